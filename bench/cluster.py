"""What a cluster of three nodes on loopback survives: nodes killed under load, and a swap under readers.

Items are loaded in batches, each acknowledged when two copies have it, while readers search without pause. A data node
is killed (kill -9) and started again; when the cluster is green, the elected cluster manager is killed, and started
again as a supervisor would. In the end every acknowledged item must be there once, as it was sent. Then new generations
are filled and swapped in while the readers go on: no answer may be of half an index.

    python bench/cluster.py --items 50000

Times are of one machine that runs all three nodes, the load and the readers. What it printed last is kept in
bench/cluster.txt.
"""

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from indexer.search.engines import open_engine
from indexer.search.engines.opensearch.address import address_of
from indexer.search.engines.opensearch.cluster import Cluster
from indexer.search.engines.protocol import Engine
from indexer.search.errors import SearchError
from indexer.search.query import Query
from nodes import RUNNERS, Node, Setup, free_ports, setup_of, wait_for_all
from speed.corpus import Corpus, Meeting

MEETINGS_A_BATCH = 200
READERS = 2
# Readers read what they find; without a pause they would take the one interpreter from the load.
PAUSE_SECONDS = 0.5
DOWN_SECONDS = 5
_PATIENCE_SECONDS = 1_800
SWAPPED_SEARCHES = 1_000


@dataclass
class Read:
    """What one reader met: `troubles` are (beginning, end) of stretches without an answer, in seconds."""

    searches: int = 0
    failed: int = 0
    slowest: float = 0.0
    troubles: list[tuple[float, float]] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    @property
    def longest(self) -> float:
        return max((end - begin for begin, end in self.troubles), default=0.0)


class Readers:
    """Threads that search without pause, each with an engine of its own, until they are stopped."""

    def __init__(self, url: str, queries: list[Query]) -> None:
        self.reads = [Read() for _ in range(READERS)]
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(url, queries, read)) for read in self.reads]
        for thread in self._threads:
            thread.start()

    @property
    def searches(self) -> int:
        return sum(read.searches for read in self.reads)

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self, url: str, queries: list[Query], read: Read) -> None:
        engine = open_engine(url)
        since = None
        while not self._stop.is_set():
            began = time.monotonic()
            read.searches += 1
            try:
                read.totals.append(engine.search(queries[read.searches % len(queries)]).total)
            except SearchError as error:
                read.failed += 1
                read.words.add(str(error)[:110])
                since = since or began
                continue
            finally:
                read.slowest = max(read.slowest, time.monotonic() - began)
                time.sleep(PAUSE_SECONDS)
            if since:
                read.troubles.append((since, time.monotonic()))
                since = None
        if since:
            read.troubles.append((since, time.monotonic()))
        engine.close()


class Load:
    """A thread that brings meetings into the index, batch by batch; what failed is sent again, as `index` would."""

    def __init__(self, engine: Engine, meetings: Iterator[Meeting]) -> None:
        self.acknowledged: dict[str, str] = {}
        self.retried: list[str] = []
        self.slowest = 0.0
        self._engine = engine
        self._meetings = meetings
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        position = 0
        while batch := list(islice(self._meetings, MEETINGS_A_BATCH)):
            position += 1
            began = time.monotonic()
            while not self._sent(position, batch):
                time.sleep(0.5)
            self.slowest = max(self.slowest, time.monotonic() - began)

    def _sent(self, position: int, batch: list[Meeting]) -> bool:
        try:
            with self._engine.update(position) as changes:
                for meeting, held in batch:
                    changes.replace(meeting, held)
        except SearchError as error:
            self.retried.append(str(error)[:160])
            return False
        self.acknowledged |= {document.id: document.hash for _, held in batch for document in held}
        return True


class Nodes:
    """Three nodes, and what an administrator asks of them."""

    def __init__(self, setup: Setup, folder: Path) -> None:
        ports = free_ports(3)
        self.nodes = [Node(setup, folder / str(n), [*ports[n:], *ports[:n]]) for n in range(3)]
        for node in self.nodes:
            node.begin()
        wait_for_all(self.nodes)
        self.url = f"opensearch+http://{','.join(node.host for node in self.nodes)}/minutebook"

    def ask(self, path: str, **options: str) -> Any:
        """The answer of any node that is up."""
        cluster = Cluster(address_of(self.url.removeprefix("opensearch+")))
        try:
            return cluster.get(path, **options)
        finally:
            cluster.close()

    def manager(self) -> Node:
        """The elected cluster manager."""
        told = self.ask("/_cat/nodes", format="json", h="pid,cluster_manager")
        (elected,) = (int(node["pid"]) for node in told if node["cluster_manager"] == "*")
        return next(node for node in self.nodes if node.process and node.process.pid == elected)

    def wait_for(self, wanted: Callable[[], bool]) -> float:
        """Seconds until `wanted`."""
        began = time.monotonic()
        while time.monotonic() < began + _PATIENCE_SECONDS:
            try:
                if wanted():
                    return time.monotonic() - began
            except SearchError:
                pass
            time.sleep(0.2)
        raise RuntimeError(f"waited for {_PATIENCE_SECONDS} seconds")

    def is_green(self) -> bool:
        told = self.ask("/_cluster/health")
        return bool(told["status"] == "green" and told["number_of_nodes"] == len(self.nodes))

    def kill(self) -> None:
        for node in self.nodes:
            node.kill()


def lose_nodes(nodes: Nodes, corpus: Corpus, items: int) -> dict[str, str]:
    """Load `items` while nodes are killed; item -> hash of all that was acknowledged."""
    engine = open_engine(nodes.url)
    with engine.update(0):
        pass
    began = time.monotonic()
    load = Load(engine, corpus.meetings(items))
    readers = Readers(nodes.url, queries(corpus))
    _kill_when(nodes, load, items // 4, manager=False)
    _kill_when(nodes, load, items * 5 // 8, manager=True)
    load.thread.join()
    seconds = time.monotonic() - began
    readers.stop()
    print(f"{len(load.acknowledged)} items acknowledged in {seconds:.0f} s: {len(load.acknowledged) / seconds:.0f}/s;")
    print(f"  slowest batch {load.slowest:.1f} s, sent again {len(load.retried)} times {load.retried[:2]}")
    for read in readers.reads:
        print(
            f"  a reader: {read.searches} searches, {read.failed} failed, {read.longest:.1f} s at most without answers;"
        )
        print(f"    the slowest answer took {read.slowest:.1f} s")
        for words in sorted(read.words):
            print(f"    {words}")
    held = list(engine.documents())
    missing = load.acknowledged.items() - set(held)
    print(
        f"  in the index: {len(held)} items, {len(held) - len(dict(held))} doubled, {len(missing)} missing or changed"
    )
    engine.close()
    if missing or len(held) != len(load.acknowledged):
        raise SystemExit("the index does not hold what was acknowledged")
    return load.acknowledged


def _kill_when(nodes: Nodes, load: Load, acknowledged: int, *, manager: bool) -> None:
    """kill -9 of the elected cluster manager, or of another node, when so much is in; start it again."""
    nodes.wait_for(lambda: len(load.acknowledged) >= acknowledged or not load.thread.is_alive())
    elected = nodes.manager()
    victim = elected if manager else next(node for node in nodes.nodes if node is not elected)
    before = len(load.acknowledged)
    victim.kill()
    print(f"{'cluster manager' if manager else 'data node'} killed at {before} items", end="")
    if manager:
        print(f", another elected after {nodes.wait_for(lambda: nodes.manager() is not victim):.1f} s", end="")
    time.sleep(DOWN_SECONDS)
    victim.start()
    seconds = nodes.wait_for(nodes.is_green)
    print(f"; started again after {DOWN_SECONDS} s, green {seconds:.1f} s later, at {len(load.acknowledged)} items")


def swap(nodes: Nodes, corpus: Corpus, items: int) -> None:
    """Swap in a new generation, one meeting smaller, under readers; every total is that of one or the other."""
    meetings = list(corpus.meetings(items))
    smaller = sum(len(held) for _, held in meetings[1:])
    engine = open_engine(f"{nodes.url}-swapped")
    rebuild(engine, meetings)
    readers = Readers(f"{nodes.url}-swapped", [Query(procedural=True)])
    rebuilds = 0
    while readers.searches < SWAPPED_SEARCHES:
        rebuilds += 1
        rebuild(engine, meetings[rebuilds % 2 :])
    readers.stop()
    engine.close()
    totals = {total for read in readers.reads for total in read.totals}
    failed = sum(read.failed for read in readers.reads)
    print(f"{rebuilds} rebuilds of {items} or {smaller} items swapped in under {readers.searches} searches:")
    print(f"  {failed} failed, every total one of {sorted(totals)}")
    if failed or not totals <= {items, smaller}:
        raise SystemExit("a reader met an error, or half an index")


def rebuild(engine: Engine, meetings: list[Meeting]) -> None:
    with engine.rebuild(1) as batch:
        for meeting, held in meetings:
            batch.replace(meeting, held)


def queries(corpus: Corpus) -> list[Query]:
    """What readers look for: everything, and words of the corpus."""
    words = corpus.vocabulary.words[corpus.vocabulary.stops :]
    return [Query(), *(Query(word, procedural=True) for word in words[10:60:10])]


@contextmanager
def three_nodes(setup: Setup) -> Iterator[Nodes]:
    with tempfile.TemporaryDirectory() as folder:
        nodes = Nodes(setup, Path(folder))
        try:
            yield nodes
        finally:
            nodes.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=50_000)
    items = parser.parse_args().items
    runner = next(iter(RUNNERS))
    setup = setup_of(runner)
    if isinstance(setup, str):
        raise SystemExit(setup)
    os.environ |= {"MINUTEBOOK_SHARDS": "3", "MINUTEBOOK_REPLICAS": "1"}
    corpus = Corpus()
    print(f"OpenSearch {runner}: three nodes, 3 shards, 1 replica, writes wait for two copies; {READERS} readers")
    with three_nodes(setup) as nodes:
        nodes.wait_for(nodes.is_green)
        lose_nodes(nodes, corpus, items)
        swap(nodes, corpus, items // 5)


if __name__ == "__main__":
    main()
