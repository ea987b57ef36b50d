"""Words of a query that name a committee or a council by words of its name: "planning committee", "full council"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from indexer.search.counted import Counted
from indexer.search.sequence import is_bare, side_by_side
from indexer.search.tree import Node, Phrase, Word, all_of, any_of, parts_of, text_of

# One word of a committee's name says too little ("housing", "planning"), but for these.
_ALONE = frozenset({"assembly", "cabinet", "executive"})
# Of a longer query no run is looked for: nobody names a committee in it without a question.
_MOST_PARTS = 8


class Named(NamedTuple):
    """A query with the words that name a body asked for as that, and a note that says so."""

    tree: Node
    note: str


def named_in(typed: Node, index: Counted) -> Iterator[Named]:
    """What `typed` asks for where some of its plain words, side by side, are taken for the name of a body; most words
    first, and a committee before a council."""
    parts = parts_of(typed)
    runs = [*_runs(parts)]
    counts = index.counts([_name(run, field) for run, field, _ in runs]) if runs else ()
    for (run, field, others), items in zip(runs, counts, strict=True):
        if items:
            told = text_of(side_by_side(run))
            yield Named(side_by_side((*others, _name(run, field))), f"“{told}” was taken for the {field}.")


def _runs(parts: tuple[Node, ...]) -> Iterator[tuple[tuple[Node, ...], str, tuple[Node, ...]]]:
    """Words side by side that may name a body, the field that would hold its name, and the other parts."""
    if len(parts) > _MOST_PARTS:
        return
    for length in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - length + 1):
            run, others = parts[start : start + length], (*parts[:start], *parts[start + length :])
            if all(map(is_bare, run)):
                yield from ((run, field, others) for field in ("committee", "council") if _may_name(run, field))


def _name(run: tuple[Node, ...], field: str) -> Node:
    words = tuple(_words_in(run, field))
    full = Word("full", field=field), Word("council", field=field)
    return any_of((all_of(words), full[1])) if words == full else all_of(words)  # it calls itself "Council"


def _may_name(run: tuple[Node, ...], field: str) -> bool:
    words = [word.text for word in _words_in(run, field)]
    return field == "council" or len(words) > 1 or words[0] in _ALONE


def _words_in(run: tuple[Node, ...], field: str) -> Iterator[Word]:
    for part in run:
        if isinstance(part, Word):
            yield replace(part, field=field)
        elif isinstance(part, Phrase):
            yield from (Word(word, field=field) for word in part.words)
