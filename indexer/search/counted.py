"""An index as whoever interprets a query sees it: what stands in how many items."""

from collections.abc import Sequence
from typing import Protocol

from indexer.search.spelling import Spelling
from indexer.search.tree import Node

# How many items are read to find what an acronym stands for: it is explained where it is new. That many take some
# milliseconds.
READ = 20


class Counted(Protocol):
    """What interpreting asks of an index."""

    def items(self) -> int:
        """How many items the index holds."""

    def count(self, tree: Node) -> int:
        """How many of them match `tree`, whatever the filters."""

    def counts(self, trees: Sequence[Node]) -> Sequence[int]:
        """`count` of each of several trees, asked for at once."""

    def may_hold(self, words: Sequence[str]) -> frozenset[str]:
        """Those of `words`, acronyms in capitals, that a text may hold: a quick look that misses none. Who has none to
        take gives back all."""

    def texts(self, trees: Sequence[Node]) -> Sequence[Sequence[Sequence[str]]]:
        """For each of several trees the items that match it, the oldest first and READ of them, each as its title and
        its paragraphs."""

    def like(self, word: str) -> Sequence[Spelling]:
        """Words of the index that `word` may be a slip of the pen for, likeliest first."""
