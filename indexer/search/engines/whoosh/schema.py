"""The Whoosh schema, compiled from FIELDS, and the field types that turn a document's values into postings.

Whoosh pickles the schema into every index: these classes must stay importable under their names for as long as an index
of the same SCHEMA_VERSION is to be opened.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Frequency, Positions
from whoosh.system import pack_uint

from indexer.search.analysis import PARAGRAPH_GAP, Token, beside, tokens, value_key
from indexer.search.schema import FIELDS, Field, Kind
from indexer.search.stemming import stem

# Beside what FIELDS names: the identity of item and meeting, and what is kept of an item (`stored`).
ITEM, MEETING, HIT = "item", "meeting", "hit"

Posting = tuple[bytes, int, float, bytes]


def exact_name(field: str) -> str:
    """The field of the index that holds `field` word for word."""
    return f"{field}_exact"


def scored_name(field: Field) -> str:
    """The field of the index by which words in `field` are scored."""
    return field.name if field.kind is Kind.WORDS else exact_name(field.name)


class PlacedTokens(NamedTuple):
    """The tokens of a field's paragraphs with their places in the whole field: analysed once, indexed twice."""

    tokens: tuple[Token, ...]

    @property
    def length(self) -> int:
        """How many words, links not counted."""
        return sum(not token.link for token in self.tokens)


def placed(paragraphs: Sequence[str]) -> PlacedTokens:
    """The tokens of `paragraphs`, so far apart that nothing reaches from one into the next.

    Beside a word in capitals stands, like a link, the word as it is written, and beside a number that it stands whole.
    """
    found: list[Token] = []
    base = 0
    for paragraph in paragraphs:
        for token in tokens(paragraph):
            placed_token = token._replace(position=token.position + base) if base else token
            found.append(placed_token)
            if written := beside(paragraph, token):
                found.append(placed_token._replace(text=written, link=True))
        base = found[-1].position + PARAGRAPH_GAP if found else 0
    return PlacedTokens(tuple(found))


class _Analysed(FieldType):  # type: ignore[misc]
    """A field whose postings are made of PlacedTokens tokens or of values, not of text."""

    analyzer = None

    def __init__(self, postings: Any, scorable: bool) -> None:
        self.format = postings
        self.scorable = scorable
        self.stored = self.unique = False
        self.vector = self.column_type = None
        self.multitoken_query = "default"

    def process_text(self, qstring: str, mode: str = "", **_: Any) -> list[str]:  # noqa: ARG002  Whoosh's signature
        """The terms of a query text, for Whoosh's own tools."""
        return [self.term(token.text) for token in tokens(qstring) if not token.link]

    def term(self, word: str) -> str:
        return word


class Stems(_Analysed):
    """Stemmed words and how often they stand in a text; where they stand is told by their forms in the exact field."""

    def __init__(self) -> None:
        super().__init__(Frequency(), scorable=True)

    def index(self, value: PlacedTokens, **_: Any) -> Iterator[Posting]:
        counts = Counter(stem(token.text) for token in value.tokens if not token.link)
        for text, count in counts.items():
            yield text.encode(), count, float(count), pack_uint(count)

    def term(self, word: str) -> str:
        return stem(word)


class Exact(_Analysed):
    """Words and links as they stand, with their positions."""

    def __init__(self) -> None:
        super().__init__(Positions(), scorable=True)

    def index(self, value: PlacedTokens, **_: Any) -> Iterator[Posting]:
        places: dict[str, list[int]] = {}
        for token in value.tokens:
            places.setdefault(token.text, []).append(token.position)
        for text, positions in places.items():
            yield text.encode(), len(positions), float(len(positions)), self.format.encode(positions)


class Values(_Analysed):
    """Whole values, as filters compare them. Takes a sequence of strings."""

    def __init__(self) -> None:
        super().__init__(Existence(), scorable=False)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[Posting]:
        for key in dict.fromkeys(map(value_key, value)):
            yield key.encode("utf-8", "replace"), 1, 1.0, b""


def compile_schema() -> Schema:
    """The Whoosh schema of FIELDS."""
    fields: dict[str, Any] = {ITEM: Values(), MEETING: Values(), HIT: STORED()}
    for field in FIELDS:
        if field.kind is Kind.WORDS:
            fields[field.name] = Stems()
        if field.kind in (Kind.WORDS, Kind.NAMES):
            fields[exact_name(field.name)] = Exact()
        if field.kind is not Kind.WORDS:
            fields[field.name] = Values()
    return Schema(**fields)
