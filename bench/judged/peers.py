"""What a user would pick instead, on the same items: SQLite FTS5 and Tantivy, set up as their documentation does.

Both hold the same texts as we do in fields of the same names, and are asked as one who knows them would ask: words and
phrases in quotes, so that a reference is a phrase of its parts; fields by name; exclusions; dates as an exact filter.
"All" asks for every word, "any" for at least one; fields, exclusions and dates hold in both.
"""

import re
import sqlite3
import sys
from collections.abc import Sequence
from typing import Protocol

from indexer.search.document import Document
from judged.measures import DEEP
from judged.typed import Typed, take_apart

# Where words are looked for; the others answer only when they are named.
_TEXTS = ("title", "description", "decision", "minutes", "speakers", "number")
_NAMED = ("committee", "outcome")


class Run(Protocol):
    """One engine, asked in one way."""

    name: str

    def find(self, words: str) -> list[str]:
        """The ids of the first fifty hits."""

    def close(self) -> None: ...


def _row(document: Document) -> tuple[str, ...]:
    parts = ("\n".join(p.text for p in part) for part in (document.description, document.decision, document.minutes))
    return (
        document.title,
        *parts,
        "\n".join(document.speaker_names),
        document.number or "",
        document.committee or "",
        " ".join(document.outcomes),
    )


class Fts5:
    """`porter unicode61` and the default bm25."""

    def __init__(self, held: Sequence[Document], every: bool) -> None:
        self.name = f"FTS5 {'all' if every else 'any'}"
        self._held, self._every = held, every
        self._db = sqlite3.connect(":memory:")
        columns = ", ".join(_TEXTS + _NAMED)
        self._db.execute(f"CREATE VIRTUAL TABLE item USING fts5({columns}, tokenize = 'porter unicode61')")
        holes = ", ".join("?" * (len(_TEXTS + _NAMED) + 1))
        for number, document in enumerate(held):
            self._db.execute(f"INSERT INTO item (rowid, {columns}) VALUES ({holes})", (number, *_row(document)))  # noqa: S608  # our own names

    def find(self, words: str) -> list[str]:
        typed = take_apart(words)
        match = self._match(typed)
        if not match:
            return _allowed(self._held, typed, range(len(self._held)))
        found = self._db.execute("SELECT rowid FROM item WHERE item MATCH ? ORDER BY rank", (match,)).fetchall()
        return _allowed(self._held, typed, [number for (number,) in found])

    def close(self) -> None:
        self._db.close()

    def _match(self, typed: Typed) -> str:
        texts = "{" + " ".join(_TEXTS) + "}"
        joined = (" AND " if self._every else " OR ").join(f'{texts} : "{word}"' for word in typed.words)
        parts = [f"({joined})"] if joined else []
        parts += [f'{field} : "{text}"' for field, text in typed.fields]
        kept = " AND ".join(parts)
        return "".join([kept, *(f' NOT {texts} : "{word}"' for word in typed.excluded)]) if kept else ""


class Tantivy:
    """`en_stem` in every field, and the default scoring."""

    def __init__(self, held: Sequence[Document], every: bool) -> None:
        self.name = f"Tantivy {'all' if every else 'any'}"
        self._held, self._every = held, every
        try:
            import tantivy  # noqa: PLC0415  # a peer that a machine may lack
        except ImportError:
            sys.exit("Tantivy is measured too: install it with `pip install tantivy`, or all with `make test`.")
        builder = tantivy.SchemaBuilder()
        for field in _TEXTS + _NAMED:
            builder.add_text_field(field, tokenizer_name="en_stem")
        builder.add_integer_field("place", stored=True)
        self._index = tantivy.Index(builder.build())
        writer = self._index.writer(num_threads=1)
        for number, document in enumerate(held):
            fields = dict(zip(_TEXTS + _NAMED, _row(document), strict=True))
            writer.add_document(tantivy.Document(place=number, **fields))
        writer.commit()
        self._index.reload()

    def find(self, words: str) -> list[str]:
        typed = take_apart(words)
        query = self._query(typed)
        if not query:
            return _allowed(self._held, typed, range(len(self._held)))
        searcher = self._index.searcher()
        hits = searcher.search(self._index.parse_query(query, list(_TEXTS)), len(self._held)).hits
        return _allowed(self._held, typed, [searcher.doc(address)["place"][0] for _, address in hits])

    def close(self) -> None:
        """Its index lies in memory and goes with it."""

    def _query(self, typed: Typed) -> str:
        sign = "+" if self._every else ""
        joined = " ".join(f'{sign}"{_spoken(word)}"' for word in typed.words)
        parts = [f"+({joined})"] if joined else []
        parts += [f'+{field}:"{_spoken(text)}"' for field, text in typed.fields]
        return " ".join([*parts, *(f'-"{_spoken(word)}"' for word in typed.excluded)])


def _spoken(text: str) -> str:
    """Without the signs that Tantivy's own query language would stumble over inside quotes."""
    return re.sub(r"[\\\"]", " ", text)


def _allowed(held: Sequence[Document], typed: Typed, numbers: Sequence[int]) -> list[str]:
    return [held[n].id for n in numbers if typed.holds(held[n].held_on)][:DEEP]
