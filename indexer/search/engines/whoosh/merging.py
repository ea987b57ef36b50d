"""Several segments made one, without what was deleted: array by array, no text is analysed again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Ints, Lengths, Postings, Rows, SegmentArrays, TermList, narrow
from indexer.search.engines.whoosh.compact import whole
from indexer.search.engines.whoosh.inverting import taken
from indexer.search.engines.whoosh.joined_columns import joined_columns
from indexer.search.engines.whoosh.ragged import counts_of, edges_of
from indexer.search.engines.whoosh.schema import exact_name

Places = list[NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Part:
    """A segment and the numbers of its documents that live, ascending."""

    arrays: SegmentArrays
    living: NDArray[np.int64]


def merged(parts: Sequence[Part]) -> SegmentArrays:
    """The segment of all that lives in `parts`, at least one document, in their order."""
    first = parts[0].arrays
    documents = sum(len(part.living) for part in parts)
    numbers = _numbers(parts)
    postings, places = {}, {}
    for name in first.postings:
        left = [_left(part.arrays.postings[name], number) for part, number in zip(parts, numbers, strict=True)]
        postings[name], places[name] = _joined(left, documents)
    forms = {
        name: _forms([part.arrays.forms[name] for part in parts], places[name], places[exact_name(name)])
        for name in first.forms
    }
    lengths = {
        name: Lengths.of(np.concatenate([part.arrays.lengths[name].words[part.living] for part in parts]))
        for name in first.lengths
    }
    columns = joined_columns([part.arrays.columns for part in parts], [part.living for part in parts])
    return SegmentArrays(documents, postings, lengths, forms, columns)


def _numbers(parts: Sequence[Part]) -> Places:
    """For each part the new number of each of its documents, -1 where it is deleted."""
    numbers, count = [], 0
    for part in parts:
        new = np.full(part.arrays.documents, -1, np.int64)
        new[part.living] = np.arange(count, count + len(part.living))
        numbers.append(new)
        count += len(part.living)
    return numbers


@dataclass(frozen=True, slots=True)
class _Left:
    """What lives of the postings of a part: `postings` by their new documents, `terms` of so many before, at which
    `places` those that are left stood."""

    postings: Postings
    terms: int
    places: NDArray[np.int64]


def _left(postings: Postings, numbers: NDArray[np.int64]) -> _Left:
    held = whole(postings)
    docs = numbers[held.docs]
    before = len(held.terms)
    lives = docs >= 0
    if lives.all():
        moved = Postings(held.terms, held.starts, docs, held.freqs, held.positions, held.position_starts)
        return _Left(moved, before, np.arange(before))
    starts = edges_of(lives.view(np.uint8))[held.starts]
    places = np.flatnonzero(counts_of(starts))
    kept = np.append(places, before)
    positions = position_starts = None
    if held.positions is not None and held.position_starts is not None and held.freqs is not None:
        stay = lives.repeat(held.freqs)
        positions, position_starts = held.positions[stay], edges_of(stay.view(np.uint8))[held.position_starts][kept]
    freqs = None if held.freqs is None else held.freqs[lives]
    left = Postings(taken(held.terms, places), starts[kept], docs[lives], freqs, positions, position_starts)
    return _Left(left, before, places)


def _joined(parts: Sequence[_Left], documents: int) -> tuple[Postings, Places]:
    """The postings of a field, and for each part the new places of its terms, -1 where no posting is left."""
    terms, places = _union([part.postings.terms for part in parts])
    held = [part.postings for part in parts]
    order = _Order([each.starts for each in held], places, len(terms))
    docs = order.laid_out([each.docs for each in held], np.min_scalar_type(documents))
    freqs = [each.freqs for each in held if each.freqs is not None]
    positions = [each.positions for each in held if each.positions is not None]
    of_positions = [each.position_starts for each in held if each.position_starts is not None]
    orders = _Order(of_positions, places, len(terms)) if positions else None
    postings = Postings(
        terms=terms,
        starts=narrow(order.starts),
        docs=docs,
        freqs=order.laid_out(freqs, np.result_type(*freqs)) if freqs else None,
        positions=orders.laid_out(positions, np.result_type(*positions)) if orders else None,
        position_starts=narrow(orders.starts) if orders else None,
    )
    new = []
    for part, place in zip(parts, places, strict=True):
        new.append(np.full(part.terms, -1, np.int64))
        new[-1][part.places] = place
    return postings, new


class _Order:
    """Where the rows of several parts go: those of one term side by side, part after part."""

    def __init__(self, starts: Sequence[Ints], places: Places, terms: int) -> None:
        """`starts` of the rows of each part, `places` of its terms among all of them."""
        self._counts = [counts_of(each) for each in starts]
        self._places = places
        every = np.zeros((len(starts) + 1, terms), np.int64)
        for row, place, count in zip(every[1:], places, self._counts, strict=True):
            row[place] = count
        self.starts = edges_of(every.sum(axis=0))
        self._firsts = self.starts[:-1] + np.cumsum(every[:-1], axis=0)

    def laid_out(self, parts: Sequence[Ints], kind: "np.dtype[np.integer]") -> Ints:
        """What the rows hold in their new order."""
        out = np.empty(self.starts[-1], kind)
        for held, first, place, count in zip(parts, self._firsts, self._places, self._counts, strict=True):
            before = edges_of(count)
            out[np.repeat(first[place] - before[:-1], count) + np.arange(before[-1])] = held
        return out


def _union(lists: Sequence[TermList]) -> tuple[TermList, Places]:
    """All terms in order, and for each list the places of its terms among them."""
    listed = [list(terms) for terms in lists]
    ordered = sorted(set().union(*listed))
    place_of = {term: place for place, term in enumerate(ordered)}
    return TermList.of(ordered), [
        np.fromiter(map(place_of.__getitem__, terms), np.int64, len(terms)) for terms in listed
    ]


def _forms(parts: Sequence[Rows], stems: Places, exact: Places) -> Rows:
    """For each stem the places of its forms, when those of the parts are now at these."""
    forms = 1 + max((int(place.max()) for place in exact if len(place)), default=-1)
    count = 1 + max((int(place.max()) for place in stems if len(place)), default=-1)
    pairs = []
    for rows, stem, form in zip(parts, stems, exact, strict=True):
        held = form[rows.values]
        pairs.append((np.repeat(stem, counts_of(rows.starts)) * forms + held)[held >= 0])
    of, values = np.divmod(np.unique(np.concatenate(pairs)), max(forms, 1))
    return Rows(narrow(edges_of(np.bincount(of, minlength=count))), narrow(values))
