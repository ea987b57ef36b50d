"""Marks by which words are known again without being kept: hashes of a few words in a row.

A mark is "N:HASH" with the hash of N words. Words are compared without case, punctuation and markup.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

# So many words in a row hardly stand anywhere by chance; of a text with more of them every run is marked.
_RUN = 8
# Fewer words than this are everybody's words.
_FEWEST = 4

_WORD = re.compile(r"\w+")
# 48 bits: among a million runs of a page's words there is one false mark in 300 pages, and it costs a block.
_HASH_DIGITS = 12


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, of escaped HTML, or of an address."""
    return tuple(_WORD.findall(unescape(unescape(unquote(text))).casefold()))


def marks_of(texts: Iterable[str], fewest: int = _FEWEST) -> frozenset[str]:
    """The marks of texts; those of fewer than `fewest` words have none."""
    found: set[str] = set()
    for text in texts:
        words = words_of(text)
        if len(words) >= fewest:
            found.update(_runs(words, min(len(words), _RUN)))
    return frozenset(found)


class Marks:
    """A set of marks, asked whether a text holds words that one of them is of."""

    def __init__(self, marks: Iterable[str]) -> None:
        self._marks = frozenset(marks)
        self._lengths = sorted({int(mark.partition(":")[0]) for mark in self._marks})

    def __bool__(self) -> bool:
        return bool(self._marks)

    def are_in(self, text: str) -> bool:
        """Whether the text holds a run of words that is marked."""
        words = words_of(text)
        return any(mark in self._marks for length in self._lengths for mark in _runs(words, length))

    def share_of(self, texts: Iterable[str]) -> float:
        """How much of the texts is marked, from 0 to 1; texts of fewer words than a run has tell nothing."""
        runs = [mark in self._marks for text in texts for mark in _runs(words_of(text), _RUN)]
        return sum(runs) / len(runs) if runs else 0.0


def _runs(words: tuple[str, ...], length: int) -> Iterator[str]:
    for start in range(len(words) - length + 1):
        run = " ".join(words[start : start + length])
        yield f"{length}:{hashlib.sha256(run.encode()).hexdigest()[:_HASH_DIGITS]}"
