"""Processes that write runs side by side, for a large index where there is more than one core.

A worker (`worker`) is a Python of its own that is told what to do on its standard input. It shares nothing with us but
the folder, and ends as soon as its input does, so that a writer that is killed leaves none behind.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from select import select
from typing import Any

from indexer.search.engines.whoosh.cores import cores
from indexer.search.engines.whoosh.frames import Failed, MeetingDocument, Ready, Written, packed, receive, send

# Each holds its share of the memory, and whoever gives them the documents needs some time of a core, too.
_MOST = 2


def useful() -> int:
    """How many workers are worth having: one for each core that we may use, none where that is one."""
    count = cores()
    return min(count, _MOST) if count > 1 else 0


class Workers:
    """Some workers that write runs into one folder, each of at most `memory` bytes of documents."""

    def __init__(self, folder: Path, count: int, memory: int) -> None:
        """Raises OSError where they cannot be started."""
        self._processes: list[_Worker] = []
        try:
            for _ in range(count):
                self._processes.append(_Worker(folder, memory))
        except OSError:
            self.end()
            raise
        self._busy = dict.fromkeys(self._processes)  # those that have not said yet that they are ready for more
        self._segments: list[Any] = []

    def add(self, documents: Sequence[MeetingDocument]) -> None:
        """Give documents to the first worker that is free. Raises what befell a worker; OSError where one ended."""
        while len(self._busy) == len(self._processes):
            self._listen()
        self._give(next(worker for worker in self._processes if worker not in self._busy), packed(documents))

    def segments(self) -> list[Any]:
        """The runs of all documents added since the last time. Raises as `add` does."""
        for worker in self._processes:
            while worker in self._busy:
                self._listen()
            self._give(worker, None)
        while self._busy:
            self._listen()
        written, self._segments = self._segments, []
        return written

    def end(self) -> None:
        """End the workers, whatever they do."""
        for worker in self._processes:
            worker.end()

    def _give(self, worker: "_Worker", task: Any) -> None:
        self._busy[worker] = None
        try:
            send(worker.input, task)
        except BrokenPipeError:
            self._hear(worker)

    def _listen(self) -> None:
        """Wait until a worker says something."""
        by_output = {worker.output: worker for worker in self._busy}
        for output in select(list(by_output), [], [])[0]:
            self._hear(by_output[output])

    def _hear(self, worker: "_Worker") -> None:
        try:
            told = receive(worker.output)
        except EOFError:
            raise OSError(f"a process that wrote it ended with code {worker.process.wait()}") from None
        match told:
            case Ready():
                del self._busy[worker]
            case Written(segment):
                self._segments.append(segment)
            case Failed(error):
                raise error


class _Worker:
    """One process. Its pipes are not buffered here, so that `select` knows of all that is to be read."""

    def __init__(self, folder: Path, memory: int) -> None:
        # It finds our modules where we do, wherever it is started.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        command = [sys.executable, "-m", "indexer.search.engines.whoosh.worker", str(folder), str(memory)]
        self.process = subprocess.Popen(  # noqa: S603  our own command
            command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        if not (self.process.stdin and self.process.stdout):
            raise OSError("a process was started without pipes")
        self.input, self.output = self.process.stdin, self.process.stdout

    def end(self) -> None:
        """Ends it, whatever it does."""
        self.process.kill()
        self.input.close()
        self.output.close()
        self.process.wait()
