"""What matches, and how well: scores are worked out when first asked for, and only of the documents asked about.

Who asks for the order of dates needs none; where filters leave few of many, few are scored.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.search.engines.whoosh.arrays import Ints
from indexer.search.engines.whoosh.lookup import Frequencies
from indexer.search.engines.whoosh.sets import MUCH_SMALLER, NONE, Docs, Scores, found_in, scores_of

# Of documents, ascending, the score of each. Where it does not match that is 0, but for what is narrower than its parts
# (And, Near): that may be asked of its own documents only, or `alone`.
Score = Callable[[Docs], Scores]


class Matches:
    """Documents, ascending, and the score of each."""

    __slots__ = ("_score", "_scores", "docs")

    def __init__(self, docs: Docs, score: Score) -> None:
        self.docs = docs
        self._score = score
        self._scores: Scores | None = None

    def __len__(self) -> int:
        return len(self.docs)

    @property
    def scores(self) -> Scores:
        if self._scores is None:
            self._scores = self._score(self.docs)
        return self._scores

    def of(self, wanted: Docs) -> Scores:
        """The score of each of some documents, ascending (see `Score`)."""
        return self.scores if wanted is self.docs else self._score(wanted)


def unscored(docs: Docs) -> Matches:
    return Matches(docs, lambda wanted: np.zeros(len(wanted)))


NO_MATCHES = unscored(NONE)


def alone(matches: Matches) -> Matches:
    """The same, which may be asked of any documents: what is narrower than its parts scores nothing of others."""

    def score(wanted: Docs) -> Scores:
        return np.where(found_in(wanted, matches.docs)[0], matches.of(wanted), 0.0)

    return Matches(matches.docs, score)


def summed(docs: Docs, parts: Sequence[Matches]) -> Matches:
    """The documents `docs` with the sum of their scores in `parts`, added in the order of these.

    So that the same query always gives the same number.
    """

    def score(wanted: Docs) -> Scores:
        scores = np.zeros(len(wanted))
        for part in parts:
            scores += part.of(wanted)
        return scores

    return Matches(docs, score)


@dataclass(slots=True)
class Found:
    """The documents that hold any of some words; their scores as soon as somebody asked for all of them."""

    docs: Docs
    scores: Scores | None = None

    def size(self) -> int:
        """In bytes, as if it had its scores."""
        return 2 * self.docs.nbytes


@dataclass(frozen=True, slots=True)
class InField:
    """Who holds some words in one field, and what they add to the score of each of some who hold them so often."""

    held: Frequencies
    gains: Callable[[Docs, Ints | None], Scores]


class Gains:
    """The scores of `found`: what each field adds, in the order of the fields, whatever the segments.

    `fields` reads them, where they are needed.
    """

    def __init__(self, found: Found, fields: Callable[[], Sequence[InField]], documents: int) -> None:
        self._found, self._fields, self._documents = found, fields, documents

    def __call__(self, wanted: Docs) -> Scores:
        found = self._found
        if found.scores is not None:
            return scores_of(wanted, found.docs, found.scores, self._documents)
        if len(wanted) * MUCH_SMALLER < self._documents:
            scores = self._of_few(wanted)
            if wanted is found.docs:
                found.scores = scores
            return scores
        table = self._of_all()
        found.scores = table.take(found.docs)
        return found.scores if wanted is found.docs else table.take(wanted)

    def _of_few(self, wanted: Docs) -> Scores:
        scores = np.zeros(len(wanted))
        for field in self._fields():
            held = field.held
            there, places = found_in(wanted, held.docs)
            places = places.compress(there)
            freqs = None if held.freqs is None else held.freqs.take(places)
            scores[there] += field.gains(held.docs.take(places), freqs)
        return scores

    def _of_all(self) -> Scores:
        """A table of all documents."""
        table = np.zeros(self._documents)
        for field in self._fields():
            np.add.at(table, field.held.docs, field.gains(field.held.docs, field.held.freqs))
        return table
