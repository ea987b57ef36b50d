"""Whoosh as it comes, set up as its documentation does: its own fields, writer, parser, collectors and highlighter.

Nothing of ours is in it. There is no stop list, as in the other engines, so that phrases mean the same.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import index, query
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.qparser import MultifieldParser
from whoosh.sorting import Count, FieldFacet

from indexer.search.document import Document
from speed.corpus import Meeting
from speed.fts5 import TEXTS, month_of, texts
from speed.jobs import Answer, How, Job

_BOOSTS = {"title": 3.0, "decision": 1.5, "minutes": 1.0, "description": 1.0, "number": 2.0, "speaker": 2.0}
_ORDINALS = ("committee", "council", "month", "state", "speaker", "outcome")
_OVERLAPPING = ("speaker", "outcome")
_FACETS = (*_ORDINALS, "year")
# Of the memory a writer may take before it spills to the disk; its default of 128 MB halves its speed.
_POOL_MB = 1_024


class Stock:
    """The index in `folder`."""

    name = "Whoosh"
    every = 7

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._open()

    @staticmethod
    def build(folder: Path, meetings: Iterable[Meeting]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        writer = index.create_in(str(folder), _schema()).writer(limitmb=_POOL_MB)
        for _, held in meetings:
            for document in held:
                writer.add_document(**_fields(document))
        writer.commit()

    def search(self, job: Job) -> Answer:
        return self.run(job)

    def run(self, job: Job) -> Answer:
        """The whole job."""
        asked = self._asked(job)
        dates = [query.NumericRange("day", job.since.toordinal(), job.until.toordinal())] if job.until else []
        chosen = [query.Term("committee_value", job.committee)] if job.committee else []
        found = self._search(asked, [*dates, *chosen], job, _FACETS)
        facets = {name: _counts(found, name) for name in _FACETS}
        if chosen:
            # A facet counts what passes every filter but its own.
            facets["committee"] = _counts(self._search(asked, dates, job, ("committee",)), "committee")
        months = facets.pop("month")
        shown = tuple((hit["id"], hit["title"], _snippet(hit)) for hit in found[:10])
        return Answer(len(found), facets, months, shown)

    def forget(self) -> None:
        """A reader opened anew, which has decoded no block yet."""
        self.close()
        self._open()
        self._searcher.search(query.Term("title", "nothingfoundsowarmsnothing"), limit=1)

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def _open(self) -> None:
        self._index = index.open_dir(self._folder)
        self._searcher = self._index.searcher()
        self._parser = MultifieldParser(list(_BOOSTS), self._index.schema, fieldboosts=_BOOSTS)

    def _search(self, asked: Any, filters: list[Any], job: Job, facets: Iterable[str]) -> Any:
        grouped = {
            name: FieldFacet(f"{name}_value", allow_overlap=name in _OVERLAPPING, maptype=Count) for name in facets
        }
        newest = FieldFacet("day", reverse=True) if job.newest else None
        narrowed = query.And(filters) if filters else None
        return self._searcher.search(asked, limit=10, groupedby=grouped, sortedby=newest, filter=narrowed)

    def _asked(self, job: Job) -> Any:
        typed = {
            How.ALL: " ".join(job.words),
            How.ANY: " OR ".join(job.words),
            How.PHRASE: f'"{" ".join(job.words)}"',
            How.PREFIX: f"{' '.join(job.words)}*",
        }
        return query.Every() if job.how is How.NONE else self._parser.parse(typed[job.how])


def _counts(found: Any, name: str) -> dict[str | int | None, int]:
    return {value or None: count for value, count in found.groups(name).items() if count}


def _snippet(hit: Any) -> str:
    """What the first text that has a match shows of it; how the minutes begin where none has."""
    shown = (hit.highlights(name) for name in ("minutes", "decision", "description", "title"))
    return next(filter(None, shown), "") or str(hit["minutes"][:300])


def _schema() -> Schema:
    analyser = StemmingAnalyzer(stoplist=None, minsize=1)
    words = {name: TEXT(analyzer=analyser, stored=True) for name in TEXTS}
    single = {f"{name}_value": ID(sortable=True) for name in _ORDINALS if name not in _OVERLAPPING}
    several = {f"{name}_value": KEYWORD(commas=True) for name in _OVERLAPPING}
    numbers = {name: NUMERIC(int, sortable=True) for name in ("year_value", "day")}
    return Schema(id=ID(stored=True, unique=True), **words, **single, **several, **numbers)


def _fields(document: Document) -> dict[str, Any]:
    day = document.held_on
    return {
        "id": document.id,
        **dict(zip(TEXTS, texts(document), strict=True)),
        "committee_value": document.committee or "",
        "council_value": document.council or "",
        "month_value": month_of(day) or "",
        "state_value": document.state or "",
        "speaker_value": ",".join(document.speakers),
        "outcome_value": ",".join(document.outcomes),
        "year_value": day.year if day else 0,
        "day": day.toordinal() if day else 0,
    }
