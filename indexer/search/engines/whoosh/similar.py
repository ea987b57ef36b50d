"""What is like one item, and the same matter at other meetings, on one open index."""

from typing import Any

import numpy as np

from archive.ids import ItemId
from indexer.search.analysis import value_key
from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.hits import hits
from indexer.search.engines.whoosh.matches import NO_MATCHES
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.ordering import Ordering, Ranked
from indexer.search.engines.whoosh.schema import MEETING
from indexer.search.engines.whoosh.sets import NONE, Docs, but
from indexer.search.likeness import Matter, telling
from indexer.search.matching import Matcher
from indexer.search.query import Order
from indexer.search.results import Similar
from indexer.search.stemming import stem

_LIKE, _SAME = 10, 20
# Titles that may name the same subject are read one by one; beyond these they share no more than a word.
_READ = 200


def similar(opened: Opened, item: str) -> Similar | None:
    """What is like the item; None where the index does not hold it."""
    evaluation = Evaluation(opened)
    number = evaluation.number_of(item)
    if number is None:
        return None
    (told,) = opened.snapshot.hits([number])
    matter = _matter(told, evaluation)
    issue = told["issue"]
    same = _elsewhere(evaluation, number, evaluation.holding("issue", issue)) if issue else NONE
    likeness = _likely_same(evaluation, number, matter)
    likely = np.array(sorted(likeness.keys() - set(same.tolist())), np.int64)
    ordering = Ordering(opened)
    by_date = [ordering.page(Ranked.of(part), Order.NEWEST, 0, len(part)) for part in (same, likely)]
    likeliest = sorted(by_date[1], key=lambda one: -likeness[one])
    tree = telling(matter, evaluation.count, evaluation.items())
    matches = evaluation.matches(tree) if tree else NO_MATCHES
    shown = np.append(np.union1d(same, likely), number)
    other = ~opened.table.procedural.take(matches.docs) & ~np.isin(matches.docs, shown)
    others = Ranked.of(matches.docs.compress(other), matches.scores.compress(other))
    best = ordering.page(others, Order.BEST, 0, _LIKE)
    unmarked = Matcher(None, stem)
    return Similar(
        told["title"],
        *(hits(opened.snapshot.hits(part), unmarked) for part in (by_date[0][:_SAME], likeliest[:_SAME], best)),
    )


def _matter(told: dict[str, Any], evaluation: Evaluation) -> Matter:
    return Matter(told["title"], tuple(text for _, text, _ in told["passages"])).compared(
        evaluation.count, evaluation.items()
    )


def _elsewhere(evaluation: Evaluation, number: int, found: Docs) -> Docs:
    """Those of `found` that other meetings of the same council hold."""
    table = evaluation.opened.table
    council = table.profiles["council"].take(table.profile.take(found))
    same_council = council == table.profiles["council"][table.profile[number]]
    meeting = ItemId.parse(evaluation.opened.snapshot.id_of(number)).of_meeting
    return but(found.compress(same_council), evaluation.holding(MEETING, value_key(str(meeting))), table.documents)


def _likely_same(evaluation: Evaluation, number: int, matter: Matter) -> dict[int, float]:
    """The items of other meetings of the same council with such a title or the same reference, and how like each is."""
    tree = matter.sought()
    matches = evaluation.matches(tree) if tree else NO_MATCHES
    elsewhere = _elsewhere(evaluation, number, matches.docs)
    snapshot = evaluation.opened.snapshot
    likely = (
        Ordering(evaluation.opened).best(Ranked.of(elsewhere, matches.of(elsewhere)), Order.BEST, _READ).docs.tolist()
    )
    read = zip(likely, snapshot.hits(likely), strict=True)
    likeness = {one: matter.likeness(_matter(told, evaluation), stem) for one, told in read}
    return {one: share for one, share in likeness.items() if share}
