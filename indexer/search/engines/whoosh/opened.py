"""An open index: a snapshot, and what is worked out of it at most once."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import NamedTuple

import numpy as np

from indexer.search.engines.whoosh.arrays import Bytes
from indexer.search.engines.whoosh.facets import Counts
from indexer.search.engines.whoosh.generations import Generation
from indexer.search.engines.whoosh.lookup import Frequencies, Span, Term, Terms
from indexer.search.engines.whoosh.matches import Found
from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.engines.whoosh.remembering import Remembered
from indexer.search.engines.whoosh.schema import scored_name
from indexer.search.engines.whoosh.sets import NONE, Docs
from indexer.search.engines.whoosh.table import Table
from indexer.search.engines.whoosh.wordlist import WordList
from indexer.search.schema import TEXT_FIELDS, Field
from indexer.search.suggestions import SUGGESTED, Names
from indexer.search.tree import Leaf

_NO_BYTES = np.zeros(0, np.uint8)


class FieldLengths(NamedTuple):
    """The lengths of a field: of each document in a byte, as Whoosh rounds it, and the mean of living documents."""

    rounded: Bytes
    average: float


class Opened:
    """A snapshot with its table. Any number of threads may read one; what two work out at once is the same."""

    def __init__(self, generation: Generation, stamp: bytes, room: int = 0, held: "Opened | None" = None) -> None:
        """Open the newest commit of `generation`, of which `stamp` is the mark; `held` is an earlier one of it.

        `room` is how many bytes may be remembered from search to search.
        """
        self.stamp = stamp
        self.matched: Remembered[tuple[Leaf, ...], Found] = Remembered(room // 2, Found.size)
        self.found: Remembered[Terms, Frequencies] = Remembered(room * 2 // 8, Frequencies.size)
        self.phrases: Remembered[tuple[Leaf, Field], Docs] = Remembered(room // 8, lambda starts: starts.nbytes)
        self.spans: Remembered[Term, Sequence[Span]] = Remembered(room // 8, lambda spans: 200 * len(spans))
        self.snapshot: Snapshot = Snapshot(generation, held.snapshot.known() if held else {})
        self.table: Table = Table(self.snapshot, held.table if held else None)
        self._lengths = {name: self._read_lengths(name) for name in map(scored_name, TEXT_FIELDS)}

    def hashes(self) -> Iterator[tuple[str, str]]:
        """(id, hash) of every living document."""
        for placed in self.snapshot.segments:
            columns = placed.segment.arrays.columns
            pairs = zip(columns.ids.texts(), columns.hashes.texts(), strict=True)
            yield from pairs if placed.living is None else compress(pairs, placed.living)

    def lengths(self, field: str) -> FieldLengths:
        """The lengths of a scored field of the Whoosh schema."""
        return self._lengths[field]

    def words(self, field: str, docs: Docs) -> Docs:
        """How many words each of a few documents, ascending, has in a scored field of the Whoosh schema."""
        parts = []
        for placed in self.snapshot.segments:
            lengths = placed.segment.arrays.lengths[field]
            first, last = docs.searchsorted((placed.base, placed.base + len(lengths.words)))
            parts.append(lengths.words.take(docs[first:last] - placed.base).astype(np.int64))
        return np.concatenate(parts or [NONE])

    @cached_property
    def living(self) -> Docs:
        """The documents that are not deleted."""
        parts = [
            np.arange(placed.segment.arrays.documents) if placed.living is None else placed.living.nonzero()[0]
            for placed in self.snapshot.segments
        ]
        bases = [placed.base for placed in self.snapshot.segments]
        return np.concatenate([part + base for part, base in zip(parts, bases, strict=True)] or [NONE])

    @cached_property
    def names(self) -> Names:
        """The names of committees and speakers with the number of items of each."""
        counts = Counts(self.table, self.living)
        told: dict[tuple[str, str], int] = {}
        for kind in SUGGESTED:
            book, shown, _ = counts.of(kind)
            told |= {(kind, str(value)): n for value, n in zip(book.values, shown.tolist(), strict=True) if value and n}
        return Names(told)

    @cached_property
    def words_held(self) -> WordList:
        """The words of all texts, for finding what a misspelt one may have been."""
        return WordList(self.snapshot.segments)

    def _read_lengths(self, field: str) -> FieldLengths:
        segments = self.snapshot.segments
        parts = [placed.segment.arrays.lengths[field] for placed in segments]
        words = sum(
            placed.segment.words.get(field, 0) - int(part.words.take(placed.deleted).sum(dtype=np.int64))
            for part, placed in zip(parts, segments, strict=True)
        )
        rounded = (
            parts[0].rounded if len(parts) == 1 else np.concatenate([_NO_BYTES, *(part.rounded for part in parts)])
        )
        return FieldLengths(rounded, words / max(self.snapshot.items, 1))
