"""The term index of a segment, as Whoosh's OrderedHashReader reads it (whoosh.filedb.filetables), made in one go.

The file: a head; every key (field in two bytes, term) with its value, in order; 256 hash tables of (hash, position),
each twice as large as what is in it, probed one slot after the other; where the tables lie; a pickle of what else the
reader must know; the positions of the keys in order. Numbers are big-endian.
"""

import pickle
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Bytes, Ints, TermList
from indexer.search.engines.whoosh.opcodes import put_bytes_of
from indexer.search.engines.whoosh.ragged import edges_of, within

# The format's second hash, CRC-32, takes a tenth of the time of its first, MD5.
_HEAD = b"HSH3" + bytes([1]) + bytes(8)
_TABLES = 256
_NONE = np.zeros(0, np.int64)
_AT_ONCE = 1 << 16  # terms: each takes some 500 bytes while it is put into its place
_SLOT = np.dtype([("hash", ">u4"), ("position", ">i8")])
_TABLE = np.dtype([("position", ">i8"), ("slots", ">i4")])

# What whoosh.codec.whoosh3.W3TermInfo holds of a term whose postings lie in the postings file.
TERM_INFO = np.dtype(
    [
        ("inlined", "u1"),
        ("weight", ">f4"),
        ("documents", ">u4"),
        ("shortest", "u1"),
        ("longest", "u1"),
        ("most", ">f4"),
        ("first", ">u4"),
        ("last", ">u4"),
        ("offset", ">i8"),
        ("length", ">i4"),
    ]
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one field, and of each what is `told` of it, in TERM_INFO."""

    terms: TermList
    told: NDArray[np.void]


def encode_terms(fields: dict[str, Terms]) -> list[bytes]:
    """The file, in parts, for the fields in the order of their keys."""
    data, at, keys = _entries([*fields.values()])
    raw = data.tobytes()
    view = memoryview(raw)
    begins = at + 8
    ends = (begins + keys).tolist()
    hashes = np.fromiter(
        (zlib.crc32(view[begin:end]) for begin, end in zip(begins.tolist(), ends, strict=True)), np.int64, len(at)
    )
    at += len(_HEAD)
    tables, directory = _tables(hashes, at, len(_HEAD) + len(raw))
    code, width = _code(int(at[-1]) if len(at) else 0)
    told = {
        "fieldmap": {name: number for number, name in enumerate(fields)},
        "indextype": code,
        "indexlen": len(at),
    }
    extras = pickle.dumps(told, 2) + at.astype(width).tobytes()
    return [_HEAD, raw, tables, directory, extras, len(extras).to_bytes(4)]


def _entries(fields: list[Terms]) -> tuple[Bytes, NDArray[np.int64], NDArray[np.int64]]:
    """Every key and value of all fields, numbered in their order; where each begins, and how long its key is."""
    counts = [len(field.terms) for field in fields]
    lengths = np.concatenate([_NONE, *(np.diff(field.terms.offsets.astype(np.int64)) for field in fields)])
    width = TERM_INFO.itemsize
    starts = edges_of(lengths + 8 + 2 + width)
    out = np.zeros(starts[-1], np.uint8)
    at = starts[:-1]
    put_bytes_of(out, at, lengths + 2, ">i4")
    put_bytes_of(out, at + 4, np.full(len(at), width), ">i4")
    put_bytes_of(out, at + 8, np.repeat(np.arange(len(fields)), counts), ">u2")
    terms = np.concatenate([np.zeros(0, np.uint8), *(field.terms.blob for field in fields)])
    ends = edges_of(lengths)
    told = np.concatenate([np.zeros(0, np.uint8), *(field.told.view(np.uint8) for field in fields)])
    for first in range(0, len(at), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        key, length = at[part] + 10, lengths[part]
        out[within(key, length)] = terms[ends[first] : ends[first + len(key)]]
        out[(key + length)[:, None] + np.arange(width)] = told[first * width :][: len(key) * width].reshape(-1, width)
    return out, at, lengths + 2


def _tables(hashes: NDArray[np.int64], positions: NDArray[np.int64], begin: int) -> tuple[bytes, bytes]:
    """The hash tables, and the directory that says where each lies, when the first one lies at `begin`."""
    table = hashes % _TABLES
    counts = np.bincount(table, minlength=_TABLES)
    starts = edges_of(2 * counts)
    slots = np.zeros(starts[-1], _SLOT)
    home = hashes // _TABLES % np.maximum(2 * counts, 1)[table]
    order = np.lexsort((home, table))
    table, home = table[order], home[order]
    # Sorted by where they belong, each lies there or in the next slot after the one before it.
    rank = np.arange(len(order)) - edges_of(counts)[table]
    far = 2 * len(order) + 1
    place = rank + np.maximum.accumulate(home - rank + table * far) - table * far
    fits = place < 2 * counts[table]
    _fill(slots, (starts[table] + place)[fits], hashes[order[fits]], positions[order[fits]])
    # Those that reach beyond the end of their table go on from its beginning.
    for number in np.flatnonzero(~fits).tolist():
        slot = int(starts[table[number]])
        while slots["position"][slot]:
            slot += 1
        slots[slot] = (hashes[order[number]], positions[order[number]])
    directory = np.zeros(_TABLES, _TABLE)
    directory["position"] = begin + starts[:-1] * _SLOT.itemsize
    directory["slots"] = 2 * counts
    return slots.tobytes(), directory.tobytes()


def _fill(slots: NDArray[np.void], at: Ints, hashes: Ints, positions: Ints) -> None:
    slots["hash"][at] = hashes
    slots["position"][at] = positions


def _code(most: int) -> tuple[str, str]:
    """The narrowest type in which Whoosh keeps positions up to `most`: its code, and its NumPy type."""
    for code, limit in (("H", 1 << 16), ("i", 1 << 31), ("I", 1 << 32)):
        if most < limit:
            return code, {"H": ">u2", "i": ">i4", "I": ">u4"}[code]
    return "q", ">i8"
