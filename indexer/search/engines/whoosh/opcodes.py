"""Whole numbers as Python's pickle writes them, an array at a time (see pickletools for the opcodes)."""

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Bytes, Ints

BYTE, SHORT, INT, DOUBLE, NONE = b"KMJGN"
MARK, TUPLE, TUPLE_OF_ONE, STOP = b"(t\x85."
SHORT_BYTES, BYTES = b"CB"


def sizes_of(numbers: Ints) -> NDArray[np.int64]:
    """How many bytes each number takes, opcode included. None may be negative or above 2**31."""
    sizes = np.full(len(numbers), 2, np.int64)
    sizes[numbers > 0xFF] = 3
    sizes[numbers > 0xFFFF] = 5
    return sizes


def put(out: Bytes, at: Ints, numbers: Ints, sizes: Ints) -> None:
    """Write each number into `out` where `at` says; `sizes` as `sizes_of` gives them."""
    out[at] = BYTE
    out[at + 1] = numbers & 0xFF
    longer = np.flatnonzero(sizes > 2)
    if not len(longer):
        return
    places, long = at[longer], numbers[longer]
    out[places] = SHORT
    out[places + 2] = long >> 8 & 0xFF
    longest = sizes[longer] > 3
    places, long = places[longest], long[longest]
    out[places] = INT
    out[places + 3] = long >> 16 & 0xFF
    out[places + 4] = long >> 24


def put_bytes_of(out: Bytes, at: Ints, numbers: Ints, how: str) -> None:
    """Write the bytes of each number where `at` says; `how` is the NumPy type with its byte order, as in ">i4"."""
    width = np.dtype(how).itemsize
    raw = numbers.astype(how).view(np.uint8).reshape(len(numbers), width)
    for place in range(width):
        out[at + place] = raw[:, place]
