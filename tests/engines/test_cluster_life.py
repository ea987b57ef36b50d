"""The life of an index on a cluster: generations behind an alias, several writers, versions that never go back."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting
from archive.store import open_archive
from indexer.search.build import Indexed, update
from indexer.search.document import Document
from indexer.search.document import documents as documents_of
from indexer.search.engines import open_engine
from indexer.search.engines.opensearch.address import address_of
from indexer.search.engines.opensearch.cluster import Cluster
from indexer.search.engines.opensearch.generations import Generations
from indexer.search.engines.opensearch.writing import GenerationWriter
from indexer.search.engines.protocol import Engine
from indexer.search.errors import EngineDown, WrongIndex
from indexer.search.query import Order, Query
from tests.engines.corpus import fill, item
from tests.engines.front import Manner, front

ONE, TWO = MeetingId("kent", "1"), MeetingId("kent", "2")


@pytest.fixture
def another(cluster_url: str) -> Iterator[Engine]:
    """The same index, opened by another writer."""
    engine = open_engine(cluster_url)
    yield engine
    engine.close()


@pytest.fixture
def itself(cluster_url: str) -> Iterator[Cluster]:
    """Requests of an administrator."""
    opened = Cluster(address_of(cluster_url.removeprefix("opensearch+")))
    yield opened
    opened.close()


def titles(engine: Engine) -> dict[str, str]:
    return {hit.id: hit.title for hit in engine.search(Query()).hits}


def generations(cluster: Cluster) -> set[str]:
    return set(cluster.get(f"/{cluster.address.name}-gen-*/_alias"))


def test_a_late_write_never_wins_and_never_brings_back_what_was_withdrawn(cluster: Engine, another: Engine) -> None:
    """The late one was slower than a writer with a later number, who knew nothing of one of its items."""
    fill(cluster, item("kent/1/1", "First"), item("kent/2/1", "Kept"))
    with another.update(2) as late:
        late.replace(ONE, [item("kent/1/1", "Late"), item("kent/1/2", "Late and unknown")])
        late.replace(TWO, [item("kent/2/1", "Changed")])
        fill(cluster, item("kent/1/3", "Newest"), position=3)
    assert titles(cluster) == {"kent/1/3": "Newest", "kent/2/1": "Changed"}
    assert cluster.position() == 3
    assert dict(cluster.documents()).keys() == {"kent/1/3", "kent/2/1"}


def test_a_late_write_is_refused_even_after_the_meeting_was_claimed(
    cluster: Engine, another: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The late writer claimed first and was held up before its items: the later one knows of them all the same."""
    fill(cluster, item("kent/1/1", "First"))
    actions = GenerationWriter._actions

    def held_up(self: GenerationWriter, claims: Callable[..., object]) -> object:
        monkeypatch.setattr(GenerationWriter, "_actions", actions)
        fill(cluster, item("kent/1/3", "Newest"), position=3)
        return actions(self, claims)  # type: ignore[arg-type]

    monkeypatch.setattr(GenerationWriter, "_actions", held_up)
    fill(another, item("kent/1/1", "Late"), item("kent/1/2", "Late and unknown"), position=2)
    assert titles(cluster) == {"kent/1/3": "Newest"}


def test_a_writer_that_was_killed_half_way_leaves_nothing_that_the_next_does_not_mend(
    cluster: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(cluster, item("kent/1/1"), item("kent/1/2"))

    def killed(*_: object) -> object:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(GenerationWriter, "_actions", killed)
        with pytest.raises(ZeroDivisionError):
            fill(cluster, item("kent/1/2", "Changed"), position=2)
    assert (titles(cluster).keys(), cluster.position()) == ({"kent/1/1", "kent/1/2"}, 1)
    fill(cluster, item("kent/1/2", "Changed"), position=2)
    assert (titles(cluster), cluster.position()) == ({"kent/1/2": "Changed"}, 2)


def test_several_writers_write_at_once(cluster: Engine, cluster_url: str) -> None:
    fill(cluster, item("kent/0/0", "Roads"))
    troubles: list[Exception] = []

    def write(first: int) -> None:
        engine = open_engine(cluster_url)
        try:
            for n in range(first, 13, 3):
                fill(engine, item(f"kent/{n}/{n}", "Roads"), item("kent/0/0", f"Roads {n}"), position=n)
        except Exception as error:  # noqa: BLE001  whatever it is, the test shows it
            troubles.append(error)
        finally:
            engine.close()

    threads = [threading.Thread(target=write, args=(first,)) for first in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert (cluster.search(Query("roads")).total, cluster.position()) == (13, 12)
    assert cluster.search(Query("title:12")).total == 1


def test_what_was_written_to_a_generation_that_was_swapped_away_is_told_and_makes_no_index(
    cluster: Engine, another: Engine, itself: Cluster
) -> None:
    """What came between is still to be done, so the position must not run ahead of it."""
    fill(cluster, item("kent/1/1"))

    def write_while_another_rebuilds() -> None:
        with another.update(9) as late:
            late.replace(TWO, [item("kent/2/2")])
            with cluster.rebuild(5) as batch:
                batch.replace(ONE, [item("kent/1/7")])

    with pytest.raises(EngineDown, match="was replaced while it was written"):
        write_while_another_rebuilds()
    assert (titles(cluster).keys(), cluster.position(), len(generations(itself))) == ({"kent/1/7"}, 5, 1)


def test_what_a_killed_rebuild_left_is_removed_when_it_has_been_silent_for_long(
    cluster: Engine, itself: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not at once: another process may be filling it."""
    fill(cluster, item("kent/1/1"))
    half = Generations(itself).make_next()
    left = half.__enter__()
    with cluster.rebuild(2):
        pass
    assert left.index in generations(itself)
    monkeypatch.setattr("indexer.search.engines.opensearch.generations.ABANDONED_SECONDS", -1)
    with cluster.rebuild(3):
        pass
    assert left.index not in generations(itself)
    assert len(generations(itself)) == 1


def test_shards_and_replicas_are_settings_and_a_meeting_lies_on_one_shard(
    cluster_url: str, itself: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEBOOK_SHARDS", "4")
    monkeypatch.setenv("MINUTEBOOK_REPLICAS", "0")
    engine = open_engine(cluster_url)
    fill(engine, *(item(f"{council}/1/{n}") for council in ("kent", "york", "hull") for n in range(5)))
    (told,) = itself.get(f"/{itself.address.name}/_settings").values()
    settings = told["settings"]["index"]
    assert (settings["number_of_shards"], settings["number_of_replicas"]) == ("4", "0")
    for council in ("kent", "york", "hull"):
        body = {"query": {"prefix": {"id": f"{council}/"}}, "track_total_hits": True}
        on_its_shard = itself.search(itself.address.name, body, routing=council)["hits"]["total"]["value"]
        assert on_its_shard == 5
    assert engine.search(Query()).total == 15
    engine.close()


def test_searches_during_rebuilds_never_fail_and_never_see_half_an_index(cluster: Engine, cluster_url: str) -> None:
    small = [item(f"kent/{n}/{n}", "Roads") for n in range(40)]
    large = [*small, *(item(f"york/{n}/{n}", "Roads") for n in range(40))]
    rebuild(cluster, small)
    totals: list[int] = []
    done = threading.Event()

    def read() -> None:
        reader = open_engine(cluster_url)
        while not done.is_set():
            answer = reader.search(Query("roads"))
            totals.append(answer.total if len(answer.hits) == 10 else -1)
        reader.close()

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for documents in (large, small, large, small, large):
        rebuild(cluster, documents)
    done.set()
    for thread in threads:
        thread.join()
    assert set(totals) <= {40, 80}
    assert totals


def rebuild(engine: Engine, documents: list[Document]) -> None:
    with engine.rebuild(1) as batch:
        for document in documents:
            council, meeting, _ = document.id.split("/")
            batch.replace(MeetingId(council, meeting), [document])


def test_every_page_is_reached_however_far(cluster: Engine, whoosh: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond what OpenSearch numbers pages are walked to; here it numbers 20 and there are 90, of several months."""
    for module in ("index", "searching", "engine"):
        monkeypatch.setattr(f"indexer.search.engines.opensearch.{module}.REACH", 20)
    monkeypatch.setattr("indexer.search.engines.opensearch.searching.LOOKED_AT", 10)
    documents = [
        item(
            f"kent/{n % 30}/{n}",
            "Roads " * (1 + n % 7),
            held_on=None if n % 30 > 26 else f"202{n % 3}-0{1 + n % 5}-1{n % 9}",
            position=n,
        )
        for n in range(90)
    ]
    fill(cluster, *documents)
    fill(whoosh, *documents)
    for order in (Order.NEWEST, Order.OLDEST):
        for page in range(1, 12):
            query = Query("roads", order=order, page=page)
            assert [hit.id for hit in cluster.search(query).hits] == [hit.id for hit in whoosh.search(query).hits]
    best = [hit.id for page in range(1, 11) for hit in cluster.search(Query("roads", page=page)).hits]
    assert sorted(best) == sorted(document.id for document in documents)
    assert dict(cluster.documents()) == {document.id: document.hash for document in documents}


@pytest.mark.slow
def test_page_two_thousand_is_a_page_like_any_other(cluster: Engine) -> None:
    """OpenSearch itself numbers 10,000 hits."""
    with cluster.rebuild(1) as batch:
        for meeting in range(202):
            held = [item(f"kent/{meeting}/{n}", "Roads", position=n) for n in range(100)]
            batch.replace(MeetingId("kent", str(meeting)), held)
    for order in Order:
        page = cluster.search(Query("roads", order=order, page=2_000))
        assert (page.total, len(page.hits)) == (20_200, 10)
    assert cluster.search(Query("roads", page=2_021)).hits == ()


def test_the_first_index_never_takes_the_place_of_another(cluster: Engine, another: Engine, itself: Cluster) -> None:
    """Both writers saw that there was none; what the slower one has is not all of the archive."""

    def begin_before_the_other() -> None:
        with another.update(1) as late:
            late.replace(ONE, [item("kent/1/1")])
            fill(cluster, item("kent/2/2"), item("kent/3/3"), position=2)

    with pytest.raises(EngineDown, match="run `minutebook index` once more"):
        begin_before_the_other()
    assert (titles(cluster).keys(), cluster.position(), len(generations(itself))) == ({"kent/2/2", "kent/3/3"}, 2, 1)


def test_of_two_that_fill_a_new_name_together_the_slower_goes_on_with_the_index_of_the_other(
    cluster: Engine, cluster_url: str, itself: Cluster, tmp_path: Path
) -> None:
    """The other one is quick: it has brought in its first batch while we ask for our generation."""
    with open_archive(tmp_path / "home", writing=True) as archive:
        for number in ("1", "2"):
            items = (AgendaItem(ItemId("kent", number, "1"), None, "Roads"),)
            archive.put(Composed(Meeting(MeetingId("kent", number), "Forum", date(2026, 1, 1), items=items)))
        ((first, meeting), (last, _)) = archive.changed_since(0)
        held = documents_of(archive.meeting(meeting))

        def be_overtaken(method: str, path: str) -> None:
            if method == "PUT" and "-gen-" in path and not generations(itself):
                fill(cluster, *held, position=first)

        with (
            front(itself.address.hosts[0].removeprefix("http://"), Manner(refuse=be_overtaken)) as host,
            closing(open_engine(f"opensearch+http://{host}/{itself.address.name}")) as slower,
        ):
            assert update(archive, slower) == Indexed(meetings=1, items=1, position=last)
    assert titles(cluster) == {"kent/1/1": "Roads", "kent/2/1": "Roads"}
    assert (cluster.position(), len(generations(itself))) == (last, 1)


def test_a_node_that_has_just_been_started_and_knows_of_no_index_is_not_believed(
    cluster: Engine, cluster_url: str, itself: Cluster
) -> None:
    """Until it has joined the others it answers 404 to what it is asked for itself: the cluster manager knows."""
    fill(cluster, item("kent/1/1", "Roads"))

    still_alone = {"_bulk": 2, "_mget": 1, "_refresh": 1, "_doc/position": 1}

    def refuse(method: str, path: str) -> tuple[int, bytes] | None:
        told = b'{"error": {"type": "index_not_found_exception", "reason": "no such index"}, "status": 404}'
        for kind, times in still_alone.items():
            if kind in path and times:
                still_alone[kind] = times - 1
                return 404, told
        return (404, told) if "local=true" in path else None

    before = generations(itself)
    with front(itself.address.hosts[0].removeprefix("http://"), Manner(refuse=refuse)) as host:
        engine = open_engine(f"opensearch+http://{host}/{itself.address.name}")
        fill(engine, item("kent/2/2", "Lamps"), position=2)
        assert engine.search(Query("roads")).total == 1
        engine.close()
    assert (titles(cluster).keys(), generations(itself)) == ({"kent/1/1", "kent/2/2"}, before)
    assert (cluster.position(), set(still_alone.values())) == (2, {0})


def test_an_index_of_which_nobody_knows_whose_it_is_becomes_that_of_who_writes_it(
    cluster: Engine, cluster_url: str
) -> None:
    fill(cluster, item("kent/1/1"))
    for archive in ("ours", "ours"):
        cluster.claim(archive, taking_over=False)
    another = open_engine(cluster_url)
    with pytest.raises(WrongIndex, match="holds another archive"):
        another.claim("theirs", taking_over=False)
    another.close()
    fill(cluster, item("kent/2/2"), position=2)
    assert cluster.search(Query()).total == 2
