"""SQLite's full-text index, set up as those who know it do.

Porter stemming, a column a field, `bm25` with our boosts; what facets count stands in tables of small integers; one
search writes its matches to a temporary table once and counts from there. The file is mapped and the index optimised.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from indexer.search.document import Document, Passage
from speed.corpus import Meeting
from speed.jobs import FACETS, Answer, How, Job

TEXTS = ("title", "decision", "minutes", "description", "number", "speaker", "committee", "council")
_BM25 = "bm25(words, 3.0, 1.5, 1.0, 1.0, 2.0, 2.0, 0.0, 0.0)"
_SINGLE = ("committee", "council", "year", "month", "state")
_MULTIPLE = ("speaker", "outcome")
# Above this share of all items it is quicker to walk along a facet's index and look each item up among the hits.
_MANY = 0.2
_SCHEMA = f"""
CREATE VIRTUAL TABLE words USING fts5({", ".join(TEXTS)}, tokenize = 'porter unicode61');
CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, committee INT, council INT, year INT, month INT, state INT,
                   day INT);
CREATE TABLE value (id INTEGER PRIMARY KEY, kind TEXT, value, UNIQUE (kind, value));
CREATE TABLE speaker_of (item INT, value INT, PRIMARY KEY (item, value)) WITHOUT ROWID;
CREATE TABLE outcome_of (item INT, value INT, PRIMARY KEY (item, value)) WITHOUT ROWID;
"""
_INDICES = """
CREATE UNIQUE INDEX item_name ON item (name);
CREATE INDEX item_committee ON item (committee);
CREATE INDEX item_council ON item (council);
CREATE INDEX item_year ON item (year);
CREATE INDEX item_month ON item (month);
CREATE INDEX item_state ON item (state);
CREATE INDEX item_day ON item (day);
CREATE INDEX speaker_first ON speaker_of (value, item);
CREATE INDEX outcome_first ON outcome_of (value, item);
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
    every = 1

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.sqlite"
        self._open()

    @staticmethod
    def build(folder: Path, meetings: Iterable[Meeting]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(folder / "fts5.sqlite")
        db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144;")
        db.executescript(_SCHEMA)
        _Writer(db).insert((document for _, held in meetings for document in held), first=1)
        db.commit()
        db.executescript(_INDICES)
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()

    def search(self, job: Job) -> Answer:
        return self.run(job)

    def run(self, job: Job) -> Answer:
        """The whole job."""
        if job.how is How.NONE:
            facets, table, kept = self._counts_of_all(), "item", "1"
            total = self._db.execute("SELECT count(*) FROM item").fetchone()[0]
        else:
            kept = self._match(job)
            table, total = "hit", self._db.execute(f"SELECT count(*) FROM hit h WHERE {kept}").fetchone()[0]
            facets = self._counts_of_one(kept) | {name: self._counts_of_many(name, kept, total) for name in _MULTIPLE}
        told = {name: {self._values[n]: count for n, count in counts.items()} for name, counts in facets.items()}
        months = told.pop("month")
        return Answer(total, {name: told[name] for name in FACETS}, months, self._shown(job, table, kept))

    def _counts_of_all(self) -> dict[str, dict[int, int]]:
        """Where nothing narrows, each count is one walk along an index."""
        one = {name: f"SELECT {name}, count(*) FROM item GROUP BY 1" for name in _SINGLE}
        many = {n: f"SELECT value, count(*) FROM {n}_of INDEXED BY {n}_first GROUP BY 1" for n in _MULTIPLE}
        return {name: dict(self._db.execute(counting).fetchall()) for name, counting in (one | many).items()}

    def _counts_of_one(self, kept: str) -> dict[str, dict[int, int]]:
        """Facets with one value an item, all in one pass: grouping by each in turn was measured at twice the time."""
        counts: dict[str, dict[int, int]] = {name: {} for name in _SINGLE}
        columns = ", ".join(_SINGLE)
        for *values, passing, wide in self._db.execute(
            f"SELECT {columns}, sum({kept}), count(*) FROM hit h GROUP BY {columns}"
        ):
            for name, value in zip(_SINGLE, values, strict=True):
                # A facet counts what passes every filter but its own.
                if count := wide if name == "committee" else passing:
                    counts[name][value] = counts[name].get(value, 0) + count
        return counts

    def _counts_of_many(self, name: str, kept: str, total: int) -> dict[int, int]:
        """Facets with several values an item, joined from the side that is cheaper: many hits need no sorting so."""
        joined = (
            f"{name}_of o INDEXED BY {name}_first CROSS JOIN hit h ON h.id = o.item"
            if total > _MANY * self._items
            else f"hit h CROSS JOIN {name}_of o ON o.item = h.id"
        )
        return dict(self._db.execute(f"SELECT o.value, count(*) FROM {joined} WHERE {kept} GROUP BY 1").fetchall())

    def forget(self) -> None:
        """A connection of its own, whose page cache is empty and whose schema is read."""
        self._db.close()
        self._open()
        self._db.execute("SELECT count(*) FROM words WHERE words MATCH 'nothingfoundsowarmsnothing'").fetchall()

    def replace(self, meeting: Meeting, changed: int, durably: bool) -> None:
        """Let the index hold the first `changed` items of `meeting` as they are now."""
        self._db.execute(f"PRAGMA synchronous = {'FULL' if durably else 'OFF'}")
        self._db.execute("BEGIN")
        for document in meeting[1][:changed]:
            (number,) = self._db.execute("SELECT id FROM item WHERE name = ?", (document.id,)).fetchone()
            for table in ("words WHERE rowid", "item WHERE id", "speaker_of WHERE item", "outcome_of WHERE item"):
                self._db.execute(f"DELETE FROM {table} = ?", (number,))
            self._writer.insert([document], number)
        self._db.execute("COMMIT")

    def close(self) -> None:
        self._db.close()

    def _open(self) -> None:
        self._db = sqlite3.connect(self._path, isolation_level=None)
        self._db.executescript(
            "PRAGMA mmap_size = 4294967296; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY;" + _HITS
        )
        self._writer = _Writer(self._db)
        self._values = dict(self._db.execute("SELECT id, value FROM value").fetchall())
        self._items = self._db.execute("SELECT count(*) FROM item").fetchone()[0]

    def _match(self, job: Job) -> str:
        """Fill the table of hits with what passes every filter but the committee's; returns what tells the rest."""
        self._db.execute("DELETE FROM hit")
        committee = self._number("committee", job.committee) if job.committee else None
        kept = "i.committee = :committee" if job.committee else "1"
        score = "0" if job.newest else f"CASE WHEN {kept} THEN {_BM25} END"
        dates = "i.day BETWEEN :since AND :until" if job.since else "1"
        self._db.execute(
            f"INSERT INTO hit SELECT i.id, i.committee, i.council, i.year, i.month, i.state, i.day, {kept}, {score}"
            f" FROM words CROSS JOIN item i ON i.id = words.rowid WHERE words MATCH :match AND {dates}",
            {
                "match": match(job),
                "committee": committee,
                "since": job.since and job.since.toordinal(),
                "until": job.until and job.until.toordinal(),
            },
        )
        return "h.kept" if job.committee else "1"

    def _shown(self, job: Job, table: str, kept: str) -> tuple[tuple[str, str, str], ...]:
        order = "h.day DESC, h.id" if job.newest else "h.score"
        best = f"SELECT h.id FROM {table} h WHERE {kept} ORDER BY {order} LIMIT 10"
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

    def _number(self, kind: str, value: str) -> int:
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


class _Writer:
    """Writes documents; every value of a facet is written once and stands for itself as an integer."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._ids: dict[tuple[str, str | int | None], int] = {}

    def insert(self, documents: Iterable[Document], first: int) -> None:
        """Write `documents` under the numbers from `first` on, a thousand a statement."""
        known = self._db.execute("SELECT kind, value, id FROM value").fetchall()
        self._ids = {(kind, value): number for kind, value, number in known}
        for rows in _batched(enumerate(documents, first), 1_000):
            self._insert(rows)
        new = [(number, *told) for told, number in self._ids.items() if number > len(known)]
        self._db.executemany("INSERT INTO value VALUES (?,?,?)", new)

    def _insert(self, rows: list[tuple[int, Document]]) -> None:
        self._db.executemany(
            f"INSERT INTO words (rowid, {', '.join(TEXTS)}) VALUES (?,?,?,?,?,?,?,?,?)",
            [(number, *texts(document)) for number, document in rows],
        )
        items = [(number, *self._item(document)) for number, document in rows]
        self._db.executemany("INSERT INTO item VALUES (?,?,?,?,?,?,?,?)", items)
        for kind, of in (("speaker", "speakers"), ("outcome", "outcomes")):
            pairs = [(n, self._id(kind, value)) for n, document in rows for value in (getattr(document, of) or (None,))]
            self._db.executemany(f"INSERT INTO {kind}_of VALUES (?,?)", pairs)

    def _item(self, document: Document) -> tuple[int | str | None, ...]:
        day = document.held_on
        return (
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


def _batched(rows: Iterable[tuple[int, Document]], size: int) -> Iterator[list[tuple[int, Document]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, size)):
        yield batch
