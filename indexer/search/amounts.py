"""Other ways to write a number and its measure ("20mph", "20 mph"), a share ("5%", "5 per cent") or an amount ("4.2m",
"4.2 million", "4200000")."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from indexer.search.analysis import PER_CENT, POUND, words_of
from indexer.search.tree import Leaf, Phrase, Word

_GROUPED = r"\d{1,3}(?:,\d{3})+"
_MEASURE = re.compile(rf"({_GROUPED}|\d+(?:\.\d+)?)([^\W\d_]{{1,8}})", re.ASCII)
_NUMBER = re.compile(rf"(?:{_GROUPED}|\d{{1,12}})(?:\.\d{{1,3}})?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_HALF_OF_DAY = re.compile(r"(\d{1,2})([.:])(\d\d)([ap]m)", re.ASCII)

# What a scale is called, its signs, and how many it is.
_SCALES = (("thousand", ("k",), 10**3), ("million", ("m", "mn"), 10**6), ("billion", ("bn",), 10**9))
_SCALE_OF = {name: scale for word, signs, scale in _SCALES for name in (word, *signs)}
# An amount told in thousands or millions has no more figures than this behind the point, and fewer where nothing but
# nought stands before it.
_PLACES, _PLACES_OF_PARTS = 3, 2
_LEAST, _MOST = Decimal("0.01"), 10_000


# Measures that are told in several ways, each as it stands behind its number. Metres are left out: "20m" are millions.
_MEASURES = (
    (PER_CENT, " per cent", " percent"),
    ("mph", " mph", " miles per hour", " miles an hour"),
    ("t", " tonne", " tonnes"),
    ("ha", " ha", " hectare", " hectares"),
    ("km", " km", " kilometre", " kilometres"),
    ("kw", " kw", " kilowatt", " kilowatts"),
    ("mw", " mw", " megawatt", " megawatts"),
)
_TOLD_IN = {way.strip(): ways for ways in _MEASURES for way in ways}
# What is one thing with the number before it, though it is typed as words of their own.
_SEVERAL = tuple(tuple(way.split()) for way in _TOLD_IN if " " in way)
_ONE_WITH_NUMBER = (*_SEVERAL, ("percent",), *((word,) for word, _, _ in _SCALES))
_WITH_MEASURE = re.compile(rf"({_GROUPED}|\d+(?:\.\d+)?) ?(\S.*)", re.ASCII)


def one_thing(words: Sequence[str]) -> tuple[Phrase, int] | None:
    """The amount or share that `words` begin with, such as "2 million" or "5 per cent", and how many of them it is."""
    number = words[0].removeprefix(f"{POUND}-") if words else ""
    if not _NUMBER.fullmatch(number):
        return None
    for unit in _ONE_WITH_NUMBER:
        if tuple(words[1 : 1 + len(unit)]) == unit:
            return _apart(number, " ".join(unit)), 1 + len(unit)
    return None


def is_measure(text: str) -> bool:
    """Whether `text` is a number with its measure or its scale: "20mph", "1.5m"."""
    return _MEASURE.fullmatch(text) is not None


def is_scale(word: str) -> bool:
    """Whether `word` says how many a number counts: "million"."""
    return word in _SCALE_OF


@lru_cache(maxsize=1_000)  # a search asks for the forms of its words dozens of times where it finds nothing
def written_otherwise(text: str) -> tuple[Leaf, ...]:
    """Other ways to write a word that is an amount, a measure or a time, likely or not. A year is none."""
    if time := _HALF_OF_DAY.fullmatch(text):
        return _without(Word(text), _in_half_of_day(*time.groups()))
    if measure := _MEASURE.fullmatch(text):
        number, unit = measure.groups()
        return _without(Word(text), (_apart(number, unit), *_as_amount(number, unit), *_as_measured(number, unit)))
    if _NUMBER.fullmatch(text) and not _YEAR.fullmatch(plain := text.replace(",", "")):
        return _without(Word(text), _in_all_ways(Decimal(plain)))
    return ()


def written_together(number: str, unit: str) -> tuple[Leaf, ...]:
    """Other ways to write two words that are a number and its measure or its scale ("20 mph", "4.2 million")."""
    if time := _HALF_OF_DAY.fullmatch(number + unit):
        hour, sign, minute, half = time.groups()
        return tuple(dict.fromkeys(_in_half_of_day(hour, ".:"[sign == "."], minute, half)))
    # "9a" and "k" make a measure together, and are none.
    if (measure := _MEASURE.fullmatch(number + unit)) is None or measure.groups() != (number, unit):
        return ()
    # Of the two words any form is found.
    others = (one for one in _as_measured(number, unit) if isinstance(one, Word) or (one.shown or "").count(" ") > 1)
    return _without(_apart(number, unit), (Word(number + unit), *_as_amount(number, unit), *others))


@lru_cache(maxsize=1_000)
def told_otherwise(phrase: Phrase) -> tuple[Leaf, ...]:
    """Other ways to write a hyphenated word that is an amount or a share, likely or not ("4.2 million", "5%", "£5")."""
    if len(phrase.words) == 2 and phrase.words[0] == POUND:
        pounds = phrase.words[1]
        return (_apart(pounds, "pounds"), Word(f"{pounds}.00"))
    told = _WITH_MEASURE.fullmatch(phrase.shown or "")
    if not told:
        return ()
    number, unit = told.groups()
    return _without(phrase, (Word(number + unit), *_as_amount(number, unit), *_as_measured(number, unit)))


def _as_measured(number: str, unit: str) -> Iterator[Word | Phrase]:
    """A number with its measure in all ways in which that is told."""
    for way in _TOLD_IN.get(unit, ()):
        told = f"{number}{way}"
        words = tuple(words_of(told))
        yield Word(told) if way.isalpha() else Phrase(words, joined=True, shown=told)


def _in_half_of_day(hour: str, sign: str, minute: str, half: str) -> Iterator[Leaf]:
    """A time of the day with either sign in it, its half close by or apart. A phrase has it with either."""
    for between in ".:":
        yield Word(f"{hour}{between}{minute}{half}")
    yield Phrase((hour, minute, half), joined=True, shown=f"{hour}{sign}{minute} {half}")
    yield Phrase((hour, minute, half[0], "m"), joined=True, shown=f"{hour}{sign}{minute} {half[0]}.m.")


def _as_amount(number: str, unit: str) -> Iterator[Leaf]:
    return _in_all_ways(Decimal(number.replace(",", "")) * _SCALE_OF[unit]) if unit in _SCALE_OF else iter(())


def _in_all_ways(amount: Decimal) -> Iterator[Leaf]:
    """`amount`, from a thousand on, in figures and in words."""
    if amount < 1000:
        return
    if amount == int(amount):
        yield from (Word(f"{int(amount):,}"), Word(str(int(amount))))
    elif amount * 100 == int(amount * 100):
        yield from (Word(f"{amount:,.2f}"), Word(f"{amount:.2f}"))
    for word, signs, scale in _SCALES:
        for number in _told_in(amount / scale, with_noughts=scale > 1000):
            if amount < scale * 1000:
                yield _apart(number, word)
                yield Word(number + word)
            yield from (Word(number + sign) for sign in signs)


def _told_in(share: Decimal, *, with_noughts: bool) -> Iterator[str]:
    """A number of thousands or millions as it may be printed: "4.2" also "4.20", "1250" also "1,250"."""
    number = f"{share.normalize():f}"
    places = len(number.partition(".")[2])
    if not _LEAST <= share < _MOST or places > (_PLACES if share >= 1 else _PLACES_OF_PARTS):
        return
    yield number
    if share >= 1000 and not places:
        yield f"{share:,.0f}"
    yield from (f"{share:.{more}f}" for more in (1, 2) if with_noughts and places < more and share < 1000)


def _apart(number: str, unit: str) -> Phrase:
    return Phrase(tuple(words_of(f"{number} {unit}")), joined=True, shown=f"{number} {unit}")


def _without(typed: Leaf, ways: Iterable[Leaf]) -> tuple[Leaf, ...]:
    return tuple(way for way in dict.fromkeys(ways) if way != typed)
