"""Dates as readers type them: a year, a month, a day or a range of these, open at either end."""

import calendar
import re
from datetime import date, timedelta
from itertools import product

Span = tuple[date | None, date | None]

_NUMBERED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_RANGE = re.compile(r"\.\.+|…")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_YEARS = re.compile(r"((?:19|20)\d\d)[/-]((?:19|20)?\d\d)", re.ASCII)
# "2019-25" is a plan of some years; what is further apart is a reference.
_MOST_YEARS = 11
_HOW = frozenset({"after", "before", "between", "during", "for", "from", "in", "of", "on", "since"})
# Of these the ones that say nothing but that a date follows.
BESIDE_DATES = frozenset({"during", "for", "in", "of", "on"})
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)

_LONG = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS = _LONG | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}


def span_of(text: str) -> tuple[date, date] | None:
    """The first and the last day of "2021", "2021-06", "2021-06-30" or "30/6/2021"; None where it is none of these."""
    if found := _BRITISH.fullmatch(text):
        return _span(int(found[3]), int(found[2]), int(found[1]))
    if found := _NUMBERED.fullmatch(text):
        return _span(int(found[1]), *(int(part) if part else None for part in found.groups()[1:]))
    return None


def range_of(text: str) -> Span | None:
    """The days that "date:" with this value asks for; None where it is no date and no range."""
    ends = _RANGE.split(text)
    if len(ends) == 1:
        return span_of(text)
    if len(ends) != 2 or not any(ends):
        return None
    first, last = (span_of(end) if end else (None, None) for end in ends)
    return (first[0], last[1]) if first and last else None


def before(text: str) -> Span | None:
    """The days before the first day of what `text` names."""
    span = span_of(text)
    return (None, span[0] - timedelta(days=1)) if span and span[0] > date.min else None


def after(text: str) -> Span | None:
    """The days after the last day of what `text` names."""
    span = span_of(text)
    return (span[1] + timedelta(days=1), None) if span and span[1] < date.max else None


def typed(first: date | None, last: date | None) -> str:
    """The shortest field that asks for the days from `first` to `last`, as a reader would type it; None is open."""
    if first and last:
        if (whole := _shortest(first, last)) is not None:
            return f"date:{whole}"
        return f"date:{_shortest(first, None) or first}..{_shortest(None, last) or last}"
    if last and last < date.max:
        end = last + timedelta(days=1)
        return f"before:{_shortest(end, None) or end}"
    if first and first > date.min:
        begin = first - timedelta(days=1)
        return f"after:{_shortest(None, begin) or begin}"
    return f"date:{first or ''}..{last or ''}"


def _shortest(first: date | None, last: date | None) -> str | None:
    """The year, month or day of which `first` is the first day and `last` the last, either may be open; else None."""
    day = first or last
    if day is None:
        return None
    for text in (f"{day:%Y}", f"{day:%Y-%m}", f"{day}"):
        span = span_of(text)
        if span and first in (None, span[0]) and last in (None, span[1]):
            return text
    return None


def in_words(words: tuple[str, ...], start: int) -> tuple[Span, int] | None:
    """The days that are named from `words[start]` on, and by how many words; None where no date begins there.

    So are "10 february 2026", "10/2/2026", "in may 2024", "since 2025", "before may 2024", "2019 to 2021". The words
    are folded. A financial year ("2025/26") is none: what is said of one is mostly said before it begins.
    """
    how = words[start] if start < len(words) and words[start] in _HOW else ""
    named = _named(words, start + bool(how))
    if named is None:
        return None
    (first, last), end = named
    to = words[end] if end + 1 < len(words) else ""
    until = _named(words, end + 1) if to == ("and" if how == "between" else "to") else None
    if until:
        return (first, until[0][1]), until[1] - start
    spans: dict[str, Span | None] = {
        "since": (first, None),
        "from": (first, None),
        "after": (last + timedelta(days=1), None),
        "before": (None, first - timedelta(days=1)),
        "between": None,
    }
    span = spans.get(how, (first, last))
    return (span, end - start) if span else None


def ways_to_write(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words that name a date as they may stand in a text: "in feb 2026" also as "february 2026"."""
    bare = words[1:] if words[0] in BESIDE_DATES else words
    return tuple(product(*map(_ways_to_write, bare)))


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


def years_of(text: str) -> tuple[str, str] | None:
    """The first and the last year of "2025/26", "2025-26" or "2025/2026", in four digits; None where it is no such."""
    found = _YEARS.fullmatch(text)
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    if last < 100:
        last += first // 100 * 100 + 100 * (last < first % 100)
    return (found[1], str(last)) if first < last < first + _MOST_YEARS else None


def _named(words: tuple[str, ...], start: int) -> tuple[tuple[date, date], int] | None:
    """The first and the last day of the day, month or year at `words[start]`, and where the words after it begin."""
    if start >= len(words):
        return None
    if _BRITISH.fullmatch(words[start]):
        whole = span_of(words[start])
        return (whole, start + 1) if whole else None
    day, at = None, start
    if at + 2 < len(words) and (found := _DAY.fullmatch(words[at])):
        day, at = int(found.group(1)), at + 1
    month = _MONTHS.get(words[at]) if at + 1 < len(words) else None
    if month:
        at += 1
    elif day is not None:
        return None
    if not _YEAR.fullmatch(words[at]):
        return None
    span = _span(int(words[at]), month, day)
    return (span, at + 1) if span else None


def _ways_to_write(word: str) -> tuple[str, ...]:
    if word in _MONTHS:
        return tuple(name for name, number in _MONTHS.items() if number == _MONTHS[word])
    if found := _DAY.fullmatch(word):
        day = int(found[1])
        ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        return f"{day}", f"{day}{ending}"
    return (word,)


def _span(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        end = month or 12
        return first, date(year, end, calendar.monthrange(year, end)[1])
    except ValueError:
        return None
