"""One search on one open index: words to matches, filters and facets, order, and the ten hits of the page."""

from collections.abc import Iterable, Iterator

import numpy as np

from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.facets import Surveyor
from indexer.search.engines.whoosh.hits import bare_hit, hits
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.ordering import Ordering, Ranked
from indexer.search.engines.whoosh.second_look import second_scores
from indexer.search.engines.whoosh.sets import Docs, found_in
from indexer.search.explaining import Searched, explained
from indexer.search.interpretation import Asked, interpret
from indexer.search.matching import Matcher
from indexer.search.query import HITS_A_PAGE, Order, Query, order_of
from indexer.search.ranking import LOOKED_AT, NEARER
from indexer.search.results import Hit, Results
from indexer.search.schema import FIELDS
from indexer.search.stemming import stem
from indexer.search.synonyms import Synonyms

_SPEAKER = next(field for field in FIELDS if field.name == "speaker")


# So many hits are read at once where all are: they are in memory together, with all the text of their items.
_AT_ONCE = 64


class Search:
    """Answers one query; what its parts share is worked out once. Raises WrongIndex, EngineDown."""

    def __init__(self, opened: Opened, synonyms: Synonyms) -> None:
        self._opened = opened
        self._synonyms = synonyms
        self._evaluation = Evaluation(opened)
        self._surveyor = Surveyor(opened.table, self._evaluation.holding)
        self._interpreted: dict[str, Asked] = {}

    def answer(self, query: Query) -> Results:
        asked = self._asked(query)
        found = self._surveyor.survey(self._found(asked), query, holding_back=_holding_back(query, asked))
        matcher = Matcher(asked.marked, stem, self._evaluation.lookup.forms)
        in_names = asked.tree is not None and self._evaluation.stands_in(asked.tree, _SPEAKER)
        last = max(query.page, 1) * HITS_A_PAGE
        page = self._in_order(query, asked, found.kept, last - HITS_A_PAGE, last)
        results = Results(
            total=len(found.kept),
            held_back=found.held_back,
            hits=hits(self._opened.snapshot.hits(page), matcher, in_names=in_names),
            facets=found.facets,
            notes=asked.notes,
            months=found.months,
            instead=asked.instead,
        )
        return explained(results, Searched(query, asked, self._evaluation, self._synonyms, self._totals))

    def all_hits(self, query: Query) -> Iterator[Hit]:
        """What the pages of `answer` show, one after the other; of each only its number is held."""
        asked = self._asked(query)
        kept = self._surveyor.kept(self._found(asked), query, holding_back=_holding_back(query, asked))
        for first, last in ((0, LOOKED_AT), (LOOKED_AT, len(kept))):
            numbers = self._in_order(query, asked, kept, first, last) if first < len(kept) else []
            for start in range(0, len(numbers), _AT_ONCE):
                yield from map(bare_hit, self._opened.snapshot.hits(numbers[start : start + _AT_ONCE]))

    def marker(self, words: str) -> Matcher:
        """What marks in any text, also one that is not in the index, what `answer` marks for these words."""
        return Matcher(self._asked(Query(words)).marked, stem)

    def _asked(self, query: Query) -> Asked:
        if query.words not in self._interpreted:
            self._interpreted[query.words] = interpret(query.words, self._synonyms, self._evaluation)
        return self._interpreted[query.words]

    def _found(self, asked: Asked) -> Docs:
        return self._opened.living if asked.tree is None else self._evaluation.matches(asked.tree).docs

    def _totals(self, queries: Iterable[Query]) -> Iterator[int]:
        return map(self._total, queries)

    def _total(self, query: Query) -> int:
        asked = self._asked(query)
        return len(self._surveyor.kept(self._found(asked), query, holding_back=_holding_back(query, asked)))

    def _in_order(self, query: Query, asked: Asked, kept: Docs, first: int, last: int) -> list[int]:
        """Those of `kept` at the places `first` to `last`; by best match the first few hundred are looked at twice."""
        ordering = Ordering(self._opened)
        order = order_of(query, with_words=asked.with_words)
        if order is not Order.BEST or asked.tree is None:
            return ordering.page(Ranked.of(kept), order, first, last)
        matches = self._evaluation.matches(asked.tree)
        behind = ~found_in(kept, self._evaluation.matches(asked.first).docs)[0] if asked.first else None
        ranked = Ranked.of(kept, matches.of(kept), behind)
        if first >= LOOKED_AT:
            return ordering.page(ranked, order, first, last)
        best = ordering.best(ranked, order, LOOKED_AT)
        second = second_scores(self._evaluation, asked.tree, query.words, best.docs, best.scores)
        if asked.nearer:
            second = second * np.where(found_in(best.docs, self._evaluation.matches(asked.nearer).docs)[0], NEARER, 1.0)
        return ordering.page(Ranked(best.docs, second, best.behind), order, first, last)


def _holding_back(query: Query, asked: Asked) -> bool:
    return asked.with_words and not query.procedural
