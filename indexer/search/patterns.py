"""A leaf of a query as terms that must follow one another: the one rule by which every engine and the marks look."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from indexer.search.analysis import chain, in_phrase, is_plain, whole
from indexer.search.tree import Leaf, Phrase, Prefix


class How(Enum):
    """How a term is compared with those of a text."""

    STEM = auto()  # by its stem, in fields that are stemmed; else as it stands
    EXACT = auto()  # as it stands; capitals ask for capitals
    PREFIX = auto()  # by its beginning


class Slot(NamedTuple):
    text: str
    how: How


Occurrence = tuple[int, int]  # the places of the first and the last word among those of a field


@lru_cache(maxsize=1_000)  # one search asks forty times for the slots of a few leaves
def slots(leaf: Leaf) -> tuple[Slot, ...]:
    """What must stand at consecutive places where `leaf` is found; only one slot is ever other than EXACT."""
    if isinstance(leaf, Phrase):
        return tuple(Slot(word, How.EXACT) for word in in_phrase(leaf.words))
    terms = chain(leaf.text)
    if isinstance(leaf, Prefix):
        return (*(Slot(term, How.EXACT) for term in terms[:-1]), Slot(terms[-1], How.PREFIX))
    how = How.STEM if is_plain(leaf.text) and not leaf.exact else How.EXACT
    return tuple(Slot(whole(term), how) for term in terms)


def near(left: Sequence[Occurrence], right: Sequence[Occurrence], distance: int) -> list[tuple[Occurrence, Occurrence]]:
    """The pairs, one of each side, with at most `distance` words from the end of one to the start of the other."""
    return [(one, other) for one in left for other in right if 0 < _gap(one, other) <= distance]


def together(places: Sequence[Sequence[Occurrence]]) -> list[Occurrence]:
    """The stretches, none longer than twice the number of parts, in which each of the parts stands."""
    ordered = sorted((start, end, part) for part, found in enumerate(places) for start, end in found)
    last: dict[int, Occurrence] = {}
    stretches = []
    for start, end, part in ordered:
        last[part] = (start, end)
        if len(last) == len(places):
            first = min(begun for begun, _ in last.values())
            until = max(ended for _, ended in last.values())
            if until - first < 2 * len(places):
                stretches.append((first, until))
    return stretches


def _gap(one: Occurrence, other: Occurrence) -> int:
    return max(other[0] - one[1], one[0] - other[1])
