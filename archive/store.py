"""The record on disk, opened and changed: meetings, items, the evidence for them and the captures it came from.

A home holds `archive.sqlite`, `captures/` (WARC) and, beside them, whatever index was made of it. Reading needs no
lock; one process at a time may open a home for writing.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from archive.compose import Composed, buried, withdrawn
from archive.database import DATABASE, require_home, transaction
from archive.difference import Put, difference, lasting
from archive.errors import ArchiveError, NotArchived
from archive.frontier import Frontier
from archive.ids import ItemId, MeetingId
from archive.lock import WriterLock
from archive.model import Meeting, Notice
from archive.notice import Withdrawn
from archive.record import ArchiveReader
from archive.rows import MeetingRows, packed
from archive.sighting import Sighting
from archive.warc import warc_date


def open_archive(home: Path, *, writing: bool = False) -> "Archive":
    """The archive of `home`. For writing it is made where there is none; what a killed writer left is put right.

    Raises NotArchived for reading where there is no archive, InUse for writing where another process does.
    """
    if not writing:
        require_home(home)
    home.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(home) if writing else None
    try:
        archive = Archive(home, lock)
    except BaseException:
        if lock:
            lock.release()
        raise
    try:
        if writing and archive.ledger.recover().noticed:
            archive.apply_withdrawals()
    except BaseException:
        archive.close()
        raise
    return archive


class Archive(ArchiveReader):
    """One open archive: what its record answers, and every change. Not to be shared between threads; one a thread."""

    def __init__(self, home: Path, lock: WriterLock | None, database: str = DATABASE) -> None:
        super().__init__(home, database, writing=lock is not None)
        self._lock = lock
        self.frontier = Frontier(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()
        self.ledger.files.close()
        if self._lock:
            self._lock.release()

    def begin_after(self, position: int) -> None:
        """Let no sequence number be one that an archive which reached to `position` gave to something else."""
        with self._transaction():
            self._db.execute("UPDATE origin SET seq = max(seq, ?)", (position,))

    def together(self) -> AbstractContextManager[None]:
        """All changes made inside happen, or none: a page must not leave one meeting and be killed before the next."""
        return self._transaction()

    def put(self, composed: Composed, evidence: Iterable[tuple[int, Sighting]] = ()) -> Put:
        """Make `composed` all that is archived of its meeting, in one transaction.

        `evidence` are the (capture number, sighting) that are new.
        """
        return self.put_rows(MeetingRows.of(composed), [(capture, packed(sighting)) for capture, sighting in evidence])

    def put_rows(self, rows: MeetingRows, evidence: Iterable[tuple[int, bytes]] = ()) -> Put:
        """The same where somebody made the rows, and packed the sightings, before."""
        with self._transaction():
            for capture, sighting in evidence:
                # A capture is evidence for one meeting: it leaves another.
                self.enter_evidence(capture, rows.id, sighting)
            for old, new in rows.moved:
                self._move(str(old), str(new))
            return self._replace(rows)

    def redirect(self, moved: Iterable[tuple[str, str]]) -> None:
        """Let old ids, of meetings and items, lead to new ones."""
        with self._transaction():
            for old, new in moved:
                self._move(old, new)

    def enter_evidence(self, capture: int, meeting: MeetingId, sighting: bytes) -> None:
        """Enter what a page says of a meeting, packed; the meeting is composed and put later."""
        self._db.execute("INSERT OR REPLACE INTO evidence VALUES (?, ?, ?)", (capture, str(meeting), sighting))
        self._db.execute("UPDATE capture SET status = 'read', reason = NULL WHERE id = ?", (capture,))

    def remove(self, meeting: MeetingId, moved: Iterable[tuple[str, str]]) -> None:
        """Take out a meeting that no evidence is left for; `moved` are (old, new) ids that redirect."""
        with self._transaction():
            self._db.execute("DELETE FROM item WHERE meeting = ?", (str(meeting),))
            self._db.execute("DELETE FROM meeting WHERE id = ?", (str(meeting),))
            for old, new in moved:
                self._move(old, new)
            self._touch(meeting)

    def withdraw_meeting(self, meeting: MeetingId, at: datetime, reason: str) -> bool:
        """Enter that at the moment `at` the council's site no longer has the meeting: it leaves the index.

        What was read stays as a tombstone. A page of the meeting that was captured later than `at`, now or in time to
        come, undoes it. False: it is withdrawn already, or seen since. Raises NotArchived.
        """
        held = self.meeting(meeting)
        if held.withdrawn is not None or self._seen_after(meeting, at):
            return False
        self.ledger.note(Withdrawn(meeting, at, reason))
        self._withdraw(held, Notice(at, reason))
        return True

    def bury(self, meeting: MeetingId) -> None:
        """Leave nothing of a meeting that was taken down but the ids of its items and why."""
        notices = self.ledger.notices.of(meeting)
        with self._transaction():
            self._db.execute("DELETE FROM evidence WHERE meeting = ?", (str(meeting),))
            self._replace(MeetingRows.of(Composed(buried(meeting, notices))))
            self.redirect([(str(old), str(true)) for old, true in notices.aliases])

    def renumber(self, meetings: Iterable[MeetingId]) -> None:
        """Have every index that exists now be rebuilt, because an index keeps words of what is deleted from it."""
        with self._transaction():
            self.begin_after(self.position() + 1)
            for meeting in meetings:
                self._touch(meeting)

    def scrub(self) -> None:
        """Leave nothing in the database's files that the database does not hold. Raises ArchiveError."""
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.execute("VACUUM")
        (busy, *_) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise ArchiveError("somebody is reading the archive, so old words are still in its log: run it again")

    def apply_withdrawals(self) -> None:
        """Bring meetings into line with the notices about them, where one was entered and the writer killed then."""
        for notice in self.ledger.notices.withdrawn():
            with suppress(NotArchived):
                held = self.meeting(notice.meeting)
                if held.withdrawn is None and not self._seen_after(notice.meeting, notice.at):
                    self._withdraw(held, notice.notice)

    def begin_run(self, arguments: str, now: datetime) -> datetime:
        """The moment of an ingest: `now`, or when a killed ingest with the same arguments began."""
        with self._transaction():
            self._db.execute("INSERT OR IGNORE INTO run VALUES (?, ?)", (arguments, warc_date(now)))
            (at,) = self._db.execute("SELECT at FROM run WHERE arguments = ?", (arguments,)).fetchone()
        return datetime.fromisoformat(at)

    def end_run(self, arguments: str) -> None:
        with self._transaction():
            self._db.execute("DELETE FROM run WHERE arguments = ?", (arguments,))

    def _seen_after(self, meeting: MeetingId, at: datetime) -> bool:
        return any(evidence.seen_at > at for _, evidence in self.evidence(meeting))

    def _withdraw(self, meeting: Meeting, notice: Notice) -> None:
        with self._transaction():
            self._replace(MeetingRows.of(Composed(withdrawn(meeting, notice))))

    def _transaction(self) -> AbstractContextManager[None]:
        return transaction(self._db)

    def _replace(self, rows: MeetingRows) -> Put:
        if not self.has_meeting(rows.id):
            self._write(rows)
            self._touch(rows.id)
            return Put(frozenset(ItemId.parse(row[0]) for row in rows.items), frozenset())
        before, now = self.meeting(rows.id), rows.told()
        if before != now:
            self._write(rows)
        if lasting(before) != lasting(now):
            self._touch(rows.id)
        return difference(before, now)

    def _write(self, rows: MeetingRows) -> None:
        self._db.execute("DELETE FROM item WHERE meeting = ?", (str(rows.id),))
        self._db.execute("INSERT OR REPLACE INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?)", rows.meeting)
        self._db.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", rows.items)

    def _touch(self, meeting: MeetingId) -> None:
        self._db.execute(
            """INSERT OR REPLACE INTO change
               VALUES (?, 1 + max((SELECT coalesce(max(seq), 0) FROM change), (SELECT seq FROM origin)))""",
            (str(meeting),),
        )

    def _move(self, old: str, new: str) -> None:
        # What lives at the new address may itself have been redirected away from it before.
        self._db.execute("DELETE FROM moved WHERE old = ?", (new,))
        self._db.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (old, new))


def utc_now() -> datetime:
    """The clock, to the second: a WARC-Date needs no more, and one ingest is one moment."""
    return datetime.now(UTC).replace(microsecond=0)
