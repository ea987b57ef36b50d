"""Dates and ranges of dates in words: where they stand among the words of a query, and how a text writes them."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from indexer.search.dates import (
    MONTHS,
    Days,
    Span,
    apart,
    day_of,
    days_of,
    may_be_a_reference,
    month_and_day,
    named_at,
    range_of,
    words_in,
)

# Of the words before a date the ones that say nothing but that a date follows.
BESIDE_DATES = frozenset({"during", "for", "in", "of", "on"})
_HOW = (
    *((word,) for word in (*BESIDE_DATES, "after", "before", "between", "from", "since", "till", "until")),
    ("up", "to"),
)
_TO = frozenset({"to", "until", "till"})
# The longest way to say a range ("between friday 10th of january 2023 and friday 10th of march 2023") and some more.
_MOST_WORDS = 16


def in_words(words: tuple[str, ...], start: int) -> tuple[Span, int] | None:
    """The days that are named from `words[start]` on, and by how many words; None where no date begins there.

    So are "10 february 2026", "10/2/2026", "in may 2024", "since 2025", "before may 2024", "2019 to 2021", "january to
    march 2023". The words are folded, and one with signs in it ("2026-02-10") has hyphens for them. A financial year
    ("2025/26") is none: what is said of one is mostly said before it begins.
    """
    if start < len(words) and may_be_a_reference(words[start]) and _is_beside_figures(words, start):
        return None
    pieces, ends = _pieces(words, start)
    how = next((how for how in _HOW if pieces[: len(how)] == how), ())
    span, end = _days(pieces, how) or (None, 0)
    return (span, ends[end]) if span and end in ends else None


def span_in(text: str) -> Span | None:
    """The days that the value of "date:" asks for; None where it is no date and no range."""
    words = words_in(text)
    found = in_words(words, 0)
    return range_of(text) or (found[0] if found and found[1] == len(words) else None)


def spans_in(words: tuple[str, ...]) -> tuple[Span, ...]:
    """Every date that the folded `words` name, as its first and last day; None is open."""
    found = []
    at = 0
    while at < len(words):
        named = in_words(words, at)
        if named:
            found.append(named[0])
        at += named[1] if named else 1
    return tuple(found)


def ways_to_write(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words that name a date as they may stand in a text: "in feb 2026" also as "february 2026", "2026-02-10" also
    as "10 february 2026"."""
    bare = words[1:] if words[0] in BESIDE_DATES else words
    as_typed = product(*(_ways_to_write(piece) for word in bare for piece in word.split("-")))
    pieces, _ = _pieces(bare, 0)
    named = named_at(pieces, 0)
    in_full = _in_full(named[0]) if named and named[1] == len(pieces) else ()
    return tuple(dict.fromkeys((*as_typed, *in_full)))


def _days(pieces: tuple[str, ...], how: tuple[str, ...]) -> tuple[Span, int] | None:
    """What `pieces`, which begin with `how`, name, and where the words after it begin."""
    at = len(how)
    if found := _range(pieces, at, frozenset({"and"}) if how == ("between",) else _TO):
        return found
    named = named_at(pieces, at)
    if named is None or how == ("between",):
        return None
    (first, last), end = named
    spans: dict[str, Span] = {
        "since": (first, None),
        "from": (first, None),
        "after": (last + timedelta(days=1), None),
        "before": (None, first - timedelta(days=1)),
        **dict.fromkeys(("until", "till", "to"), (None, last)),
    }
    return spans.get(how[-1] if how else "", (first, last)), end


def _range(pieces: tuple[str, ...], at: int, joins: frozenset[str]) -> tuple[Span, int] | None:
    """A range from `at` on: both ends in full, or of the first only what the second does not tell."""
    month, day, told = month_and_day(pieces, at)
    for first, end in filter(None, (named_at(pieces, at), (None, told))):
        last = named_at(pieces, end + 1) if end < len(pieces) and pieces[end] in joins else None
        begin = first or (last and _completed(month, day, last[0]))
        if last and begin:
            return (begin[0], last[0][1]), last[1]
    return None


def _completed(month: int | None, day: int | None, last: Days) -> Days | None:
    """The days that a range which ends with `last` begins with, where it was said to begin in a month or on a day."""
    if month is None and (day is None or last[0] != last[1]):
        return None
    year = last[1].year - (month is not None and month > last[1].month)
    return days_of(year, month or last[1].month, day)


def _pieces(words: tuple[str, ...], start: int) -> tuple[tuple[str, ...], dict[int, int]]:
    """The words from `start` on with those taken apart that a hyphen joins; and of each number of pieces that ends
    with a word, how many words it is."""
    pieces: list[str] = []
    ends = {}
    for number, word in enumerate(words[start : start + _MOST_WORDS], start=1):
        pieces += apart(word)
        ends[len(pieces)] = number
    return tuple(pieces), ends


def _is_beside_figures(words: tuple[str, ...], at: int) -> bool:
    beside = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
    return any(character.isdigit() for word in beside for character in word)


def _ways_to_write(word: str) -> tuple[str, ...]:
    if word in MONTHS:
        return tuple(name for name, number in MONTHS.items() if number == MONTHS[word])
    if day := day_of(word):
        ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        return f"{day}", f"{day}{ending}"
    return (word,)


def _in_full(days: Days) -> Iterator[tuple[str, ...]]:
    """A day or a month as minutes write it: "10 february 2026", "february 2026"."""
    first, last = days
    written = (f"{first.day}",) if first == last else ()
    if (first.year, first.month) == (last.year, last.month):
        yield from product(*map(_ways_to_write, (*written, f"{first:%B}".lower(), f"{first.year}")))
