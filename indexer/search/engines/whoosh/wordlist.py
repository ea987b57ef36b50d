"""The words of an index that a misspelt one may have been: looked through by their letters, all terms at once."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from indexer.search.engines.whoosh.arrays import ALL_LETTERS, NOT_ASCII, NOT_LETTERS, Postings, TermList, letters_of
from indexer.search.engines.whoosh.reading import PlacedSegment
from indexer.search.engines.whoosh.schema import exact_name
from indexer.search.engines.whoosh.sets import Docs
from indexer.search.schema import TEXT_FIELDS
from indexer.search.spelling import Lexicon, Spelling, may_be_a_slip

_MOST_SLIPS = 2


class WordList:
    """The words of all texts of some segments."""

    def __init__(self, segments: Sequence[PlacedSegment]) -> None:
        self._segments = segments

    def like(self, word: str) -> Sequence[Spelling]:
        """Words that `word` may be a slip of the pen for, likeliest first; a second slip is looked for after none."""
        if not may_be_a_slip(word):
            return ()
        for slips in range(1, _MOST_SLIPS + 1):
            if found := Lexicon(self._near(word, slips)).like(word):
                return found
        return ()

    def _near(self, word: str, slips: int) -> dict[str, int]:
        """Words whose letters and length so many slips can make of those of `word`, and how many items hold each."""
        near: dict[str, int] = {}
        for field in TEXT_FIELDS:
            held: Counter[str] = Counter()
            for placed in self._segments:
                postings = placed.segment.arrays.postings[exact_name(field.name)]
                for place in _near_places(postings.terms, word, slips).tolist():
                    held[postings.terms[place].decode()] += _items(postings, place)
            for other, items in held.items():
                near[other] = max(near.get(other, 0), items)
        return near


def _items(postings: Postings, place: int) -> int:
    return int(postings.starts[place + 1]) - int(postings.starts[place])


def _near_places(terms: TermList, word: str, slips: int) -> Docs:
    """The places of terms that may be so many slips from `word`; after the first slip, such as begin with its letter.

    A slip takes one letter away at most and puts one in.
    """
    places = range(len(terms)) if slips == 1 else terms.beginning(word[0].encode())
    letters = terms.letters[places.start : places.stop]
    wanted = letters_of(np.frombuffer(word.encode(), np.uint8))
    lost, won = np.bitwise_count(wanted & ~letters & ALL_LETTERS), np.bitwise_count(letters & ~wanted & ALL_LETTERS)
    near = (lost <= slips) & (won <= slips) & (letters & NOT_LETTERS == 0)
    if word.isascii():
        lengths = np.diff(terms.offsets[places.start : places.stop + 1].astype(np.int64))
        near &= (np.abs(lengths - len(word)) <= slips) | (letters & NOT_ASCII != 0)
    found: Docs = near.nonzero()[0]
    return found + places.start
