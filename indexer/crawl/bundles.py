"""Pages that are kept in one file with all that belongs to them.

Bytes -> page: MHTML (RFC 2557; "Webpage, single file" of Chrome and Edge) and Safari's web archive (a property list).
File -> WARC files: WACZ, a ZIP file with them in the folder `archive`, as browser-based crawlers make it.
"""

import gzip
import lzma
import plistlib
import re
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.parsers.expat import ExpatError

from indexer.crawl.errors import Unreadable

_PAGES = ("text/html", "application/xhtml+xml", "text/xml", "application/xml")

# The headers of a file end with an empty line; those of a long subject are still within this.
_HEADERS = 8192
_MHTML = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_WEB_ARCHIVE = b"WebMainResource"

# What Python says of a ZIP file that is damaged, and of one that it cannot read: NotImplementedError of a later version
# of the format, RuntimeError of an encrypted one, ValueError of a name in no encoding.
_BAD_ZIP = (
    *(zipfile.BadZipFile, ValueError, EOFError, struct.error, zlib.error, lzma.LZMAError),
    *(NotImplementedError, RuntimeError),
)
_WARC_OF_WACZ = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")

_SAVE_OTHERWISE = "save it again as “HTML only” or “Webpage, complete”"


@dataclass(frozen=True, slots=True)
class Unbundled:
    """The page itself: its bytes as they were saved, its address, and when it was saved, where the file tells that."""

    body: bytes
    content_type: str
    url: str | None
    at: datetime | None


def unbundled(file: bytes) -> Unbundled | None:
    """The page of such a file; None where `file` is none. Raises Unreadable where it is one and holds no page."""
    opening = file[:_HEADERS]
    if _MHTML.search(_END_OF_HEADERS.split(opening, maxsplit=1)[0]):
        try:
            return _of_mhtml(message_from_bytes(file))
        except RecursionError as error:
            raise Unreadable(f"it is an MHTML file of parts in parts without end: {_SAVE_OTHERWISE}") from error
    if file.startswith(b"bplist") or b"<plist" in opening:
        return _of_web_archive(file)
    return None


def is_warc(path: Path) -> bool:
    """Whether a file begins as a WARC file does, compressed or not. Raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        opening = file.read(5)
    if opening.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(path) as unzipped:
                opening = unzipped.read(5)
        except (OSError, EOFError, zlib.error):
            return False
    return opening == b"WARC/"


def is_wacz(path: Path) -> bool:
    """Whether a file is a ZIP file with WARC files where WACZ has them. Raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return False
    try:
        with zipfile.ZipFile(path) as held:
            return any(map(_WARC_OF_WACZ.fullmatch, held.namelist()))
    except _BAD_ZIP:
        return False


def warcs_of(path: Path, folder: Path) -> Iterator[Path]:
    """The WARC files of a WACZ, one after another, unpacked into `folder`.

    Raises Unreadable where one of them is damaged or there is no room for it.
    """
    with zipfile.ZipFile(path) as held:
        for name in filter(_WARC_OF_WACZ.fullmatch, held.namelist()):
            file = folder / Path(name).name
            try:
                with held.open(name) as packed, file.open("wb") as unpacked:
                    shutil.copyfileobj(packed, unpacked)
            except (*_BAD_ZIP, OSError) as error:
                file.unlink(missing_ok=True)  # the archive may need the room
                # The unpacker of bzip2 tells damage by an OSError that the system knows nothing of.
                if isinstance(error, OSError) and error.errno:
                    remedy = "free some space, or name another folder in TMPDIR"
                    told = f"{name} in it cannot be unpacked into {folder}: {error.strerror}: {remedy}"
                    raise Unreadable(told) from error
                raise Unreadable(f"{name} in it cannot be unpacked ({error}): download it again") from error
            yield file


def _of_mhtml(message: Message) -> Unbundled:
    # The root of the parts is the one that “start” names, else the first; pages in frames come after it.
    parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = str(message.get_param("start") or "")
    root = next((part for part in parts if start and part.get("Content-ID") == start), parts[0] if parts else None)
    body = root.get_payload(decode=True) if root else None
    if root is None or not isinstance(body, bytes) or not body:
        raise Unreadable(f"it is an MHTML file without a page in it: {_SAVE_OTHERWISE}")
    url = root.get("Content-Location") or message.get("Snapshot-Content-Location")
    return Unbundled(body, root.get_content_type(), _web_address(url), _moment(message.get("Date")))


def _of_web_archive(file: bytes) -> Unbundled | None:
    try:
        held = plistlib.loads(file)
        main = held["WebMainResource"]
        # A number in its place would be that many bytes.
        body, kind = bytes(memoryview(main["WebResourceData"])), str(main["WebResourceMIMEType"])
    except (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, RecursionError) as error:
        if _WEB_ARCHIVE not in file:
            return None  # some other property list
        raise Unreadable(f"it is a web archive of Safari that is damaged: {_SAVE_OTHERWISE}") from error
    if kind not in _PAGES or not body:
        raise Unreadable(f"it is a web archive of Safari without a page in it: {_SAVE_OTHERWISE}")
    return Unbundled(body, kind, _web_address(main.get("WebResourceURL")), None)


def _web_address(url: object) -> str | None:
    told = "".join(str(url or "").split())  # a long header is folded
    return told if told.startswith(("http://", "https://")) else None


def _moment(told: object) -> datetime | None:
    try:
        moment = parsedate_to_datetime(str(told))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
