"""What an engine must answer, found the slow and obvious way: every document looked at, nothing indexed.

It shares the analysis (what a word is) and the grammar with the engines and nothing else. It does not rank: `best` hits
come as a set.
"""

from collections import Counter
from collections.abc import Sequence

from indexer.search.analysis import chain, is_plain, tokens, value_key
from indexer.search.document import Document
from indexer.search.engines.whoosh.schema import stem
from indexer.search.grammar import Phrase, Word, parse
from indexer.search.query import FILTERS, Order, Query
from indexer.search.results import Facet

Value = str | int | None

FACETS = ("committee", "year", "speaker", "council")


def paragraphs(document: Document) -> list[tuple[str, bool]]:
    """Every text of the item as (text, whether its words are stemmed)."""
    told = [p.text for p in (*document.description, *document.decision, *document.minutes)]
    names = [*document.speaker_names, *([document.number] if document.number else [])]
    return [(text, True) for text in (document.title, *told)] + [(name, False) for name in names]


def holds(text: str, stemmed: bool, atom: Word | Phrase) -> bool:
    """Whether one paragraph holds a word or a phrase."""
    found = tokens(text)
    if isinstance(atom, Word) and stemmed and not atom.exact and is_plain(atom.text):
        return any(stem(token.text) == stem(atom.text) for token in found if not token.link)
    wanted = atom.words if isinstance(atom, Phrase) else chain(atom.text)
    there = {(token.position, token.text) for token in found}
    return any(
        all((place + step, word) in there for step, word in enumerate(wanted))
        for place, first in there
        if first == wanted[0]
    )


def matches(document: Document, words: str) -> bool:
    tree = parse(words).tree
    if tree is None:
        return True
    texts = paragraphs(document)
    return bool(tree.parts) and all(any(holds(text, stemmed, atom) for text, stemmed in texts) for atom in tree.parts)


def values(document: Document, name: str, *, shown: bool = False) -> tuple[Value, ...]:
    """The values a filter may match; with `shown` those its facet lists."""
    year = document.held_on.year if document.held_on else None
    several = {"speaker": document.speakers if shown else document.speaker_names, "outcome": document.outcomes}
    single: dict[str, Value] = {
        "committee": document.committee,
        "council": document.council,
        "year": year,
        "state": document.state,
    }
    return several[name] or (None,) if name in several else (single[name],)


def key(value: Value) -> Value:
    return value_key(value) if isinstance(value, str) else value


def passes(document: Document, query: Query, *, but: str = "") -> bool:
    """Whether the document passes every filter, that named `but` apart."""
    day = document.held_on
    if query.date_from and (day is None or day < query.date_from):
        return False
    if query.date_to and (day is None or day > query.date_to):
        return False
    for name in FILTERS:
        chosen = {key(value) for value in getattr(query, name)}
        if name != but and chosen and not chosen & {key(value) for value in values(document, name)}:
            return False
    return True


def facet(documents: Sequence[Document], query: Query, name: str) -> tuple[Facet, ...]:
    """Every value with what choosing it would show; of several spellings the most frequent, then the first by code."""
    spellings: dict[Value, Counter[Value]] = {}
    for document in documents:
        for value in values(document, name, shown=True):
            spellings.setdefault(key(value), Counter())[value] += 1
    chosen = {key(value): value for value in reversed(getattr(query, name))}
    names = dict(chosen)
    for found, counter in spellings.items():
        names[found] = sorted(counter.items(), key=lambda pair: (-pair[1], str(pair[0])))[0][0]
    counted = [
        Facet(shown, sum(found in map(key, values(document, name)) for document in documents), found in chosen)
        for found, shown in names.items()
    ]
    return tuple(sorted(counted, key=lambda f: (-f.count, f.value is None, str(f.value).casefold(), str(f.value))))


def by_date(documents: Sequence[Document], *, oldest: bool) -> list[str]:
    """Ids in date order, those without a date last; ties by council, meeting and place in the agenda."""

    def place(document: Document) -> tuple[object, ...]:
        council, meeting, _ = document.id.split("/")
        day = document.held_on.toordinal() if document.held_on else 0
        return (document.held_on is None, day if oldest else -day, council, meeting, document.position)

    return [document.id for document in sorted(documents, key=place)]


class Oracle:
    """The answers for one set of documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents

    def found(self, query: Query, *, but: str = "") -> list[Document]:
        """The documents that `total` counts."""
        held = [d for d in self.documents if matches(d, query.words) and passes(d, query, but=but)]
        return [d for d in held if not (self.holding_back(query) and d.procedural)]

    def holding_back(self, query: Query) -> bool:
        return bool(query.words.strip()) and not query.procedural

    def held_back(self, query: Query) -> int:
        held = [d for d in self.documents if matches(d, query.words) and passes(d, query)]
        return sum(d.procedural for d in held) if self.holding_back(query) else 0

    def facets(self, query: Query) -> dict[str, tuple[Facet, ...]]:
        return {name: facet(self.found(query, but=name), query, name) for name in FACETS}

    def order(self, query: Query) -> list[str] | None:
        """The ids in order; None where the order is by score."""
        if query.words.strip() and query.order in (None, Order.BEST):
            return None
        return by_date(self.found(query), oldest=query.order is Order.OLDEST)
