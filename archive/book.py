"""The book of captures, asked: which pages are kept, where they lie, whether they were read, what was said of them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from archive.captures import Captures
from archive.errors import NotArchived
from archive.ids import MeetingId
from archive.noticeboard import Noticeboard
from archive.sighting import Stated
from archive.warc import Kept, Place, warc_date


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


class Entry(NamedTuple):
    """What is entered of a capture: the id of its WARC record, the SHA-256 of its body, where it lies."""

    record: str
    sha256: str
    place: Place


class Book:
    """The captures of one archive: `files` are the WARC files, the rest stands in the archive's database.

    `notices` is what was told beside the pages.
    """

    def __init__(self, db: sqlite3.Connection, files: Captures) -> None:
        self.files = files
        self.notices = Noticeboard(db)
        self._db = db

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

    def is_all_from(self, address: str) -> bool:
        """Whether the address of every page that was ever kept begins so."""
        row = self._db.execute(
            "SELECT 1 FROM capture WHERE url IS NULL OR substr(url, 1, ?) != ? LIMIT 1", (len(address), address)
        ).fetchone()
        return row is None

    def newest(self, url: str, since: datetime | None = None) -> Kept | None:
        """The page kept last from this address, None where there is none or it is older than `since`."""
        row = self._db.execute(
            "SELECT file, start, length, at FROM capture WHERE url = ? ORDER BY at DESC, id DESC LIMIT 1", (url,)
        ).fetchone()
        if row is None or (since is not None and datetime.fromisoformat(row[3]) < since):
            return None
        return self.files.read(Place(*row[:3]))

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

    def identity(self) -> str | None:
        """What tells this archive from any other, however often it is rebuilt: its first record. None: it has none."""
        row = self._db.execute("SELECT record FROM capture ORDER BY id LIMIT 1").fetchone()
        return str(row[0]) if row else None

    def entries(self) -> Iterator[Entry]:
        """Every capture, as they lie in the files."""
        query = "SELECT record, sha256, file, start, length FROM capture ORDER BY file, start"
        for record, sha256, *place in self._db.execute(query):
            yield Entry(record, sha256, Place(*place))

    def last(self) -> tuple[str, int]:
        """(file, first byte) of the capture that lies last in the files; a place before all others where none is."""
        row = self._db.execute("SELECT file, start FROM capture ORDER BY file DESC, start DESC LIMIT 1").fetchone()
        return (row[0], row[1]) if row else ("", 0)

    def ends(self) -> dict[str, int]:
        """How far the captures that are entered reach in each file, in bytes."""
        return dict(self._db.execute("SELECT file, max(start + length) FROM capture GROUP BY file ORDER BY file"))

    def is_of_another_time(self, file: str) -> bool:
        """Whether the page of a file that is entered last lies elsewhere in it.

        Words were taken down out of the file since, or before it was put back: what is entered of it leads astray.
        """
        row = self._db.execute(
            "SELECT record, start, length FROM capture WHERE file = ? ORDER BY start DESC LIMIT 1", (file,)
        ).fetchone()
        if row is None or not self.files.size(file):
            return False
        place, here = next(self.files.placed(file, row[1]), (None, None))
        if isinstance(here, Kept) and (here.record, place and place.length) == (row[0], row[2]):
            return False
        return any(isinstance(found, Kept) and found.record == row[0] for found in self.files.records(file))

    def has_record(self, record: str) -> bool:
        """Whether a page with this WARC record's id is entered, wherever it lies."""
        return self._db.execute("SELECT 1 FROM capture WHERE record = ?", (record,)).fetchone() is not None

    def stated(self, sha256: str) -> Stated:
        """What people stated about the page with these bytes."""
        row = self._db.execute(
            "SELECT council, committee, held_on, meeting FROM stated WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return stated_from(*row) if row else Stated()

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


def stated_from(council: str | None, committee: str | None, held_on: str | None, meeting: str | None) -> Stated:
    """What a row of the table `stated` says."""
    return Stated(council, committee, date.fromisoformat(held_on) if held_on else None, meeting)
