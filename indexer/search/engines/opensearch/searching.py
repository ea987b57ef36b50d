"""One search on one generation: words to a query, filters and facets, order, and the ten hits of the page."""

from calendar import monthrange
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from indexer.search.engines.opensearch.compiling import Part, compiled, dated, matching
from indexer.search.engines.opensearch.index import REACH, Index, sort_of
from indexer.search.engines.opensearch.mapping import SHOWN, exact
from indexer.search.engines.opensearch.second_look import Found, second_scores
from indexer.search.engines.opensearch.surveying import Survey
from indexer.search.engines.opensearch.wording import Stored, stored_of
from indexer.search.explaining import Searched, explained
from indexer.search.interpretation import Asked, interpret
from indexer.search.matching import Matcher
from indexer.search.query import HITS_A_PAGE, Order, Query, order_of
from indexer.search.ranking import HELD_IN, LOOKED_AT
from indexer.search.results import Hit, Month, Results
from indexer.search.snippets import snippets
from indexer.search.stemming import stem
from indexer.search.synonyms import Synonyms

_EPOCH = date(1970, 1, 1)
# OpenSearch sorts what states no date by the largest number there is; no date of ours is so far away.
_NO_DAY = 2**62
# What is added to the score of an item that comes first: more than 64 words can score, and not so much that the rest
# of the score, which has 24 bits, would be lost.
_COMES_FIRST = 2.0**14
_NEARER = "nearer"


@dataclass(frozen=True, slots=True)
class _Page:
    """The place of a page among the hits: `first` from 0."""

    order: Order
    first: int

    @property
    def is_looked_at_twice(self) -> bool:
        return self.order is Order.BEST and self.first < LOOKED_AT


class Search:
    """Answers queries on one generation; what they share is asked for once."""

    def __init__(self, index: Index, synonyms: Synonyms) -> None:
        self._index = index
        self._synonyms = synonyms
        self._interpreted: dict[str, Asked] = {}

    def answer(self, query: Query) -> Results:
        asked = self._asked(query)
        survey = _survey(query, asked)
        page = _Page(order_of(query, with_words=asked.with_words), (max(query.page, 1) - 1) * HITS_A_PAGE)
        body = _body(query, asked, survey)
        told = self._index.search(body | _first_hits(page) | {"aggs": survey.aggregations()})
        counts = survey.counts(
            told["aggregations"],
            lambda kept, field: self._index.values({"bool": {"filter": [body["query"], kept]}}, field),
        )
        total = int(told["hits"]["total"]["value"])
        if page.is_looked_at_twice:
            best = self._best(told["hits"]["hits"], asked, query.words)
            shown = self._index.shown(best[page.first : page.first + HITS_A_PAGE])
        elif page.first + HITS_A_PAGE <= REACH or page.first >= total:
            shown = _shown(told)
        else:
            shown = self._far(body, page, counts.months)
        matcher = Matcher(asked.marked, stem)
        results = Results(
            total=total,
            held_back=counts.held_back,
            hits=tuple(marked(stored_of(one), matcher) for one in shown),
            facets=counts.facets,
            notes=asked.notes,
            months=counts.months,
            instead=asked.instead,
        )
        return explained(results, Searched(query, asked, self._index, self._synonyms, self._totals))

    def all_hits(self, query: Query) -> Generator[Hit, None, None]:
        """What the pages of `answer` show, one after the other; of each step's hits all that is stored is held."""
        asked = self._asked(query)
        page = _Page(order_of(query, with_words=asked.with_words), 0)
        body = _body(query, asked, _survey(query, asked)) | {"_source": [SHOWN]}
        with self._index.moment() as moment:
            begun = moment.hits(body | _first_hits(page))
            ordered = begun
            if page.is_looked_at_twice:
                by_id = {hit["_id"]: hit for hit in begun}
                ordered = [by_id[item] for item in self._best(begun, asked, query.words)]
            yield from map(_bare, ordered)
            if begun:
                yield from map(_bare, moment.behind(body | {"sort": sort_of(page.order)}, begun[-1]))

    def marker(self, words: str) -> Matcher:
        """What marks in any text, also one that is not in the index, what `answer` marks for these words."""
        return Matcher(self._asked(Query(words)).marked, stem)

    def _asked(self, query: Query) -> Asked:
        if query.words not in self._interpreted:
            self._interpreted[query.words] = interpret(query.words, self._synonyms, self._index)
        return self._interpreted[query.words]

    def _totals(self, queries: Sequence[Query]) -> Sequence[int]:
        """How many items each of `queries` finds, asked for at once."""
        return self._index.totals([self._matching(query) for query in queries])

    def _matching(self, query: Query) -> Part:
        asked = self._asked(query)
        return matching(list(_body(query, asked, _survey(query, asked)).values()))

    def _best(self, hits: Iterable[Mapping[str, Any]], asked: Asked, words: str) -> list[str]:
        """The items of the first stage's best, in the order of the second."""
        found = [_found(hit) for hit in hits]
        second = second_scores(self._index, asked.tree, words, found) if asked.tree else {}

        def place(one: Found) -> tuple[Any, ...]:
            day = one.held_on.toordinal() if one.held_on else 0
            return (not one.comes_first, -second[one.id], not day, -day, one.id)

        return [one.id for one in sorted(found, key=place)]

    def _far(self, body: Mapping[str, Any], page: _Page, months: Sequence[Month]) -> list[str]:
        """What is stored of the hits of a page that lies beyond REACH: walked to, by date from the nearest month."""
        first = page.first
        if page.order is not Order.BEST:
            first, near = _from_month(page, months)
            body = {**body, "query": {"bool": {"must": [body["query"]], "filter": [near]}}}
        after: dict[str, Any] = {}
        sort = {"sort": sort_of(page.order), "track_total_hits": False}
        while first > 0:
            step = min(first, REACH)
            hits = self._index.search({**body, **sort, "size": step, "_source": False, **after})["hits"]["hits"]
            if len(hits) < step:
                return []
            after = {"search_after": hits[-1]["sort"]}
            first -= step
        return _shown(self._index.search({**body, **sort, "size": HITS_A_PAGE, "_source": [SHOWN], **after}))


def marked(stored: Stored, matcher: Matcher) -> Hit:
    """The hit with marks and snippets; `matcher` finds what of it, and of its paragraphs, was asked for."""
    hit = stored.hit
    return hit._replace(
        title_marks=matcher.marks(hit.title, "title"),
        snippets=snippets(stored.passages, matcher),
        speaker_marks=tuple(matcher.marks(speaker, "speaker") for speaker in hit.speakers),
        number_marks=matcher.marks(hit.number or "", "number"),
    )


def _survey(query: Query, asked: Asked) -> Survey:
    return Survey(query, holding_back=asked.with_words and not query.procedural)


def _body(query: Query, asked: Asked, survey: Survey) -> dict[str, Any]:
    found = compiled(asked.tree)
    if asked.first:
        first = {"constant_score": {"filter": compiled(asked.first), "boost": _COMES_FIRST}}
        found = {"bool": {"must": [found], "should": [first]}}
    if asked.nearer:  # scores nothing: a hit says whether it matches
        nearer = {"constant_score": {"filter": compiled(asked.nearer), "boost": 0.0, "_name": _NEARER}}
        found = {"bool": {"must": [found], "should": [nearer]}}
    if query.date_from or query.date_to:
        found = {"bool": {"must": [found], "filter": [dated(query.date_from, query.date_to)]}}
    return {"query": found, "post_filter": survey.kept()}


def _first_hits(page: _Page) -> dict[str, Any]:
    """What to ask of the hits together with the counts."""
    sort = {"sort": sort_of(page.order)}
    if page.is_looked_at_twice:
        stored = {"stored_fields": [exact(field) for field in HELD_IN], "docvalue_fields": ["title_words"]}
        return sort | stored | {"size": LOOKED_AT}
    if page.first + HITS_A_PAGE <= REACH:
        return sort | {"from": page.first, "size": HITS_A_PAGE, "_source": [SHOWN]}
    return {"size": 0}


def _from_month(page: _Page, months: Sequence[Month]) -> tuple[int, Part]:
    """(place of the page's first hit counted from the month it stands in, what leaves out the months before)."""
    stated = [month for month in months if month.month]
    left = page.first
    for month in reversed(stated) if page.order is Order.NEWEST else stated:
        if left < month.count:
            first = date.fromisoformat(f"{month.month}-01")
            last = first.replace(day=monthrange(first.year, first.month)[1])
            passed = {"gt": last.isoformat()} if page.order is Order.NEWEST else {"lt": first.isoformat()}
            return left, {"bool": {"must_not": [{"range": {"date": passed}}]}}
        left -= month.count
    return left, {"bool": {"must_not": [{"exists": {"field": "date"}}]}}


def _shown(told: Mapping[str, Any]) -> list[str]:
    return [hit["_source"][SHOWN] for hit in told["hits"]["hits"]]


def _bare(hit: Mapping[str, Any]) -> Hit:
    """A hit without marks and snippets."""
    return stored_of(hit["_source"][SHOWN]).hit


def _found(hit: Mapping[str, Any]) -> Found:
    score, day, item = hit["sort"]
    fields = hit.get("fields", {})
    texts = {name: fields.get(exact(name), ()) for name in HELD_IN}
    held_on = _EPOCH + timedelta(milliseconds=day) if abs(day) < _NO_DAY else None
    comes_first = score >= _COMES_FIRST
    nearer = _NEARER in hit.get("matched_queries", ())
    return Found(
        item, score - _COMES_FIRST * comes_first, comes_first, held_on, fields["title_words"][0], texts, nearer
    )
