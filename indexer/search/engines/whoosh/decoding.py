"""A segment as Whoosh wrote it, made into arrays: for a segment that has no sidecar, and to compare with.

It goes through every posting one by one, so it takes about as long as writing the segment did. Raises what Whoosh's
reader raises on a damaged file.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from whoosh.formats import Positions
from whoosh.reading import SegmentReader

from indexer.search.engines.whoosh.arrays import (
    Ints,
    Lengths,
    Postings,
    Rows,
    SegmentArrays,
    TermList,
    narrow,
    starts_of,
)
from indexer.search.engines.whoosh.columns import columns_of
from indexer.search.engines.whoosh.schema import HIT, exact_name, scored_name
from indexer.search.engines.whoosh.stored import facts_of
from indexer.search.schema import FIELDS, TEXT_FIELDS, Kind
from indexer.search.stemming import stem


def decode_segment(storage: Any, schema: Any, segment: Any) -> SegmentArrays:
    """The arrays of a Whoosh segment in a Whoosh storage, its deleted documents included."""
    reader = SegmentReader(storage, schema, segment)
    try:
        documents = segment.doc_count_all()
        facts = [facts_of(json.loads(reader.stored_fields(number)[HIT])) for number in range(documents)]
        indexed = [name for name, field in schema.items() if field.indexed]
        postings = {name: _postings(reader, schema, name) for name in indexed}
    finally:
        reader.close()
    return SegmentArrays(
        documents,
        postings,
        {name: lengths_of(postings[name], documents) for name in map(scored_name, TEXT_FIELDS)},
        {
            field.name: forms_of(postings[field.name].terms, postings[exact_name(field.name)].terms)
            for field in FIELDS
            if field.kind is Kind.WORDS
        },
        columns_of(facts),
    )


def lengths_of(postings: Postings, documents: int) -> Lengths:
    """The length of each of so many documents in a field."""
    return Lengths.of(np.bincount(postings.docs, postings.freqs, documents).astype(np.int64))


def forms_of(stems: TermList, exact: TermList) -> Rows:
    """For each stem the places of the terms in `exact` that have it. Links and words in capitals have none."""
    place_of = {term: place for place, term in enumerate(stems)}
    rows: list[list[int]] = [[] for _ in place_of]
    for place, term in enumerate(exact):
        if (at := place_of.get(stem(term.decode()).encode())) is not None and not _is_beside_a_word(term):
            rows[at].append(place)
    return Rows.of(rows)


def _is_beside_a_word(term: bytes) -> bool:
    """Whether a term is a link or a word as it is written in capitals, which stand beside the words."""
    return any(sign in term for sign in b"/.,:") or term != term.lower()


class _Run(NamedTuple):
    """The postings of one term."""

    docs: list[int]
    freqs: list[int]
    positions: list[int]


def _postings(reader: Any, schema: Any, name: str) -> Postings:
    form = schema[name].format
    with_positions = isinstance(form, Positions)
    terms = list(reader.lexicon(name))
    runs = [_run(reader._terms.matcher(name, term, form), with_positions) for term in terms]
    freqs = _joined(run.freqs for run in runs)
    return Postings(
        TermList.of(terms),
        starts_of(np.array([len(run.docs) for run in runs], np.int64)),
        narrow(_joined(run.docs for run in runs)),
        narrow(freqs) if schema[name].scorable else None,
        narrow(_joined(run.positions for run in runs)) if with_positions else None,
        starts_of(np.array([len(run.positions) for run in runs], np.int64)) if with_positions else None,
    )


def _joined(lists: Iterable[list[int]]) -> Ints:
    return np.fromiter((number for numbers in lists for number in numbers), np.int64)


def _run(matcher: Any, with_positions: bool) -> _Run:
    run = _Run([], [], [])
    while matcher.is_active():
        run.docs.append(matcher.id())
        run.freqs.append(int(matcher.weight()))
        if with_positions:
            run.positions.extend(matcher.value_as("positions"))
        matcher.next()
    return run
