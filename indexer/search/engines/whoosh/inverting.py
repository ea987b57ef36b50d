"""Tokens in the order of documents -> postings in the order of terms: the turning round that an inverted index is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from indexer.search.engines.whoosh.arrays import Ints, Postings, TermList, narrow
from indexer.search.engines.whoosh.ragged import counts_of, edges_of, runs, stable_order, within

# Tokens of several fields that are turned round at once.
_TOGETHER = 1 << 16


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


def inverted(terms: TermList, fields: Iterable[Tokens], *, counted: bool) -> Iterator[Found]:
    """The postings of fields that hold some of `terms`, which are in order. `counted`: with frequencies.

    Fields of few tokens are turned round together: what one costs does not hang on its tokens then.
    """
    group: list[Tokens] = []
    for tokens in fields:
        group.append(tokens)
        if sum(len(each.terms) for each in group) >= _TOGETHER:
            yield from _turned_round(terms, group, counted=counted)
            group = []
    if group:
        yield from _turned_round(terms, group, counted=counted)


def _turned_round(terms: TermList, fields: Sequence[Tokens], *, counted: bool) -> Iterator[Found]:
    keys, docs, positions = _end_to_end(fields, len(terms))
    order = stable_order(keys)
    keys, docs = keys[order], docs[order]
    of_posting = runs(keys, docs)  # where the tokens of each posting begin
    keys, docs = keys[of_posting[:-1]], narrow(docs[of_posting[:-1]])
    of_term = runs(keys)  # where the postings of each term begin
    keys = keys[of_term[:-1]]
    freqs = narrow(counts_of(of_posting)) if counted else None
    positions = None if positions is None else narrow(positions[order])
    position_starts = of_posting[of_term]
    borders = np.searchsorted(keys, np.arange(len(fields) + 1) * len(terms)).tolist()
    places = keys - np.repeat(np.arange(len(fields)) * len(terms), np.diff(borders))
    held = taken(terms, places)
    for first, last in pairwise(borders):
        edges = slice(first, last + 1)
        begin, end = of_term[first], of_term[last]
        at, until = position_starts[first], position_starts[last]
        postings = Postings(
            terms=_cut(held, first, last),
            starts=narrow(of_term[edges] - begin),
            docs=docs[begin:end],
            freqs=None if freqs is None else freqs[begin:end],
            positions=None if positions is None else positions[at:until],
            position_starts=None if positions is None else narrow(position_starts[edges] - at),
        )
        yield Found(postings, places[first:last])


def _end_to_end(fields: Sequence[Tokens], terms: int) -> tuple[Ints, Ints, Ints | None]:
    """Term, document and position of all tokens; the terms of each field are numbered on from those before it."""
    docs = [tokens.docs for tokens in fields]
    positions = [tokens.positions for tokens in fields if tokens.positions is not None]
    if len(fields) == 1:
        return fields[0].terms, docs[0], positions[0] if positions else None
    keys = [tokens.terms + np.int64(number * terms) for number, tokens in enumerate(fields)]
    return np.concatenate(keys), np.concatenate(docs), np.concatenate(positions) if positions else None


def _cut(terms: TermList, first: int, last: int) -> TermList:
    begin, end = terms.offsets[first], terms.offsets[last]
    return TermList(terms.blob[begin:end], terms.offsets[first : last + 1] - begin)


def taken(terms: TermList, places: Ints) -> TermList:
    """The terms at `places`, in that order."""
    lengths = counts_of(terms.offsets)[places]
    return TermList(terms.blob[within(terms.offsets[places].astype(np.int64), lengths)], narrow(edges_of(lengths)))
