"""A generation as it was at one moment: all hits of a search are walked through there."""

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from indexer.search.engines.opensearch.cluster import Cluster, Unsettled
from indexer.search.errors import SearchError

# How long the cluster keeps the moment after each step: whoever reads slowly may take that long for one.
_KEPT = "5m"
# What is begun is worth waiting for, longer than a page is: a busy node would spoil all that was sent so far.
_PAUSES_SECONDS = (0.2, 1.0, 3.0)
# So many hits a step: they come with all the text of their items, some of which is long.
_STEP = 200


class Moment:
    """A generation as it is now, whatever is written to it afterwards (OpenSearch: a point in time).

    It goes with the generation: once that was swapped away, asking raises Gone.
    """

    def __init__(self, cluster: Cluster, index: str, preference: str) -> None:
        """Copies of the index differ in what they score: `preference` chooses the same ones as a search does."""
        self._cluster = cluster
        kept = {"keep_alive": _KEPT, "preference": preference, "allow_partial_pit_creation": "false"}
        self._id = str(cluster.ask(f"/{index}/_search/point_in_time", None, **kept)["pit_id"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with suppress(SearchError):  # it went with its generation, or the cluster is away and lets go of it by itself
            self._cluster.request("DELETE", "/_search/point_in_time", {"pit_id": [self._id]})

    def hits(self, body: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The hits of a search with scores that are the same in all parts of the index."""
        whole = {"track_total_hits": False, **body, "pit": {"id": self._id, "keep_alive": _KEPT}}
        told = self._cluster.ask(
            "/_search", whole, search_type="dfs_query_then_fetch", allow_partial_search_results="false"
        )
        self._id = told["pit_id"]
        hits: list[dict[str, Any]] = told["hits"]["hits"]
        return hits

    def behind(self, body: Mapping[str, Any], last: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """All hits that come behind the hit `last`; `body` tells the sort."""
        while True:
            hits = self._patiently({**body, "size": _STEP, "search_after": last["sort"]})
            yield from hits
            if len(hits) < _STEP:
                return
            last = hits[-1]

    def _patiently(self, body: Mapping[str, Any]) -> list[dict[str, Any]]:
        for pause in _PAUSES_SECONDS:
            try:
                return self.hits(body)
            except Unsettled:
                time.sleep(pause)
        return self.hits(body)
