"""Posting lists as the blocks of Whoosh's W3 codec, a million postings in one go.

The format (whoosh.codec.whoosh3): a list is the mark "W3Bl" and blocks of at most BLOCK postings. A block is a 32-bit
length, big-endian and negative for the list's last block; a pickle of (postings, last document, highest weight,
compression, shortest and longest field in a byte each); and a pickle of (documents as differences, weights, values),
deflated where `compression` is not 0. Pickles are made here opcode by opcode, because Whoosh's own way, an object and a
call a posting, was half of the time of indexing. Weights are whole numbers, which unpickle as ints and count the same.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh import opcodes
from indexer.search.engines.whoosh.arrays import Bytes, Ints
from indexer.search.engines.whoosh.opcodes import put, put_bytes_of, sizes_of
from indexer.search.engines.whoosh.ragged import edges_of

_MAGIC = int.from_bytes(b"W3Bl")
# Postings. Whoosh's own 128 take 7 % more room and 5 % more time; how many there are is told by each block.
BLOCK = 1024


# Deflating a small block gains few bytes and costs as much as making it.
_DEFLATED_FROM = 200
_LEVEL = 1


class Form(Enum):
    """What a posting holds beside document and weight: whoosh.formats.Existence, Frequency and Positions."""

    EXISTENCE = 0
    FREQUENCY = 1
    POSITIONS = 2


@dataclass(frozen=True, slots=True)
class Lists:
    """The postings of some terms, term after term.

    `starts` of each term's postings; `docs` ascending within a term; `places`: the positions, posting after posting,
    for the form POSITIONS, else empty; `lengths`: that of the field in the posting's document, in Whoosh's byte, 0 for
    a field that is not scored.
    """

    form: Form
    starts: NDArray[np.int64]
    docs: NDArray[np.int64]
    freqs: NDArray[np.int64]
    places: NDArray[np.int64]
    lengths: Bytes


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes for the postings file. The list of term i lies at starts[i]:starts[i + 1]."""

    data: bytes
    starts: NDArray[np.int64]


class _Blocks:
    """Posting lists cut into blocks. Of each block: its `firsts` posting, how many it `counts`, whether it `opens` or
    `closes` a list, the `most` a term stands in a document, and whether that is `varied`."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        held = np.diff(lists.starts)
        number = -(-held // BLOCK)
        term = np.repeat(np.arange(len(held)), number)
        place = np.arange(len(term)) - edges_of(number)[term]
        self.firsts = lists.starts[term] + place * BLOCK
        self.counts = np.minimum(self.firsts + BLOCK, lists.starts[term + 1]) - self.firsts
        self.opens = place == 0
        self.closes = place == number[term] - 1
        self.most = np.maximum.reduceat(lists.freqs, self.firsts)
        self.varied = np.minimum.reduceat(lists.freqs, self.firsts) != self.most

    def sums(self, of_postings: Ints) -> NDArray[np.int64]:
        return np.add.reduceat(of_postings, self.firsts, dtype=np.int64)

    def spread(self, begin: Ints, sizes: Ints) -> NDArray[np.int64]:
        """Where each posting's bytes begin, when those of a block begin at `begin` and lie one after the other."""
        before = edges_of(sizes)
        return np.repeat(begin - before[self.firsts], self.counts) + before[:-1]


class _Told:
    """What is told of a block before its data: six numbers in a tuple, pickled."""

    def __init__(self, blocks: _Blocks) -> None:
        lists, firsts = blocks.lists, blocks.firsts
        shortest, longest = (part.reduceat(lists.lengths, firsts) for part in (np.minimum, np.maximum))
        last = lists.docs[firsts + blocks.counts - 1]
        compression = np.zeros(len(firsts), np.int64)
        self._numbers = np.stack([blocks.counts, last, blocks.most, compression, shortest, longest])
        self._sizes = sizes_of(self._numbers.ravel()).reshape(self._numbers.shape)
        self._before = np.cumsum(self._sizes, axis=0) - self._sizes
        self.sizes = np.add.reduce(self._sizes) + 3
        self.compression = self._before[3] + 2  # the byte, from where it begins

    def put(self, out: Bytes, at: Ints) -> None:
        out[at] = opcodes.MARK
        put(out, (at + 1 + self._before).ravel(), self._numbers.ravel(), self._sizes.ravel())
        out[at + self.sizes - 2] = opcodes.TUPLE
        out[at + self.sizes - 1] = opcodes.STOP


class _Documents:
    """The tuple of documents, each as the difference from the one before it in its block."""

    def __init__(self, blocks: _Blocks) -> None:
        self._blocks = blocks
        self._gaps = blocks.lists.docs.copy()
        self._gaps[1:] -= blocks.lists.docs[:-1]
        self._gaps[blocks.firsts] = blocks.lists.docs[blocks.firsts]
        self._each = sizes_of(self._gaps)
        self.sizes = blocks.sums(self._each) + 2

    def put(self, out: Bytes, at: Ints) -> None:
        out[at] = opcodes.MARK
        put(out, self._blocks.spread(at + 1, self._each), self._gaps, self._each)
        out[at + self.sizes - 1] = opcodes.TUPLE


class _Weights:
    """The tuple of weights, or the one that all postings of a block have, or None where that is 1."""

    def __init__(self, blocks: _Blocks) -> None:
        self._blocks = blocks
        freqs = blocks.lists.freqs
        self._rows = np.flatnonzero(np.repeat(blocks.varied, blocks.counts))
        self._each = np.zeros(len(freqs), np.int64)
        self._each[self._rows] = sizes_of(freqs[self._rows])
        self._same = ~blocks.varied & (blocks.most > 1)
        self.sizes = np.where(blocks.varied, blocks.sums(self._each) + 2, np.where(self._same, 9, 1))

    def put(self, out: Bytes, at: Ints) -> None:
        blocks, freqs = self._blocks, self._blocks.lists.freqs
        out[at] = opcodes.NONE
        out[at[self._same]] = opcodes.DOUBLE  # Whoosh looks for a float here
        put_bytes_of(out, at[self._same] + 1, blocks.most[self._same], ">f8")
        out[at[blocks.varied]] = opcodes.MARK
        put(out, blocks.spread(at + 1, self._each)[self._rows], freqs[self._rows], self._each[self._rows])
        out[(at + self.sizes - 1)[blocks.varied]] = opcodes.TUPLE


class _NoValues:
    """Existence has no values."""

    def __init__(self, blocks: _Blocks) -> None:
        self.sizes = np.ones(len(blocks.firsts), np.int64)

    def put(self, out: Bytes, at: Ints) -> None:
        out[at] = opcodes.NONE


class _Frequencies:
    """The values of Frequency: four bytes a posting, all of a block in one string."""

    def __init__(self, blocks: _Blocks) -> None:
        self._blocks = blocks
        self.sizes = 5 + 4 * blocks.counts

    def put(self, out: Bytes, at: Ints) -> None:
        freqs = self._blocks.lists.freqs
        out[at] = opcodes.BYTES
        put_bytes_of(out, at + 1, 4 * self._blocks.counts, "<u4")
        put_bytes_of(out, self._blocks.spread(at + 5, np.full(len(freqs), 4)), freqs, ">u4")


class _Positions:
    """The tuple of Positions' values: a string each, of the frequency in four bytes and a pickle of the positions, each
    as the difference from the one before. Whoosh ends the pickle itself where no stop ends it."""

    def __init__(self, blocks: _Blocks) -> None:
        self._blocks = blocks
        freqs = blocks.lists.freqs
        self._starts = edges_of(freqs)
        self._steps = blocks.lists.places.copy()
        self._steps[1:] -= blocks.lists.places[:-1]
        self._steps[self._starts[:-1]] = blocks.lists.places[self._starts[:-1]]
        self._step_sizes = sizes_of(self._steps)
        self._several = freqs > 1
        steps = np.add.reduceat(self._step_sizes, self._starts[:-1], dtype=np.int64)
        self._inside = 4 + steps + 1 + self._several
        self._short = self._inside <= 0xFF
        self._each = self._inside + np.where(self._short, 2, 5)
        self.sizes = blocks.sums(self._each) + 2

    def put(self, out: Bytes, at: Ints) -> None:
        out[at] = opcodes.MARK
        self._put_strings(out, self._blocks.spread(at + 1, self._each))
        out[at + self.sizes - 1] = opcodes.TUPLE

    def _put_strings(self, out: Bytes, at: Ints) -> None:
        freqs = self._blocks.lists.freqs
        out[at] = opcodes.SHORT_BYTES
        out[at + 1] = self._inside & 0xFF
        long = np.flatnonzero(~self._short)
        out[at[long]] = opcodes.BYTES
        put_bytes_of(out, at[long] + 1, self._inside[long], "<u4")
        inside = at + np.where(self._short, 2, 5)
        put_bytes_of(out, inside, freqs, ">u4")
        first = inside + 4 + self._several
        out[(first - 1)[self._several]] = opcodes.MARK
        before = edges_of(self._step_sizes)
        put(out, np.repeat(first - before[self._starts[:-1]], freqs) + before[:-1], self._steps, self._step_sizes)
        out[inside + self._inside - 1] = np.where(self._several, opcodes.TUPLE, opcodes.TUPLE_OF_ONE)


class _Part(Protocol):
    """A part of every block: its size in each, and how it is put where it begins in each."""

    sizes: NDArray[np.int64]

    def put(self, out: Bytes, at: Ints) -> None: ...


_VALUES: dict[Form, Callable[[_Blocks], _Part]] = {
    Form.EXISTENCE: _NoValues,
    Form.FREQUENCY: _Frequencies,
    Form.POSITIONS: _Positions,
}


def encode(lists: Lists) -> Written:
    """The posting lists as Whoosh reads them. Every term has a posting."""
    blocks = _Blocks(lists)
    told = _Told(blocks)
    parts: tuple[_Part, ...] = (_Documents(blocks), _Weights(blocks), _VALUES[lists.form](blocks))
    data_sizes = np.add.reduce([part.sizes for part in parts]) + 3
    head_sizes = 4 * blocks.opens + 4
    starts = edges_of(head_sizes + told.sizes + data_sizes)
    out = np.zeros(starts[-1], np.uint8)
    lengths = starts[:-1] + 4 * blocks.opens
    info = lengths + 4
    data = info + told.sizes
    put_bytes_of(out, starts[:-1][blocks.opens], np.full(np.count_nonzero(blocks.opens), _MAGIC), ">u4")
    put_bytes_of(out, lengths, np.where(blocks.closes, -1, 1) * (told.sizes + data_sizes), ">i4")
    told.put(out, info)
    out[data] = opcodes.MARK
    at = data + 1
    for part in parts:
        part.put(out, at)
        at = at + part.sizes
    out[at] = opcodes.TUPLE
    out[at + 1] = opcodes.STOP
    return _deflated(out, starts, _Layout(lengths, info + told.compression, data), blocks)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where of each block its length, its byte of compression and its data lie."""

    lengths: NDArray[np.int64]
    compressions: NDArray[np.int64]
    data: NDArray[np.int64]


def _deflated(out: Bytes, starts: NDArray[np.int64], layout: _Layout, blocks: _Blocks) -> Written:
    """The output with the data of the larger blocks deflated."""
    chosen = np.flatnonzero(starts[1:] - layout.data >= _DEFLATED_FROM)
    view = out.data
    parts: list[bytes | memoryview] = []
    data, ends = layout.data[chosen].tolist(), starts[chosen + 1].tolist()
    deflated = [zlib.compress(view[begin:end], _LEVEL) for begin, end in zip(data, ends, strict=True)]
    saved = np.zeros(len(layout.data), np.int64)
    saved[chosen] = starts[chosen + 1] - layout.data[chosen] - np.fromiter(map(len, deflated), np.int64, len(chosen))
    out[layout.compressions[chosen]] = _LEVEL
    lengths = starts[1:][chosen] - layout.lengths[chosen] - 4 - saved[chosen]
    put_bytes_of(out, layout.lengths[chosen], np.where(blocks.closes[chosen], -lengths, lengths), ">i4")
    done = 0
    for begin, end, part in zip(data, ends, deflated, strict=True):
        parts += (view[done:begin], part)
        done = end
    parts.append(view[done:])
    moved = starts - edges_of(saved)
    return Written(b"".join(parts), np.append(moved[:-1][blocks.opens], moved[-1]))
