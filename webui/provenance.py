"""Where the words of a page come from: source, captured page, versions; and the papers that a page links."""

import hashlib
from urllib.parse import urlsplit

from archive.errors import ArchiveError
from archive.model import AgendaItem, Capture, Document
from webui.params import capture_url, version_url
from webui.record_contexts import Paper, Provenance, VersionEntry
from webui.wired import archive


def provenance(source_url: str | None, capture: Capture | None, item: AgendaItem | None = None) -> Provenance:
    """What is told of the source of a meeting or, with its versions, of an `item`."""
    versions = [
        VersionEntry(v.seen_at, v.hash, capture_url(v.capture), version_url(item.id, number))
        for number, v in enumerate(item.versions, start=1)
    ] if item else []  # fmt: skip
    return Provenance(
        source_url=_web_address(source_url or (capture.url if capture else None)),
        captured_at=capture.at if capture else None,
        sha256=capture.sha256 if capture else None,
        capture_url=capture_url(capture.sha256) if capture else None,
        cut_sha256=_cut_sha256(capture.sha256) if capture else None,
        versions=tuple(reversed(versions)),
    )


def papers(documents: tuple[Document, ...]) -> tuple[Paper, ...]:
    """The papers, each with its address where a link may lead to it."""
    return tuple(Paper(document.title, _web_address(document.url)) for document in documents)


def _cut_sha256(sha256: str) -> str | None:
    """The SHA-256 of what is left of a captured page, where words were taken down out of it; else None."""
    if not archive().ledger.notices.anything_taken_down():
        return None
    try:
        _, _, body = archive().capture_page(sha256)
    except ArchiveError:
        return None  # it cannot be downloaded either, and is told there
    left = hashlib.sha256(body).hexdigest()
    return left if left != sha256 else None


def _web_address(url: str | None) -> str | None:
    """The address where a link may lead to it: a page could state "javascript:" as well."""
    try:
        return url if url and urlsplit(url).scheme.lower() in {"http", "https"} else None
    except ValueError:  # a broken IPv6 address, for one
        return None
