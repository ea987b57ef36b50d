"""Tokens in the order of documents -> postings in the order of terms: the turning round that an inverted index is."""

from dataclasses import dataclass

import numpy as np

from indexer.search.engines.whoosh.arrays import Ints, Postings, TermList, narrow
from indexer.search.engines.whoosh.ragged import counts_of, edges_of, runs, stable_order, within


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one field: its terms by their places in a list of terms, in which documents they stand, and where
    (None: wherever). Documents never decrease, nor do the positions of one term in a document."""

    terms: Ints
    docs: Ints
    positions: Ints | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The postings of one field, and of each of its terms the place in the list of terms."""

    postings: Postings
    places: Ints


def inverted(terms: TermList, tokens: Tokens, *, counted: bool) -> Found:
    """The postings of a field that holds some of `terms`, which are in order. `counted`: with frequencies."""
    order = stable_order(tokens.terms)
    keys, docs = tokens.terms[order], tokens.docs[order]
    of_posting = runs(keys, docs)  # where the tokens of each posting begin
    keys, docs = keys[of_posting[:-1]], docs[of_posting[:-1]]
    of_term = runs(keys)  # where the postings of each term begin
    places = keys[of_term[:-1]]
    postings = Postings(
        terms=taken(terms, places),
        starts=narrow(of_term),
        docs=narrow(docs),
        freqs=narrow(counts_of(of_posting)) if counted else None,
        positions=None if tokens.positions is None else narrow(tokens.positions[order]),
        position_starts=None if tokens.positions is None else narrow(of_posting[of_term]),
    )
    return Found(postings, places)


def taken(terms: TermList, places: Ints) -> TermList:
    """The terms at `places`, in that order."""
    lengths = counts_of(terms.offsets)[places]
    return TermList(terms.blob[within(terms.offsets[places].astype(np.int64), lengths)], narrow(edges_of(lengths)))
