"""The second stage of ranking: of the best few hundred by BM25F, those that hold the words together come first.

The first stage counts words wherever they stand. The second looks at where: all of them in the title, in the decision,
near one another, side by side as typed; and for a question that was loosened, how much of what it tells stands in one
passage, since who answers it does so in a sentence or two. Each sign multiplies the first stage's score, so that what
the words weigh still counts; and how much of what the query tells is held at all multiplies the whole.

An item that holds what was typed, in words that mean the same, weighs more than one that holds a wider name for it. An
item weighs much more whose number is all that was typed: “33/21”.

The numbers are plain ones, and the judged queries (bench/relevance.py) do not tell them from others: any of them left
out or doubled moves nDCG@10 over all by at most 0.0004, and that of a class by at most 0.004. The exceptions are about
long questions, which lose 0.013 without the passage, and 0.029 without how much of the query is held at all.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.search.patterns import Occurrence
from indexer.search.tree import And, Most, Node, Or, any_of, leaves_of, parts_of

# How many of the first stage's best are looked at again: the tenth page of hits is as far as anybody was seen to go.
LOOKED_AT = 200
# Where the words of a query are looked for together, and where else an item may hold one.
FIELDS = ("title", "decision", "minutes", "description")
HELD_IN = (*FIELDS, "speaker", "number")

# What each sign is worth, where holding the words anywhere is worth ANYWHERE.
ANYWHERE, IN_TITLE, TITLE_ALONE, IN_DECISION, IN_NUMBER = 2.0, 1.0, 0.6, 0.3, 5.0
NEAR, AS_TYPED, IN_TIME, IN_PASSAGE = 0.6, 0.6, 1.0, 2.0
# What an item weighs that holds what was typed by no wider name, where one that does not weighs 1.
NEARER = 2.0
# How many words a passage has: about a sentence of minutes. None goes from one paragraph to the next.
PASSAGE = 25

Places = Mapping[str, Sequence[Sequence[Occurrence]]]  # field -> where each part of the query stands, part by part


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item to be looked at again: its first score, where the parts stand, how many words its title has.

    `in_time`: it is of a date that the words name. `nearer`: it holds what was typed by no wider name.
    """

    score: float
    places: Places
    title_length: int
    in_time: bool = False
    nearer: bool = False


def asked_at_once(tree: Node) -> tuple[Node, ...]:
    """The parts of a query that an item should hold together.

    Words with another name for what they make up ("asylum hotel") stay words, each of which that name holds, too: who
    typed two words is shown first what holds them close, whatever else they are called. A typed "(asylum hotel) OR sea"
    asks for the same and is taken so.
    """
    return tuple(each for part in _parts_of(tree) for each in _word_by_word(part) if any(leaves_of(each)))


def _parts_of(tree: Node) -> Iterator[Node]:
    for part in parts_of(tree):
        yield from part.parts if isinstance(part, Most) else (part,)


def _word_by_word(part: Node) -> Iterator[Node]:
    if isinstance(part, Or) and isinstance(part.parts[0], And):
        words, *names = part.parts
        yield from (any_of((word, *names)) for word in parts_of(words))
    else:
        yield part


def second_score(candidate: Candidate, weights: Sequence[float], *, loosened: bool = False) -> float:
    """The score after the second stage. `weights` say what each part of the query tells; none leaves the score.

    `loosened`: an item need not hold all the parts.
    """
    whole = sum(weights)
    if not whole:
        return candidate.score
    held = [
        any(candidate.places.get(field, [()] * len(weights))[part] for field in HELD_IN) for part in range(len(weights))
    ]
    in_texts = [candidate.places[field] for field in FIELDS if field in candidate.places]
    signs = ANYWHERE
    if all(candidate.places.get("number", [()])):
        signs += IN_NUMBER
    for field, worth in (("title", IN_TITLE), ("decision", IN_DECISION)):
        places = candidate.places.get(field)
        if places:
            signs += worth * _share([bool(p) for p in places], weights) ** 2
    if title := candidate.places.get("title"):
        taken = {place for part in title for start, end in part for place in range(start, end + 1)}
        signs += TITLE_ALONE * len(taken) / max(candidate.title_length, 1)
    if len(weights) > 1:
        together = [_together(places) for places in in_texts if all(places)]
        signs += max((NEAR * close + AS_TYPED * ordered for close, ordered in together), default=0.0)
    if loosened:
        signs += IN_PASSAGE * max((_told_in_a_passage(places, weights) for places in in_texts), default=0.0)
    weight = NEARER if candidate.nearer else 1.0
    return weight * candidate.score * _share(held, weights) * (signs + IN_TIME * candidate.in_time)


def _share(held: Sequence[bool], weights: Sequence[float]) -> float:
    """How much of what the query tells is held."""
    return sum(weight for here, weight in zip(held, weights, strict=True) if here) / sum(weights)


def _told_in_a_passage(places: Sequence[Sequence[Occurrence]], weights: Sequence[float]) -> float:
    """How much of what the query tells begins within PASSAGE words of one another, where it is most."""
    starts = [sorted(start for start, _ in found) for found in places]
    shares = (
        _share([bisect_left(found, begun) < bisect_left(found, begun + PASSAGE) for found in starts], weights)
        for begun in {start for found in starts for start in found}
    )
    return max(shares, default=0.0)


def _together(places: Sequence[Sequence[Occurrence]]) -> tuple[float, bool]:
    """How close all parts stand where they are closest (1: side by side), and whether they follow as typed."""
    ordered = sorted((start, end, part) for part, found in enumerate(places) for start, end in found)
    last: dict[int, Occurrence] = {}
    closest = None
    for start, end, part in ordered:
        last[part] = (start, end)
        if len(last) == len(places):
            span = max(e for _, e in last.values()) - min(s for s, _ in last.values()) + 1
            closest = span if closest is None else min(closest, span)
    least = sum(min(end - start + 1 for start, end in found) for found in places)
    return least / max(closest or least, least), _as_typed(places)


def _as_typed(places: Sequence[Sequence[Occurrence]]) -> bool:
    """Whether somewhere the parts follow one another in the order typed."""
    ends = {end for _, end in places[0]}
    for _, found in pairwise(places):
        ends = {end for start, end in found if start - 1 in ends}
    return bool(ends)
