"""What stands side by side at the top of a query: its plain words in the order in which they were typed."""

from collections.abc import Iterable
from typing import TypeGuard

from indexer.search.date_words import in_words
from indexer.search.tree import And, Node, Phrase, Word, all_of, parts_of, without_capitals


def is_bare(part: Node | None) -> TypeGuard[Word | Phrase]:
    """Whether a part is what was typed without quotation marks and field."""
    if isinstance(part, Word):
        return not part.exact and part.field is None
    return isinstance(part, Phrase) and part.joined and part.field is None


def text_in(part: Node) -> str:
    """The letters of a word, with hyphens for the signs in it; nothing for anything else."""
    if isinstance(part, Phrase):
        return "-".join(part.words)
    return part.text if isinstance(part, Word) else ""


def words_in(parts: Iterable[Node]) -> tuple[str, ...]:
    """Each part as the plain word that it is; nothing for one that is none."""
    return tuple(text_in(part) if is_bare(part) else "" for part in parts)


def plain_words(part: Node, field: str | None) -> tuple[str, ...]:
    """The words of a plain or hyphenated word of a query in `field`; none of anything else."""
    if isinstance(part, Word) and not part.exact and part.field == field:
        return (part.text,)
    return part.words if isinstance(part, Phrase) and part.joined and part.field == field else ()


def side_by_side(parts: Iterable[Node]) -> Node:
    """All of `parts`, as `all_of` makes them; but a word of one date that stands in another, too, stands there again:
    "from january 2023 to march 2023"."""
    flat = tuple(inner for part in parts for inner in parts_of(part))
    once = all_of(flat)
    if len(flat) == len(parts_of(once)):
        return once
    while (fewer := _once(flat)) != flat:  # what moves together may make a date
        flat = fewer
    return And(flat) if len(flat) > len(parts_of(once)) else once


def _once(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """`parts` without those that are there already, but for the words of dates of several words."""
    words = words_in(parts)
    kept: list[Node] = []
    seen: set[Node | tuple[str, ...]] = set()
    at = 0
    while at < len(parts):
        date = in_words(words, at)
        length = date[1] if date else 1
        told = words[at : at + length] if length > 1 else without_capitals(parts[at])
        kept += parts[at : at + length] if told not in seen else ()
        seen |= {told, *map(without_capitals, parts[at : at + length])}
        at += length
    return tuple(kept)
