"""Whether what the archive says of its captures is so: every record of every file read, every item's evidence found.

What a killed writer left behind its last entry is no fault: the next writer takes it up or cuts it off.
"""

from collections.abc import Callable, Iterator

from archive.book import Entry
from archive.captures import Broken
from archive.compose import compose, content_hash
from archive.errors import ArchiveError, Damaged
from archive.ledger import of_another_time
from archive.model import Meeting
from archive.store import Archive
from archive.warc import Kept, Place, Record


def faults(archive: Archive, progress: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """One line for each thing that does not agree; nothing where all does."""
    for looked_through in (archive.damage(), _capture_faults(archive, progress), _record_faults(archive)):
        try:
            yield from looked_through
        except ArchiveError as error:
            yield str(error)  # the database is damaged just there: all else is looked through


def _record_faults(archive: Archive) -> Iterator[str]:
    for meeting in archive.meetings():
        try:
            yield from _meeting_faults(archive, archive.meeting(meeting))
        except ArchiveError as error:
            yield f"meeting {meeting}: {error}"


def _capture_faults(archive: Archive, progress: Callable[[int], None]) -> Iterator[str]:
    """Goes through the files and the entries side by side, in one order: neither is ever held as a whole."""
    files = archive.ledger.files
    yield from (of_another_time(file) for file in files.files() if archive.ledger.is_of_another_time(file))
    last = archive.ledger.last()
    entries = archive.ledger.entries()
    entry = next(entries, None)
    records = (found for file in files.files() for found in files.placed(file))
    for done, (place, record) in enumerate(records, start=1):
        progress(done)
        while entry and _lies(entry.place) < _lies(place):
            yield from _lost(archive, entry)
            entry = next(entries, None)
        here = entry if entry and _lies(entry.place) == _lies(place) else None
        if here:
            entry = next(entries, None)
        if isinstance(record, Broken):
            yield record.told
        elif here:
            yield from _differs(here, record)
        elif isinstance(record, Kept) and _lies(place) < last and not archive.ledger.has_record(record.record):
            yield f"{place.file}: the archive does not know the page at byte {place.start}: run `minutebook reparse`"
    while entry:
        yield from _lost(archive, entry)
        entry = next(entries, None)


def _lies(place: Place) -> tuple[str, int]:
    return place.file, place.start


def _differs(entry: Entry, record: Record) -> Iterator[str]:
    if not isinstance(record, Kept) or (record.record, record.sha256) != (entry.record, entry.sha256):
        yield f"{entry.place.file}: the record at byte {entry.place.start} is not the page that was kept there"


def _lost(archive: Archive, entry: Entry) -> Iterator[str]:
    """No record begins where this one should: reading it tells why."""
    try:
        yield from _differs(entry, archive.ledger.files.read(entry.place))
    except Damaged as error:
        yield str(error)


def _meeting_faults(archive: Archive, meeting: Meeting) -> Iterator[str]:
    evidence = [told for _, told in archive.evidence(meeting.id)]
    if not evidence:
        if meeting.taken_down is None and not any(item.taken_down for item in meeting.tombstones):
            yield f"meeting {meeting.id}: no captured page tells of it"
        return
    told = compose(evidence, archive.ledger.notices.of(meeting.id)).meeting
    then = {item.id: content_hash(item) for item in (*told.items, *told.tombstones)}
    now = {item.id: content_hash(item) for item in (*meeting.items, *meeting.tombstones)}
    for item in sorted(then.keys() | now.keys()):
        if then.get(item) != now.get(item):
            yield f"item {item}: the archive does not hold what its captured pages say"
