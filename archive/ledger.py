"""The book of captures, written: pages kept, what people stated about them, what a killed writer left put right."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from archive.book import Book
from archive.captures import Broken, Captures
from archive.database import CAPTURES, transaction
from archive.errors import ArchiveError, Damaged
from archive.ids import MeetingId
from archive.notice import TakenDown, Withdrawn
from archive.sighting import Stated
from archive.warc import Kept, Page, Record, Redaction, StatedRecord, warc_date

# A page and what is stated of it -> the page as it may be kept.
Cut = Callable[[Page, Stated], Page]

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a killed writer left: whether there were notices, and what of it cannot be read."""

    noticed: bool
    broken: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What was found so far beyond capture number `newest`: statements whose page comes next, and later ones."""

    newest: int
    pages: int = 0
    ahead: dict[str, Stated] = field(default_factory=dict)
    late: dict[str, Stated] = field(default_factory=dict)
    noticed: bool = False
    broken: list[str] = field(default_factory=list)


class Ledger(Book):
    """The captures of one archive: what the book answers, and every entry. Pages are durable before that."""

    def __init__(self, db: sqlite3.Connection, files: Captures) -> None:
        super().__init__(db, files)
        self._cut: Cut | None = None

    def cut_by(self, cut: Cut) -> None:
        """`cut` takes out of a page, before it is kept, what was taken down."""
        self._cut = cut

    def keep(self, pages: Sequence[Page], stated: Stated | None = None) -> list[Kept]:
        """Write the pages into WARC files, make them durable, then enter them. They wait to be read.

        `stated` is what a person states about all of them. What was taken down is cut out of them first; raises
        ArchiveError where nobody said how (`cut_by`).
        """
        if self._cut is not None:
            pages = [self._cut(page, stated or Stated()) for page in pages]
        elif self.notices.anything_taken_down():
            raise ArchiveError("something was taken down here, and nobody looks for it: this is a fault in Minutebook")
        try:
            kept = [self.files.append(page, stated) for page in pages]
            self.files.sync()
        except OSError as error:
            raise unkept(error) from error
        with self._transaction():
            for page in kept:
                known_before = self.has_capture(page.sha256)
                self._enter(page)
                # What is stated already is not stated anew: each crawl keeps the same pages again.
                if stated is not None and stated not in (Stated(), self.stated(page.sha256)):
                    self._enter_stated(page.sha256, stated, known_before=known_before)
        return kept

    def set_aside(self, capture: int, reason: str | None) -> None:
        """Enter that a capture holds no meeting: unread for this `reason`, or passed over where there is none."""
        with self._transaction():
            self._db.execute(
                "UPDATE capture SET status = ?, reason = ? WHERE id = ?",
                ("passed" if reason is None else "unread", reason, capture),
            )

    def state(self, sha256: str, stated: Stated, at: datetime) -> bool:
        """Enter what a person states about a page; what it leaves open stays as stated before. False: nothing is new.

        Every capture of these bytes waits to be read anew.
        """
        before = self.stated(sha256)
        after = stated.or_else(before)
        if after == before:
            return False
        records = self._db.execute("SELECT record FROM capture WHERE sha256 = ? ORDER BY id", (sha256,)).fetchall()
        for (record,) in records[-1:]:
            self.files.append_stated(record, after, at)
        self.files.sync()
        with self._transaction():
            self._enter_stated(sha256, after)
        return True

    def note(self, notice: Withdrawn | TakenDown) -> None:
        """Make a notice durable in the WARC files, then enter it."""
        try:
            self.files.append_notice(notice)
            self.files.sync()
        except OSError as error:
            raise unkept(error) from error
        self.notices.enter(notice)

    def recover(
        self, progress: Callable[[int], None] = lambda _: None, entered: Mapping[str, int] = _NOTHING
    ) -> Recovered:
        """Put right what a killed writer left: cut off half a record, enter the whole ones that were not entered.

        `progress` is told how many pages were found. `entered`: how far another archive of these files has their pages,
        in bytes; what cannot be read before is damaged, not left by a killed writer, and stays. Raises Damaged where a
        file is of another time than what is entered of it.
        """
        self.settle_rewritten()
        (newest,) = self._db.execute("SELECT coalesce(max(id), 0) FROM capture").fetchone()
        found = _Found(newest)
        files = self.files.files()
        for file in files:
            row = self._db.execute("SELECT max(start + length) FROM capture WHERE file = ?", (file,)).fetchone()
            known = row[0] or 0
            if self.files.size(file) != known and self.is_of_another_time(file):
                raise Damaged(of_another_time(file))
            if self.files.size(file) <= known:
                continue
            if file == files[-1]:  # only there can a writer have been killed
                self.files.cut_unfinished(file, max(known, entered.get(file, 0)))
            with self._transaction():
                for record in self.files.records(file, known, cut=True):
                    self._recover(record, found)
                    progress(found.pages)
                self._recover_late_statements(found)
        return Recovered(found.noticed, tuple(found.broken))

    def _recover(self, record: Record | Broken, found: _Found) -> None:
        if isinstance(record, Kept):
            found.pages += 1
            known_before = self.has_capture(record.sha256)
            self._enter(record)
            if stated := found.ahead.pop(record.record, None):
                self._enter_stated(record.sha256, stated, known_before=known_before)
        elif isinstance(record, StatedRecord):
            self._recover_stated(record, found)
        elif isinstance(record, Broken):
            found.broken.append(record.told)
        elif record is not None:
            self.notices.enter(record)
            found.noticed = True

    def _recover_stated(self, record: StatedRecord, found: _Found) -> None:
        """A statement stands in front of its page, or long after it; only the last one of a page counts."""
        page = self._db.execute("SELECT id, sha256 FROM capture WHERE record = ?", (record.refers_to,)).fetchone()
        if page is None:
            found.ahead[record.refers_to] = record.stated
        elif page[0] > found.newest:
            self._enter_stated(page[1], record.stated)
        else:
            found.late[page[1]] = record.stated

    def _recover_late_statements(self, found: _Found) -> None:
        for sha256, stated in found.late.items():
            if self.stated(sha256) != stated:
                self._enter_stated(sha256, stated)
        found.late.clear()

    def redact(self, file: str, changed: Mapping[int, tuple[bytes, Redaction]]) -> None:
        """Put other bodies into captures (by their number) of a WARC file, in one step that a kill does not tear."""
        rows = self._db.execute("SELECT id, record, start FROM capture WHERE file = ?", (file,)).fetchall()
        records = {start: record for _, record, start in rows}
        starts = {start: changed[capture] for capture, _, start in rows if capture in changed}
        try:
            places = self.files.copy_without(file, starts)
            with self._transaction():
                self._db.executemany(
                    "INSERT INTO rewritten VALUES (?, ?, ?, ?)",
                    [(records[old], file, new.start, new.length) for old, new in places if old in records],
                )
            # On the disk before the file changes: without it nobody would know where its records lie.
            self._db.execute("PRAGMA wal_checkpoint(FULL)")
            self.files.take_copy(file)
        except OSError as error:
            raise unkept(error) from error
        self._enter_rewritten(file)

    def look_again(self, meetings: Iterable[MeetingId]) -> None:
        """Every page that tells of one of these meetings waits to be read anew."""
        with self._transaction():
            self._db.executemany(
                """UPDATE capture SET status = 'kept', reason = NULL
                   WHERE id IN (SELECT capture FROM evidence WHERE meeting = ?)""",
                [(str(meeting),) for meeting in meetings],
            )

    def settle_rewritten(self) -> None:
        """A file was to be replaced by a copy without some words: the copy is there in its place, or it goes."""
        files = self._db.execute("SELECT DISTINCT file FROM rewritten").fetchall()
        for (file,) in files:
            if self.files.drop_copy(file):
                with self._transaction():
                    self._db.execute("DELETE FROM rewritten WHERE file = ?", (file,))
            else:
                self._enter_rewritten(file)
        self.files.drop_copies()

    def _enter_rewritten(self, file: str) -> None:
        with self._transaction():
            self._db.execute(
                """UPDATE capture SET start = rewritten.start, length = rewritten.length
                   FROM rewritten WHERE rewritten.record = capture.record AND rewritten.file = ?""",
                (file,),
            )
            self._db.execute("DELETE FROM rewritten WHERE file = ?", (file,))

    def _enter(self, kept: Kept) -> None:
        self._db.execute(
            """INSERT OR IGNORE INTO capture (record, url, at, sha256, content_type, file, start, length, status)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'kept')""",
            (
                kept.record,
                kept.url,
                warc_date(kept.at),
                kept.sha256,
                kept.content_type,
                kept.place.file,
                kept.place.start,
                kept.place.length,
            ),
        )

    def _enter_stated(self, sha256: str, stated: Stated, *, known_before: bool = True) -> None:
        """`known_before`: these bytes were kept before this was stated of them, so they have been somewhere else."""
        before = self.stated(sha256)
        if known_before and before.council != stated.council:
            self._db.execute(
                "INSERT INTO stated_before SELECT ?1, count(*), ?2 FROM stated_before WHERE sha256 = ?1",
                (sha256, before.council),
            )
        self._db.execute(
            "INSERT OR REPLACE INTO stated VALUES (?, ?, ?, ?, ?)",
            (sha256, stated.council, stated.committee, stated.held_on and stated.held_on.isoformat(), stated.meeting),
        )
        self._db.execute("UPDATE capture SET status = 'kept', reason = NULL WHERE sha256 = ?", (sha256,))

    def _transaction(self) -> AbstractContextManager[None]:
        return transaction(self._db)


def of_another_time(file: str) -> str:
    """What to tell of a file in which the pages lie elsewhere than is entered."""
    return (
        f"{CAPTURES}/{file} is of another time than the archive: words were taken down in between, and one of the two "
        "was put back from a backup; run `minutebook reparse`, which takes them down again"
    )


def unkept(error: OSError) -> ArchiveError:
    """What to tell when a WARC file could not be written."""
    return ArchiveError(f"a page could not be kept ({error}): free some space on the disk and run again")
