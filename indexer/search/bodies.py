"""Words of a query that name a committee or a council by words of its name: "planning committee", "full council"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from indexer.search.counted import Counted
from indexer.search.sequence import is_bare, side_by_side
from indexer.search.tree import Node, Word, all_of, any_of, parts_of, text_of

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
    runs = [*_runs(parts_of(typed))]
    counts = index.counts([run.name for run in runs]) if runs else ()
    for run, items in zip(runs, counts, strict=True):
        if items:
            told = text_of(side_by_side(run.typed))
            yield Named(side_by_side((*run.others, run.name)), f"“{told}” was taken for the {run.field}.")


class _Run(NamedTuple):
    """Words side by side that may name a body, as that, the field that would hold its name, and the other parts."""

    typed: tuple[Node, ...]
    name: Node
    field: str
    others: tuple[Node, ...]


def _runs(parts: tuple[Node, ...]) -> Iterator[_Run]:
    if len(parts) > _MOST_PARTS:
        return
    # Once a part, and not once a run: each part is in many.
    of_parts = {field: [tuple(_words_in(part, field)) for part in parts] for field in ("committee", "council")}
    for length in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - length + 1):
            end = start + length
            for field, of_each in of_parts.items():
                if all(of_each[start:end]) and _may_name(words := sum(of_each[start:end], ()), field):
                    yield _Run(parts[start:end], _name(words), field, (*parts[:start], *parts[end:]))


def _name(words: tuple[Word, ...]) -> Node:
    field = words[0].field
    full = Word("full", field=field), Word("council", field=field)
    return any_of((all_of(words), full[1])) if words == full else all_of(words)  # it calls itself "Council"


def _may_name(words: tuple[Word, ...], field: str) -> bool:
    return field == "council" or len(words) > 1 or words[0].text in _ALONE


def _words_in(part: Node, field: str) -> Iterator[Word]:
    """The words of a part that is bare; of any other none, for it names no body."""
    if not is_bare(part):
        return
    if isinstance(part, Word):
        yield replace(part, field=field)
    else:
        yield from (Word(word, field=field) for word in part.words)
