"""The postings of several segments made those of one, without what was deleted; no text is analysed again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Ints, Postings, Rows, SegmentArrays, TermList, narrow
from indexer.search.engines.whoosh.columns import Item, columns_of
from indexer.search.engines.whoosh.decoding import lengths_of
from indexer.search.engines.whoosh.inverting import taken
from indexer.search.engines.whoosh.ragged import counts_of, edges_of, runs, stable_order, within
from indexer.search.engines.whoosh.schema import exact_name

Places = list[NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Part:
    """A segment and the numbers of its documents that live, ascending."""

    arrays: SegmentArrays
    living: NDArray[np.int64]


def merged(parts: Sequence[Part], items: Sequence[Item]) -> SegmentArrays:
    """The segment of all that lives in `parts`, in their order: `items`, at least one."""
    first = parts[0].arrays
    numbers = _numbers(parts)
    postings, places = {}, {}
    for name in first.postings:
        postings[name], places[name] = _joined([part.arrays.postings[name] for part in parts], numbers)
    forms = {
        name: _forms([part.arrays.forms[name] for part in parts], places[name], places[exact_name(name)])
        for name in first.forms
    }
    lengths = {name: lengths_of(postings[name], len(items)) for name in first.lengths}
    return SegmentArrays(len(items), postings, lengths, forms, columns_of(items))


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
class _Postings:
    """Postings of any order: of each its term and document, how often, and where its positions begin in `positions`."""

    terms: NDArray[np.int64]
    docs: NDArray[np.int64]
    freqs: NDArray[np.int64]
    firsts: NDArray[np.int64]
    positions: Ints


def _joined(parts: Sequence[Postings], numbers: Places) -> tuple[Postings, Places]:
    """The postings of a field, and for each part the new places of its terms, -1 where no posting is left."""
    terms, places = _union([part.terms for part in parts])
    found = _living(parts, numbers, places)
    order = stable_order(found.terms)
    of_term = runs(found.terms[order])
    left = found.terms[order][of_term[:-1]]
    freqs = found.freqs[order]
    postings = Postings(
        terms=taken(terms, left),
        starts=narrow(of_term),
        docs=narrow(found.docs[order]),
        freqs=None if parts[0].freqs is None else narrow(freqs),
        positions=None if parts[0].positions is None else found.positions[within(found.firsts[order], freqs)],
        position_starts=None if parts[0].positions is None else narrow(edges_of(freqs)[of_term]),
    )
    new = np.full(len(terms), -1, np.int64)
    new[left] = np.arange(len(left))
    return postings, [new[place] for place in places]


def _union(lists: Sequence[TermList]) -> tuple[TermList, Places]:
    """All terms in order, and for each list the places of its terms among them."""
    listed = [list(terms) for terms in lists]
    ordered = sorted(set().union(*listed))
    place_of = {term: place for place, term in enumerate(ordered)}
    return TermList.of(ordered), [
        np.fromiter(map(place_of.__getitem__, terms), np.int64, len(terms)) for terms in listed
    ]


def _living(parts: Sequence[Postings], numbers: Places, places: Places) -> _Postings:
    """The postings of living documents, part after part, with their new documents and terms."""
    columns: list[tuple[NDArray[np.int64], ...]] = []
    before = 0
    for part, number, place in zip(parts, numbers, places, strict=True):
        docs = number[part.docs]
        freqs = np.ones(len(docs), np.int64) if part.freqs is None else part.freqs.astype(np.int64)
        firsts = before + edges_of(freqs)[:-1]
        terms = np.repeat(place, counts_of(part.starts))
        lives = docs >= 0
        columns.append((terms[lives], docs[lives], freqs[lives], firsts[lives]))
        before += 0 if part.positions is None else len(part.positions)
    positions = [part.positions for part in parts if part.positions is not None]
    terms, docs, freqs, firsts = (np.concatenate(column) for column in zip(*columns, strict=True))
    return _Postings(terms, docs, freqs, firsts, np.concatenate(positions) if positions else np.zeros(0, np.int64))


def _forms(parts: Sequence[Rows], stems: Places, exact: Places) -> Rows:
    """For each stem the places of its forms, when those of the parts are now at these."""
    pairs = []
    for rows, stem, form in zip(parts, stems, exact, strict=True):
        of = np.repeat(stem, counts_of(rows.starts))
        pairs.append(np.stack([of, form[rows.values]])[:, form[rows.values] >= 0])
    every = np.unique(np.concatenate(pairs, axis=1), axis=1)
    count = 1 + max((int(stem.max()) for stem in stems if len(stem)), default=-1)
    return Rows(narrow(edges_of(np.bincount(every[0], minlength=count))), narrow(every[1]))
