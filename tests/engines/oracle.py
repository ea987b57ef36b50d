"""An engine that finds what it must the slow and obvious way: every document looked at for every query.

It shares with the other engines what a word is, the grammar with its synonyms, snippets and marks; how a tree is
matched, what is counted and how it is ordered is written down here once more. It ranks by how often the words stand.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache

from archive.ids import ItemId, MeetingId
from indexer.search.analysis import (
    PARAGRAPH_GAP,
    beside,
    chain,
    in_phrase,
    is_plain,
    number_key,
    tokens,
    value_key,
    whole,
    words_of,
)
from indexer.search.counted import READ
from indexer.search.document import Document
from indexer.search.errors import NoIndex
from indexer.search.explaining import Searched, explained
from indexer.search.interpretation import Asked, as_typed, interpret
from indexer.search.matching import Matcher
from indexer.search.query import FILTERS, HITS_A_PAGE, Order, Query
from indexer.search.ranking import NEARER
from indexer.search.results import Facet, Hit, Month, Results, Similar, Suggestion
from indexer.search.snippets import snippets
from indexer.search.spelling import Lexicon, Spelling
from indexer.search.stemming import stem
from indexer.search.suggestions import Names
from indexer.search.synonyms import Synonyms, load
from indexer.search.tree import (
    And,
    Dates,
    Leaf,
    Most,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Variants,
    Word,
)

Scalar = str | int | None
TEXTS = ("title", "decision", "minutes", "description")
NAMES = ("speaker", "number", "committee", "council")
SEARCHED = (*TEXTS, "speaker", "number")


def paragraphs(document: Document, name: str) -> list[str]:
    """The texts of one field of an item."""
    single = {"title": document.title, "number": document.number, "committee": document.committee}
    if name in single:
        return [single[name] or ""]
    if name == "council":
        return [document.council or ""]
    if name == "speaker":
        return list(document.speaker_names)
    passages = {"decision": document.decision, "minutes": document.minutes, "description": document.description}
    return [passage.text for passage in passages[name]]


@lru_cache(20_000)  # one query asks for the same many times over
def runs(text: str, name: str, leaf: Leaf) -> tuple[tuple[int, int], ...]:
    """(first place, last place) wherever `leaf` stands in a paragraph of the field `name`."""
    found = tokens(text)
    there = {(token.position, token.text) for token in found}
    there |= {(t.position, written) for t in found if not t.link and (written := beside(text, t))}
    if isinstance(leaf, Word) and name in TEXTS and not leaf.exact and is_plain(leaf.text):
        return tuple((t.position, t.position) for t in found if not t.link and stem(t.text) == stem(leaf.text))
    wanted = in_phrase(leaf.words) if isinstance(leaf, Phrase) else chain(leaf.text)
    if isinstance(leaf, Word):
        wanted = (whole(wanted[0]), *wanted[1:])

    def fits(place: int, step: int) -> bool:
        last = isinstance(leaf, Prefix) and step == len(wanted) - 1
        return any(
            at == place + step and (term.startswith(wanted[step]) if last else term == wanted[step])
            for at, term in there
        )

    starts = sorted({token.position for token in found})
    return tuple((p, p + len(wanted) - 1) for p in starts if all(fits(p, step) for step in range(len(wanted))))


def leaves(node: Node) -> tuple[Leaf, ...]:
    return node.leaves if isinstance(node, Variants) else (node,)  # type: ignore[return-value]


def places(document: Document, node: Node, name: str) -> list[tuple[int, int, int]]:
    """(paragraph, first place, last place) of every leaf of a side of NEAR, or of one leaf, in one field."""
    return [
        (number, start, end)
        for leaf in leaves(node)
        if leaf.field in (None, name)
        for number, text in enumerate(paragraphs(document, name))
        for start, end in runs(text, name, leaf)
    ]


def fields_of(node: Node) -> Sequence[str]:
    named = leaves(node)[0].field
    return (named,) if named else SEARCHED


def holds(document: Document, node: Node) -> bool:  # noqa: PLR0911  a case for each kind of node
    """Whether an item matches a tree."""
    match node:
        case And():
            return bool(node.parts) and all(holds(document, part) for part in node.parts)
        case Or():
            return any(holds(document, part) for part in node.parts)
        case Not():
            return not holds(document, node.part)
        case Dates():
            day = document.held_on
            return day is not None and (not node.first or day >= node.first) and (not node.last or day <= node.last)
        case Value(name, value):
            if name == "number":
                return number_key(document.number or "") == value
            several = {"outcome": document.outcomes, "renamed": document.renamed}
            return value in several.get(name, (document.state,))
        case Most():
            held = [holds(document, part) for part in node.parts]
            told = sum(weight for here, weight in zip(held, node.weights, strict=True) if here)
            return sum(held) > node.least_words * len(held) and told > node.least_told * sum(node.weights)
        case Near():
            return any(
                one[0] == other[0] and 0 < max(other[1] - one[2], one[1] - other[2]) <= node.distance < PARAGRAPH_GAP
                for name in fields_of(node.left)
                for one in places(document, node.left, name)
                for other in places(document, node.right, name)
            )
        case _:
            return any(places(document, node, name) for name in fields_of(node))


def values(document: Document, name: str, *, shown: bool = False) -> tuple[Scalar, ...]:
    """The values a filter may match; with `shown` those its facet lists."""
    year = document.held_on.year if document.held_on else None
    several = {"speaker": document.speakers if shown else document.speaker_names, "outcome": document.outcomes}
    single: dict[str, Scalar] = {
        "committee": document.committee,
        "council": document.council,
        "year": year,
        "state": document.state,
    }
    return several[name] or (None,) if name in several else (single[name],)


def key(value: Scalar) -> Scalar:
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
    spellings: dict[Scalar, Counter[Scalar]] = {}
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


def by_date(documents: Iterable[Document], *, oldest: bool) -> list[Document]:
    """In date order, those without a date last; ties by council, meeting and place in the agenda."""

    def place(document: Document) -> tuple[object, ...]:
        council, meeting, _ = document.id.split("/")
        day = document.held_on.toordinal() if document.held_on else 0
        return (document.held_on is None, day if oldest else -day, council, meeting, document.position)

    return sorted(documents, key=place)


@dataclass
class Store:
    """What two engines at one address share."""

    meetings: dict[MeetingId, list[Document]] = field(default_factory=dict)
    position: int | None = None


class Oracle:
    """The slow engine, over a store in memory."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or Store()
        self._synonyms: Synonyms = load()

    def search(self, query: Query) -> Results:
        interpreted = cache(lambda words: interpret(words, self._synonyms, self))
        asked = interpreted(query.words)
        kept = self._kept(query, asked)
        ordered = self._ordered(query, asked, kept)
        first = (query.page - 1) * HITS_A_PAGE
        matcher = Matcher(asked.marked, stem)
        months = Counter(f"{d.held_on:%Y-%m}" if d.held_on else None for d in kept)
        results = Results(
            total=len(kept),
            held_back=self._held_back(query, asked),
            hits=tuple(hit(document, matcher) for document in ordered[first : first + HITS_A_PAGE]),
            facets={name: facet(self._kept(query, asked, but=name), query, name) for name in FILTERS},
            notes=asked.notes,
            months=tuple(Month(m, months[m]) for m in sorted(months, key=lambda m: (m is None, m or ""))),
            instead=asked.instead,
        )

        def totals(queries: Iterable[Query]) -> list[int]:
            return [len(self._kept(other, interpreted(other.words))) for other in queries]

        return explained(results, Searched(query, asked, self, self._synonyms, totals))

    def all_hits(self, query: Query) -> Generator[Hit, None, None]:
        asked = interpret(query.words, self._synonyms, self)
        yield from map(bare_hit, self._ordered(query, asked, self._kept(query, asked)))

    def marker(self, words: str) -> Matcher:
        try:
            return Matcher(interpret(words, self._synonyms, self).marked, stem)
        except NoIndex:
            return Matcher(as_typed(words, self._synonyms), stem)

    def similar(self, item: ItemId) -> Similar | None:
        """The items that share most words with the title, those of the same issue and of the same title elsewhere."""
        held = {document.id: document for document in self._held()}
        this = held.get(str(item))
        if this is None:
            return None
        unmarked = Matcher(None, stem)
        meeting, subject = item.of_meeting, {stem(word) for word in words_of(this.title)}
        elsewhere = [d for d in held.values() if ItemId.parse(d.id).of_meeting != meeting]
        same = [d for d in elsewhere if this.issue and d.issue == this.issue]
        likely = [d for d in elsewhere if d.title == this.title and d not in same]
        others = [d for d in held.values() if d is not this and d not in (*same, *likely) and not d.procedural]
        texts = {
            d.id: {stem(w) for name in TEXTS for text in paragraphs(d, name) for w in words_of(text)} for d in others
        }
        like = [d for d in others if subject & texts[d.id]]
        like.sort(key=lambda d: -len(subject & texts[d.id]))
        parts = (by_date(same, oldest=False), by_date(likely, oldest=False), like[:10])
        return Similar(this.title, *(tuple(hit(d, unmarked) for d in part) for part in parts))

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        names = Counter(
            (kind, value)
            for d in self._held()
            for kind in ("committee", "speaker")
            for value in values(d, kind, shown=True)
            if isinstance(value, str)
        )
        return Names(names).beginning(typed)

    def position(self) -> int:
        return self._store.position or 0

    def claim(self, archive: str | None, *, taking_over: bool) -> None:
        """An index in memory is nobody else's."""

    @contextmanager
    def update(self, position: int) -> Iterator["MemoryBatch"]:
        batch = MemoryBatch(dict(self._store.meetings))
        yield batch
        self._store.meetings, self._store.position = batch.meetings, position

    @contextmanager
    def rebuild(self, position: int) -> Iterator["MemoryBatch"]:
        batch = MemoryBatch({})
        yield batch
        self._store.meetings, self._store.position = batch.meetings, position

    def documents(self) -> Iterator[tuple[str, str]]:
        return iter(sorted((document.id, document.hash) for document in self._held()))

    def close(self) -> None:
        """Nothing is open."""

    # What interpreting asks of an index.

    def items(self) -> int:
        return len(self._held())

    def count(self, tree: Node) -> int:
        return sum(holds(document, tree) for document in self._held())

    def counts(self, trees: Sequence[Node]) -> Sequence[int]:
        return [self.count(tree) for tree in trees]

    def may_hold(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(words)

    def texts(self, trees: Sequence[Node]) -> Sequence[Sequence[Sequence[str]]]:
        found = (by_date((d for d in self._held() if holds(d, tree)), oldest=True)[:READ] for tree in trees)
        return [[[text for name in TEXTS for text in paragraphs(d, name)] for d in some] for some in found]

    def like(self, word: str) -> Sequence[Spelling]:
        words: Counter[str] = Counter()
        for name in SEARCHED:
            here = Counter(w for d in self._held() for w in {w for t in paragraphs(d, name) for w in words_of(t)})
            words |= here
        return Lexicon(words).like(word)

    def _held(self) -> list[Document]:
        if self._store.position is None:
            raise NoIndex("nothing is indexed yet: run `minutebook index`")
        return [document for held in self._store.meetings.values() for document in held]

    def _matching(self, query: Query, asked: Asked, *, but: str = "") -> list[Document]:
        return [d for d in self._held() if (asked.tree is None or holds(d, asked.tree)) and passes(d, query, but=but)]

    def _kept(self, query: Query, asked: Asked, *, but: str = "") -> list[Document]:
        held_back = asked.with_words and not query.procedural
        return [d for d in self._matching(query, asked, but=but) if not (held_back and d.procedural)]

    def _held_back(self, query: Query, asked: Asked) -> int:
        return len(self._matching(query, asked)) - len(self._kept(query, asked))

    def _ordered(self, query: Query, asked: Asked, kept: Sequence[Document]) -> list[Document]:
        if not asked.with_words or query.order in (Order.NEWEST, Order.OLDEST):
            return by_date(kept, oldest=query.order is Order.OLDEST)
        best = sorted(kept, key=lambda d: d.id)
        best = sorted(best, key=lambda d: (d.held_on is None, -(d.held_on.toordinal() if d.held_on else 0)))
        near = {d.id for d in best if asked.nearer is not None and holds(d, asked.nearer)}
        best = sorted(best, key=lambda d: -self._worth(d, asked.tree) * (NEARER if d.id in near else 1))
        return sorted(best, key=lambda d: asked.first is not None and not holds(d, asked.first))

    def _worth(self, document: Document, node: Node | None) -> float:
        """How often the words of a tree stand in an item, those of the title three times over."""
        if isinstance(node, And | Or | Most):
            return sum(self._worth(document, part) for part in node.parts)
        if node is None or isinstance(node, Not | Dates | Value):
            return 0.0
        if isinstance(node, Near):
            return self._worth(document, node.left) + self._worth(document, node.right)
        return float(
            sum(
                len(places(document, node, name)) * (3 if name in ("title", "number") else 1)
                for name in fields_of(node)
            )
        )


class MemoryBatch:
    def __init__(self, meetings: dict[MeetingId, list[Document]]) -> None:
        self.meetings = meetings

    def replace(self, meeting: MeetingId, documents: Iterable[Document]) -> None:
        self.meetings[meeting] = list(documents)


def hit(document: Document, matcher: Matcher) -> Hit:
    passages = (*document.minutes, *document.decision, *document.description)
    mark: Callable[..., tuple[tuple[int, int], ...]] = matcher.marks
    return bare_hit(document)._replace(
        title_marks=mark(document.title, "title"),
        snippets=snippets(passages, matcher),
        speaker_marks=tuple(mark(speaker, "speaker") for speaker in document.speakers),
        number_marks=mark(document.number or "", "number"),
    )


def bare_hit(document: Document) -> Hit:
    return Hit(
        id=document.id,
        council=document.council,
        committee=document.committee,
        held_on=document.held_on,
        number=document.number,
        title=document.title,
        speakers=document.speakers,
        outcomes=document.outcomes,
        state=document.state,
        procedural=document.procedural,
        source_url=document.source_url,
    )
