"""The order of an answer's documents: only so much of it is worked out as a page shows."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.ids import ItemId
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.sets import NONE, Docs, Scores
from indexer.search.query import Order

# So many documents are sorted one by one at once; more that are alike are first told apart by ranks in their segment.
_AT_ONCE = 256
# What is better than nearly all of every so many is looked for first: far fewer are left to be sorted out.
_SAMPLED = 16
_ALL_SORTED = 4_096


class Ordering:
    """Puts documents of one open index in order. An unstated date comes last in every order."""

    def __init__(self, opened: Opened) -> None:
        self._snapshot = opened.snapshot
        self._day = opened.table.day

    def first(
        self,
        docs: Docs,
        order: Order,
        most: int,
        scores: Scores | None = None,
        behind: NDArray[np.bool_] | None = None,
    ) -> list[int]:
        """The first `most` of `docs` (ascending) in `order`; by best match `scores` are theirs.

        `behind` tells which of them come after all others.
        """
        if scores is None:
            scores = np.zeros(len(docs))
        if behind is None:
            behind = np.zeros(len(docs), np.bool_)
        keys = self._keys(docs, order, scores)
        if behind.any():
            keys = [behind.astype(np.int8), *keys]
        chosen = self._sifted(np.arange(len(docs)), keys, docs, order, most)
        worth = zip(*(part.take(chosen).tolist() for part in (docs, scores, behind)), strict=True)
        places = {number: (late, *self.place(number, order, score)) for number, score, late in worth}
        return sorted(places, key=places.__getitem__)[:most]

    def place(self, number: int, order: Order, score: float) -> tuple[Any, ...]:
        """What sorts a document into its place."""
        placed, at = self._snapshot.place_of(number)
        columns = placed.segment.arrays.columns
        day = int(columns.day[at])
        newest = (day == 0, -day)
        identity = columns.ids[at].decode()
        if order is Order.BEST:
            return (-score, *newest, identity)
        item = ItemId.parse(identity)
        place = (item.council, item.meeting, int(columns.position[at]))
        return (day == 0, day, *place) if order is Order.OLDEST else (*newest, *place)

    def _keys(self, docs: Docs, order: Order, scores: Scores) -> list[NDArray[Any]]:
        """What orders `docs` before their ids do; the smallest comes first."""
        if order is Order.BEST:
            return [-scores, self._newest(docs)]
        if order is Order.OLDEST:
            day = self._day.take(docs).astype(np.int64)
            return [np.where(day == 0, np.iinfo(np.int64).max, day)]
        return [self._newest(docs)]

    def _newest(self, docs: Docs) -> Docs:
        # No day is 0, which comes last of all negative ones.
        return -self._day.take(docs).astype(np.int64)

    def _sifted(self, chosen: Docs, keys: list[NDArray[Any]], docs: Docs, order: Order, most: int) -> Docs:
        """Places in `docs` among which the first `most` are, and not many more."""
        sure: list[Docs] = []
        for key in keys:
            if len(chosen) <= max(most, _AT_ONCE):
                break
            values = key.take(chosen)
            border, near = _smallest(values, most)
            values, chosen = values.take(near), chosen.take(near)
            sure.append(chosen.compress(values < border))
            most -= len(sure[-1])
            chosen = chosen.compress(values == border)
        if len(chosen) > max(most, _AT_ONCE):
            chosen = np.concatenate([*self._by_rank(chosen, docs, order, most)] or [NONE])
        return np.concatenate([*sure, chosen])

    def _by_rank(self, chosen: Docs, docs: Docs, order: Order, most: int) -> Iterator[Docs]:
        """Of each segment the first `most` of `chosen` by id, or by place."""
        for placed in self._snapshot.segments:
            arrays = placed.segment.arrays
            numbers = docs.take(chosen)
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
