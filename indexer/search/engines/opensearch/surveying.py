"""Filters and facets as parts of one request: exact counts of every value, each facet without the filter of its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.search.engines.opensearch.compiling import Part
from indexer.search.engines.opensearch.mapping import key, shown
from indexer.search.engines.opensearch.wording import NOT_STATED, Value, key_of, unlisted
from indexer.search.query import FILTERS, Query
from indexer.search.results import Facet, Month
from indexer.search.schema import FACETS

# OpenSearch answers with 65,535 counts at most, which these stay under together. Where more is there, it is asked for.
_VALUES, _MONTHS = 8_000, 4_000
# An item may have several of these, and a filter may match more of an item than its facet lists.
_SEVERAL = ("speaker", "outcome")

# (what an item must pass, a field) -> how many items have each value of the field, however many values there are.
Whole = Callable[[Part, str], Mapping[str, int]]

_PROCEDURAL: Part = {"term": {"procedural": True}}


@dataclass(frozen=True, slots=True)
class Counts:
    """What the aggregations of a survey tell."""

    held_back: int
    facets: Mapping[str, tuple[Facet, ...]]
    months: tuple[Month, ...]


class Survey:
    """The filters of one query. `holding_back`: procedural items are left out and counted apart."""

    def __init__(self, query: Query, *, holding_back: bool) -> None:
        self._query = query
        self._holding_back = holding_back
        self._filters = {
            name: {"terms": {key(name): [key_of(value) for value in getattr(query, name)]}}
            for name in FILTERS
            if getattr(query, name)
        }

    def kept(self, but: str = "") -> Part:
        """What an item must pass to be in the answer, or in the facet of the filter `but`."""
        passed = [part for name, part in self._filters.items() if name != but]
        return {"bool": {"filter": passed, "must_not": [_PROCEDURAL] if self._holding_back else []}}

    def aggregations(self) -> dict[str, Part]:
        """What to count beside the hits, of what matches words and dates."""
        open_facets = [name for name in FACETS if name not in self._filters]
        asked: dict[str, Part] = {
            "kept": {
                "filter": self.kept(),
                "aggs": {"months": _terms("month", _MONTHS)} | _joined(self._counted(name) for name in open_facets),
            }
        }
        for name in FACETS:
            if name in self._filters:
                asked[f"but_{name}"] = {"filter": self.kept(but=name), "aggs": self._counted(name)}
        if self._holding_back:
            asked["held_back"] = {"filter": {"bool": {"filter": [*self._filters.values(), _PROCEDURAL]}}}
        return asked

    def counts(self, told: Mapping[str, Any], whole: Whole) -> Counts:
        """What the cluster told of `aggregations`; what it had to cut is asked of `whole`."""
        facets = {name: self._facet(name, told.get(f"but_{name}", told["kept"]), whole) for name in FACETS}
        held_back = int(told["held_back"]["doc_count"]) if self._holding_back else 0
        months = self._values("month", told["kept"]["months"], "", whole)
        return Counts(held_back, facets, _months(months))

    def _counted(self, name: str) -> dict[str, Part]:
        asked = {f"{name}_shown": _terms(shown(name), _VALUES)}
        if name in _SEVERAL:
            asked[f"{name}_key"] = _terms(key(name), _VALUES)
        if name in self._filters:
            chosen = [key_of(value) for value in getattr(self._query, name)]
            asked[f"{name}_chosen"] = {"terms": {"field": key(name), "include": chosen, "size": len(chosen)}}
        return asked

    def _values(self, field: str, told: Mapping[str, Any], but: str, whole: Whole) -> Mapping[str, int]:
        """Every value of a field with its count, of what passes the filters but the one of `but`."""
        return whole(self.kept(but), field) if told["sum_other_doc_count"] else _buckets(told)

    def _facet(self, name: str, told: Mapping[str, Any], whole: Whole) -> tuple[Facet, ...]:
        """The values of a facet by count, then name; a chosen value is there even where nothing has it."""
        asked = {key_of(value): value for value in reversed(getattr(self._query, name))}
        spellings: dict[str, Counter[Value]] = {}
        for text, count in self._values(shown(name), told[f"{name}_shown"], name, whole).items():
            value_key, value = unlisted(text)
            stated: Value = int(value) if name == "year" and value else value
            spellings.setdefault(value_key, Counter())[stated] += count
        if name in _SEVERAL:
            counts = dict(self._values(key(name), told[f"{name}_key"], name, whole))
        else:
            counts = {value_key: sum(found.values()) for value_key, found in spellings.items()}
        if asked:
            counts |= _buckets(told[f"{name}_chosen"])
        names = asked | {value_key: _spelling(found) for value_key, found in spellings.items()}
        facets = [Facet(value, counts.get(value_key, 0), value_key in asked) for value_key, value in names.items()]
        return tuple(sorted(facets, key=_by_count_then_name))


def _terms(field: str, size: int) -> Part:
    return {"terms": {"field": field, "size": size}}


def _joined(parts: Iterable[Mapping[str, Part]]) -> dict[str, Part]:
    return {name: part for some in parts for name, part in some.items()}


def _buckets(told: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in told["buckets"]}


def _months(counts: Mapping[str, int]) -> tuple[Month, ...]:
    """The months in order, what is not stated last."""
    stated = [Month(month, counts[month]) for month in sorted(counts) if month != NOT_STATED]
    return (*stated, Month(None, counts[NOT_STATED])) if NOT_STATED in counts else tuple(stated)


def _spelling(spellings: Counter[Value]) -> Value:
    return min(spellings, key=lambda value: (-spellings[value], str(value)))


def _by_count_then_name(facet: Facet) -> tuple[int, bool, str, str]:
    name = str(facet.value)
    return (-facet.count, facet.value is None, name.casefold(), name)
