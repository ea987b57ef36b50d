"""The second stage of ranking on one snapshot: gathers where the words stand in the best of the first stage."""

from collections.abc import Sequence
from datetime import date
from math import log

from indexer.search.analysis import words_of
from indexer.search.dates import spans_in
from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.ranking import FIELDS, Candidate, second_score
from indexer.search.schema import TEXT_FIELDS
from indexer.search.tree import Most, Node, leaves_of, parts_of

_TITLE = next(place for place, field in enumerate(TEXT_FIELDS) if field.name == "title")


def second_scores(
    snapshot: Snapshot, evaluation: Evaluation, tree: Node, words: str, numbers: Sequence[int]
) -> dict[int, float]:
    """Document number -> score after the second stage, for `numbers`, which match `tree`; `words` as typed."""
    parts = [part for part in _asked_at_once(tree) if any(leaves_of(part))]
    weights = [log(max(evaluation.items(), 1) / (evaluation.count(part) + 1)) + 1 for part in parts]
    ascending = sorted(numbers)
    places = {
        field.name: [evaluation.places(part, field, ascending) for part in parts]
        for field in TEXT_FIELDS
        if field.name in FIELDS
    }
    spans = [
        (first.toordinal() if first else 1, last.toordinal() if last else date.max.toordinal())
        for first, last in spans_in(tuple(words_of(words)))
    ]
    first_scores = evaluation.scores(tree)
    scores = {}
    for number in numbers:
        here = {name: [part.get(number, ()) for part in by_part] for name, by_part in places.items()}
        row = snapshot.rows[number]
        in_time = any(first <= (row.day or 0) <= last for first, last in spans)
        scores[number] = second_score(Candidate(first_scores[number], here, row.words[_TITLE], in_time), weights)
    return scores


def _asked_at_once(tree: Node) -> tuple[Node, ...]:
    """The parts of a query that an item should hold together."""
    parts: list[Node] = []
    for part in parts_of(tree):
        parts += part.parts if isinstance(part, Most) else (part,)
    return tuple(parts)
