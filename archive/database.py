"""The SQLite file of an archive: opened, migrated forward, never backward."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from archive.errors import ArchiveError, Damaged, NewerThanUs, NotArchived

DATABASE = "archive.sqlite"
CAPTURES = "captures"

# How long a reader or writer waits for a lock of SQLite's own before it gives up.
_BUSY_MILLISECONDS = 10_000

_BLOCK = re.compile(r"^-- version (\d+)$", re.MULTILINE)


def is_home(home: Path) -> bool:
    """Whether an archive lies in the folder `home`."""
    return (home / DATABASE).is_file()


def has_captures(home: Path) -> bool:
    """Whether pages were ever captured in the folder `home`."""
    return any((home / CAPTURES).glob("*.warc.gz"))


def require_home(home: Path) -> None:
    """Raises NotArchived, with how to fill it or to make it again, where no archive lies in `home`."""
    if has_captures(home) and not is_home(home):
        raise NotArchived(f"{home} holds captured pages, but their archive is gone: run `minutebook reparse`")
    if not is_home(home):
        raise NotArchived(
            f"nothing is archived in {home} yet: fill it with `minutebook crawl` or `minutebook ingest PATH`, "
            "or try `minutebook demo`"
        )


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the archive at `path`, made or migrated where need be.

    Raises NewerThanUs, Damaged where the file is no archive, ArchiveError where it cannot be opened.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.Error as error:
        raise ArchiveError(
            f"the archive {path} cannot be opened ({error}): check that its folder may be written"
        ) from error
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
        # With a write-ahead log NORMAL keeps the file whole through a power cut; what the last moment lost is found
        # again in the WARC files, which are made durable first.
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _told(error, path) from error
    except NewerThanUs:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All or nothing; one inside another is part of it. What SQLite cannot do is an ArchiveError with its remedy."""
    if connection.in_transaction:
        yield
        return
    try:
        with _begun(connection):
            yield
    except sqlite3.DatabaseError as error:
        raise _told(error, path) from error


@contextmanager
def _begun(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has SQLite roll back by itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _blocks() -> list[str]:
    """The statements of each version, first version first."""
    parts = _BLOCK.split(files("archive").joinpath("schema.sql").read_text(encoding="utf-8"))
    return parts[2::2]


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    blocks = _blocks()
    (have,) = connection.execute("PRAGMA user_version").fetchone()
    if have > len(blocks):
        raise NewerThanUs(f"{path} was written by a later Minutebook (its version {have}, ours {len(blocks)}): upgrade")
    for number, block in enumerate(blocks[have:], start=have + 1):
        # One script a version: statements and number arrive together or not at all.
        connection.executescript(f"BEGIN IMMEDIATE; {block} PRAGMA user_version = {number}; COMMIT;")


def _told(error: sqlite3.DatabaseError, path: Path) -> ArchiveError:
    text = str(error)
    if "full" in text:
        return ArchiveError(f"the disk that holds {path} is full: free some space and run the command again")
    if "not a database" in text or "malformed" in text:
        return Damaged(
            f"{path} is not a readable archive ({text}): restore it from a backup, the captures are untouched"
        )
    if "disk I/O error" in text:
        return ArchiveError(
            f"{path} could not be read or written: is its disk full or failing? free some space and run again"
        )
    return ArchiveError(f"the archive {path} could not be used ({text})")
