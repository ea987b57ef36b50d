"""The book of captures: which pages are kept, where they lie, whether they were read, what people stated about them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from archive.captures import Broken, Captures
from archive.database import transaction
from archive.errors import ArchiveError, NotArchived
from archive.ids import MeetingId
from archive.notice import TakenDown, Withdrawn
from archive.noticeboard import Noticeboard
from archive.sighting import Stated
from archive.warc import Kept, Page, Place, Record, Redaction, StatedRecord, warc_date

# A page and what is stated of it -> the page as it may be kept.
Cut = Callable[[Page, Stated], Page]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A capture whose page has not been read yet (`id` is the store's own number)."""

    id: int
    record: str
    url: str | None
    at: datetime
    sha256: str
    status: int | None
    body: bytes
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Unlooked:
    """A capture whose page has not been read yet, where it lies, and what people stated about it."""

    id: int
    url: str | None
    sha256: str
    place: Place
    stated: Stated


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


class Ledger:
    """The captures of one archive: `files` are the WARC files, the rest stands in the archive's database.

    `notices` is what was told beside the pages.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, files: Captures) -> None:
        self.files = files
        self.notices = Noticeboard(db, path)
        self._cut: Cut | None = None
        self._db = db
        self._path = path

    def cut_by(self, cut: Cut) -> None:
        """`cut` takes out of a page, before it is kept, what was taken down."""
        self._cut = cut

    def has_capture(self, sha256: str, url: str | None = None, at: datetime | None = None) -> bool:
        """Whether this page is kept already: these bytes, and where a moment is given, fetched from there just then."""
        row = self._db.execute(
            "SELECT 1 FROM capture WHERE sha256 = ? AND (?2 IS NULL OR (at = ?2 AND url IS ?3))",
            (sha256, warc_date(at) if at else None, url),
        ).fetchone()
        return row is not None

    def is_kept(self, url: str) -> bool:
        """Whether a page was ever kept from this address."""
        return self._db.execute("SELECT 1 FROM capture WHERE url = ? LIMIT 1", (url,)).fetchone() is not None

    def newest(self, url: str, since: datetime | None = None) -> Kept | None:
        """The page kept last from this address, None where there is none or it is older than `since`."""
        row = self._db.execute(
            "SELECT file, start, length, at FROM capture WHERE url = ? ORDER BY at DESC, id DESC LIMIT 1", (url,)
        ).fetchone()
        if row is None or (since is not None and datetime.fromisoformat(row[3]) < since):
            return None
        return self.files.read(Place(*row[:3]))

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

    def unlooked(self, more: Callable[[], bool] = lambda: False) -> Iterator[Unlooked]:
        """Every capture that is kept and not read yet, in the order they were kept, without its page.

        Where there is none left, `more` is asked to keep some; the end is where it says that there are no more.
        """
        last = 0
        query = """SELECT capture.id, url, sha256, file, start, length, council, committee, held_on, meeting
                   FROM capture LEFT JOIN stated USING (sha256)
                   WHERE status = 'kept' AND capture.id > ? ORDER BY capture.id LIMIT 500"""
        while True:
            rows = self._db.execute(query, (last,)).fetchall()
            if not rows and not more():
                return
            for last, url, sha256, file, start, length, *stated in rows:
                yield Unlooked(last, url, sha256, Place(file, start, length), stated_from(*stated))

    def page(self, capture: int) -> Waiting:
        """The page of a capture. Raises Damaged."""
        record, *place = self._db.execute(
            "SELECT record, file, start, length FROM capture WHERE id = ?", (capture,)
        ).fetchone()
        kept = self.files.read(Place(*place))
        return Waiting(capture, record, kept.url, kept.at, kept.sha256, kept.status, kept.body, kept.redacted)

    def stated_before(self) -> list[tuple[int, list[str | None]]]:
        """(capture number, the councils that were stated of its page before the one that counts), in order."""
        found: dict[int, list[str | None]] = {}
        query = """SELECT capture.id, stated_before.council FROM stated_before JOIN capture USING (sha256)
                   ORDER BY capture.id, place"""
        for capture, council in self._db.execute(query):
            found.setdefault(capture, []).append(council)
        return list(found.items())

    def set_aside(self, capture: int, reason: str | None) -> None:
        """Enter that a capture holds no meeting: unread for this `reason`, or passed over where there is none."""
        with self._transaction():
            self._db.execute(
                "UPDATE capture SET status = ?, reason = ? WHERE id = ?",
                ("passed" if reason is None else "unread", reason, capture),
            )

    def capture_with(self, sha256: str) -> tuple[int, str | None]:
        """(capture number, why it is unread) of the newest capture with these bytes. Raises NotArchived."""
        row = self._db.execute(
            "SELECT id, reason FROM capture WHERE sha256 = ? ORDER BY at DESC, id DESC LIMIT 1", (sha256,)
        ).fetchone()
        if row is None:
            raise NotArchived(f"no page with the SHA-256 {sha256[:64]} is kept here")
        return row[0], row[1]

    def waits(self, capture: int) -> bool:
        """Whether a capture is still to be read, or to be read anew."""
        (status,) = self._db.execute("SELECT status FROM capture WHERE id = ?", (capture,)).fetchone()
        return bool(status == "kept")

    def meeting_of(self, capture: int) -> MeetingId | None:
        """The meeting that a capture is evidence for, None where it is for none."""
        row = self._db.execute("SELECT meeting FROM evidence WHERE capture = ?", (capture,)).fetchone()
        return MeetingId.parse(row[0]) if row else None

    def entries(self) -> Iterator[tuple[str, str, Place]]:
        """(WARC record, SHA-256 of the body, place) of every capture, as they lie in the files."""
        query = "SELECT record, sha256, file, start, length FROM capture ORDER BY file, start"
        for record, sha256, *place in self._db.execute(query):
            yield record, sha256, Place(*place)

    def stated(self, sha256: str) -> Stated:
        """What people stated about the page with these bytes."""
        row = self._db.execute(
            "SELECT council, committee, held_on, meeting FROM stated WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return stated_from(*row) if row else Stated()

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

    def recover(self, progress: Callable[[int], None] = lambda _: None) -> Recovered:
        """Put right what a killed writer left: cut off half a record, enter the whole ones that were not entered.

        `progress` is told how many pages were found.
        """
        self.settle_rewritten()
        (newest,) = self._db.execute("SELECT coalesce(max(id), 0) FROM capture").fetchone()
        found = _Found(newest)
        files = self.files.files()
        for file in files:
            row = self._db.execute("SELECT max(start + length) FROM capture WHERE file = ?", (file,)).fetchone()
            known = row[0] or 0
            if self.files.size(file) <= known:
                continue
            if file == files[-1]:  # only there can a writer have been killed
                self.files.cut_unfinished(file, known)
            with self._transaction():
                for record in self.files.records(file, known):
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

    def may_hold(self, meetings: Iterable[MeetingId]) -> dict[str, list[int]]:
        """Captures that tell of these meetings or of none, by the file they lie in."""
        names = [str(meeting) for meeting in meetings]
        marks = ", ".join("?" * len(names))
        rows = self._db.execute(
            f"""SELECT file, id FROM capture LEFT JOIN evidence ON evidence.capture = capture.id
                WHERE evidence.meeting IS NULL OR evidence.meeting IN ({marks}) ORDER BY file, start""",  # noqa: S608
            names,
        )
        found: dict[str, list[int]] = {}
        for file, capture in rows:
            found.setdefault(file, []).append(capture)
        return found

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
        return transaction(self._db, self._path)


def stated_from(council: str | None, committee: str | None, held_on: str | None, meeting: str | None) -> Stated:
    """What a row of the table `stated` says."""
    return Stated(council, committee, date.fromisoformat(held_on) if held_on else None, meeting)


def unkept(error: OSError) -> ArchiveError:
    """What to tell when a WARC file could not be written."""
    return ArchiveError(f"a page could not be kept ({error}): free some space on the disk and run again")
