"""Ingest: pages that somebody saved, folders of them, web archives of any maker, into ours."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.compose import row_ids
from archive.database import DATABASE
from archive.errors import Damaged
from archive.foreign import LARGEST_FILE, PassedOver, Seen, read_statements, read_warc
from archive.ids import ItemId, MeetingId
from archive.sighting import Stated
from archive.store import Archive
from archive.warc import Page, page_of
from indexer.crawl.bundles import is_wacz, is_warc, unbundled, warcs_of
from indexer.crawl.councils import register
from indexer.crawl.cutting import guard
from indexer.crawl.errors import Unreadable
from indexer.crawl.intake import Tally, enter
from indexer.crawl.lookers import Lookers
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

# Pages kept before any of them is looked at: enough to give every looker work, few enough to lie in memory.
_BATCH, _BATCH_BYTES = 200, 32 << 20

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


_NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class _Found:
    """A page on disk, or a file that could not be opened. `timed`: it carries the moment of its capture.

    `note` is for the person, of a record that holds no page; `told` is what a WARC file of ours holds of what people
    stated about the page.
    """

    path: str
    page: Page | None
    timed: bool = False
    reason: str = ""
    note: str = ""
    told: Stated = _NOTHING_STATED


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

    `stated` fills what the pages do not state, and goes before what a WARC file of ours holds of that. `now` is the
    moment of pages without one. Every page is kept before it is read. `progress` is told how many pages are kept.
    Killed at any moment and run again with the same paths, it ends as if it had never been killed. Raises ArchiveError
    where the archive cannot be written.
    """
    paths = list(paths)
    run = json.dumps([sorted(str(path) for path in paths), stated.council, stated.committee, str(stated.held_on)])
    work = _Ingest(archive, stated, archive.begin_run(run, now))
    guard(archive, register())
    pages = _pages(paths, work.at, archive.home)
    found = 0

    def more() -> bool:
        """Keep the next pages; False where there are none."""
        nonlocal found
        batch = _batch(pages)
        _keep(work, batch)
        found += len(batch)
        progress(found)
        return bool(batch)

    with Lookers(archive.home) as lookers:
        # What people state anew of earlier pages makes those wait again: they are read when all others are.
        for waiting in (archive.ledger.unlooked(more), archive.ledger.unlooked()):
            for chunk in lookers.look(waiting, reading=True):
                enter(archive, chunk, work.tally)
    archive.end_run(run)
    if found == 0:
        work.tally.notes.append("no page of a ModernGov site was found in what was given")
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


def _batch(pages: Iterator[_Found]) -> list[_Found]:
    batch, size = [], 0
    for found in islice(pages, _BATCH):
        batch.append(found)
        size += len(found.page.body) if found.page else 0
        if size >= _BATCH_BYTES:
            break
    return batch


def _keep(work: _Ingest, batch: list[_Found]) -> None:
    """Keep what is new of a batch and count what is known."""
    ledger = work.archive.ledger
    fresh: dict[tuple[str, str | None, datetime | None], tuple[Page, Stated]] = {}
    for found in batch:
        if found.note:
            work.tally.notes.append(found.note)
            continue
        if found.page is None:
            work.unopened.append(Unread(found.path, found.reason))
            continue
        cut = found.page.redaction
        sha256 = cut.sha256 if cut else hashlib.sha256(found.page.body).hexdigest()
        work.paths.setdefault(sha256, found.path)
        moment = (found.page.url, found.page.at) if found.timed else (None, None)
        # What is stated now goes before what was stated here, and that before what was stated elsewhere.
        stated = work.stated.or_else(ledger.stated(sha256)).or_else(found.told)
        if ledger.has_capture(sha256, *moment):
            _count_known(work, sha256, stated)
        else:
            fresh.setdefault((sha256, *moment), (found.page, stated))
    for stated, pages in groupby(fresh.values(), key=lambda page: page[1]):
        work.captured += len(ledger.keep([page for page, _ in pages], stated))


def _count_known(work: _Ingest, sha256: str, stated: Stated) -> None:
    """A page that is kept already: what is stated of it may be new, else it only counts as unchanged."""
    ledger = work.archive.ledger
    ledger.state(sha256, stated, work.at)
    capture, reason = ledger.capture_with(sha256)
    if ledger.waits(capture):
        return  # it is read anew, and counted then
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


def _pages(paths: Iterable[Path], at: datetime, home: Path) -> Iterator[_Found]:
    seen = Seen()
    # A record may say "the same as then" of one in an earlier file, so what was unpacked stays to the end.
    with ExitStack() as unpacked:
        for path in paths:
            for file in _files_in(path, home) if path.is_dir() else (path,):
                yield from _pages_in(file, at, seen, unpacked)


def _files_in(folder: Path, home: Path) -> list[Path]:
    """The files of a folder that may be pages: nothing of our own home, of another home only what it captured."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    homes = {path.parent for path in files if path.name == DATABASE}
    captured = {other / "captures" for other in homes if other.resolve() != home.resolve()}
    return [
        file
        for file in files
        if file.suffix.lower() not in _BESIDE_PAGES
        and (homes.isdisjoint(file.parents) or not captured.isdisjoint(file.parents))
    ]


def _pages_in(path: Path, at: datetime, seen: Seen, unpacked: ExitStack) -> Iterator[_Found]:
    try:
        if path.exists() and not path.is_file():
            yield _Found(str(path), None, reason="it is neither a file nor a folder: save it to a file first")
            return
        if is_warc(path):
            yield from _warc_pages(path, seen, path)
            return
        if is_wacz(path):
            folder = Path(unpacked.enter_context(TemporaryDirectory(prefix="minutebook-")))
            for warc in warcs_of(path, folder):
                if is_warc(warc):
                    yield from _warc_pages(warc, seen, path)
                else:
                    yield _Found(str(path), None, reason=f"archive/{warc.name} in it is no WARC file")
            return
        if path.stat().st_size > LARGEST_FILE:
            reason = f"it is larger than {LARGEST_FILE >> 20} MiB, which no page is: it was not kept"
            yield _Found(str(path), None, reason=reason)
            return
        yield _saved_page(path, at)
    except OSError as error:
        yield _Found(str(path), None, reason=f"the file cannot be opened: {error.strerror}")
    except Unreadable as error:
        yield _Found(str(path), None, reason=str(error))


def _saved_page(path: Path, at: datetime) -> _Found:
    """The page of one file. One that tells when it was saved is of that moment, where that is past."""
    body = path.read_bytes()
    bundle = unbundled(body)
    if bundle is None:
        return _Found(str(path), Page(body, at, content_type=_content_type(path)))
    timed = bundle.at is not None and bundle.at <= at
    page = Page(bundle.body, bundle.at if bundle.at and timed else at, bundle.url, bundle.content_type)
    return _Found(str(path), page, timed)


def _warc_pages(path: Path, seen: Seen, named: Path) -> Iterator[_Found]:
    """The pages of a WARC file, which people know as `named`."""
    told = read_statements(path)
    try:
        for kept in read_warc(path, seen):
            if isinstance(kept, PassedOver):
                yield _Found(str(named), None, note=kept.told)
                continue
            # A crawl's WARC files hold robots.txt, pictures and lists too: only what may be a page is taken.
            if kept.status in {None, 200} and recognise(kept.body) is not Kind.UNKNOWN:
                yield _Found(
                    f"{named}: {kept.url or kept.sha256}",
                    page_of(kept),
                    True,
                    told=told.get(kept.record, _NOTHING_STATED),
                )
    except Damaged as error:
        yield _Found(str(named), None, reason=str(error))


def _content_type(path: Path) -> str:
    """What a capture is called when it is downloaded; how it is read is told from its content."""
    return {".xml": "text/xml", ".txt": "text/plain"}.get(path.suffix.lower(), "text/html")
