"""The second stage: what holds the words together comes first."""

import pytest

from indexer.search.patterns import Occurrence
from indexer.search.ranking import Candidate, asked_at_once, second_score
from indexer.search.tree import And, Most, Node, Not, Or, Phrase, Word

APART = {"minutes": [[(0, 0)], [(90, 90)]]}
NEAR = {"minutes": [[(0, 0)], [(3, 3)]]}
IN_ORDER = {"minutes": [[(0, 0)], [(1, 1)]]}
BACKWARDS = {"minutes": [[(1, 1)], [(0, 0)]]}
IN_TITLE = {"title": [[(0, 0)], [(1, 1)]]}
IN_DECISION = {"decision": [[(0, 0)], [(90, 90)]]}
ONE_ONLY = {"minutes": [[(0, 0)], []]}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (NEAR, APART),
        (IN_ORDER, BACKWARDS),
        (BACKWARDS, NEAR),
        (IN_TITLE, IN_ORDER),
        (IN_DECISION, APART),
        (APART, ONE_ONLY),
    ],
)
def test_of_two_items_with_the_same_score_one_comes_first(better: object, worse: object) -> None:
    scores = [second_score(Candidate(1.0, places, 2), (1.0, 1.0)) for places in (better, worse)]  # type: ignore[arg-type]
    assert scores[0] > scores[1]


def test_what_holds_what_was_typed_by_no_wider_name_weighs_twice_as_much() -> None:
    nearer, other = (second_score(Candidate(1.0, NEAR, 2, nearer=near), (1.0, 1.0)) for near in (True, False))
    assert nearer == 2 * other


def test_a_title_that_says_nothing_else_comes_first() -> None:
    short, long = (second_score(Candidate(1.0, IN_TITLE, length), (1.0, 1.0)) for length in (2, 9))
    assert short > long


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([[(0, 0)], [(24, 24)], []], [[(0, 0)], [(25, 25)], []]),  # a passage is twenty-five words
        ([[(90, 90)], [(3, 3)], [(9, 9)]], [[(90, 90)], [(3, 3)], [(60, 60)]]),
        ([[], [(3, 3)], [(9, 9)]], [[(3, 3)], [(9, 9)], []]),  # the last part tells most
    ],
)
def test_of_what_a_loosened_question_finds_comes_first_what_tells_most_of_it_in_one_passage(
    better: list[list[Occurrence]], worse: list[list[Occurrence]]
) -> None:
    scores = [
        second_score(Candidate(1.0, {"minutes": places}, 2), (1.0, 1.0, 2.0), loosened=True)
        for places in (better, worse)
    ]
    assert scores[0] > scores[1]


def test_without_words_the_score_stays() -> None:
    assert second_score(Candidate(0.0, {}, 3), ()) == 0.0


ASYLUM, HOTEL, NAME, SEA = Word("asylum"), Word("hotel"), Phrase(("contingency", "hotel")), Word("sea")


@pytest.mark.parametrize(
    ("tree", "parts"),
    [
        (And((ASYLUM, HOTEL)), (ASYLUM, HOTEL)),
        (And((SEA, Or((And((ASYLUM, HOTEL)), NAME)))), (SEA, Or((ASYLUM, NAME)), Or((HOTEL, NAME)))),
        (Or((And((ASYLUM, HOTEL)), NAME)), (Or((ASYLUM, NAME)), Or((HOTEL, NAME)))),
        (Or((SEA, NAME)), (Or((SEA, NAME)),)),
        (Most((SEA, Or((And((ASYLUM, HOTEL)), NAME))), (1.0, 2.0)), (SEA, Or((ASYLUM, NAME)), Or((HOTEL, NAME)))),
        (And((SEA, Not(HOTEL))), (SEA,)),
    ],
)
def test_words_that_have_another_name_together_are_looked_at_word_by_word(tree: Node, parts: tuple[Node, ...]) -> None:
    assert asked_at_once(tree) == parts
