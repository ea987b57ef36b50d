"""What tells one item from the others, to find what is like it and the same matter at other meetings."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import log

from indexer.search.analysis import tokens, words_of
from indexer.search.questions import is_asking
from indexer.search.tree import NOTHING, Node, Word, any_of

# Enough words to tell a subject; each costs a look-up in every field.
_TELLING_WORDS = 20
# A word of the title names the subject; one of the text may be anything.
_TITLE_WORTH = 4
# Titles of one matter are seldom word for word the same ("Budget 2024/25", "Budget monitoring, quarter 2").
_SAME_TITLE = 0.6
# More items than this with one reference are a register, not a matter.
_MOST_WITH_REFERENCE = 25


@dataclass(frozen=True, slots=True)
class Matter:
    """What an item is about: its title, its paragraphs, and the references in them that few items share."""

    title: str
    texts: tuple[str, ...]
    references: frozenset[str] = frozenset()

    def with_rare_references(self, items_with: Callable[[Node], int]) -> "Matter":
        found = {token.text for text in (self.title, *self.texts) for token in tokens(text) if token.link}
        rare = {text for text in found if _is_reference(text) and items_with(Word(text)) <= _MOST_WITH_REFERENCE}
        return replace(self, references=frozenset(rare))

    def sought(self) -> Node | None:
        """A tree that finds every item that may be of the same matter; None where nothing tells it."""
        words = [Word(word, field="title") for word in _subject(self.title)]
        tree = any_of([*words, *map(Word, sorted(self.references))])
        return None if tree == NOTHING else tree

    def is_that_of(self, other: "Matter", stem: Callable[[str], str]) -> bool:
        """Whether another item is of the same matter: a reference in common, or titles that say the same."""
        if self.references & other.references:
            return True
        one, two = ({stem(word) for word in _subject(matter.title)} for matter in (self, other))
        return bool(one and two) and len(one & two) / len(one | two) >= _SAME_TITLE


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


def _is_reference(link: str) -> bool:
    """Whether a link is a reference number ("22/00041"); a financial year ("2024/25") is none."""
    first, slash, second = link.partition("/")
    is_year = (
        link.replace("/", "").isdigit() and len(first) == 4 and len(second) in (2, 4) and first[:2] in ("19", "20")
    )
    return bool(slash) and not is_year
