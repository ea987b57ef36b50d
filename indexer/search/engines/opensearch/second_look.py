"""The second stage of ranking: where the words stand in the best of the first stage, read from their stored terms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from indexer.search.analysis import PARAGRAPH_GAP, words_of
from indexer.search.date_words import spans_in
from indexer.search.engines.opensearch.index import Index
from indexer.search.engines.opensearch.mapping import BESIDE, SPACE
from indexer.search.engines.opensearch.wording import term
from indexer.search.patterns import How, Occurrence, Slot, slots, together
from indexer.search.ranking import HELD_IN, Candidate, asked_at_once, second_score
from indexer.search.stemming import stem
from indexer.search.tree import And, Leaf, Node, Or, Phrase, Prefix, Word, asks_for_most, leaves_of


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of the first stage. `comes_first`: before every one that does not, whatever the scores. `nearer`: it holds
    what was typed by no wider name.

    `texts` are the stored terms of each of `ranking.HELD_IN`, paragraph by paragraph.
    """

    id: str
    score: float
    comes_first: bool
    held_on: date | None
    title_words: int
    texts: Mapping[str, Sequence[str]]
    nearer: bool


def second_scores(index: Index, tree: Node, words: str, found: Iterable[Found]) -> dict[str, float]:
    """Item -> score after the second stage, for items that match `tree`; `words` as typed."""
    parts = asked_at_once(tree)
    items = max(index.items(), 1)
    weights = [log(items / (index.count(part) + 1)) + 1 for part in parts]
    spans = [(first or date.min, last or date.max) for first, last in spans_in(tuple(words_of(words)))]
    loosened = asks_for_most(tree)
    wanted = _Wanted(slot for part in parts for leaf in leaves_of(part) for slot in slots(leaf))
    scores = {}
    for one in found:
        texts = {field: _Text(one.texts.get(field, ()), wanted) for field in HELD_IN}
        here = {field: [text.places(part, field) for part in parts] for field, text in texts.items()}
        in_time = any(first <= one.held_on <= last for first, last in spans) if one.held_on else False
        candidate = Candidate(one.score, here, one.title_words, in_time, one.nearer)
        scores[one.id] = second_score(candidate, weights, loosened=loosened)
    return scores


class _Wanted(dict[str, tuple[tuple[str, bool], ...]]):
    """What stands at one place of a text -> what of it is looked for, as (term, whether it is a stem).

    The same words stand at most places, so each is looked at once for a query and then only looked up.
    """

    def __init__(self, asked: Iterable[Slot]) -> None:
        super().__init__()
        self._exact: set[str] = set()
        self._stems: set[str] = set()
        self._prefixes: tuple[str, ...] = ()
        for slot in asked:
            if slot.how is How.PREFIX:
                self._prefixes += (term(slot.text),)
            elif slot.how is How.STEM:
                self._stems.add(stem(slot.text))
            else:
                self._exact.add(term(slot.text))

    def __missing__(self, terms: str) -> tuple[tuple[str, bool], ...]:
        word, *beside = terms.split(BESIDE) if BESIDE in terms else (terms,)
        found: tuple[tuple[str, bool], ...] = ()
        if self._exact or self._prefixes:
            texts = (word, *beside)
            found = tuple((t, False) for t in texts if t in self._exact or t.startswith(self._prefixes))
        if self._stems and (stemmed := stem(word)) in self._stems:
            found = (*found, (stemmed, True))
        self[terms] = found
        return found


class _Text:
    """Where the wanted terms stand in one field of one item."""

    def __init__(self, paragraphs: Sequence[str], wanted: _Wanted) -> None:
        self._exact: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        base = 0
        for paragraph in paragraphs:
            at_places = paragraph.split(SPACE)
            found = enumerate(map(wanted.__getitem__, at_places), start=base)
            for place, terms in [pair for pair in found if pair[1]]:
                for text, is_stem in terms:
                    (self._stems if is_stem else self._exact).setdefault(text, set()).add(place)
            base += len(at_places) - 1 + PARAGRAPH_GAP

    def places(self, node: Node, field: str) -> list[Occurrence]:
        """Where `node` stands. Words that belong together inside a part of the query stand where they stand close."""
        if isinstance(node, And):
            by_part = [self.places(part, field) for part in node.parts if any(leaves_of(part))]
            return together(by_part) if by_part and all(by_part) else []
        if isinstance(node, Word | Phrase | Prefix):
            return self._occurrences(node) if node.field in (None, field) else []
        parts = node.parts if isinstance(node, Or) else leaves_of(node)
        return [place for part in parts for place in self.places(part, field)]

    def _occurrences(self, leaf: Leaf) -> list[Occurrence]:
        asked = slots(leaf)
        starts = self._at(asked[0])
        for step, slot in enumerate(asked[1:], start=1):
            starts = starts & {place - step for place in self._at(slot)}
        return [(start, start + len(asked) - 1) for start in sorted(starts)]

    def _at(self, slot: Slot) -> set[int]:
        if slot.how is How.STEM:
            return self._stems.get(stem(slot.text), set())
        text = term(slot.text)
        if slot.how is How.EXACT:
            return self._exact.get(text, set())
        return {place for found, places in self._exact.items() if found.startswith(text) for place in places}
