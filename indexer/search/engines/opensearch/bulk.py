"""Many documents to the cluster: requests sized by bytes, sent again where it is busy, until each has its answer."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from indexer.search.engines.opensearch.cluster import (
    Cluster,
    Gone,
    TooLarge,
    Unsettled,
    as_line,
    as_lines,
    full,
    is_full,
)
from indexer.search.errors import EngineDown, SearchError

# OpenSearch's own guides name 5 to 15 MB a request; less where it says that it is busy.
MOST_BYTES, LEAST_BYTES = 5_000_000, 200_000
# The copies of a lost node are made anew elsewhere after a minute: who waits for a second copy waits longer than that.
PATIENCE_SECONDS = 300
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0

WRITTEN, CONFLICT = (200, 201), 409
_NOT_FOUND, _UNAVAILABLE = 404, 503
_NOT_NOW = (429, _UNAVAILABLE)


_SAFE = "what is archived is safe: run `minutebook index` when the cluster is well again"

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Action:
    """One document to write: what stands before it in a request, and the document, each as one line of JSON."""

    head: str
    body: str

    @property
    def size(self) -> int:
        return len(self.head) + len(self.body) + 2


def action(kind: str, where: Mapping[str, Any], document: Mapping[str, Any]) -> Action:
    """`kind` is "index" or "create", `where` id, routing and version of the document."""
    return Action(as_line({kind: where}), as_line(document))


def is_there(cluster: Cluster, alias: str) -> bool:
    """Whether the cluster has what `alias` names; a node that has just been started may not know it yet."""
    try:
        cluster.get(f"/{alias}/_alias")
    except Gone:
        return False
    except Unsettled:
        pass  # nobody can tell at the moment
    return True


def patiently(cluster: Cluster, alias: str, question: Callable[[], Answer]) -> Answer:
    """The answer to `question`, asked again while the cluster cannot answer, for PATIENCE_SECONDS at most.

    Raises Gone where what `alias` names is not there any more, EngineDown where patience is at its end.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    pause = _FIRST_PAUSE
    while True:
        try:
            return question()
        except (Gone, Unsettled) as error:
            if isinstance(error, Gone) and not is_there(cluster, alias):
                raise
            if time.monotonic() > until:
                raise EngineDown(f"{error}; {_SAFE}") from error
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


class Bulk:
    """Sends actions to one index. Raises SearchError where they cannot be written, after PATIENCE_SECONDS at most."""

    def __init__(self, cluster: Cluster, alias: str) -> None:
        """`alias` names the index; where it is gone, nothing is written."""
        self._cluster = cluster
        self._alias = alias
        self._most = MOST_BYTES
        self._trouble = ""

    def send(self, actions: Iterable[Action]) -> Iterator[int]:
        """The status of each action, in order: one of WRITTEN, or CONFLICT where a later version is there already.

        While one request is on its way the next is made ready, and no more than that.
        """
        with ThreadPoolExecutor(max_workers=1) as sender:
            on_its_way: Future[list[int]] | None = None
            for chunk in self._chunks(actions):
                last, on_its_way = on_its_way, sender.submit(self._sent, chunk)
                if last:
                    yield from last.result()
            if on_its_way:
                yield from on_its_way.result()

    def _chunks(self, actions: Iterable[Action]) -> Iterator[list[Action]]:
        chunk: list[Action] = []
        size = 0
        for one in actions:
            if chunk and size + one.size > self._most:
                yield chunk
                chunk, size = [], 0
            chunk.append(one)
            size += one.size
        if chunk:
            yield chunk

    def _sent(self, chunk: Sequence[Action]) -> list[int]:
        """The statuses of a chunk; what the cluster had no room or no copy for is sent again, after longer pauses."""
        statuses = self._answers(chunk)
        until = time.monotonic() + PATIENCE_SECONDS
        pause = _FIRST_PAUSE
        while again := [place for place, status in enumerate(statuses) if status in _NOT_NOW]:
            if time.monotonic() > until:
                raise EngineDown(f"{self._trouble}; {_SAFE}")
            self._most = max(LEAST_BYTES, self._most // 2)
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
            for place, status in zip(again, self._answers([chunk[place] for place in again]), strict=True):
                statuses[place] = status
        self._most = min(MOST_BYTES, self._most * 2)
        return statuses

    def _answers(self, chunk: Sequence[Action]) -> list[int]:
        """The status of each action after one request; where the request as a whole failed, one that says so."""
        lines = as_lines(line for one in chunk for line in (one.head, one.body))
        try:
            answer = self._cluster.request("POST", f"/{self._alias}/_bulk", lines, require_alias="true")
            return [self._checked(next(iter(told.values()))) for told in answer["items"]]
        except (Gone, Unsettled) as error:
            if isinstance(error, Gone) and not is_there(self._cluster, self._alias):
                raise
            self._trouble = str(error)
            return [_UNAVAILABLE] * len(chunk)
        except TooLarge:
            if len(chunk) == 1:
                raise
            half = len(chunk) // 2
            return self._answers(chunk[:half]) + self._answers(chunk[half:])

    def _checked(self, told: Mapping[str, Any]) -> int:
        """The status of one action. Raises SearchError where sending it again would not help."""
        status = int(told["status"])
        if status in (*WRITTEN, CONFLICT):
            return status
        error = told.get("error") or {}
        kind, reason = str(error.get("type", "")), str(error.get("reason", ""))[:200]
        if kind == "cluster_block_exception" and is_full(reason):
            raise full(f"OpenSearch at {self._cluster.address}")
        if status in _NOT_NOW:
            self._trouble = f"OpenSearch at {self._cluster.address} is too busy to write, or lacks a copy ({reason})"
            return status
        if status == _NOT_FOUND:
            raise Gone(f"the index {self._alias} is not there any more")
        raise SearchError(f"OpenSearch at {self._cluster.address} refused an item ({status} {kind}: {reason})")
