"""From a kept page to the archive: look at it, join it with its meeting, read, put.

Everything here can be done again from the captures alone; nothing here touches a network.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from archive.compose import row_ids
from archive.ids import UNKNOWN_COUNCIL, ItemId, MeetingId
from archive.notice import NO_NOTICES
from archive.rows import MeetingRows
from archive.sighting import Evidence
from archive.store import Archive
from indexer.crawl.joining import joined
from indexer.crawl.lookers import Chunk, Looked, Lookers
from indexer.crawl.looking import without_numbers
from indexer.crawl.sighted import Sighted


@dataclass(slots=True)
class Tally:
    """What was taken in. `unread` maps the SHA-256 of a page to the reason; `notes` are sentences for the person."""

    meetings: set[MeetingId] = field(default_factory=set)
    items: set[ItemId] = field(default_factory=set)
    new: set[ItemId] = field(default_factory=set)
    changed: set[ItemId] = field(default_factory=set)
    unread: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def take_in(archive: Archive, tally: Tally) -> None:
    """Read every page that waits. A page that cannot be read is set aside with the reason, and the rest goes on."""
    with Lookers(archive.home) as lookers:
        for chunk in lookers.look(archive.ledger.unlooked(), reading=True):
            enter(archive, chunk, tally)


def enter(archive: Archive, chunk: Chunk, tally: Tally) -> None:
    """Put what was found in some pages into the archive."""
    # Of what somebody stated something else meanwhile the page waits again, to be looked at with that.
    looked = [one for one in chunk.looked if archive.ledger.stated(one.page.sha256) == one.page.stated]
    meetings: dict[MeetingId, list[tuple[int, Sighted]]] = {}
    for capture, sighted in _sighted(archive, looked, tally):
        meetings.setdefault(sighted.meeting, []).append((capture, sighted))
    for meeting, found in meetings.items():
        alone = chunk.meetings.get(meeting) if len(looked) == len(chunk.looked) else None
        _put(archive, found, alone, tally)


def _sighted(archive: Archive, chunk: Iterable[Looked], tally: Tally) -> Iterator[tuple[int, Sighted]]:
    for looked in chunk:
        if isinstance(looked.found, Sighted):
            tally.notes += looked.found.notes
            yield looked.page.id, looked.found
            continue
        archive.ledger.set_aside(looked.page.id, looked.found)
        if looked.found is not None:
            tally.unread[looked.page.sha256] = looked.found


def _put(archive: Archive, found: list[tuple[int, Sighted]], alone: MeetingRows | None, tally: Tally) -> None:
    """Put the meeting that `found` tells of; `alone` is what was made of these pages by themselves."""
    meeting = found[0][1].meeting
    before = [archive.ledger.meeting_of(capture) for capture, _ in found]
    renewed = {capture for capture, _ in found}
    known = [evidence for capture, evidence in archive.evidence(meeting) if capture not in renewed]
    notices = archive.ledger.notices.of(meeting)
    if alone is None or known or notices != NO_NOTICES:
        rows = MeetingRows.of(joined([*known, *(sighted.evidence() for _, sighted in found)], archive.home, notices))
    else:
        rows = alone
    now = dict(rows.moved)
    moved_here: set[ItemId] = set()
    with archive.together():
        done = archive.put_rows(rows, [(capture, sighted.sighting) for capture, sighted in found])
        for (_, sighted), old in zip(found, before, strict=True):
            items = {now.get(item, item) for item in sighted.items}
            tally.items |= items
            if old and old != meeting:
                moved_here |= items
                _leave(archive, old, sighted)
    tally.meetings.add(meeting)
    tally.items |= done.new | done.changed
    tally.new |= done.new - moved_here
    tally.changed |= (done.changed | (done.new & moved_here)) - tally.new


def _leave(archive: Archive, old: MeetingId, sighted: Sighted) -> None:
    """A page that was taken for another meeting's leaves it; what it alone told redirects to where it is now."""
    moved = redirects(old, sighted.evidence())
    remaining = [evidence for _, evidence in archive.evidence(old)]
    notices = archive.ledger.notices.of(old)
    if remaining:
        archive.put(joined(remaining, archive.home, notices))
    elif notices.taken_down or notices.items:
        # What was taken down has nothing to move: who follows its address is told why.
        taken = {str(item) for item, _ in notices.items}
        archive.bury(old)
        archive.redirect((item, now) for item, now in moved if item not in taken)
    else:
        archive.remove(old, [(str(old), str(sighted.meeting)), *moved])


def redirects(old: MeetingId, evidence: Evidence) -> list[tuple[str, str]]:
    """(old, new) ids of the items of a page that was evidence for the meeting `old` before."""
    was = replace(evidence, meeting=old)
    if old.council == UNKNOWN_COUNCIL:
        was = replace(was, sighting=without_numbers(evidence.sighting))
    return [(str(a), str(b)) for a, b in zip(row_ids(was), row_ids(evidence), strict=True)]
