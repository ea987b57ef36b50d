"""Where the leaves of a query stand: phrases, nearness, and the places of parts in a few documents.

A place is an address (`lookup`): the document and the position in one number, so that what holds for positions in one
document is found in all documents at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.lookup import Frequencies, Lookup, Terms
from indexer.search.engines.whoosh.remembering import Remembered
from indexer.search.engines.whoosh.schema import exact_name
from indexer.search.engines.whoosh.sets import NONE, Docs, both, both_addresses, distinct, found_in
from indexer.search.patterns import How, Slot, slots
from indexer.search.schema import FIELDS, TEXT_FIELDS, Field, Kind
from indexer.search.stemming import stem
from indexer.search.tree import And, Leaf, Near, Node, Or, Phrase, Prefix, Variants, Word, leaves_of

_FIELDS = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class Spans:
    """Occurrences: the addresses of the first and of the last word of each."""

    starts: Docs
    ends: Docs

    def __len__(self) -> int:
        return len(self.starts)


NO_SPANS = Spans(NONE, NONE)


def fields_of(leaf: Leaf) -> Sequence[Field]:
    """The fields in which a leaf is looked for."""
    return (_FIELDS[leaf.field],) if leaf.field else TEXT_FIELDS


def terms_of(slot: Slot, field: Field) -> Terms:
    """What to look for in the index where `slot` is asked for in `field`."""
    if slot.how is How.STEM and field.kind is Kind.WORDS:
        return Terms(exact_name(field.name), stem(slot.text), stems_of=field.name)
    return Terms(exact_name(field.name), slot.text, begun=slot.how is How.PREFIX)


class Occurrences:
    """The places of leaves and parts of queries."""

    def __init__(self, lookup: Lookup, found: Remembered[tuple[Leaf, Field], Docs]) -> None:
        """`found`: where leaves of several slots begin, which earlier searches worked out and this one adds to."""
        self.lookup = lookup
        self._found = found
        self._known: dict[tuple[Leaf, Field], Docs] = {}

    def frequencies(self, leaf: Leaf, field: Field) -> Frequencies:
        """How often `leaf`, of several slots, stands in each document's `field`."""
        if not all(len(self.lookup.frequencies(terms_of(slot, field))) for slot in slots(leaf)):
            # Most other names of a thing: of them an archive has few.
            self._known[leaf, field] = NONE
            return Frequencies(NONE, NONE)
        starts = self._starts(leaf, field, self._holding(leaf, field))
        self._known[leaf, field] = starts
        self._found.keep((leaf, field), starts)
        docs = starts // self.lookup.stride
        firsts = np.flatnonzero(np.diff(docs, prepend=-1))
        return Frequencies(docs.take(firsts), np.diff(firsts, append=len(docs)))

    def spans(self, node: Node, field: Field, wanted: Docs) -> Spans:
        """Where `node` stands in `field` of the documents `wanted`, ascending.

        Words that belong together inside a part of the query (a long form) stand where they stand close together.
        """
        if isinstance(node, And):
            parts = [self.spans(part, field, wanted) for part in node.parts if any(leaves_of(part))]
            return together(parts, self.lookup.stride)
        if isinstance(node, Word | Phrase | Prefix):
            if node.field not in (None, field.name):
                return NO_SPANS
            starts = self._starts_in(node, field, wanted)
            return Spans(starts, starts + len(slots(node)) - 1)
        found = [self.spans(part, field, wanted) for part in (node.parts if isinstance(node, Or) else leaves_of(node))]
        return joined(found)

    def held(self, node: Node, field: Field, wanted: Docs) -> NDArray[np.bool_]:
        """Which of the documents `wanted`, ascending, hold `node` in `field`."""
        held = np.zeros(len(wanted), np.bool_)
        if isinstance(node, Word | Prefix) and len(asked := slots(node)) == 1:
            if node.field not in (None, field.name):
                return held
            return found_in(wanted, self.lookup.frequencies(terms_of(asked[0], field)).docs)[0]
        if isinstance(node, Or | Variants):
            parts = node.parts if isinstance(node, Or) else node.leaves
            for part in parts:
                held |= self.held(part, field, wanted)
            return held
        held[wanted.searchsorted(self.spans(node, field, wanted).starts // self.lookup.stride)] = True
        return held

    def times(self, word: Word, field: Field, wanted: Docs) -> Docs:
        """How often `word`, of one slot, stands in `field` of each of the documents `wanted`, ascending."""
        held = self.lookup.frequencies(terms_of(slots(word)[0], field))
        if word.field not in (None, field.name) or held.freqs is None or not len(held):
            return np.zeros(len(wanted), np.int64)
        there, places = found_in(wanted, held.docs)
        return np.where(there, held.freqs.take(places), 0)

    def _holding(self, leaf: Leaf, field: Field) -> Docs | None:
        """The documents in which each slot finds a term, where that spares reading most positions; else None."""
        held = sorted((self.lookup.frequencies(terms_of(slot, field)).docs for slot in slots(leaf)), key=len)
        if len(held[0]) * _FEWER >= len(held[-1]):
            return None
        found = held[0]
        for docs in held[1:]:
            found = both(found, docs, self.lookup.documents)
        return found

    def _starts_in(self, leaf: Leaf, field: Field, wanted: Docs) -> Docs:
        """The same of those in the documents `wanted`; looked up in all that are known where these are."""
        known = self._known.get((leaf, field))
        if known is None:
            known = self._found.get((leaf, field))
        if known is None:
            return self._starts(leaf, field, wanted)
        return known.compress(found_in(known // self.lookup.stride, wanted)[0])

    def _starts(self, leaf: Leaf, field: Field, wanted: Docs | None) -> Docs:
        """The addresses of the first word of every occurrence of `leaf`."""
        if wanted is not None and not len(wanted):
            return NONE
        asked = [terms_of(slot, field) for slot in slots(leaf)]
        # The rarest word first: what it rules out need not be looked for any more.
        order = sorted(range(len(asked)), key=lambda step: len(self.lookup.frequencies(asked[step])))
        found: Docs | None = None
        for step in order:
            here = self.lookup.addresses(asked[step], wanted) - step
            found = here if found is None else both_addresses(found, here)
            if not len(found):
                return NONE
        return NONE if found is None else found


# A phrase reads the positions of all its words at once unless one of them is so many times rarer than another.
_FEWER = 3


def near_in(occurrences: Occurrences, node: Near, field: Field, wanted: Docs) -> Docs:
    """Those of the documents `wanted` in whose `field` both sides of `node` stand as near as it asks."""
    left, right = (occurrences.spans(side, field, wanted) for side in (node.left, node.right))
    if not len(left) or not len(right):
        return NONE
    starts, ends = np.sort(right.starts), np.sort(right.ends)
    after = starts.searchsorted(left.ends, "right")
    before = ends.searchsorted(left.starts) - 1
    follows = starts.take(np.minimum(after, len(starts) - 1)) - left.ends
    precedes = left.starts - ends.take(np.maximum(before, 0))
    near = ((after < len(starts)) & (follows <= node.distance)) | ((before >= 0) & (precedes <= node.distance))
    return distinct(left.starts.compress(near) // occurrences.lookup.stride)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Occurrences of several parts in the order of their beginnings, each with the last of every part up to it.

    `first` and `until` span those; `whole` tells where every part has stood in the document by then.
    """

    docs: Docs
    first: Docs
    until: Docs
    whole: NDArray[np.bool_]


def sweep(parts: Sequence[Spans], stride: int) -> Sweep:
    """Goes through the occurrences of all `parts` at once."""
    starts = np.concatenate([part.starts for part in parts])
    ends = np.concatenate([part.ends for part in parts])
    number = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    order = np.lexsort((number, ends, starts))
    starts, ends, number = starts.take(order), ends.take(order), number.take(order)
    docs = starts // stride
    places = np.arange(len(starts))
    whole = np.ones(len(starts), np.bool_)
    first, until = starts.copy(), ends.copy()
    for part in range(len(parts)):
        last = np.maximum.accumulate(np.where(number == part, places, -1))
        here = np.maximum(last, 0)
        whole &= (last >= 0) & (docs.take(here) == docs)
        np.minimum(first, starts.take(here), out=first)
        np.maximum(until, ends.take(here), out=until)
    return Sweep(docs, first, until, whole)


def together(parts: Sequence[Spans], stride: int) -> Spans:
    """The stretches, none longer than twice the number of parts, in which each of the parts stands."""
    if not parts or not all(map(len, parts)):
        return NO_SPANS
    swept = sweep(parts, stride)
    close = swept.whole & (swept.until - swept.first < 2 * len(parts))
    return Spans(swept.first.compress(close), swept.until.compress(close))


def joined(spans: Sequence[Spans]) -> Spans:
    """The occurrences of all of `spans`."""
    spans = [part for part in spans if len(part)]
    if len(spans) < 2:
        return spans[0] if spans else NO_SPANS
    return Spans(np.concatenate([part.starts for part in spans]), np.concatenate([part.ends for part in spans]))
