"""Finds words in a text by looking for their letters, so that most words of the text are never looked at.

It finds what `analysis.tokens` would, for texts and words of which that is certain: those that fold sign by sign, and
words without signs inside. Cutting ten hits into words took ten times as long as finding and ranking them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from indexer.search.analysis import IRREGULAR, fold, has_separator, split
from indexer.search.patterns import How, Slot

Stem = Callable[[str], str]
Span = tuple[int, int]

# Signs that stand between words, in any text of today.
_BETWEEN = "–—“”„«»…•·°§£€\u00a0"
# Letters and apostrophes that fold to one sign: the Latin letters of Europe, ŵ and ŷ among them.
_LETTERS = {
    chr(code): folded for code in range(0xC0, 0x180) if chr(code).isalpha() and len(folded := fold(chr(code))) == 1
}
_FLAT = str.maketrans(_LETTERS | dict.fromkeys("’‘`", "'"))
_NOT_FLAT = re.compile(f"[^\\x00-\\x7f{_BETWEEN}’‘{''.join(_LETTERS)}]")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")

# Letters at the beginning of a word that stemming leaves alone, irregular words and those below apart.
_KEPT = 3
_CHANGED_EARLY = {"dying": "die", "lying": "lie", "tying": "tie"}


def flat(text: str) -> str | None:
    """`text` folded with every sign at its place; None where folding would move one."""
    if text.isascii():
        return text.replace("`", "'").lower() if "`" in text else text.lower()
    return None if _NOT_FLAT.search(text) else text.translate(_FLAT).lower()


class Sought(NamedTuple):
    """One word to look for: it begins with one of `heads`; `text` is what its stem, itself or its beginning must be.

    `capitals`: it must stand in capital letters.
    """

    heads: tuple[str, ...]
    how: How
    text: str
    capitals: bool


def sought(slots: Sequence[Slot], stem: Stem | None) -> tuple[Sought, ...] | None:
    """`slots` as words to look for one after another; None where one of them is more than a word.

    `stem` None: every word is compared as it stands.
    """
    if any(has_separator(slot.text) for slot in slots):
        return None
    return tuple(_sought(slot, stem) for slot in slots)


def heads(slots: Sequence[Slot], stem: Stem | None) -> tuple[tuple[str, ...], ...]:
    """For each word of `slots` what it begins with, folded: one of these letters stand in every text that holds it."""
    pieces = [slot._replace(text=piece) for slot in slots for piece in split(slot.text)]
    return tuple(_sought(piece, stem).heads for piece in pieces)


def spans(words: Sequence[Sought], text: str, flattened: str, stem: Stem) -> Iterator[Span]:
    """Where `words` follow one another in `text`, which folds to `flattened`."""
    first, *rest = words
    for start, end in _words(first, text, flattened, stem):
        last = end
        for word in rest:
            follower = _WORD.search(flattened, last)
            if follower is None or not _is(word, text, flattened, follower.span(), stem):
                break
            last = follower.end()
        else:
            yield start, last


def _sought(slot: Slot, stem: Stem | None) -> Sought:
    if slot.how is not How.STEM or stem is None:
        how = How.EXACT if slot.how is How.STEM else slot.how
        return Sought((slot.text.lower(),), how, slot.text, slot.text.isupper())
    stemmed = stem(slot.text)
    return Sought((_head(stemmed), *_odd_forms(stem).get(stemmed, ())), How.STEM, stemmed, capitals=False)


def _head(stemmed: str) -> str:
    """What every regular word with this stem begins with."""
    return stemmed[: max(1, min(_KEPT, len(stemmed) - 1))]


@cache
def _odd_forms(stem: Stem) -> dict[str, tuple[str, ...]]:
    """Stem -> the words with this stem that do not begin as it does."""
    odd: dict[str, tuple[str, ...]] = {}
    for form in (*IRREGULAR, *_CHANGED_EARLY):
        stemmed = stem(form)
        if not form.startswith(_head(stemmed)):
            odd[stemmed] = (*odd.get(stemmed, ()), form)
    return odd


def _words(word: Sought, text: str, flattened: str, stem: Stem) -> Iterator[Span]:
    for head in word.heads:
        at = flattened.find(head)
        while at >= 0:
            match = _WORD.match(flattened, at) if _begins(flattened, at) else None
            if match is None:
                at = flattened.find(head, at + 1)
                continue
            if _is(word, text, flattened, match.span(), stem):
                yield match.span()
            at = flattened.find(head, match.end())


def _begins(flattened: str, at: int) -> bool:
    """Whether no word reaches from before `at` to what stands there."""
    before = flattened[at - 1 : at]
    if before == "'":
        before = flattened[max(at - 2, 0) : at - 1]
    return not before.isalnum()


def _is(word: Sought, text: str, flattened: str, span: Span, stem: Stem) -> bool:
    start, end = span
    if word.capitals:
        return text[start:end] == word.text
    here = flattened[start:end]
    if word.how is How.STEM:
        return here.startswith(word.heads) and stem(here) == word.text
    return here.startswith(word.text) if word.how is How.PREFIX else here == word.text
