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
    """Every page of a WARC file, compressed or not. Raises Damaged where the file is no WARC from some place on."""
    with _opened(path) as stream:
        try:
            records = ArchiveIterator(stream)
            for record in records:
                if record.rec_type in {"response", "resource"} and (record.length or 0) > LARGEST_FILE:
                    uri = record.rec_headers.get_header("WARC-Target-URI")
                    yield PassedOver(f"{path.name}: {uri} is larger than any page and was passed over")
                elif record.rec_type in {"response", "resource"}:
                    page = kept_of(record, Place(path.name, 0, 0))
                    _note(record, path, records.get_record_offset(), seen)  # it reads the record to its end
                    yield page
                elif record.rec_type == "revisit":
                    yield _revisited(record, path, seen)
        except BROKEN as error:
            raise Damaged(f"no readable WARC file from here on ({error})") from error


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
