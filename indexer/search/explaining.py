"""What helps after an answer: words that find more, words that are in no item, and what would be found without one of
the things asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice
from types import MappingProxyType
from typing import Any, NamedTuple

from indexer.search.counted import Counted
from indexer.search.forms import OtherForms
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
    forms = OtherForms(index)
    parts = read(asked.typed).parts if asked.typed else ()
    nodes = [part.node for part in parts]
    together = {at + step for at in range(len(nodes)) if forms.of_two(nodes[at : at + 2]) for step in (0, 1)}
    return tuple(
        part.text
        for at, part in enumerate(parts)
        if at not in together
        and not isinstance(part.typed[0], Not)
        and not index.count(synonyms.expand(part.node, forms)[0])
    )


def without(query: Query, asked: Asked, absent: tuple[str, ...], total: Callable[[Query], int]) -> tuple[Without, ...]:
    """What the same search finds without one of the things it asks for, or else without two; only what finds something.

    `total` counts the items that a query finds; `absent` are the words that `missing` found.
    """
    first = replace(query, page=1)
    parts = read(asked.typed).parts if asked.typed else ()
    words = [_Thing(_shown(part), part) for part in parts]
    filters = [*_filters(query)]
    lost = tuple(thing for thing, part in zip(words, parts, strict=True) if part.text in absent)
    alone = ((thing,) for thing in (*words[:_TRIED], *filters))
    one = tuple(_finding(_left_out(first, parts, (*((lost,) if len(lost) > 1 else ()), *alone)), total))
    return one or tuple(_finding(_left_out(first, parts, combinations((*words, *filters)[:_TRIED_TOGETHER], 2)), total))


class _Thing(NamedTuple):
    """One thing that was asked for, as readers are told of it: a part of the words, or the fields that ask nothing."""

    told: str
    part: Part | None = None
    nothing: Mapping[str, Any] = MappingProxyType({})


def _left_out(query: Query, parts: Sequence[Part], groups: Iterable[Sequence[_Thing]]) -> Iterator[tuple[str, Query]]:
    """The query without the things of each group, and how to tell it. Without all of its words it would be another."""
    for things in groups:
        gone = [thing.part for thing in things if thing.part]
        if gone and len(gone) == len(parts):
            continue
        rest = query
        if gone:  # a date or a reference with its noun is one part
            kept = [node for part in parts if part not in gone for node in part.typed]
            rest = replace(query, words=text_of(side_by_side(kept)))
        nothing = {name: value for thing in things for name, value in thing.nothing.items()}
        yield " and ".join(thing.told for thing in things), replace(rest, **nothing)


def _filters(query: Query) -> Iterator[_Thing]:
    for name in FILTERS:
        if values := getattr(query, name):
            told = " or ".join("not stated" if value is None else f"“{value}”" for value in values)
            yield _Thing(f"{name} {told}", nothing={name: ()})
    if query.date_from or query.date_to:
        yield _Thing("the dates", nothing={"date_from": None, "date_to": None})


def _finding(others: Iterable[tuple[str, Query]], total: Callable[[Query], int]) -> Iterator[Without]:
    """Those that find something, as many as are a help."""
    found = ((left_out, total(other), other) for left_out, other in dict.fromkeys(others))
    return islice((Without(*offer) for offer in found if offer[1]), _MOST)


def _shown(part: Part) -> str:
    return part.text if isinstance(part.typed[0], Not) or '"' in part.text else f"“{part.text}”"
