"""The postings of a segment's fields, written run by run, and what the term index must know of each term."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Bytes, Ints, Postings
from indexer.search.engines.whoosh.blocks import Form, Lists, Written, encode
from indexer.search.engines.whoosh.cores import cores
from indexer.search.engines.whoosh.ragged import edges_of
from indexer.search.engines.whoosh.terms import TERM_INFO, Terms

# Numbers written in one go; a run takes some 100 bytes of memory for each.
_NUMBERS_AT_ONCE = 1 << 19
# Fewer than these are done before threads would be.
_RUNS_FOR_THREADS = 8


@dataclass(frozen=True, slots=True)
class Field:
    """What is written of one field. `lengths`: its length in each document in Whoosh's byte; None where not scored."""

    form: Form
    postings: Postings
    lengths: Bytes | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """The terms first:last of a field."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Run:
    """What is encoded in one go."""

    form: Form
    pieces: list[_Piece]


@dataclass(frozen=True, slots=True)
class _Encoded:
    """The lists of a run, and the same as they are written."""

    lists: Lists
    written: Written


def write_postings(file: BinaryIO, fields: Mapping[str, Field]) -> dict[str, Terms]:
    """Write the postings into `file`, from here on; what is returned is for the term index, in the order of `fields`.

    Every term has a posting. Raises OSError.
    """
    told = {name: np.zeros(len(field.postings.starts) - 1, TERM_INFO) for name, field in fields.items()}
    runs = [
        _Run(form, pieces)
        for form in Form
        for pieces in _runs({name: field for name, field in fields.items() if field.form is form})
    ]
    offset = 0
    for run, encoded in zip(runs, _encoded(runs, fields), strict=True):
        file.write(encoded.written.data)
        _deal(_infos(encoded.lists, encoded.written.starts, offset), run.pieces, told)
        offset += len(encoded.written.data)
    return {name: Terms(f.postings.terms, told[name]) for name, f in fields.items()}


def _encoded(runs: Sequence[_Run], fields: Mapping[str, Field]) -> Iterator[_Encoded]:
    """The runs in their order. Many are encoded side by side: NumPy and zlib let other threads go on meanwhile."""

    def encoded(run: _Run) -> _Encoded:
        lists = _lists(run.form, run.pieces, fields)
        return _Encoded(lists, encode(lists))

    if len(runs) < _RUNS_FOR_THREADS:
        yield from map(encoded, runs)
        return
    with ThreadPoolExecutor(cores()) as pool:
        begun: deque[Future[_Encoded]] = deque()
        for run in runs:
            begun.append(pool.submit(encoded, run))
            if len(begun) > cores():
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def _runs(fields: Mapping[str, Field]) -> Iterator[list[_Piece]]:
    """All terms of the fields, in pieces; as many at once as there is room for, at least one."""
    run: list[_Piece] = []
    room = _NUMBERS_AT_ONCE
    for name, field in fields.items():
        numbers = _numbers_before(field.postings)
        first, end = 0, len(numbers) - 1
        while first < end:
            last = int(np.searchsorted(numbers, numbers[first] + room, "right")) - 1
            if last <= first and run:
                yield run
                run, room = [], _NUMBERS_AT_ONCE
                continue
            last = max(last, first + 1)
            run.append(_Piece(name, first, last))
            room -= int(numbers[last] - numbers[first])
            first = last
    if run:
        yield run


def _numbers_before(postings: Postings) -> NDArray[np.int64]:
    """How many numbers are kept of the terms before each one: positions, or postings where there are none."""
    before = postings.starts if postings.position_starts is None else postings.position_starts
    return before.astype(np.int64)


def _lists(form: Form, pieces: list[_Piece], fields: Mapping[str, Field]) -> Lists:
    held = [(fields[piece.name], slice(piece.first, piece.last + 1)) for piece in pieces]
    docs = [_between(field.postings.docs, field.postings.starts[edges]) for field, edges in held]
    freqs = [_between(f.postings.freqs, f.postings.starts[edges]) for f, edges in held if f.postings.freqs is not None]
    places = [
        _between(field.postings.positions, field.postings.position_starts[edges])
        for field, edges in held
        if field.postings.positions is not None and field.postings.position_starts is not None
    ]
    lengths = [
        np.zeros(len(part), np.uint8) if field.lengths is None else field.lengths[part]
        for part, (field, _) in zip(docs, held, strict=True)
    ]
    joined = np.concatenate(docs).astype(np.int64)
    return Lists(
        form,
        edges_of(np.concatenate([np.diff(field.postings.starts[edges]) for field, edges in held])),
        joined,
        np.concatenate(freqs).astype(np.int64) if freqs else np.ones(len(joined), np.int64),
        np.concatenate(places).astype(np.int64) if places else np.zeros(0, np.int64),
        np.concatenate(lengths),
    )


def _between(numbers: Ints, edges: Ints) -> Ints:
    """The numbers of some neighbouring terms, which have these edges."""
    return numbers[edges[0] : edges[-1]]


def _infos(lists: Lists, starts: NDArray[np.int64], offset: int) -> NDArray[np.void]:
    """Of each term what is told of it; its postings were written at `starts` from `offset` on."""
    firsts = lists.starts[:-1]
    infos = np.zeros(len(firsts), TERM_INFO)
    infos["weight"] = np.add.reduceat(lists.freqs, firsts, dtype=np.int64)
    infos["documents"] = np.diff(lists.starts)
    infos["shortest"] = np.minimum.reduceat(lists.lengths, firsts)
    infos["longest"] = np.maximum.reduceat(lists.lengths, firsts)
    infos["most"] = np.maximum.reduceat(lists.freqs, firsts)
    infos["first"] = lists.docs[firsts]
    infos["last"] = lists.docs[lists.starts[1:] - 1]
    infos["offset"] = offset + starts[:-1]
    infos["length"] = np.diff(starts)
    return infos


def _deal(infos: NDArray[np.void], run: list[_Piece], told: Mapping[str, NDArray[np.void]]) -> None:
    """Give each piece of the run what is told of its terms."""
    done = 0
    for piece in run:
        count = piece.last - piece.first
        told[piece.name][piece.first : piece.last] = infos[done : done + count]
        done += count
