"""The order of an answer's documents: only so much of it is worked out as a page shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from archive.ids import ItemId
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.sets import NONE, Docs, Scores, found_in
from indexer.search.query import Order

# What is better than nearly all of every so many is looked for first: far fewer are left to be sorted out.
_SAMPLED = 16
_ALL_SORTED = 4_096
# So few documents are put in order at once: taking the best of them first takes a search for a rare word 4 % longer.
_FEW = 256
# So many documents that are alike are told apart one by one; more are first told apart by their ranks in a segment.
_ONE_BY_ONE = 64


@dataclass(frozen=True, slots=True)
class Ranked:
    """Documents, ascending, with what puts them in order by best match: the scores, and who comes after all others."""

    docs: Docs
    scores: Scores
    behind: NDArray[np.bool_]

    @classmethod
    def of(cls, docs: Docs, scores: Scores | None = None, behind: NDArray[np.bool_] | None = None) -> Self:
        return cls(
            docs,
            np.zeros(len(docs)) if scores is None else scores,
            np.zeros(len(docs), np.bool_) if behind is None else behind,
        )

    def take(self, places: Docs) -> "Ranked":
        return Ranked(self.docs.take(places), self.scores.take(places), self.behind.take(places))


class Ordering:
    """Puts documents of one open index in order. An unstated date comes last in every order."""

    def __init__(self, opened: Opened) -> None:
        self._snapshot = opened.snapshot
        self._day = opened.table.day

    def page(self, ranked: Ranked, order: Order, first: int, last: int) -> list[int]:
        """Those that come at the places `first` to `last`, counted from 0, the last one not included."""
        if len(ranked.docs) <= _FEW:
            return self._sorted(ranked, order, first, last)
        ranked = self.best(ranked, order, last)
        if first:
            before = self.best(ranked, order, first).docs
            ranked = ranked.take((~found_in(ranked.docs, before)[0]).nonzero()[0])
        return self._sorted(ranked, order, 0, last - first)

    def best(self, ranked: Ranked, order: Order, most: int) -> Ranked:
        """The first `most` of `ranked` in `order`, ascending by number."""
        if len(ranked.docs) <= most:
            return ranked
        chosen = NONE
        sure: list[Docs] = []
        for number, key in enumerate(self._keys(ranked, order)):
            values = key.take(chosen) if number else key
            border, near = _smallest(values, most)
            values, chosen = values.take(near), chosen.take(near) if number else near
            sure.append(chosen.compress(values < border))
            most -= len(sure[-1])
            chosen = chosen.compress(values == border)
            if len(chosen) == most:
                break
        else:
            chosen = self._first_alike(ranked, order, chosen, most)
        return ranked.take(np.sort(np.concatenate([*sure, chosen])))

    def _sorted(self, ranked: Ranked, order: Order, first: int, last: int) -> list[int]:
        """All of `ranked` in `order`, and of these the places `first` to `last`."""
        if not len(ranked.docs):
            return []
        keys = [*self._keys(ranked, order)]
        places = np.lexsort(keys[::-1])
        numbers: list[int] = ranked.docs.take(places).tolist()
        alike = np.logical_and.reduce([key[1:] == key[:-1] for key in (key.take(places) for key in keys)])
        if alike.any():
            edges = [0, *((~alike).nonzero()[0] + 1).tolist(), len(numbers)]
            for begin, end in pairwise(edges):
                if end - begin > 1 and begin < last and end > first:
                    numbers[begin:end] = self._told_apart(numbers[begin:end], order)
        return numbers[first:last]

    def _told_apart(self, numbers: Sequence[int], order: Order) -> list[int]:
        """Documents that only their ids, or their places in their meetings, put in order."""
        placed = [self._snapshot.place_of(number) for number in numbers]
        if len({id(held) for held, _ in placed}) == 1:
            columns = placed[0][0].segment.arrays.columns
            ranks = columns.by_id if order is Order.BEST else columns.by_place
            return [numbers[n] for n in ranks.take([at for _, at in placed]).argsort()]
        return sorted(numbers, key=lambda number: self._told(number, order))

    def _told(self, number: int, order: Order) -> tuple[str | int, ...]:
        placed, at = self._snapshot.place_of(number)
        columns = placed.segment.arrays.columns
        identity = columns.ids[at].decode()
        if order is Order.BEST:
            return (identity,)
        item = ItemId.parse(identity)
        return (item.council, item.meeting, int(columns.position[at]))

    def _keys(self, ranked: Ranked, order: Order) -> Iterator[NDArray[Any]]:
        """What puts documents in order before their ids do; the smallest comes first."""
        if ranked.behind.any():
            yield ranked.behind.astype(np.int8)
        if order is Order.BEST:
            yield -ranked.scores
        every = len(ranked.docs) == len(self._day)
        day = (self._day if every else self._day.take(ranked.docs)).astype(np.int32)
        if order is Order.OLDEST:
            yield np.where(day == 0, np.iinfo(np.int32).max, day)
        else:
            # No day is 0, which comes last of all negative ones.
            yield -day

    def _first_alike(self, ranked: Ranked, order: Order, chosen: Docs, most: int) -> Docs:
        """The first `most` of the places `chosen`, whose documents only their ids tell apart."""
        if len(chosen) > max(most, _ONE_BY_ONE):
            chosen = np.concatenate([*self._by_rank(ranked.docs, order, chosen, most)])
        place_of = dict(zip(ranked.docs.take(chosen).tolist(), chosen.tolist(), strict=True))
        first = self._told_apart([*place_of], order)[:most]
        return np.array([place_of[number] for number in first], np.int64)

    def _by_rank(self, docs: Docs, order: Order, chosen: Docs, most: int) -> Iterator[Docs]:
        """Of each segment the first `most` of the places `chosen`, by id or by place."""
        numbers = docs.take(chosen)
        for placed in self._snapshot.segments:
            arrays = placed.segment.arrays
            first, last = numbers.searchsorted((placed.base, placed.base + arrays.documents))
            ranks = arrays.columns.by_id if order is Order.BEST else arrays.columns.by_place
            here = ranks.take(numbers[first:last] - placed.base)
            best = here.argpartition(most)[:most] if most < len(here) else np.arange(len(here))
            yield chosen[first:last].take(best)


def _smallest(values: NDArray[Any], most: int) -> tuple[Any, Docs]:
    """The value that comes at place `most`, counted from 1, and the places of all that are no larger, or of more."""
    if len(values) > _ALL_SORTED:
        sample = values[::_SAMPLED]
        guess = min(2 * most // _SAMPLED + 16, len(sample) - 1)
        near = (values <= np.partition(sample, guess)[guess]).nonzero()[0]
        if len(near) >= most:
            return np.partition(values.take(near), most - 1)[most - 1], near
    return np.partition(values, most - 1)[most - 1], np.arange(len(values))
