"""Tokens in the order of documents -> postings in the order of terms: the turning round that an inverted index is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Ints, Postings, TermList, narrow
from indexer.search.engines.whoosh.ragged import edges_of, runs, stable_order, within


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of some fields, and the terms in them: each may hold any of `terms`, which are in order."""

    names: Sequence[str]
    terms: TermList


@dataclass(frozen=True, slots=True)
class Found:
    """The postings of one field, and of each of its terms the place in `Fields.terms`."""

    postings: Postings
    places: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Token i is terms[i] (a place in `Fields.terms`) in fields[i] of docs[i], at positions[i] where the fields have
    positions. Documents never decrease, nor do the positions of one term in a field of a document."""

    fields: Ints
    terms: Ints
    docs: Ints
    positions: Ints | None = None


def inverted(fields: Fields, tokens: Tokens, *, counted: bool) -> dict[str, Found]:
    """The postings of every field. `counted`: with frequencies."""
    width = len(fields.terms)
    keys = tokens.fields * np.int64(width) + tokens.terms
    order = stable_order(keys)
    keys, docs = keys[order], tokens.docs[order]
    of_posting = runs(keys, docs)  # where each posting's tokens begin
    keys, docs = keys[of_posting[:-1]], docs[of_posting[:-1]]
    of_term = runs(keys)  # where each term's postings begin
    keys = keys[of_term[:-1]]
    bounds = np.searchsorted(keys, np.arange(len(fields.names) + 1) * width)
    found = {}
    for number, name in enumerate(fields.names):
        starts = of_term[bounds[number] : bounds[number + 1] + 1]
        places = keys[bounds[number] : bounds[number + 1]] - number * width
        begin, end = int(starts[0]), int(starts[-1])
        held = of_posting[begin : end + 1]
        positions = None if tokens.positions is None else tokens.positions[order[held[0] : held[-1]]]
        postings = Postings(
            terms=taken(fields.terms, places),
            starts=narrow(starts - begin),
            docs=narrow(docs[begin:end]),
            freqs=narrow(np.diff(held)) if counted else None,
            positions=None if positions is None else narrow(positions),
            position_starts=None if positions is None else narrow(of_posting[starts] - held[0]),
        )
        found[name] = Found(postings, places)
    return found


def taken(terms: TermList, places: Ints) -> TermList:
    """The terms at `places`, in that order."""
    offsets = terms.offsets.astype(np.int64)
    lengths = np.diff(offsets)[places]
    return TermList(terms.blob[within(offsets[places], lengths)], narrow(edges_of(lengths)))
