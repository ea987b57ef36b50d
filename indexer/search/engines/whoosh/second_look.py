"""The second stage of ranking on one open index: where the words stand in the best of the first stage, all at once.

What it works out is `ranking.second_score`, document by document; a test compares the two.
"""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from indexer.search.analysis import words_of
from indexer.search.date_words import spans_in
from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.occurrences import Spans, joined, sweep
from indexer.search.engines.whoosh.schema import scored_name
from indexer.search.engines.whoosh.sets import Docs, Scores, distinct, found_in, ranges
from indexer.search.patterns import How, slots
from indexer.search.ranking import (
    ANYWHERE,
    AS_TYPED,
    FIELDS,
    HELD_IN,
    IN_DECISION,
    IN_NUMBER,
    IN_PASSAGE,
    IN_TIME,
    IN_TITLE,
    NEAR,
    PASSAGE,
    TITLE_ALONE,
    asked_at_once,
)
from indexer.search.schema import TEXT_FIELDS, Field
from indexer.search.stemming import stem
from indexer.search.tree import Node, Or, Variants, Word, asks_for_most, leaves_of

_LOOKED_IN = tuple(field for name in FIELDS for field in TEXT_FIELDS if field.name == name)
_HELD_IN = tuple(field for name in HELD_IN for field in TEXT_FIELDS if field.name == name)
_TITLE = _LOOKED_IN[FIELDS.index("title")]


def second_scores(evaluation: Evaluation, tree: Node, words: str, docs: Docs, first: Scores) -> Scores:
    """The score after the second stage of each of `docs`, ascending, which match `tree` and have the scores `first`.

    `words` are those typed.
    """
    parts = asked_at_once(tree)
    if not parts or not len(docs):
        return first
    return first * _Looking(evaluation, parts, docs).signs(words, loosened=asks_for_most(tree))


class _Looking:
    """The parts of one query in some documents, ascending."""

    def __init__(self, evaluation: Evaluation, parts: Sequence[Node], docs: Docs) -> None:
        self._evaluation = evaluation
        self._parts = parts
        self._docs = docs
        items = max(evaluation.items(), 1)
        self._weights = [log(items / (evaluation.count(part) + 1)) + 1 for part in parts]

    @property
    def _stride(self) -> int:
        return self._evaluation.lookup.stride

    def signs(self, words: str, *, loosened: bool) -> Scores:
        """By how much the score of each document grows."""
        held = {field.name: self._held(field) for field in _HELD_IN}
        signs = ANYWHERE + IN_TITLE * self._share(held["title"]) ** 2 + IN_DECISION * self._share(held["decision"]) ** 2
        signs += IN_NUMBER * np.all(held["number"], axis=0)
        signs += TITLE_ALONE * self._taken_of_title()
        if len(self._parts) > 1:
            signs += self._together([np.all(held[field.name], axis=0) for field in _LOOKED_IN])
        if loosened:
            signs += IN_PASSAGE * self._told_in_a_passage()
        return self._share(np.logical_or.reduce([*held.values()])) * (signs + IN_TIME * self._in_time(words))

    def _held(self, field: Field) -> NDArray[np.bool_]:
        """Whether each part (row) stands in `field` of each document (column)."""
        occurrences = self._evaluation.occurrences
        return np.array([occurrences.held(part, field, self._docs) for part in self._parts])

    def _share(self, held: NDArray[np.bool_]) -> Scores:
        """How much of what the query tells is held."""
        share = np.zeros(len(self._docs))
        for here, weight in zip(held, self._weights, strict=True):
            share += weight * here
        return share / sum(self._weights)

    def _taken_of_title(self) -> Scores:
        """Which share of the title's words is what was asked for."""
        words: Scores = np.maximum(self._evaluation.opened.words(scored_name(_TITLE), self._docs), 1.0)
        if (plain := _different_words(self._parts)) is not None:
            times: Scores = np.zeros(len(self._docs))
            for word in plain:
                times += self._evaluation.occurrences.times(word, _TITLE, self._docs)
            return times / words
        spans = [self._evaluation.occurrences.spans(part, _TITLE, self._docs) for part in self._parts]
        starts = np.concatenate([part.starts for part in spans])
        lengths = np.concatenate([part.ends for part in spans]) - starts + 1
        taken = distinct(ranges(starts, lengths))
        return np.bincount(self._docs.searchsorted(taken // self._stride), minlength=len(self._docs)) / words

    def _together(self, whole: Sequence[NDArray[np.bool_]]) -> Scores:
        """How close the parts stand, and whether as typed, in the best of the fields of which `whole` tells the
        documents that hold all parts there.

        All fields are gone through at once: each is laid behind the one before, as if it were that of more documents.
        """
        step = self._evaluation.lookup.documents
        docs = [self._docs.compress(there) + step * number for number, there in enumerate(whole)]
        texts = np.concatenate(docs)
        worth = np.zeros(len(self._docs))
        if not len(texts):
            return worth
        spans = [self._spans(part, docs) for part in self._parts]
        least = np.zeros(len(texts))
        for part in spans:
            least += self._shortest(texts, part.starts // self._stride, part.ends - part.starts + 1)
        swept = sweep(spans, self._stride)
        span = (swept.until - swept.first + 1).compress(swept.whole)
        closest = self._shortest(texts, swept.docs.compress(swept.whole), span)
        ordered = np.zeros(len(texts))
        ordered[texts.searchsorted(_as_typed(spans) // self._stride)] = 1.0
        found = NEAR * (least / np.maximum(closest, least)) + AS_TYPED * ordered
        np.maximum.at(worth, self._docs.searchsorted(texts % step), found)
        return worth

    def _told_in_a_passage(self) -> Scores:
        """How much of what the query tells begins within PASSAGE words of one another, where it is most."""
        docs = [self._docs + self._evaluation.lookup.documents * number for number in range(len(_LOOKED_IN))]
        starts = [np.sort(self._spans(part, docs).starts) for part in self._parts]
        begun = distinct(np.concatenate(starts))
        texts = begun // self._stride
        ends = np.minimum(begun + PASSAGE, (texts + 1) * self._stride)
        share = np.zeros(len(begun))
        for found, weight in zip(starts, self._weights, strict=True):
            share += weight * (found.searchsorted(ends) > found.searchsorted(begun))
        most = np.zeros(len(self._docs))
        np.maximum.at(most, self._docs.searchsorted(texts % self._evaluation.lookup.documents), share)
        return most / sum(self._weights)

    def _spans(self, part: Node, docs: Sequence[Docs]) -> Spans:
        """Where `part` stands in all fields, of which `docs` are the documents, laid one behind the other."""
        step = self._evaluation.lookup.documents
        laid = []
        for number, (field, here) in enumerate(zip(_LOOKED_IN, docs, strict=True)):
            if len(here):
                found = self._evaluation.occurrences.spans(part, field, here - step * number)
                shift = step * number * self._stride
                laid.append(Spans(found.starts + shift, found.ends + shift))
        return joined(laid)

    @staticmethod
    def _shortest(texts: Docs, of: Docs, lengths: Docs) -> Scores:
        """The least of the `lengths` in each of `texts`; `of` tells in which each is."""
        shortest = np.full(len(texts), np.inf)
        np.minimum.at(shortest, texts.searchsorted(of), lengths)
        return shortest

    def _in_time(self, words: str) -> NDArray[np.bool_]:
        """Which documents are of a date that the words name."""
        in_time = np.zeros(len(self._docs), np.bool_)
        if not any(map(str.isdigit, words)):  # a date has a year in digits
            return in_time
        day = self._evaluation.opened.table.day.take(self._docs)
        for first, last in spans_in(tuple(words_of(words))):
            within = day >= (first.toordinal() if first else 1)
            in_time |= within & (day <= last.toordinal()) if last else within
        return in_time


def _different_words(parts: Sequence[Node]) -> list[Word] | None:
    """The words of `parts` where these are nothing else, or one of some words, and no two words can stand at one place.

    Then counting the words tells the places.
    """
    if not all(isinstance(part, Word | Variants | Or) for part in parts):
        return None
    leaves = [leaf for part in parts for leaf in (part.parts if isinstance(part, Or) else leaves_of(part))]
    words = [leaf for leaf in leaves if isinstance(leaf, Word) and [slot.how for slot in slots(leaf)] == [How.STEM]]
    return words if len({stem(word.text) for word in words}) == len(leaves) else None


def _as_typed(spans: Sequence[Spans]) -> Docs:
    """Where the parts, one after the other in the order typed, end."""
    ends = spans[0].ends
    for part in spans[1:]:
        ends = part.ends.compress(found_in(part.starts - 1, distinct(ends))[0])
    return ends
