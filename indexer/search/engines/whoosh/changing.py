"""Changing the index in a folder: a commit onto the live generation, or a new one beside it that takes its place."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager

from indexer.search.engines.protocol import Batch
from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.commits import is_undamaged
from indexer.search.engines.whoosh.generations import Generation, Generations, writing_told
from indexer.search.engines.whoosh.workers import useful
from indexer.search.engines.whoosh.writing import GenerationWriter
from indexer.search.errors import NoIndex


class Changes:
    """What writes to the index of an engine, and what an update reads first. Raises what `engines.protocol` tells."""

    def __init__(self, generations: Generations, known: Callable[[Generation], Mapping[str, SegmentArrays]]) -> None:
        """`known` tells the arrays of those segments of a generation that are open already, by name."""
        self._generations = generations
        self._known = known

    def is_undamaged(self) -> bool:
        """Whether every file of the newest commit is what was written. Reads them all."""
        return is_undamaged(self._generations.current().folder)

    @contextmanager
    def update(self, position: int) -> Iterator[Batch]:
        """A batch that becomes the next commit of the live generation; where there is none, a rebuild."""
        with self._generations.lock():
            try:
                generation = self._generations.current()
            except NoIndex:
                generation = None
            if generation is None:
                with self._fill_next(position) as batch:
                    yield batch
                return
            self._generations.remove_others(generation)
            with closing(GenerationWriter(generation, known=self._known(generation))) as writer:
                yield writer
                writer.commit(position)
                writer.tidy()

    @contextmanager
    def rebuild(self, position: int) -> Iterator[Batch]:
        """A batch that becomes a new generation."""
        with self._generations.lock(), self._fill_next(position) as batch:
            yield batch

    @contextmanager
    def _fill_next(self, position: int) -> Iterator[Batch]:
        """Fill a new generation beside the live one and swap; on any error the live one stays and the new one goes."""
        live = self._generations.to_keep()
        self._generations.remove_others(live)
        done = False
        try:
            with writing_told(self._generations.path):
                self._generations.require_room(live)
                generation = self._generations.make_next()
            with closing(GenerationWriter(generation, workers=useful())) as writer:
                yield writer
                writer.commit(position)
            with writing_told(self._generations.path):
                self._generations.make_current(generation)
            done = True
        finally:
            if not done:
                self._generations.remove_others(live)
