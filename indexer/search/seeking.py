"""Finds words in a text by looking for their letters, so that most words of the text are never looked at.

It finds what `analysis.tokens` would, for texts and words of which that is certain: those that fold sign by sign, and
words without signs inside. Cutting ten hits into words took ten times as long as finding and ranking them.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from indexer.search.analysis import (
    PER_CENT,
    POUND,
    SIGN,
    acronym,
    fold,
    has_separator,
    split,
    stands_whole,
    unmarked,
)
from indexer.search.families import IRREGULAR
from indexer.search.patterns import How, Slot

Stem = Callable[[str], str]
Forms = Callable[[str], frozenset[str]]
Span = tuple[int, int]

# Signs that stand between words, in any text of today.
_BETWEEN = "–—“”„«»…•·°§£€\u00a0"
# Letters and apostrophes that fold to one sign: the Latin letters of Europe, ŵ and ŷ among them.
_LETTERS = {
    chr(code): folded for code in range(0xC0, 0x180) if chr(code).isalpha() and len(folded := fold(chr(code))) == 1
}
_FLAT = str.maketrans(_LETTERS | dict.fromkeys("’‘`", "'"))
_NOT_FLAT = re.compile(f"[^\\x00-\\x7f{_BETWEEN}’‘{''.join(_LETTERS)}]")
_WORD = re.compile(rf"[a-z0-9]+(?:'[a-z0-9]+)*|{SIGN}")
# The one sign that is read as letters, and all.
_AND, _AMPERSAND = "and", "&"
_SIGNS = frozenset({POUND, PER_CENT, _AMPERSAND})

# Letters at the beginning of a word that stemming leaves alone, irregular words and those below apart.
_KEPT = 3
_CHANGED_EARLY = {"dying": "die", "lying": "lie", "tying": "tie"}


def flat(text: str) -> str | None:
    """`text` folded with every sign at its place; None where folding would move one."""
    if text.isascii():
        return text.replace("`", "'").lower() if "`" in text else text.lower()
    return None if _NOT_FLAT.search(text) else text.translate(_FLAT).lower()


class Words(NamedTuple):
    """How words are compared by their stems: `stem` tells that of a word, `forms` all words that have a stem.

    Who has an index knows the forms, and need not stem the words of a text; `forms` is None where nobody knows.
    """

    stem: Stem
    forms: Forms | None = None


class Sought(NamedTuple):
    """One word to look for: it begins with one of `heads`, and `fits` tells whether a word as read is one meant.

    `capitals`: it must stand there as an acronym, of which these are the letters. `whole`: it must not be the end of an
    amount.
    """

    heads: tuple[str, ...]
    fits: Callable[[str], bool]
    capitals: str = ""
    whole: bool = False


def sought(slots: Sequence[Slot], words: Words | None) -> tuple[Sought, ...] | None:
    """`slots` as words to look for one after another; None where one of them is more than a word.

    `words` None: every word is compared as it stands.
    """
    if any(has_separator(unmarked(slot.text)) for slot in slots):
        return None
    return tuple(_sought(slot, words) for slot in slots)


def heads(slots: Sequence[Slot], words: Words | None) -> tuple[tuple[str, ...], ...]:
    """For each word of `slots` what it begins with, folded: one of these letters stand in every text that holds it."""
    pieces = [slot._replace(text=piece) for slot in slots for piece in split(slot.text)]
    return tuple(_sought(piece, words).heads for piece in pieces)


def spans(words: Sequence[Sought], text: str, flattened: str) -> list[Span]:
    """Where `words` follow one another in `text`, which folds to `flattened`."""
    first, *rest = words
    found = _places(first, text, flattened)
    for word in rest:
        found = [
            (start, follower.end())
            for start, end in found
            if (follower := _WORD.search(flattened, end)) and _is(word, text, flattened, *follower.span())
        ]
    return found


def _sought(slot: Slot, words: Words | None) -> Sought:
    if slot.how is How.PREFIX:
        return Sought(_with_sign((slot.text,), _AND.startswith(slot.text)), lambda _: True)
    if slot.how is How.EXACT or words is None:
        text = unmarked(slot.text)
        capitals = text if text.isupper() else ""
        return Sought(_with_sign((text.lower(),), text == _AND), text.__eq__, capitals, text != slot.text)
    stem, stemmed = words.stem, words.stem(slot.text)
    if words.forms is None:
        heads = (_head(stemmed), *_odd_forms(stem).get(stemmed, ()))
        return Sought(_with_sign(heads, stem(_AND) == stemmed), lambda word: stem(word) == stemmed)
    forms = words.forms(stemmed)
    return Sought(_with_sign(_heads_of(forms), _AND in forms), forms.__contains__)


def _with_sign(heads: tuple[str, ...], is_and: bool) -> tuple[str, ...]:
    """What a word begins with, an ampersand too where it `is_and`."""
    return (*heads, _AMPERSAND) if is_and else heads


def _heads_of(forms: frozenset[str]) -> tuple[str, ...]:
    """What all `forms` begin with; each with its first letters where they begin with different ones."""
    if not forms:
        return ()
    first, last = min(forms), max(forms)
    alike = next(
        (place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first)
    )
    return (first[:alike],) if alike >= _KEPT or first == last else tuple({form[:_KEPT] for form in forms})


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


def _places(word: Sought, text: str, flattened: str) -> list[Span]:
    """Where one word stands."""
    found = []
    for head in word.heads:
        at = flattened.find(head)
        while at >= 0:
            match = _WORD.match(flattened, at) if _begins(flattened, at) else None
            end = match.end() if match else at + 1
            if match and _is(word, text, flattened, at, end):
                found.append((at, end))
            at = flattened.find(head, end)
    # One head may be the beginning of another.
    return found if len(word.heads) < 2 else sorted({*found})


def _begins(flattened: str, at: int) -> bool:
    """Whether no word reaches from before `at` to what stands there."""
    if flattened[at] in _SIGNS:
        return True  # the sign tells by itself whether it is a word
    before = flattened[at - 1 : at]
    if before == "'":
        before = flattened[max(at - 2, 0) : at - 1]
    return not before.isalnum()


def _is(word: Sought, text: str, flattened: str, start: int, end: int) -> bool:
    if word.capitals:
        return acronym(text[start:end]) == word.capitals
    found = flattened[start:end]
    return word.fits(_AND if found == _AMPERSAND else found) and not (word.whole and not stands_whole(text, start, end))
