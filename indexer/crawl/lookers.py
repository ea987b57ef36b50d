"""Looking at many captures: it takes most of the time and needs nothing but the page, so several processes do it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any

from archive.captures import Captures
from archive.errors import Damaged
from archive.ledger import Unlooked, Waiting
from archive.sighting import Evidence
from indexer.crawl.councils import register
from indexer.crawl.looking import look

# Enough for one writer, which puts what they find into the database.
_LOOKERS = 2
# Pages a message: small enough that nobody waits long, large enough that messages cost nothing and that the pages of a
# meeting, which often come together, are joined once.
CHUNK = 50
# For fewer pages starting processes takes longer than looking.
_FEW = 300
# Messages under way to one process: it never idles, and what is under way stays small.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking at a capture gave: what it says, the reason why it cannot be read, or None: no page of a meeting."""

    page: Unlooked
    found: Evidence | str | None


class Lookers:
    """Look at captures in the folder `captures`: in this process, and after the first few hundred in two others.

    To be used in a `with`: the processes end with it. They end when their pipe does, so none outlives us, however we
    end.
    """

    def __init__(self, captures: Path) -> None:
        self._captures = captures
        self._files = Captures(captures)
        self._looked_at = 0
        self._pipes: list[Connection] = []
        self._processes: list[Any] = []

    def __enter__(self) -> "Lookers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join()

    def look(self, pages: Iterator[Unlooked]) -> Iterator[list[Looked]]:
        """What is found in `pages`, in their order, CHUNK by CHUNK."""
        under_way: deque[Connection] = deque()
        turn = 0
        while chunk := list(islice(pages, CHUNK)):
            if self._looked_at < _FEW:
                self._looked_at += len(chunk)
                yield [_looked(self._files, page) for page in chunk]
                continue
            if not self._pipes:
                self._start()
            if len(under_way) >= _AHEAD * len(self._pipes):
                yield _received(under_way.popleft())
            self._pipes[turn].send(chunk)
            under_way.append(self._pipes[turn])
            turn = (turn + 1) % len(self._pipes)
        while under_way:
            yield _received(under_way.popleft())

    def _start(self) -> None:
        # Spawned, not forked: a forked one would hold the lock of the home, and the pipes of the others.
        context = get_context("spawn")
        for _ in range(_LOOKERS):
            ours, theirs = context.Pipe()
            process = context.Process(target=_look_until_closed, args=(self._captures, theirs), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)


def _received(pipe: Connection) -> list[Looked]:
    found: list[Looked] | Exception = pipe.recv()
    if isinstance(found, Exception):
        raise found
    return found


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


def _looked(files: Captures, page: Unlooked) -> Looked:
    try:
        kept = files.read(page.place)
    except Damaged as error:
        return Looked(page, str(error))
    waiting = Waiting(page.id, kept.record, kept.url, kept.at, kept.sha256, kept.status, kept.body, kept.redacted)
    return Looked(page, look(waiting, page.stated, register()))
