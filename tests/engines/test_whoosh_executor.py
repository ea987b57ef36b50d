"""The executor on arrays gives what going through everything one by one gives."""

import random
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.document import Document
from indexer.search.engines import open_engine
from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.generations import Generation
from indexer.search.engines.whoosh.lookup import Frequencies
from indexer.search.engines.whoosh.matches import Found, Gains, InField, Matches, summed
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.ordering import Ordering, Ranked
from indexer.search.engines.whoosh.second_look import second_scores
from indexer.search.engines.whoosh.sets import both, both_addresses, but, united
from indexer.search.grammar import parse
from indexer.search.query import Order
from indexer.search.ranking import HELD_IN, Candidate, asked_at_once, second_score
from indexer.search.tree import And, Most, Node, Or
from tests.engines.corpus import fill, item
from tests.engines.oracle import paragraphs, places

WORDS = ["roads", "lamp", "lamps", "the", "of", "drainage", "library", "hours"]
QUERIES = [
    "lamp",
    "roads lamp",
    "the of lamp",
    '"of the" roads',
    "lamp OR roads",
    "drainage the library",
    "libr* hours",
    "(library hours) OR lamp",
    "lamp 7",
    "ms library",
    "number:7 lamp",
]

some_docs = st.lists(st.integers(0, 299), unique=True).map(lambda numbers: np.array(sorted(numbers), np.int64))
many_docs = st.integers(0, 2**32).map(lambda seed: np.flatnonzero(np.random.default_rng(seed).random(300) < 0.7))
docs = some_docs | many_docs


@given(one=docs, other=docs)
def test_sets_of_documents_are_joined_and_parted_as_sets_are(one: np.ndarray, other: np.ndarray) -> None:
    """However large each is; addresses too, which no table holds."""
    left, right = set(one.tolist()), set(other.tolist())
    assert both(one, other, 300).tolist() == sorted(left & right)
    assert but(one, other, 300).tolist() == sorted(left - right)
    far = 105_943 * 41
    assert both_addresses(one * far, other * far).tolist() == [number * far for number in sorted(left & right)]


@given(parts=st.lists(docs, max_size=4))
def test_scores_are_added_in_the_order_of_the_parts(parts: list[np.ndarray]) -> None:
    """To the bit, whatever else is in the parts."""
    expected: dict[int, float] = {}
    for place, part in enumerate(parts):
        for number in part.tolist():
            expected[number] = expected.get(number, 0.0) + (number + 1) / (place + 3)
    everything = np.arange(300)
    for some in (everything, everything[::37]):
        found = Found(united(parts, 300))
        assert found.docs.tolist() == sorted(expected)
        fields = [
            InField(Frequencies(part, None), lambda docs, _, place=place: (docs + 1) / (place + 3))
            for place, part in enumerate(parts)
        ]
        gains = Gains(found, lambda fields=fields: fields, 300)
        scores = [expected.get(number, 0.0) for number in some.tolist()]
        assert gains(some).tolist() == scores
        assert gains(found.docs).tolist() == [expected[number] for number in found.docs.tolist()]
        assert gains(some).tolist() == scores


@given(parts=st.lists(docs, max_size=4))
def test_what_is_summed_has_the_scores_of_all_its_parts(parts: list[np.ndarray]) -> None:
    matches = [Matches(part, lambda wanted, part=part: np.isin(wanted, part) * 0.1) for part in parts]
    whole = summed(united(parts, 300), matches)
    expected = [sum(0.1 for part in parts if number in part) for number in whole.docs.tolist()]
    assert whole.scores.tolist() == expected
    assert whole.of(whole.docs[::7]).tolist() == expected[::7]


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    """Items of few words, of few days, alike enough for ties; and some with two words farther and farther apart."""
    chance = random.Random(11)  # noqa: S311  the same corpus each time

    def text(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(0, most)))

    return [
        item(
            f"kent/{n % 17}/{n}",
            text(4),
            [text(40), text(12)],
            decision=[text(6)],
            description=[text(9)],
            held_on=chance.choice([None, "2024-05-01", "2025-03-09"]),
            number=chance.choice([None, "7", "lamp 7"]),
            speakers=chance.choice([(), ("Ms Lamp",), ("Mr Hours Roads", "Ms Library")]),
            position=n // 17,
        )
        for n in range(400)
    ] + [item(f"kent/{n % 17}/{n}", minutes=["lamp " + "the " * (n - 400) + "hours"]) for n in range(400, 440)]


@pytest.fixture(scope="module")
def opened(corpus: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """An index of three segments, one of them with items that were replaced."""
    path: Path = tmp_path_factory.mktemp("executor")
    engine = open_engine(f"whoosh:{path}")
    fill(engine, *(item(f"kent/{n}/x", "roads lamp") for n in range(17)))
    fill(engine, *(document for document in corpus if int(document.id.split("/")[1]) < 9), position=2)
    fill(engine, *(document for document in corpus if int(document.id.split("/")[1]) >= 9), position=3)
    engine.close()
    return Opened(Generation(path / "gen-1"), b"")


@pytest.mark.parametrize(
    "words",
    [
        "(lamp roads) OR drainage",
        "(lamp NEAR/2 roads) OR lamp",
        "(lamp -roads) OR roads",
        "(the (lamp OR roads)) OR of",
    ],
)
def test_an_alternative_scores_where_it_matches_and_nowhere_else(opened: Opened, words: str) -> None:
    evaluation = Evaluation(opened)
    tree = parse(words).tree
    assert isinstance(tree, Or)
    whole = evaluation.matches(tree)
    expected: dict[int, float] = {}
    for part in tree.parts:
        alone = Evaluation(opened).matches(part)
        for number, score in zip(alone.docs.tolist(), alone.scores.tolist(), strict=True):
            expected[number] = expected.get(number, 0.0) + score
    assert dict(zip(whole.docs.tolist(), whole.scores.tolist(), strict=True)) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("words", QUERIES)
def test_the_second_look_at_all_is_that_at_each(opened: Opened, corpus: list[Document], words: str) -> None:
    """`ranking.second_score`, with the places found by going through the text."""
    tree = parse(words).tree
    assert tree
    every_look_is_the_same(opened, corpus, tree, words)


@pytest.mark.parametrize("words", ["lamp hours library", "roads the of drainage hours", '"of the" lamps libr*'])
def test_the_second_look_at_what_a_loosened_question_finds_is_that_at_each(
    opened: Opened, corpus: list[Document], words: str
) -> None:
    tree = parse(words).tree
    assert isinstance(tree, And)
    weights = tuple(float(number) for number in range(len(tree.parts)))
    every_look_is_the_same(opened, corpus, Most(tree.parts, weights, 0.2, 0.25), words)


def every_look_is_the_same(opened: Opened, corpus: list[Document], tree: Node, words: str) -> None:
    evaluation = Evaluation(opened)
    matches = evaluation.matches(tree)
    assert len(matches.docs)
    found = second_scores(evaluation, tree, f"{words} 2025", matches.docs, matches.scores)
    parts = asked_at_once(tree)
    weights = [log(len(corpus) / (evaluation.count(part) + 1)) + 1 for part in parts]
    by_id = {document.id: document for document in corpus}
    for number, first, second in zip(matches.docs.tolist(), matches.scores.tolist(), found.tolist(), strict=True):
        document = by_id[opened.snapshot.id_of(number)]
        here = {name: [spans(document, part, name) for part in parts] for name in HELD_IN}
        in_time = document.held_on is not None and document.held_on.year == 2025
        candidate = Candidate(first, here, len(document.title.split()), in_time)
        expected = second_score(candidate, weights, loosened=isinstance(tree, Most))
        assert second == pytest.approx(expected, abs=1e-9)


def spans(document: Document, part: Node, name: str) -> list[tuple[int, int]]:
    """Where a part stands among the words of a field, paragraphs a hundred places apart."""
    leaves = part.parts if hasattr(part, "parts") else (part,)
    shifts, base = [], 0
    for text in paragraphs(document, name):
        shifts.append(base)
        base += len(text.split()) - 1 + 100 if text else 0
    return sorted((shifts[p] + a, shifts[p] + b) for leaf in leaves for p, a, b in places(document, leaf, name))


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("alike", [True, False])
def test_a_page_is_that_of_all_put_in_order(opened: Opened, order: Order, alike: bool) -> None:
    """Ties at the border of a page included."""
    ordering = Ordering(opened)
    living = opened.living
    scores = np.zeros(len(living)) if alike else np.random.default_rng(5).integers(0, 4, len(living)) / 7
    behind = living % 3 == 0
    ranked = Ranked.of(living, scores, behind)
    worth = dict(zip(living.tolist(), zip(behind.tolist(), scores.tolist(), strict=True), strict=True))
    whole = sorted(worth, key=lambda n: (worth[n][0], *place(opened, n, order, worth[n][1])))
    for first, last in ((0, 10), (10, 20), (200, 210), (0, 400), (390, 500)):
        assert ordering.page(ranked, order, first, last) == whole[first:last]
    few = ranked.take(np.arange(0, len(living), 3))
    some = set(few.docs.tolist())
    assert ordering.page(few, order, 3, 23) == [number for number in whole if number in some][3:23]


def place(opened: Opened, number: int, order: Order, score: float) -> tuple[object, ...]:
    """What sorts a document into its place."""
    placed, at = opened.snapshot.place_of(number)
    columns = placed.segment.arrays.columns
    day, identity = int(columns.day[at]), opened.snapshot.id_of(number)
    if order is Order.BEST:
        return (-score, day == 0, -day, identity)
    in_meeting = (*identity.split("/")[:2], int(columns.position[at]))
    return (day == 0, day if order is Order.OLDEST else -day, *in_meeting)


def test_items_replaced_are_in_no_answer(opened: Opened, corpus: list[Document]) -> None:
    assert sorted(map(opened.snapshot.id_of, opened.living.tolist())) == sorted(d.id for d in corpus)
    assert opened.snapshot.items == len(corpus)
