"""A judged query taken apart, so that it can be typed again in a peer's own language.

Quotes, exclusions and fields are kept. Only the forms that the judged queries use are known here.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# Fields of ours -> the peers'. They hold the same texts.
FIELDS = {"title": "title", "speaker": "speakers", "committee": "committee", "number": "number", "outcome": "outcome"}

_PART = re.compile(r'(-)?(?:([a-z]+):)?("[^"]*"|\S+)')
_DATES = ("date", "before", "after")


@dataclass(frozen=True)
class Typed:
    """`words` are words and phrases, `fields` pairs of a peer's field and words; both inclusive dates may be open."""

    words: tuple[str, ...]
    excluded: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    since: date = date.min
    until: date = date.max

    def holds(self, day: date | None) -> bool:
        """Whether the dates asked for allow `day`."""
        return (self.since, self.until) == (date.min, date.max) or (day is not None and self.since <= day <= self.until)


def take_apart(words: str) -> Typed:
    """The parts of a query. What looks like a field and is none, as the "14" of "14:30", is part of a word."""
    plain, excluded, fields, since, until = [], [], [], date.min, date.max
    for minus, name, text in _PART.findall(words):
        if name in _DATES:
            first, last = period(text)
            since = {"date": first, "after": last + timedelta(days=1)}.get(name, since)
            until = {"date": last, "before": first - timedelta(days=1)}.get(name, until)
        elif name in FIELDS:
            fields.append((FIELDS[name], text.strip('"')))
        else:
            whole = f"{name}:{text}" if name else text
            (excluded if minus else plain).append(whole.strip('"'))
    return Typed(tuple(plain), tuple(excluded), tuple(fields), since, until)


def period(text: str) -> tuple[date, date]:
    """First and last day of "2025", "2025-03", "2025-03-01" or "2025..2026-03"."""
    first, _, last = text.partition("..")
    return _days(first)[0], _days(last or first)[1]


def _days(text: str) -> tuple[date, date]:
    year, *more = map(int, text.split("-"))
    if not more:
        return date(year, 1, 1), date(year, 12, 31)
    month = more[0]
    if len(more) == 2:
        return date(year, month, more[1]), date(year, month, more[1])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
