"""The search keeps what docs/relevance.md promises."""

import pytest

import relevance
from judged.corpus import corpus
from judged.grading import Class
from judged.queries import BATCHES, QUERIES
from judged.strangers import strangers
from relevance import measure, together

# Where the best peer's run with any of the words is still ahead; docs/relevance.md tells why. None may join them.
BEHIND = {Class.PHRASE, Class.PERSON, Class.PLURAL}


@pytest.fixture(scope="module")
def measured() -> relevance.Measured:
    return measure(corpus(), QUERIES)


@pytest.mark.slow
def test_the_search_ranks_well_above_the_best_of_the_peers_runs(measured: relevance.Measured) -> None:
    assert measured.above(BATCHES[0].__contains__) >= relevance.MARGIN
    assert measured.above() >= relevance.MARGIN


@pytest.mark.slow
def test_what_the_first_page_shows_is_as_far_above_the_peers_as_is_promised_of_the_hits(
    measured: relevance.Measured,
) -> None:
    best = measured.best_peer("ndcg")
    assert measured.mean("ndcg", "first page") - best >= relevance.MARGIN
    assert all(
        measured.mean("ndcg", "first page", sort) >= measured.mean("ndcg", "Minutebook", sort)
        for sort in Class
        if sort is not Class.EMPTY
    )


@pytest.mark.slow
def test_a_known_item_comes_first_and_nothing_is_found_where_nothing_is(measured: relevance.Measured) -> None:
    assert measured.known(BATCHES[0].__contains__) >= relevance.KNOWN_MRR
    assert measured.known() >= relevance.KNOWN_MRR
    found = [a.query.words for a in measured.answers if a.engine == "Minutebook" and a.query.never and not a.empty]
    assert found == []


@pytest.mark.slow
def test_what_strangers_ask_of_councils_of_theirs_is_answered_as_far_above_the_peers() -> None:
    measured = together([measure(stranger.corpus, stranger.queries) for stranger in strangers()])
    assert measured.above() >= relevance.MARGIN
    assert measured.known() >= relevance.KNOWN_MRR
    found = {a.query.words for a in measured.answers if a.engine == "Minutebook" and a.query.sort is Class.EMPTY}
    found -= {a.query.words for a in measured.answers if a.engine == "Minutebook" and a.empty}
    assert found <= {"speaker:Tannoch gritting"}  # who moves a budget with a Winter Maintenance Reserve in it


@pytest.mark.slow
@pytest.mark.parametrize(("among", "behind"), [(None, BEHIND), (BATCHES[0].__contains__, set())])
def test_every_class_is_at_least_equal_to_the_best_peer_but_for_those_named(
    measured: relevance.Measured, among: relevance.Among | None, behind: set[Class]
) -> None:
    """In the first batch, by which the search was made, none is behind."""
    found = {
        sort
        for sort in Class
        if sort is not Class.EMPTY
        and measured.mean("ndcg", "Minutebook", sort, among) < measured.best_peer("ndcg", sort, among)
    }
    assert found <= behind
