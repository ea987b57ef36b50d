"""From a kept page to the archive: recognise it, parse it, find its council, join it with its meeting, read, put.

Everything here can be done again from the captures alone; nothing here touches a network.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from archive.compose import compose, row_ids, settled_meeting
from archive.ids import UNKNOWN_COUNCIL, ItemId, MeetingId
from archive.ledger import Waiting
from archive.sighting import Evidence, Sighting, Stated
from archive.store import Archive
from indexer.crawl.councils import Register, slug_of_base
from indexer.crawl.errors import CrawlError, Unreadable
from indexer.crawl.moderngov.kinds import Kind, recognise
from indexer.crawl.moderngov.pages import parse
from indexer.crawl.moderngov.urls import (
    absolute_moderngov_addresses,
    base_of,
    item_number,
    item_url,
    meeting_number,
    meeting_url,
)
from indexer.reading.read import read

# Pages of one meeting often come together; read this many at a time they are joined once.
BATCH = 50

_OK = 200

# The longest meeting pages are a few megabytes; one ten times that would only hold up all that wait behind it.
LARGEST_PAGE = 16 * 1024 * 1024
_WITHOUT_MEETINGS = frozenset(
    {Kind.COMMITTEES_XML, Kind.MEETINGS_XML, Kind.COMMITTEE_LIST, Kind.MEETING_LIST, Kind.OTHER_PAGE, Kind.UNKNOWN}
)


@dataclass(slots=True)
class Tally:
    """What was taken in. `unread` maps the SHA-256 of a page to the reason; `notes` are sentences for the person."""

    meetings: set[MeetingId] = field(default_factory=set)
    items: set[ItemId] = field(default_factory=set)
    new: set[ItemId] = field(default_factory=set)
    changed: set[ItemId] = field(default_factory=set)
    unread: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sighted:
    capture: int
    evidence: Evidence


def take_in(archive: Archive, register: Register, tally: Tally) -> None:
    """Read every page that waits. A page that cannot be read is set aside with the reason, and the rest goes on."""
    waiting = archive.ledger.waiting()
    while pages := list(islice(waiting, BATCH)):
        meetings: dict[MeetingId, list[_Sighted]] = {}
        for sighted in _sighted(archive, register, pages, tally):
            meetings.setdefault(sighted.evidence.meeting, []).append(sighted)
        for meeting, found in meetings.items():
            _put(archive, meeting, found, tally)


def _sighted(archive: Archive, register: Register, pages: Iterable[Waiting], tally: Tally) -> Iterator[_Sighted]:
    for page in pages:
        if _is_no_business_of_ours(page):
            archive.ledger.set_aside(page.id, None)
            continue
        stated = archive.ledger.stated(page.sha256)
        council, base = _whose(page, stated, register)
        try:
            sighting = _parsed(page.body, base)
        except CrawlError as error:
            archive.ledger.set_aside(page.id, str(error))
            tally.unread[page.sha256] = str(error)
            continue
        sighting = _numbered(sighting, page.url) if council else _without_numbers(sighting)
        tally.notes += _differences(stated, sighting)
        meeting = settled_meeting(council, sighting.meeting, page.sha256)
        yield _Sighted(page.id, Evidence(meeting, sighting, stated, page.at, page.url, page.sha256))


def _parsed(body: bytes, base: str | None) -> Sighting:
    if len(body) > LARGEST_PAGE:
        raise Unreadable(f"it is larger than {LARGEST_PAGE >> 20} MiB, which no page of minutes is")
    return parse(body, base)


def _is_no_business_of_ours(page: Waiting) -> bool:
    """Whether a fetched page was never meant to hold a meeting: robots.txt, a list, an answer that is not 200."""
    return page.status is not None and (page.status != _OK or recognise(page.body) in _WITHOUT_MEETINGS)


def _whose(page: Waiting, stated: Stated, register: Register) -> tuple[str | None, str | None]:
    """(council, base address) of a page: as stated, else by the register, else the host's name, else None."""
    addresses = [*([page.url] if page.url and base_of(page.url) else []), *absolute_moderngov_addresses(page.body)]
    base = base_of(addresses[0]) if addresses else None
    if stated.council:
        row = register.by_slug(stated.council)
        return stated.council, base or (row.base if row else None)
    for address in addresses:
        if row := register.for_address(address):
            return row.slug, base
    return (slug_of_base(base), base) if base else (None, None)


def _numbered(sighting: Sighting, url: str | None) -> Sighting:
    """A sighting whose page does not tell its own numbers, with those of the address it was fetched from."""
    base = base_of(url) if url else None
    if url is None or base is None:
        return sighting
    if sighting.meeting is None and (meeting := meeting_number(url)):
        return replace(sighting, meeting=meeting, source_url=meeting_url(base, meeting))
    only = sighting.items[0] if len(sighting.items) == 1 and not sighting.whole else None
    if only and only.item is None and (item := item_number(url)):
        return replace(sighting, items=(replace(only, item=item, source_url=item_url(base, item)),))
    return sighting


def _without_numbers(sighting: Sighting) -> Sighting:
    """A sighting whose council nobody knows: its numbers are no one's, so it is known by its content alone."""
    return replace(sighting, meeting=None, items=tuple(replace(row, item=None) for row in sighting.items))


def _differences(stated: Stated, sighting: Sighting) -> list[str]:
    pairs = (("committee", stated.committee, sighting.committee), ("date", stated.held_on, sighting.held_on))
    return [
        f"the page says {name} {page}, not {person} as stated: the page counts"
        for name, person, page in pairs
        if person and page and person != page
    ]


def _put(archive: Archive, meeting: MeetingId, found: list[_Sighted], tally: Tally) -> None:
    before = [archive.ledger.meeting_of(s.capture) for s in found]
    renewed = {s.capture for s in found}
    known = [evidence for capture, evidence in archive.evidence(meeting) if capture not in renewed]
    composed = compose([*known, *(s.evidence for s in found)], archive.ledger.notices.of(meeting))
    now = dict(composed.moved)
    moved_here: set[ItemId] = set()
    with archive.together():
        done = archive.put(
            replace(composed, meeting=read(composed.meeting)), [(s.capture, s.evidence.sighting) for s in found]
        )
        for sighted, old in zip(found, before, strict=True):
            items = {now.get(item, item) for item in row_ids(sighted.evidence)}
            tally.items |= items
            if old and old != meeting:
                moved_here |= items
                _leave(archive, old, sighted)
    tally.meetings.add(meeting)
    tally.items |= done.new | done.changed
    tally.new |= done.new - moved_here
    tally.changed |= (done.changed | (done.new & moved_here)) - tally.new


def _leave(archive: Archive, old: MeetingId, sighted: _Sighted) -> None:
    """A page that was taken for another meeting's leaves it; what it alone told redirects to where it is now."""
    moved = _redirects(old, sighted.evidence)
    remaining = [evidence for _, evidence in archive.evidence(old)]
    if not remaining:
        archive.remove(old, [(str(old), str(sighted.evidence.meeting)), *moved])
        return
    composed = compose(remaining, archive.ledger.notices.of(old))
    archive.put(replace(composed, meeting=read(composed.meeting)))


def _redirects(old: MeetingId, evidence: Evidence) -> list[tuple[str, str]]:
    was = replace(evidence, meeting=old)
    if old.council == UNKNOWN_COUNCIL:
        was = replace(was, sighting=_without_numbers(evidence.sighting))
    return [(str(a), str(b)) for a, b in zip(row_ids(was), row_ids(evidence), strict=True)]
