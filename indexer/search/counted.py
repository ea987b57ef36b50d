"""An index as whoever interprets a query sees it: what stands in how many items."""

from collections.abc import Sequence
from typing import Protocol

from indexer.search.spelling import Spelling
from indexer.search.tree import Node


class Counted(Protocol):
    """What interpreting asks of an index."""

    def items(self) -> int:
        """How many items the index holds."""

    def count(self, tree: Node) -> int:
        """How many of them match `tree`, whatever the filters."""

    def counts(self, trees: Sequence[Node]) -> Sequence[int]:
        """`count` of each of several trees, asked for at once."""

    def like(self, word: str) -> Sequence[Spelling]:
        """Words of the index that `word` may be a slip of the pen for, likeliest first."""
