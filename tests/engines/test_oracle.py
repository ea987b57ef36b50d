"""Every engine gives the answers of the oracle, on random documents and random queries."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.search.document import Document
from indexer.search.engines.protocol import Engine
from indexer.search.query import HITS_A_PAGE, Order, Query
from indexer.search.results import Results
from tests.engines.corpus import by_meeting, item
from tests.engines.oracle import Oracle

WORDS = [
    *("road", "roads", "lamp", "the", "of", "5", "22/41", "22", "41", "post-16", "Orme", "O’Brien", "tŷ", "SEND"),
    *("£5", "5%", "5,860", "£2.4m", "2 million", "&", "Cllr"),
    *("GLR", "Green Lamp Roads (GLR)", "GLR (green lamp & road)"),
]
NAMES = ["Ann Orme", "ANN ORME", "Bo O’Brien", "AH"]
COMMITTEES = [None, "Highways", "highways", "Roads Panel"]
DATES = [None, "2024-05-01", "2025-03-09", "2025-03-10"]

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
spoken = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """Up to ten items in up to four meetings of two councils."""
    made = []
    for place in range(draw(st.integers(0, 10))):
        meeting = draw(st.sampled_from(["kent/1", "kent/2", "york/1", "unknown/a"]))
        made.append(
            item(
                f"{meeting}/{place}",
                draw(texts),
                draw(st.lists(texts, max_size=3)),
                committee=draw(st.sampled_from(COMMITTEES)),
                held_on=draw(st.sampled_from(DATES)),
                number=draw(st.sampled_from([None, "5", "22/41"])),
                position=place,
                decision=draw(st.lists(texts, max_size=1)),
                speakers=draw(spoken),
                labels=draw(spoken),
                outcomes=draw(st.sampled_from([(), ("noted",), ("agreed", "noted")])),
                state=draw(st.sampled_from([None, "draft"])),
                procedural=draw(st.booleans()),
            )
        )
    return made


phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
fields = st.sampled_from(["title", "minutes", "decision", "speaker", "committee"])
hints = st.sampled_from(["2024", "may 2024", "road since 2025", "of 2024/25", "minute 22/41", "22/41 minute"])
leaves = (
    st.sampled_from(
        [*WORDS, "SEND", "send", "ro*", "22/0*", "lamps", "raod", "glr", "green lamp road", "green-lamp roads"]
    )
    | phrases
)
kinds = st.sampled_from(["outcome:noted", "state:draft", "council:kent", "colour:red", "OR", "NOT"])
stated = st.sampled_from(
    ["date:2024", "before:2025-03", "after:2024", "date:2024..2025-03-09", "number:5", "number:22/41", "***", '"']
)
terms = (
    leaves
    | hints
    | stated
    | kinds
    | st.tuples(fields, leaves).map(":".join)
    | st.tuples(leaves, st.sampled_from(["NEAR", "NEAR/1", "NEAR/3"]), leaves).map(" ".join)
)
groups = st.recursive(
    terms | terms.map("-{}".format),
    lambda inner: (
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"({' OR '.join(some)})")
        | st.lists(inner, min_size=2, max_size=3).map(lambda some: f"-({' '.join(some)})")
    ),
    max_leaves=4,
)
asked = st.lists(groups, max_size=3).map(" ".join) | st.lists(leaves, min_size=5, max_size=7).map(" ".join)


def some(values: list[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


days = st.sampled_from([None, date(2024, 5, 2), date(2025, 3, 9)])
queries = st.builds(
    Query,
    words=asked,
    committee=some([None, "Highways", "ROADS panel", "Nowhere"]),
    speaker=some([None, *NAMES]),
    council=some([None, "kent"]),
    year=some([None, 2024, 1999]),
    outcome=some([None, "noted"]),
    state=some([None, "draft"]),
    date_from=days,
    date_to=days,
    order=st.sampled_from([None, *Order]),
    procedural=st.booleans(),
)


held_and_asked = given(held=documents(), asked_for=st.lists(queries, min_size=8, max_size=12))


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@held_and_asked
def test_an_engine_answers_as_the_oracle_does(whoosh: Engine, held: list[Document], asked_for: list[Query]) -> None:
    """Same hits with the same marks, counts, notes and help; the same order where it is by date."""
    check_against_the_oracle(whoosh, held, asked_for)


# A new index on a cluster takes half a second, so few examples; each run draws others.
@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@held_and_asked
def test_a_cluster_answers_as_the_oracle_does(spread: Engine, held: list[Document], asked_for: list[Query]) -> None:
    """The same, with the items spread over three shards."""
    check_against_the_oracle(spread, held, asked_for)


def check_against_the_oracle(tried: Engine, held: list[Document], asked_for: list[Query]) -> None:
    oracle = Oracle()
    for engine in (tried, oracle):
        with engine.rebuild(1) as batch:
            for meeting, of_meeting in by_meeting(held).items():
                batch.replace(meeting, of_meeting)
    for query in asked_for:
        results, expected = tried.search(query), oracle.search(query)
        everything = [hit.id for hit in tried.all_hits(query)]
        assert (len(everything), everything[:HITS_A_PAGE]) == (results.total, [hit.id for hit in results.hits]), query
        by_score = query.order in (None, Order.BEST) and bool(query.words.strip())
        if by_score and results.total > HITS_A_PAGE:  # which ten of more come first is for the ranking to say
            results, expected = replace(results, hits=()), replace(expected, hits=())
        assert by_id(results, by_score) == by_id(expected, by_score), query


def by_id(results: Results, by_score: bool) -> Results:
    """The answer with its hits in an order that does not depend on scores, where `by_score` they came in that order."""
    return replace(results, hits=tuple(sorted(results.hits, key=lambda hit: hit.id))) if by_score else results
