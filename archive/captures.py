"""Every page as fetched, in WARC 1.1 files: written before anything parses it, never rewritten.

Each record is compressed by itself, so that one can be read alone.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from archive import __version__
from archive.errors import ArchiveError, Damaged
from archive.members import may_go_on, member_at, up_to_next
from archive.notice import TakenDown, Withdrawn
from archive.sighting import Stated
from archive.warc import (
    BROKEN,
    Kept,
    Page,
    Place,
    Record,
    Redaction,
    about_record,
    decoded,
    notice_record,
    page_record,
    record_in,
    redacted_record,
    request_record,
    stated_record,
)

# A file of this many MiB is still quick to copy and to check; the next record opens a new one.
ROTATE_AT_MIB = 256


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read; `told` names the file and the place."""

    told: str


class Captures:
    """The WARC files of one archive. Reading needs no lock; one process at a time may write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rotate_at = _rotate_at()
        self._file: BinaryIO | None = None

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def append(self, page: Page, stated: Stated | None = None) -> Kept:
        """Write the page's records, and what a person stated about it. All are durable after the next `sync`."""
        record_id = f"<urn:uuid:{uuid.uuid4()}>"
        if stated is not None and stated != Stated():
            # The statement goes first: killed between the two, a page must not be left without what was stated.
            self.append_stated(record_id, stated, page.at)
        if page.request is not None:
            # The page goes last: what a killed writer left in front of it belongs to no page and hurts nobody.
            self._write(request_record(page, record_id))
            self._write(about_record(page, record_id))
        place = self._write(page_record(page, record_id))
        body = decoded(page)
        sha256 = page.redaction.sha256 if page.redaction else hashlib.sha256(body).hexdigest()
        status = int(page.http[0].split()[0]) if page.http else None
        return Kept(record_id, page.url, page.at, sha256, page.content_type, body, place, status, page.redaction)

    def append_stated(self, refers_to: str, stated: Stated, at: datetime) -> None:
        """Write what a person stated about the page whose WARC record is `refers_to`."""
        self._write(stated_record(refers_to, stated, at))

    def append_notice(self, notice: Withdrawn | TakenDown) -> None:
        """Write what was told of a meeting beside its pages."""
        self._write(notice_record(notice))

    def sync(self) -> None:
        """Make all that was written durable."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def read(self, place: Place) -> Kept:
        """The page whose record lies at `place`. Raises Damaged where there is no such record."""
        try:
            with (self._folder / place.file).open("rb") as file:
                file.seek(place.start)
                kept = record_in(file.read(place.length), place)
        except (OSError, *BROKEN) as error:
            raise Damaged(_unread(place.file, place.start, error)) from error
        if not isinstance(kept, Kept):
            raise Damaged(f"{place.file}: no page is kept at byte {place.start}: restore the file from a backup")
        return kept

    def files(self) -> list[str]:
        """The names of all WARC files, oldest first."""
        return sorted(path.name for path in self._folder.glob("*.warc.gz"))

    def size(self, file: str) -> int:
        """The length of a WARC file in bytes, 0 where it does not exist."""
        path = self._folder / file
        return path.stat().st_size if path.exists() else 0

    def records(self, file: str, start: int = 0, *, cut: bool = False) -> Iterator[Record | Broken]:
        """Every whole record from byte `start` on, None for one of another type; what is broken is told and passed."""
        return (record for _, record in self.placed(file, start, cut=cut))

    def placed(self, file: str, start: int = 0, *, cut: bool = False) -> Iterator[tuple[Place, Record | Broken]]:
        """What `records` gives, each with its place.

        What a killed writer left unfinished at the end of the newest file is passed over, unless that was `cut` off
        before: then it is damage, as other ends are, and told.
        """
        newest, end = file == self.files()[-1] and not cut, start
        for place, raw in self._members(file, start):
            end = place.start + place.length
            try:
                yield place, record_in(raw, place)
            except BROKEN as error:
                yield place, Broken(_unread(file, place.start, error))
        left = self.size(file) - end
        if left > 0 and not (newest and self._is_unfinished(file, end)):
            yield Place(file, end, left), Broken(_unread(file, end, "nor anything after it"))

    def cut_unfinished(self, file: str, start: int) -> None:
        """Cut off what a killed writer left after the last whole record, looking from byte `start` on."""
        end = start
        for place, _ in self._members(file, start):
            end = place.start + place.length
        if end < self.size(file):
            with (self._folder / file).open("r+b") as tail:
                tail.truncate(end)

    def copy_without(self, file: str, changed: Mapping[int, tuple[bytes, Redaction]]) -> list[tuple[int, Place]]:
        """Write a copy of the file beside it, in which the pages at these first bytes have other bodies.

        Returns (first byte until now, place in the copy) of every record. The copy is durable; `take_copy` swaps it in.
        """
        self.close()
        places = []
        with self._copy(file).open("wb") as copy:
            for place, raw in self._members(file, 0):
                start = copy.tell()
                if place.start in changed:
                    body, redaction = changed[place.start]
                    writer = WARCWriter(copy, gzip=True, warc_version="1.1")
                    writer.write_record(redacted_record(raw, body, redaction))
                else:
                    copy.write(raw)
                places.append((place.start, Place(file, start, copy.tell() - start)))
            copy.flush()
            os.fsync(copy.fileno())
        return places

    def take_copy(self, file: str) -> None:
        """Let the copy take the file's place."""
        self._copy(file).replace(self._folder / file)
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def drop_copies(self) -> None:
        """Remove copies that a killed writer did not finish."""
        for path in self._folder.glob("*.warc.gz.new"):
            path.unlink()

    def drop_copy(self, file: str) -> bool:
        """Remove the copy that was to take the file's place, and say whether there was one."""
        copy = self._copy(file)
        there = copy.exists()
        copy.unlink(missing_ok=True)
        return there

    def _copy(self, file: str) -> Path:
        return self._folder / f"{file}.new"

    def _members(self, file: str, start: int) -> Iterator[tuple[Place, bytes]]:
        """The gzip members of a file, each one WARC record, broken ones up to the next whole one.

        Ends quietly at what has no whole one after it: a killed writer left that.
        """
        with (self._folder / file).open("rb") as stream:
            while True:
                stream.seek(start)
                member = member_at(stream) or up_to_next(stream, start)
                if not member:
                    return
                yield Place(file, start, len(member)), member
                start += len(member)

    def _is_unfinished(self, file: str, start: int) -> bool:
        with (self._folder / file).open("rb") as stream:
            stream.seek(start)
            return may_go_on(stream)

    def _write(self, record: ArcWarcRecord) -> Place:
        file = self._open_file()
        start = file.seek(0, os.SEEK_END)
        try:
            WARCWriter(file, gzip=True, warc_version="1.1").write_record(record)
            file.flush()
        except OSError:
            # A full disk must not leave half a record in front of the next one.
            self.close()
            os.truncate(file.name, start)
            raise
        return Place(Path(file.name).name, start, file.tell() - start)

    def _open_file(self) -> BinaryIO:
        if self._file is not None and self._file.tell() >= self._rotate_at:
            self.sync()
            self.close()
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            names = self.files()
            if not names or self.size(names[-1]) >= self._rotate_at:
                names.append(f"minutebook-{len(names) + 1:05d}.warc.gz")
            self._file = (self._folder / names[-1]).open("ab")
            if self.size(names[-1]) == 0:
                self._write_info(names[-1])
        return self._file

    def _write_info(self, name: str) -> None:
        """The record that opens a file: what wrote it, in which format."""
        info = {"software": f"minutebook/{__version__}", "format": "WARC File Format 1.1"}
        writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(name, info))


def _rotate_at() -> int:
    """The size in bytes at which a file is full. Raises ArchiveError where the setting is no such size."""
    told = os.environ.get("MINUTEBOOK_ROTATE", str(ROTATE_AT_MIB))
    try:
        size = int(float(told) * 1024 * 1024)
    except (ValueError, OverflowError):
        size = 0
    if size < 1:
        raise ArchiveError(f"MINUTEBOOK_ROTATE is the size of a capture file in MiB, and “{told[:40]}” is none")
    return size


def _unread(file: str, start: int, error: object) -> str:
    return f"{file}: the record at byte {start} cannot be read ({error})"
