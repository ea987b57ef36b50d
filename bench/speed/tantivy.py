"""Tantivy through its Python binding, set up as its documentation does: English stemming, fast fields, aggregations.

The binding searches and aggregates in two calls, and has no call to merge segments: one thread with room for all
documents writes one segment.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from speed.corpus import Meeting
from speed.fts5 import TEXTS, month_of, texts
from speed.jobs import FACETS, Answer, How, Job

_SEARCHED = {"title": 3.0, "decision": 1.5, "minutes": 1.0, "description": 1.0, "number": 2.0, "speaker": 2.0}
_SNIPPETS = ("minutes", "decision", "description", "title")
_VALUES = (*FACETS, "month")
_HEAP = 2_000_000_000


class Tantivy:
    """The index in `folder`."""

    name = "Tantivy"
    every = 1

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._open()

    @staticmethod
    def build(folder: Path, meetings: Iterable[Meeting]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for _, held in meetings:
            for document in held:
                day = document.held_on
                made = tantivy.Document(id=document.id, day=day.toordinal() if day else 0)
                for name, text in zip(TEXTS, texts(document), strict=True):
                    made.add_text(name, text)
                made.add_text("committee_value", document.committee or "")
                made.add_text("council_value", document.council or "")
                made.add_text("year_value", str(day.year) if day else "")
                made.add_text("month_value", month_of(day) or "")
                made.add_text("state_value", document.state or "")
                for name, values in (("speaker", document.speakers), ("outcome", document.outcomes)):
                    for value in values or ("",):
                        made.add_text(f"{name}_value", value)
                writer.add_document(made)
        writer.commit()
        writer.wait_merging_threads()

    def search(self, job: Job) -> Answer:
        return self.run(job)

    def run(self, job: Job) -> Answer:
        """The whole job."""
        searcher = self._index.searcher()
        words = self._words(job)
        wide = self._dated(words, job)
        narrow = wide
        if job.committee:
            chosen = tantivy.Query.term_query(self._index.schema, "committee_value", job.committee)
            narrow = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, wide), (tantivy.Occur.Must, tantivy.Query.const_score_query(chosen, 0.0))]
            )
        if job.newest:
            found = searcher.search(narrow, 10, count=True, order_by_field="day", order=tantivy.Order.Desc)
        else:
            found = searcher.search(narrow, 10, count=True)
        counted = self._counts(searcher, narrow, [n for n in _VALUES if not (job.committee and n == "committee")])
        if job.committee:
            counted |= self._counts(searcher, wide, ["committee"])
        months = counted.pop("month")
        return Answer(found.count, counted, months, self._shown(searcher, words, job, [a for _, a in found.hits]))

    def forget(self) -> None:
        """An index opened anew, whose cache of stored documents is empty."""
        self._open()
        searcher = self._index.searcher()
        searcher.search(tantivy.Query.term_query(self._index.schema, "title", "nothingfoundsowarmsnothing"), 1)

    def close(self) -> None:
        del self._index

    def _open(self) -> None:
        self._index = tantivy.Index.open(self._folder)
        self._index.reload()

    def _words(self, job: Job) -> Any:
        query = tantivy.Query
        if job.how is How.NONE:
            return query.all_query()
        if job.how is How.PREFIX:
            # The language has no prefix of one word; a range of terms is the same, without a score.
            ranges = " OR ".join(f"{name}:[{job.words[0]} TO {job.words[0]}zzzz}}" for name in _SEARCHED)
            return self._index.parse_query(ranges)
        typed = f'"{" ".join(job.words)}"' if job.how is How.PHRASE else " ".join(job.words)
        return self._index.parse_query(typed, list(_SEARCHED), _SEARCHED, conjunction_by_default=job.how is How.ALL)

    def _dated(self, words: Any, job: Job) -> Any:
        if not job.since or not job.until:
            return words
        days = tantivy.Query.range_query(
            self._index.schema, "day", tantivy.FieldType.Integer, job.since.toordinal(), job.until.toordinal()
        )
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, words), (tantivy.Occur.Must, tantivy.Query.const_score_query(days, 0.0))]
        )

    def _counts(self, searcher: Any, query: Any, names: list[str]) -> dict[str, dict[str | int | None, int]]:
        wanted = {name: {"terms": {"field": f"{name}_value", "size": 1_000}} for name in names}
        told = searcher.aggregate(query, wanted)
        return {
            name: {_value(name, bucket["key"]): bucket["doc_count"] for bucket in told[name]["buckets"]}
            for name in names
        }

    def _shown(self, searcher: Any, words: Any, job: Job, addresses: list[Any]) -> tuple[tuple[str, str, str], ...]:
        """The hits with a snippet of the first field that has one; after a prefix or no words, how a text begins."""
        marking = job.how not in (How.PREFIX, How.NONE)
        schema = self._index.schema
        makers = [tantivy.SnippetGenerator.create(searcher, words, schema, f) for f in _SNIPPETS] if marking else []
        shown = []
        for address in addresses:
            document = searcher.doc(address)
            snippets = (maker.snippet_from_doc(document) for maker in makers)
            text = next((s.to_html() for s in snippets if s.highlighted()), "") or document["minutes"][0][:300]
            shown.append((document["id"][0], document["title"][0], text))
        return tuple(shown)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem", index_option="position")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in _VALUES:
        builder.add_text_field(f"{name}_value", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", indexed=True, fast=True)
    return builder.build()


def _value(name: str, key: str) -> str | int | None:
    if key == "":
        return None
    return int(key) if name == "year" else key
