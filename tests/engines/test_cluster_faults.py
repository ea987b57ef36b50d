"""What goes wrong between us and a cluster: each ends in one line with the remedy, and nothing archived is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.ids import MeetingId
from indexer.search.engines import open_engine
from indexer.search.engines.opensearch.address import address_of
from indexer.search.engines.opensearch.cluster import Cluster
from indexer.search.engines.protocol import Engine
from indexer.search.errors import EngineDown, NoIndex, SearchError, WrongIndex
from indexer.search.query import Query
from tests.command_line import Ran, called
from tests.engines.corpus import fill, item
from tests.engines.front import Manner, certificate, front
from tests.pages_by_hand import ITEM_TEXT
from tests.sample_site import PROGRESS, make_site
from webui.app import Config, create_app


@pytest.fixture
def cluster_itself(cluster_url: str) -> Iterator[Cluster]:
    """Requests of an administrator."""
    cluster = Cluster(address_of(cluster_url.removeprefix("opensearch+")))
    yield cluster
    cluster.close()


def behind(url: str, host: str, scheme: str = "http") -> str:
    """The address of the same index behind the proxy at `host`."""
    return f"opensearch+{scheme}://{host}/{url.rpartition('/')[2]}"


def host_of(url: str) -> str:
    return url.partition("//")[2].partition("/")[0]


def test_a_cluster_that_is_not_there_is_told_and_item_pages_go_on(tmp_path: Path) -> None:
    config = make_site(tmp_path / "home")
    app = create_app(Config(config.home, "opensearch+http://127.0.0.1:1/minutebook"))
    client = app.test_client()
    down = client.get("/search?q=roads")
    assert down.status_code == 503
    assert "cannot be reached" in down.text
    assert client.get(f"/{PROGRESS.council}/items/{PROGRESS.meeting}/{PROGRESS.item}?q=progress").status_code == 200
    engine = app.extensions["minutebook.engine"]
    with pytest.raises(EngineDown, match="start it, or mend the address"), engine.update(1):
        pass


NOWHERE = "opensearch+http://127.0.0.1:1/minutebook"


def test_check_tells_an_index_that_cannot_be_reached_from_one_that_differs_and_from_none(
    minutebook: Callable[..., Ran], tmp_path: Path
) -> None:
    """What no killed run has indexed yet is no fault; a cluster that is down could hold any."""
    page = tmp_path / "page.txt"
    page.write_text(ITEM_TEXT, encoding="utf-8")
    minutebook("ingest", "--no-index", page)
    assert minutebook("check", "--json").json == {
        "faults": [],
        "notes": ["nothing is indexed yet: run `minutebook index`"],
    }
    told = minutebook("--index", NOWHERE, "check", "--json")
    assert (told.code, told.json.keys(), told.json["faults"]) == (4, {"error", "faults", "notes"}, [])
    line = minutebook("--index", NOWHERE, "check")
    assert (line.code, line.out, line.err.count("\n")) == (4, "", 1)
    assert "cannot be reached" in line.err


def test_what_is_taken_down_while_the_index_cannot_be_reached_is_told_to_be_found_still(tmp_path: Path) -> None:
    home = make_site(tmp_path / "home").home
    gone = called(home, "--index", NOWHERE, "forget", str(PROGRESS), "--why", "asked for")
    assert gone.code == 1
    assert "Until `minutebook index` has been run, searches still find" in gone.err


def test_who_the_cluster_does_not_know_is_told_what_to_set(cluster_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with front(host_of(cluster_url), Manner("reader", "secret")) as host:
        url = behind(cluster_url, host)
        with pytest.raises(EngineDown, match=r"401.*MINUTEBOOK_USER and MINUTEBOOK_PASSWORD"):
            open_engine(url).search(Query())
        monkeypatch.setenv("MINUTEBOOK_USER", "reader")
        monkeypatch.setenv("MINUTEBOOK_PASSWORD", "secret")
        engine = open_engine(url)
        fill(engine, item("kent/1/1", "Roads"))
        assert engine.search(Query("roads")).total == 1
        engine.close()


def test_a_right_that_is_missing_is_told_by_name(cluster_url: str) -> None:
    def refuse(method: str, path: str) -> tuple[int, bytes] | None:
        told = b'{"error": {"type": "security_exception", "reason": "no permissions for [indices:admin/create]"}}'
        return (403, told) if method == "PUT" else None

    with front(host_of(cluster_url), Manner(refuse=refuse)) as host:
        engine = open_engine(behind(cluster_url, host))
        with pytest.raises(EngineDown, match=r"403 no permissions for \[indices:admin/create\].*-gen-\*"):
            fill(engine, item())
        engine.close()


def test_a_certificate_nobody_signed_is_told_and_trusted_where_its_file_is_named(
    cluster_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = certificate(tmp_path)
    with front(host_of(cluster_url), Manner(), signed) as host:
        url = behind(cluster_url, host, "https")
        with pytest.raises(EngineDown, match="MINUTEBOOK_CA"):
            open_engine(url).search(Query())
        monkeypatch.setenv("MINUTEBOOK_CA", str(signed[0]))
        engine = open_engine(url)
        fill(engine, item("kent/1/1", "Roads"))
        assert engine.search(Query("roads")).total == 1
        engine.close()
        (tmp_path / "no.pem").write_text("no certificate", encoding="ascii")
        for file, told in (("nowhere.pem", "No such file"), ("no.pem", "no certificate")):
            monkeypatch.setenv("MINUTEBOOK_CA", str(tmp_path / file))
            with pytest.raises(EngineDown, match=rf"MINUTEBOOK_CA names .*{file}.*{told}"):
                open_engine(url).search(Query())


def test_a_node_that_is_slow_is_not_waited_for_for_ever(cluster_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(cluster_url)
    fill(engine, item("kent/1/1", "Roads"))
    engine.close()
    monkeypatch.setattr("indexer.search.engines.opensearch.engine._PAUSES_SECONDS", ())
    manner = Manner()
    with front(host_of(cluster_url), manner) as host:
        engine = open_engine(behind(cluster_url, host))
        assert engine.search(Query("roads")).total == 1
        # Only now: a node that has just been started may take its second.
        monkeypatch.setattr("indexer.search.engines.opensearch.cluster.SEARCH_SECONDS", 1)
        manner.wait = 1.5
        with pytest.raises(EngineDown, match=r"no answer within 1 second.*load"):
            engine.search(Query("lamps"))
        engine.close()


def welcomed(method: str, path: str) -> tuple[int, bytes]:
    return 200, b"<html>Welcome</html>"


def test_a_node_without_tls_is_told_from_one_whose_certificate_is_not_trusted(cluster_url: str) -> None:
    with pytest.raises(EngineDown, match=r"does not speak TLS.*opensearch\+http://"):
        open_engine(behind(cluster_url, host_of(cluster_url), "https")).search(Query())


@pytest.mark.parametrize("page", [b"<html>Not Found</html>", b'{"detail": "Not Found"}', b'{"error": "Not Found"}'])
def test_a_host_that_knows_no_page_is_no_cluster_without_an_index(cluster_url: str, page: bytes) -> None:
    """What sends everybody away with 404 would send the operator to `minutebook index`, and that to itself."""
    with front(host_of(cluster_url), Manner(refuse=lambda *_: (404, page))) as host:
        engine = open_engine(behind(cluster_url, host))
        with pytest.raises(EngineDown, match="mend the address"):
            engine.search(Query())
        with pytest.raises(EngineDown, match="mend the address"):
            fill(engine, item())
        engine.close()


def test_something_that_is_no_opensearch_is_told(cluster_url: str) -> None:
    with front(host_of(cluster_url), Manner(refuse=welcomed)) as host:
        engine = open_engine(behind(cluster_url, host))
        with pytest.raises(EngineDown, match="is it OpenSearch"):
            engine.search(Query())
        engine.close()


def test_an_index_of_another_version_is_not_read_but_can_be_rebuilt(
    cluster: Engine, cluster_itself: Cluster, cluster_url: str
) -> None:
    fill(cluster, item("kent/1/1", "Roads"))
    name = cluster_url.rpartition("/")[2]
    cluster_itself.request("PUT", f"/{name}/_mapping", {"_meta": {"minutebook": "0.0"}})
    other = open_engine(cluster_url)
    for use in (lambda: other.search(Query()), other.position, other.update(2).__enter__):
        with pytest.raises(WrongIndex, match="index --rebuild"):
            use()
    fill_anew(other)
    assert (other.search(Query()).total, other.position()) == (1, 5)
    other.close()


def fill_anew(engine: Engine) -> None:
    with engine.rebuild(5) as batch:
        batch.replace(MeetingId("kent", "2"), [item("kent/2/2", "Lamps")])


def test_a_name_that_somebody_else_uses_is_left_alone(cluster: Engine, cluster_itself: Cluster) -> None:
    name = cluster_itself.address.name
    cluster_itself.request("PUT", f"/{name}")
    try:
        for use in (lambda: cluster.search(Query()), lambda: fill(cluster, item())):
            with pytest.raises(WrongIndex, match="did not make"):
                use()
    finally:
        cluster_itself.request("DELETE", f"/{name}")


def test_disks_that_are_nearly_full_end_the_writing_and_what_is_there_is_still_found(
    cluster: Engine, cluster_itself: Cluster
) -> None:
    """The block is the one that the cluster lays on its indexes itself; when it goes, indexing goes on."""
    fill(cluster, item("kent/1/1", "Roads"))
    block = f"/{cluster_itself.address.name}/_settings"
    cluster_itself.request("PUT", block, {"index.blocks.read_only_allow_delete": True})
    with pytest.raises(EngineDown, match=r"disks are nearly full.*minutebook index"):
        fill(cluster, item("kent/2/2", "Lamps"), position=2)
    assert (cluster.search(Query("roads")).total, cluster.position()) == (1, 1)
    cluster_itself.request("PUT", block, {"index.blocks.read_only_allow_delete": None})
    fill(cluster, item("kent/2/2", "Lamps"), position=2)
    assert (cluster.search(Query("lamps")).total, cluster.position()) == (1, 2)


def test_a_part_that_is_missing_is_told_instead_of_half_an_answer(
    cluster: Engine, cluster_itself: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Red: no node holds the shard. No search says that nothing is found, and what waited to be written can be."""
    monkeypatch.setattr("indexer.search.engines.opensearch.engine._PAUSES_SECONDS", ())
    monkeypatch.setattr("indexer.search.engines.opensearch.bulk.PATIENCE_SECONDS", 0)
    fill(cluster, item("kent/1/1", "Roads"))
    red = beside_no_node(cluster_itself)
    with pytest.raises(EngineDown, match="yellow or green"):
        cluster.search(Query("roads"))
    with pytest.raises(EngineDown, match="yellow or green"):
        fill(cluster, item("kent/2/2", "Lamps"), position=2)
    cluster_itself.request("PUT", f"/{red}/_settings", {"index.routing.allocation.require._name": None})
    assert not cluster_itself.get(f"/_cluster/health/{red}", wait_for_status="yellow", timeout="60s")["timed_out"]
    fill(cluster, item("kent/2/2", "Lamps"), position=2)
    assert cluster.search(Query("lamps")).total == 1


def beside_no_node(cluster: Cluster) -> str:
    """Put an index of which no node may hold a shard in the place of the live one."""
    name = cluster.address.name
    (live,) = cluster.get(f"/{name}/_alias")
    red = f"{name}-gen-1-red"
    nowhere = {"index.routing.allocation.require._name": "nowhere"}
    aliases = {name: {}, f"{red}-writing": {}}
    cluster.request("PUT", f"/{red}", {"settings": nowhere, "aliases": aliases}, wait_for_active_shards="0")
    cluster.request("POST", "/_aliases", {"actions": [{"remove_index": {"index": live}}]})
    return red


def test_a_cluster_that_is_busy_is_sent_smaller_pieces_until_it_takes_them(
    cluster_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole requests that are turned away (429) are sent again; none of their items is missing or there twice."""
    monkeypatch.setattr("indexer.search.engines.opensearch.bulk.MOST_BYTES", 20_000)
    monkeypatch.setattr("indexer.search.engines.opensearch.bulk.LEAST_BYTES", 5_000)
    busy = iter([True, True, False, True] + [False] * 1_000)

    def refuse(method: str, path: str) -> tuple[int, bytes] | None:
        told = b'{"error": {"type": "rejected_execution_exception", "reason": "the queue is full"}}'
        return (429, told) if "_bulk" in path and next(busy) else None

    manner = Manner(refuse=refuse)
    with front(host_of(cluster_url), manner) as host:
        engine = open_engine(behind(cluster_url, host))
        fill(engine, *(item(f"kent/{n}/{n}", "Roads", ["word " * 200]) for n in range(60)))
        assert engine.search(Query("roads")).total == 60
        assert sum("_bulk" in asked for asked in manner.asked) > 6
        engine.close()


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("http://127.0.0.1:9200", "opensearch\\+http://HOST:9200/NAME"),
        ("http://127.0.0.1:9200/a/b", "HOST:9200/NAME"),
        ("http://127.0.0.1:9200/Minutes", "HOST:9200/NAME"),
        ("http:///minutebook", "HOST:9200/NAME"),
        ("ftp://127.0.0.1:9200/minutebook", "HOST:9200/NAME"),
        ("http://ann:secret@127.0.0.1/minutebook", "set MINUTEBOOK_USER"),
        ("http://127.0.0.1:port/minutebook", "HOST:9200"),
    ],
)
def test_an_address_that_names_no_index_is_refused_with_the_remedy(url: str, remedy: str) -> None:
    with pytest.raises(SearchError, match=remedy):
        open_engine(f"opensearch+{url}")


def test_an_address_may_name_several_hosts_and_settings_are_checked() -> None:
    address = address_of("https://one:9201,two/minutes", {"MINUTEBOOK_SHARDS": "6", "MINUTEBOOK_REPLICAS": "2"})
    assert (address.hosts, address.name) == (("https://one:9201", "https://two:9200"), "minutes")
    assert (address.shards, address.replicas) == (6, 2)
    with pytest.raises(SearchError, match="MINUTEBOOK_SHARDS is “none”"):
        address_of("http://one/minutes", {"MINUTEBOOK_SHARDS": "none"})


def test_where_nothing_is_indexed_the_message_names_the_command(cluster: Engine) -> None:
    with pytest.raises(NoIndex, match="run `minutebook index`"):
        cluster.search(Query())
