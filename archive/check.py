"""Whether what the archive says of its captures is so: every record read, every item's evidence found.

What a killed writer left behind its last entry is no fault: the next writer takes it up or cuts it off.
"""

from collections.abc import Callable, Iterator

from archive.compose import compose, content_hash
from archive.errors import ArchiveError, Damaged
from archive.model import Meeting
from archive.store import Archive
from archive.warc import Place


def faults(archive: Archive, progress: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """One line for each thing that does not agree; nothing where all does."""
    yield from archive.damage()
    yield from _capture_faults(archive, progress)
    for meeting in archive.meetings():
        try:
            yield from _meeting_faults(archive, archive.meeting(meeting))
        except ArchiveError as error:
            yield f"meeting {meeting}: {error}"


def _capture_faults(archive: Archive, progress: Callable[[int], None]) -> Iterator[str]:
    for done, (record, sha256, place) in enumerate(archive.ledger.entries(), start=1):
        progress(done)
        if fault := _record_fault(archive, record, sha256, place):
            yield fault


def _record_fault(archive: Archive, record: str, sha256: str, place: Place) -> str | None:
    try:
        kept = archive.ledger.files.read(place)
    except Damaged as error:
        return str(error)
    if kept.record != record or kept.sha256 != sha256:
        return f"{place.file}: the record at byte {place.start} is not the page that was kept there"
    return None


def _meeting_faults(archive: Archive, meeting: Meeting) -> Iterator[str]:
    evidence = [told for _, told in archive.evidence(meeting.id)]
    if not evidence:
        if meeting.taken_down is None:
            yield f"meeting {meeting.id}: no captured page tells of it"
        return
    told = compose(evidence, archive.ledger.notices.of(meeting.id)).meeting
    then = {item.id: content_hash(item) for item in (*told.items, *told.tombstones)}
    now = {item.id: content_hash(item) for item in (*meeting.items, *meeting.tombstones)}
    for item in sorted(then.keys() | now.keys()):
        if then.get(item) != now.get(item):
            yield f"item {item}: the archive does not hold what its captured pages say"
