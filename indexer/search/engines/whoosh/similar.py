"""What is like one item, and the same matter at other meetings, on one snapshot."""

from typing import Any

from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.hits import hit, place
from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.engines.whoosh.schema import stem
from indexer.search.likeness import Matter, telling
from indexer.search.matching import Matcher
from indexer.search.query import Order
from indexer.search.results import Similar

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
    same = _same_matter(snapshot, evaluation, number, matter)
    rows = snapshot.rows
    others = [n for n in scores if n != number and n not in same and not rows[n].procedural]
    best = sorted(others, key=lambda n: place(Order.BEST, rows[n], scores[n]))[:_LIKE]
    unmarked = Matcher(None, stem)
    same_issue, like = (tuple(hit(snapshot.hit(n), unmarked) for n in part) for part in (same, best))
    return Similar(told["title"], same_issue, like)


def _matter(told: dict[str, Any], evaluation: Evaluation) -> Matter:
    return Matter(told["title"], tuple(text for _, text, _ in told["passages"])).with_rare_references(evaluation.count)


def _same_matter(snapshot: Snapshot, evaluation: Evaluation, number: int, matter: Matter) -> list[int]:
    """The items of other meetings of the same council with such a title or the same reference, newest first."""
    rows = snapshot.rows
    council, meeting, _ = rows[number].place
    tree = matter.sought()
    scores = evaluation.scores(tree) if tree else {}
    elsewhere = [n for n in scores if rows[n].place[0] == council and rows[n].place[1] != meeting]
    likely = sorted(elsewhere, key=lambda n: place(Order.BEST, rows[n], scores[n]))[:_READ]
    found = [n for n in likely if matter.is_that_of(_matter(snapshot.hit(n), evaluation), stem)]
    return sorted(found, key=lambda n: place(Order.NEWEST, rows[n], 0.0))[:_SAME]
