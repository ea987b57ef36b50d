"""Times the whole search job, ours beside SQLite FTS5, on the items of the made-up council, in one run.

The whole job: ten hits in order with snippets, the exact total, and the counts of four facets over all that matches.
FTS5 is what a user would pick instead without a server; it is set up as its users do (porter stemming, bm25, facets by
joins on indexed columns, everything in memory or its page cache). Medians; ratios are what lasts on a noisy machine.

Run it with `make bench`; what it printed last, and on which machine, is kept in bench/engines.txt.
"""

import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.sighting import Stated
from archive.store import open_archive, utc_now
from indexer.crawl.saved import ingest
from indexer.demo.answers import Site
from indexer.demo.council import make_council
from indexer.search.build import rebuild
from indexer.search.document import Document, documents
from indexer.search.engines import open_engine
from indexer.search.query import Order, Query

RUNS = 21
PLANNING = "Planning Committee"


@dataclass(frozen=True)
class Job:
    """One search: ours as a Query, theirs as FTS5's MATCH with the filters in SQL."""

    name: str
    query: Query
    match: str | None
    where: str = "1"
    order: str = "bm25(words)"


JOBS = (
    Job("rare", Query("hedgerow", procedural=True), "hedgerow"),
    Job("common", Query("committee", procedural=True), "committee"),
    Job("two words", Query("school transport", procedural=True), "school transport"),
    Job("phrase", Query('"report be noted"', procedural=True), '"report be noted"'),
    Job(
        "committee, year and word",
        Query("application", committee=(PLANNING,), year=(2024,), procedural=True),
        "application",
        f"item.committee = '{PLANNING}' AND item.year = 2024",
    ),
    Job("date order", Query("report", order=Order.NEWEST, procedural=True), "report", order="item.held_on DESC"),
    Job("everything", Query(procedural=True), None, order="item.held_on DESC"),
)


class Fts5:
    """The same items in SQLite's full-text index, one column a part of an item."""

    def __init__(self, held: list[Document]) -> None:
        self.db = sqlite3.connect(":memory:")
        self.db.executescript(
            """CREATE VIRTUAL TABLE words USING fts5(title, description, decision, minutes, speakers,
                                                     tokenize = 'porter unicode61');
               CREATE TABLE item (id INTEGER PRIMARY KEY, committee, year, council, held_on);
               CREATE TABLE speaker (item, name);"""
        )
        for number, document in enumerate(held, start=1):
            parts = (
                "\n".join(p.text for p in part) for part in (document.description, document.decision, document.minutes)
            )
            row = (number, document.title, *parts, " ".join(document.speaker_names))
            self.db.execute(
                "INSERT INTO words (rowid, title, description, decision, minutes, speakers) VALUES (?,?,?,?,?,?)", row
            )
            year = document.held_on.year if document.held_on else None
            self.db.execute(
                "INSERT INTO item VALUES (?,?,?,?,?)",
                (number, document.committee, year, document.council, document.held_on and document.held_on.isoformat()),
            )
            self.db.executemany("INSERT INTO speaker VALUES (?,?)", [(number, name) for name in document.speakers])
        self.db.executescript(
            "CREATE INDEX speaker_item ON speaker (item); INSERT INTO words(words) VALUES ('optimize');"
        )
        self.db.commit()

    def search(self, job: Job) -> int:
        """The whole job; returns the total."""
        source, match = "words JOIN item ON item.id = words.rowid", "words MATCH ?"
        values: tuple[str, ...] = (job.match,) if job.match else ()
        if not values:
            source, match = "item", "1"
        found = f"SELECT item.* FROM {source} WHERE {match} AND {job.where}"  # noqa: S608  # our own constants
        shown = "snippet(words, 3, '[', ']', '…', 32)" if values else "''"
        hits = f"SELECT item.id, {shown} FROM {source} WHERE {match} AND {job.where} ORDER BY {job.order} LIMIT 10"  # noqa: S608
        self.db.execute(hits, values).fetchall()
        for facet in ("committee", "year", "council"):
            self.db.execute(f"SELECT {facet}, count(*) FROM ({found}) GROUP BY 1 ORDER BY 2 DESC", values).fetchall()  # noqa: S608
        speakers = f"SELECT name, count(*) FROM ({found}) f JOIN speaker s ON s.item = f.id GROUP BY 1 ORDER BY 2 DESC"  # noqa: S608
        self.db.execute(speakers, values).fetchall()
        return int(self.db.execute(f"SELECT count(*) FROM ({found})", values).fetchone()[0])  # noqa: S608


def median_ms(run: Callable[[], Any]) -> float:
    times = []
    run()
    for _ in range(RUNS):
        started = time.perf_counter()
        run()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def saved_pages(folder: Path) -> int:
    """The made-up council's GetMeeting answers as files; returns how many."""
    council = make_council()
    site = Site(council, "http://127.0.0.1:8765/")
    for meeting in council.meetings:
        answer = site.answer(f"/mgWebService.asmx/GetMeeting?lMeetingId={meeting.id}")
        (folder / f"{meeting.id}.xml").write_bytes(answer.body)
    return len(council.meetings)


def main() -> None:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as folder:
        pages, home = Path(folder) / "pages", Path(folder) / "home"
        pages.mkdir()
        count = saved_pages(pages)
        with open_archive(home, writing=True) as archive:
            started = time.perf_counter()
            done = ingest(archive, [pages], Stated("harnmere"), utc_now())
            seconds = time.perf_counter() - started
            rate = done.items / seconds
            print(f"pages to archive: {count} meetings, {done.items} items in {seconds:.1f} s: {rate:.0f} items/s")
            engine = open_engine(f"whoosh:{home / 'index'}")
            started = time.perf_counter()
            rebuild(archive, engine)
            ours = time.perf_counter() - started
            held = [document for meeting in archive.meetings() for document in documents(archive.meeting(meeting))]
        started = time.perf_counter()
        peer = Fts5(held)
        theirs = time.perf_counter() - started
        print(f"archive to index: {len(held) / ours:.0f} items/s, FTS5 in memory {len(held) / theirs:.0f} items/s")
        print(f"\n{'search':<26}{'hits':>7}{'FTS5':>7}{'ours ms':>10}{'FTS5 ms':>10}{'ratio':>8}")
        for job in JOBS:
            total, other = engine.search(job.query).total, peer.search(job)
            mine, other_ms = (
                median_ms(lambda job=job: engine.search(job.query)),
                median_ms(lambda job=job: peer.search(job)),
            )
            print(f"{job.name:<26}{total:>7}{other:>7}{mine:>10.1f}{other_ms:>10.1f}{mine / other_ms:>8.1f}")
        engine.close()


if __name__ == "__main__":
    main()
