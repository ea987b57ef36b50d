"""What helps after an answer: words that find more, words that are in no item, and what would be found without one of
the things asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice
from typing import Any

from indexer.search.counted import Counted
from indexer.search.hints import Part, read
from indexer.search.interpretation import Asked
from indexer.search.query import FILTERS, Query
from indexer.search.results import Without
from indexer.search.sequence import side_by_side
from indexer.search.synonyms import Synonyms
from indexer.search.tree import Not, text_of

# A search of many words has many ways to leave one out; more than a handful are no help.
_MOST = 6
# Of a long search only its first things are left out in turn: each is a search of its own.
_TRIED = 12
# Two at once are tried of so many: 28 searches, and only where leaving out one thing finds nothing.
_TRIED_TOGETHER = 8


def meant(query: Query, asked: Asked, found: int, total: Callable[[Query], int]) -> tuple[str | None, int]:
    """A likely better way to write the words of a search that found `found` items, and how many it finds by it; None
    where these are no more."""
    offered = total(replace(query, words=asked.meant, page=1)) if asked.meant else 0
    return (asked.meant, offered) if offered > found else (None, 0)


def missing(asked: Asked, index: Counted, synonyms: Synonyms) -> tuple[str, ...]:
    """What was asked for, thing by thing as it can be typed, that no item at all answers. What is denied is none."""
    parts = read(asked.typed).parts if asked.typed else ()
    return tuple(
        part.text
        for part in parts
        if not isinstance(part.typed[0], Not) and not index.count(synonyms.expand(part.node)[0])
    )


def without(query: Query, asked: Asked, absent: tuple[str, ...], total: Callable[[Query], int]) -> tuple[Without, ...]:
    """What the same search finds without one of the things it asks for; only what finds something.

    `total` counts the items that a query finds; `absent` are the words that `missing` found.
    """
    first = replace(query, page=1)
    one = tuple(_finding((*_words(first, asked, absent), *_filters(first)), total))
    return one or tuple(_finding(_pairs(first, asked), total))


def _finding(others: Iterable[tuple[str, Query]], total: Callable[[Query], int]) -> Iterator[Without]:
    """Those that find something, as many as are a help."""
    found = ((left_out, total(other), other) for left_out, other in dict.fromkeys(others))
    return islice((Without(*offer) for offer in found if offer[1]), _MOST)


def _words(query: Query, asked: Asked, absent: tuple[str, ...]) -> Iterator[tuple[str, Query]]:
    # A date or a reference with its noun is one thing to leave out.
    if asked.typed is None:
        return
    parts = read(asked.typed).parts
    if len(parts) < 2:
        return
    if len(absent) > 1 and len(absent) < len(parts):
        rest = [node for part in parts if part.text not in absent for node in part.typed]
        yield " and ".join(f"“{text}”" for text in absent), replace(query, words=text_of(side_by_side(rest)))
    for part in parts[:_TRIED]:
        yield _shown(part), _rest(query, parts, (part,))


def _pairs(query: Query, asked: Asked) -> Iterator[tuple[str, Query]]:
    """Two things left out at once: for a search of which each thing but one is in the way."""
    parts = read(asked.typed).parts if asked.typed else ()
    if len(parts) > 2:  # of two, each was left out alone
        for pair in combinations(parts[:_TRIED_TOGETHER], 2):
            yield " and ".join(map(_shown, pair)), _rest(query, parts, pair)


def _rest(query: Query, parts: Sequence[Part], left_out: Sequence[Part]) -> Query:
    rest = [node for part in parts if part not in left_out for node in part.typed]
    return replace(query, words=text_of(side_by_side(rest)))


def _shown(part: Part) -> str:
    return part.text if isinstance(part.typed[0], Not) or '"' in part.text else f"“{part.text}”"


def _filters(query: Query) -> Iterator[tuple[str, Query]]:
    for name in FILTERS:
        values = getattr(query, name)
        if values:
            told = " or ".join("not stated" if value is None else f"“{value}”" for value in values)
            nothing: dict[str, Any] = {name: ()}
            yield f"{name} {told}", replace(query, **nothing)
    if query.date_from or query.date_to:
        yield "the dates", replace(query, date_from=None, date_to=None)
