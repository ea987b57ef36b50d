"""Archive -> index: what changed since the index was last brought up to date, or everything anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from archive.errors import NotArchived
from archive.ids import MeetingId
from archive.store import Archive
from indexer.search.document import Document, documents
from indexer.search.engines.protocol import Engine
from indexer.search.errors import Overtaken

# A killed update repeats at most this much; a commit costs a tenth of a second, so larger batches gain little.
MEETINGS_A_BATCH = 200
ITEMS_A_BATCH = 2_000

Progress = Callable[[int], None]  # told how many meetings are done


@dataclass(frozen=True, slots=True)
class Indexed:
    """What was brought in: `meetings` looked at, `items` written; the index reaches the archive's `position`."""

    meetings: int
    items: int
    position: int


def update(archive: Archive, engine: Engine, progress: Progress | None = None) -> Indexed:
    """Bring into the index what changed in the archive. Killed at any moment, it can simply be run again.

    Raises SearchError where the index cannot be written, was made by another version or is another archive's.
    """
    try:
        return _brought_in(archive, engine, progress)
    except Overtaken:
        return _brought_in(archive, engine, progress)  # into the index that the other writer made


def _brought_in(archive: Archive, engine: Engine, progress: Progress | None) -> Indexed:
    engine.claim(archive.ledger.identity(), taking_over=False)
    since = engine.position()
    # An older archive was put back, or another one is here now: what the index holds beside it is not archived.
    if since > archive.position() or 0 < since < archive.origin():
        return rebuild(archive, engine, progress)
    items = done = 0
    position = since
    for position, batch in _batches(archive, since):
        with engine.update(position) as changes:
            for meeting, held in batch:
                changes.replace(meeting, held)
                items += len(held)
        done += len(batch)
        if progress:
            progress(done)
    if not done and not since:
        with engine.update(0):
            pass  # an archive without meetings has an index without items: that is found, not missing
    return Indexed(done, items, position)


def rebuild(archive: Archive, engine: Engine, progress: Progress | None = None) -> Indexed:
    """Fill a new index beside the old one and swap them. Until then searches are answered by the old one.

    The index is this archive's from then on, whoever's it was. Raises SearchError where it cannot be written.
    """
    engine.claim(archive.ledger.identity(), taking_over=True)
    items = done = 0
    position = archive.position()
    with engine.rebuild(position) as changes:
        for done, meeting in enumerate(archive.meetings(), start=1):
            held = documents(archive.meeting(meeting))
            changes.replace(meeting, held)
            items += len(held)
            if progress:
                progress(done)
    return Indexed(done, items, position)


def faults(archive: Archive, engine: Engine) -> Iterator[str]:
    """One line for each item in which index and archive differ. What waits to be indexed is no fault."""
    since = engine.position()
    waiting = {str(meeting) for _, meeting in archive.changed_since(since)}
    indexed = _settled(engine.documents() if since else (), waiting)
    archived = _settled(_archived(archive), waiting)
    for item in sorted(indexed.keys() | archived.keys()):
        if item not in indexed:
            yield f"item {item}: archived, but not in the index: run `minutebook index --rebuild`"
        elif item not in archived:
            yield f"item {item}: in the index, but not archived: run `minutebook index --rebuild`"
        elif indexed[item] != archived[item]:
            yield f"item {item}: the index holds other words than the archive: run `minutebook index --rebuild`"


def _batches(archive: Archive, since: int) -> Iterator[tuple[int, list[tuple[MeetingId, tuple[Document, ...]]]]]:
    """(sequence number of the last change, [(meeting, what the index is to hold of it)]) in order."""
    batch: list[tuple[MeetingId, tuple[Document, ...]]] = []
    position = since
    for position, meeting in list(archive.changed_since(since)):
        batch.append((meeting, _documents(archive, meeting)))
        if len(batch) >= MEETINGS_A_BATCH or sum(len(held) for _, held in batch) >= ITEMS_A_BATCH:
            yield position, batch
            batch = []
    if batch:
        yield position, batch


def _documents(archive: Archive, meeting: MeetingId) -> tuple[Document, ...]:
    try:
        return documents(archive.meeting(meeting))
    except NotArchived:
        return ()


def _archived(archive: Archive) -> Iterator[tuple[str, str]]:
    for meeting in archive.meetings():
        for document in documents(archive.meeting(meeting)):
            yield document.id, document.hash


def _settled(pairs: Iterable[tuple[str, str]], waiting: set[str]) -> dict[str, str]:
    """The (item id, hash) of `pairs` whose meeting does not wait to be indexed."""
    return {item: fingerprint for item, fingerprint in pairs if item.rpartition("/")[0] not in waiting}
