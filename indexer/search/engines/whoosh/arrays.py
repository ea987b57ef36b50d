"""One segment of the index as NumPy arrays: postings by field, and columns by document.

The executor reads nothing else. A sidecar (`sidecar`) holds these arrays beside the segment; `decoding` makes them of
the segment itself. Document numbers are those of the segment, from 0. Every array of integers has the narrowest type
that holds its values, so whoever computes with one widens it first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

Ints = NDArray[np.integer[Any]]
Bytes = NDArray[np.uint8]
Letters = NDArray[np.uint32]

ALL_LETTERS, NOT_ASCII, NOT_LETTERS = np.uint32((1 << 26) - 1), np.uint32(1 << 26), np.uint32(1 << 27)
_LETTER_OF_BYTE = np.array(
    [1 << byte - 97 if 97 <= byte < 123 else NOT_ASCII if byte > 127 else NOT_LETTERS for byte in range(256)], np.uint32
)

# What Whoosh makes of a length that it keeps as a byte.
LENGTH_OF_BYTE = np.array([byte_to_length(byte) for byte in range(256)], np.int64)

# Document numbers of which only the lowest 16 bits are kept turn over here.
TURN = 1 << 16

_UNSIGNED = tuple((kind, int(np.iinfo(kind).max)) for kind in (np.uint8, np.uint16, np.uint32))


def narrow(values: Ints) -> Ints:
    """`values`, none negative, in the narrowest type that holds them."""
    most = int(values.max()) if values.size else 0
    for kind, limit in _UNSIGNED:
        if most <= limit:
            return values.astype(kind, copy=False)
    return values.astype(np.int64, copy=False)


def starts_of(counts: Ints) -> Ints:
    """Where each of several runs of `counts` begins when they are laid end to end; one more for where the last ends."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return narrow(starts)


def letters_of(word: Bytes) -> np.uint32:
    """A bit for each of the letters a to z in the word, NOT_ASCII and NOT_LETTERS for what else is in it."""
    return np.uint32(np.bitwise_or.reduce(_LETTER_OF_BYTE.take(word)))


class Strings:
    """Any number of byte strings laid end to end: `blob` uint8, `offsets` of n + 1."""

    __slots__ = ("_at", "_bytes", "blob", "offsets")

    def __init__(self, blob: Bytes, offsets: Ints) -> None:
        self.blob, self.offsets = blob, offsets
        # One by one a memoryview is read three times as fast as an array.
        self._bytes, self._at = blob.data, offsets.data

    @classmethod
    def of(cls, strings: Sequence[bytes]) -> Self:
        lengths = np.fromiter(map(len, strings), np.int64, len(strings))
        return cls(np.frombuffer(b"".join(strings), np.uint8), starts_of(lengths))

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, place: int) -> bytes:
        return self._bytes[self._at[place] : self._at[place + 1]].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        whole = self._bytes.tobytes()
        return (whole[start:end] for start, end in pairwise(self._at.tolist()))

    def texts(self) -> list[str]:
        """All of them as text."""
        edges = self._at.tolist()
        if (whole := bytes(self._bytes)).isascii():
            text = whole.decode("ascii")
            return [text[start:end] for start, end in pairwise(edges)]
        return [whole[start:end].decode() for start, end in pairwise(edges)]


class TermList(Strings):
    """The terms of a field, sorted, each once, as UTF-8."""

    __slots__ = ("_capitals", "_letters")

    def __init__(self, blob: Bytes, offsets: Ints, letters: Letters | None = None) -> None:
        super().__init__(blob, offsets)
        self._letters = letters
        self._capitals: frozenset[bytes] | None = None

    @property
    def capitals(self) -> frozenset[bytes]:
        """The terms in capitals, which stand together, before those in small letters."""
        if self._capitals is None:
            places = range(self.first_from(b"A"), self.first_from(b"["))
            self._capitals = frozenset([self[place] for place in places])
        return self._capitals

    @property
    def letters(self) -> Letters:
        """Which letters each term holds: see `letters_of`."""
        if self._letters is None:
            terms = self.offsets[:-1].astype(np.int64)
            # What begins at the end would be no term; an empty term, of which there is one at most, is the first.
            empty = np.diff(self.offsets.astype(np.int64)) == 0
            self._letters = np.zeros(len(self), np.uint32)
            if len(self.blob):
                self._letters[~empty] = np.bitwise_or.reduceat(_LETTER_OF_BYTE.take(self.blob), terms[~empty])
        return self._letters

    def find(self, term: bytes) -> int | None:
        """The place of `term`; None where it is not there."""
        place = self.first_from(term)
        return place if place < len(self) and self[place] == term else None

    def at(self, term: bytes) -> range:
        """The place of `term` as a range, an empty one where it is not there."""
        place = self.find(term)
        return range(0) if place is None else range(place, place + 1)

    def first_from(self, term: bytes, first: int = 0) -> int:
        """The place of the first term, from `first` on, that is not before `term`."""
        held, at = self._bytes, self._at
        last = len(at) - 1
        while first < last:
            middle = (first + last) // 2
            if held[at[middle] : at[middle + 1]].tobytes() < term:
                first = middle + 1
            else:
                last = middle
        return first

    def beginning(self, prefix: bytes) -> range:
        """The places of the terms that begin with `prefix`."""
        first = self.first_from(prefix)
        # No byte of UTF-8 is 0xFF, so that nothing which begins so comes after this.
        return range(first, self.first_from(prefix + b"\xff", first))


@dataclass(frozen=True, slots=True)
class Rows:
    """A row of numbers for each document or term: row n is `values`[`starts`[n] : `starts`[n + 1]]."""

    starts: Ints
    values: Ints

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> "Rows":
        counts = np.fromiter(map(len, rows), np.int64, len(rows))
        values = np.fromiter((value for row in rows for value in row), np.int64, int(counts.sum()))
        return cls(starts_of(counts), narrow(values))


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of one field, term after term.

    `starts`[n + 1] say where the postings of each term begin in `docs`, which ascend within a term, and in `freqs`, how
    often the term stands in the document (None: once, as a value does). `positions`, ascending within a posting, follow
    one another in the order of the postings; those of a term begin at `position_starts`[n + 1]. Both are None where the
    field has none: the positions of a stem are those of its forms.

    A sidecar holds less (`compact`). Where there are `turns`, `docs` are the lowest 16 bits of a document's number, and
    `turns`[n, t] is the place from which on those of term t have n + 1 above them. What is `lent` is not here at all.
    Who reads some terms asks `held`, who reads all of them `compact.whole`.
    """

    terms: TermList
    starts: Ints
    docs: Ints
    freqs: Ints | None = None
    positions: Ints | None = None
    position_starts: Ints | None = None
    turns: Ints | None = None
    lent: "Lent | None" = None

    def held(self, places: range) -> "Held":
        """Who holds the terms at `places`, term after term."""
        if self.lent is not None:
            return self._lent(self.lent, places)
        first, last = int(self.starts[places.start]), int(self.starts[places.stop])
        docs = self.docs[first:last].astype(np.int64)
        for turn in () if self.turns is None else self.turns:
            if len(places) == 1:
                docs[int(turn[places.start]) - first :] += TURN
            else:
                docs += _turned(self.starts[places.start : places.stop + 1], turn[places.start : places.stop])
        return Held(docs, None if self.freqs is None else self.freqs[first:last])

    def _lent(self, lent: "Lent", places: range) -> "Held":
        own = replace(self, lent=None)
        read = []
        for place in places:
            mine = self.starts[place] < self.starts[place + 1]
            form = int(lent.forms.values[lent.forms.starts[place]])
            read.append(own.held(range(place, place + 1)) if mine else lent.exact.held(range(form, form + 1)))
        if len(read) == 1:
            return read[0]
        docs = np.concatenate([np.zeros(0, np.int64), *(each.docs for each in read)])
        return Held(
            docs, np.concatenate([np.zeros(0, np.uint8), *(each.freqs for each in read if each.freqs is not None)])
        )


def _turned(starts: Ints, turns: Ints) -> NDArray[np.int64]:
    """TURN for every posting from where its term turns over, 0 for those before it."""
    edges = np.append(np.stack([starts[:-1], turns], axis=1).ravel(), starts[-1]).astype(np.int64)
    return np.tile(np.array([0, TURN]), len(turns)).repeat(np.diff(edges))


class Held(NamedTuple):
    """The documents that hold some terms, and how often each does; None: once."""

    docs: NDArray[np.int64]
    freqs: Ints | None


@dataclass(frozen=True, slots=True)
class Lent:
    """What the postings of stems leave out, a stem without any: those of its only form, which stand in `exact`."""

    exact: Postings
    forms: Rows


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many words each document has in a field: `words` as they are, `rounded` in a byte, as Whoosh scores them.

    Counted as Whoosh does: the sum of the frequencies of all terms.
    """

    words: Ints
    rounded: Bytes

    @classmethod
    def of(cls, words: Ints) -> "Lengths":
        return cls(narrow(words), np.searchsorted(LENGTH_OF_BYTE, words).clip(max=255).astype(np.uint8))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Documents and ordinals that belong together, by document: `docs` int64, which NumPy takes by unconverted."""

    docs: Ints
    values: Ints

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Self:
        counts = np.fromiter(map(len, rows), np.int64, len(rows))
        values = np.fromiter((value for row in rows for value in row), np.int64, int(counts.sum()))
        return cls(np.repeat(np.arange(len(rows)), counts), narrow(values))


@dataclass(frozen=True, slots=True)
class Several:
    """A facet of which an item may have several values.

    `shown` are the published values of an item, in `values`; None stands for not stated. What filters compare of
    value v is `keys`[`key_of`[v]]. `others` are keys by which a filter finds the item beside those of what is shown (a
    speaker's label where the person is shown), `surplus` such as must not be counted: what is shown twice in two
    spellings, and "not stated" where a filter finds the item by another name.
    """

    values: tuple[str | None, ...]
    shown: Pairs
    keys: tuple[str | None, ...]
    key_of: Ints
    others: Pairs
    surplus: Pairs


@dataclass(frozen=True, slots=True)
class Columns:
    """What filters, facets and orders need of each document.

    A profile is what items of one meeting mostly share: profile p has the committee `committees`[`profiles`[p, 0]],
    the council `councils`[`profiles`[p, 1]], the state `states`[`profiles`[p, 2]], and was held in month
    `profiles`[p, 3] (year x 12 + month - 1; 0: no date is stated). `profile` is that of each document.

    `day` is the proleptic day of the meeting (date.toordinal), 0 where it is not stated; `position` the place in the
    meeting. `by_place` ranks the documents by council and meeting of the id and position, `by_id` by the id.
    """

    ids: Strings
    hashes: Strings
    day: Ints
    position: Ints
    procedural: NDArray[np.bool_]
    profile: Ints
    profiles: Ints
    committees: tuple[str | None, ...]
    councils: tuple[str | None, ...]
    states: tuple[str | None, ...]
    speakers: Several
    outcomes: Several
    by_place: Ints
    by_id: Ints


@dataclass(frozen=True, slots=True)
class SegmentArrays:
    """One segment. `postings` holds every indexed field of the Whoosh schema under its name there.

    `lengths` holds the lengths of every scored field under the field's name in the Whoosh schema, `forms` for each stem
    of a stemmed field the places of its forms in the exact field.
    """

    documents: int
    postings: Mapping[str, Postings]
    lengths: Mapping[str, Lengths]
    forms: Mapping[str, Rows]
    columns: Columns
