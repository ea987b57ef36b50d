"""Other ways to write a number and its measure ("20mph", "20 mph") or an amount ("4.2m", "4.2 million", "4200000")."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from indexer.search.analysis import words_of
from indexer.search.tree import Leaf, Phrase, Word

_MEASURE = re.compile(r"(\d+(?:\.\d+)?)([^\W\d_]{1,8})", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,3})?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)

# What a scale is called, its signs, and how many it is.
_SCALES = (("thousand", ("k",), 10**3), ("million", ("m", "mn"), 10**6), ("billion", ("bn",), 10**9))
_SCALE_OF = {name: scale for word, signs, scale in _SCALES for name in (word, *signs)}
# An amount told in thousands or millions has no more figures than this behind the point.
_PLACES = 3


def is_measure(text: str) -> bool:
    """Whether `text` is a number with its measure or its scale: "20mph", "1.5m"."""
    return _MEASURE.fullmatch(text) is not None


def written_otherwise(text: str) -> tuple[Leaf, ...]:
    """Other ways to write a word that is an amount or a measure, likely or not. A year is neither."""
    if measure := _MEASURE.fullmatch(text):
        number, unit = measure.groups()
        return _without(Word(text), (_apart(number, unit), *_as_amount(number, unit)))
    if _NUMBER.fullmatch(text) and not _YEAR.fullmatch(plain := text.replace(",", "")):
        return _without(Word(text), _in_all_ways(Decimal(plain)))
    return ()


def written_together(number: str, unit: str) -> tuple[Leaf, ...]:
    """Other ways to write two words that are a number and its measure or its scale ("20 mph", "4.2 million")."""
    if not is_measure(number + unit):
        return ()
    return _without(_apart(number, unit), (Word(number + unit), *_as_amount(number, unit)))


def _as_amount(number: str, unit: str) -> Iterator[Leaf]:
    return _in_all_ways(Decimal(number) * _SCALE_OF[unit]) if unit in _SCALE_OF else iter(())


def _in_all_ways(amount: Decimal) -> Iterator[Leaf]:
    """`amount`, from a thousand on, in figures and in words."""
    if amount >= 1000 and amount == int(amount):
        yield from (Word(f"{int(amount):,}"), Word(str(int(amount))))
    for word, signs, scale in _SCALES:
        number = f"{(amount / scale).normalize():f}"
        if 1 <= amount / scale < 1000 and len(number.partition(".")[2]) <= _PLACES:
            yield _apart(number, word)
            yield from (Word(number + name) for name in (word, *signs))


def _apart(number: str, unit: str) -> Phrase:
    return Phrase(tuple(words_of(f"{number} {unit}")), joined=True, shown=f"{number} {unit}")


def _without(typed: Leaf, ways: Iterable[Leaf]) -> tuple[Leaf, ...]:
    return tuple(way for way in dict.fromkeys(ways) if way != typed)
