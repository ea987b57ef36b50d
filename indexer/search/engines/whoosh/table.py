"""The columns of all segments of a snapshot as one table, row n for document n: for filters, facets and orders."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Columns, Ints, Pairs, Several, narrow
from indexer.search.engines.whoosh.books import Book, Ordinals
from indexer.search.engines.whoosh.by_value import ByValue
from indexer.search.engines.whoosh.reading import PlacedSegment, Snapshot
from indexer.search.engines.whoosh.sets import NONE, distinct

# The facets of which an item has one value, in the order in which a profile names them; the month comes last.
SINGLE = ("committee", "council", "state")
SEVERAL = ("speaker", "outcome")


@dataclass(frozen=True, slots=True)
class Many:
    """A facet of several values an item: as `Several`, by the numbers of a book.

    What is shown of document n begins in `shown` at `starts`[n]. `others` holds only keys that are shown somewhere: no
    facet counts another.
    """

    shown: Pairs
    starts: Ints
    others: Pairs
    surplus: Pairs


@dataclass(frozen=True)
class Books:
    """The values of every facet, and how the numbers of each segment read in them: both grow as segments come.

    `by_value`: of each segment the documents of each value of the facets in SEVERAL.
    """

    by_facet: Mapping[str, Book] = field(default_factory=lambda: {name: Book() for name in (*SINGLE, *SEVERAL)})
    read: Mapping[str, Mapping[str, Ordinals]] = field(default_factory=dict)
    by_value: Mapping[str, Mapping[str, ByValue]] = field(default_factory=dict)

    def with_segments(self, segments: Sequence[PlacedSegment]) -> "Books":
        """Books that know all of `segments`, and what else is known of those alone."""
        books, read, by_value = dict(self.by_facet), {}, {}
        for placed in segments:
            name = placed.segment.name
            if name in self.read:
                read[name], by_value[name] = self.read[name], self.by_value[name]
                continue
            columns = placed.segment.arrays.columns
            for facet, values in zip(SINGLE, _single(columns), strict=True):
                books[facet] = books[facet].with_values(values)
            for facet, several in zip(SEVERAL, _several(columns), strict=True):
                books[facet] = books[facet].with_values(several.values, several.keys)
            read[name] = _read(columns, books)
            shown = zip(SEVERAL, _several(columns), strict=True)
            by_value[name] = {facet: ByValue.of(several.shown) for facet, several in shown}
        return Books(books, read, by_value)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of the first `segments` of a table, which hold so many `documents`: see `Table`."""

    segments: int
    documents: int
    profiles: Mapping[str, Ordinals]
    months: Ordinals
    many: Mapping[str, Many]


_NOTHING = Beginning(0, 0, dict.fromkeys((*SINGLE, "month"), NONE), NONE, {})


class Table:
    """Joined when first asked for; of a lone segment nearly all of it is the sidecar itself. See `arrays.Columns`."""

    def __init__(self, snapshot: Snapshot, before: "Table | None" = None) -> None:
        """`before` is the table of an earlier snapshot of the index."""
        self.documents = snapshot.documents
        self.books: Books = (before.books if before else Books()).with_segments(snapshot.segments)
        self._segments = snapshot.segments
        self._many: dict[str, Many] = {}
        self._shared = before.beginning(snapshot.segments, self.books) if before else _NOTHING

    def beginning(self, segments: Sequence[PlacedSegment], books: Books) -> "Beginning":
        """What this table has of the first of `segments`, as far as it begins with the same ones."""
        pairs = zip(self._segments, segments, strict=False)
        same = [*takewhile(lambda pair: pair[0].segment is pair[1].segment, pairs)]
        columns = [placed.segment.arrays.columns for placed, _ in same]
        rows = sum(len(each.profiles) for each in columns)
        profiles = {name: numbers[:rows] for name, numbers in self.profiles.items()}
        there = np.bincount(profiles["month"], minlength=len(self.months)) > 0
        profiles["month"] = (there.cumsum() - 1).take(profiles["month"])
        # Other threads may be asking this table: a copy does not grow.
        known = dict(self._many)
        # What is shown nowhere may be shown now, when there are new values.
        kept = {name: many for name, many in known.items() if self.books.by_facet[name] is books.by_facet[name]}
        documents = sum(len(each.day) for each in columns)
        return Beginning(len(same), documents, profiles, self.months.compress(there), kept)

    @cached_property
    def day(self) -> Ints:
        return self._joined(lambda columns: columns.day)

    @cached_property
    def procedural(self) -> NDArray[np.bool_]:
        return self._joined(lambda columns: columns.procedural)

    @cached_property
    def profile(self) -> Ints:
        """The profile of each document: a row of `profiles`."""
        counts = [len(placed.segment.arrays.columns.profiles) for placed in self._segments]
        if len(counts) == 1:
            return self._segments[0].segment.arrays.columns.profile
        bases = np.cumsum([0, *counts])
        columns = [placed.segment.arrays.columns for placed in self._segments]
        parts = [column.profile.astype(np.int64) + base for column, base in zip(columns, bases, strict=False)]
        return np.concatenate(parts or [NONE])

    @cached_property
    def profiles(self) -> Mapping[str, Ordinals]:
        """Of each profile the numbers of its values in the books, and as "month" a place in `months`."""
        shared = self._shared
        rows = {name: [shared.profiles[name]] for name in SINGLE}
        for placed in self._segments[shared.segments :]:
            profiles, read = placed.segment.arrays.columns.profiles, self.books.read[placed.segment.name]
            for place, name in enumerate(SINGLE):
                rows[name].append(read[name].take(profiles[:, place].astype(np.int64)))
        months = np.searchsorted(self.months, shared.months).take(shared.profiles["month"])
        rows["month"] = [months, np.searchsorted(self.months, self._fresh_months)]
        return {name: np.concatenate(parts) for name, parts in rows.items()}

    @cached_property
    def months(self) -> Ordinals:
        """The months there are, in order: year x 12 + month - 1, 0 for not stated."""
        return distinct(np.concatenate([self._shared.months, self._fresh_months]))

    @cached_property
    def month_names(self) -> NDArray[np.object_]:
        names = [f"{month // 12:04}-{month % 12 + 1:02}" if month else None for month in self.months.tolist()]
        return np.array(names, np.object_)

    @cached_property
    def years(self) -> Book:
        return Book().with_values(month // 12 or None for month in self.months.tolist())

    @cached_property
    def year_of_month(self) -> Ordinals:
        """Of each of `months` the number of its year in `years`."""
        return self.years.numbers_of([month // 12 or None for month in self.months.tolist()])

    def many(self, facet: str) -> Many:
        """The values of a facet in SEVERAL."""
        if facet not in self._many:
            self._many[facet] = self._read_many(facet, SEVERAL.index(facet))
        return self._many[facet]

    def counts(self, facet: str, matched: NDArray[np.bool_] | None) -> Ordinals:
        """How many of the documents that `matched`, None for all, show each value of a facet in SEVERAL."""
        shown = np.zeros(len(self.books.by_facet[facet].values), np.int64)
        for placed in self._segments:
            name = placed.segment.name
            held = self.books.by_value[name][facet]
            here = None if matched is None else matched[placed.base : placed.base + placed.segment.arrays.documents]
            shown[self.books.read[name][facet].take(held.values)] += held.every if here is None else held.counts(here)
        return shown

    @cached_property
    def _fresh_months(self) -> Ordinals:
        """The month of each profile of the segments that are not shared."""
        fresh = self._segments[self._shared.segments :]
        parts = [placed.segment.arrays.columns.profiles[:, 3].astype(np.int64) for placed in fresh]
        return np.concatenate(parts or [NONE])

    def _read_many(self, facet: str, place: int) -> Many:
        book = self.books.by_facet[facet]
        is_shown = np.zeros(len(book.keys), np.bool_)
        is_shown[book.key_of] = True
        shared = self._shared.many.get(facet)
        first, documents = (self._shared.segments, self._shared.documents) if shared else (0, 0)
        held = (shared.shown, shared.others, shared.surplus) if shared else ()
        parts = [[_until(documents, pairs)] for pairs in held] or [[], [], []]
        for placed in self._segments[first:]:
            several, read = _several(placed.segment.arrays.columns)[place], self.books.read[placed.segment.name]
            values, keys = read[facet], read[f"{facet} keys"]
            parts[0].append(_renumbered(several.shown, values, placed.base))
            parts[1].append(_only(is_shown, _renumbered(several.others, keys, placed.base)))
            parts[2].append(_renumbered(several.surplus, keys, placed.base))
        shown, others, surplus = map(_end_to_end, parts)
        starts = shared.starts[: documents + 1] if shared else np.zeros(1, np.int64)
        added = shown.docs[int(starts[-1]) :] - documents
        after = np.bincount(added, minlength=self.documents - documents).cumsum() + int(starts[-1])
        return Many(shown, narrow(np.concatenate([starts, after])), others, surplus)

    def _joined(self, column: Callable[[Columns], NDArray[Any]]) -> NDArray[Any]:
        parts = [column(placed.segment.arrays.columns) for placed in self._segments]
        return parts[0] if len(parts) == 1 else np.concatenate(parts or [np.zeros(0, np.uint8)])


def _single(columns: Columns) -> tuple[tuple[str | None, ...], ...]:
    return columns.committees, columns.councils, columns.states


def _several(columns: Columns) -> tuple[Several, ...]:
    return columns.speakers, columns.outcomes


def _read(columns: Columns, books: Mapping[str, Book]) -> Mapping[str, Ordinals]:
    """What the ordinals of one segment are in the books: by facet, and by "facet keys" those of keys."""
    read = {facet: books[facet].numbers_of(values) for facet, values in zip(SINGLE, _single(columns), strict=True)}
    for facet, several in zip(SEVERAL, _several(columns), strict=True):
        read[facet] = books[facet].numbers_of(several.values)
        read[f"{facet} keys"] = books[facet].numbers_of_keys(several.keys)
    return read


def _renumbered(pairs: Pairs, numbers: Ordinals, base: int) -> Pairs:
    same = np.array_equal(numbers, np.arange(len(numbers)))
    values = pairs.values if same else narrow(numbers).take(pairs.values)
    return Pairs(pairs.docs + base if base else pairs.docs, values)


def _until(documents: int, pairs: Pairs) -> Pairs:
    """The pairs of the first documents."""
    count = int(pairs.docs.searchsorted(documents))
    return Pairs(pairs.docs[:count], pairs.values[:count])


def _only(wanted: NDArray[np.bool_], pairs: Pairs) -> Pairs:
    kept = wanted.take(pairs.values)
    return Pairs(pairs.docs.compress(kept), pairs.values.compress(kept))


def _end_to_end(parts: Sequence[Pairs]) -> Pairs:
    if len(parts) == 1:
        return parts[0]
    empty = np.zeros(0, np.int64)
    return Pairs(
        np.concatenate([part.docs for part in parts] or [empty]),
        np.concatenate([part.values for part in parts] or [empty]),
    )
