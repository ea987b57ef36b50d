"""What an archive holds, for those who ask: meetings, items, what pages say of them. Nothing here changes anything."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from archive.book import stated_from
from archive.captures import Captures
from archive.compose import history
from archive.database import CAPTURES, DATABASE, connect
from archive.errors import NotArchived
from archive.ids import ItemId, MeetingId
from archive.ledger import Ledger
from archive.model import AgendaItem, Capture, Meeting, MinutesState
from archive.rows import meeting_in, unpacked
from archive.sighting import Evidence, Sighting
from archive.warc import Place

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


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting in a list; `has_items`: there is at least one that was not withdrawn. `taken_down`: by this archive."""

    id: MeetingId
    committee: str | None
    held_on: date | None
    state: str | None
    status: str | None
    has_items: bool
    taken_down: bool


class ArchiveReader:
    """The record of a home as its database and its captures hold it; `database_file` is the database's name."""

    def __init__(self, home: Path, database: str, *, writing: bool) -> None:
        self.home = home
        self.database_file = database
        captures = Captures(home / CAPTURES)  # raises for a setting that is none, before anything is open
        self._db = connect(home / database, writing=writing)
        self.ledger = Ledger(self._db, captures)

    def meeting(self, meeting: MeetingId) -> Meeting:
        """The meeting with its items and tombstones. Raises NotArchived."""
        row = self._db.execute("SELECT body FROM meeting WHERE id = ?", (str(meeting),)).fetchone()
        if row is None:
            raise NotArchived(f"no meeting {meeting} is in this archive")
        rows = self._db.execute("SELECT withdrawn, body FROM item WHERE meeting = ? ORDER BY position", (str(meeting),))
        return meeting_in(row[0], rows)

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

    def councils(self) -> dict[str, int]:
        """How many meetings each council has, by its slug, in order; "unknown" where it is not known."""
        return dict(self._db.execute("SELECT council, count(*) FROM meeting GROUP BY council ORDER BY council"))

    def listed(self, council: str) -> list[Listed]:
        """Every meeting of a council, newest first, those without a date last."""
        rows = self._db.execute(
            """SELECT id, committee, held_on, state, status,
                      EXISTS (SELECT 1 FROM item WHERE item.meeting = meeting.id AND NOT item.withdrawn),
                      state IS 'withdrawn' AND json_extract(body, '$.taken_down') IS NOT NULL
               FROM meeting WHERE council = ? ORDER BY held_on DESC, id""",
            (council,),
        )
        return [
            Listed(
                MeetingId.parse(text),
                committee,
                date.fromisoformat(day) if day else None,
                state,
                status,
                bool(has_items),
                bool(taken_down),
            )
            for text, committee, day, state, status, has_items, taken_down in rows
        ]

    def latest(self, until: date, most: int) -> list[MeetingId]:
        """The newest meetings up to a day of which items are archived, newest first; none that was withdrawn."""
        rows = self._db.execute(
            """SELECT id FROM meeting WHERE held_on <= ? AND state IS NOT 'withdrawn'
               AND EXISTS (SELECT 1 FROM item WHERE item.meeting = meeting.id AND NOT item.withdrawn)
               ORDER BY held_on DESC, id LIMIT ?""",
            (until.isoformat(), most),
        )
        return [MeetingId.parse(text) for (text,) in rows]

    def coming(self, after: date, most: int) -> list[MeetingId]:
        """The next meetings after a day, soonest first; none that was withdrawn."""
        rows = self._db.execute(
            """SELECT id FROM meeting WHERE held_on > ? AND state IS NOT 'withdrawn'
               ORDER BY held_on, id LIMIT ?""",
            (after.isoformat(), most),
        )
        return [MeetingId.parse(text) for (text,) in rows]

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
        return unpacked(row[0]) if row else None

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
                    unpacked(sighting),
                    stated_from(*stated),
                    datetime.fromisoformat(at),
                    url,
                    sha256,
                ),
            )
            for capture, url, at, sha256, sighting, *stated in rows
        ]

    def told_of(self) -> Iterator[MeetingId]:
        """Every meeting that some page tells of, whether it is put already or not."""
        for (text,) in self._db.execute("SELECT DISTINCT meeting FROM evidence ORDER BY meeting").fetchall():
            yield MeetingId.parse(text)

    def same_title(self, title: str, items: Iterable[ItemId]) -> bool:
        """Whether an item that is none of these has the title."""
        known = {str(item) for item in items}
        return any(i not in known for (i,) in self._db.execute("SELECT id FROM item WHERE title = ?", (title,)))

    def unnumbered(self) -> Iterator[MeetingId]:
        """Meetings that are known by the content of a page alone."""
        for meeting in self.told_of():
            if len(meeting.meeting) == 16 and set(meeting.meeting) <= set("0123456789abcdef"):
                yield meeting

    def damage(self) -> Iterator[str]:
        """What SQLite itself finds wrong with its file, a line each. Raises Damaged where it can find no more."""
        for (line,) in self._db.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield f"{DATABASE}: {line}"
