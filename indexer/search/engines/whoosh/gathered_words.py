"""The words of documents, gathered field by field and turned round when the segment is written."""

from array import array
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from indexer.search.analysis import PARAGRAPH_GAP
from indexer.search.document import Document
from indexer.search.engines.whoosh.arrays import Ints, Postings, Rows, TermList, narrow
from indexer.search.engines.whoosh.inverting import Found, Tokens, inverted
from indexer.search.engines.whoosh.ragged import edges_of
from indexer.search.engines.whoosh.schema import exact_name
from indexer.search.engines.whoosh.vocabulary import END_OF_FIELD, Vocabulary, clean, join_fields, join_paragraphs
from indexer.search.schema import FIELDS, Kind

_STEMMED = tuple(field.name for field in FIELDS if field.kind is Kind.WORDS)
_TEXTS = tuple(field.name for field in FIELDS if field.kind in (Kind.WORDS, Kind.NAMES))

# Texts are turned into tokens so many chunks at a time: a chunk takes four bytes, its tokens some 60 on the way.
_CHUNKS_AT_ONCE = 1 << 18


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Terms in order, and the place of each by its number in the vocabulary."""

    terms: TermList
    places: NDArray[np.int64]


class Words:
    """The words of documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._chunks = array("i")
        self._documents = self._taken = 0  # documents, and chunks, that were turned into tokens
        self._parts: dict[str, list[Tokens]] = {name: [] for name in _TEXTS}

    @property
    def size(self) -> int:
        """How many chunks were added."""
        return self._taken + len(self._chunks)

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

    def postings_and_forms(self) -> tuple[dict[str, Postings], dict[str, Rows]]:
        """The postings of all fields word for word, and of the stemmed ones by stem, with the forms of their stems."""
        self._take_tokens()
        terms, stems = (_Ordered(*of.in_order()) for of in (self._vocabulary.terms, self._vocabulary.stems))
        by_stem = dict(
            zip(
                _STEMMED, inverted(stems.terms, map(partial(self._stemmed, stems), _STEMMED), counted=True), strict=True
            )
        )
        by_form = dict(
            zip(_TEXTS, inverted(terms.terms, map(partial(self._exact, terms), _TEXTS), counted=True), strict=True)
        )
        postings = {exact_name(name): found.postings for name, found in by_form.items()}
        postings |= {name: found.postings for name, found in by_stem.items()}
        return postings, {name: self._forms(found, by_form[name], terms, stems) for name, found in by_stem.items()}

    def _stemmed(self, stems: _Ordered, name: str) -> Tokens:
        """The words of a field by their stems."""
        tokens = _joined(self._parts[name])
        stem = self._vocabulary.stem_of(tokens.terms)
        words = np.flatnonzero(stem >= 0)
        return Tokens(stems.places[stem[words]], tokens.docs[words])

    def _exact(self, terms: _Ordered, name: str) -> Tokens:
        """The words and links of a field as they stand, which are not kept here any longer."""
        tokens = _joined(self._parts.pop(name))
        return Tokens(terms.places[tokens.terms], tokens.docs, tokens.positions)

    def _forms(self, stemmed: Found, exact: Found, terms: _Ordered, stems: _Ordered) -> Rows:
        """Of each stem of a field the places of its forms among the exact terms of the field."""
        numbers = np.empty(len(terms.places), np.int64)
        numbers[terms.places] = np.arange(len(numbers))
        stem = self._vocabulary.stem_of(numbers[exact.places])
        words = np.flatnonzero(stem >= 0)
        row = np.searchsorted(stemmed.places, stems.places[stem[words]])
        edges = edges_of(np.bincount(row, minlength=len(stemmed.places)))
        return Rows(narrow(edges), narrow(words[np.argsort(row, kind="stable")]))

    def _take_tokens(self) -> None:
        """Turn the chunks into tokens of their fields."""
        chunks = np.array(self._chunks, np.int32)
        self._taken += len(chunks)
        self._chunks = array("i")
        ends = np.flatnonzero(chunks <= END_OF_FIELD)  # of paragraphs; the end of a field ends its last one
        closes = chunks[ends] == END_OF_FIELD
        field = edges_of(closes.astype(np.int64))[:-1]
        chunks_in = np.diff(ends, prepend=-1)
        position = self._positions(chunks, ends, field)
        docs, fields = (np.repeat(part, chunks_in) for part in np.divmod(field, len(_TEXTS)))
        tokens = self._vocabulary.tokens(chunks)
        field, document = fields[tokens.chunks], (self._documents + docs[tokens.chunks]).astype(np.int32)
        position = position[tokens.chunks] + tokens.places
        for number, name in enumerate(_TEXTS):
            held = np.flatnonzero(field == number)
            self._parts[name].append(Tokens(tokens.terms[held], document[held], narrow(position[held])))
        self._documents += int(np.count_nonzero(closes)) // len(_TEXTS)

    def _positions(self, chunks: Ints, ends: Ints, field: Ints) -> NDArray[np.int64]:
        """The position of each chunk's first word in its field; `field` is that of each paragraph, `ends` its end."""
        words = edges_of(self._vocabulary.words(chunks))
        before = np.append(0, words[ends])
        spoken = edges_of((np.diff(before) > 0).astype(np.int64))[:-1]  # paragraphs with words before this one
        first = np.searchsorted(field, field)
        shift = (spoken - spoken[first]) * (PARAGRAPH_GAP - 1) - before[first]
        firsts: NDArray[np.int64] = words[:-1] + np.repeat(shift, np.diff(ends, prepend=-1))
        return firsts


def _joined(parts: list[Tokens]) -> Tokens:
    return Tokens(
        np.concatenate([part.terms for part in parts]),
        np.concatenate([part.docs for part in parts]),
        np.concatenate([part.positions for part in parts if part.positions is not None]),
    )
