"""What a search answers: hits with snippets as text and spans, facets with counts. Never HTML.

`as_json` is the one place where these values become the JSON that programs read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a hit. `marks` are (start, end) in characters of `text`, sorted, not overlapping: what matched.

    `anchor` is the paragraph the passage stands in ("p3"), `speakers` the labels of who speaks there.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    anchor: str | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One item as the results page shows it; everything here is stored in the index.

    `id` is "council/meeting/item"; `council` is None where it is not known. `speakers` are facet values: the person
    where settled, else the label as published. `title_marks` are spans of `title` that matched.
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
    title_marks: tuple[tuple[int, int], ...] = ()
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a facet: how many items choosing it would show beside the other filters. None is "not stated"."""

    value: str | int | None
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """An answer. `total` and `facets` count every matching item but those `held_back` (procedural items)."""

    total: int
    held_back: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    notes: tuple[str, ...] = ()


def as_json(results: Results) -> dict[str, Any]:
    """The answer in the shape of `minutebook search --json`."""
    return {
        "total": results.total,
        "held_back": results.held_back,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            name: [{"value": f.value, "count": f.count, "chosen": f.chosen} for f in values]
            for name, values in results.facets.items()
        },
        "notes": list(results.notes),
    }


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
