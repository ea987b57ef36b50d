"""One generation as a search asks it: how many items match, which words are like one, the hits of a page.

What it counted once it remembers, so it belongs to one search. Raises Gone where the generation was swapped away.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from indexer.search.counted import READ
from indexer.search.engines.opensearch.cluster import Cluster, as_line, as_lines
from indexer.search.engines.opensearch.compiling import Part, compiled, matching
from indexer.search.engines.opensearch.generations import Generation
from indexer.search.engines.opensearch.mapping import SHOWN, exact
from indexer.search.engines.opensearch.moment import Moment
from indexer.search.engines.opensearch.wording import stored_of, term, texts_of
from indexer.search.query import Order
from indexer.search.ranking import asked_at_once
from indexer.search.schema import TEXT_FIELDS
from indexer.search.spelling import Lexicon, Spelling, may_be_a_slip
from indexer.search.tree import Node, parts_of

Told = TypeVar("Told")

# OpenSearch's own bound on hits by number; what lies beyond is walked to.
REACH = 10_000
# Searches asked for in one request; a longer list is cut into several.
_AT_ONCE = 100
# Values with their counts asked for in one request; OpenSearch allows 65,535.
_VALUES_A_REQUEST = 10_000
# Spellings that each part of the index may tell, and of how many the living items are counted.
_SPELLINGS, _COUNTED = 200, 5

_SORTS: dict[Order, list[Part]] = {
    Order.BEST: [{"_score": "desc"}, {"date": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
    Order.NEWEST: [{"date": {"order": "desc", "missing": "_last"}}],
    Order.OLDEST: [{"date": {"order": "asc", "missing": "_last"}}],
}
_IN_AGENDA_ORDER: list[Part] = [{"meeting": "asc"}, {"position": "asc"}, {"id": "asc"}]


def sort_of(order: Order) -> list[Part]:
    """What sorts hits: an unstated date comes last in every order."""
    return _SORTS[order] if order is Order.BEST else _SORTS[order] + _IN_AGENDA_ORDER


class Index:
    """One generation for one search, made of `words`: the same words are asked of the same copies each time."""

    def __init__(self, cluster: Cluster, generation: Generation, words: str) -> None:
        self._cluster = cluster
        self._index = generation.index
        # Copies differ in what they still hold of deleted items, so in scores: a page must follow from one of them.
        self._preference = sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
        self._counts: dict[Node | None, int] = {}
        self._like: dict[str, Sequence[Spelling]] = {}
        self._texts: dict[Node, Sequence[Sequence[str]]] = {}

    def items(self) -> int:
        """How many items there are."""
        return self._counted([None])[0]

    def count(self, tree: Node) -> int:
        """How many items match `tree`. Its parts, which are likely to be asked for next, are counted with it."""
        return self._counted([tree, *parts_of(tree), *asked_at_once(tree), None])[0]

    def counts(self, trees: Sequence[Node]) -> Sequence[int]:
        """How many items match each of `trees`."""
        return self._counted(trees)

    def gathered(self, question: Callable[[Callable[[Node], int]], Told]) -> Told:
        """The answer to a question that counts; which trees it counts must not depend on the counts.

        It is asked twice: first to learn what it counts, then with all of it counted at once.
        """
        wanted: list[Node] = []

        def note(tree: Node) -> int:
            wanted.append(tree)
            return 0

        question(note)
        self._counted(wanted)
        return question(self.count)

    def may_hold(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(words)

    def texts(self, trees: Sequence[Node]) -> Sequence[Sequence[Sequence[str]]]:
        about = {"size": READ, "sort": sort_of(Order.OLDEST), "_source": [SHOWN]}
        unknown = [tree for tree in dict.fromkeys(trees) if tree not in self._texts]
        found = self._answers([{**about, "query": matching([compiled(tree)])} for tree in unknown])
        for tree, told in zip(unknown, found, strict=True):
            self._texts[tree] = [texts_of(stored_of(hit["_source"][SHOWN])) for hit in told["hits"]["hits"]]
        return [self._texts[tree] for tree in trees]

    def like(self, word: str) -> Sequence[Spelling]:
        """Words of the index that `word` may be a slip of the pen for, likeliest first."""
        if word not in self._like:
            self._like[word] = self._spellings(word) if may_be_a_slip(word) else ()
        return self._like[word]

    def search(self, body: Mapping[str, Any], **options: str) -> Any:
        """The cluster's answer to a search with exact totals and scores that are the same in all parts of the index."""
        told = {"search_type": "dfs_query_then_fetch", "preference": self._preference, **options}
        return self._cluster.search(self._index, {"track_total_hits": True, **body}, **told)

    def moment(self) -> Moment:
        """The generation as it is now."""
        return Moment(self._cluster, self._index, self._preference)

    def values(self, query: Part, field: str) -> dict[str, int]:
        """How many of the items that match `query` have each value of `field`: all values, asked for page by page."""
        counts: dict[str, int] = {}
        after: dict[str, Any] = {}
        while True:
            pages = {"size": _VALUES_A_REQUEST, "sources": [{"value": {"terms": {"field": field}}}], **after}
            body = {"query": query, "size": 0, "aggs": {"values": {"composite": pages}}}
            told = self._cluster.search(self._index, body, preference=self._preference)["aggregations"]["values"]
            counts.update((bucket["key"]["value"], bucket["doc_count"]) for bucket in told["buckets"])
            if len(told["buckets"]) < _VALUES_A_REQUEST:
                return counts
            after = {"after": told["after_key"]}

    def shown(self, items: Sequence[str]) -> list[str]:
        """What is stored of `items` for showing them, in their order; nothing of one that is not there."""
        wanted = [(item, item.partition("/")[0]) for item in items]
        told = self._cluster.documents(self._index, wanted, realtime="false", preference=self._preference)
        return [found["_source"][SHOWN] for found in told if found and SHOWN in found["_source"]]

    def _spellings(self, word: str) -> Sequence[Spelling]:
        told = self._cluster.search(self._index, {"size": 0, "suggest": _spellings_of(word)})
        words: dict[str, int] = {}
        for suggested in told["suggest"].values():
            for option in (option for entry in suggested for option in entry["options"]):
                words[option["text"]] = max(words.get(option["text"], 0), int(option["freq"]))
        likely = [spelling.word for spelling in Lexicon(words).like(word)][:_COUNTED]
        # What was replaced is still among the words until its place is given up.
        queries = [{"term": {exact(field.name): term(other)}} for other in likely for field in TEXT_FIELDS]
        found = self.totals(queries)
        fields = len(TEXT_FIELDS)
        living = {other: max(found[at * fields : (at + 1) * fields]) for at, other in enumerate(likely)}
        return Lexicon({other: items for other, items in living.items() if items}).like(word)

    def totals(self, queries: Sequence[Part]) -> list[int]:
        """How many items match each of `queries`, asked for at once."""
        asked = [{"size": 0, "track_total_hits": True, "query": matching([query])} for query in queries]
        return [told["hits"]["total"]["value"] for told in self._answers(asked)]

    def _answers(self, asked: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The answers to several searches, asked for at once."""
        about = as_line({"allow_partial_search_results": False, "preference": self._preference})
        answers: list[Mapping[str, Any]] = []
        for start in range(0, len(asked), _AT_ONCE):
            lines = [line for body in asked[start : start + _AT_ONCE] for line in (about, as_line(body))]
            told = self._cluster.ask(f"/{self._index}/_msearch", as_lines(lines))
            answers += map(self._cluster.checked, told["responses"])
        return answers

    def _counted(self, trees: Iterable[Node | None]) -> list[int]:
        asked = list(trees)
        unknown = [tree for tree in dict.fromkeys(asked) if tree not in self._counts]
        self._counts.update(zip(unknown, self.totals([compiled(tree) for tree in unknown]), strict=True))
        return [self._counts[tree] for tree in asked]


def _spellings_of(word: str) -> dict[str, Any]:
    """Asks for every word of a field that is two slips away at most, however frequent the word itself is."""
    how = {
        "size": _SPELLINGS,
        "shard_size": _SPELLINGS,
        "suggest_mode": "always",
        "sort": "frequency",
        "max_edits": 2,
        "prefix_length": 0,
        "min_word_length": 1,
        "max_term_freq": 2_000_000_000,
        "accuracy": 0.1,
    }
    return {field.name: {"text": word, "term": {"field": exact(field.name), **how}} for field in TEXT_FIELDS}
