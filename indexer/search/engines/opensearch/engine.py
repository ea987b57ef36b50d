"""The engine on a cluster as the rest of the project knows it: one alias, one generation behind it."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar

from archive.ids import ItemId
from indexer.search.analysis import words_of
from indexer.search.engines.opensearch.address import address_of
from indexer.search.engines.opensearch.cluster import Cluster, Gone, Unsettled
from indexer.search.engines.opensearch.compiling import EVERYTHING
from indexer.search.engines.opensearch.generations import Generation, Generations
from indexer.search.engines.opensearch.index import REACH, Index
from indexer.search.engines.opensearch.mapping import exact, shown
from indexer.search.engines.opensearch.searching import Search
from indexer.search.engines.opensearch.similar import similar
from indexer.search.engines.opensearch.wording import term, unlisted
from indexer.search.engines.opensearch.writing import GenerationWriter
from indexer.search.engines.protocol import Batch
from indexer.search.errors import EngineDown, NoIndex, SearchError
from indexer.search.interpretation import as_typed
from indexer.search.matching import Matcher
from indexer.search.query import Query
from indexer.search.results import Hit, Results, Similar, Suggestion
from indexer.search.stemming import stem
from indexer.search.suggestions import SUGGESTED, Names
from indexer.search.synonyms import Synonyms

Answer = TypeVar("Answer")

# While a node is lost its parts are taken over, and after a swap the old generation is gone: both take moments.
_PAUSES_SECONDS = (0.05, 0.2, 0.5, 1.0)
# A generation that is swapped away is removed, so asking it fails; where removing failed, this is how long it is asked.
_RESOLVED_SECONDS = 5.0
# Names asked for at once; where there are more, all are read page by page.
_NAMES = 8_000


def open_engine(url: str, synonyms: Synonyms) -> "OpenSearchEngine":
    """The engine whose index lies, or will lie, at `url`, "http://host:9200/name". Raises SearchError for no such."""
    return OpenSearchEngine(Cluster(address_of(url)), synonyms)


class OpenSearchEngine:
    """An Engine (see `engines.protocol`). Any number of threads may use one of these, and of processes one index."""

    def __init__(self, cluster: Cluster, synonyms: Synonyms) -> None:
        self._cluster = cluster
        self._generations = Generations(cluster)
        self._synonyms = synonyms
        self._turn = threading.Lock()
        self._resolved: Generation | None = None
        self._resolved_at = 0.0

    def search(self, query: Query) -> Results:
        return self._asked(lambda live: Search(Index(self._cluster, live, query.words), self._synonyms).answer(query))

    def all_hits(self, query: Query) -> Generator[Hit, None, None]:
        def begun(live: Generation) -> tuple[Hit | None, Generator[Hit, None, None]]:
            hits = Search(Index(self._cluster, live, query.words), self._synonyms).all_hits(query)
            return next(hits, None), hits

        first, others = self._asked(begun)
        with closing(others):
            if first is None:
                return
            yield first
            try:
                yield from others
            except Gone as error:
                raise EngineDown("the index was swapped for a new one while its hits were read: ask again") from error

    def marker(self, words: str) -> Matcher:
        # A text is shown while the cluster is away, too, and does not wait for one that did not answer last time.
        if live := self._resolved:
            try:
                return Search(Index(self._cluster, live, words), self._synonyms).marker(words)
            except SearchError:
                with self._turn:
                    self._resolved = None
        return Matcher(as_typed(words, self._synonyms), stem)

    def similar(self, item: ItemId) -> Similar | None:
        return self._asked(lambda live: similar(Index(self._cluster, live, str(item)), item))

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        wanted = [term(word) for word in words_of(typed)]
        if not wanted:
            return ()
        return self._asked(lambda live: self._names(live, wanted)).beginning(typed)

    def documents(self) -> Iterator[tuple[str, str]]:
        after: dict[str, list[str]] = {}
        live = self._asked(lambda live: live)
        while True:
            body = {
                "query": {"bool": {"filter": [EVERYTHING]}},
                "sort": [{"id": "asc"}],
                "size": REACH,
                "_source": False,
                "docvalue_fields": ["hash"],
                **after,
            }
            hits = self._cluster.search(live.index, body)["hits"]["hits"]
            yield from ((hit["_id"], hit["fields"]["hash"][0]) for hit in hits)
            if len(hits) < REACH:
                return
            after = {"search_after": hits[-1]["sort"]}

    def position(self) -> int:
        try:
            return self._asked(self._generations.position)
        except NoIndex:
            return 0

    def claim(self, archive: str | None, *, taking_over: bool) -> None:
        self._generations.claim(archive, taking_over=taking_over)

    @contextmanager
    def update(self, position: int) -> Iterator[Batch]:
        try:
            generation = self._generations.current()
        except NoIndex:
            with self._filled_next(position, first=True) as batch:
                yield batch
            return
        writer = GenerationWriter(self._cluster, generation, position, flushing=False)
        yield writer
        writer.commit()

    @contextmanager
    def rebuild(self, position: int) -> Iterator[Batch]:
        with self._filled_next(position, first=False) as batch:
            yield batch

    def close(self) -> None:
        self._cluster.close()

    @contextmanager
    def _filled_next(self, position: int, *, first: bool) -> Iterator[Batch]:
        """Fill a new generation and let it become the live one; on any error it goes."""
        with self._generations.make_next(first=first) as generation:
            writer = GenerationWriter(self._cluster, generation, position, flushing=True)
            yield writer
            writer.commit()
        with self._turn:
            self._resolved = None

    def _names(self, live: Generation, wanted: list[str]) -> Names:
        """The names of committees and speakers of the items in which each of `wanted` begins a word of one."""
        index = Index(self._cluster, live, " ".join(wanted))
        found: Counter[tuple[str, str]] = Counter()
        for kind in SUGGESTED:
            query = {"bool": {"filter": [{"prefix": {exact(kind): word}} for word in wanted]}}
            names = {"names": {"terms": {"field": shown(kind), "size": _NAMES}}}
            told = self._cluster.search(live.index, {"query": query, "size": 0, "aggs": names})["aggregations"]["names"]
            counts = {bucket["key"]: bucket["doc_count"] for bucket in told["buckets"]}
            if told["sum_other_doc_count"]:
                counts = index.values(query, shown(kind))
            for text, count in counts.items():
                if name := unlisted(text)[1]:
                    found[kind, name] += count
        return Names(found)

    def _asked(self, question: Callable[[Generation], Answer]) -> Answer:
        """The answer of the live generation, asked again where it was swapped away or a node is missing."""
        for pause in _PAUSES_SECONDS:
            live = self._live()
            try:
                return question(live)
            except (Gone, Unsettled):
                with self._turn:
                    self._resolved = None
            time.sleep(pause)
        return question(self._live())

    def _live(self) -> Generation:
        with self._turn:
            if self._resolved and time.monotonic() < self._resolved_at + _RESOLVED_SECONDS:
                return self._resolved
        live = self._generations.nearest()
        with self._turn:
            self._resolved, self._resolved_at = live, time.monotonic()
        return live
