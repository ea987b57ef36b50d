"""Looking at many captures and reading many meetings: it takes most of the time, so several processes do it.

They are given what they can find by themselves (places in the captures, ids of meetings) and give back the rows that
these become; one process, the caller's, writes.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from archive.book import Unlooked, Waiting
from archive.captures import Captures
from archive.database import DATABASE
from archive.errors import Damaged
from archive.ids import MeetingId
from archive.rows import MeetingRows
from archive.sighting import Evidence
from archive.store import Archive
from indexer.crawl.councils import register
from indexer.crawl.errors import CrawlError
from indexer.crawl.joining import joined
from indexer.crawl.looking import look
from indexer.crawl.sighted import Sighted

# Enough for one writer, which puts what they find into the database.
_LOOKERS = 2
# Pages a message: small enough that nobody waits long, large enough that messages cost nothing and that the pages of a
# meeting, which often come together, are joined once. Of 50 and eight a meeting every sixth would be joined twice.
CHUNK = 100
# For fewer pages starting processes takes longer than looking.
_FEW = 300
# Messages under way to one process: it never idles, and what is under way stays small.
_AHEAD = 2
# Meetings joined at a time, and put in one transaction.
TOGETHER = 40

_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking at a capture gave: what it says, the reason why it cannot be read, or None: no page of a meeting."""

    page: Unlooked
    found: Sighted | str | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """What some captures say, in their order; `meetings`: those told of, joined and read from these pages alone."""

    looked: list[Looked]
    meetings: dict[MeetingId, MeetingRows] = field(default_factory=dict)


class _Hand:
    """One who does the work, in a process of its own or in the caller's: with captures and archive of its own."""

    def __init__(self, home: Path, database: str) -> None:
        self._home = home
        self._database = database
        self._files = Captures(home / "captures")
        self._archive: Archive | None = None

    def look(self, pages: list[Unlooked]) -> Chunk:
        return Chunk([_looked(page, self._found_in(page)) for page in pages])

    def look_and_read(self, pages: list[Unlooked]) -> Chunk:
        found = [self._found_in(page) for page in pages]
        told: dict[MeetingId, list[Evidence]] = {}
        for one in found:
            if isinstance(one, Evidence):
                told.setdefault(one.meeting, []).append(one)
        rows = {meeting: MeetingRows.of(joined(evidence, self._home)) for meeting, evidence in told.items()}
        return Chunk(list(map(_looked, pages, found)), rows)

    def join(self, meetings: list[MeetingId]) -> list[MeetingRows]:
        if self._archive is None:
            self._archive = Archive(self._home, None, self._database)
        notices = self._archive.ledger.notices
        told = ((meeting, [evidence for _, evidence in self._archive.evidence(meeting)]) for meeting in meetings)
        return [MeetingRows.of(joined(evidence, self._home, notices.of(meeting))) for meeting, evidence in told]

    def close(self) -> None:
        if self._archive is not None:
            self._archive.close()

    def _found_in(self, page: Unlooked) -> Evidence | str | None:
        try:
            kept = self._files.read(page.place)
        except Damaged as error:
            return str(error)
        waiting = Waiting(page.id, kept.record, kept.url, kept.at, kept.sha256, kept.status, kept.body, kept.redacted)
        return look(waiting, page.stated, register())


def _looked(page: Unlooked, found: Evidence | str | None) -> Looked:
    return Looked(page, Sighted.of(found) if isinstance(found, Evidence) else found)


class Lookers:
    """Look at the captures of `home` and read its meetings: here, and from the first few hundred pages on in two more.

    `database` is the file that holds what they say. To be used in a `with`: the processes end with it. They end when
    their pipe does, so none outlives us, however we end.
    """

    def __init__(self, home: Path, database: str = DATABASE) -> None:
        self._given = home, database
        self._own = _Hand(home, database)
        self._looked_at = 0
        self._pipes: list[Connection] = []
        self._processes: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._own.close()
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join()

    def look(self, pages: Iterator[Unlooked], *, reading: bool) -> Iterator[Chunk]:
        """What is found in `pages`, in their order, CHUNK by CHUNK; with `reading` by others than us, joined and read.

        `pages` is asked for more only when somebody has nothing left to do.
        """
        while self._looked_at < _FEW and (chunk := list(islice(pages, CHUNK))):
            self._looked_at += len(chunk)
            yield self._own.look(chunk)
        yield from self._shared(_Hand.look_and_read if reading else _Hand.look, pages, CHUNK)

    def join(self, meetings: Iterator[MeetingId]) -> Iterator[list[MeetingRows]]:
        """The meetings, joined from what the database holds of them and read, in their order."""
        if not self._pipes:
            while batch := list(islice(meetings, TOGETHER)):
                yield self._own.join(batch)
        yield from self._shared(_Hand.join, meetings, TOGETHER)

    def _shared(self, work: Callable[[_Hand, list[_T]], _R], asked: Iterator[_T], size: int) -> Iterator[_R]:
        """What `work` gives for all that is asked, `size` at a time, in their order."""
        under_way: deque[Connection] = deque()
        turn = 0
        while batch := list(islice(asked, size)):
            if not self._pipes:
                self._start()
            if len(under_way) >= _AHEAD * len(self._pipes):
                yield _received(under_way.popleft())
            _send(self._pipes[turn], (work, batch))
            under_way.append(self._pipes[turn])
            turn = (turn + 1) % len(self._pipes)
        while under_way:
            yield _received(under_way.popleft())

    def _start(self) -> None:
        # Spawned, not forked: a forked one would hold the lock of the home, and the pipes of the others.
        context = get_context("spawn")
        for _ in range(_LOOKERS):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work_until_closed, args=(*self._given, theirs), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)


_ENDED = "a process that helped was ended from outside, for want of memory perhaps: run the command again"


def _send(pipe: Connection, task: Any) -> None:
    try:
        pipe.send(task)
    except OSError as error:
        raise CrawlError(_ENDED) from error


def _received(pipe: Connection) -> Any:
    try:
        found = pipe.recv()
    except (EOFError, OSError) as error:
        raise CrawlError(_ENDED) from error
    if isinstance(found, Exception):
        raise found
    return found


def _work_until_closed(home: Path, database: str, pipe: Any) -> None:
    hand = _Hand(home, database)
    while True:
        try:
            work, batch = pipe.recv()
            pipe.send(work(hand, batch))
        except (EOFError, BrokenPipeError, KeyboardInterrupt):
            hand.close()
            return
        except Exception as error:  # noqa: BLE001  # it is raised where somebody can be told
            pipe.send(error)
