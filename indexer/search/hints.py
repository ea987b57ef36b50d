"""What words mean beside being words: a date also means the meetings held then, a financial year is written in several
ways, and the noun beside a reference ("minute C/118") names what the reference already is.

All of it is read in what stands side by side at the top of a query, from plain words alone: what is quoted, named by a
field, denied or grouped means what it says.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from indexer.search.amounts import one_thing
from indexer.search.analysis import number_key
from indexer.search.date_words import BESIDE_DATES, in_words, ways_to_write
from indexer.search.dates import may_be_a_reference, short_years_of, span_of, years_of
from indexer.search.lexer import shown
from indexer.search.people import after_initials
from indexer.search.questions import LONG_QUESTION
from indexer.search.sequence import is_bare, text_in, words_in
from indexer.search.tree import (
    ANYTHING,
    Dates,
    Leaf,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Value,
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

_FROM_TODAY = frozenset(
    (
        *product(("this", "last", "next", "past", "previous", "current", "coming"), ("year", "month", "week")),
        *product(("this", "last", "next", "previous", "current"), ("financial",), ("year",)),
        *product(("today", "yesterday", "tonight", "nowadays")),
    )
)
_ITEM, _AGENDA_ITEM = frozenset({"item", "items"}), frozenset({("agenda", "item"), ("agenda", "items")})
_ITEM_NUMBER = re.compile(r"\d{1,3}[a-z]?", re.ASCII)


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


def read(typed: Node, is_speaker: Callable[[Leaf], bool] = lambda _: False) -> Read:
    """What `typed` means. It is the same tree where nothing but words was typed, or a date alone.

    `is_speaker` tells whether a word is of the name of a speaker.
    """
    return Read(tuple(_parts(parts_of(typed), is_speaker)))


def _parts(parts: tuple[Node, ...], is_speaker: Callable[[Leaf], bool]) -> Iterator[Part]:
    words = words_in(parts)
    if (alone := in_words(words, 0)) and alone[1] == len(parts):
        # Nothing says what of that time is asked for.
        yield Part(all_of(parts), parts, date=Dates(*alone[0]))
        return
    at = 0
    while at < len(parts):
        part = (
            _numbered(parts, words, at)
            or _named(parts, words, at)
            or _dated(parts, words, at)
            or _amount(parts, words, at)
            or _with_initials(parts, at, is_speaker)
            or _relative(parts, words, at)
            or _years(parts, words, at)
        )
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


def _amount(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part | None:
    """A number and what it counts, which are one thing: "2 million", "5 per cent"."""
    found = one_thing(words[at:])
    return Part(found[0], parts[at : at + found[1]]) if found else None


def _relative(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part | None:
    """A time told from today, "last year", beside a subject: minutes of then say “2024”, and an index knows no today. A
    long question finds what holds most of its words, these among them."""
    length = next((len(next_ones) for n in (3, 2, 1) if (next_ones := words[at : at + n]) in _FROM_TODAY), 0)
    if not length or length == len(parts) or len(parts) >= LONG_QUESTION:
        return None
    typed = parts[at : at + length]
    told = " ".join(words[at : at + length])
    note = f"“{told}” is told from today and need not be there: name the year or the month, or choose dates."
    together = Phrase(words[at : at + length]) if length > 1 else typed[0]
    return Part(any_of((together, ANYTHING)), typed, note=note)


def _with_initials(parts: tuple[Node, ...], at: int, is_speaker: Callable[[Leaf], bool]) -> Part | None:
    """A speaker named with initials, "M Smith": an “m” anywhere says nothing of who spoke."""
    end = after_initials(parts, at)
    name = parts[end] if at < end < len(parts) else None
    if not is_bare(name) or not is_speaker(name):
        return None
    typed = parts[at : end + 1]
    words = tuple(map(text_in, typed))
    first = Near(Prefix(words[0], field="speaker"), replace(name, field="speaker"), len(words) - 1)
    note = f"“{' '.join(words)}”: also searched for speakers of that name whose first name begins so."
    return Part(Or((Phrase(words, joined=True), first)), typed, note=note)


def _numbered(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part | None:
    """An item named by its number: "item 5a", "agenda item 7"."""
    end = at + 1 if words[at : at + 2] in _AGENDA_ITEM else at
    if words[end] not in _ITEM or end + 1 == len(parts) or not _ITEM_NUMBER.fullmatch(words[end + 1]):
        return None
    if in_words(words, end + 1):
        return None
    typed = parts[at : end + 2]
    note = f"“{' '.join(words[at : end + 2])}”: also searched for items of that number."
    return Part(Or((all_of(typed), Value("number", number_key(words[end + 1])))), typed, note=note)


def _years(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part:
    """A financial year, with the word before it, in each way in which it is written; every other part as it is."""
    end = at + 1 if words[at] in BESIDE_DATES and at + 1 < len(parts) else at
    year = text_in(parts[end]) if is_bare(parts[end]) else ""
    short = short_years_of(year)
    years = short or years_of(year)
    if years is None:
        return Part(parts[at], (parts[at],))
    first, last = years
    ways = [f"{first}{sign}{until}" for until in (last[2:], last) for sign in "/-"]
    others = "”, “".join(way for way in ways if way != year)
    # Side by side, whatever the sign between them.
    leaves = (Phrase((first, last[2:])), Phrase((first, last)))
    node = Variants((*leaves_of(parts[end]), *leaves)) if short else Variants(leaves)
    note = f"“{year}”: also searched for “{others}”."
    return Part(node, parts[at : end + 1], when=True, note=note)


def _named(parts: tuple[Node, ...], words: tuple[str, ...], at: int) -> Part | None:
    """A reference with the nouns before or after it: found where the reference is, nouns or none."""
    end = at
    while end < len(parts) and words[end] in _NOUNS:
        end += 1
    if end == len(parts) or not is_reference(parts[end]):
        return None
    reference = parts[end]
    is_date = in_words(words, end) or short_years_of(text_in(reference))
    if is_date and not _BARE_NUMBERS.intersection(words[at:end]):
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


def is_reference(part: Node) -> bool:
    """Whether a part of a query is a reference such as "22/00041" or "PB-4471", and no date."""
    text = text_in(part)
    is_date = years_of(text) is not None or (span_of(text) is not None and not may_be_a_reference(text))
    return is_bare(part) and ("/" in text or _is_code(part)) and not is_date


def _is_code(part: Node) -> bool:
    words = part.words if isinstance(part, Phrase) else ()
    return any(word.isalpha() for word in words) and len(words[-1]) > 2 and words[-1].isdigit()
