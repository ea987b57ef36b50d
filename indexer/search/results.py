"""What a search answers: hits with snippets as text and spans, facets with counts. Never HTML.

`as_json` is the one place where these values become the JSON that programs read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Any, NamedTuple

from indexer.search.query import Query

Marks = tuple[tuple[int, int], ...]  # (start, end) in characters, sorted, not overlapping


class Snippet(NamedTuple):
    """A passage of a hit. `marks` are (start, end) in characters of `text`, sorted, not overlapping: what matched.

    `anchor` is the paragraph the passage stands in ("p3"), `speakers` the labels of who speaks there.
    """

    text: str
    marks: Marks = ()
    anchor: str | None = None
    speakers: tuple[str, ...] = ()


class Hit(NamedTuple):
    """One item as the results page shows it; everything here is stored in the index.

    `id` is "council/meeting/item"; `council` is None where it is not known. `speakers` are facet values: the person
    where settled, else the label as published. `title_marks` are spans of `title` that matched, `speaker_marks` those
    of each of `speakers`, `number_marks` those of `number`.
    """

    id: str
    council: str | None
    committee: str | None
    held_on: date | None
    number: str | None
    title: str
    speakers: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    state: str | None = None
    procedural: bool = False
    source_url: str | None = None
    title_marks: Marks = ()
    snippets: tuple[Snippet, ...] = ()
    speaker_marks: tuple[Marks, ...] = ()
    number_marks: Marks = ()


class Facet(NamedTuple):
    """One value of a facet: how many items choosing it would show beside the other filters. None is "not stated"."""

    value: str | int | None
    count: int  # type: ignore[assignment]  # hides a method of tuples that nobody calls
    chosen: bool = False

    @classmethod
    def unchosen(cls, values: Iterable[str | int | None], counts: Iterable[int]) -> "tuple[Facet, ...]":
        """Many at once, none of them chosen; without a call in Python for each it takes a fifth of the time."""
        return tuple(map(tuple.__new__, repeat(cls), zip(values, counts, repeat(False))))


class Month(NamedTuple):
    """How many items meetings of one month hold; `month` is "2024-05", None where the date is not stated."""

    month: str | None
    count: int  # type: ignore[assignment]

    @classmethod
    def several(cls, months: Iterable[str | None], counts: Iterable[int]) -> "tuple[Month, ...]":
        """Many at once, as `Facet.unchosen`."""
        return tuple(map(tuple.__new__, repeat(cls), zip(months, counts, strict=True)))


@dataclass(frozen=True, slots=True)
class Without:
    """A thing that was asked for and what the same search finds without it: `total` items by `query`."""

    left_out: str
    total: int
    query: Query


@dataclass(frozen=True, slots=True)
class Results:
    """An answer. `total`, `facets` and `months` count every matching item but those `held_back` (procedural items).

    `meant` is a likely better way to write the words, which would find more: `meant_total` items. `instead` are words,
    put right, that were searched for instead of those typed. Where nothing is found `missing` are the words that are in
    no item, and `without` what would be found if one thing were not asked for; where few are, it is what more would be
    found if one of the words were not.
    """

    total: int
    held_back: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    notes: tuple[str, ...] = ()
    months: tuple[Month, ...] = ()
    meant: str | None = None
    meant_total: int = 0
    instead: str | None = None
    missing: tuple[str, ...] = ()
    without: tuple[Without, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """What is like one item, which stands under `title`, the best first.

    `same_issue` are the items of other meetings of which the council says that they are the same matter, the newest
    first; `likely_same` those with such a title or the same reference, the likeliest first.
    """

    title: str
    same_issue: tuple[Hit, ...]
    likely_same: tuple[Hit, ...]
    like: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value of the filter `kind` ("committee", "speaker") that what was typed may be the beginning of."""

    kind: str
    value: str
    count: int


def as_json(results: Results) -> dict[str, Any]:
    """The answer in the shape of `minutebook search --json`.

    What pages and terminals tell in their own words, a program's reader is told in notes.
    """
    return {
        "total": results.total,
        "held_back": results.held_back,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            name: [{"value": f.value, "count": f.count, "chosen": f.chosen} for f in values]
            for name, values in results.facets.items()
        },
        "months": [{"month": month.month, "count": month.count} for month in results.months],
        "notes": [*results.notes, *_told(results)],
        "did_you_mean": results.meant,
        "did_you_mean_total": results.meant_total,
        "searched_instead": results.instead,
        "missing": list(results.missing),
        "without": [{"left_out": w.left_out, "total": w.total} for w in results.without],
    }


def _told(results: Results) -> Iterator[str]:
    if results.meant:
        yield f"Did you mean “{results.meant}”? That finds {results.meant_total}."
    if results.total:
        return
    if results.held_back:
        yield "Only procedural items match: they are held back."
    yield from (f"No item answers “{word}”." for word in results.missing)
    yield from (f"Without {other.left_out} this finds {other.total}." for other in results.without)


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "council": hit.council,
        "committee": hit.committee,
        "held_on": hit.held_on.isoformat() if hit.held_on else None,
        "number": hit.number,
        "title": hit.title,
        "speakers": list(hit.speakers),
        "outcomes": list(hit.outcomes),
        "state": hit.state,
        "procedural": hit.procedural,
        "source_url": hit.source_url,
        "title_marks": [list(mark) for mark in hit.title_marks],
        "speaker_marks": [[list(mark) for mark in marks] for marks in hit.speaker_marks],
        "snippets": [
            {
                "text": s.text,
                "marks": [list(mark) for mark in s.marks],
                "anchor": s.anchor,
                "speakers": list(s.speakers),
            }
            for s in hit.snippets
        ],
    }
