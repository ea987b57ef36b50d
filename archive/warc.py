"""Pages as WARC 1.1 records, and records as pages.

A fetched page is a `response` record (body as sent, headers as the fetcher gives them) with the `request` and a
`metadata` record of the same moment, a saved file a `resource` record; what a person stated about a page is a
`metadata` record that refers to it. Source of the format: ISO 28500:2017.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from archive.codec import decode, encode
from archive.notice import TakenDown, Withdrawn
from archive.sighting import Stated

WARC_FIELDS = "application/warc-fields"
_JSON = "application/json"
_NOTICES: dict[str, type[Withdrawn | TakenDown]] = {"withdrawn": Withdrawn, "taken-down": TakenDown}

# What warcio lets out at bytes that are no WARC record: besides its own, whatever a missing header leads to.
BROKEN = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error),
    *(EOFError, ValueError, TypeError, AttributeError, StopIteration),
)


Headers = tuple[tuple[str, str], ...]

# Fields of our own: a page from which something was cut out is still known by the SHA-256 of what was fetched.
_ORIGINAL, _REDACTED = "Minutebook-Original-SHA256", "Minutebook-Redacted"


@dataclass(frozen=True, slots=True)
class Redaction:
    """Why a page no longer holds all that was fetched, since when, and the SHA-256 of what was."""

    sha256: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be kept. `http` holds the status line ("200 OK") and the headers of a fetched one, None for a file.

    `request` holds the request's line ("GET /mgAi.aspx?ID=1 HTTP/1.1") and headers; `about` is what else is known of
    the fetch, by the names that the WARC standard uses: "via" (the page that led here), "fetchTimeMs" and the like.
    """

    body: bytes
    at: datetime
    url: str | None = None
    content_type: str | None = None
    http: tuple[str, Headers] | None = None
    request: tuple[str, Headers] | None = None
    about: Headers = ()
    redaction: Redaction | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: file name, first byte, compressed length in bytes."""

    file: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in a WARC file. `body` is decoded (no Content-Encoding).

    `sha256` is of the decoded body as it was fetched, also where something was cut out of it since (`redaction`).
    """

    record: str
    url: str | None
    at: datetime
    sha256: str
    content_type: str | None
    body: bytes
    place: Place
    status: int | None = None
    redaction: Redaction | None = None

    @property
    def redacted(self) -> bool:
        return self.redaction is not None


@dataclass(frozen=True, slots=True)
class StatedRecord:
    """A metadata record: what a person stated about the page whose WARC record is `refers_to`."""

    refers_to: str
    stated: Stated


Record = Kept | StatedRecord | Withdrawn | TakenDown | None


def warc_date(moment: datetime) -> str:
    """A moment as a WARC-Date: UTC, with a fraction only where it has one."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def page_of(kept: Kept) -> Page:
    """A page of another WARC file as one to keep here, its date and address unchanged."""
    http = None
    if kept.status is not None:
        http = (f"{kept.status} OK", (("Content-Type", kept.content_type or "text/html"),))
    return Page(kept.body, kept.at, kept.url, kept.content_type, http, redaction=kept.redaction)


def page_record(page: Page, record_id: str) -> ArcWarcRecord:
    """The `response` or `resource` record of a page."""
    headers = {"WARC-Record-ID": record_id, "WARC-Date": warc_date(page.at), **_told_of(page.redaction)}
    content_type = page.content_type or "application/octet-stream"
    if page.http is None:
        # A record needs an address; a file that has none is named by its content.
        uri = page.url or f"urn:sha256:{hashlib.sha256(page.body).hexdigest()}"
        return _record("resource", uri, page.body, content_type, headers)
    status, http_headers = page.http
    http = StatusAndHeaders(status, list(http_headers), protocol="HTTP/1.1")
    return _record("response", page.url, page.body, None, headers, http)


def redacted(page: Page, body: bytes, redaction: Redaction) -> Page:
    """The page with another body, unpacked whatever its headers said."""
    packed = ("content-encoding", "transfer-encoding", "content-length", "content-md5", "digest")
    http = page.http and (
        page.http[0],
        (*(h for h in page.http[1] if h[0].lower() not in packed), ("Content-Length", str(len(body)))),
    )
    return replace(page, body=body, http=http, redaction=redaction)


def redacted_record(raw: bytes, body: bytes, redaction: Redaction) -> ArcWarcRecord:
    """The record in the gzip member `raw` with another body: the same page, date and address."""
    record = next(iter(ArchiveIterator(BytesIO(zlib.decompress(raw, wbits=31)))))
    told, http = record.rec_headers, record.http_headers
    page = Page(
        b"",
        datetime.fromisoformat(told.get_header("WARC-Date")),
        told.get_header("WARC-Target-URI"),
        None if http else told.get_header("Content-Type"),
        (http.statusline, tuple(http.headers)) if http else None,
    )
    return page_record(redacted(page, body, redaction), told.get_header("WARC-Record-ID"))


def _told_of(redaction: Redaction | None) -> dict[str, str]:
    if redaction is None:
        return {}
    told = f"{warc_date(redaction.at)} {' '.join(redaction.why.split())}"
    return {_ORIGINAL: redaction.sha256, _REDACTED: told}


def request_record(page: Page, record_id: str) -> ArcWarcRecord:
    """The `request` record of a fetched page whose own record is `record_id`."""
    line, headers = page.request or ("", ())
    http = StatusAndHeaders(line, list(headers), is_http_request=True)
    return _record("request", page.url, b"", None, _beside(page, record_id), http)


def about_record(page: Page, record_id: str) -> ArcWarcRecord:
    """The `metadata` record of how a page came to be fetched, whose own record is `record_id`."""
    return _record("metadata", page.url, fields(page.about), WARC_FIELDS, _beside(page, record_id))


def stated_record(refers_to: str, stated: Stated, at: datetime) -> ArcWarcRecord:
    """The `metadata` record of what a person stated about the page whose record is `refers_to`."""
    told = {
        "council": stated.council,
        "committee": stated.committee,
        "held-on": stated.held_on,
        "meeting": stated.meeting,
    }
    payload = fields([(f"stated-{name}", str(value)) for name, value in told.items() if value])
    return _record("metadata", None, payload, WARC_FIELDS, {"WARC-Date": warc_date(at), "WARC-Refers-To": refers_to})


def notice_record(notice: Withdrawn | TakenDown) -> ArcWarcRecord:
    """The `metadata` record of what was told of a meeting beside its pages."""
    name = next(name for name, kind in _NOTICES.items() if isinstance(notice, kind))
    payload = f'{{"{name}":{encode(notice)}}}'.encode()
    return _record("metadata", None, payload, _JSON, {"WARC-Date": warc_date(notice.at)})


def fields(told: Iterable[tuple[str, str]]) -> bytes:
    """Names and values as `application/warc-fields`."""
    # One line a field: white space is folded, so that a value cannot open a field of its own.
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in told).encode()


def _beside(page: Page, record_id: str) -> dict[str, str]:
    return {"WARC-Date": warc_date(page.at), "WARC-Concurrent-To": record_id}


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


def decoded(page: Page) -> bytes:
    """The page's body without its Content-Encoding."""
    if page.http is None or not any(name.lower() == "content-encoding" for name, _ in page.http[1]):
        return page.body
    body: bytes = page_record(page, "").content_stream().read()
    return body


def record_in(raw: bytes, place: Place) -> Record:
    """What the gzip member `raw` holds; None for a record of another type. Raises one of BROKEN where it is broken."""
    # Unpacked here and not by warcio, which stops reading before the checksum at the end of the member.
    record = next(iter(ArchiveIterator(BytesIO(zlib.decompress(raw, wbits=31)))))
    if record.rec_type in {"response", "resource"}:
        return kept_of(record, place)
    refers_to = record.rec_headers.get_header("WARC-Refers-To")
    if record.rec_type == "metadata" and refers_to:
        return StatedRecord(refers_to, stated_in(record.content_stream().read().decode()))
    if record.rec_type == "metadata" and record.rec_headers.get_header("Content-Type") == _JSON:
        return _notice(record.content_stream().read().decode())
    return None


def _notice(text: str) -> Withdrawn | TakenDown | None:
    ((name, told),) = json.loads(text).items()
    return decode(_NOTICES[name], json.dumps(told)) if name in _NOTICES else None


def kept_of(record: ArcWarcRecord, place: Place) -> Kept:
    body = record.content_stream().read()
    redaction = _redaction(record)
    uri = record.rec_headers.get_header("WARC-Target-URI")
    http = record.http_headers
    content_type = http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")
    return Kept(
        record.rec_headers.get_header("WARC-Record-ID"),
        None if uri is None or uri.startswith("urn:") else uri,
        datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC),
        redaction.sha256 if redaction else hashlib.sha256(body).hexdigest(),
        content_type,
        body,
        place,
        _status(http.get_statuscode()) if http else None,
        redaction,
    )


def _redaction(record: ArcWarcRecord) -> Redaction | None:
    """What the record's own fields say of what was cut out of its page."""
    sha256, told = (record.rec_headers.get_header(name) for name in (_ORIGINAL, _REDACTED))
    if not sha256 or not told:
        return None
    at, _, why = told.partition(" ")
    return Redaction(sha256, datetime.fromisoformat(at).astimezone(UTC), why)


def _status(told: str) -> int:
    """The status of an answer; 0 where what stands there is none."""
    return int(told) if told.isdecimal() else 0


def stated_in(text: str) -> Stated:
    told = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    held_on = told.get("stated-held-on")
    return Stated(
        told.get("stated-council"),
        told.get("stated-committee"),
        date.fromisoformat(held_on) if held_on else None,
        told.get("stated-meeting"),
    )
