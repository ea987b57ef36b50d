"""The troubles of the made-up council's site, over HTTP: each does what its name says, and nothing else."""

import gzip
import http.client
import re
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.model import MinutesState
from indexer.demo.council import make_council
from indexer.demo.site import DemoSite, running
from indexer.demo.troubles import TROUBLES
from indexer.demo.truth import MadeUpCouncil

ROOT = Path(__file__).parents[3]
COMMITTEES = "mgWebService.asmx/GetCommittees"
HOME = "mgListCommittees.aspx"


@pytest.fixture(scope="module")
def council() -> MadeUpCouncil:
    return make_council(size="small")


class Reader:
    """Asks for one target after another over one connection, as long as that stays open."""

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        self.folder = urlsplit(site.address).path
        self.connection = http.client.HTTPConnection(urlsplit(site.address).netloc)

    def fetch(self, target: str, **headers: str) -> tuple[int, bytes, Message]:
        path = target if target.startswith("/") else self.folder + target
        self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        return response.status, response.read(), response.headers

    def status(self, target: str) -> int:
        return self.fetch(target)[0]

    def text(self, target: str) -> str:
        status, body, _ = self.fetch(target)
        assert status == 200
        return body.decode()


def seconds_of(retry_after: str) -> float:
    if retry_after.isdigit():
        return float(retry_after)
    return max(parsedate_to_datetime(retry_after).timestamp() - time.time(), 0.0)


@pytest.fixture
def reading(request: pytest.FixtureRequest, council: MadeUpCouncil) -> Iterator[Reader]:
    """A reader of the site with the troubles that the test is parametrised with."""
    names: Iterable[str] = request.param
    with running(council, troubles=names, wait=0.05) as site:
        reader = Reader(site)
        yield reader
        reader.connection.close()


def with_troubles(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("reading", [names], indirect=True, ids=["+".join(names)])


def test_the_documentation_lists_every_trouble_with_what_it_does() -> None:
    text = (ROOT / "docs" / "made-up-council.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \| (yes|no) \|$", text, re.MULTILINE)
    assert rows == [(name, t.told, "yes" if t.reachable else "no") for name, t in TROUBLES.items()]


def test_an_unknown_trouble_is_an_error_and_frees_the_port(council: MadeUpCouncil) -> None:
    with running(council) as site:
        port = int(urlsplit(site.address).port or 0)
    with pytest.raises(KeyError, match="no-such-trouble"):
        DemoSite(council, port, ["no-such-trouble"])
    with running(council, port):
        pass


@with_troubles("service-off")
def test_a_service_that_is_off_leaves_the_pages(reading: Reader) -> None:
    assert [reading.status(t) for t in (COMMITTEES, HOME)] == [404, 200]


@with_troubles("service-403")
def test_a_service_that_is_forbidden_leaves_the_pages(reading: Reader) -> None:
    assert [reading.status(t) for t in (COMMITTEES, HOME)] == [403, 200]


@with_troubles("service-error-page")
def test_an_error_page_comes_with_status_200(reading: Reader) -> None:
    body = reading.text(COMMITTEES)
    assert 'id="modgov"' in body
    assert "An error has occurred" in body


@with_troubles("bursts-429")
def test_a_burst_of_429_lasts_a_second_and_says_so(reading: Reader) -> None:
    """Whoever waits as long as he is told meets one refusal a burst; the second one tells a date."""
    refused = []
    for _ in range(45):
        status, _, headers = reading.fetch(HOME)
        if status == 429:
            refused.append(headers["Retry-After"])
            time.sleep(seconds_of(refused[-1]))
    assert refused[0] == "1"
    assert refused[1].endswith(" GMT")
    assert [n for n, asked in enumerate(reading.site.requests, 1) if asked.status == 429] == [8, 40]


@with_troubles("bursts-429")
def test_whoever_does_not_wait_out_a_burst_of_429_is_refused_again(reading: Reader) -> None:
    assert [reading.status(HOME) for _ in range(12)] == [200] * 7 + [429] * 5


@with_troubles("bursts-503")
def test_a_burst_of_503_is_two_requests_long(reading: Reader) -> None:
    assert [reading.status(HOME) for _ in range(12)] == [200] * 7 + [503] * 2 + [200] * 3


@with_troubles("forbidden")
def test_a_site_that_forbids_everything_still_has_its_robots_file(reading: Reader) -> None:
    assert [reading.status(t) for t in ("robots.txt", COMMITTEES, HOME)] == [200, 403, 403]


@with_troubles("challenge")
def test_a_challenge_stands_everywhere(reading: Reader) -> None:
    for target in ("robots.txt", COMMITTEES, HOME, "anything"):
        body = reading.text(target)
        assert len(body) == 212
        assert "<script" in body


@with_troubles("service-slow")
def test_wide_windows_are_never_answered_and_narrow_ones_are(reading: Reader) -> None:
    listed = "mgWebService.asmx/GetMeetings?lCommitteeId=0&sFromDate={}&sToDate={}"
    for window in (("0", "0"), ("01/01/2010", "01/01/2027")):
        with pytest.raises(http.client.RemoteDisconnected):
            reading.fetch(listed.format(*window))
    assert reading.status(listed.format("01/01/2026", "01/07/2026")) == 200
    assert reading.status(COMMITTEES) == 200
    assert [asked.status for asked in reading.site.requests] == [None, None, 200, 200]


@with_troubles("service-silent")
def test_a_silent_service_closes_the_connection_without_a_word(reading: Reader) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        reading.fetch(COMMITTEES)
    assert reading.status(HOME) == 200


@with_troubles("service-half-broken")
def test_a_half_broken_service_fails_for_some(reading: Reader, council: MadeUpCouncil) -> None:
    listed = "mgWebService.asmx/GetMeetings?lCommitteeId={}&sFromDate=0&sToDate=0"
    lists = {c.id: reading.status(listed.format(c.id)) for c in council.committees}
    assert sorted(lists.values()) == [200] * (len(lists) - 1) + [500]
    meetings = [reading.fetch(f"mgWebService.asmx/GetMeeting?lMeetingId={m.id}") for m in council.meetings]
    assert {status for status, _, _ in meetings} == {200, 500}
    assert any(status == 200 and b"<html" in body for status, body, _ in meetings)


@with_troubles("pages-off")
def test_where_the_pages_are_off_the_service_is_there(reading: Reader) -> None:
    assert [reading.status(t) for t in ("robots.txt", COMMITTEES, HOME)] == [200, 200, 404]


@with_troubles("empty-bodies")
def test_empty_bodies_leave_all_but_the_words(reading: Reader, council: MadeUpCouncil) -> None:
    meeting = next(m for m in council.meetings if m.has_minutes)
    told = reading.text(f"mgWebService.asmx/GetMeeting?lMeetingId={meeting.id}")
    assert re.findall(r"<minutesnonemptyhtmlbody>(.*?)</", told, re.DOTALL) == ["\n"] * told.count("<minutesnonempty")
    assert told.count("<agendatext>\n") < told.count("<agendatext>")
    assert told.count("<agendaitemid>") == len(meeting.items)
    assert "mgWordPara" in reading.text(f"ieListDocuments.aspx?MId={meeting.id}")


@with_troubles("truncated")
def test_an_answer_breaks_off_twice_at_most(reading: Reader, council: MadeUpCouncil) -> None:
    broken = []
    for meeting in council.meetings:
        target, times = f"mgMeetingAttendance.aspx?ID={meeting.id}", 0
        while True:
            try:
                reading.fetch(target)
                break
            except http.client.IncompleteRead:
                reading.connection.close()
                times += 1
        broken.append(times)
    assert set(broken) == {0, 1, 2}


@with_troubles("gzip")
def test_packed_answers_go_to_whoever_takes_them(reading: Reader) -> None:
    _, packed, headers = reading.fetch(HOME, **{"Accept-Encoding": "gzip, deflate"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed).decode() == reading.text(HOME)


@with_troubles("windows-1252")
def test_pages_in_windows_1252_say_so_and_are(reading: Reader) -> None:
    _, body, headers = reading.fetch("mgMemberIndex.aspx")
    assert headers["Content-Type"] == "text/html"
    assert b'charset="windows-1252"' in body
    assert "Beatriz Álvarez".encode("cp1252") in body


@with_troubles("missing-classes")
def test_without_classes_only_what_hides_something_is_named(reading: Reader, council: MadeUpCouncil) -> None:
    classes = {
        name
        for m in council.meetings
        for name in re.findall(r"class=\"(\w+)", reading.text(f"ieListDocuments.aspx?MId={m.id}"))
    }
    assert {name for name in classes if name.startswith("mg")} == {"mgHide", "mgFileSize", "mgWordPara"}


@with_troubles("base-folder")
def test_in_a_base_folder_the_root_is_another_site(reading: Reader) -> None:
    assert reading.site.address.endswith("/moderngov/")
    assert [reading.status(t) for t in (HOME, f"/{HOME}", "/robots.txt")] == [200, 404, 200]
    assert "/moderngov/mgListCommittees.aspx" in reading.text("/")
    assert reading.fetch("mgAi.aspx?ID=1")[2]["Location"] == "/moderngov/mgError.aspx"


@with_troubles("two-addresses", "base-folder")
def test_one_meeting_has_two_addresses_that_both_lead_to_it(reading: Reader, council: MadeUpCouncil) -> None:
    first, second = council.committees[:2]
    listed = reading.text(f"ieListMeetings.aspx?CId={second.id}")
    joint = council.meetings_by_committee[first.id][-1]
    assert re.search(rf"(?i)cid={second.id}&amp;\s*mid={joint.id}\b", listed)
    (elsewhere, number), *_ = re.findall(r'href="(http://LocalHost[^"?]*\?mid=(\d+)[^"]*)"', listed)
    path = urlsplit(elsewhere.replace("&amp;", "&"))
    assert path.path == "/moderngov/IElistDOCUMENTS.aspx"
    assert reading.text(f"{path.path}?{path.query}") == reading.text(f"ieListDocuments.aspx?MId={number}")


@with_troubles("error-redirect")
def test_what_is_listed_and_not_there_leads_to_the_error_page(reading: Reader, council: MadeUpCouncil) -> None:
    listed = reading.text(f"ieListMeetings.aspx?CId={council.committees[0].id}")
    dead = re.findall(r"(?i)mid=(9\d{5})", listed)
    assert len(dead) == 2
    status, _, headers = reading.fetch(f"ieListDocuments.aspx?MId={dead[0]}")
    assert (status, headers["Location"]) == (302, "/mgError.aspx")
    assert "9001" in reading.text(HOME)


@with_troubles("lost-full-texts")
def test_full_texts_are_lost_and_other_items_are_not(reading: Reader, council: MadeUpCouncil) -> None:
    items = [i for m in council.meetings for i in m.items]
    statuses = {i.id: reading.status(f"mgAi.aspx?ID={i.id}") for i in items}
    assert statuses == {i.id: 302 if i.cut else 200 for i in items}
    assert set(statuses.values()) == {200, 302}


@with_troubles("endless-calendar")
@pytest.mark.parametrize("words", ["Earlier meetings", "Later meetings", "Previous month", "Next month"])
def test_the_trap_goes_on_for_ever(reading: Reader, words: str) -> None:
    """Every page of it leads to another address; here fifty of them."""
    target = "ieListMeetings.aspx?CId=124" if "meetings" in words else "mgCalendarMonthView.aspx?bcr=1"
    seen: set[str] = set()
    while len(seen) < 50:
        assert target not in seen
        seen.add(target)
        found = re.findall(rf'href="([^"]+)"[^>]*>{words}<', reading.text(target))
        target = re.sub(r"\s", "", found[-1]).replace("&amp;", "&")


@with_troubles("long-committee")
def test_a_long_committee_has_a_thousand_items_on_many_pages(reading: Reader) -> None:
    council = reading.site.council
    (added,) = [c for c in council.committees if c.id == 190]
    held = council.meetings_by_committee[added.id]
    assert sum(len(m.items) for m in held) >= 1000
    shown = re.findall(r"(?i)mid=(\d+)", reading.text("ieListMeetings.aspx?CId=190"))
    assert shown == [str(m.id) for m in held[-51:]]
    year = re.findall(r"(?i)mid=(\d+)", reading.text("ieListMeetings.aspx?CId=190&Year=2024"))
    assert (year[0], len(year)) == (str(next(m.id for m in held if m.held_on.year == 2024)), 51)


@with_troubles("changed", "vanished")
def test_changed_and_vanished_differ_from_the_council_as_it_was(reading: Reader, council: MadeUpCouncil) -> None:
    """One corrected, one approved, one shortened by an item, one taken back; the newest with minutes is gone."""
    now = reading.site.council
    before = [m for m in council.meetings if m.has_minutes and council.today - m.held_on <= timedelta(days=50)]
    corrected, approved, shortened, taken_back = (now.meeting_by_id.get(m.id) for m in before[:4])
    assert (corrected and corrected.items) != before[0].items
    assert approved is not None
    assert approved.state is MinutesState.PUBLISHED
    assert shortened is not None
    assert shortened.items == before[2].items[:-1]
    assert taken_back is not None
    assert not taken_back.has_minutes
    assert before[-1].id not in now.meeting_by_id
    assert reading.status(f"ieListDocuments.aspx?MId={before[-1].id}") == 302
    untouched = set(council.meetings) - set(before)
    assert untouched <= set(now.meetings)


@with_troubles("always-429")
def test_a_site_that_is_always_busy_says_tomorrow(reading: Reader) -> None:
    status, _, headers = reading.fetch(HOME)
    assert (status, headers["Retry-After"]) == (429, "86400")
    assert [reading.status(t) for t in ("robots.txt", COMMITTEES)] == [200, 429]


@with_troubles("always-503")
def test_a_broken_site_says_nothing_of_when(reading: Reader) -> None:
    status, _, headers = reading.fetch(COMMITTEES)
    assert (status, headers["Retry-After"], reading.status("robots.txt")) == (503, None, 200)


@with_troubles("robots-forbid")
def test_a_robots_file_may_forbid_everything(reading: Reader) -> None:
    assert reading.text("robots.txt").split() == ["User-agent:", "*", "Disallow:", "/"]


@with_troubles("robots-delay")
def test_a_robots_file_may_ask_for_time(reading: Reader) -> None:
    assert "Crawl-delay: 2\r\n" in reading.text("robots.txt")


@with_troubles("challenge-later")
def test_a_firewall_may_lose_its_patience(reading: Reader) -> None:
    assert [len(reading.text(HOME)) == 212 for _ in range(17)] == [False] * 15 + [True] * 2


@with_troubles("not-moderngov")
def test_another_site_has_none_of_it(reading: Reader) -> None:
    assert [reading.status(t) for t in ("/", HOME, COMMITTEES, "robots.txt")] == [200, 404, 404, 404]


@with_troubles("not-moderngov-200")
def test_another_site_may_answer_everything_with_its_first_page(reading: Reader) -> None:
    assert len({reading.text(t) for t in ("/", HOME, COMMITTEES)}) == 1


def test_every_trouble_is_tested_above() -> None:
    """One that nobody has seen work is none; the odd bodies are read in test_expected.py."""
    tested = set(
        re.findall(
            r'"([\w-]+)"', " ".join(re.findall(r"@with_troubles\((.*)\)", Path(__file__).read_text(encoding="utf-8")))
        )
    )
    assert tested | {"odd-bodies"} == set(TROUBLES)


def test_the_same_address_can_become_another_day_with_other_troubles(council: MadeUpCouncil) -> None:
    with running(council) as site:
        reader, address = Reader(site), site.address
        assert reader.status(COMMITTEES) == 200
        site.become(council, ["service-off"])
        assert reader.status(COMMITTEES) == 404
        assert (site.address, len(site.requests)) == (address, 2)
        reader.connection.close()
