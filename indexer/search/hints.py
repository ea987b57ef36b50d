"""What words mean beside being words: a date also means the meetings held then, a financial year is written in several
ways, and the noun beside a reference ("minute C/118") names what the reference already is.

All of it is read in what stands side by side at the top of a query, from plain words alone: what is quoted, named by a
field, denied or grouped means what it says.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from indexer.search.date_words import BESIDE_DATES, in_words, ways_to_write
from indexer.search.dates import may_be_a_reference, span_of, years_of
from indexer.search.lexer import shown
from indexer.search.sequence import is_bare, side_by_side, text_in, words_in
from indexer.search.tree import (
    ANYTHING,
    Dates,
    Leaf,
    Node,
    Or,
    Phrase,
    Variants,
    Word,
    all_of,
    any_of,
    leaves_of,
    parts_of,
    text_of,
)

# Nouns that say what sort of number follows. Who reads one off a letter types it with them, and the minutes that the
# letter is about may say "appeal", or nothing.
_SINGULAR = (
    *(
        "agenda",
        "app",
        "application",
        "case",
        "decision",
        "file",
        "item",
        "licence",
        "license",
        "minute",
        "no",
        "number",
    ),
    *("order", "permit", "planning", "ref", "reference", "report"),
)
_NOUNS = frozenset(form for noun in _SINGULAR for form in (noun, f"{noun}s"))

# Those of them that hardly stand before a date.
_BARE_NUMBERS = frozenset(
    {"app", "application", "case", "file", "item", "licence", "minute", "no", "number", "permit", "ref", "reference"}
)

_TITLES = frozenset({"councillor", "councillors", "cllr", "cllrs"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a query asks for: `node` as read, `typed` what stood there.

    `when`: it says when. `date`: nothing but this date was typed. `note` tells the reader how it was read.
    """

    node: Node
    typed: tuple[Node, ...]
    when: bool = False
    date: Dates | None = None
    note: str = ""

    @property
    def text(self) -> str:
        """What was typed, as it can be typed again."""
        return " ".join(map(text_of, self.typed))

    def optional(self) -> "Part":
        """The same for items that need not be of that time."""
        more = "; as few items are of that time, others are found too, and come last by best match."
        return replace(self, node=any_of((self.node, ANYTHING)), note=self.note.removesuffix(".") + more)


@dataclass(frozen=True, slots=True)
class Read:
    """A query as read."""

    parts: tuple[Part, ...]

    @property
    def tree(self) -> Node:
        """All of it."""
        return all_of(part.node for part in self.parts)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(part.note for part in self.parts if part.note)

    @property
    def date(self) -> Dates | None:
        """The date that was typed and nothing beside it."""
        return self.parts[0].date if self.parts else None

    @property
    def hints_at_a_time(self) -> bool:
        """Whether it names a subject and beside it a time."""
        return any(part.when for part in self.parts) and any(
            not part.when and any(leaves_of(part.node)) for part in self.parts
        )

    def at_any_time(self) -> "Read":
        """The same, where what says when may be missing."""
        return Read(tuple(p.optional() if p.when else p for p in self.parts))


def read(typed: Node) -> Read:
    """What `typed` means. It is the same tree where nothing but words was typed, or a date alone."""
    return Read(tuple(_parts(parts_of(typed))))


def _parts(parts: tuple[Node, ...]) -> Iterator[Part]:
    words = words_in(parts)
    if (alone := in_words(words, 0)) and alone[1] == len(parts):
        # Nothing says what of that time is asked for.
        yield Part(all_of(parts), parts, date=Dates(*alone[0]))
        return
    at = 0
    while at < len(parts):
        part = _named(parts, words, at) or _dated(parts, words, at) or _years(parts, words, at)
        yield part
        at += len(part.typed)


def _dated(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part | None:
    """A date as what it also means: meetings held then."""
    found = in_words(words, at)
    if found is None:
        return None
    span, length = found
    typed = parts[at : at + length]
    named = words[at : at + length]
    leaves = tuple(Phrase(way) if len(way) > 1 else Word(way[0]) for way in ways_to_write(named))
    node = Or((Variants(leaves) if len(leaves) > 1 else leaves[0], Dates(*span)))
    return Part(node, typed, when=True, note=f"“{' '.join(named)}”: also searched for meetings held then.")


def _years(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part:
    """A financial year, with the word before it, in each way in which it is written; every other part as it is."""
    end = at + 1 if words[at] in BESIDE_DATES and at + 1 < len(parts) else at
    years = years_of(text_in(parts[end])) if is_bare(parts[end]) else None
    if years is None:
        return Part(parts[at], (parts[at],))
    first, last = years
    ways = [f"{first}{sign}{until}" for until in (last[2:], last) for sign in "/-"]
    others = "”, “".join(way for way in ways if way != text_in(parts[end]))
    # Side by side, whatever the sign between them.
    node = Variants((Phrase((first, last[2:])), Phrase((first, last))))
    note = f"“{text_in(parts[end])}”: also searched for “{others}”."
    return Part(node, parts[at : end + 1], when=True, note=note)


def _named(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part | None:
    """A reference with the nouns before or after it: found where the reference is, nouns or none."""
    end = at
    while end < len(parts) and words[end] in _NOUNS:
        end += 1
    if end == len(parts) or not is_reference(parts[end]):
        return None
    reference = parts[end]
    if in_words(words, end) and not _BARE_NUMBERS.intersection(words[at:end]):
        return None
    end += 1
    while end < len(parts) and words[end] in _NOUNS and not (end + 1 < len(parts) and is_reference(parts[end + 1])):
        end += 1
    if end - at == 1:
        return None
    typed = parts[at:end]
    note = (
        f"“{shown(' '.join(map(text_of, typed)))}”: searched for the reference; the words beside it need not be there."
    )
    return Part(Or((all_of(typed), reference)), typed, note=note)


def without_titles(typed: Node, is_speaker: Callable[[Leaf], bool]) -> Node:
    """`typed` without “councillor” before a name of a speaker: minutes print initials and bare names, too."""
    parts = parts_of(typed)
    kept = [
        part
        for part, name in zip_longest(parts, parts[1:])
        if not (
            is_bare(part) and isinstance(part, Word) and part.text in _TITLES and is_bare(name) and is_speaker(name)
        )
    ]
    return side_by_side(kept)


def is_reference(part: Node) -> bool:
    """Whether a part of a query is a reference such as "22/00041" or "PB-4471", and no date."""
    text = text_in(part)
    is_date = years_of(text) is not None or (span_of(text) is not None and not may_be_a_reference(text))
    return is_bare(part) and ("/" in text or _is_code(part)) and not is_date


def _is_code(part: Node) -> bool:
    words = part.words if isinstance(part, Phrase) else ()
    return any(word.isalpha() for word in words) and len(words[-1]) > 2 and words[-1].isdigit()
