"""One search on one snapshot: words to scores, filters and facets, order, and the ten hits of the page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from indexer.search.document import Passage
from indexer.search.engines.whoosh.facets import survey
from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.engines.whoosh.rows import Row
from indexer.search.engines.whoosh.schema import stem
from indexer.search.engines.whoosh.scoring import scored
from indexer.search.grammar import parse
from indexer.search.matching import Matcher
from indexer.search.query import HITS_A_PAGE, Order, Query
from indexer.search.results import Hit, Results
from indexer.search.snippets import snippets


def answer(snapshot: Snapshot, query: Query) -> Results:
    """The answer to `query`. Raises WrongIndex or EngineDown where the index cannot be read."""
    asked = parse(query.words)
    scores = dict.fromkeys(snapshot.rows, 0.0) if asked.tree is None else scored(snapshot, asked.tree)
    holding_back = asked.tree is not None and not query.procedural
    found = survey(scores, snapshot.rows, query, holding_back=holding_back)
    order = _order(query, with_words=asked.tree is not None)
    ranked = sorted(found.kept, key=lambda number: _place(order, snapshot.rows[number], scores[number]))
    first = (max(query.page, 1) - 1) * HITS_A_PAGE
    matcher = Matcher(asked.tree, stem)
    hits = tuple(_hit(snapshot.hit(number), matcher) for number in ranked[first : first + HITS_A_PAGE])
    return Results(len(found.kept), found.held_back, hits, found.facets, asked.notes)


def _order(query: Query, *, with_words: bool) -> Order:
    """The order to answer in: without words nothing is a better match than anything else."""
    if with_words:
        return query.order or Order.BEST
    return Order.OLDEST if query.order is Order.OLDEST else Order.NEWEST


def _place(order: Order, row: Row, score: float) -> tuple[Any, ...]:
    """What sorts a row into its place: an unstated date comes last in every order."""
    newest = (row.day is None, -(row.day or 0))
    if order is Order.BEST:
        return (-score, *newest, row.id)
    if order is Order.OLDEST:
        return (row.day is None, row.day or 0, *row.place)
    return (*newest, *row.place)


def _hit(told: Mapping[str, Any], matcher: Matcher) -> Hit:
    passages = [Passage(anchor, text, tuple(speakers)) for anchor, text, speakers in told["passages"]]
    return Hit(
        id=told["id"],
        council=told["council"],
        committee=told["committee"],
        held_on=date.fromisoformat(told["held_on"]) if told["held_on"] else None,
        number=told["number"],
        title=told["title"],
        speakers=tuple(told["speakers"]),
        outcomes=tuple(told["outcomes"]),
        state=told["state"],
        procedural=told["procedural"],
        source_url=told["source_url"],
        title_marks=matcher.marks(told["title"]),
        snippets=snippets(passages, matcher),
    )
