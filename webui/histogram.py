"""How an answer spreads over time, as bars: a bar a month, or a bar a year where the months would be too many."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

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
    periods = {index: _period(index, step) for index in sorted(counts)}
    urls = urls_within(query, (_within(query, period) for period in periods.values()))
    bars = {
        index: Bar(period.name, counts[index], max(1, round(100 * counts[index] / most)), url)
        for (index, period), url in zip(periods.items(), urls, strict=True)
    }
    return tuple(map(bars.get, range(first, last + 1, step))), periods[first].name, periods[last].name


def _within(query: Query, period: "_Period") -> tuple[date, date]:
    """The first and the last day of a period, within the dates already asked for."""
    return max(period.since, query.date_from or period.since), min(period.until, query.date_to or period.until)


class _Period(NamedTuple):
    """Months as a bar shows them, with their first and their last day."""

    name: str
    since: date
    until: date


# The months of an archive are the same on every page. With them kept, the addresses of pages made of that of the first
# (params), and hits as tuples with names, a page takes 4 % less.
@lru_cache(maxsize=2_000)
def _period(index: int, step: int) -> _Period:
    since = date(index // 12, index % 12 + 1, 1)
    name = wording.month(since) if step == 1 else str(since.year)
    return _Period(name, since, _last_day(index + step - 1))


@lru_cache(maxsize=2_000)
def _index(month: str) -> int:
    """Months since the year 0, so that they can be counted."""
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _last_day(index: int) -> date:
    year, month = index // 12, index % 12 + 1
    return date(year, month, monthrange(year, month)[1])
