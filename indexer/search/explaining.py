"""What helps after an answer: words that find more, words that are in no item, and what would be found without one of
the things asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from types import MappingProxyType
from typing import Any, NamedTuple

from indexer.search.counted import Counted
from indexer.search.forms import OtherForms
from indexer.search.hints import Part, read
from indexer.search.interpretation import Asked
from indexer.search.query import FILTERS, Query
from indexer.search.questions import is_joining
from indexer.search.results import Results, Without
from indexer.search.sequence import side_by_side
from indexer.search.synonyms import Synonyms
from indexer.search.tree import Node, Not, Phrase, Word, asks_for_most, text_of

# A search of many words has many ways to leave one out; more than a handful are no help.
_MOST = 6
# Of a long search only its first things are left out in turn: each is a search of its own.
_TRIED = 12
# So few hits, and whoever asked for several words looks further: each item says a matter in words of its own, and what
# lacks one of those typed is mostly on it too (docs/relevance.md).
_FEW = 3
# Two at once are tried of so many: 28 searches, and only where leaving out one thing finds nothing.
_TRIED_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class Searched:
    """A search and what it was asked of; `totals` counts the items that each of some queries finds there, in their
    order, all at once or as they are asked for."""

    query: Query
    asked: Asked
    index: Counted
    synonyms: Synonyms
    totals: Callable[[Sequence[Query]], Iterable[int]]


def explained(results: Results, searched: Searched) -> Results:
    """An answer with a likely better way to write its words; of nothing with what emptied it, of few hits with what
    more there is without one of the words."""
    results = replace(results, **_meant(searched, results.total))
    if results.total > _FEW or (results.held_back and not results.total):
        return results
    if results.total:
        return replace(results, without=tuple(_with_fewer_words(searched, results.total)))
    absent = _missing(searched)
    return replace(results, missing=absent, without=_without(searched, absent))


def _meant(searched: Searched, found: int) -> dict[str, Any]:
    """A better way to write the words, and how many items it finds; nothing where these are no more than `found`."""
    words = searched.asked.meant
    better = [replace(searched.query, words=words, page=1)] if words else []
    offered = sum(searched.totals(better))
    return {"meant": words, "meant_total": offered} if offered > found else {}


def _missing(searched: Searched) -> tuple[str, ...]:
    """What was asked for, thing by thing as it can be typed, that no item at all answers. What is denied is none."""
    forms = OtherForms(searched.index)
    parts = _parts(searched)
    nodes = [part.node for part in parts]
    together = {at + step for at in range(len(nodes)) if forms.of_two(nodes[at : at + 2]) for step in (0, 1)}
    return tuple(
        part.text
        for at, part in enumerate(parts)
        if at not in together
        and not isinstance(part.typed[0], Not)
        and not searched.index.count(searched.synonyms.expand(part.node, forms)[0])
    )


def _without(searched: Searched, absent: tuple[str, ...]) -> tuple[Without, ...]:
    """What the same search finds without one of the things it asks for, or else without two; only what finds something.

    `absent` are the words that `_missing` found.
    """
    query, parts = replace(searched.query, page=1), _parts(searched)
    words = [_Thing(_shown(part), part) for part in parts]
    filters = [*_filters(query)]
    lost = tuple(thing for thing, part in zip(words, parts, strict=True) if part.text in absent)
    alone = (*((lost,) if len(lost) > 1 else ()), *((thing,) for thing in (*words[:_TRIED], *filters)))
    pairs = combinations((*words, *filters)[:_TRIED_TOGETHER], 2)
    return tuple(_finding((*_unquoted(query, parts), *_left_out(query, parts, alone)), searched.totals)) or tuple(
        _finding(_left_out(query, parts, pairs), searched.totals)
    )


def _with_fewer_words(searched: Searched, found: int) -> Iterator[Without]:
    """What more than the `found` items are found without one of the words, or without quotation marks. What is denied,
    and what was chosen beside the words, is meant; of a question that was loosened words are left out already."""
    if searched.asked.tree and asks_for_most(searched.asked.tree):
        return
    query, parts = replace(searched.query, page=1), _parts(searched)
    words = [(_Thing(_shown(part), part),) for part in parts if not isinstance(part.typed[0], Not)]
    alone = words if 1 < len(words) <= _MOST else ()  # who typed a whole sentence and finds it looks for no other
    for offer in _finding((*_unquoted(query, parts), *_left_out(query, parts, alone)), searched.totals):
        if offer.total > found:
            yield offer


def _parts(searched: Searched) -> tuple[Part, ...]:
    return read(searched.asked.typed).parts if searched.asked.typed else ()


class _Thing(NamedTuple):
    """One thing that was asked for, as readers are told of it: a part of the words, or the fields that ask nothing."""

    told: str
    part: Part | None = None
    nothing: Mapping[str, Any] = MappingProxyType({})


def _unquoted(query: Query, parts: Sequence[Part]) -> Iterator[tuple[str, Query]]:
    """The query with what stands between quotation marks as words in any form and order, and how to tell it."""
    typed = [node for part in parts for node in part.typed]
    words = [word for node in typed for word in _as_words(node)]
    if words != typed:
        yield "the quotation marks", replace(query, words=text_of(side_by_side(words)))


def _as_words(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Phrase) and not node.joined:
        return tuple(Word(text, field=node.field) for text in node.words)
    return (replace(node, exact=False),) if isinstance(node, Word) else (node,)


def _left_out(query: Query, parts: Sequence[Part], groups: Iterable[Sequence[_Thing]]) -> Iterator[tuple[str, Query]]:
    """The query without the things of each group, and how to tell it. Without all of its words it would be another.

    A little word that had joined what is left out to the rest goes with it: "without “bins”" of "parking and bins".
    """
    for things in groups:
        gone = [thing.part for thing in things if thing.part]
        if gone and len(gone) == len(parts):
            continue
        rest = query
        if gone:  # a date or a reference with its noun is one part
            kept = _between_joining([node for part in parts if part not in gone for node in part.typed])
            if not kept:
                continue
            rest = replace(query, words=text_of(side_by_side(kept)))
        nothing = {name: value for thing in things for name, value in thing.nothing.items()}
        yield " and ".join(thing.told for thing in things), replace(rest, **nothing)


def _between_joining(nodes: list[Node]) -> list[Node]:
    """`nodes` without the little words that they begin and end with."""
    while nodes and is_joining(nodes[0]):
        nodes = nodes[1:]
    while nodes and is_joining(nodes[-1]):
        nodes = nodes[:-1]
    return nodes


def _filters(query: Query) -> Iterator[_Thing]:
    for name in FILTERS:
        if values := getattr(query, name):
            told = " or ".join("not stated" if value is None else f"“{value}”" for value in values)
            yield _Thing(f"{name} {told}", nothing={name: ()})
    if query.date_from or query.date_to:
        yield _Thing("the dates", nothing={"date_from": None, "date_to": None})


def _finding(
    others: Iterable[tuple[str, Query]], totals: Callable[[Sequence[Query]], Iterable[int]]
) -> Iterator[Without]:
    """Those that find something, as many as are a help; of two ways to tell the same search the shorter."""
    told: dict[Query, str] = {}
    for left_out, other in others:
        told[other] = min(left_out, told.get(other, left_out), key=len)
    found = zip(told.values(), totals(list(told)), told, strict=True)
    return islice((Without(*offer) for offer in found if offer[1]), _MOST)


def _shown(part: Part) -> str:
    return part.text if isinstance(part.typed[0], Not) or '"' in part.text else f"“{part.text}”"
