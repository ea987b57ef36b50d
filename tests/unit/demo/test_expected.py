"""The truth as archive values is what our own parsers find on the site, by either way, with every way of writing it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from archive.compose import compose
from archive.ids import MeetingId
from archive.model import Meeting
from archive.sighting import Evidence, Sighting, Stated
from indexer.crawl.moderngov import attendance, item, meeting, service
from indexer.crawl.moderngov.dates import without_subtitle
from indexer.demo.answers import Site
from indexer.demo.expected import Way, bare, expected, without_addresses
from indexer.demo.messages import Answering, Request
from indexer.demo.stage import Stage
from indexer.demo.troubles import reshaped, wrapped
from indexer.demo.truth import MadeUpCouncil

BASE, SLUG = "http://127.0.0.1:9/", "harnmere"
MOMENT = datetime(2026, 7, 1, tzinfo=UTC)


def answering(council: MadeUpCouncil, *troubles: str) -> Answering:
    site = Site(council, BASE)
    return wrapped(lambda request: site.answer(request.target), troubles, Stage(council, BASE, 0.0))


def joined(number: int, sightings: Iterable[Sighting]) -> Meeting:
    identity = MeetingId(SLUG, str(number))
    pages = [Evidence(identity, seen, Stated(), MOMENT, BASE, f"{n:064}") for n, seen in enumerate(sightings)]
    return bare(compose(pages).meeting)


def by_service(council: MadeUpCouncil, answer: Answering) -> tuple[Meeting, ...]:
    """What GetMeeting tells; the committee of a meeting without items stands in GetMeetings alone."""
    found = []
    for held in council.meetings:
        body = answer(Request(f"/mgWebService.asmx/GetMeeting?lMeetingId={held.id}")).body
        told = joined(held.id, [service.parse(body, BASE)])
        found.append(told if held.items else replace(told, committee=held.committee.name))
    return tuple(found)


def by_pages(council: MadeUpCouncil, answer: Answering) -> tuple[Meeting, ...]:
    """The meeting page, the pages of its cut items, and the attendance page where it is not on the first.

    A subtitle ("Annual Meeting, Council") is told from the committee by the list of committees.
    """
    names = tuple(c.name for c in council.committees)
    found = []
    for held in council.meetings:
        seen = [meeting.parse(answer(Request(f"/ieListDocuments.aspx?MId={held.id}")).body, BASE)]
        for row in (r for r in seen[0].items if r.cut):
            (full,) = item.parse(answer(Request(f"/mgAi.aspx?ID={row.item}")).body, BASE).items
            seen.append(Sighting(str(held.id), whole=False, items=(replace(full, item=row.item, source_url=None),)))
        if seen[0].attendance is None:
            seen.append(attendance.parse(answer(Request(f"/mgMeetingAttendance.aspx?ID={held.id}")).body, BASE))
        told = joined(held.id, seen)
        assert told.committee is not None
        address = f"{BASE}ieListDocuments.aspx?MId={held.id}&Ver=4"
        found.append(replace(told, committee=without_subtitle(told.committee, names), source_url=address))
    return tuple(found)


@pytest.mark.parametrize(
    "troubles", [(), ("windows-1252",), ("odd-bodies",), ("changed", "vanished"), ("long-committee",)]
)
def test_the_service_tells_the_truth(small: MadeUpCouncil, troubles: tuple[str, ...]) -> None:
    troubled = reshaped(small, troubles)
    assert by_service(troubled, answering(troubled, *troubles)) == expected(troubled, BASE, SLUG, Way.SERVICE)


@pytest.mark.parametrize(
    "troubles", [(), ("missing-classes",), ("windows-1252",), ("missing-classes", "windows-1252"), ("changed",)]
)
def test_the_pages_tell_the_truth(small: MadeUpCouncil, troubles: tuple[str, ...]) -> None:
    troubled = reshaped(small, troubles)
    assert by_pages(troubled, answering(troubled, *troubles)) == expected(troubled, BASE, SLUG, Way.PAGES)


def test_both_ways_agree_in_all_but_addresses_and_papers_of_the_meeting(small: MadeUpCouncil) -> None:
    one, other = ([without_addresses(m) for m in expected(small, BASE, SLUG, way)] for way in Way)
    assert one == other
