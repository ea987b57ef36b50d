"""Terms looked up in all segments of a snapshot at once: who holds them, how often, and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indexer.search.engines.whoosh.arrays import Held, Ints, Postings
from indexer.search.engines.whoosh.reading import PlacedSegment, Snapshot
from indexer.search.engines.whoosh.remembering import Remembered
from indexer.search.engines.whoosh.schema import exact_name
from indexer.search.engines.whoosh.sets import NONE, Docs, distinct, found_in, ranges, repeated, table_of
from indexer.search.schema import FIELDS, Kind

# An address is a place in a field of all documents: document x stride + position. The stride is larger than any
# position and what is added to it, and so odd that the lowest bits of addresses differ from document to document.
_NARROW, _WIDE = 105_943, (1 << 32) + 105_943

_STEMMED = tuple(field.name for field in FIELDS if field.kind is Kind.WORDS)

Term = tuple[str, str, bool]  # field, text, whether all that begin with the text are meant
Span = tuple[PlacedSegment, range]  # the places of neighbouring terms in one segment


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The living documents that hold something, ascending, and how often each does; None: once."""

    docs: Docs
    freqs: Ints | None

    def __len__(self) -> int:
        return len(self.docs)

    @property
    def held(self) -> Held:
        return Held(self.docs, self.freqs)

    def size(self) -> int:
        """In bytes."""
        return self.docs.nbytes + (0 if self.freqs is None else self.freqs.nbytes)


@dataclass(frozen=True, slots=True)
class Terms:
    """What to look for in `field` of the Whoosh schema: the term `text`, or with `begun` all that begin with it.

    `stems_of`: `text` is a stem of this stemmed field, whose forms stand in `field`.
    """

    field: str
    text: str
    begun: bool = False
    stems_of: str | None = None


class Lookup:
    """Reads a snapshot's postings, for one search.

    `found` and `spans` are what earlier ones found and this one adds to: documents, and the places of terms.
    """

    def __init__(
        self, snapshot: Snapshot, found: Remembered[Terms, Frequencies], spans: Remembered[Term, Sequence[Span]]
    ) -> None:
        self._segments = snapshot.segments
        self.documents = snapshot.documents
        self._found = found
        self._known: dict[Terms, Frequencies] = {}
        self._spans_of = spans
        self._forms_of: dict[str, frozenset[str]] = {}
        # The stride of addresses in every field.
        self.stride = _WIDE if any(placed.segment.far for placed in snapshot.segments) else _NARROW

    def frequencies(self, terms: Terms) -> Frequencies:
        """The documents that hold any of `terms`, with the frequencies of them all added up."""
        known = self._known.get(terms)
        if known is None:
            known = self._found.get(terms)
        if known is None:
            known = self._read(terms)
            self._found.keep(terms, known)
        self._known[terms] = known
        return known

    def _read(self, terms: Terms) -> Frequencies:
        field = terms.stems_of or terms.field
        spans = self._spans(field, terms.text, begun=terms.begun)
        read = [_frequencies(placed, placed.segment.arrays.postings[field], places) for placed, places in spans]
        found = _end_to_end(read)
        several = any(len(places) > 1 for _, places in spans)
        return added_up([found], self.documents) if several else found

    def in_capitals(self, words: Iterable[str]) -> frozenset[str]:
        """Those of `words` that stand in capitals in a text, or did in one that was deleted since."""
        terms = {word.encode(): word for word in words}
        held = (
            terms.keys() & placed.segment.arrays.postings[exact_name(name)].terms.capitals
            for placed in self._segments
            for name in _STEMMED
        )
        return frozenset(terms[term] for some in held for term in some)

    def forms(self, stem: str) -> frozenset[str]:
        """The words of all texts that have this stem."""
        if stem not in self._forms_of:
            self._forms_of[stem] = frozenset(self._read_forms(stem))
        return self._forms_of[stem]

    def _read_forms(self, stem: str) -> Iterator[str]:
        for field in _STEMMED:
            for placed, places in self._spans(field, stem, begun=False):
                terms = placed.segment.arrays.postings[exact_name(field)].terms
                yield from (terms[form.start].decode() for form in _forms(placed, field, places))

    def addresses(self, terms: Terms, wanted: Docs | None = None) -> Docs:
        """Where any of `terms` stands, in all documents or in `wanted` alone."""
        parts: list[Docs] = []
        unordered = False
        lone = len(self._segments) == 1 and self._segments[0].living is None
        for placed, places in self._spans(terms.stems_of or terms.field, terms.text, begun=terms.begun):
            here = None if wanted is None else _within(placed, wanted)
            if here is not None and not len(here):
                continue
            postings = placed.segment.arrays.postings[terms.field]
            exact = _forms(placed, terms.stems_of, places) if terms.stems_of else [places]
            unordered = unordered or len(exact) > 1 or len(places) > 1
            for some in exact:
                # Who holds a lone term is known already.
                alone = lone and len(exact) == 1 and len(some) == 1
                held = self.frequencies(terms).held if alone else postings.held(some)
                parts.append(_addresses(placed, _run(postings, some, held), here, self.stride))
        joined = parts[0] if len(parts) == 1 else np.concatenate(parts or [NONE])
        # A link that begins as its first word does stands at the same place.
        return distinct(joined) if unordered else joined

    def _spans(self, field: str, text: str, *, begun: bool) -> Sequence[Span]:
        """The places of the terms of `field` that are `text`, or begin with it, in each segment that has such."""
        asked = (field, text, begun)
        known = self._spans_of.get(asked)
        if known is None:
            term = text.encode("utf-8", "replace")
            found = ((placed, placed.segment.arrays.postings[field].terms) for placed in self._segments)
            places = ((placed, terms.beginning(term) if begun else terms.at(term)) for placed, terms in found)
            known = [(placed, here) for placed, here in places if here]
            self._spans_of.keep(asked, known)
        return known


def added_up(parts: Sequence[Frequencies], documents: int) -> Frequencies:
    """The documents in any of `parts`, a document perhaps several times in one, with its frequencies added up."""
    docs = np.concatenate([part.docs for part in parts] or [NONE])
    freqs = [np.ones(len(part), np.int64) if part.freqs is None else part.freqs for part in parts]
    counts = np.concatenate(freqs or [NONE])
    if len(docs) * 16 < documents:
        there, place = np.unique(docs, return_inverse=True)
        return Frequencies(there, np.bincount(place, counts, len(there)).astype(np.int64))
    there = table_of(docs, documents).nonzero()[0]
    return Frequencies(there, np.bincount(docs, counts, documents).take(there).astype(np.int64))


def _forms(placed: PlacedSegment, stems: str, places: range) -> list[range]:
    """The places, among the exact terms of one segment, of the forms of one stem."""
    forms = placed.segment.arrays.forms[stems]
    held = forms.values[forms.starts[places.start] : forms.starts[places.stop]]
    return [range(place, place + 1) for place in held.tolist()]


def _frequencies(placed: PlacedSegment, postings: Postings, places: range) -> Frequencies:
    docs, freqs = postings.held(places)
    if placed.living is not None:
        living = placed.living.take(docs)
        docs = docs.compress(living)
        freqs = None if freqs is None else freqs.compress(living)
    return Frequencies(docs + placed.base if placed.base else docs, freqs)


def _end_to_end(parts: Sequence[Frequencies]) -> Frequencies:
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return Frequencies(NONE, NONE)
    freqs = [part.freqs for part in parts if part.freqs is not None]
    return Frequencies(np.concatenate([part.docs for part in parts]), np.concatenate(freqs) if freqs else None)


def _within(placed: PlacedSegment, wanted: Docs) -> Docs:
    """Those of `wanted` that lie in the segment, by their numbers there."""
    first, last = wanted.searchsorted((placed.base, placed.base + placed.segment.arrays.documents))
    return wanted[first:last] - placed.base


class _Run(NamedTuple):
    """Who holds some neighbouring terms, how often, and all their positions; `of_one`: it is one term."""

    docs: Docs
    freqs: Ints
    positions: Ints
    of_one: bool


def _run(postings: Postings, places: range, held: Held) -> _Run:
    if held.freqs is None or postings.positions is None or postings.position_starts is None:
        raise LookupError("a field that has no positions was asked for them")
    begin, end = postings.position_starts[places.start], postings.position_starts[places.stop]
    return _Run(held.docs, held.freqs, postings.positions[begin:end], len(places) == 1)


def _addresses(placed: PlacedSegment, run: _Run, wanted: Docs | None, stride: int) -> Docs:
    """Where the terms of a run stand in one segment: by term, then by document."""
    docs, freqs = run.docs, run.freqs
    if wanted is None and placed.living is None:
        heads = (docs + placed.base) * stride
        addresses = repeated(heads, freqs)
        addresses += run.positions
        return addresses
    if wanted is None:
        at = placed.living.take(docs).nonzero()[0] if placed.living is not None else NONE
    elif run.of_one:
        there, at = found_in(wanted, docs)
        at = at.compress(there)
    else:
        at = table_of(wanted, placed.segment.arrays.documents).take(docs).nonzero()[0]
    if not len(at):
        return NONE
    counts = freqs.take(at).astype(np.int64)
    # How many positions come before each posting: added up from one to the next, which spares adding up all of them.
    steps = np.add.reduceat(freqs[: at[-1] + 1], at, dtype=np.int64)
    begins = int(freqs[: at[0]].sum(dtype=np.int64)) + steps.cumsum() - steps
    heads = (docs.take(at) + placed.base) * stride
    return heads.repeat(counts) + run.positions.take(ranges(begins, counts))
