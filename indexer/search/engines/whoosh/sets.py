"""Sets of documents, and of addresses in them, as ascending int64 arrays without repetitions."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Ints

Docs = NDArray[np.int64]
Scores = NDArray[np.float64]

NONE: Docs = np.zeros(0, np.int64)

# A set this many times smaller than the other is looked up in it by halving; else both are laid into a table.
MUCH_SMALLER = 16
_MOST_BITS = 22


def found_in(few: Ints, many: Ints) -> tuple[NDArray[np.bool_], Docs]:
    """Which of `few` are in `many`, and the place of each that is (of another any place)."""
    if not len(many):
        return np.zeros(len(few), np.bool_), np.zeros(len(few), np.int64)
    places = many.searchsorted(few)
    np.minimum(places, len(many) - 1, out=places)
    return many.take(places) == few, places


def is_in(wanted: Docs, docs: Docs, documents: int) -> NDArray[np.bool_]:
    """Which of `wanted` are in the set, of so many documents."""
    if len(wanted) * MUCH_SMALLER < len(docs):
        return found_in(wanted, docs)[0]
    return table_of(docs, documents).take(wanted)


def both(one: Docs, other: Docs, documents: int) -> Docs:
    """The documents, of so many, in both sets."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return few.compress(is_in(few, many, documents))


def but(docs: Docs, left_out: Docs, documents: int) -> Docs:
    """The documents of `docs` that are not in `left_out`."""
    return docs.compress(~is_in(docs, left_out, documents))


def distinct(numbers: Ints) -> Docs:
    """The numbers ascending, each once. NumPy's `unique` first loads masked arrays, a twentieth of a short command."""
    ascending = np.sort(numbers)
    is_new = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=is_new[1:])
    return ascending.compress(is_new)


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
    if len(few) * MUCH_SMALLER >= len(many):
        # Sixteen places for each: few share one, and the table stays in the processor's cache where it can.
        lowest = (1 << min(len(many).bit_length() + 4, _MOST_BITS)) - 1
        few = few.compress(table_of(many & lowest, lowest + 1).take(few & lowest))
    return few.compress(found_in(few, many)[0])


def united(parts: Sequence[Docs], documents: int) -> Docs:
    """The documents, of so many, in any of the sets."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else NONE
    if sum(map(len, parts)) * MUCH_SMALLER < documents:
        return distinct(np.concatenate(parts))
    table = np.zeros(documents, np.bool_)
    for part in parts:
        table[part] = True
    return table.nonzero()[0]


def scores_of(wanted: Docs, docs: Docs, scores: Scores, documents: int) -> Scores:
    """The score of each of `wanted`, where `docs`, of so many documents, have these scores; 0 where it is not there."""
    if len(wanted) * MUCH_SMALLER < len(docs):
        there, places = found_in(wanted, docs)
        return np.where(there, scores.take(places), 0.0)
    dense = np.zeros(documents)
    dense[docs] = scores
    return dense.take(wanted)


def ranges(starts: Docs, counts: Docs) -> Docs:
    """The numbers from each of `starts` on, so many of each, end to end."""
    ends = counts.cumsum()
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)


def repeated(values: Docs, counts: Ints) -> Docs:
    """Each of `values` so many times, at least once: `repeat`, for many small counts in half the time."""
    if not len(values):
        return values
    ends = counts.cumsum(dtype=np.int64)
    steps = np.zeros(ends[-1], np.int64)
    steps[0] = values[0]
    steps[ends[:-1]] = np.diff(values)
    return steps.cumsum(out=steps)
