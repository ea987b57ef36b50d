"""Every engine under the one contract: a test that takes `engine` runs once for each."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from indexer.search.document import Document
from indexer.search.engines import open_engine
from indexer.search.engines.opensearch.address import address_of
from indexer.search.engines.opensearch.cluster import Cluster, Gone
from indexer.search.engines.protocol import Engine
from nodes import RUNNERS, Node, free_ports, setup_of
from tests.engines.corpus import fill
from tests.engines.oracle import Oracle, Store

# The oldest server always; the next major version where this machine can run it.
SERVERS = [runner for at, runner in enumerate(RUNNERS) if at == 0 or not isinstance(setup_of(runner), str)]

# By a server's version in a test's name `tests/sharing.py` knows who asks it.
KINDS = ["whoosh", "memory", *(f"opensearch {runner}" for runner in SERVERS)]

_numbers = count()


@pytest.fixture(scope="session")
def node_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Node]]:
    """Starts a real OpenSearch of one node, once for each version that is asked for."""
    started: dict[str, Node] = {}

    def start(runner: str) -> Node:
        if runner not in started:
            setup = setup_of(runner)
            if isinstance(setup, str):
                if os.environ.get("CI") == "true":
                    pytest.fail(setup)
                pytest.skip(setup)
            started[runner] = Node(setup, tmp_path_factory.mktemp("node"), free_ports(1)).start()
        return started[runner]

    yield start
    for node in started.values():
        node.kill()


@pytest.fixture
def address_on(node_of: Callable[[str], Node]) -> Iterator[Callable[[str], str]]:
    """Makes the address of an index that is not there yet, on a server of a version; what a test leaves is removed."""
    made: list[str] = []

    def make(runner: str) -> str:
        made.append(new_address(node_of(runner)))
        return made[-1]

    yield make
    for url in made:
        cluster = Cluster(address_of(url.removeprefix("opensearch+")))
        name = cluster.address.name
        for path in (f"/{name}-gen-*", f"/_index_template/{name}"):
            with suppress(Gone):  # a test that never wrote left no template
                cluster.request("DELETE", path)
        cluster.close()


def new_address(node: Node) -> str:
    """The address of an index that is not there yet."""
    return f"opensearch+http://{node.host}/test{next(_numbers)}"


@pytest.fixture(params=SERVERS[:1])
def cluster_url(request: pytest.FixtureRequest, address_on: Callable[[str], str]) -> str:
    """The address of an index on a cluster of one node, where there is no index yet."""
    return address_on(request.param)


@pytest.fixture
def cluster(cluster_url: str) -> Iterator[Engine]:
    """The engine on a cluster, for what is promised of it alone."""
    engine = open_engine(cluster_url)
    yield engine
    engine.close()


@pytest.fixture
def spread(cluster_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The engine on a cluster whose index has three shards."""
    monkeypatch.setenv("MINUTEBOOK_SHARDS", "3")
    engine = open_engine(cluster_url)
    yield engine
    engine.close()


@pytest.fixture(params=KINDS)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Engine]:
    """Opens the engine of one address, at which there is no index yet; each call as another process would."""
    kind, _, runner = request.param.partition(" ")
    if kind == "memory":
        store = Store()
        return lambda: Oracle(store)
    url = request.getfixturevalue("address_on")(runner) if runner else f"whoosh:{tmp_path / 'index'}"
    return lambda: open_engine(url)


@pytest.fixture
def reopened(opener: Callable[[], Engine]) -> Iterator[Callable[[], Engine]]:
    """Opens the index once more, as another process would."""
    opened: list[Engine] = []

    def open_again() -> Engine:
        opened.append(opener())
        return opened[-1]

    yield open_again
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(reopened: Callable[[], Engine]) -> Engine:
    return reopened()


@pytest.fixture(scope="session")
def indexes(node_of: Callable[[str], Node]) -> Iterator[dict[tuple[str, tuple[Document, ...]], Engine]]:
    """The engines of `holding` by their kind and their documents."""
    made: dict[tuple[str, tuple[Document, ...]], Engine] = {}
    yield made
    for engine in made.values():
        engine.close()


@pytest.fixture(params=KINDS)
def holding(
    request: pytest.FixtureRequest,
    indexes: dict[tuple[str, tuple[Document, ...]], Engine],
    node_of: Callable[[str], Node],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Engine]:
    """Gives the engine of an index of some documents, which is only read: those who ask for the same ones share it."""
    kind, _, runner = request.param.partition(" ")

    def open_new() -> Engine:
        if kind == "memory":
            return Oracle()
        return open_engine(new_address(node_of(runner)) if runner else f"whoosh:{tmp_path_factory.mktemp('held')}")

    def hold(*documents: Document) -> Engine:
        key = request.param, documents
        if key not in indexes:
            engine = open_new()
            fill(engine, *documents)
            indexes[key] = engine
        return indexes[key]

    return hold


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of an index in a folder that is not there yet."""
    return f"whoosh:{tmp_path / 'index'}"


@pytest.fixture
def whoosh(url: str) -> Iterator[Engine]:
    """The embedded engine, for what is promised of it alone."""
    engine = open_engine(url)
    yield engine
    engine.close()
