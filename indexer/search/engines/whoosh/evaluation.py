"""Which items match a tree, and how well: sets and BM25F by Whoosh's formula, on one open index.

The score of an item is the sum, over leaves and fields, of boost x idf x tf (K1 + 1) / (tf + K1 (1 - B + B length /
average length)), with idf = ln(items / (items holding it + 1)) + 1: whoosh.scoring.BM25F as a sum of single fields.
A prefix, and the variants of one thing, count as one word: the frequencies added up, an item that holds any holds it
(docs/decisions/007). Unlike Whoosh's, the numbers count living documents only, so that an index built in one go and one
grown by a hundred updates rank alike.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from math import log

import numpy as np

from indexer.search.counted import READ
from indexer.search.engines.whoosh.arrays import LENGTH_OF_BYTE, Ints
from indexer.search.engines.whoosh.hits import texts_of
from indexer.search.engines.whoosh.lookup import Frequencies, Lookup, Terms, added_up
from indexer.search.engines.whoosh.matches import NO_MATCHES, Found, Gains, InField, Matches, alone, summed, unscored
from indexer.search.engines.whoosh.occurrences import Occurrences, fields_of, near_in, terms_of
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.ordering import Ordering, Ranked
from indexer.search.engines.whoosh.schema import ITEM, scored_name
from indexer.search.engines.whoosh.sets import NONE, Docs, Scores, both, but, distinct, united
from indexer.search.patterns import slots
from indexer.search.query import Order
from indexer.search.schema import Field
from indexer.search.spelling import Spelling
from indexer.search.tree import (
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

# Whoosh's defaults, and those of the literature.
_B, _K1 = 0.75, 1.2


class Evaluation:
    """The trees of one search on one index; what was worked out once is kept until the search is answered."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.lookup = Lookup(opened.snapshot, opened.found, opened.spans)
        self.occurrences = Occurrences(self.lookup, opened.phrases)
        self._known: dict[Node, Matches] = {}
        self._fields: dict[tuple[Leaf, ...], Sequence[InField]] = {}
        self._like: dict[str, Sequence[Spelling]] = {}
        self._texts: dict[Node, Sequence[Sequence[str]]] = {}

    def items(self) -> int:
        return self.opened.snapshot.items

    def count(self, tree: Node) -> int:
        return len(self.matches(tree))

    def counts(self, trees: Sequence[Node]) -> Sequence[int]:
        return [self.count(tree) for tree in trees]

    def may_hold(self, words: Sequence[str]) -> frozenset[str]:
        return self.lookup.in_capitals(words)

    def texts(self, trees: Sequence[Node]) -> Sequence[Sequence[Sequence[str]]]:
        ordering = Ordering(self.opened)
        for tree in trees:
            if tree not in self._texts:
                page = ordering.page(Ranked.of(self.matches(tree).docs), Order.OLDEST, 0, READ)
                self._texts[tree] = [*map(texts_of, self.opened.snapshot.hits(page))]
        return [self._texts[tree] for tree in trees]

    def like(self, word: str) -> Sequence[Spelling]:
        if word not in self._like:
            self._like[word] = self.opened.words_held.like(word)
        return self._like[word]

    def number_of(self, item: str) -> int | None:
        """The document that holds an item; None where none does."""
        found = self.lookup.frequencies(Terms(ITEM, item)).docs
        return int(found[0]) if len(found) else None

    def holding(self, field: str, value: str) -> Docs:
        """The documents of which a field of values holds `value`, as filters compare it."""
        return self.lookup.frequencies(Terms(field, value)).docs

    def stands_in(self, tree: Node, field: Field) -> bool:
        """Whether the words of any leaf of `tree` stand in `field` of any item."""
        return any(
            leaf.field in (None, field.name)
            and all(len(self.lookup.frequencies(terms_of(slot, field))) for slot in slots(leaf))
            for leaf in leaves_of(tree)
        )

    def matches(self, tree: Node) -> Matches:
        """The documents that match `tree`, with their scores."""
        if tree not in self._known:
            self._known[tree] = self._matches(tree)
        return self._known[tree]

    def _matches(self, tree: Node) -> Matches:  # noqa: PLR0911  a case for each kind of node
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
                return self._any(tree.parts)
            case Most():
                return self._most(tree)
            case Not():
                return unscored(self._but(self.opened.living, self.matches(tree.part)))
            case Dates():
                return unscored(self._dated(tree))
            case Value():
                return unscored(self.holding(tree.field, tree.value))

    def _but(self, docs: Docs, left_out: Matches) -> Docs:
        return but(docs, left_out.docs, self.lookup.documents)

    def _all(self, parts: Sequence[Node]) -> Matches:
        if not parts:
            return NO_MATCHES
        documents = self.lookup.documents
        asked = [self.matches(part) for part in parts if not isinstance(part, Not)]
        found = min((one.docs for one in asked), key=len) if asked else self.opened.living
        for one in sorted(asked, key=len):
            found = found if one.docs is found else both(found, one.docs, documents)
        for part in parts:
            if isinstance(part, Not):
                found = self._but(found, self.matches(part.part))
        return summed(found, asked)

    def _any(self, parts: Sequence[Node]) -> Matches:
        by_part = self._apart(parts)
        return summed(united([one.docs for one in by_part], self.lookup.documents), by_part)

    def _apart(self, parts: Sequence[Node]) -> list[Matches]:
        """The matches of each of some alternatives: none scores what only another matches."""
        return [alone(self.matches(part)) if isinstance(part, And | Near) else self.matches(part) for part in parts]

    def _most(self, tree: Most) -> Matches:
        by_part = self._apart(tree.parts)
        counts, weights = (np.zeros(self.lookup.documents) for _ in range(2))
        for one, weight in zip(by_part, tree.weights, strict=True):
            counts[one.docs] += 1
            weights[one.docs] += weight
        least, least_told = len(tree.parts) * tree.least_words, sum(tree.weights) * tree.least_told
        return summed(((counts > least) & (weights > least_told)).nonzero()[0], by_part)

    def _dated(self, dates: Dates) -> Docs:
        living = self.opened.living
        day = self.opened.table.day.take(living)
        within = day >= (dates.first.toordinal() if dates.first else 1)
        if dates.last:
            within &= day <= dates.last.toordinal()
        return living.compress(within)

    def _scored(self, leaves: tuple[Leaf, ...]) -> Matches:
        """The matches of one word, or of several that count as one."""
        documents = self.lookup.documents
        found = self.opened.matched.get(leaves)
        if found is None:
            found = Found(united([field.held.docs for field in self._in_fields(leaves)], documents))
            self.opened.matched.keep(leaves, found)
        return Matches(found.docs, Gains(found, partial(self._in_fields, leaves), documents))

    def _in_fields(self, leaves: tuple[Leaf, ...]) -> Sequence[InField]:
        if leaves not in self._fields:
            self._fields[leaves] = [*self._read_fields(leaves)]
        return self._fields[leaves]

    def _read_fields(self, leaves: tuple[Leaf, ...]) -> Iterator[InField]:
        for field in fields_of(leaves[0]):
            found = [held for leaf in leaves if len(held := self._frequencies(leaf, field))]
            if found:
                held = found[0] if len(found) == 1 else added_up(found, self.lookup.documents)
                yield InField(held, partial(self._gains, field, len(held)))

    def _gains(self, field: Field, holding: int, docs: Docs, freqs: Ints | None) -> Scores:
        """What a word that `holding` documents hold in `field` adds to the scores of `docs`, which hold it so often."""
        if not field.boost or freqs is None:
            return np.zeros(len(docs))
        lengths = self.opened.lengths(scored_name(field))
        weight = field.boost * (log(self.items() / (holding + 1)) + 1)
        # A length is a byte, so what it does to the score is worked out for the 256 of them and looked up.
        norms: Scores = _K1 * (1 - _B + _B * LENGTH_OF_BYTE.astype(np.float64) / (lengths.average or 1.0))
        scores = norms.take(lengths.rounded.take(docs))
        scores += freqs
        np.divide(freqs, scores, out=scores)
        scores *= weight * (_K1 + 1)
        return scores

    def _near(self, node: Near) -> Matches:
        close = self._all((node.left, node.right))
        if not len(close):
            return NO_MATCHES
        held = [near_in(self.occurrences, node, field, close.docs) for field in fields_of(next(leaves_of(node.left)))]
        docs = distinct(np.concatenate(held or [NONE]))
        return Matches(docs, close.of)

    def _frequencies(self, leaf: Leaf, field: Field) -> Frequencies:
        """How often `leaf` stands in each document's `field`."""
        asked = slots(leaf)
        if len(asked) == 1:
            return self.lookup.frequencies(terms_of(asked[0], field))
        return self.occurrences.frequencies(leaf, field)
