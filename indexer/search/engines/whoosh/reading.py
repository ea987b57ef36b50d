"""One opened state of the index: its segments as arrays, one after the other, and who of them was deleted.

Whoosh tells of a damaged file by whatever its unpickling or unpacking stumbles over; here that becomes WrongIndex.
"""

import errno
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage

from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.damage import damage_told
from indexer.search.engines.whoosh.decoding import decode_segment
from indexer.search.engines.whoosh.generations import Generation, damaged, unreadable
from indexer.search.engines.whoosh.schema import exact_name
from indexer.search.engines.whoosh.sidecar import is_whole, open_sidecar
from indexer.search.engines.whoosh.stored_hits import StoredHits
from indexer.search.engines.whoosh.toc import newest, numbers_in
from indexer.search.schema import FIELDS, Kind

# A file that is gone, or a damaged number that sends the reader to a negative place in one: no fault of the disk.
_DAMAGED = (errno.ENOENT, errno.EINVAL)

_PLACED = tuple(exact_name(field.name) for field in FIELDS if field.kind in (Kind.WORDS, Kind.NAMES))


@contextmanager
def reading_told(path: Path) -> Iterator[None]:
    """Raise WrongIndex for what a damaged file raises, EngineDown for what the operating system does."""
    with damage_told(path):
        try:
            yield
        except OSError as error:
            raise (damaged(path) if error.errno in _DAMAGED else unreadable(path, error)) from error


class _Storage(FileStorage):  # type: ignore[misc]
    """Whoosh's folder, which remembers what it opened: on a damaged file Whoosh forgets to close it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def abandon(self) -> None:
        """Close what an opening that failed left open."""
        for file in self._opened:
            if not file.is_closed:
                file.close()


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment, opened: what stays the same until Whoosh writes it into another.

    `words`: how many each scored field has in all documents, deleted ones too. `far`: some position takes more than 16
    bits. `sided`: it has a sidecar.
    """

    name: str
    arrays: SegmentArrays
    hits: StoredHits
    words: Mapping[str, int]
    far: bool
    sided: bool


@dataclass(frozen=True, slots=True)
class PlacedSegment:
    """A segment of a snapshot: its document n is `base` + n there. `living` tells who is not `deleted`; None: all."""

    segment: Segment
    base: int
    living: NDArray[np.bool_] | None
    deleted: NDArray[np.int64]


class Snapshot:
    """The index as it was when opened. Document numbers are those of one snapshot and mean nothing in another.

    Nothing of it changes: any number of threads may read it. What it has mapped goes with the last that refers to it.
    Raises WrongIndex, EngineDown.
    """

    def __init__(self, generation: Generation, known: Mapping[str, Segment]) -> None:
        """Open the newest commit of `generation`; `known` are segments opened before, by name."""
        self.path = generation.folder.parent
        self.folder = generation.folder
        with reading_told(self.path):
            self.segments, self._commit = _opened(generation.folder, known)
        self._bases = [placed.base for placed in self.segments]
        self.documents = sum(placed.segment.arrays.documents for placed in self.segments)
        self.items = self.documents - sum(len(placed.deleted) for placed in self.segments)

    def is_newest(self) -> bool:
        """Whether no commit came after this one."""
        try:
            return numbers_in(self.folder)[:1] == [self._commit]
        except FileNotFoundError:
            return False

    def is_whole(self) -> bool:
        """Whether the sidecars of all segments hold what was written. Reads them all. Raises OSError."""
        segments = self.known().values()
        return all(is_whole(self.folder, each.name, each.arrays.documents) for each in segments if each.sided)

    def known(self) -> Mapping[str, Segment]:
        """What the next snapshot need not open again."""
        return {placed.segment.name: placed.segment for placed in self.segments}

    def place_of(self, number: int) -> tuple[PlacedSegment, int]:
        """The segment that holds a document, and the document's number there."""
        placed = self.segments[bisect_right(self._bases, number) - 1]
        return placed, number - placed.base

    def id_of(self, number: int) -> str:
        """The id of a document."""
        placed, at = self.place_of(number)
        return placed.segment.arrays.columns.ids[at].decode()

    def hits(self, numbers: Iterable[int]) -> list[dict[str, Any]]:
        """What is stored of each of some documents for showing it."""
        places = map(self.place_of, numbers)
        with reading_told(self.path):
            return [placed.segment.hits.hit(at) for placed, at in places]


def _opened(folder: Path, known: Mapping[str, Segment]) -> tuple[tuple[PlacedSegment, ...], int]:
    """The segments of the newest commit in `folder`, empty ones left out, and the commit's number."""
    storage = _Storage(folder)
    done = False
    try:
        commit = newest(folder)
        segments = []
        base = 0
        for segment in commit.segments:
            name, documents = segment.segment_id(), segment.doc_count_all()
            if documents:
                opened = known.get(name) or _open_segment(storage, folder, commit.schema, segment)
                segments.append(_placed(opened, base, segment))
                base += documents
        done = True
        return tuple(segments), commit.number
    finally:
        if not done:
            storage.abandon()


def _open_segment(storage: Any, folder: Path, schema: Any, segment: Any) -> Segment:
    name = segment.segment_id()
    mapped = open_sidecar(folder, name, segment.doc_count_all())
    arrays = mapped or decode_segment(storage, schema, segment)
    return Segment(
        name, arrays, StoredHits(folder, segment), segment._fieldlengths, _is_far(arrays), sided=mapped is not None
    )


def _is_far(arrays: SegmentArrays) -> bool:
    held = (arrays.postings[name].positions for name in _PLACED)
    return any(positions is not None and positions.dtype.itemsize > 2 for positions in held)


def _placed(opened: Segment, base: int, segment: Any) -> PlacedSegment:
    deleted = np.fromiter(sorted(segment.deleted_docs()), np.int64)
    if not len(deleted):
        return PlacedSegment(opened, base, None, deleted)
    living = np.ones(segment.doc_count_all(), np.bool_)
    living[deleted] = False
    return PlacedSegment(opened, base, living, deleted)
