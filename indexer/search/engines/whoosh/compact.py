"""Postings as a sidecar keeps them, in half the room, and whole again.

Most stems have one form, whose postings are theirs: those of a stem like that stand once, with the form. And the number
of a document takes two bytes, however large the segment: what is above them changes seldom within a term.
"""

from dataclasses import replace

import numpy as np

from indexer.search.engines.whoosh.arrays import TURN, Ints, Lent, Postings, Rows, narrow
from indexer.search.engines.whoosh.ragged import counts_of, edges_of, within


def compact(postings: Postings, documents: int) -> Postings:
    """Whole postings of a segment of so many documents, in which none has a number above 16 bits."""
    if documents <= TURN:
        return postings
    ends = postings.starts[1:].astype(np.int64)
    turns = []
    for above in range(TURN, documents, TURN):
        before = edges_of((postings.docs >= above).view(np.uint8))
        turns.append(ends - (before[ends] - before[postings.starts[:-1]]))
    return replace(postings, docs=(postings.docs & (TURN - 1)).astype(np.uint16), turns=narrow(np.stack(turns)))


def without_lent(stems: Postings, forms: Rows) -> Postings:
    """Whole postings of stems without those of the stems that have one form."""
    counts = np.where(counts_of(forms.starts) == 1, 0, counts_of(stems.starts))
    own = within(stems.starts[:-1].astype(np.int64), counts)
    freqs = None if stems.freqs is None else stems.freqs[own]
    return replace(stems, starts=narrow(edges_of(counts)), docs=stems.docs[own], freqs=freqs)


def whole(postings: Postings) -> Postings:
    """The postings with whole document numbers and nothing lent."""
    if postings.lent is not None:
        return _with_lent(whole(replace(postings, lent=None)), postings.lent)
    if postings.turns is None:
        return postings
    docs, _ = postings.held(range(len(postings.terms)))
    return replace(postings, docs=narrow(docs), turns=None)


def _with_lent(stems: Postings, lent: Lent) -> Postings:
    exact = whole(lent.exact)
    own, lending = counts_of(stems.starts), counts_of(exact.starts)
    form = lent.forms.values[lent.forms.starts[:-1]]
    is_lent = own == 0
    starts = edges_of(np.where(is_lent, lending[form], own))
    # Where those of each stem begin when its own and all that lend lie end to end.
    firsts = np.where(is_lent, len(stems.docs) + exact.starts[form].astype(np.int64), stems.starts[:-1])
    taken = within(firsts, counts_of(starts))
    return replace(
        stems, starts=narrow(starts), docs=_taken(stems.docs, exact.docs, taken), freqs=_freqs(stems, exact, taken)
    )


def _freqs(stems: Postings, exact: Postings, taken: Ints) -> Ints | None:
    if stems.freqs is None or exact.freqs is None:
        return None
    return _taken(stems.freqs, exact.freqs, taken)


def _taken(one: Ints, other: Ints, places: Ints) -> Ints:
    return narrow(np.concatenate([one, other]).take(places))
