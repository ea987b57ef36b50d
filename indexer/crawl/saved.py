"""Ingest: pages that somebody saved, folders of them, WARC files of any archive, into ours."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from archive.captures import Page, page_of, read_warc
from archive.compose import row_ids
from archive.errors import Damaged
from archive.ids import ItemId, MeetingId
from archive.sighting import Stated
from archive.store import Archive
from indexer.crawl.councils import register
from indexer.crawl.intake import BATCH, Tally, take_in
from indexer.crawl.moderngov.kinds import Kind, recognise

# What a browser saves beside a page. A folder may hold them; they are no pages and nobody is told of each.
_BESIDE_PAGES = frozenset(
    f".{ending}"
    for ending in (
        *("css", "js", "json", "map", "woff", "woff2", "ttf", "eot"),
        *("png", "jpg", "jpeg", "gif", "svg", "ico", "webp"),
        *("pdf", "doc", "docx", "xls", "xlsx"),
    )
)

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read, and why. `path` names a WARC file's record by the file and its address."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did. Items: `items` were on the pages, of them `new`, `changed` and the rest unchanged."""

    captured: int
    meetings: int
    items: int
    new: int
    changed: int
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]

    @property
    def unchanged(self) -> int:
        return self.items - self.new - self.changed


@dataclass(frozen=True, slots=True)
class _Found:
    """A page on disk, or a file that could not be opened. `timed`: it carries the moment of its capture."""

    path: str
    page: Page | None
    timed: bool = False
    reason: str = ""


@dataclass(slots=True)
class _Ingest:
    archive: Archive
    stated: Stated
    at: datetime
    tally: Tally = field(default_factory=Tally)
    captured: int = 0
    paths: dict[str, str] = field(default_factory=dict)
    unopened: list[Unread] = field(default_factory=list)


def ingest(
    archive: Archive, paths: Iterable[Path], stated: Stated, now: datetime, progress: Progress = lambda _: None
) -> Ingested:
    """Archive every page under `paths`.

    `stated` fills what the pages do not state, `now` is the moment of those without one. Every page is kept before it
    is read. `progress` is told how many pages are done. Killed at any moment and run again with the same paths, it ends
    as if it had never been killed. Raises ArchiveError where the archive cannot be written.
    """
    paths = list(paths)
    run = json.dumps([sorted(str(path) for path in paths), stated.council, stated.committee, str(stated.held_on)])
    work = _Ingest(archive, stated, archive.begin_run(run, now))
    pages = _pages(paths, work.at)
    done = 0
    while batch := list(islice(pages, BATCH)):
        _keep(work, batch)
        take_in(archive, register(), work.tally)
        done += len(batch)
        progress(done)
    take_in(archive, register(), work.tally)
    archive.end_run(run)
    return _ingested(work)


def _ingested(work: _Ingest) -> Ingested:
    tally = work.tally
    unread = [Unread(work.paths.get(sha256, sha256), reason) for sha256, reason in tally.unread.items()]
    return Ingested(
        captured=work.captured,
        meetings=len(tally.meetings),
        items=len(tally.items),
        new=len(tally.new),
        changed=len(tally.changed),
        unread=tuple(sorted([*work.unopened, *unread], key=lambda u: u.path)),
        notes=tuple(dict.fromkeys(tally.notes)),
    )


def _keep(work: _Ingest, batch: list[_Found]) -> None:
    """Keep what is new of a batch and count what is known."""
    ledger = work.archive.ledger
    fresh: dict[tuple[str, str | None, datetime | None], Page] = {}
    for found in batch:
        if found.page is None:
            work.unopened.append(Unread(found.path, found.reason))
            continue
        sha256 = hashlib.sha256(found.page.body).hexdigest()
        work.paths.setdefault(sha256, found.path)
        moment = (found.page.url, found.page.at) if found.timed else (None, None)
        if ledger.has_capture(sha256, *moment):
            _count_known(work, sha256)
        else:
            fresh.setdefault((sha256, *moment), found.page)
    work.captured += len(ledger.keep(list(fresh.values()), work.stated)) if fresh else 0


def _count_known(work: _Ingest, sha256: str) -> None:
    """A page that is kept already: what is stated of it now may be new, else it only counts as unchanged."""
    ledger = work.archive.ledger
    if ledger.state(sha256, work.stated, work.at):
        return  # it is read anew, and counted then
    capture, reason = ledger.capture_with(sha256)
    if reason is not None:
        work.tally.unread[sha256] = reason
    if meeting := ledger.meeting_of(capture):
        work.tally.meetings.add(meeting)
        work.tally.items.update(_items_of(work.archive, capture, meeting))


def _items_of(archive: Archive, capture: int, meeting: MeetingId) -> Iterator[ItemId]:
    for number, evidence in archive.evidence(meeting):
        if number == capture:
            for item in row_ids(evidence):
                moved = archive.moved_to(item)
                yield moved if isinstance(moved, ItemId) else item


def _pages(paths: Iterable[Path], at: datetime) -> Iterator[_Found]:
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() not in _BESIDE_PAGES)
            for file in inside:
                yield from _pages_in(file, at)
        else:
            yield from _pages_in(path, at)


def _pages_in(path: Path, at: datetime) -> Iterator[_Found]:
    try:
        if _is_warc(path):
            yield from _warc_pages(path)
            return
        yield _Found(str(path), Page(path.read_bytes(), at, content_type=_content_type(path)))
    except OSError as error:
        yield _Found(str(path), None, reason=f"the file cannot be opened: {error.strerror}")


def _warc_pages(path: Path) -> Iterator[_Found]:
    try:
        for kept in read_warc(path):
            # A crawl's WARC files hold robots.txt, pictures and lists too: only what may be a page is taken.
            if kept.status in {None, 200} and recognise(kept.body) is not Kind.UNKNOWN:
                yield _Found(f"{path}: {kept.url or kept.sha256}", page_of(kept), timed=True)
    except Damaged as error:
        yield _Found(str(path), None, reason=str(error))


def _is_warc(path: Path) -> bool:
    with path.open("rb") as file:
        opening = file.read(5)
    if opening.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(path) as unzipped:
                opening = unzipped.read(5)
        except (OSError, EOFError, zlib.error):
            return False
    return opening == b"WARC/"


def _content_type(path: Path) -> str:
    """What a capture is called when it is downloaded; how it is read is told from its content."""
    return {".xml": "text/xml", ".txt": "text/plain"}.get(path.suffix.lower(), "text/html")
