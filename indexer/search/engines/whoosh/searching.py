"""One search on one snapshot: words to scores, filters and facets, order, and the ten hits of the page."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.facets import Survey, survey
from indexer.search.engines.whoosh.hits import hit, place
from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.engines.whoosh.schema import stem
from indexer.search.engines.whoosh.second_look import second_scores
from indexer.search.explaining import meant, missing, without
from indexer.search.interpretation import Asked, interpret
from indexer.search.matching import Matcher
from indexer.search.query import HITS_A_PAGE, Order, Query, order_of
from indexer.search.ranking import LOOKED_AT
from indexer.search.results import Results
from indexer.search.synonyms import Synonyms


class Search:
    """Answers queries on one snapshot; what they share is worked out once. Raises WrongIndex, EngineDown."""

    def __init__(self, snapshot: Snapshot, synonyms: Synonyms) -> None:
        self._snapshot = snapshot
        self._synonyms = synonyms
        self._evaluation = Evaluation(snapshot)

    def answer(self, query: Query) -> Results:
        asked = self._asked(query)
        found = self._survey(query, asked)
        ranked = self._ranked(query, asked, found.kept)
        first = (max(query.page, 1) - 1) * HITS_A_PAGE
        matcher = Matcher(asked.tree, stem)
        results = Results(
            total=len(found.kept),
            held_back=found.held_back,
            hits=tuple(hit(self._snapshot.hit(n), matcher) for n in ranked[first : first + HITS_A_PAGE]),
            facets=found.facets,
            notes=asked.notes,
            months=found.months,
            meant=meant(query, asked, len(found.kept), self._total),
            instead=asked.instead,
        )
        return results if found.kept or found.held_back else self._explained(query, asked, results)

    def _asked(self, query: Query) -> Asked:
        return interpret(query.words, self._synonyms, self._evaluation)

    def _survey(self, query: Query, asked: Asked) -> Survey:
        rows = self._snapshot.rows
        scores = rows if asked.tree is None else self._evaluation.scores(asked.tree)
        return survey(scores, rows, query, holding_back=asked.with_words and not query.procedural)

    def _explained(self, query: Query, asked: Asked, results: Results) -> Results:
        """The empty answer with what emptied it."""
        absent = missing(asked, self._evaluation)
        return replace(results, missing=absent, without=without(query, asked, absent, self._total))

    def _total(self, query: Query) -> int:
        return len(self._survey(query, self._asked(query)).kept)

    def _ranked(self, query: Query, asked: Asked, kept: Sequence[int]) -> list[int]:
        """The documents in the order asked for; by best match the first few hundred are looked at twice."""
        rows = self._snapshot.rows
        order = order_of(query, with_words=asked.with_words)
        if order is not Order.BEST or asked.tree is None:
            return sorted(kept, key=lambda n: place(order, rows[n], 0.0))
        scores = self._evaluation.scores(asked.tree)
        first = self._evaluation.scores(asked.first) if asked.first else scores
        ranked = sorted(kept, key=lambda n: (n not in first, *place(order, rows[n], scores[n])))
        second = second_scores(self._snapshot, self._evaluation, asked.tree, query.words, ranked[:LOOKED_AT])
        best = sorted(second, key=lambda n: (n not in first, *place(order, rows[n], second[n])))
        return best + ranked[LOOKED_AT:]
