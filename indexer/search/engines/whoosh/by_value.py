"""The documents of one segment that show each value of a facet, for counting many of them at once.

Counted value by value from a table of what matched, half of 100,000 items took 230 µs for 315,000 values; picking out
the values of what matched and counting those took 580.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Pairs


@dataclass(frozen=True, slots=True)
class ByValue:
    """Value after value: the documents of `values`[n], all in `docs`, begin at `starts`[n], and are so many: `every`.

    Numbers of values and documents are those of the segment. A value that nobody shows is left out.
    """

    values: NDArray[np.int64]
    starts: NDArray[np.int64]
    every: NDArray[np.int64]
    docs: NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Pairs) -> "ByValue":
        order = pairs.values.argsort(kind="stable")
        every = np.bincount(pairs.values)
        values = every.nonzero()[0]
        every = every.take(values)
        return cls(values, every.cumsum() - every, every, pairs.docs.take(order).astype(np.int64, copy=False))

    def counts(self, matched: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many of the documents that `matched` show each of `values`."""
        if not len(self.docs):
            return self.every
        there = matched.take(self.docs).view(np.uint8)
        return np.add.reduceat(there, self.starts, dtype=np.uint32).astype(np.int64)
