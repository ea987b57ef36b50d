"""Which items match a tree, and how well: sets and BM25F by Whoosh's formula, on one snapshot.

The score of an item is the sum, over leaves and fields, of boost x idf x tf (K1 + 1) / (tf + K1 (1 - B + B length /
average length)), with idf = ln(items / (items holding it + 1)) + 1: whoosh.scoring.BM25F as a sum of single fields.
A prefix, and the variants of one thing, count as one word: the frequencies added up, an item that holds any holds it
(docs/decisions/007). Unlike Whoosh's, the numbers count living documents only, so that an index built in one go and one
grown by a hundred updates rank alike.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from math import log

from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.engines.whoosh.schema import exact_name, stem
from indexer.search.patterns import How, Occurrence, Slot, near, slots, together
from indexer.search.schema import FIELDS, TEXT_FIELDS, Field, Kind
from indexer.search.spelling import Spelling
from indexer.search.tree import (
    LEAST_TOLD,
    LEAST_WORDS,
    And,
    Dates,
    Leaf,
    Most,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Variants,
    Word,
    leaves_of,
)

Scores = dict[int, float]
Frequencies = dict[int, int]

# Whoosh's defaults, and those of the literature.
_B, _K1 = 0.75, 1.2

_FIELDS = {field.name: field for field in FIELDS}
_PLACE_OF = {field.name: place for place, field in enumerate(TEXT_FIELDS)}


class Evaluation:
    """The trees of one search on one snapshot; what was worked out once is kept until the search is answered."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[Node, Scores] = {}

    def items(self) -> int:
        return len(self._snapshot.rows)

    def count(self, tree: Node) -> int:
        return len(self.scores(tree))

    def like(self, word: str) -> Sequence[Spelling]:
        return self._snapshot.lexicon.like(word)

    def scores(self, tree: Node) -> Scores:
        """Document number -> score, for every document that matches `tree`."""
        if tree not in self._known:
            self._known[tree] = self._scores(tree)
        return self._known[tree]

    def places(self, node: Node, field: Field, numbers: Sequence[int]) -> dict[int, list[Occurrence]]:
        """Where `node` stands in `field` of those documents of `numbers` (ascending) that hold it there.

        Words that belong together inside a part of the query (a long form) stand where they stand close together.
        """
        if isinstance(node, And):
            by_part = [self.places(part, field, numbers) for part in node.parts if any(leaves_of(part))]
            both = set.intersection(*map(set, by_part)) if by_part else set()
            close = {number: together([part[number] for part in by_part]) for number in both}
            return {number: here for number, here in close.items() if here}
        if isinstance(node, Word | Phrase | Prefix):
            return self._occurrences(node, field, numbers) if node.field in (None, field.name) else {}
        found: dict[int, list[Occurrence]] = {}
        for part in node.parts if isinstance(node, Or) else leaves_of(node):
            for number, here in self.places(part, field, numbers).items():
                found.setdefault(number, []).extend(here)
        return found

    def _scores(self, tree: Node) -> Scores:  # noqa: PLR0911  a case for each kind of node
        match tree:
            case Word() | Phrase() | Prefix():
                return self._scored((tree,))
            case Variants():
                return self._scored(tree.leaves)
            case Near():
                return self._near(tree)
            case And():
                return self._all(tree.parts)
            case Or():
                return _summed(map(self.scores, tree.parts))
            case Most():
                return self._most(tree)
            case Not():
                return dict.fromkeys(self._snapshot.rows.keys() - self.scores(tree.part).keys(), 0.0)
            case Dates():
                return self._dated(tree)
            case Value():
                return dict.fromkeys(self._snapshot.frequencies(tree.field, tree.value), 0.0)

    def _all(self, parts: Sequence[Node]) -> Scores:
        asked = [self.scores(part) for part in parts if not isinstance(part, Not)]
        denied = [self.scores(part.part) for part in parts if isinstance(part, Not)]
        if not parts:
            return {}
        found: set[int] = reduce(set.__and__, map(set, asked)) if asked else set(self._snapshot.rows)
        found = found.difference(*denied)
        # Summed in the order of the words, so that the same query always gives the same number.
        return {number: sum(scores[number] for scores in asked) for number in found}

    def _most(self, tree: Most) -> Scores:
        by_part = [self.scores(part) for part in tree.parts]
        counts: Counter[int] = Counter()
        weights: Counter[int] = Counter()
        for scores, weight in zip(by_part, tree.weights, strict=True):
            counts.update(scores.keys())
            for number in scores:
                weights[number] += weight  # type: ignore[assignment]  # a counter of weights
        least, least_told = len(tree.parts) * LEAST_WORDS, sum(tree.weights) * LEAST_TOLD
        held = {number for number, count in counts.items() if count > least and weights[number] > least_told}
        return {number: sum(scores.get(number, 0.0) for scores in by_part) for number in held}

    def _dated(self, dates: Dates) -> Scores:
        first = dates.first.toordinal() if dates.first else 0
        last = dates.last.toordinal() if dates.last else None
        rows = self._snapshot.rows.items()
        return {n: 0.0 for n, row in rows if row.day and row.day >= first and (last is None or row.day <= last)}

    def _scored(self, leaves: Sequence[Leaf]) -> Scores:
        scores: Scores = {}
        for field in _fields_of(leaves[0]):
            frequencies = _added(self._frequencies(leaf, field) for leaf in leaves)
            if not frequencies:
                continue
            gain = self._gain(field, len(frequencies))
            for number, tf in frequencies.items():
                scores[number] = scores.get(number, 0.0) + gain(number, tf)
        return scores

    def _gain(self, field: Field, holding: int) -> Callable[[int, int], float]:
        """What a word that stands so many times in a document's `field` adds to its score."""
        if not field.boost:
            return lambda _number, _tf: 0.0
        rows, place = self._snapshot.rows, _PLACE_OF[field.name]
        average = self._snapshot.average_lengths[place] or 1.0
        weight = field.boost * (log(len(rows) / (holding + 1)) + 1)

        def gain(number: int, tf: int) -> float:
            length = rows[number].lengths[place]
            return weight * tf * (_K1 + 1) / (tf + _K1 * (1 - _B + _B * length / average))

        return gain

    def _near(self, node: Near) -> Scores:
        both = self._all((node.left, node.right))
        numbers = sorted(both)
        held: set[int] = set()
        for field in _fields_of(next(leaves_of(node.left))):
            left, right = (self.places(side, field, numbers) for side in (node.left, node.right))
            held |= {n for n in left.keys() & right.keys() if near(left[n], right[n], node.distance)}
        return {number: score for number, score in both.items() if number in held}

    def _frequencies(self, leaf: Leaf, field: Field) -> Frequencies:
        """How often `leaf` stands in each document's `field`."""
        asked = slots(leaf)
        if len(asked) == 1:
            name, terms = self._terms(asked[0], field)
            return _added(self._snapshot.frequencies(name, term) for term in terms)
        return {number: len(found) for number, found in self._occurrences(leaf, field, None).items()}

    def _occurrences(self, leaf: Leaf, field: Field, numbers: Sequence[int] | None) -> dict[int, list[Occurrence]]:
        """Where `leaf` stands in `field`, in the documents `numbers` (ascending) or in all."""
        asked = [self._terms(slot, field) for slot in slots(leaf)]
        if numbers is None:
            numbers = self._holding(asked)
        starts: dict[int, set[int]] = {number: set() for number in numbers}
        for step, (name, terms) in enumerate(asked):
            here: dict[int, set[int]] = {}
            for term in terms:
                for number, places in self._snapshot.positions(name, term, sorted(starts)).items():
                    here.setdefault(number, set()).update(place - step for place in places)
            starts = {n: found for n, places in here.items() if (found := places & starts[n] if step else places)}
        reach = len(asked) - 1
        return {number: [(start, start + reach) for start in sorted(found)] for number, found in starts.items()}

    def _holding(self, asked: Sequence[tuple[str, Sequence[str]]]) -> list[int]:
        """The documents in which each slot finds a term, wherever."""
        held: set[int] | None = None
        for name, terms in asked:
            here = {number for term in terms for number in self._snapshot.frequencies(name, term)}
            held = here if held is None else held & here
            if not held:
                return []
        return sorted(held or ())

    def _terms(self, slot: Slot, field: Field) -> tuple[str, Sequence[str]]:
        """The field of the index to look in, and for which terms."""
        if slot.how is How.PREFIX:
            return exact_name(field.name), self._snapshot.beginning(exact_name(field.name), slot.text)
        if slot.how is How.STEM and field.kind is Kind.WORDS:
            return field.name, (stem(slot.text),)
        return exact_name(field.name), (slot.text,)


def _fields_of(leaf: Leaf) -> Sequence[Field]:
    return (_FIELDS[leaf.field],) if leaf.field else TEXT_FIELDS


def _added(frequencies: Iterable[Frequencies]) -> Frequencies:
    whole: Frequencies = {}
    for found in frequencies:
        for number, tf in found.items():
            whole[number] = whole.get(number, 0) + tf
    return whole


def _summed(scores: Iterable[Scores]) -> Scores:
    whole: Scores = {}
    for found in scores:
        for number, score in found.items():
            whole[number] = whole.get(number, 0.0) + score
    return whole
