"""All queries of the judged set, and which of them are held out."""

from itertools import groupby

from judged import asking, looking_up, nothing, wording
from judged.grading import Class, Judgement

QUERIES: tuple[Judgement, ...] = tuple(
    sorted(
        looking_up.QUERIES + asking.QUERIES + wording.QUERIES + nothing.QUERIES, key=lambda q: list(Class).index(q.sort)
    )
)

# Every second query of a class: whoever tunes the search looks at the others only, so that tuning to the set shows.
HELD_OUT: frozenset[str] = frozenset(
    query.words for _, group in groupby(QUERIES, key=lambda q: q.sort) for query in list(group)[1::2]
)
