"""Troubles in which all can be had, but otherwise than expected; and councils that are not what they were."""

import gzip
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from archive.model import MinutesState
from indexer.demo.truth import MadeUpCouncil
from tests.unit.demo.reader import HOME, Reader, with_troubles


@with_troubles("empty-bodies")
def test_empty_bodies_leave_all_but_the_words(reading: Reader, small: MadeUpCouncil) -> None:
    meeting = next(m for m in small.meetings if m.has_minutes)
    told = reading.text(f"mgWebService.asmx/GetMeeting?lMeetingId={meeting.id}")
    assert re.findall(r"<minutesnonemptyhtmlbody>(.*?)</", told, re.DOTALL) == ["\n"] * told.count("<minutesnonempty")
    assert told.count("<agendatext>\n") < told.count("<agendatext>")
    assert told.count("<agendaitemid>") == len(meeting.items)
    assert "mgWordPara" in reading.text(f"ieListDocuments.aspx?MId={meeting.id}")


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
def test_without_classes_only_what_hides_something_is_named(reading: Reader, small: MadeUpCouncil) -> None:
    classes = {
        name
        for m in small.meetings
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
def test_one_meeting_has_two_addresses_that_both_lead_to_it(reading: Reader, small: MadeUpCouncil) -> None:
    first, second = small.committees[:2]
    listed = reading.text(f"ieListMeetings.aspx?CId={second.id}")
    joint = small.meetings_by_committee[first.id][-1]
    assert re.search(rf"(?i)cid={second.id}&amp;\s*mid={joint.id}\b", listed)
    (elsewhere, number), *_ = re.findall(r'href="(http://LocalHost[^"?]*\?mid=(\d+)[^"]*)"', listed)
    path = urlsplit(elsewhere.replace("&amp;", "&"))
    assert path.path == "/moderngov/IElistDOCUMENTS.aspx"
    assert reading.text(f"{path.path}?{path.query}") == reading.text(f"ieListDocuments.aspx?MId={number}")


@with_troubles("error-redirect")
def test_what_is_listed_and_not_there_leads_to_the_error_page(reading: Reader, small: MadeUpCouncil) -> None:
    listed = reading.text(f"ieListMeetings.aspx?CId={small.committees[0].id}")
    dead = re.findall(r"(?i)mid=(9\d{5})", listed)
    assert len(dead) == 2
    status, _, headers = reading.fetch(f"ieListDocuments.aspx?MId={dead[0]}")
    assert (status, headers["Location"]) == (302, "/mgError.aspx")
    assert "9001" in reading.text(HOME)


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
def test_changed_and_vanished_differ_from_the_council_as_it_was(reading: Reader, small: MadeUpCouncil) -> None:
    """One corrected, one approved, one shortened by an item, one taken back; the newest with minutes is gone."""
    now = reading.site.council
    before = [m for m in small.meetings if m.has_minutes and small.today - m.held_on <= timedelta(days=50)]
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
    untouched = set(small.meetings) - set(before)
    assert untouched <= set(now.meetings)
