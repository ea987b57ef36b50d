"""The file beside a segment that holds the segment's arrays, ready to be mapped into memory.

    8 bytes     b"MBSIDE1\\n"
    4 + 4       length of the header and its CRC-32, little-endian
    header      JSON: what segment it belongs to, and of each array its type, shape, place in the file and CRC-32
    arrays      each at a multiple of 64 bytes from the beginning, in the byte order of the machine that wrote them

It is made of the segment and never says more. `open_sidecar` gives None for one that is absent, damaged or of another
segment, which is then decoded anew (`decoding`); that the arrays are whole is told by their lengths when the file is
opened, and by their sums only when `is_whole` reads them all. Whoosh removes the file with its segment.
"""

import json
import math
import mmap
import os
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment

from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.layout import arrays_of, segment_of
from indexer.search.schema import SCHEMA_VERSION

_MAGIC = b"MBSIDE1\n"
_LEAD = struct.Struct("<8sII")
_ALIGNED = 64
_COMPOUND = W3Segment.COMPOUND_EXT

Binding = Mapping[str, Any]

_encode = json.JSONEncoder(separators=(",", ":")).encode


def path_of(folder: Path, segment: str) -> Path:
    """Where the sidecar of the segment "MAIN_..." lies."""
    return folder / f"{segment}.side"


def write_sidecar(folder: Path, segment: str, arrays: SegmentArrays) -> Path:
    """Write the sidecar of a segment whose own files are complete, and return its path. Raises OSError.

    Whoever commits the segment has still to bring the file to the disk.
    """
    placed: dict[str, tuple[str, tuple[int, ...], int, int]] = {}
    parts: list[memoryview | bytes] = []
    at = 0
    for name, array in arrays_of(arrays).items():
        held = array if array.flags.c_contiguous else np.ascontiguousarray(array)
        parts.append(bytes(-at % _ALIGNED))
        at += -at % _ALIGNED
        placed[name] = (held.dtype.str, held.shape, at, _sum(held))
        parts.append(held.data if held.size else b"")
        at += held.nbytes
    told = {**_binding(folder, segment, arrays.documents), "arrays": placed, "bytes": at}
    header = _encode(told).encode("ascii")
    header += b" " * (-(_LEAD.size + len(header)) % _ALIGNED)
    path = path_of(folder, segment)
    with path.open("wb") as file:
        file.write(_LEAD.pack(_MAGIC, len(header), zlib.crc32(header)) + header)
        file.writelines(parts)
    return path


def open_sidecar(folder: Path, segment: str, documents: int) -> SegmentArrays | None:
    """The arrays of a segment of so many `documents`, mapped; None where its sidecar cannot serve. Raises OSError."""
    mapped = _mapped(path_of(folder, segment))
    told = _header(mapped)
    if told is None or not _belongs(told, folder, segment, documents):
        return None
    return segment_of(documents, _Arrays(mapped, told))


def is_whole(folder: Path, segment: str, documents: int) -> bool:
    """Whether the sidecar of a segment is there, belongs to it, and holds what was written. Reads it all."""
    mapped = _mapped(path_of(folder, segment))
    told = _header(mapped)
    if told is None or not _belongs(told, folder, segment, documents):
        return False
    arrays = _Arrays(mapped, told)
    return all(_sum(arrays[name]) == placed[3] for name, placed in told["arrays"].items())


def _binding(folder: Path, segment: str, documents: int) -> Binding:
    """What tells the sidecar of one segment from that of any other, and from one that was written otherwise."""
    own, whole = path_of(folder, segment), folder / f"{segment}{_COMPOUND}"
    others = (path for path in folder.iterdir() if path.name.startswith(f"{segment}.") and path != own)
    files = {path.name: path.stat().st_size for path in ([whole] if whole.exists() else others)}
    return {
        "segment": segment,
        "documents": documents,
        "files": dict(sorted(files.items())),
        "schema": SCHEMA_VERSION,
        "order": sys.byteorder,
    }


def _belongs(told: Binding, folder: Path, segment: str, documents: int) -> bool:
    expected = _binding(folder, segment, documents)
    return {name: told.get(name) for name in expected} == expected


def _mapped(path: Path) -> "mmap.mmap | bytes":
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return b""
    try:
        return mmap.mmap(handle, 0, access=mmap.ACCESS_READ) if os.fstat(handle).st_size else b""
    finally:
        os.close(handle)


def _header(mapped: "mmap.mmap | bytes") -> dict[str, Any] | None:
    """The header, where it is undamaged and the file as long as it says."""
    if len(mapped) < _LEAD.size:
        return None
    magic, length, checksum = _LEAD.unpack(mapped[: _LEAD.size])
    header = mapped[_LEAD.size : _LEAD.size + length]
    if magic != _MAGIC or zlib.crc32(header) != checksum:
        return None
    told: dict[str, Any] = json.loads(header)
    return told if _LEAD.size + length + told["bytes"] == len(mapped) else None


class _Arrays(Mapping[str, NDArray[Any]]):
    """The arrays of a mapped sidecar by name; each is made when it is asked for."""

    def __init__(self, mapped: "mmap.mmap | bytes", told: Binding) -> None:
        """`told` is the header."""
        self._mapped, self._placed = mapped, told["arrays"]
        self._start = len(mapped) - told["bytes"]

    def __getitem__(self, name: str) -> NDArray[Any]:
        kind, shape, at, _ = self._placed[name]
        count = math.prod(shape)
        array = np.frombuffer(self._mapped, kind, count, self._start + at) if count else np.zeros(0, kind)
        return array if len(shape) == 1 else array.reshape(shape)

    def __iter__(self) -> Iterator[str]:
        return iter(self._placed)

    def __len__(self) -> int:
        return len(self._placed)


def _sum(array: NDArray[Any]) -> int:
    return zlib.crc32(array.data) if array.size else 0
