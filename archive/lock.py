"""One writer at a time: a lock on a home that the operating system releases when its process ends, however it ends."""

import fcntl
import os
import time
from pathlib import Path

from archive.errors import InUse

LOCK = "writer.lock"

# The second writer waits a moment: a command that is just ending should not make the next one fail.
WAIT_SECONDS = 3.0
_LOOK_EVERY = 0.1


class WriterLock:
    """Held from construction to `release`. Raises InUse where another process holds it after WAIT_SECONDS."""

    def __init__(self, home: Path) -> None:
        self._file = (home / LOCK).open("a+", encoding="ascii")
        deadline = time.monotonic() + WAIT_SECONDS
        while not self._taken():
            if time.monotonic() > deadline:
                self._file.seek(0)
                holder = self._file.read().strip() or "unknown"
                self._file.close()
                raise InUse(f"another minutebook (process {holder}) is writing to {home}: try again when it has ended")
            time.sleep(_LOOK_EVERY)
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        self._file.close()

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
