"""What answers mean, what robots.txt allows, and which meetings are due."""

from datetime import UTC, date, datetime, timedelta

import pytest

from archive.frontier import Listed
from archive.record import Held
from indexer.crawl import robots
from indexer.crawl.due import SWEEP, Window, due, window
from indexer.crawl.manners import Meaning, retry_after, verdict
from indexer.crawl.spider import Answer

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOON.date()
PAGE = b"<html><body><div id='modgov'><h1>Agenda</h1></div></body></html>"
CHALLENGE = b"<html><head><script src='/_Incapsula_Resource?x=1'></script></head><body></body></html>"


@pytest.mark.parametrize(
    ("status", "headers", "body", "meaning"),
    [
        (200, (), PAGE, Meaning.PAGE),
        (200, (), PAGE[:40], Meaning.CUT),
        (200, (), b"<?xml version='1.0'?><!-- x --><meeting><meetingid>1</meetingid></meeting>\r\n", Meaning.PAGE),
        (200, (), b"<?xml version='1.0'?><meeting><meetingid>1</meetingid>", Meaning.CUT),
        (200, (), b" ", Meaning.BROKEN),
        (200, (), CHALLENGE, Meaning.CHALLENGE),
        (503, (), CHALLENGE, Meaning.CHALLENGE),
        (404, (), CHALLENGE, Meaning.GONE),
        (302, (("Location", "/mgError.aspx"),), b"", Meaning.GONE),
        (301, (("Location", "https://b.example/mgAi.aspx?ID=1"),), b"", Meaning.MOVED),
        (403, (), b"no", Meaning.NO),
        (429, (), b"", Meaning.BUSY),
        (503, (), b"", Meaning.BUSY),
        (500, (), b"", Meaning.BROKEN),
    ],
)
def test_an_answer_has_a_meaning(
    status: int, headers: tuple[tuple[str, str], ...], body: bytes, meaning: Meaning
) -> None:
    answer = Answer("https://a.example/mgAi.aspx?ID=1", status, headers, body, NOON)
    assert verdict(answer, body).meaning is meaning


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("Mon, 02 Mar 2026 12:00:30 GMT", 30.0),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOON) == seconds


def test_robots_txt_speaks_to_us_by_name_and_names_a_pause() -> None:
    rules = robots.parse(
        b"User-agent: *\nDisallow: /\n\nUser-agent: Minutebook\nDisallow: /mgRss.aspx\nCrawl-delay: 3\n"
    )
    assert rules.allows("https://a.example/ieListDocuments.aspx?MId=1")
    assert not rules.allows("https://a.example/mgRss.aspx?x=1")
    assert rules.delay == 3.0
    assert robots.parse(b"<html>not found</html>").allows("https://a.example/")


def listed(number: int, held_on: date, **more: object) -> Listed:
    return Listed(str(number), "1", {"held_on": held_on.isoformat()}, NOON, **more)  # type: ignore[arg-type]


def held(held_on: date, state: str = "published") -> Held:
    return Held(held_on, state, None, withdrawn=False)


def numbers(found: list[Listed]) -> set[int]:
    return {int(row.meeting) for row in found}


def test_what_the_archive_lacks_what_is_young_and_what_a_list_says_anew_is_asked_for() -> None:
    old, young = TODAY - timedelta(days=400), TODAY - timedelta(days=50)
    rows = [listed(1, old), listed(2, old), listed(3, young), listed(4, old, changed=True)]
    have = {"2": held(old), "3": held(young), "4": held(old)}
    days = window(TODAY, 56, None, None)
    assert numbers(due(rows, have, days)) == {1, 3, 4} | {2}  # one of the rest is swept
    assert numbers(due(rows, have, Window(TODAY, young, only=True))) == {3}


def test_the_rest_is_swept_in_thirty_crawls_those_first_whose_minutes_are_to_come() -> None:
    old = TODAY - timedelta(days=400)
    rows = [listed(n, old, fetched_on=TODAY - timedelta(days=5)) for n in range(1, 2 * SWEEP + 1)]
    have = {str(n): held(old, "agenda" if n == 60 else "published") for n in range(1, 2 * SWEEP + 1)}
    found = due(rows, have, window(TODAY, 56, TODAY, None))
    assert len(found) == 2
    assert 60 in numbers(found)


def test_a_draft_is_asked_for_once_its_committee_has_met_again() -> None:
    old = TODAY - timedelta(days=90)
    rows = [listed(1, old), listed(2, TODAY - timedelta(days=3))]
    have = {"1": held(old, "draft"), "2": held(TODAY - timedelta(days=3), "agenda")}
    assert numbers(due(rows, have, window(TODAY, 56, TODAY, None))) == {1, 2}


def test_after_a_long_pause_the_look_back_reaches_as_far_as_it_did_then() -> None:
    assert window(TODAY, 56, TODAY - timedelta(days=100), None).since == TODAY - timedelta(days=156)


def test_a_look_back_longer_than_the_calendar_reaches_to_its_beginning() -> None:
    assert window(TODAY, 7 * 10**9, TODAY - timedelta(days=100), None).since == date.min
