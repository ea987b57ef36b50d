"""What is like one item, and the same matter at other meetings, on one snapshot."""

from collections.abc import Iterable
from typing import Any

from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.hits import hit, place
from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.engines.whoosh.schema import stem
from indexer.search.likeness import Matter, telling
from indexer.search.matching import Matcher
from indexer.search.query import Order
from indexer.search.results import Similar
from indexer.search.tree import Value

_LIKE, _SAME = 10, 20
# Titles that may name the same subject are read one by one; beyond these they share no more than a word.
_READ = 200


def similar(snapshot: Snapshot, item: str) -> Similar | None:
    """What is like the item; None where the index does not hold it."""
    number = snapshot.number_of(item)
    if number is None:
        return None
    evaluation = Evaluation(snapshot)
    told = snapshot.hit(number)
    matter = _matter(told, evaluation)
    tree = telling(matter, evaluation.count, evaluation.items())
    scores = evaluation.scores(tree) if tree else {}
    rows = snapshot.rows
    issue = told["issue"]
    same = _elsewhere(snapshot, number, evaluation.scores(Value("issue", issue)) if issue else ())
    likely = [n for n in _likely_same(snapshot, evaluation, number, matter) if n not in same]
    others = [n for n in scores if n != number and n not in {*same, *likely} and not rows[n].procedural]
    best = sorted(others, key=lambda n: place(Order.BEST, rows[n], scores[n]))[:_LIKE]
    unmarked = Matcher(None, stem)
    by_date = (sorted(part, key=lambda n: place(Order.NEWEST, rows[n], 0.0))[:_SAME] for part in (same, likely))
    return Similar(told["title"], *(tuple(hit(snapshot.hit(n), unmarked) for n in part) for part in (*by_date, best)))


def _matter(told: dict[str, Any], evaluation: Evaluation) -> Matter:
    return Matter(told["title"], tuple(text for _, text, _ in told["passages"])).with_rare_references(evaluation.count)


def _elsewhere(snapshot: Snapshot, number: int, found: Iterable[int]) -> list[int]:
    """Those of `found` that other meetings of the same council hold."""
    council, meeting, _ = snapshot.rows[number].place
    return [n for n in found if (at := snapshot.rows[n].place)[0] == council and at[1] != meeting]


def _likely_same(snapshot: Snapshot, evaluation: Evaluation, number: int, matter: Matter) -> list[int]:
    """The items of other meetings of the same council with such a title or the same reference."""
    rows = snapshot.rows
    tree = matter.sought()
    scores = evaluation.scores(tree) if tree else {}
    likely = sorted(_elsewhere(snapshot, number, scores), key=lambda n: place(Order.BEST, rows[n], scores[n]))[:_READ]
    return [n for n in likely if matter.is_that_of(_matter(snapshot.hit(n), evaluation), stem)]
