"""Sets of documents, and of addresses in them, as ascending int64 arrays without repetitions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Ints

Docs = NDArray[np.int64]
Scores = NDArray[np.float64]

NONE: Docs = np.zeros(0, np.int64)

# A set this many times smaller than the other is looked up in it by halving; else both are laid into a table.
_MUCH_SMALLER = 16
_TABLE_BITS = 22


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents and the score of each."""

    docs: Docs
    scores: Scores

    def __len__(self) -> int:
        return len(self.docs)

    def size(self) -> int:
        """In bytes."""
        return self.docs.nbytes + self.scores.nbytes


NO_MATCHES = Matches(NONE, np.zeros(0))


def unscored(docs: Docs) -> Matches:
    return Matches(docs, np.zeros(len(docs)))


def found_in(few: Ints, many: Ints) -> tuple[NDArray[np.bool_], Docs]:
    """Which of `few` are in `many`, and the place of each that is (of another any place)."""
    if not len(many):
        return np.zeros(len(few), np.bool_), np.zeros(len(few), np.int64)
    places = many.searchsorted(few)
    np.minimum(places, len(many) - 1, out=places)
    return many.take(places) == few, places


def both(one: Docs, other: Docs, documents: int) -> Docs:
    """The documents, of so many, in both sets."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if len(few) * _MUCH_SMALLER < len(many):
        return few.compress(found_in(few, many)[0])
    return few.compress(table_of(many, documents).take(few))


def but(docs: Docs, left_out: Docs, documents: int) -> Docs:
    """The documents of `docs` that are not in `left_out`."""
    if len(docs) * _MUCH_SMALLER < len(left_out):
        return docs.compress(~found_in(docs, left_out)[0])
    return docs.compress(~table_of(left_out, documents).take(docs))


def table_of(docs: Docs, documents: int) -> NDArray[np.bool_]:
    """Whether each of all documents is in the set."""
    table = np.zeros(documents, np.bool_)
    table[docs] = True
    return table


def both_addresses(one: Docs, other: Docs) -> Docs:
    """As `both`, for numbers that are too large to lay out a table of them all.

    Of two sets of like size the larger is laid into a table by its lowest bits; what seems to be in it is looked up.
    Looking up each by halving took five times as long.
    """
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if len(few) * _MUCH_SMALLER >= len(many):
        lowest = (1 << _TABLE_BITS) - 1
        few = few.compress(table_of(many & lowest, lowest + 1).take(few & lowest))
    return few.compress(found_in(few, many)[0])


def added(parts: Sequence[Matches], documents: int) -> Matches:
    """The documents in any of `parts` with the sum of their scores, added in the order of the parts.

    The order of adding depends on nothing but the parts, so that no segmentation changes a bit of a score.
    """
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else NO_MATCHES
    docs = np.concatenate([part.docs for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    if len(docs) * _MUCH_SMALLER < documents:
        return _added_sparse(docs, scores)
    there = table_of(docs, documents).nonzero()[0]
    return Matches(there, summed(docs, scores, documents).take(there))


def _added_sparse(docs: Docs, scores: Scores) -> Matches:
    there, place = np.unique(docs, return_inverse=True)
    return Matches(there, summed(place, scores, len(there)))


def scores_of(docs: Docs, matches: Matches, documents: int) -> Scores:
    """The score of each of `docs` in `matches`, 0 where it is not there."""
    if len(docs) * _MUCH_SMALLER < len(matches):
        there, places = found_in(docs, matches.docs)
        return np.where(there, matches.scores.take(places), 0.0)
    dense = np.zeros(documents)
    dense[matches.docs] = matches.scores
    return dense.take(docs)


def summed(places: Docs, values: NDArray[Any], most: int) -> Scores:
    """The sum of the values at each of the places below `most`, added in their order."""
    return np.bincount(places, values, most).astype(np.float64, copy=False)


def ranges(starts: Docs, counts: Docs) -> Docs:
    """The numbers from each of `starts` on, so many of each, end to end."""
    ends = counts.cumsum()
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)
