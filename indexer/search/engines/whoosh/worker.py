"""A process that writes runs of the documents it is given: `python -m indexer.search.engines.whoosh.worker`.

Its arguments are the folder, and how many bytes of documents it may hold. It gets lists of documents, or None when it
is to write what it holds; see `frames` for what it tells. When its input ends it ends, in the middle of what it does.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from indexer.search.engines.whoosh.frames import Failed, Ready, Written, receive, send, unpacked
from indexer.search.engines.whoosh.gathering import Gathering
from indexer.search.engines.whoosh.vocabulary import Vocabulary


def work(folder: Path, memory: int, tasks: "SimpleQueue[Any]", tell: Callable[[Any], None]) -> None:
    """Do the tasks as they come. Ends only with an error."""
    vocabulary = Vocabulary()
    gathering = Gathering(vocabulary)
    while True:
        tell(Ready())
        rows = tasks.get()
        for meeting, document in unpacked(rows or ()):
            gathering.add(meeting, document)
        if len(gathering) and (rows is None or gathering.is_full(memory)):
            tell(Written(gathering.write_run(folder)))
            gathering = Gathering(vocabulary.kept())


def _read(tasks: "SimpleQueue[Any]") -> None:
    """Queue what comes in. Who gave it is gone when nothing comes any more: then nobody waits for what is done."""
    try:
        while True:
            tasks.put(receive(sys.stdin.buffer))
    except EOFError:
        os._exit(1)


def main() -> None:
    folder, memory = sys.argv[1:]
    # An interrupted command ends us by ending our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_read, args=(tasks,), daemon=True).start()
    try:
        work(Path(folder), int(memory), tasks, lambda told: send(sys.stdout.buffer, told))
    except Exception as error:  # noqa: BLE001  whatever it is, it is told to the writer, who raises it
        send(sys.stdout.buffer, Failed(error))


if __name__ == "__main__":
    main()
