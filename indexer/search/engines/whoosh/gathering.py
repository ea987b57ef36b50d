"""Documents -> the arrays of one segment, gathered document by document."""

from array import array
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.ids import MeetingId
from indexer.search.analysis import PARAGRAPH_GAP, number_key, value_key
from indexer.search.document import Document
from indexer.search.engines.whoosh.arrays import Rows, SegmentArrays, narrow
from indexer.search.engines.whoosh.columns import columns_of
from indexer.search.engines.whoosh.decoding import lengths_of, scored_name
from indexer.search.engines.whoosh.inverting import Fields, Found, Tokens, inverted
from indexer.search.engines.whoosh.ragged import edges_of
from indexer.search.engines.whoosh.rows import Facts, encode_row
from indexer.search.engines.whoosh.schema import ITEM, MEETING, exact_name
from indexer.search.engines.whoosh.segments import Kept, write_segment
from indexer.search.engines.whoosh.stored import stored_fields
from indexer.search.engines.whoosh.vocabulary import (
    END_OF_FIELD,
    Numbers,
    Vocabulary,
    clean,
    join_fields,
    join_paragraphs,
)
from indexer.search.schema import FIELDS, TEXT_FIELDS, Kind

# The fields that hold words, in the order in which a document's text is laid out: first those that are stemmed, too.
_STEMMED = tuple(field.name for field in FIELDS if field.kind is Kind.WORDS)
_TEXTS = (*_STEMMED, *(field.name for field in FIELDS if field.kind is Kind.NAMES))
_EXACT = tuple(map(exact_name, _TEXTS))

# Texts are turned into tokens so many chunks at a time: a chunk takes four bytes, its tokens some 60 on the way.
_CHUNKS_AT_ONCE = 1 << 18


class Gathering:
    """The documents of one segment."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = _Words(vocabulary)
        self._values = _Values()
        self._facts: list[Facts] = []
        self._stored: list[bytes] = []

    def __len__(self) -> int:
        return len(self._facts)

    def add(self, meeting: MeetingId, document: Document) -> None:
        self._words.add(document)
        self._values.add(meeting, document)
        self._facts.append(Facts(*(getattr(document, name) for name in Facts.__slots__)))
        self._stored.append(stored_fields(document))

    def arrays(self) -> SegmentArrays:
        """The documents added, at least one, in their order; to be asked for once."""
        exact, stems = self._words.found()
        forms = {name: self._words.forms(stems[name], exact[exact_name(name)]) for name in _STEMMED}
        postings = {name: found.postings for name, found in (exact | stems | self._values.found()).items()}
        scored = map(scored_name, TEXT_FIELDS)
        lengths = {name: lengths_of(postings[name], len(self)) for name in scored}
        return SegmentArrays(len(self), postings, lengths, forms, columns_of(self._facts))

    def write(self, folder: Path) -> Any:
        """Write the segment of `arrays`, durably. Raises OSError."""
        arrays = self.arrays()
        words = {field.name: arrays.lengths[scored_name(field)].words for field in TEXT_FIELDS}
        rows = [
            encode_row(facts, {name: int(counts[number]) for name, counts in words.items()})
            for number, facts in enumerate(self._facts)
        ]
        return write_segment(folder, arrays, Kept(self._stored, rows))


class _Words:
    """The words of documents, field by field."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._chunks = array("i")
        self._fields = 0  # how many were turned into tokens
        self._tokens: list[_Part] = []

    def add(self, document: Document) -> None:
        texts = {
            "title": (document.title,),
            "description": [passage.text for passage in document.description],
            "decision": [passage.text for passage in document.decision],
            "minutes": [passage.text for passage in document.minutes],
            "speaker": document.speaker_names,
            "number": (document.number or "",),
            "committee": (document.committee or "",),
            "council": (document.council or "",),
        }
        laid_out = join_fields([join_paragraphs([*map(clean, texts[name])]) for name in _TEXTS])
        self._chunks.extend(map(self._vocabulary.__getitem__, laid_out.split()))
        if len(self._chunks) >= _CHUNKS_AT_ONCE:
            self._take_tokens()

    def found(self) -> tuple[dict[str, Found], dict[str, Found]]:
        """The postings of the fields word for word, and of the stemmed ones by stem."""
        self._take_tokens()
        terms = np.concatenate([part.terms for part in self._tokens])
        places = np.concatenate([part.places for part in self._tokens])
        docs, fields = np.divmod(np.concatenate([part.fields for part in self._tokens]), len(_TEXTS))
        self._tokens.clear()
        ordered, self._ranks = self._vocabulary.terms.in_order()
        exact = inverted(Fields(_EXACT, ordered), Tokens(fields, self._ranks[terms], docs, places), counted=True)
        stems = self._vocabulary.stem_of(terms)
        stemmed = np.flatnonzero((stems >= 0) & (fields < len(_STEMMED)))
        ordered, self._stem_ranks = self._vocabulary.stems.in_order()
        tokens = Tokens(fields[stemmed], self._stem_ranks[stems[stemmed]], docs[stemmed], places[stemmed])
        return exact, inverted(Fields(_STEMMED, ordered), tokens, counted=True)

    def forms(self, stems: Found, exact: Found) -> Rows:
        """Of each stem of a field the places of its forms among the exact terms of the field."""
        numbers = np.empty(len(self._ranks), np.int64)
        numbers[self._ranks] = np.arange(len(numbers))
        stem = self._vocabulary.stem_of(numbers[exact.places])
        words = np.flatnonzero(stem >= 0)
        row = np.searchsorted(stems.places, self._stem_ranks[stem[words]])
        edges = edges_of(np.bincount(row, minlength=len(stems.places)))
        return Rows(narrow(edges), narrow(words[np.argsort(row, kind="stable")]))

    def _take_tokens(self) -> None:
        chunks = np.array(self._chunks, np.int32)
        self._chunks = array("i")
        words = edges_of(self._vocabulary.words(chunks))
        ends = np.flatnonzero(chunks <= END_OF_FIELD)  # of paragraphs; the end of a field ends its last one
        closes = chunks[ends] == END_OF_FIELD
        field = edges_of(closes.astype(np.int64))[:-1]
        before = np.append(0, words[ends])
        spoken = edges_of((np.diff(before) > 0).astype(np.int64))[:-1]  # paragraphs with words before this one
        first = np.append(0, np.flatnonzero(closes) + 1)[field]
        shift = (spoken - spoken[first]) * (PARAGRAPH_GAP - 1) - before[first]
        paragraph = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=-1))
        tokens = self._vocabulary.tokens(chunks)
        places = (words[:-1] + shift[paragraph])[tokens.chunks] + tokens.places
        fields = (self._fields + field[paragraph])[tokens.chunks]
        self._tokens.append(_Part(tokens.terms, fields.astype(np.int32), places.astype(np.int32)))
        self._fields += int(np.count_nonzero(closes))


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens: of each its term, its field (counted from the first field of the first document on) and its place."""

    terms: NDArray[np.int32]
    fields: NDArray[np.int32]
    places: NDArray[np.int32]


class _Values:
    """The values of documents that are compared whole."""

    _NAMES = (ITEM, MEETING, *(field.name for field in FIELDS if field.kind is not Kind.WORDS))

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._fields, self._values, self._docs = array("b"), array("i"), array("i")
        self._count = 0

    def add(self, meeting: MeetingId, document: Document) -> None:
        day = document.held_on
        told = {
            ITEM: (document.id,),
            MEETING: (str(meeting),),
            "speaker": document.speaker_names,
            "number": (_number(document.number),) if document.number else (),
            "committee": (document.committee,),
            "council": (document.council,),
            "year": (f"{day:%Y}",) if day else (),
            "date": (day.isoformat(),) if day else (),
            "outcome": document.outcomes,
            "state": (document.state,),
            "issue": (document.issue,),
            "procedural": ("true" if document.procedural else "false",),
        }
        for field, name in enumerate(self._NAMES):
            for value in told[name]:
                if value:
                    self._fields.append(field)
                    self._values.append(self._numbers[_key(value)])
                    self._docs.append(self._count)
        self._count += 1

    def found(self) -> dict[str, Found]:
        """The postings of the fields; what a document tells twice counts once."""
        ordered, ranks = self._numbers.in_order()
        fields, values, docs = (np.array(part) for part in (self._fields, self._values, self._docs))
        return inverted(Fields(self._NAMES, ordered), Tokens(fields, ranks[values], docs), counted=False)


@lru_cache(maxsize=50_000)  # names of some thousand speakers and committees; ids pass through
def _key(value: str) -> str:
    return value_key(value).encode("utf-8", "replace").decode()


@lru_cache(maxsize=10_000)
def _number(number: str) -> str:
    return number_key(number)
