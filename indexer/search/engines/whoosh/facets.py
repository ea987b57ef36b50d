"""Filters and facets over rows: which items stay, what is held back, and exact counts of every value."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from indexer.search.analysis import value_key
from indexer.search.engines.whoosh.rows import Key, Row, Value
from indexer.search.query import FILTERS, Query
from indexer.search.results import Facet, Month
from indexer.search.schema import FACETS

_PLACE_OF = {name: place for place, name in enumerate(FILTERS)}


@dataclass(frozen=True, slots=True)
class Survey:
    """`kept` are the documents that pass every filter and are not held back."""

    kept: tuple[int, ...]
    held_back: int
    facets: Mapping[str, tuple[Facet, ...]]
    months: tuple[Month, ...]


@dataclass(slots=True)
class _Tally:
    """Counts of one facet: by what filters compare, with the spellings in which each was published."""

    counts: Counter[Key] = field(default_factory=Counter)
    spellings: defaultdict[Key, Counter[Value]] = field(default_factory=lambda: defaultdict(Counter))


def survey(found: Iterable[int], rows: Mapping[int, Row], query: Query, *, holding_back: bool) -> Survey:
    """Apply the filters of `query` to the documents `found`.

    A facet counts the items that pass every filter but its own, so that a chosen value does not hide the others.
    """
    chosen = [(name, frozenset(key_of(value) for value in getattr(query, name))) for name in FILTERS]
    chosen = [(name, values) for name, values in chosen if values]
    tallies = {name: _Tally() for name in FACETS}
    kept: list[int] = []
    held_back = 0
    for number in found:
        row = rows[number]
        failed = _failed(row, chosen, query)
        if failed is None or len(failed) > 1:
            continue
        if holding_back and row.procedural:
            held_back += not failed
            continue
        if not failed:
            kept.append(number)
        for name in failed or FACETS:
            if name in tallies:
                _count(tallies[name], row, name)
    facets = {name: _facet(tallies[name], getattr(query, name)) for name in FACETS}
    return Survey(tuple(kept), held_back, facets, _months(rows[number].day for number in kept))


def key_of(value: Value) -> Key:
    """What a filter compares of `value`."""
    return value_key(value) if isinstance(value, str) else value


def _months(days: Iterable[int | None]) -> tuple[Month, ...]:
    """How many of the days lie in each month, the months in order, what is not stated last."""
    counts = Counter(date.fromordinal(day).replace(day=1) if day else None for day in days)
    stated = sorted(month for month in counts if month)
    months = [Month(f"{month:%Y-%m}", counts[month]) for month in stated]
    return (*months, Month(None, counts[None])) if None in counts else tuple(months)


def _failed(row: Row, chosen: list[tuple[str, frozenset[Key]]], query: Query) -> list[str] | None:
    """The names of the filters that `row` does not pass; None where it lies outside the dates asked for."""
    if query.date_from and (row.day is None or row.day < query.date_from.toordinal()):
        return None
    if query.date_to and (row.day is None or row.day > query.date_to.toordinal()):
        return None
    return [name for name, values in chosen if values.isdisjoint(row.keys[_PLACE_OF[name]])]


def _count(tally: _Tally, row: Row, name: str) -> None:
    # Counted is what choosing the value would show: a speaker's label counts where it was settled as well.
    for key in row.keys[_PLACE_OF[name]]:
        tally.counts[key] += 1
    for key, value in row.shown[name]:
        tally.spellings[key][value] += 1


def _facet(tally: _Tally, chosen: tuple[Value, ...]) -> tuple[Facet, ...]:
    """The values of a facet by count, then name; a chosen value is there even where nothing has it."""
    asked = {key_of(value): value for value in reversed(chosen)}
    names = asked | {key: _spelling(spellings) for key, spellings in tally.spellings.items()}
    facets = [Facet(name, tally.counts[key], key in asked) for key, name in names.items()]
    return tuple(sorted(facets, key=_by_count_then_name))


def _spelling(spellings: Counter[Value]) -> Value:
    return min(spellings, key=lambda value: (-spellings[value], str(value)))


def _by_count_then_name(facet: Facet) -> tuple[int, bool, str, str]:
    name = str(facet.value)
    return (-facet.count, facet.value is None, name.casefold(), name)
