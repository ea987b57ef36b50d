"""What tells one item from the others, to find what is like it and the same matter at other meetings."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import log

from indexer.search.analysis import words_of
from indexer.search.dates import span_of, years_of
from indexer.search.questions import is_asking
from indexer.search.tree import NOTHING, Node, Word, any_of

# Enough words to tell a subject; each costs a look-up in every field.
_TELLING_WORDS = 20
# A word of the title names the subject; one of the text may be anything.
_TITLE_WORTH = 4
# Titles of one matter are seldom word for word the same ("Budget 2024/25", "Budget monitoring, quarter 2").
_SAME_TITLE = 0.6
_REFERENCE = re.compile(r"[^\W_]+(?:/[^\W_]+)+")
# More items than this with one reference are a register, not a matter.
_MOST_WITH_REFERENCE = 25


@dataclass(frozen=True, slots=True)
class Matter:
    """What an item is about: its title, its paragraphs, the references in them that few items share, and the words of
    the title with what each tells (its inverse document frequency)."""

    title: str
    texts: tuple[str, ...]
    references: frozenset[str] = frozenset()
    told: Mapping[str, float] = field(default_factory=dict)

    def compared(self, items_with: Callable[[Node], int], items: int) -> "Matter":
        """The same with what it takes to compare it: how many of all `items` a tree finds is told by `items_with`."""
        found = {reference for text in (self.title, *self.texts) for reference in _references(text)}
        rare = {reference for reference in found if items_with(Word(reference)) <= _MOST_WITH_REFERENCE}
        told = {word: log(1 + items / max(items_with(Word(word)), 1)) for word in _subject(self.title)}
        return replace(self, references=frozenset(rare), told=told)

    def sought(self) -> Node | None:
        """A tree that finds every item that may be of the same matter; None where nothing tells it."""
        words = [Word(word, field="title") for word in _subject(self.title)]
        tree = any_of([*words, *map(Word, sorted(self.references))])
        return None if tree == NOTHING else tree

    def likeness(self, other: "Matter", stem: Callable[[str], str]) -> float:
        """How surely another item is of the same matter; 0 where it is none.

        A reference in common makes it one, titles with different references never. Else the titles must share most of
        what they tell, so that a rare word which only one of them has, such as the name of a place, parts them.
        """
        one, two = ({stem(word): worth for word, worth in matter.told.items()} for matter in (self, other))
        both = sum(worth for word, worth in one.items() if word in two)
        share = both / (sum((one | two).values()) or 1)
        mine, theirs = _references(self.title), _references(other.title)
        if mine and theirs and not mine & theirs:
            return 0.0
        if self.references & other.references:
            return 1 + share
        return share if share >= _SAME_TITLE else 0.0


def telling(matter: Matter, items_with: Callable[[Node], int], items: int) -> Node | None:
    """A tree that scores items by the words that tell most of a matter; None where nothing tells anything."""
    counts = Counter(dict.fromkeys(_subject(matter.title), _TITLE_WORTH))
    for text in matter.texts:
        counts.update(_subject(text))
    found = {}
    for word, count in counts.most_common(6 * _TELLING_WORDS):
        holding = items_with(Word(word))
        if 1 < holding <= items / 2:
            found[word] = count * log(items / holding)
    words = sorted(found, key=lambda word: (-found[word], word))[:_TELLING_WORDS]
    return any_of(map(Word, words)) if words else None


def _subject(text: str) -> list[str]:
    """The words of `text` that may say what it is about."""
    return [word for word in words_of(text) if len(word) > 2 and not word.isdigit() and not is_asking(Word(word))]


def _references(text: str) -> frozenset[str]:
    """The reference numbers in `text`, each whole ("22/00041", "la/2023/927"); a date or a financial year is none."""
    found = (match.casefold() for match in _REFERENCE.findall(text))
    return frozenset(
        reference
        for reference in found
        if any(map(str.isdigit, reference)) and years_of(reference) is None and span_of(reference) is None
    )
