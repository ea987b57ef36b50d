"""Other names that the archive itself has for what is typed: acronyms that it explains, and what was renamed.

Which texts may say something is asked of the index, and the few that do are read.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from indexer.search import acronyms, renamings
from indexer.search.acronyms import Knows
from indexer.search.counted import Counted
from indexer.search.naming import MOST_WORDS, Name, Question, words_together
from indexer.search.tree import Leaf, Node, Phrase, Word

_Asked = TypeVar("_Asked", bound=Question)


class Called(NamedTuple):
    """How many parts of a query make up what an index has another name for, and the names."""

    length: int
    names: tuple[Name, ...]


class Defined:
    """What an index has other names for, of what is typed; without an index nothing. It belongs to one search."""

    def __init__(self, index: Counted | None = None) -> None:
        self._index = index
        self._asked: dict[Question, None] = {}
        self._seen: set[Question] = set()
        self._names: dict[Hashable, tuple[Name, ...]] = {}

    def likely(self, words: Iterable[Leaf], joined: Iterable[Sequence[Node]], knows: Knows) -> list[Node]:
        """Take in what is typed, `words` one by one and those in each of `joined` together.

        What it gives is to be counted before `read`.
        """
        if self._index is None:
            return []
        leaves = [*words]
        runs = (*joined, *((leaf,) for leaf in leaves if isinstance(leaf, Phrase)))
        spelt = self._new(acronyms.questions(leaves, runs))
        held = self._index.may_hold([question.acronym for question in spelt]) if spelt else frozenset()
        worth = (question for question in spelt if question.acronym in held and not question.is_known(knows))
        self._asked.update(dict.fromkeys((*worth, *self._new(renamings.questions(runs)))))
        return [tree for question in self._asked for tree in question.counted()]

    def read(self) -> None:
        """Find the answers to all that was taken in."""
        if self._index is None or not self._asked:
            return
        count = self._index.count
        asked = [one for one in self._asked if one.is_worth_asking([*map(count, one.counted())])]
        self._asked.clear()
        found = self._index.texts([question.tree() for question in asked]) if asked else ()
        for question, items in zip(asked, found, strict=True):
            for typed, names in question.answers(items).items():
                self._names[typed] = tuple(dict.fromkeys((*self._names.get(typed, ()), *names)))

    def names_of(self, leaf: Leaf) -> tuple[Name, ...]:
        """What the index says that a word, or a hyphenated word, stands for."""
        key = (leaf.text, leaf.capitals) if isinstance(leaf, Word) else words_together((leaf,))
        return self._names.get(key, ())

    def names_at(self, parts: Sequence[Node], at: int, most: int | None = None) -> Iterator[Called]:
        """The parts from `at` on, two or more and at `most` so many, that the index has names for; longest first."""
        longest = min(most or MOST_WORDS, MOST_WORDS, len(parts) - at) if self._names else 0
        for length in range(longest, 1, -1):
            if names := self._names.get(words_together(parts[at : at + length])):
                yield Called(length, names)

    def _new(self, questions: Iterable[_Asked]) -> list[_Asked]:
        """Those that were not taken in before, each once."""
        new = [question for question in dict.fromkeys(questions) if question not in self._seen]
        self._seen.update(new)
        return new
