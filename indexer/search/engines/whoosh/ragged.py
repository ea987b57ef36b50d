"""Arithmetic on rows of unequal length that lie one after the other in one NumPy array.

Rows have *edges*, one more than there are rows: row i lies at edges[i]:edges[i + 1]. They are 64 bits wide, as the
arithmetic needs it; `arrays.starts_of` gives the same, narrowed, to keep.
"""

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Ints


def edges_of(lengths: Ints) -> NDArray[np.int64]:
    """Where rows of these lengths begin, and where the last one ends."""
    edges = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=edges[1:])
    return edges


def counts_of(edges: Ints) -> NDArray[np.int64]:
    """How long each row is."""
    return np.subtract(edges[1:], edges[:-1], dtype=np.int64)


def within(firsts: Ints, lengths: Ints) -> NDArray[np.int64]:
    """The indexes firsts[i], firsts[i] + 1 ... of every row, row after row."""
    edges = edges_of(lengths)
    return np.repeat(firsts - edges[:-1], lengths) + np.arange(edges[-1])


def stable_order(keys: Ints) -> NDArray[np.int64]:
    """The order that sorts `keys` (none negative); equal ones keep theirs.

    A 16-bit digit at a time: NumPy sorts those by counting. Measured at 5,000,000 keys: 36 ns a key, where sorting
    packed 64-bit keys takes 85 to 125.
    """
    most = int(keys.max()) if len(keys) else 0
    how = np.dtype("<u8" if most >> 32 else "<u4")
    digits = keys.astype(how).view("<u2").reshape(len(keys), how.itemsize // 2).T
    order = np.argsort(digits[0], kind="stable")
    for digit in digits[1:]:
        if not most >> 16:
            break
        most >>= 16
        order = order[np.argsort(digit[order], kind="stable")]
    return order


def runs(*columns: Ints) -> NDArray[np.int64]:
    """Where a new value begins in any of the columns (of one length): the edges of their runs of equal values."""
    count = len(columns[0])
    new = np.zeros(count, np.bool_)
    new[:1] = True
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return np.append(np.flatnonzero(new), count)
