"""Every page as fetched, in WARC 1.1 files: written before anything parses it, never rewritten.

A fetched page is a `response` record (body as sent, headers as the fetcher gives them), a saved file a `resource`
record; what a person stated about a page is a `metadata` record that refers to it. Each record is compressed by itself,
so that one can be read alone. Source of the format: ISO 28500:2017 (WARC 1.1).
"""

import hashlib
import os
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from archive import __version__
from archive.errors import Damaged
from archive.sighting import Stated

# A file of this size is still quick to copy and to check; the next record opens a new one.
ROTATE_AT = 256 * 1024 * 1024

# What warcio lets out at bytes that are no WARC record: besides its own, whatever a missing header leads to.
_BROKEN = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error),
    *(EOFError, ValueError, TypeError, AttributeError, StopIteration),
)

_CHUNK = 1 << 16
_FIELDS_TYPE = "application/warc-fields"


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be kept. `http` holds the status line ("200 OK") and the headers of a fetched one, None for a file."""

    body: bytes
    at: datetime
    url: str | None = None
    content_type: str | None = None
    http: tuple[str, tuple[tuple[str, str], ...]] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: file name, first byte, compressed length in bytes."""

    file: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in a WARC file. `body` is decoded (no Content-Encoding); `sha256` is of the decoded body."""

    record: str
    url: str | None
    at: datetime
    sha256: str
    content_type: str | None
    body: bytes
    place: Place
    status: int | None = None


@dataclass(frozen=True, slots=True)
class StatedRecord:
    """A metadata record: what a person stated about the page whose WARC record is `refers_to`."""

    refers_to: str
    stated: Stated


class Captures:
    """The WARC files of one archive. Reading needs no lock; one process at a time may write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: BinaryIO | None = None

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def append(self, page: Page, stated: Stated | None = None) -> Kept:
        """Write the page's record, and what a person stated about it. Both are durable after the next `sync`."""
        record_id = f"<urn:uuid:{uuid.uuid4()}>"
        if stated is not None and stated != Stated():
            # The statement goes first: killed between the two, a page must not be left without what was stated.
            self.append_stated(record_id, stated, page.at)
        place = self._write(_page_record(page, record_id))
        body = _decoded(page)
        sha256 = hashlib.sha256(body).hexdigest()
        status = int(page.http[0].split()[0]) if page.http else None
        return Kept(record_id, page.url, page.at, sha256, page.content_type, body, place, status)

    def append_stated(self, refers_to: str, stated: Stated, at: datetime) -> None:
        """Write what a person stated about the page whose WARC record is `refers_to`."""
        told = {"council": stated.council, "committee": stated.committee, "held-on": stated.held_on}
        # One line a field: white space is folded, so that a value cannot open a field of its own.
        lines = [f"stated-{name}: {' '.join(str(value).split())}\r\n" for name, value in told.items() if value]
        headers = {"WARC-Date": warc_date(at), "WARC-Refers-To": refers_to}
        self._write(_record("metadata", None, "".join(lines).encode(), _FIELDS_TYPE, headers))

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
                kept = _parsed(file.read(place.length), place)
        except (OSError, *_BROKEN) as error:
            raise Damaged(f"{place.file}: the record at byte {place.start} cannot be read ({error})") from error
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

    def records(self, file: str, start: int = 0) -> Iterator[Kept | StatedRecord | None]:
        """Every whole record from byte `start` on, None for one of another type. Raises Damaged at a broken record."""
        for place, raw in self._members(file, start):
            try:
                yield _parsed(raw, place)
            except _BROKEN as error:
                raise Damaged(f"{file}: the record at byte {place.start} cannot be read ({error})") from error

    def cut_unfinished(self, file: str, start: int) -> None:
        """Cut off what a killed writer left after the last whole record, looking from byte `start` on."""
        end = start
        for place, _ in self._members(file, start):
            end = place.start + place.length
        if end < self.size(file):
            with (self._folder / file).open("r+b") as tail:
                tail.truncate(end)

    def _members(self, file: str, start: int) -> Iterator[tuple[Place, bytes]]:
        """The gzip members of a file, each one WARC record; ends quietly at one that is not finished."""
        with (self._folder / file).open("rb") as stream:
            stream.seek(start)
            while member := _member(stream):
                yield Place(file, start, len(member)), member
                start += len(member)
                stream.seek(start)

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
        if self._file is not None and self._file.tell() >= ROTATE_AT:
            self.sync()
            self.close()
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            names = self.files()
            if not names or self.size(names[-1]) >= ROTATE_AT:
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


def warc_date(moment: datetime) -> str:
    """A moment as a WARC-Date: UTC, with a fraction only where it has one."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_warc(path: Path) -> Iterator[Kept]:
    """Every page of a WARC file made elsewhere, compressed or not. Raises Damaged where the file is no WARC."""
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type in {"response", "resource"}:
                    yield _kept(record, Place(path.name, 0, 0))
        except _BROKEN as error:
            raise Damaged(f"no readable WARC file from here on ({error})") from error


def read_statements(path: Path) -> dict[str, Stated]:
    """What people stated about the pages of a WARC file, by the WARC record of the page; the last statement counts.

    Only our own files hold any; another's is left at its first record. Where a file breaks off, so does this.
    """
    told: dict[str, Stated] = {}
    with path.open("rb") as stream:
        try:
            for place, record in enumerate(ArchiveIterator(stream)):
                if place == 0 and not _is_ours(record):
                    return {}
                refers_to = record.rec_headers.get_header("WARC-Refers-To")
                if record.rec_type == "metadata" and refers_to:
                    told[refers_to] = _stated(record.content_stream().read().decode())
        except _BROKEN:
            return told
    return told


def page_of(kept: Kept) -> Page:
    """A page of another WARC file as one to keep here, its date and address unchanged."""
    http = None
    if kept.status is not None:
        http = (f"{kept.status} OK", (("Content-Type", kept.content_type or "text/html"),))
    return Page(kept.body, kept.at, kept.url, kept.content_type, http)


def _page_record(page: Page, record_id: str) -> ArcWarcRecord:
    headers = {"WARC-Record-ID": record_id, "WARC-Date": warc_date(page.at)}
    content_type = page.content_type or "application/octet-stream"
    if page.http is None:
        # A record needs an address; a file that has none is named by its content.
        uri = page.url or f"urn:sha256:{hashlib.sha256(page.body).hexdigest()}"
        return _record("resource", uri, page.body, content_type, headers)
    status, http_headers = page.http
    http = StatusAndHeaders(status, list(http_headers), protocol="HTTP/1.1")
    return _record("response", page.url, page.body, None, headers, http)


def _record(  # noqa: PLR0913, PLR0917  # a record has these six parts
    kind: str,
    uri: str | None,
    payload: bytes,
    content_type: str | None,
    headers: dict[str, str],
    http: StatusAndHeaders | None = None,
) -> ArcWarcRecord:
    return WARCWriter(BytesIO(), gzip=False, warc_version="1.1").create_warc_record(
        uri,
        kind,
        payload=BytesIO(payload),
        length=len(payload),
        warc_content_type=content_type or "",
        warc_headers_dict=headers,
        http_headers=http,
    )


def _decoded(page: Page) -> bytes:
    if page.http is None or not any(name.lower() == "content-encoding" for name, _ in page.http[1]):
        return page.body
    body: bytes = _page_record(page, "").content_stream().read()
    return body


def _member(stream: BinaryIO) -> bytes:
    """The gzip member that begins where `stream` stands; empty where none does or it is not finished."""
    unzip, parts = zlib.decompressobj(wbits=31), []
    while chunk := stream.read(_CHUNK):
        try:
            unzip.decompress(chunk)
        except zlib.error:
            return b""
        if unzip.eof:
            parts.append(chunk[: len(chunk) - len(unzip.unused_data)])
            return b"".join(parts)
        parts.append(chunk)
    return b""


def _parsed(raw: bytes, place: Place) -> Kept | StatedRecord | None:
    # Unpacked here and not by warcio, which stops reading before the checksum at the end of the member.
    record = next(iter(ArchiveIterator(BytesIO(zlib.decompress(raw, wbits=31)))))
    if record.rec_type in {"response", "resource"}:
        return _kept(record, place)
    refers_to = record.rec_headers.get_header("WARC-Refers-To")
    if record.rec_type == "metadata" and refers_to:
        return StatedRecord(refers_to, _stated(record.content_stream().read().decode()))
    return None


def _kept(record: ArcWarcRecord, place: Place) -> Kept:
    body = record.content_stream().read()
    uri = record.rec_headers.get_header("WARC-Target-URI")
    http = record.http_headers
    content_type = http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")
    return Kept(
        record.rec_headers.get_header("WARC-Record-ID"),
        None if uri is None or uri.startswith("urn:") else uri,
        datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC),
        hashlib.sha256(body).hexdigest(),
        content_type,
        body,
        place,
        int(http.get_statuscode()) if http else None,
    )


def _is_ours(first: ArcWarcRecord) -> bool:
    return first.rec_type == "warcinfo" and b"software: minutebook/" in first.content_stream().read()


def _stated(text: str) -> Stated:
    told = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    held_on = told.get("stated-held-on")
    return Stated(
        told.get("stated-council"), told.get("stated-committee"), date.fromisoformat(held_on) if held_on else None
    )
