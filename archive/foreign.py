"""WARC files made elsewhere, by whatever crawler: their pages, and what people stated about them in a home of ours."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from archive.errors import Damaged
from archive.sighting import Stated
from archive.warc import BROKEN, Kept, Place, kept_of, stated_in

# Four times what is ever read of a page: a film that lies among the pages is no evidence of anything.
LARGEST_FILE = 64 << 20


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A record that tells of a page without holding it; `told` is a sentence."""

    told: str


@dataclass(slots=True)
class Seen:
    """Where the pages of the files read so far lie, for records that only say "the same as then".

    A page is known by its record, by its address and moment, and by its digest: (file, first byte of the record).
    """

    places: dict[str, tuple[Path, int]] = field(default_factory=dict)


def read_warc(path: Path, seen: Seen) -> Iterator[Kept | PassedOver]:
    """Every page of a WARC file, compressed or not.

    Raises Damaged where the file is no WARC from some place on, or ends within a record, of which nothing is given out.
    """
    end = 0
    with _opened(path) as stream:
        try:
            records = ArchiveIterator(stream)
            for record in records:
                page = _page_in(record, path, seen)
                start, length = records.get_record_offset(), records.get_record_length()  # they read it to its end
                if _breaks_off(record):
                    # What is left of the page would be archived as if it were all of it.
                    raise Damaged(f"the file breaks off in the middle of {_uri(record) or 'a record'}")
                end = start + length
                if isinstance(page, Kept) and record.rec_type != "revisit":
                    _note(record, path, start, seen)
                if page:
                    yield page
        except BROKEN as error:
            raise Damaged(f"no readable WARC file from here on ({error})") from error
    _demand_end(path, end)


def _demand_end(path: Path, end: int) -> None:
    """Raises Damaged where more than blank lines follows: a record that breaks off in its head, which warcio skips."""
    with path.open("rb") as raw:
        if _is_packed_as_a_whole(raw):
            return  # places in it are not those of the file, and it cannot break off unnoticed
        raw.seek(end)
        if raw.read(1 << 16).strip():
            raise Damaged("the file breaks off in the middle of a record")


def _breaks_off(record: ArcWarcRecord) -> bool:
    """Whether a record that was read to its end is shorter than it says, or says nothing of its length."""
    told = record.rec_headers.get_header("Content-Length") or ""
    return not told.isdecimal() or record.raw_stream.limit > 0


def _page_in(record: ArcWarcRecord, path: Path, seen: Seen) -> Kept | PassedOver | None:
    if record.rec_type == "revisit":
        return _revisited(record, path, seen)
    if record.rec_type not in {"response", "resource"}:
        return None
    if record.length > LARGEST_FILE:
        return PassedOver(f"{path.name}: {_uri(record)} is larger than any page and was passed over")
    return kept_of(record, Place(path.name, 0, 0))


def read_statements(path: Path) -> dict[str, Stated]:
    """What people stated about the pages of a WARC file, by the WARC record of the page; the last statement counts.

    Only our own files hold any; another's is left at its first record. Where a file breaks off, so does this.
    """
    told: dict[str, Stated] = {}
    with _opened(path) as stream:
        try:
            for place, record in enumerate(ArchiveIterator(stream)):
                if place == 0 and not _is_ours(record):
                    return {}
                refers_to = record.rec_headers.get_header("WARC-Refers-To")
                if record.rec_type == "metadata" and refers_to:
                    told[refers_to] = stated_in(record.content_stream().read().decode())
        except BROKEN:
            return told
    return told


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file; one that was compressed as a whole and not record by record is unpacked on the way."""
    with path.open("rb") as raw:
        if _is_packed_as_a_whole(raw):
            with gzip.open(raw) as stream:
                yield stream  # type: ignore[misc]  # a GzipFile reads as a file does
        else:
            yield raw


def _is_packed_as_a_whole(raw: BinaryIO) -> bool:
    """Whether the first gzip member holds more than its first record. Leaves the file at its start."""
    start = raw.read(1 << 16)
    raw.seek(0)
    if not start.startswith(b"\x1f\x8b"):
        return False
    try:
        opening = zlib.decompressobj(wbits=31).decompress(start)
    except zlib.error:
        return False
    return opening.count(b"\r\nWARC-Record-ID:") > 1


def _uri(record: ArcWarcRecord) -> str | None:
    uri: str | None = record.rec_headers.get_header("WARC-Target-URI")
    return uri


def _note(record: ArcWarcRecord, path: Path, start: int, seen: Seen) -> None:
    headers = record.rec_headers
    for key in (
        headers.get_header("WARC-Record-ID"),
        _moment(headers.get_header("WARC-Target-URI"), headers.get_header("WARC-Date")),
        headers.get_header("WARC-Payload-Digest"),
    ):
        if key:
            seen.places.setdefault(key, (path, start))


def _moment(uri: str | None, at: str | None) -> str | None:
    return f"{at} {uri}" if uri and at else None


def _revisited(record: ArcWarcRecord, path: Path, seen: Seen) -> Kept | PassedOver:
    """The page as it was found again: the bytes of then, the address and the moment of now."""
    headers = record.rec_headers
    uri, at = headers.get_header("WARC-Target-URI"), headers.get_header("WARC-Date")
    keys = (
        headers.get_header("WARC-Refers-To"),
        _moment(headers.get_header("WARC-Refers-To-Target-URI"), headers.get_header("WARC-Refers-To-Date")),
        headers.get_header("WARC-Payload-Digest"),
    )
    place = next((seen.places[key] for key in keys if key in seen.places), None)
    if place is None:
        return PassedOver(
            f"{path.name}: {uri} is only said to be the same as before, and that page is in no file given"
        )
    then = _page_at(*place)
    return replace(
        then, record=headers.get_header("WARC-Record-ID"), url=uri, at=datetime.fromisoformat(at).astimezone(UTC)
    )


def _page_at(path: Path, start: int) -> Kept:
    with _opened(path) as stream:
        stream.seek(start)
        return kept_of(next(iter(ArchiveIterator(stream))), Place(path.name, 0, 0))


def _is_ours(first: ArcWarcRecord) -> bool:
    return first.rec_type == "warcinfo" and b"software: minutebook/" in first.content_stream().read()
