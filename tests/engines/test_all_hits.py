"""All hits of a query, one after the other: what its pages show, in their order, as of one moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from archive.ids import MeetingId
from indexer.search.document import Document
from indexer.search.engines import open_engine
from indexer.search.engines.opensearch.address import address_of
from indexer.search.engines.opensearch.cluster import Cluster
from indexer.search.engines.protocol import Engine
from indexer.search.errors import EngineDown, NoIndex
from indexer.search.query import HITS_A_PAGE, Order, Query
from indexer.search.results import Hit
from tests.engines.corpus import by_meeting, fill, item
from tests.engines.front import Manner, front

ITEMS = 430
WORDS = ("lamps", "road lamps", "road", "hedges of the road", "lamps lamps road")


def alike() -> list[Document]:
    """Items of few words and few days, most of which only their ids or places tell apart."""
    return [
        item(
            f"kent/{n % 23}/{n}",
            WORDS[n % 5],
            ["road " * (n % 4), "The potholes at Harnside" if n % 50 == 0 else "school transport was cut"],
            committee="Highways" if n % 3 else None,
            held_on=[None, "2024-05-01", "2025-03-09", "2025-03-10"][n % 23 % 4],
            number=f"{n}.",
            position=n // 23,
            speakers=("Ann Orme",) if n % 2 else (),
            outcomes=("noted",) if n % 7 else (),
            procedural=n % 11 == 0,
        )
        for n in range(ITEMS)
    ]


CORPUS = alike()


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(order=Order.OLDEST, committee=(None,)),
        Query("road"),
        Query("road", procedural=True),
        Query("road", order=Order.NEWEST, speaker=("Ann Orme",)),
        Query("road", order=Order.OLDEST, date_from=date(2025, 3, 9)),
        Query("what did they say about potholes in Harnside and school transport"),
        Query("road lamps 2024"),
        Query("zebra"),
    ],
    ids=lambda query: f"{query.words[:12]} {query.order}",
)
def test_all_hits_are_those_of_the_pages_in_their_order(holding: Callable[..., Engine], query: Query) -> None:
    """Behind the first few hundred too, which are looked at twice; those of no day and those alike in all but id."""
    engine = holding(*CORPUS)
    found = list(engine.all_hits(query))
    total = engine.search(query).total
    assert len({hit.id for hit in found}) == len(found) == total
    last = -(-total // HITS_A_PAGE)
    for page in {number for number in (1, 2, 10, 20, 21, 22, 33, last) if 0 < number <= last}:
        shown = engine.search(replace(query, page=page)).hits
        start = (page - 1) * HITS_A_PAGE
        assert found[start : start + HITS_A_PAGE] == [bare(hit) for hit in shown], page


def bare(hit: Hit) -> Hit:
    return hit._replace(title_marks=(), snippets=(), speaker_marks=(), number_marks=())


def test_the_page_asked_for_counts_for_nothing(holding: Callable[..., Engine]) -> None:
    engine = holding(*CORPUS[:30])
    assert list(engine.all_hits(Query("road", page=9))) == list(engine.all_hits(Query("road")))


def test_where_nothing_was_indexed_the_first_hit_says_what_to_do(engine: Engine) -> None:
    hits = engine.all_hits(Query("road"))
    with pytest.raises(NoIndex, match="minutebook index"):
        next(hits)


def test_what_is_written_meanwhile_is_for_the_next_who_asks(engine: Engine) -> None:
    """Items changed, added and gone: each hit is there once, as it was."""
    for position, query in enumerate((Query("road"), Query(order=Order.NEWEST))):
        with engine.rebuild(3 * position + 1) as batch:
            for meeting, held in by_meeting(CORPUS).items():
                batch.replace(meeting, held)
        before = list(engine.all_hits(query))
        hits = engine.all_hits(query)
        begun = list(islice(hits, 3))
        changed = (item("kent/1/1", "road road road"), item("kent/9999/1", "road", held_on="2026-01-01"))
        fill(engine, *changed, position=3 * position + 2)
        assert [*begun, *hits] == before
        assert list(engine.all_hits(query)) != before


def swap(engine: Engine) -> None:
    with engine.rebuild(2) as batch:
        batch.replace(MeetingId("kent", "1"), [item("kent/1/1", "another road")])


def test_an_embedded_index_swapped_away_meanwhile_gives_all(whoosh: Engine) -> None:
    """Its files are kept by who reads them."""
    fill(whoosh, *CORPUS)
    before = list(whoosh.all_hits(Query("road")))
    hits = whoosh.all_hits(Query("road"))
    begun = list(islice(hits, 3))
    swap(whoosh)
    assert [*begun, *hits] == before
    assert [hit.id for hit in whoosh.all_hits(Query("road"))] == ["kent/1/1"]


def test_a_cluster_whose_index_was_swapped_away_meanwhile_says_so(cluster: Engine) -> None:
    """It removes what was swapped away: a part is never taken for all."""
    fill(cluster, *CORPUS)
    hits = cluster.all_hits(Query("road"))
    next(hits)
    swap(cluster)
    with pytest.raises(EngineDown, match="swapped for a new one"):
        list(hits)
    assert [hit.id for hit in cluster.all_hits(Query("road"))] == ["kent/1/1"]


def test_who_has_seen_enough_leaves_nothing_behind_in_the_cluster(cluster: Engine, cluster_url: str) -> None:
    fill(cluster, *CORPUS)
    asked = Cluster(address_of(cluster_url.removeprefix("opensearch+")))

    def kept() -> int:
        told = asked.get(f"/{asked.address.name}/_stats/search")["_all"]["total"]["search"]
        return int(told["point_in_time_current"])

    hits = cluster.all_hits(Query("road"))
    next(hits)
    assert kept() == 1
    hits.close()
    assert kept() == 0
    assert len(list(cluster.all_hits(Query()))) == ITEMS
    assert kept() == 0
    asked.close()


@pytest.mark.parametrize("times", [1, 9])
def test_a_node_that_is_busy_on_the_way_is_asked_again_a_few_times(
    cluster_url: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was begun is worth a moment, and one that stays busy is told."""
    monkeypatch.setattr("indexer.search.engines.opensearch.moment._PAUSES_SECONDS", (0.01, 0.01))
    steps: list[str] = []

    def refuse(method: str, path: str) -> tuple[int, bytes] | None:
        if path.startswith("/_search?"):
            steps.append(path)
        return (429, b"{}") if 1 < len(steps) <= 1 + times and path.startswith("/_search?") else None

    address = address_of(cluster_url.removeprefix("opensearch+"))
    with front(address.hosts[0].removeprefix("http://"), Manner(refuse=refuse)) as host:
        engine = open_engine(f"opensearch+http://{host}/{address.name}")
        fill(engine, *CORPUS)
        hits = engine.all_hits(Query())
        if times == 1:
            assert len(list(hits)) == ITEMS
        else:
            with pytest.raises(EngineDown, match="a node is missing or busy"):
                list(hits)
            assert len(steps) == 4
        engine.close()


def test_an_embedded_index_of_several_segments_gives_all_in_one_order(url: str) -> None:
    engine = open_engine(url)
    for n in range(23):
        held = [document for document in CORPUS if document.id.split("/")[1] == str(n)]
        fill(engine, *held, position=n + 1)
    found = [hit.id for hit in engine.all_hits(Query())]
    pages = [hit.id for page in range(1, 44) for hit in engine.search(Query(page=page)).hits]
    assert found == pages
    engine.close()
