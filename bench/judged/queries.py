"""All queries of the judged set, by the batches in which they were written, and which of them are held out."""

from itertools import groupby

from judged import again, asking, braddersyke, by_lot, looking_up, nothing, wealdbourne, wording
from judged.grading import Class, Judgement


def _by_class(queries: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    return tuple(sorted(queries, key=lambda query: list(Class).index(query.sort)))


# The later batches were written by people who had seen neither the search nor what it made of the first.
BATCHES: tuple[tuple[Judgement, ...], ...] = (
    _by_class(looking_up.QUERIES + asking.QUERIES + wording.QUERIES + nothing.QUERIES),
    _by_class(again.QUERIES),
    _by_class(braddersyke.QUERIES),
    _by_class(wealdbourne.QUERIES),
    _by_class(by_lot.QUERIES),
)
QUERIES: tuple[Judgement, ...] = _by_class(sum(BATCHES, ()))

# Every second query of a class of a batch: whoever tunes the search looks at the others only, so that tuning to the set
# shows.
HELD_OUT: frozenset[str] = frozenset(
    query.words
    for batch in BATCHES
    for _, group in groupby(batch, key=lambda query: query.sort)
    for query in list(group)[1::2]
)
