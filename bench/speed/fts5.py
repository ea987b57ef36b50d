"""SQLite's full-text index, set up as those who know it do.

Porter stemming, a column a field, `bm25` with our boosts; what facets count stands in tables of small integers; one
search writes its matches to a temporary table once and counts from there. The file is mapped and the index optimised.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

from indexer.search.document import Document, Passage
from speed.corpus import Meeting
from speed.jobs import FACETS, Answer, How, Job

_TEXTS = ("title", "decision", "minutes", "description", "number", "speaker", "committee", "council")
_BM25 = "bm25(words, 3.0, 1.5, 1.0, 1.0, 2.0, 2.0, 0.0, 0.0)"
_SINGLE = ("committee", "council", "year", "month", "state")
_MULTIPLE = ("speaker", "outcome")
_SCHEMA = f"""
CREATE VIRTUAL TABLE words USING fts5({", ".join(_TEXTS)}, tokenize = 'porter unicode61');
CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, committee INT, council INT, year INT, month INT, state INT,
                   day INT);
CREATE TABLE value (id INTEGER PRIMARY KEY, kind TEXT, value, UNIQUE (kind, value));
CREATE TABLE speaker_of (item INT, value INT, PRIMARY KEY (item, value)) WITHOUT ROWID;
CREATE TABLE outcome_of (item INT, value INT, PRIMARY KEY (item, value)) WITHOUT ROWID;
"""
_INDICES = """
CREATE INDEX item_day ON item (day);
CREATE UNIQUE INDEX item_name ON item (name);
INSERT INTO words(words) VALUES ('optimize');
ANALYZE;
"""
_HITS = """
CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY, committee INT, council INT, year INT, month INT, state INT, day INT,
                       kept INT, score REAL);
"""


class Fts5:
    """The database in `folder`."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.sqlite"
        self._open()

    @staticmethod
    def build(folder: Path, meetings: Iterable[Meeting]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(folder / "fts5.sqlite")
        db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144;")
        db.executescript(_SCHEMA)
        _Values(db).insert(document for _, held in meetings for document in held)
        db.commit()
        db.executescript(_INDICES)
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()

    def search(self, job: Job) -> Answer:
        return self.run(job)

    def run(self, job: Job) -> Answer:
        """The whole job."""
        table, kept = self._matched(job)
        total = self._db.execute(f"SELECT count(*) FROM {table} h WHERE {kept}").fetchone()[0]  # noqa: S608
        facets = {}
        for name in (*_SINGLE, *_MULTIPLE):
            # A facet counts what passes every filter but its own.
            where = "1" if name == "committee" else kept
            source = f"{table} h"
            column = f"h.{name}"
            if name in _MULTIPLE:
                source, column = f"{table} h CROSS JOIN {name}_of o ON o.item = h.id", "o.value"
            counted = self._db.execute(
                f"SELECT v.value, n FROM (SELECT {column} AS one, count(*) AS n FROM {source} WHERE {where} GROUP BY 1)"  # noqa: S608
                " JOIN value v ON v.id = one ORDER BY n DESC"
            )
            facets[name] = dict(counted.fetchall())
        months = facets.pop("month")
        return Answer(total, {name: facets[name] for name in FACETS}, months, self._shown(job, table, kept))

    def forget(self) -> None:
        """A connection of its own, whose page cache is empty and whose schema is read."""
        self._db.close()
        self._open()

    def close(self) -> None:
        self._db.close()

    def _open(self) -> None:
        self._db = sqlite3.connect(self._path)
        self._db.executescript(
            "PRAGMA mmap_size = 4294967296; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY;" + _HITS
        )
        self._db.execute("SELECT count(*) FROM words WHERE words MATCH 'nothingfoundsowarmsnothing'").fetchall()

    def _matched(self, job: Job) -> tuple[str, str]:
        """The table that holds what passes every filter but the committee's, and what tells the rest in it."""
        if job.how is How.NONE:
            return "item", "1"
        self._db.execute("DELETE FROM hit")
        committee = self._value("committee", job.committee) if job.committee else None
        kept = "i.committee = :committee" if committee else "1"
        score = "0" if job.newest else f"CASE WHEN {kept} THEN {_BM25} END"
        dates = "i.day BETWEEN :since AND :until" if job.since else "1"
        self._db.execute(
            f"INSERT INTO hit SELECT i.id, i.committee, i.council, i.year, i.month, i.state, i.day, {kept}, {score}"  # noqa: S608
            f" FROM words CROSS JOIN item i ON i.id = words.rowid WHERE words MATCH :match AND {dates}",
            {
                "match": match(job),
                "committee": committee,
                "since": job.since and job.since.toordinal(),
                "until": job.until and job.until.toordinal(),
            },
        )
        return "hit", "h.kept" if committee else "1"

    def _shown(self, job: Job, table: str, kept: str) -> tuple[tuple[str, str, str], ...]:
        order = "h.day DESC, h.id" if job.newest else "h.score"
        best = f"SELECT h.id FROM {table} h WHERE {kept} ORDER BY {order} LIMIT 10"  # noqa: S608
        numbers = [number for (number,) in self._db.execute(best)]
        if job.how is How.NONE:
            shown = (
                "SELECT i.name, words.title, substr(words.minutes, 1, 300) FROM words JOIN item i ON i.id = words.rowid"
            )
            return tuple(self._db.execute(f"{shown} WHERE words.rowid = ?", (n,)).fetchone() for n in numbers)
        shown = (
            "SELECT i.name, words.title, snippet(words, -1, '[', ']', '…', 48)"
            " FROM words JOIN item i ON i.id = words.rowid WHERE words MATCH ? AND words.rowid = ?"
        )
        return tuple(self._db.execute(shown, (match(job), n)).fetchone() for n in numbers)

    def _value(self, kind: str, value: str) -> int:
        found = self._db.execute("SELECT id FROM value WHERE kind = ? AND value = ?", (kind, value)).fetchone()
        return int(found[0]) if found else 0


def match(job: Job) -> str:
    """The job's words in FTS5's language."""
    quoted = [f'"{word}"' for word in job.words]
    return {
        How.ALL: " ".join(quoted),
        How.ANY: " OR ".join(quoted),
        How.PHRASE: f'"{" ".join(job.words)}"',
        How.PREFIX: f"{job.words[0]}*" if job.words else "",
        How.NONE: "",
    }[job.how]


def texts(document: Document) -> tuple[str, ...]:
    """What the columns of words hold of a document."""
    return (
        document.title,
        joined(document.decision),
        joined(document.minutes),
        joined(document.description),
        document.number or "",
        "\n".join(document.speaker_names),
        document.committee or "",
        document.council or "",
    )


def joined(passages: tuple[Passage, ...]) -> str:
    return "\n".join(passage.text for passage in passages)


def month_of(day: date | None) -> str | None:
    return f"{day:%Y-%m}" if day else None


class _Values:
    """Writes documents; every value of a facet is written once and stands for itself as an integer."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._ids: dict[tuple[str, str | int | None], int] = {}

    def insert(self, documents: Iterable[Document]) -> None:
        numbers = count(1)
        for batch in _batched(documents, 1_000):
            rows = [(next(numbers), document) for document in batch]
            self._db.executemany(
                "INSERT INTO words (rowid, title, decision, minutes, description, number, speaker, committee, council)"
                " VALUES (?,?,?,?,?,?,?,?,?)",
                [(n, *texts(document)) for n, document in rows],
            )
            self._db.executemany(
                "INSERT INTO item VALUES (?,?,?,?,?,?,?,?)", [self._item(n, document) for n, document in rows]
            )
            for table, of in (("speaker", "speakers"), ("outcome", "outcomes")):
                pairs = [(n, self._id(table, value)) for n, d in rows for value in (getattr(d, of) or (None,))]
                self._db.executemany(f"INSERT INTO {table}_of VALUES (?,?)", pairs)  # noqa: S608
        self._db.executemany("INSERT INTO value VALUES (?,?,?)", [(n, *told) for told, n in self._ids.items()])

    def _item(self, number: int, document: Document) -> tuple[int | str | None, ...]:
        day = document.held_on
        return (
            number,
            document.id,
            self._id("committee", document.committee),
            self._id("council", document.council),
            self._id("year", day.year if day else None),
            self._id("month", month_of(day)),
            self._id("state", document.state),
            day.toordinal() if day else None,
        )

    def _id(self, kind: str, value: str | int | None) -> int:
        return self._ids.setdefault((kind, value), len(self._ids) + 1)


def _batched(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch
