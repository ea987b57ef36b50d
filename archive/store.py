"""The record on disk: meetings, items, the evidence for them and the captures it came from.

A home holds `archive.sqlite`, `captures/` (WARC) and, beside them, whatever index was made of it. Reading needs no
lock; one process at a time may open a home for writing.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self, TypeVar

from archive.captures import Captures
from archive.codec import decode, encode
from archive.compose import Composed, buried, history, withdrawn
from archive.database import DATABASE, connect, require_home, transaction
from archive.difference import Put, difference, lasting
from archive.errors import ArchiveError, NotArchived
from archive.frontier import Frontier
from archive.ids import ItemId, MeetingId
from archive.ledger import Ledger, stated_from
from archive.lock import WriterLock
from archive.model import AgendaItem, Capture, Meeting, MinutesState, Notice
from archive.notice import Withdrawn
from archive.sighting import Evidence, Sighting
from archive.warc import Place, warc_date

_Id = TypeVar("_Id", MeetingId, ItemId)


@dataclass(frozen=True, slots=True)
class Counts:
    """What an archive holds. Councils count where they are known; `first` and `last` are dates of meetings."""

    councils: int
    committees: int
    meetings: int
    items: int
    captures: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """What a crawler must know of an archived meeting before it asks for it again."""

    held_on: date | None
    state: str | None
    status: str | None
    withdrawn: bool


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
        if writing and archive.ledger.recover().noticed:
            archive.apply_withdrawals()
    except BaseException:
        if lock:
            lock.release()
        raise
    return archive


class Archive:
    """One open archive. Not to be shared between threads; open one a thread."""

    def __init__(self, home: Path, lock: WriterLock | None, database: str = DATABASE) -> None:
        self.home = home
        self.database_file = database
        self._lock = lock
        self._path = home / database
        self._db = connect(self._path)
        self.ledger = Ledger(self._db, self._path, Captures(home / "captures"))
        self.frontier = Frontier(self._db, self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()
        self.ledger.files.close()
        if self._lock:
            self._lock.release()

    # What is there

    def meeting(self, meeting: MeetingId) -> Meeting:
        """The meeting with its items and tombstones. Raises NotArchived."""
        row = self._db.execute("SELECT body FROM meeting WHERE id = ?", (str(meeting),)).fetchone()
        if row is None:
            raise NotArchived(f"no meeting {meeting} is in this archive")
        rows = self._db.execute("SELECT withdrawn, body FROM item WHERE meeting = ? ORDER BY position", (str(meeting),))
        items = [(withdrawn, decode(AgendaItem, body)) for withdrawn, body in rows]
        return replace(
            decode(Meeting, row[0]),
            items=tuple(item for withdrawn, item in items if not withdrawn),
            tombstones=tuple(item for withdrawn, item in items if withdrawn),
        )

    def has_meeting(self, meeting: MeetingId) -> bool:
        """Whether the meeting is archived, be it as a tombstone."""
        return self._db.execute("SELECT 1 FROM meeting WHERE id = ?", (str(meeting),)).fetchone() is not None

    def item(self, item: ItemId) -> tuple[Meeting, AgendaItem]:
        """The item and its meeting; a tombstone for one that was withdrawn. Raises NotArchived."""
        try:
            meeting = self.meeting(item.of_meeting)
        except NotArchived:
            meeting = None
        for found in (*meeting.items, *meeting.tombstones) if meeting else ():
            if found.id == item and meeting:
                return meeting, found
        raise NotArchived(f"no item {item} is in this archive")

    def history(self, item: ItemId) -> tuple[AgendaItem, ...]:
        """The item as it was in each of its versions, oldest first, made anew from what the pages say.

        Remarks and outcomes are not read in them. None of an item that was taken down. Raises NotArchived.
        """
        self.item(item)
        evidence = [told for _, told in self.evidence(item.of_meeting)]
        return history(evidence, item, self.ledger.notices.of(item.of_meeting)) if evidence else ()

    def moved_to(self, old: _Id) -> _Id | None:
        """Where what had the id `old` lives now; None where it never moved."""
        now, seen = str(old), set[str]()
        while now not in seen:
            seen.add(now)
            row = self._db.execute("SELECT new FROM moved WHERE old = ?", (now,)).fetchone()
            if row is None:
                break
            (now,) = row
        return type(old).parse(now) if now != str(old) else None

    def meetings(self) -> Iterator[MeetingId]:
        """Every meeting, by council, date and id."""
        for (text,) in self._db.execute("SELECT id FROM meeting ORDER BY council, held_on, id"):
            yield MeetingId.parse(text)

    def held(self, council: str) -> dict[str, Held]:
        """Every archived meeting of a council that has ModernGov's own number, by that number."""
        rows = self._db.execute("SELECT id, held_on, state, status FROM meeting WHERE council = ?", (council,))
        numbered = ((MeetingId.parse(row[0]).meeting, *row[1:]) for row in rows)
        return {
            number: Held(date.fromisoformat(day) if day else None, state, status, state == MinutesState.WITHDRAWN)
            for number, day, state, status in numbered
            if number.isdecimal()
        }

    def sighting_of(self, sha256: str) -> Sighting | None:
        """What the page with these bytes says of its meeting; None where it could not be read, or holds no meeting."""
        row = self._db.execute(
            """SELECT evidence.sighting FROM capture JOIN evidence ON evidence.capture = capture.id
               WHERE capture.sha256 = ? ORDER BY capture.id DESC LIMIT 1""",
            (sha256,),
        ).fetchone()
        return decode(Sighting, zlib.decompress(row[0]).decode()) if row else None

    def counts(self) -> Counts:
        row = self._db.execute(
            """SELECT (SELECT count(DISTINCT council) FROM meeting WHERE council != 'unknown'),
                      (SELECT count(*) FROM (SELECT DISTINCT council, committee FROM meeting
                                             WHERE committee IS NOT NULL)),
                      (SELECT count(*) FROM meeting),
                      (SELECT count(*) FROM item WHERE NOT withdrawn),
                      (SELECT count(*) FROM capture),
                      (SELECT min(held_on) FROM meeting), (SELECT max(held_on) FROM meeting)"""
        ).fetchone()
        first, last = (date.fromisoformat(day) if day else None for day in row[5:])
        councils, committees, meetings, items, captures = row[:5]
        return Counts(councils, committees, meetings, items, captures, first, last)

    def capture_page(self, sha256: str) -> tuple[Capture, str, bytes]:
        """The newest capture with that SHA-256, its content type, its body. Raises NotArchived, Damaged."""
        row = self._db.execute(
            """SELECT url, at, content_type, file, start, length FROM capture
               WHERE sha256 = ? ORDER BY at DESC, id LIMIT 1""",
            (sha256,),
        ).fetchone()
        if row is None:
            raise NotArchived(f"no page with the SHA-256 {sha256[:64]} is kept here")
        kept = self.ledger.files.read(Place(*row[3:]))
        return Capture(row[0], datetime.fromisoformat(row[1]), sha256), row[2] or "application/octet-stream", kept.body

    @property
    def database(self) -> sqlite3.Connection:
        """For what is done to the whole of it: see `archive.rebuild` and `archive.forgetting`."""
        return self._db

    def position(self) -> int:
        """The sequence number of the last change; 0 for an empty archive."""
        (position,) = self._db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
        return int(position)

    def origin(self) -> int:
        """The sequence number from which on this archive counts: who knows less of it knows another archive.

        A new archive counts from the moment it is made, in milliseconds since 1970, so that no two count alike.
        """
        (origin,) = self._db.execute("SELECT seq FROM origin").fetchone()
        return int(origin)

    def begin_after(self, position: int) -> None:
        """Let no sequence number be one that an archive which reached to `position` gave to something else."""
        with self._transaction():
            self._db.execute("UPDATE origin SET seq = max(seq, ?)", (position,))

    def changed_since(self, seq: int) -> Iterator[tuple[int, MeetingId]]:
        """(sequence number, meeting) of every change after `seq`, each meeting once, those that are gone too."""
        for number, text in self._db.execute("SELECT seq, meeting FROM change WHERE seq > ? ORDER BY seq", (seq,)):
            yield number, MeetingId.parse(text)

    def evidence(self, meeting: MeetingId) -> list[tuple[int, Evidence]]:
        """(capture number, what its page says of the meeting) for every page that says something of it."""
        rows = self._db.execute(
            """SELECT capture.id, capture.url, capture.at, capture.sha256, evidence.sighting,
                      stated.council, stated.committee, stated.held_on, stated.meeting
               FROM evidence JOIN capture ON capture.id = evidence.capture
               LEFT JOIN stated ON stated.sha256 = capture.sha256
               WHERE evidence.meeting = ?""",
            (str(meeting),),
        )
        return [
            (
                capture,
                Evidence(
                    meeting,
                    decode(Sighting, zlib.decompress(sighting).decode()),
                    stated_from(*stated),
                    datetime.fromisoformat(at),
                    url,
                    sha256,
                ),
            )
            for capture, url, at, sha256, sighting, *stated in rows
        ]

    def damage(self) -> list[str]:
        """What SQLite itself finds wrong with its file, a line each."""
        lines = [row[0] for row in self._db.execute("PRAGMA integrity_check")]
        return [] if lines == ["ok"] else [f"{DATABASE}: {line}" for line in lines]

    # Changes

    def together(self) -> AbstractContextManager[None]:
        """All changes made inside happen, or none: a page must not leave one meeting and be killed before the next."""
        return self._transaction()

    def put(self, composed: Composed, evidence: Iterable[tuple[int, Sighting]] = ()) -> Put:
        """Make `composed` all that is archived of its meeting, in one transaction.

        `evidence` are the (capture number, sighting) that are new.
        """
        meeting = composed.meeting
        with self._transaction():
            for capture, sighting in evidence:
                # A capture is evidence for one meeting: it leaves another.
                self.enter_evidence(capture, meeting.id, sighting)
            for old, new in composed.moved:
                self._move(str(old), str(new))
            return self._replace(meeting)

    def redirect(self, moved: Iterable[tuple[str, str]]) -> None:
        """Let old ids, of meetings and items, lead to new ones."""
        with self._transaction():
            for old, new in moved:
                self._move(old, new)

    def enter_evidence(self, capture: int, meeting: MeetingId, sighting: Sighting) -> None:
        """Enter what a page says of a meeting, which is to be composed and put later."""
        packed = zlib.compress(encode(sighting).encode())
        self._db.execute("INSERT OR REPLACE INTO evidence VALUES (?, ?, ?)", (capture, str(meeting), packed))
        self._db.execute("UPDATE capture SET status = 'read', reason = NULL WHERE id = ?", (capture,))

    def told_of(self) -> Iterator[MeetingId]:
        """Every meeting that some page tells of, whether it is put already or not."""
        for (text,) in self._db.execute("SELECT DISTINCT meeting FROM evidence ORDER BY meeting").fetchall():
            yield MeetingId.parse(text)

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
            self._replace(buried(meeting, notices))
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
        try:
            self._db.execute("VACUUM")
            (busy, *_) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.DatabaseError as error:
            raise ArchiveError(f"the archive could not be scrubbed ({error}): run the command again") from error
        if busy:
            raise ArchiveError("somebody is reading the archive, so old words are still in its log: run it again")

    def same_title(self, title: str, items: Iterable[ItemId]) -> bool:
        """Whether an item that is none of these has the title."""
        known = {str(item) for item in items}
        return any(i not in known for (i,) in self._db.execute("SELECT id FROM item WHERE title = ?", (title,)))

    def unnumbered(self) -> Iterator[MeetingId]:
        """Meetings that are known by the content of a page alone."""
        for meeting in self.told_of():
            if len(meeting.meeting) == 16 and set(meeting.meeting) <= set("0123456789abcdef"):
                yield meeting

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
            self._replace(withdrawn(meeting, notice))

    def _transaction(self) -> AbstractContextManager[None]:
        return transaction(self._db, self._path)

    def _replace(self, meeting: Meeting) -> Put:
        try:
            before = self.meeting(meeting.id)
        except NotArchived:
            before = None
        if before != meeting:
            self._write(meeting)
        if before is None or lasting(before) != lasting(meeting):
            self._touch(meeting.id)
        return difference(before, meeting)

    def _write(self, meeting: Meeting) -> None:
        key = str(meeting.id)
        held_on = meeting.held_on.isoformat() if meeting.held_on else None
        body = encode(replace(meeting, items=(), tombstones=()))
        self._db.execute("DELETE FROM item WHERE meeting = ?", (key,))
        self._db.execute(
            "INSERT OR REPLACE INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, meeting.id.council, meeting.committee, held_on, meeting.state, meeting.status, body),
        )
        rows = [*((item, False) for item in meeting.items), *((item, True) for item in meeting.tombstones)]
        self._db.executemany(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (str(item.id), key, place, withdrawn, item.number, item.title, encode(item))
                for place, (item, withdrawn) in enumerate(rows)
            ],
        )

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
