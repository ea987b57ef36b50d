"""How an index on a cluster grows: bulk rate, processor time, bytes and query times at one size after another.

One node of one gigabyte of heap on loopback takes items of the seeded corpus until it holds each size in turn; then
every class of searches (`speed.jobs`) is asked. Processor time is told beside the clock's, because it lasts on a
machine that others use: ours is that of this process, the node's that of its own.

    python bench/growth.py --items 100000 200000 400000

What it printed last is kept in bench/growth.txt, what follows from it in docs/scale.md.
"""

import argparse
import os
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median

from indexer.search.engines import open_engine
from indexer.search.engines.opensearch.address import address_of
from indexer.search.engines.opensearch.cluster import Cluster
from indexer.search.engines.protocol import Engine
from indexer.search.query import Order, Query
from nodes import Node
from speed.corpus import ITEMS_A_MEETING, Corpus, Meeting
from speed.jobs import Job, kinds, make_jobs
from speed.opensearch import node_in
from speed.ours import query

MEETINGS_A_BATCH = 400
ROUNDS, WARMING = 3, 3


class Growing:
    """An index on one node, and what was brought into it."""

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        self.node: Node = node_in(folder)
        self._url = f"http://{self.node.host}/minutebook"
        self.engine: Engine = open_engine(f"opensearch+{self._url}")
        self._corpus = corpus
        self._items = self._position = 0
        with self.engine.update(0):
            pass

    def grow(self, items: int) -> None:
        """Bring in what is missing to `items`, and tell what it took."""
        added = items - self._items
        meetings = self._corpus.meetings(items, first=self._items // ITEMS_A_MEETING)
        seconds = ours = theirs = 0.0
        # Making the documents is not the index's work, so the clocks stand still for it.
        while batch := list(islice(meetings, MEETINGS_A_BATCH)):
            began, mine, its = time.monotonic(), time.process_time(), self._node_seconds()
            self._write(batch)
            seconds += time.monotonic() - began
            ours += time.process_time() - mine
            theirs += self._node_seconds() - its
        self._items = items
        print(f"\n{items} items: {added / seconds:.0f} a second, {self._bytes_an_item():.0f} bytes each")
        print(f"  processor, ms an item: ours {1000 * ours / added:.2f}, the node's {1000 * theirs / added:.2f}")

    def ask(self, jobs: tuple[Job, ...]) -> None:
        """Median times of each class of searches, and of page 2,000."""
        for _ in range(WARMING):  # Java compiles what is asked often
            for job in jobs:
                self.engine.search(query(job))
        for kind in kinds(jobs):
            of_kind = [query(job) for job in jobs if job.kind == kind]
            print(f"  {kind:<12}{self._told([q for _ in range(ROUNDS) for q in of_kind])}")
        common = next(query(job) for job in jobs if job.kind == "common")
        for order in (Order.BEST, Order.NEWEST):
            far = Query(common.words, order=order, procedural=True, page=2_000)
            print(f"  page 2,000, {order}: {self._told([far] * ROUNDS)}, {len(self.engine.search(far).hits)} hits")

    def close(self) -> None:
        self.engine.close()
        self.node.stop()

    def _told(self, asked: list[Query]) -> str:
        times, total = [], 0
        mine, its = time.process_time(), self._node_seconds()
        for one in asked:
            began = time.perf_counter()
            total = self.engine.search(one).total
            times.append(1000 * (time.perf_counter() - began))
        ours = 1000 * (time.process_time() - mine) / len(asked)
        theirs = 1000 * (self._node_seconds() - its) / len(asked)
        return f"{median(times):8.1f} ms; processor: ours {ours:6.1f}, the node's {theirs:6.1f}; {total} found last"

    def _write(self, batch: list[Meeting]) -> None:
        self._position += 1
        with self.engine.update(self._position) as changes:
            for meeting, held in batch:
                changes.replace(meeting, held)

    def _node_seconds(self) -> float:
        """The processor time of the node's process so far."""
        fields = Path(f"/proc/{self.node.process.pid if self.node.process else 0}/stat").read_text(encoding="ascii")
        user, system = fields.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _bytes_an_item(self) -> float:
        cluster = Cluster(address_of(self._url))
        told = cluster.get("/minutebook/_stats/store")["_all"]["primaries"]["store"]["size_in_bytes"]
        cluster.close()
        return float(told) / max(self._items, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, nargs="+", default=[100_000, 200_000, 400_000], help="sizes, growing")
    corpus = Corpus()
    jobs = make_jobs(corpus.vocabulary)
    with tempfile.TemporaryDirectory() as folder:
        growing = Growing(Path(folder), corpus)
        try:
            for items in parser.parse_args().items:
                growing.grow(items)
                growing.ask(jobs)
        finally:
            growing.close()


if __name__ == "__main__":
    main()
