"""What an archive itself says that a thing is called: what is asked of its texts, and what they answer."""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, Protocol

from indexer.search.sequence import plain_words
from indexer.search.tree import Leaf, Node

# Of a longer query no more is looked at: each stretch of it is something to ask the index for.
MOST_PARTS = 12
MOST_WORDS = 6  # of a name that is typed
TOLD = 2  # of the names that a thing has, the commonest


class Name(NamedTuple):
    """Another name that an index has for `of`: as it is shown, and what finds it in a text."""

    of: str
    shown: str
    leaves: tuple[Leaf, ...]


class Question(Protocol):
    """Something that the texts of an index may say."""

    def counted(self) -> tuple[Node, ...]:
        """What tells, by how many items match it, whether the question is to be asked."""

    def is_worth_asking(self, counts: Sequence[int]) -> bool:
        """Whether it is, where so many items match what is `counted`."""

    def tree(self) -> Node:
        """What an item matches that may have the answer."""

    def answers(self, items: Sequence[Sequence[str]]) -> Mapping[Hashable, tuple[Name, ...]]:
        """What the titles and paragraphs of such items say: the names by what has to be typed for them, which is a
        word, and whether it is typed in capitals, or words."""


def words_together(parts: Sequence[Node]) -> tuple[str, ...]:
    """The words of parts of a query, all of one field, that may be one name; none where one part is no word."""
    said = [plain_words(part, getattr(part, "field", None)) for part in parts]
    alike = len({getattr(part, "field", None) for part in parts}) == 1
    return tuple(word for words in said for word in words) if alike and all(said) else ()
