"""The archive made anew from its captures: every page is looked at again, then every meeting is put together once.

Looking takes most of the time and needs nothing but the page, so several processes do it.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from archive.captures import Captures
from archive.compose import compose
from archive.errors import Damaged
from archive.ids import MeetingId
from archive.ledger import Unlooked, Waiting
from archive.rebuild import rebuilding
from archive.sighting import Evidence
from archive.store import Archive, packed
from indexer.crawl.councils import register
from indexer.crawl.intake import redirects
from indexer.crawl.looking import look
from indexer.crawl.saved import Unread
from indexer.reading.own_rules import own_rules
from indexer.reading.read import read

# Enough for one writer, which puts what they find into the database.
_LOOKERS = 2
# Pages a message: small enough that nobody waits long, large enough that messages cost nothing.
_CHUNK = 40
_FEW = 300
# Messages under way to one process: it never idles, and what is under way stays small.
_AHEAD = 2

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What the captures gave. `unread` pages are named by their address, else by their SHA-256."""

    pages: int
    meetings: int
    items: int
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class _Looked:
    """What looking at a capture gave: of a meeting (its id) a packed sighting, or why there is none (None: no page)."""

    capture: int
    name: str
    meeting: str | None = None
    sighting: bytes = b""
    reason: str | None = None


def reparse(home: Path, finding: Progress, looking: Progress, putting: Progress) -> Reparsed:
    """Rebuild the archive of `home` from its captures alone.

    The three are told how many pages were found, how many looked at, how many meetings put together. Killed at any
    moment it leaves the archive as it was. Raises ArchiveError where nothing is captured or it cannot be written.
    """
    with rebuilding(home, finding) as (archive, recovered):
        unread = [Unread("captures", told) for told in recovered.broken]
        pages = _look_at_all(archive, home, unread, looking)
        _put_all(archive, putting)
        _bury_all(archive)
        _redirect(archive)
        held = archive.counts()
    return Reparsed(pages, held.meetings, held.items, tuple(sorted(unread, key=lambda u: (u.path, u.reason))))


def _look_at_all(archive: Archive, home: Path, unread: list[Unread], progress: Progress) -> int:
    done = 0
    chunks = _chunks(archive.ledger.unlooked())
    with _lookers(home / "captures", archive.counts().captures) as lookers:
        for chunk in _in_order(lookers, chunks):
            with archive.together():
                for looked in chunk:
                    _enter(archive, looked, unread)
            done += len(chunk)
            progress(done)
    return done


def _enter(archive: Archive, looked: _Looked, unread: list[Unread]) -> None:
    if looked.meeting is not None:
        archive.enter_evidence(looked.capture, MeetingId.parse(looked.meeting), looked.sighting)
        return
    archive.ledger.set_aside(looked.capture, looked.reason)
    if looked.reason is not None:
        unread.append(Unread(looked.name, looked.reason))


def _put_all(archive: Archive, progress: Progress) -> None:
    done = 0
    meetings = archive.told_of()
    while batch := list(islice(meetings, _CHUNK)):
        with archive.together():
            for meeting in batch:
                composed = compose([e for _, e in archive.evidence(meeting)], archive.ledger.notices.of(meeting))
                archive.put(
                    replace(
                        composed, meeting=read(composed.meeting, own_rules(archive.home, composed.meeting.id.council))
                    )
                )
        done += len(batch)
        progress(done)


def _bury_all(archive: Archive) -> None:
    """What was taken down as a whole has no page left that tells of it."""
    for taken in archive.ledger.notices.taken_down():
        for meeting in {*taken.meetings, *(item.of_meeting for item in taken.items)}:
            if meeting in taken.meetings or not archive.has_meeting(meeting):
                archive.bury(meeting)


def _redirect(archive: Archive) -> None:
    """Pages that were archived under another council before somebody stated theirs: the old addresses lead on."""
    for capture, councils in archive.ledger.stated_before():
        page = archive.ledger.page(capture)
        stated = archive.ledger.stated(page.sha256)
        now = look(page, stated, register())
        for council in councils:
            was = look(page, replace(stated, council=council), register())
            if isinstance(now, Evidence) and isinstance(was, Evidence) and not archive.has_meeting(was.meeting):
                archive.redirect([(str(was.meeting), str(now.meeting)), *redirects(was.meeting, now)])


# The processes that look


class _Here:
    """Looks in this process, for so few pages that starting another takes longer."""

    def __init__(self, captures: Path) -> None:
        self._files = Captures(captures)
        self._found: deque[list[_Looked]] = deque()

    def send(self, chunk: list[Unlooked]) -> None:
        self._found.append([_looked(self._files, page) for page in chunk])

    def recv(self) -> list[_Looked]:
        return self._found.popleft()


def _chunks(pages: Iterator[Unlooked]) -> Iterator[list[Unlooked]]:
    while chunk := list(islice(pages, _CHUNK)):
        yield chunk


def _in_order(lookers: list[Connection] | list[_Here], chunks: Iterator[list[Unlooked]]) -> Iterator[list[_Looked]]:
    """What the lookers find in the chunks, chunk by chunk."""
    under_way: deque[Connection | _Here] = deque()
    turn = 0
    for chunk in chunks:
        if len(under_way) >= _AHEAD * len(lookers):
            yield _received(under_way.popleft())
        lookers[turn].send(chunk)
        under_way.append(lookers[turn])
        turn = (turn + 1) % len(lookers)
    while under_way:
        yield _received(under_way.popleft())


def _received(looker: Connection | _Here) -> list[_Looked]:
    found: list[_Looked] | Exception = looker.recv()
    if isinstance(found, Exception):
        raise found
    return found


@contextmanager
def _lookers(captures: Path, pages: int) -> Iterator[list[Connection] | list[_Here]]:
    """Processes that look at so many pages. They end when their pipe does, so none outlives us, however we end."""
    if pages < _FEW:
        yield [_Here(captures)]
        return
    # Spawned, not forked: a forked one would hold the lock of the home, and the pipes of the others.
    context = get_context("spawn")
    ends, processes = [], []
    for _ in range(_LOOKERS):
        ours, theirs = context.Pipe()
        process = context.Process(target=_look_until_closed, args=(captures, theirs), daemon=True)
        process.start()
        theirs.close()
        ends.append(ours)
        processes.append(process)
    try:
        yield ends
    finally:
        for end in ends:
            end.close()
        for process in processes:
            process.join()


def _look_until_closed(captures: Path, pipe: Any) -> None:
    files = Captures(captures)
    while True:
        try:
            chunk = pipe.recv()
            pipe.send([_looked(files, page) for page in chunk])
        except (EOFError, BrokenPipeError, KeyboardInterrupt):
            return
        except Exception as error:  # noqa: BLE001  # it is raised where somebody can be told
            pipe.send(error)


def _looked(files: Captures, page: Unlooked) -> _Looked:
    try:
        kept = files.read(page.place)
    except Damaged as error:
        return _Looked(page.id, page.url or page.place.file, reason=str(error))
    waiting = Waiting(page.id, kept.record, kept.url, kept.at, kept.sha256, kept.status, kept.body, kept.redacted)
    found = look(waiting, page.stated, register())
    name = kept.url or kept.sha256
    if isinstance(found, Evidence):
        return _Looked(page.id, name, str(found.meeting), packed(found.sighting))
    return _Looked(page.id, name, reason=found)
