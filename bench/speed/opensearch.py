"""Minutebook's engine on a cluster of one node, which is started for it with its data in a folder."""

from collections.abc import Iterable
from pathlib import Path

from indexer.search.engines import open_engine
from nodes import RUNNERS, Node, free_ports, setup_of
from speed.corpus import Meeting
from speed.ours import Ours


class OpenSearch(Ours):
    """The index on a node whose data lie in `folder`."""

    name = "OpenSearch"

    def __init__(self, folder: Path) -> None:
        self._node = node_in(folder)
        self._url = f"opensearch+http://{self._node.host}/minutebook"
        self._open()

    @staticmethod
    def build(folder: Path, meetings: Iterable[Meeting]) -> None:
        node = node_in(folder)
        engine = open_engine(f"opensearch+http://{node.host}/minutebook")
        with engine.rebuild(1) as batch:
            for meeting, held in meetings:
                batch.replace(meeting, held)
        engine.close()
        node.stop()

    def close(self) -> None:
        super().close()
        self._node.stop()


def node_in(folder: Path) -> Node:
    """A node of one gigabyte of heap whose data lie in `folder`. Raises RuntimeError where there is no server."""
    setup = setup_of(next(iter(RUNNERS)))
    if isinstance(setup, str):
        raise RuntimeError(setup)
    return Node(setup, folder, free_ports(1), heap="1g").start()
