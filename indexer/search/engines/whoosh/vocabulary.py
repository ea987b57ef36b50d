"""Text -> numbers: what stands between two white spaces is analysed once, however often it is met.

Such a *chunk* ("roads", "(roads,", "22/00041.") may hold several words and links, or none. No word and no link reaches
across white space, so analysing a text is looking up its chunks. Measured: 0.3 µs a chunk met before, where analysing
anew takes 2.5.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.search.analysis import acronym
from indexer.search.engines.whoosh.arrays import Ints, TermList, narrow
from indexer.search.engines.whoosh.ragged import edges_of, within
from indexer.search.engines.whoosh.schema import placed
from indexer.search.stemming import stem

# Chunks that end a paragraph and a field; no text holds the character once it went through `clean`.
_END = "\0"
_ENDS = (_END, _END * 2)
END_OF_FIELD = 1  # the number of the second; that of the first is 0

# A chunk takes some 300 bytes with its words. Beyond so many the next segment begins anew.
_MOST_CHUNKS = 400_000


def clean(text: str) -> str:
    """A text without the character that ends paragraphs; it is no part of any word."""
    return text.replace(_END, " ") if _END in text else text


def join_paragraphs(texts: list[str]) -> str:
    """The paragraphs of a field as one text of chunks."""
    return f" {_END} ".join(texts)


def join_fields(fields: list[str]) -> str:
    """Fields, each as `join_paragraphs` gives it, as one text of chunks in which each field is ended."""
    return f" {_ENDS[1]} ".join([*fields, ""])


class Numbers(dict[str, int]):
    """Strings numbered from 0 in the order in which they are met."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number

    def in_order(self) -> tuple[TermList, NDArray[np.int64]]:
        """The strings sorted by their bytes, and of each number its rank among them."""
        encoded = [text.encode() for text in self]
        order = np.array(sorted(range(len(encoded)), key=encoded.__getitem__), np.int64)
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        blob = np.frombuffer(b"".join([encoded[number] for number in order.tolist()]), np.uint8)
        lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
        return TermList(blob, narrow(edges_of(lengths[order]))), ranks


@dataclass(frozen=True, slots=True)
class ChunkTokens:
    """The words and links of some chunks: of each its term, its place among the words of its chunk, and its chunk."""

    terms: NDArray[np.int32]
    places: NDArray[np.int32]
    chunks: NDArray[np.int64]


class Vocabulary(dict[str, int]):
    """Chunk -> its number. `terms` are words and links as they stand, `stems` those of the words."""

    def __init__(self) -> None:
        super().__init__()
        self.terms = Numbers()
        self.stems = Numbers()
        self._stems = array("i")  # of each term; -1 of a link
        self._words = array("i")  # in each chunk
        self._firsts = array("q", [0])  # the first token of each chunk
        self._terms = array("i")
        self._places = array("i")
        for end in _ENDS:
            self._enter(end)

    def __missing__(self, chunk: str) -> int:
        return self._enter(chunk)

    def kept(self) -> "Vocabulary":
        """What the next segment is to use: this one, unless it has grown too large to be kept."""
        return self if len(self) < _MOST_CHUNKS else Vocabulary()

    def words(self, chunks: Ints) -> NDArray[np.int32]:
        """How many words each of these chunks has."""
        return np.array(self._words, np.int32)[chunks]

    def tokens(self, chunks: Ints) -> ChunkTokens:
        """All tokens of these chunks, in their order."""
        firsts = np.array(self._firsts, np.int64)
        counts = np.diff(firsts)[chunks]
        held = within(firsts[chunks], counts)
        terms, places = np.array(self._terms, np.int32), np.array(self._places, np.int32)
        return ChunkTokens(terms[held], places[held], np.repeat(np.arange(len(chunks)), counts))

    def stem_of(self, terms: Ints) -> NDArray[np.int32]:
        """The number of each term's stem; -1 for a link."""
        return np.array(self._stems, np.int32)[terms]

    def _enter(self, chunk: str) -> int:
        self[chunk] = number = len(self)
        words = 0
        # A lone word is one token at the first place: analysing it would say no more, in four times the time.
        lone = chunk.isascii() and chunk.isalnum() and not chunk[0].isdigit() and acronym(chunk) is None
        for text, place, is_link in ((chunk.lower(), 0, False),) if lone else _tokens_of(chunk):
            term = self.terms[text]
            if term == len(self._stems):
                self._stems.append(-1 if is_link else self.stems[stem(text)])
            words += not is_link
            self._terms.append(term)
            self._places.append(place)
        self._words.append(words)
        self._firsts.append(len(self._terms))
        return number


def _tokens_of(chunk: str) -> Iterator[tuple[str, int, bool]]:
    """Text and place of each token of a chunk, and whether it is a link."""
    return ((token.text, token.position, token.link) for token in placed([chunk]).tokens)
