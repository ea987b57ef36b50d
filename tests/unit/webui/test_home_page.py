"""The home page: the latest meetings of an archive."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from protego import Protego

from archive.compose import Composed
from archive.ids import MeetingId
from archive.model import Meeting, MeetingStatus, MinutesState
from archive.store import open_archive
from tests.sample_site import CANCELLED, FORUM, forum, make_site
from webui.app import create_app

TODAY = datetime.now(UTC).date()


def meetings(client: FlaskClient) -> list[list[str]]:
    page = BeautifulSoup(client.get("/").text, "lxml")
    return [
        [" ".join(part.get_text(" ").split()) for part in meeting.select(".latest-when, h3, .meta > *, li")]
        for meeting in page.select(".latest-meeting")
    ]


def test_the_newest_meetings_are_shown_with_the_items_that_tell_what_they_were_about(client: FlaskClient) -> None:
    """Neither procedure nor what only parts an agenda tells anything; a meeting without items has nothing to tell."""
    assert meetings(client) == [
        [
            *("10 February 2026", "Schools Forum", "Westmarch", "Draft minutes"),
            *("Attendance programme: progress and spend", "Attendance of members"),
        ],
        [
            *("4 November 2025", "Planning Committee", "Westmarch", "Published minutes"),
            *("Footbridge over the Marrow", "Land transaction"),
        ],
        [
            *("10 October 2024", "Juniper Area Board", "Westmarch", "Published minutes"),
            *("Juniper ward: library hours", "Juniper ward: road repairs"),
        ],
        [
            *("10 August 2024", "Yew Area Board", "Westmarch", "Published minutes"),
            *("Yew ward: library hours", "Yew ward: road repairs"),
        ],
        [
            *("10 May 2024", "Elder Area Board", "Westmarch", "Published minutes"),
            *("Elder ward: library hours", "Elder ward: road repairs"),
        ],
    ]


def test_the_next_meetings_come_first_and_are_marked(tmp_path: Path) -> None:
    config = make_site(tmp_path / "home")
    agenda = replace(forum(), state=MinutesState.AGENDA)
    with open_archive(config.home, writing=True) as archive:
        for number, days in ((901, 90), (902, 3), (903, 10)):
            archive.put(Composed(_at(agenda, number, TODAY + timedelta(days))))
        archive.put(Composed(replace(_at(agenda, 904, TODAY + timedelta(1)), status=MeetingStatus.CANCELLED)))
    shown = meetings(create_app(config).test_client())
    assert [meeting[:5] for meeting in shown[:3]] == [
        [_day(TODAY + timedelta(3)), "Schools Forum", "Westmarch", "Agenda only", "Coming"],
        [_day(TODAY + timedelta(1)), "Schools Forum", "Westmarch", "Agenda only", "Cancelled"],
        ["10 February 2026", "Schools Forum", "Westmarch", "Draft minutes", "Attendance programme: progress and spend"],
    ]
    assert len(shown) == 5


def _at(meeting: Meeting, number: int, day: date) -> Meeting:
    return replace(meeting, id=MeetingId("westmarch", str(number)), held_on=day, items=())


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_an_archive_tells_its_latest_and_its_next_meetings(tmp_path: Path) -> None:
    config = make_site(tmp_path / "home")
    with open_archive(config.home) as archive:
        assert archive.latest(date(2026, 2, 10), 1) == [FORUM]
        assert archive.latest(date(2020, 1, 9), 5) == []
        assert archive.coming(date(2025, 11, 4), 2) == [CANCELLED, FORUM]


def test_crawlers_are_asked_to_leave_searches_alone_and_may_find_items(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert (answer.mimetype, answer.text) == ("text/plain", "User-agent: *\nDisallow: /search\nDisallow: /suggest\n")
    rules = Protego.parse(answer.text)
    for address in ("/", "/westmarch/meetings", "/westmarch/items/101/1001", "/help", "/captures/0"):
        assert rules.can_fetch(address, "Googlebot")
    for address in ("/search?q=road", "/search.csv?q=road", "/search.atom", "/suggest?q=ro"):
        assert not rules.can_fetch(address, "Googlebot")
