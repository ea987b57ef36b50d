"""What a hit shows, read straight out of the mapped file of a segment.

Whoosh's own reader copies the whole column into memory before it reads one value of it. The format is that of
whoosh.columns.VarBytesColumn: the values end to end, then the length of each in one array, perhaps an array of offsets,
and the type codes of the arrays as the last bytes ("X" last tells that there are offsets).
"""

import mmap
import os
import pickle
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec

from indexer.search.engines.whoosh.arrays import Ints
from indexer.search.engines.whoosh.stored import told_in

_STORED = "_stored"
_DIRECTORY = struct.Struct(">qi")  # where the directory of a compound file lies, and its length


@dataclass(frozen=True, slots=True)
class Stored:
    """The stored fields of some documents: their bytes end to end in any number of `parts`, and the length of each."""

    parts: Sequence[bytes | memoryview]
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, values: Sequence[bytes]) -> "Stored":
        return cls(values, np.fromiter(map(len, values), np.int64, len(values)))


class StoredHits:
    """The stored hits of one segment, opened with it and laid out when first asked."""

    def __init__(self, folder: Path, segment: Any) -> None:
        self._documents = segment.doc_count_all()
        name = W3Codec.column_filename(segment, _STORED)
        is_compound = segment.is_compound()
        handle = os.open(folder / (f"{segment.segment_id()}.seg" if is_compound else name), os.O_RDONLY)
        try:
            self._mapped = mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
        finally:
            os.close(handle)
        self._start, self._length = _placed(self._mapped, name) if is_compound else (0, len(self._mapped))

    def hit(self, number: int) -> dict[str, Any]:
        """What is stored of document `number` of the segment. Raises what unpacking damaged bytes raises."""
        return told_in(self.stored(number))

    def stored(self, number: int) -> bytes:
        """The same as it lies in the segment."""
        starts, lengths = self._places
        start = self._start + int(starts[number])
        return self._mapped[start : start + int(lengths[number])]

    def of(self, living: NDArray[np.int64]) -> Stored:
        """Those of the documents `living`, ascending, as they lie in the segment."""
        view = memoryview(self._mapped)[self._start :]
        starts, lengths = (part.take(living).astype(np.int64) for part in self._places)
        if len(living) == self._documents:
            return Stored([view[: int(lengths.sum())]], lengths)
        ends = (starts + lengths).tolist()
        return Stored([view[start:end] for start, end in zip(starts.tolist(), ends, strict=True)], lengths)

    @cached_property
    def _places(self) -> tuple[Ints, Ints]:
        """Where each value begins, counted from the first, and its length."""
        end = self._start + self._length
        codes = self._mapped[end - 3 : end].decode("ascii", "replace")
        # Whoosh writes arrays in network order.
        if codes[2] == "X":
            starts, at = self._numbers(codes[1], end - 3)
            return starts, self._numbers(codes[0], at)[0]
        lengths, _ = self._numbers(codes[2], end - 1)
        return lengths.cumsum(dtype=np.int64) - lengths, lengths

    def _numbers(self, code: str, end: int) -> tuple[Ints, int]:
        """The array of numbers, one a document, that ends at `end`, and where it begins."""
        kind = np.dtype(f">{code}")
        begin = end - kind.itemsize * self._documents
        return np.frombuffer(self._mapped, kind, self._documents, begin), begin


def _placed(compound: mmap.mmap, name: str) -> tuple[int, int]:
    """Where in a compound file (whoosh.filedb.compound) the file `name` begins, and its length."""
    at, length = _DIRECTORY.unpack(compound[: _DIRECTORY.size])
    told = pickle.loads(compound[at : at + length])[name]  # noqa: S301  our own index
    return int(told["offset"]), int(told["length"])
