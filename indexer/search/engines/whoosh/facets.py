"""Filters and facets on a snapshot's table: which items stay, what is held back, and exact counts of every value."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Ints, Pairs
from indexer.search.engines.whoosh.books import Book, Key, Ordinals, Value, facet_place, key_of
from indexer.search.engines.whoosh.sets import Docs, ranges, table_of
from indexer.search.engines.whoosh.table import SEVERAL, Many, Table
from indexer.search.query import FILTERS, Query
from indexer.search.results import Facet, Month
from indexer.search.schema import FACETS

Passed = NDArray[np.bool_]
# The documents that hold a value: field of the Whoosh schema, what filters compare -> documents.
Holding = Callable[[str, str], Docs]

# Where fewer than one document in so many is counted, its values are looked up one by one.
_FEW = 24
_FEW_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Survey:
    """`kept` are the documents, ascending, that pass every filter and are not held back."""

    kept: Docs
    held_back: int
    facets: Mapping[str, tuple[Facet, ...]]
    months: tuple[Month, ...]


class Surveyor:
    """Counts on one table. `holding` finds the documents of a value among those of the index."""

    def __init__(self, table: Table, holding: Holding) -> None:
        self._table = table
        self._holding = holding

    def survey(self, found: Docs, query: Query, *, holding_back: bool) -> Survey:
        """Apply the filters of `query` to the documents `found`, ascending.

        A facet counts the items that pass every filter but its own, so that a chosen value does not hide the others.
        """
        found = self._in_time(found, query)
        passed = self._passed(found, query)
        kept, procedural = _all(found, passed.values()), 0
        if holding_back:
            whole = len(kept)
            found, passed = self._not_procedural(found, passed)
            kept = _all(found, passed.values())
            procedural = whole - len(kept)
        counts = Counts(self._table, kept)
        facets = {}
        for name in FACETS:
            own = counts
            if name in passed:
                rest = [through for other, through in passed.items() if other != name]
                own = Counts(self._table, _all(found, rest))
            facets[name] = self._facet(name, own, getattr(query, name))
        return Survey(kept, procedural, facets, counts.months())

    def kept(self, found: Docs, query: Query, *, holding_back: bool) -> Docs:
        """The documents that `survey` would keep."""
        found = self._in_time(found, query)
        passed = self._passed(found, query)
        if holding_back:
            found, passed = self._not_procedural(found, passed)
        return _all(found, passed.values())

    def _in_time(self, found: Docs, query: Query) -> Docs:
        if query.date_from is None and query.date_to is None:
            return found
        day = self._table.day.take(found)
        first = query.date_from.toordinal() if query.date_from else 1
        through = day >= first
        if query.date_to:
            through &= day <= query.date_to.toordinal()
        return found.compress(through)

    def _passed(self, found: Docs, query: Query) -> dict[str, Passed]:
        """By the name of each filter asked for, which of `found` pass it."""
        passed = {}
        for name in FILTERS:
            if chosen := frozenset(map(key_of, getattr(query, name))):
                passed[name] = self._through(name, chosen, found)
        return passed

    def _through(self, name: str, chosen: frozenset[Key], found: Docs) -> Passed:
        if name in SEVERAL:
            return self._through_several(name, chosen, found)
        table = self._table
        if name == "year":
            book, numbers = table.years, table.year_of_month.take(table.profiles["month"])
        else:
            book, numbers = table.books.by_facet[name], table.profiles[name]
        wanted = np.array([key in chosen for key in book.keys], np.bool_).take(book.key_of)
        return wanted.take(numbers).take(table.profile.take(found))

    def _through_several(self, name: str, chosen: frozenset[Key], found: Docs) -> Passed:
        through = np.zeros(self._table.documents, np.bool_)
        if None in chosen:
            many, book = self._table.many(name), self._table.books.by_facet[name]
            none = book.key_numbers.get(None)
            if none is not None:
                through[many.shown.docs.compress(book.key_of.take(many.shown.values) == none)] = True
                through[many.surplus.docs.compress(many.surplus.values == none)] = False
        for key in chosen - {None}:
            through[self._holding(name, str(key))] = True
        return through.take(found)

    def _not_procedural(self, found: Docs, passed: dict[str, Passed]) -> tuple[Docs, dict[str, Passed]]:
        free = ~self._table.procedural.take(found)
        return found.compress(free), {name: through.compress(free) for name, through in passed.items()}

    def _facet(self, name: str, counts: "Counts", chosen: tuple[Value, ...]) -> tuple[Facet, ...]:
        """The values of a facet by count, then name; a chosen value is there even where nothing has it."""
        book, shown, by_key = counts.of(name)
        values = _listed(book, shown)
        numbers = by_key.take(values if book.is_own_key else book.key_of.take(values))
        if not chosen:
            order = (book.rank.take(values) - numbers * len(book.rank)).argsort()
            return Facet.unchosen(book.shown.take(values.take(order)).tolist(), numbers.take(order).tolist())
        asked = {key_of(value): value for value in reversed(chosen)}
        spelt = {key: book.values[value] for key, value in _by_key(book, values)}
        held = {key: int(by_key[book.key_numbers[key]]) for key in spelt}
        for key in asked.keys() - held.keys():
            held[key] = int(np.count_nonzero(self._through(name, frozenset([key]), counts.docs)))
        facets = [Facet(value, held[key], key in asked) for key, value in (asked | spelt).items()]
        return tuple(sorted(facets, key=lambda facet: (-facet.count, *facet_place(facet.value))))


class Counts:
    """How many of `docs` have each value. What several facets need is worked out once."""

    def __init__(self, table: Table, docs: Docs) -> None:
        self.docs = docs
        self._table = table
        self._few = len(docs) * _FEW < table.documents
        self._profiles: dict[str, Ordinals] = {}

    def of(self, name: str) -> tuple[Book, Ordinals, Ordinals]:
        """The book of a facet, and how many of the documents show each of its values and have each of its keys."""
        if name in SEVERAL:
            return self._several(name)
        if name == "year":
            book = self._table.years
            shown = _weighed(self._table.year_of_month, self._by_profile("month"), len(book.values))
        else:
            book = self._table.books.by_facet[name]
            shown = self._by_profile(name)
        return book, shown, _by_key_of(book, shown)

    def months(self) -> tuple[Month, ...]:
        """How many of the documents lie in each month, the months in order, what is not stated last."""
        counts = self._by_profile("month")
        there = counts.nonzero()[0]
        told = Month.several(self._table.month_names.take(there).tolist(), counts.take(there).tolist())
        return (*told[1:], told[0]) if told and told[0].month is None else told

    def _by_profile(self, name: str) -> Ordinals:
        """How many have each value of what a profile tells."""
        if name not in self._profiles:
            table = self._table
            values = table.profiles[name]
            most = len(table.months) if name == "month" else len(table.books.by_facet[name].values)
            if self._few:
                self._profiles[name] = np.bincount(values.take(self._profile), minlength=most)
            else:
                self._profiles[name] = _weighed(values, self._profile_counts, most)
        return self._profiles[name]

    @cached_property
    def _profile(self) -> Ints:
        every = len(self.docs) == self._table.documents
        return self._table.profile if every else self._table.profile.take(self.docs)

    @cached_property
    def _profile_counts(self) -> Ordinals:
        return np.bincount(self._profile, minlength=len(self._table.profiles["month"]))

    def _several(self, name: str) -> tuple[Book, Ordinals, Ordinals]:
        book, many = self._table.books.by_facet[name], self._table.many(name)
        shown = self._shown(name, many)
        by_key = _by_key_of(book, shown)
        for pairs, sign in ((many.others, 1), (many.surplus, -1)):
            if len(pairs.docs):
                by_key = by_key + sign * self._by_value(pairs, len(book.keys))
        return book, shown, by_key

    def _shown(self, name: str, many: Many) -> Ordinals:
        if len(self.docs) == self._table.documents:
            return self._table.counts(name, None)
        if len(self.docs) * _FEW_SHOWN >= self._table.documents:
            return self._table.counts(name, self._mask)
        first = many.starts.take(self.docs).astype(np.int64)
        counts = many.starts.take(self.docs + 1) - first
        most = len(self._table.books.by_facet[name].values)
        return np.bincount(many.shown.values.take(ranges(first, counts)), minlength=most)

    def _by_value(self, pairs: Pairs, most: int) -> Ordinals:
        if self._few:
            first, last = pairs.docs.searchsorted(self.docs), pairs.docs.searchsorted(self.docs, "right")
            return np.bincount(pairs.values.take(ranges(first, last - first)), minlength=most)
        return np.bincount(pairs.values.compress(self._mask.take(pairs.docs)), minlength=most)

    @cached_property
    def _mask(self) -> Passed:
        return table_of(self.docs, self._table.documents)


def _by_key_of(book: Book, shown: Ordinals) -> Ordinals:
    """How many have each key, where so many show each value."""
    return shown if book.is_own_key else _weighed(book.key_of, shown, len(book.keys))


def _all(found: Docs, passed: Iterable[Passed]) -> Docs:
    through = [*passed]
    return found.compress(np.logical_and.reduce(through)) if through else found


def _weighed(numbers: Ordinals, weights: Ordinals, most: int) -> Ordinals:
    """The sum of the weights of each number below `most`. Sums of counts are exact in the float that NumPy adds in."""
    return np.bincount(numbers, weights, most).astype(np.int64)


def _listed(book: Book, shown: Ordinals) -> Ordinals:
    """The values that are shown, of several with one key the most frequent, then the first by code."""
    values = shown.nonzero()[0]
    if not book.spelt:
        return values
    left_out: list[int] = []
    for spellings in book.spelt.values():
        there = sorted((value for value in spellings if shown[value]), key=lambda v: (-shown[v], str(book.values[v])))
        left_out += there[1:]
    return values.compress(~np.isin(values, left_out))


def _by_key(book: Book, values: Ordinals) -> Iterator[tuple[Key, int]]:
    return ((book.keys[book.key_of[value]], value) for value in values.tolist())
