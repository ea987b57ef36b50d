"""Dates as readers type them: a year, a month, a day or a range of these, open at either end. The day comes first."""

import calendar
import re
from datetime import date, timedelta

Days = tuple[date, date]
Span = tuple[date | None, date | None]

_NUMBERED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)", re.ASCII)
# These may as well be references: "10/1/23", "5/2023".
_SHORT = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<short>\d\d)|(?P<only>\d{1,2})/(?P<year>(?:19|20)\d\d)", re.ASCII
)
_CENTURY, _OF_LAST_CENTURY = 2000, 70
_RANGE = re.compile(r"\.\.+|…")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_YEARS = re.compile(r"((?:19|20)\d\d)[/-]((?:19|20)?\d\d)", re.ASCII)
_SHORT_YEARS = re.compile(r"(\d\d)[/-](\d\d)", re.ASCII)
_MOST_MONTHS = 12
# "2019-25" is a plan of some years; what is further apart is a reference.
_MOST_YEARS = 11
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_DASH = re.compile("[‐‑–—−]")

_LONG = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS = _LONG | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = frozenset(name.lower() for names in (calendar.day_name, calendar.day_abbr) for name in names)


def span_of(text: str) -> Days | None:
    """The first and the last day of "2021", "2021-06", "2021-06-30", "30/6/2021" or "30 June 2021"; None where it is
    none of these."""
    if found := _NUMBERED.fullmatch(text):
        return days_of(int(found[1]), *(int(part) if part else None for part in found.groups()[1:]))
    words = words_in(text)
    named = named_at(words, 0)
    return named[0] if named and named[1] == len(words) else None


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


def words_in(text: str) -> tuple[str, ...]:
    """The words of the value of a field, for `named_at`."""
    return tuple(piece for word in _DASH.sub("-", text.casefold()).split() for piece in apart(word.strip(",.")))


def apart(word: str) -> tuple[str, ...]:
    """A word as the words of a date that its hyphens join: "january-march" and "10-12" are ranges, "10-jan-2023" is a
    day; any other word is itself."""
    pieces = tuple(word.split("-"))
    kinds = "".join(
        "m" if piece in MONTHS else "d" if day_of(piece) else "y" if _YEAR.fullmatch(piece) else "-" for piece in pieces
    )
    if kinds in {"mm", "dd"}:
        return pieces[0], "to", pieces[1]
    return pieces if kinds in {"dmy", "my"} else (word,)


def years_of(text: str) -> tuple[str, str] | None:
    """The first and the last year of "2025/26", "2025-26" or "2025/2026", in four digits; None where it is no such."""
    found = _YEARS.fullmatch(text)
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    if last < 100:
        last += first // 100 * 100 + 100 * (last < first % 100)
    return (found[1], str(last)) if first < last < first + _MOST_YEARS else None


def short_years_of(text: str) -> tuple[str, str] | None:
    """The same of "24/25" or "24-25", as a financial year is written short; no day of a month, and no two of them."""
    found = _SHORT_YEARS.fullmatch(text)
    if not found or int(found[1]) <= _MOST_MONTHS or int(found[2]) != int(found[1]) + 1:
        return None
    return f"{_CENTURY + int(found[1])}", f"{_CENTURY + int(found[2])}"


def may_be_a_reference(word: str) -> bool:
    """Whether what reads as a date may as well be a reference ("5/2023")."""
    return _SHORT.fullmatch(word) is not None


def day_of(word: str) -> int | None:
    """The day of the month that "10" or "10th" is; None where it is none."""
    found = _DAY.fullmatch(word)
    return int(found[1]) if found and 0 < int(found[1]) <= 31 else None


def named_at(words: tuple[str, ...], at: int) -> tuple[Days, int] | None:
    """The first and the last day of the day, month or year that is named at `words[at]`, and where the words after it
    begin; the words are folded."""
    if at < len(words) and words[at] in _WEEKDAYS:
        found = named_at(words, at + 1)
        return found if found and found[0][0] == found[0][1] else None
    if at < len(words) and (whole := _in_figures(words[at])):
        return whole, at + 1
    month, day, at = month_and_day(words, at)
    if at >= len(words) or not _YEAR.fullmatch(words[at]) or (day and not month):
        return None
    span = days_of(int(words[at]), month, day)
    return (span, at + 1) if span else None


def month_and_day(words: tuple[str, ...], at: int) -> tuple[int | None, int | None, int]:
    """The month and the day that `words` from `at` on name, None where they do not, and where the words after begin.

    "10 january", "10th of january", "january 10", "january", "10".
    """
    day = month = None
    if at < len(words) and (day := day_of(words[at])):
        at += 1
        of = at + 1 < len(words) and words[at] == "of" and words[at + 1] in MONTHS
        at += of
    if at < len(words) and (month := MONTHS.get(words[at])):
        at += 1
        if not day and at < len(words) and (day := day_of(words[at])):
            at += 1
    return month, day, at


def _in_figures(word: str) -> Days | None:
    """The days of "2021-06", "2021-06-30", "30/6/2021", "30/6/21" or "6/2021"; a financial year ("2010-11") is none."""
    if found := _BRITISH.fullmatch(word):
        return days_of(int(found[4]), int(found[3]), int(found[1]))
    if found := _SHORT.fullmatch(word):
        if found["year"]:
            return days_of(int(found["year"]), int(found["only"]), None)
        year = int(found["short"])
        century = _CENTURY - 100 * (year >= _OF_LAST_CENTURY)
        return days_of(century + year, int(found["month"]), int(found["day"]))
    found = _NUMBERED.fullmatch(word)
    if found and found[2] and _YEAR.fullmatch(found[1]) and years_of(word) is None:
        return days_of(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    return None


def days_of(year: int, month: int | None, day: int | None) -> Days | None:
    """The first and the last day of a year, of a month of it, or of a day; None where there is no such."""
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        end = month or 12
        return first, date(year, end, calendar.monthrange(year, end)[1])
    except ValueError:
        return None
