"""The embedded engine as the rest of the project knows it: one index in one folder."""

import threading
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from archive.ids import ItemId
from indexer.search.engines.protocol import Batch
from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.damage import DAMAGE
from indexer.search.engines.whoosh.generations import Generation, Generations, damaged
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.reading import reading_told
from indexer.search.engines.whoosh.remembering import room_of
from indexer.search.engines.whoosh.searching import Search
from indexer.search.engines.whoosh.similar import similar
from indexer.search.engines.whoosh.toc import position_in
from indexer.search.errors import EngineDown, NoIndex, SearchError, WrongIndex
from indexer.search.interpretation import as_typed
from indexer.search.matching import Matcher
from indexer.search.query import Query
from indexer.search.results import Hit, Results, Similar, Suggestion
from indexer.search.stemming import stem
from indexer.search.synonyms import Synonyms

if TYPE_CHECKING:
    from indexer.search.engines.whoosh.changing import Changes

# Opening while another process commits or swaps can find a file gone; the next look finds the new one.
_TRIES = 4
_PAUSE_SECONDS = 0.05


# Imported by who writes: a search from the shell would wait for it for nothing.
_CHANGING = "indexer.search.engines.whoosh.changing"


def open_engine(path: str, synonyms: Synonyms) -> "WhooshEngine":
    """The engine whose index lies, or will lie, in the folder `path`."""
    return WhooshEngine(Path(path), synonyms, room_of())


class WhooshEngine:
    """An Engine (see `engines.protocol`). Any number of threads may search one of these at once."""

    def __init__(self, path: Path, synonyms: Synonyms, room: int) -> None:
        """`room` is how many bytes may be remembered from search to search."""
        self._room = room
        self._generations = Generations(path)
        self._synonyms = synonyms
        self._turn = threading.Lock()
        self._opened: Opened | None = None

    def search(self, query: Query) -> Results:
        with self._reading() as opened:
            return Search(opened, self._synonyms).answer(query)

    def all_hits(self, query: Query) -> Generator[Hit, None, None]:
        with self._reading() as opened:
            yield from Search(opened, self._synonyms).all_hits(query)

    def marker(self, words: str) -> Matcher:
        try:
            with self._reading() as opened:
                return Search(opened, self._synonyms).marker(words)
        except SearchError:
            return Matcher(as_typed(words, self._synonyms), stem)

    def similar(self, item: ItemId) -> Similar | None:
        with self._reading() as opened:
            return similar(opened, str(item))

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        with self._reading() as opened:
            return opened.names.beginning(typed)

    def documents(self) -> Iterator[tuple[str, str]]:
        with reading_told(self._generations.path):
            whole = self._changes().is_undamaged()
        if not whole:
            raise damaged(self._generations.path)
        with self._reading() as opened:
            yield from sorted(opened.hashes())

    def position(self) -> int:
        try:
            generation = self._generations.current()
        except NoIndex:
            return 0
        with reading_told(self._generations.path):
            return position_in(generation.folder)

    def claim(self, archive: str | None, *, taking_over: bool) -> None:
        """Nothing is to be claimed: the folder of the index lies in the home of its archive."""

    def update(self, position: int) -> AbstractContextManager[Batch]:
        return self._changes().update(position)

    def rebuild(self, position: int) -> AbstractContextManager[Batch]:
        return self._changes().rebuild(position)

    def close(self) -> None:
        with self._turn:
            self._opened = None

    def _changes(self) -> "Changes":
        changes: Changes = import_module(_CHANGING).Changes(self._generations, self._known)
        return changes

    def _known(self, generation: Generation) -> Mapping[str, SegmentArrays]:
        """The arrays of segments of a generation whose sidecars are open already."""
        held = self._opened
        if not held or held.snapshot.folder != generation.folder:
            return {}
        return {name: segment.arrays for name, segment in held.snapshot.known().items() if segment.sided}

    @contextmanager
    def _reading(self) -> Iterator[Opened]:
        """The newest state. Raises WrongIndex for what was raised because a sidecar does not hold what was written.

        Whether it does is looked at only then: it takes reading all of it.
        """
        opened = self._newest()
        try:
            yield opened
        except DAMAGE as error:
            if opened.snapshot.is_whole():
                raise
            raise damaged(self._generations.path) from error

    def _newest(self) -> Opened:
        """The newest state of the index, kept until there is a newer one; who still reads an older one keeps that."""
        stamp = self._generations.stamp()
        held = self._opened
        if held and held.stamp == stamp and held.snapshot.is_newest():
            return held
        with self._turn:
            held = self._opened
            if held and held.stamp == stamp and held.snapshot.is_newest():
                return held
            self._opened = self._open(stamp, held if held and held.stamp == stamp else None)
            return self._opened

    def _open(self, stamp: bytes, held: Opened | None) -> Opened:
        for _ in range(_TRIES - 1):
            try:
                return Opened(self._generations.current(), stamp, self._room, held)
            except (EngineDown, WrongIndex):
                time.sleep(_PAUSE_SECONDS)
        return Opened(self._generations.current(), stamp, self._room, held)
