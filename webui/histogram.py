"""How an answer spreads over time, as bars: a bar a month, or a bar a year where the months would be too many."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from indexer.search.query import Query
from indexer.search.results import Month
from webui import wording
from webui.params import urls_within
from webui.result_contexts import Bar, Histogram

# Five years: of more months a bar would be narrower than four pixels of the narrowest column, and years tell as much.
_MOST_MONTHS = 60


def histogram(query: Query, months: Sequence[Month]) -> Histogram | None:
    """The bars of an answer to `query`; None where its items are of one month, or of none that is stated.

    Each bar narrows the search to its month or year, within the dates already asked for.
    """
    counts = {_index(month.month): month.count for month in months if month.month}
    if len(counts) < 2:
        return None
    if max(counts) - min(counts) < _MOST_MONTHS:
        return Histogram("month", *_bars(query, counts, 1))
    years: Counter[int] = Counter()
    for index, count in counts.items():
        years[index // 12 * 12] += count
    return Histogram("year", *_bars(query, years, 12))


def _bars(query: Query, counts: Mapping[int, int], step: int) -> tuple[tuple[Bar | None, ...], str, str]:
    """The bars of periods of `step` months in order, a gap where a period holds nothing; the names of both ends."""
    most = max(counts.values())
    first, last = min(counts), max(counts)
    held = sorted(counts)
    urls = dict(zip(held, urls_within(query, (_span(query, index, step) for index in held)), strict=True))
    bars = [
        Bar(_name(index, step), counts[index], max(1, round(100 * counts[index] / most)), urls[index])
        if index in counts
        else None
        for index in range(first, last + 1, step)
    ]
    return tuple(bars), _name(first, step), _name(last, step)


def _span(query: Query, index: int, step: int) -> tuple[date, date]:
    """The first and the last day of a period, within the dates already asked for."""
    since, until = _first_day(index), _last_day(index + step - 1)
    return max(since, query.date_from or since), min(until, query.date_to or until)


def _name(index: int, step: int) -> str:
    return wording.month(_first_day(index)) if step == 1 else str(index // 12)


def _index(month: str) -> int:
    """Months since the year 0, so that they can be counted."""
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _first_day(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _last_day(index: int) -> date:
    year, month = index // 12, index % 12 + 1
    return date(year, month, monthrange(year, month)[1])
