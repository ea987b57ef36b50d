"""Taking down for good: what is forgotten is found on every page, cut out of it, and cut out again when it comes back.

First the notice is made durable, with all ids and marks; whatever is killed after that is finished by the same command.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from archive.compose import compose, row_ids
from archive.errors import NotArchived
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem
from archive.notice import TakenDown
from archive.rebuild import drop_unfinished
from archive.sighting import SightedItem
from archive.store import Archive
from archive.warc import Redaction
from indexer.crawl.councils import Register
from indexer.crawl.cutting import Cutter, guard, is_copy
from indexer.crawl.intake import Tally, take_in
from indexer.crawl.moderngov.marks import Marks
from indexer.crawl.moderngov.redact import marks_for

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What a take-down did: how many captured pages it cut; `already`: it was done before."""

    id: str
    pages: int
    already: bool = False


def forget(archive: Archive, asked: ItemId | MeetingId, notice: tuple[datetime, str], register: Register,
           progress: Progress) -> Forgotten:  # fmt: skip
    """Take an item or a whole meeting down for good; `notice` is the moment and why.

    `progress` is told how many captured pages were gone through. Killed at any moment, it is to be called again. Raises
    NotArchived for an unknown id.
    """
    guard(archive, register)
    take_in(archive, Tally())
    taken = archive.ledger.notices.taken_down_as(str(asked))
    if taken is not None and taken.done:
        return Forgotten(str(asked), 0, already=True)
    if taken is None:
        taken = _notice(archive, asked, *notice)
        archive.ledger.note(taken)
    pages = _cut_captures(archive, taken, register, progress)
    _put_anew(archive, taken)
    drop_unfinished(archive.home)
    archive.scrub()
    archive.ledger.note(replace(archive.ledger.notices.taken_down_as(taken.asked) or taken, done=True))
    return Forgotten(str(asked), pages)


def take_down_again(archive: Archive, taken: TakenDown, register: Register) -> None:
    """Cut what was taken down out of captures that were put back from before, and make the notice durable in them.

    Nothing of the archive has been read yet.
    """
    archive.ledger.note(replace(taken, done=False))
    _cut_captures(archive, taken, register, lambda _: None)
    archive.ledger.note(replace(archive.ledger.notices.taken_down_as(taken.asked) or taken, done=True))


# What is to be forgotten


def _notice(archive: Archive, asked: ItemId | MeetingId, at: datetime, why: str) -> TakenDown:
    meeting = asked if isinstance(asked, MeetingId) else asked.of_meeting
    held = archive.meeting(meeting)
    items = [i.id for i in (*held.items, *held.tombstones) if asked in (i.id, meeting)]
    if not items and asked != meeting:
        raise NotArchived(f"no item {asked} is in this archive")
    evidence = [e for _, e in archive.evidence(meeting)]
    moved = compose(evidence).moved if evidence else ()
    aliases = tuple((old, true) for old, true in moved if true in items)
    ids = {*items, *(old for old, _ in aliases)}
    rows = [row for e in evidence for own, row in zip(row_ids(e), e.sighting.items, strict=True) if own in ids]
    rows += [_as_row(item) for item in (*held.items, *held.tombstones) if item.id in ids]
    marks: set[str] = set()
    for row in rows:
        marks |= marks_for([row], title_is_its_own=not archive.same_title(row.title, ids))
    meetings = (meeting,) if asked == meeting else ()
    copies = _copies(archive, Marks(marks), meeting)
    return TakenDown(str(asked), at, why, tuple(sorted({*items, *copies})), meetings, aliases, tuple(sorted(marks)))


def _as_row(item: AgendaItem) -> SightedItem:
    return SightedItem(
        item.id.item, item.title, item.number, item.description, item.decision, item.minutes, item.documents
    )


def _copies(archive: Archive, marks: Marks, meeting: MeetingId) -> Iterator[ItemId]:
    """The item on pages that do not tell whose it is."""
    for other in archive.unnumbered():
        if other != meeting:
            for _, evidence in archive.evidence(other):
                for own, row in zip(row_ids(evidence), evidence.sighting.items, strict=True):
                    if is_copy(row, marks):
                        yield own


# Out of what was captured


def _cut_captures(archive: Archive, taken: TakenDown, register: Register, progress: Progress) -> int:
    cutter = Cutter(archive, register)
    done = changed_in_all = 0
    for file, captures in archive.ledger.may_hold(_meetings(taken)).items():
        changed: dict[int, tuple[bytes, Redaction]] = {}
        for capture in captures:
            page = archive.ledger.page(capture)
            body = cutter.without(page, archive.ledger.stated(page.sha256), taken)
            if body != page.body:
                changed[capture] = (body, Redaction(page.sha256, taken.at, taken.why))
            done += 1
            progress(done)
        if changed:
            archive.ledger.redact(file, changed)
            changed_in_all += len(changed)
    return changed_in_all


def _put_anew(archive: Archive, taken: TakenDown) -> None:
    taken = archive.ledger.notices.taken_down_as(taken.asked) or taken
    archive.renumber(_meetings(taken))
    archive.ledger.look_again(_meetings(taken))
    take_in(archive, Tally())
    for meeting in taken.meetings:
        archive.bury(meeting)


def _meetings(taken: TakenDown) -> Iterable[MeetingId]:
    return sorted({*taken.meetings, *(item.of_meeting for item in taken.all_items)})
