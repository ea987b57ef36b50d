"""What helps after an answer: words that find more, words that are in no item, and what would be found without one of
the things asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from indexer.search.counted import Counted
from indexer.search.hints import read
from indexer.search.interpretation import Asked
from indexer.search.query import FILTERS, Query
from indexer.search.results import Without
from indexer.search.tree import Leaf, Not, all_of, text_of

# A search of many words has many ways to leave one out; more than a handful are no help.
_MOST = 6
# Of a long search only its first things are left out in turn: each is a search of its own.
_TRIED = 12


def meant(query: Query, asked: Asked, found: int, total: Callable[[Query], int]) -> str | None:
    """A likely better way to write the words of a search that found `found` items, where it finds more by it."""
    if asked.meant is None or asked.instead:
        return asked.meant
    return asked.meant if total(replace(query, words=asked.meant, page=1)) > found else None


def missing(asked: Asked, index: Counted) -> tuple[str, ...]:
    """The words and phrases, as they can be typed, that are in no item at all."""
    parts = read(asked.typed).parts if asked.typed else ()
    return tuple(part.text for part in parts if isinstance(part.typed[0], Leaf) and not index.count(part.node))


def without(query: Query, asked: Asked, absent: tuple[str, ...], total: Callable[[Query], int]) -> tuple[Without, ...]:
    """What the same search finds without one of the things it asks for; only what finds something.

    `total` counts the items that a query finds; `absent` are the words that `missing` found.
    """
    first = replace(query, page=1)
    found: list[Without] = []
    for left_out, other in dict.fromkeys((*_words(first, asked, absent), *_filters(first))):
        if len(found) < _MOST and (count := total(other)):
            found.append(Without(left_out, count, other))
    return tuple(found)


def _words(query: Query, asked: Asked, absent: tuple[str, ...]) -> Iterator[tuple[str, Query]]:
    # A date or a reference with its noun is one thing to leave out.
    if asked.typed is None:
        return
    parts = read(asked.typed).parts
    if len(parts) < 2:
        return
    if len(absent) > 1 and len(absent) < len(parts):
        rest = [node for part in parts if part.text not in absent for node in part.typed]
        yield " and ".join(f"“{text}”" for text in absent), replace(query, words=text_of(all_of(rest)))
    for at, left_out in enumerate(parts[:_TRIED]):
        text = left_out.text
        rest = [node for part in (*parts[:at], *parts[at + 1 :]) for node in part.typed]
        shown = text if isinstance(left_out.typed[0], Not) or '"' in text else f"“{text}”"
        yield shown, replace(query, words=text_of(all_of(rest)))


def _filters(query: Query) -> Iterator[tuple[str, Query]]:
    for name in FILTERS:
        values = getattr(query, name)
        if values:
            told = " or ".join("not stated" if value is None else f"“{value}”" for value in values)
            nothing: dict[str, Any] = {name: ()}
            yield f"{name} {told}", replace(query, **nothing)
    if query.date_from or query.date_to:
        yield "the dates", replace(query, date_from=None, date_to=None)
