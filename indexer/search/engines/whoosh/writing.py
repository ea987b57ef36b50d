"""Writing an index: documents to segments, commits that are on the disk when they are told, nothing half-visible."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from archive.ids import MeetingId
from indexer.search.document import Document
from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.commits import EMPTY, Contents
from indexer.search.engines.whoosh.damage import damage_told
from indexer.search.engines.whoosh.frames import MeetingDocument
from indexer.search.engines.whoosh.gathering import Gathering
from indexer.search.engines.whoosh.generations import Generation, writing_told
from indexer.search.engines.whoosh.tidying import made_of, tidy
from indexer.search.engines.whoosh.vocabulary import Vocabulary
from indexer.search.engines.whoosh.workers import Workers
from indexer.search.errors import SearchError

_MEMORY = 800  # MiB that documents may take on their way into segments

# Items that are handed over at once; workers are started for no fewer than the second, which take one process a second.
_ITEMS_AT_ONCE = 250
_ITEMS_FOR_WORKERS = 2_000

Meetings = dict[str, frozenset[str]]  # by id, with the ids of their items that the index holds as they are


class _Hands(Protocol):
    """What makes segments of documents, or runs, of which segments are to be made."""

    def add(self, documents: Sequence[MeetingDocument]) -> None: ...

    def segments(self) -> list[Any]:
        """The segments, or runs, of all documents added since the last time."""

    def end(self) -> None: ...


class GenerationWriter:
    """Gathers meetings and commits them to one generation. Only for the holder of the index's lock; to be closed."""

    def __init__(self, generation: Generation, *, workers: int = 0, known: Mapping[str, SegmentArrays] = EMPTY) -> None:
        """`workers`: how many processes write where the items are many. `known`: the arrays of segments that are open.

        Raises SearchError for a wrong setting, EngineDown, WrongIndex.
        """
        self._folder = generation.folder
        self._path = generation.folder.parent
        self._workers, self._memory = workers, memory()
        self._hands: _Hands | None = None
        with self._telling():
            self._contents = Contents(self._folder, known)
        self._waiting: list[MeetingDocument] = []
        self._meetings: Meetings = {}  # of what is gathered now
        self._written: list[tuple[Meetings, list[Any]]] = []  # what was gathered before

    def replace(self, meeting: MeetingId, documents: Iterable[Document]) -> None:
        """Make `documents` all that the index holds of `meeting`; what it holds as it is stays where it is.

        Raises EngineDown where they cannot be written, WrongIndex.
        """
        if str(meeting) in self._meetings:
            self._flush()
        held = tuple(documents)
        with self._telling():
            kept = self._contents.unchanged(str(meeting), held)
        self._meetings[str(meeting)] = kept
        self._waiting += ((meeting, document) for document in held if document.id not in kept)
        if len(self._waiting) >= (_ITEMS_FOR_WORKERS if self._workers and not self._hands else _ITEMS_AT_ONCE):
            self._hand_over()

    def commit(self, position: int) -> None:
        """Make all that was gathered visible at once; from then on the index reaches to `position` in the archive.

        Raises EngineDown, WrongIndex.
        """
        self._flush()
        with self._telling():
            contents, last = self._contents, Meetings()
            held = [*contents.segments]
            for meetings, segments in self._written:
                again = dict.fromkeys(meetings.keys() & last.keys(), frozenset[str]())
                contents.delete(again, contents.segments[len(held) :])
                last |= meetings
                contents.segments += segments
            contents.delete(last, held)
            contents.segments[len(held) :] = self._whole(contents, contents.segments[len(held) :])
            contents.publish(position)
        self._written.clear()

    def tidy(self) -> None:
        """Merge small segments, where there are many after the commit. Raises EngineDown, WrongIndex."""
        with self._telling():
            tidy(self._contents, self._memory)

    def close(self) -> None:
        """Give up what was not committed."""
        if self._hands:
            self._hands.end()
        self._hands = None

    @contextmanager
    def _telling(self) -> Iterator[None]:
        with writing_told(self._path), damage_told(self._path):
            yield

    def _whole(self, contents: Contents, written: list[Any]) -> list[Any]:
        """What was written, as segments."""
        if all(segment.is_compound() for segment in written):
            return written
        self.close()  # so that there is room for making them
        return [*made_of(contents, [run for run in written if run.doc_count()], self._memory)]

    def _flush(self) -> None:
        """Write the segments of what is gathered; they become visible with the next commit."""
        if not self._meetings:
            return
        segments = []
        if self._waiting or self._hands:
            hands = self._hand_over()
            with writing_told(self._path):
                segments = hands.segments()
        self._written.append((self._meetings, segments))
        self._meetings = {}

    def _hand_over(self) -> _Hands:
        with writing_told(self._path):
            if not self._hands:
                many = self._workers and len(self._waiting) >= _ITEMS_FOR_WORKERS
                self._hands = (
                    Workers(self._folder, self._workers, self._memory // self._workers)
                    if many
                    else _Alone(self._folder, self._memory)
                )
            for first in range(0, len(self._waiting), _ITEMS_AT_ONCE):
                self._hands.add(self._waiting[first : first + _ITEMS_AT_ONCE])
        self._waiting.clear()
        return self._hands


class _Alone:
    """Makes them in this process: one segment, or runs where that would take too much memory."""

    def __init__(self, folder: Path, memory: int) -> None:
        self._folder, self._memory = folder, memory
        self._vocabulary = Vocabulary()
        self._gathering = Gathering(self._vocabulary)
        self._segments: list[Any] = []

    def add(self, documents: Sequence[MeetingDocument]) -> None:
        for meeting, document in documents:
            self._gathering.add(meeting, document)
        if self._gathering.is_full(self._memory):
            self._keep(self._gathering.write_run(self._folder))

    def segments(self) -> list[Any]:
        if len(self._gathering):
            write = self._gathering.write_run if self._segments else self._gathering.write
            self._keep(write(self._folder))
        written, self._segments = self._segments, []
        return written

    def end(self) -> None:
        """There is nothing to end."""

    def _keep(self, segment: Any) -> None:
        self._segments.append(segment)
        self._vocabulary = self._vocabulary.kept()
        self._gathering = Gathering(self._vocabulary)


def memory() -> int:
    """The bytes that documents may take, as the setting MINUTEBOOK_MEMORY says. Raises SearchError."""
    told = os.environ.get("MINUTEBOOK_MEMORY", str(_MEMORY))
    if not (told.isascii() and told.isdigit() and int(told)):
        raise SearchError(f"MINUTEBOOK_MEMORY is a number of MiB from 1 on, and “{told[:40]}” is none")
    return int(told) << 20
