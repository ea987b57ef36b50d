"""The SQLite file of an archive: opened, migrated forward, never backward."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Self, TypeVar

from archive.errors import ArchiveError, Damaged, NewerThanUs, NoArchive

DATABASE = "archive.sqlite"
CAPTURES = "captures"

# How long a reader or writer waits for a lock of SQLite's own before it gives up.
_BUSY_MILLISECONDS = 10_000

_R = TypeVar("_R")

_BLOCK = re.compile(r"^-- version (\d+)$", re.MULTILINE)

# What SQLite says where it cannot make or write the files that it keeps beside its own.
_UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL})
# Python's own error, without a code: of a damaged row.
_NO_TEXT = "Could not decode to UTF-8"


def is_home(home: Path) -> bool:
    """Whether an archive lies in the folder `home`."""
    return (home / DATABASE).is_file()


def has_captures(home: Path) -> bool:
    """Whether pages were ever captured in the folder `home`."""
    return any((home / CAPTURES).glob("*.warc.gz"))


def require_home(home: Path) -> None:
    """Raises NoArchive, with how to fill it or to make it again, where no archive lies in `home`."""
    if has_captures(home) and not is_home(home):
        raise NoArchive(f"{home} holds captured pages, but their archive is gone: run `minutebook reparse`")
    if not is_home(home):
        raise NoArchive(
            f"nothing is archived in {home} yet: fill it with `minutebook crawl` or `minutebook ingest PATH`, "
            "or try `minutebook demo`"
        )


class _Cursor(sqlite3.Cursor):
    """Asks and fetches; of a damaged file either may fail, and what fails is told as the archive's own error."""

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        return self._told(super().execute, sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Self:
        return self._told(super().executemany, sql, parameters)

    def fetchone(self) -> Any:
        return self._told(super().fetchone)

    def fetchall(self) -> list[Any]:
        return self._told(super().fetchall)

    def __next__(self) -> Any:
        return self._told(super().__next__)

    def _told(self, ask: Callable[..., _R], *arguments: Any) -> _R:
        try:
            return ask(*arguments)
        except sqlite3.DatabaseError as error:
            connection: Any = self.connection
            raise _as_ours(error, connection.path) from error


class _Database(sqlite3.Connection):
    """The connection to the file `path`, whose errors are the archive's own."""

    path = Path()

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).executemany(sql, parameters)


def connect(path: Path, *, writing: bool = True) -> sqlite3.Connection:
    """A connection to the archive at `path`, made or migrated where need be.

    Whoever asks it something gets an ArchiveError where that cannot be done. Where nothing can be written beside the
    file, be it that the disk is full, it is opened as it is unless for `writing`. Raises NewerThanUs, Damaged where the
    file is no archive, ArchiveError where it cannot be opened.
    """
    connection = _opened(path, str(path))
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
        # With a write-ahead log NORMAL keeps the file whole through a power cut; what the last moment lost is found
        # again in the WARC files, which are made durable first.
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection, path)
    except ArchiveError as error:
        connection.close()
        if writing or _code(error.__cause__) not in _UNWRITABLE or not _is_at_rest(path):
            raise
        return _connect_at_rest(path)
    return connection


def _connect_at_rest(path: Path) -> sqlite3.Connection:
    """To read what nobody writes, without SQLite's log: readers, too, would have to make one."""
    connection = _opened(path, f"{path.absolute().as_uri()}?immutable=1")
    try:
        (have,) = connection.execute("PRAGMA user_version").fetchone()
        if have != len(_blocks()):
            raise ArchiveError(f"{path} is another version's, and nothing can be written there: see to that first")
    except ArchiveError:
        connection.close()
        raise
    return connection


def _is_at_rest(path: Path) -> bool:
    """Whether the file holds everything: a log beside it holds more, and belongs to whoever writes."""
    log = path.with_name(f"{path.name}-wal")
    return path.is_file() and not (log.exists() and log.stat().st_size)


def _opened(path: Path, address: str) -> _Database:
    try:
        connection = sqlite3.connect(address, isolation_level=None, factory=_Database, uri=address != str(path))
    except sqlite3.Error as error:
        raise _as_ours(error, path) from error
    connection.path = path
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; one inside another is part of it."""
    if connection.in_transaction:
        yield
    else:
        with _begun(connection):
            yield


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


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    blocks = _blocks()
    if _version(connection, path, len(blocks)) == len(blocks):
        return
    with transaction(connection):
        # Whoever else opened it at the same time waits here, and finds it done.
        have = _version(connection, path, len(blocks))
        for statement in (statement for block in blocks[have:] for statement in _statements(block)):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(blocks)}")


def _blocks() -> list[str]:
    """The statements of each version, first version first."""
    parts = _BLOCK.split(files("archive").joinpath("schema.sql").read_text(encoding="utf-8"))
    return parts[2::2]


def _version(connection: sqlite3.Connection, path: Path, ours: int) -> int:
    (have,) = connection.execute("PRAGMA user_version").fetchone()
    if have > ours:
        raise NewerThanUs(f"{path} was written by a later Minutebook (its version {have}, ours {ours}): upgrade")
    return int(have)


def _statements(block: str) -> Iterator[str]:
    """Each ends with its line: SQLite's own script would end the transaction that it runs in."""
    statement = ""
    for line in block.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _as_ours(error: sqlite3.Error, path: Path) -> ArchiveError:
    """The error with its remedy."""
    # Python's message of a damaged row repeats the row.
    code, text = _code(error), str(error).partition(" with text ")[0]
    if code == sqlite3.SQLITE_FULL:
        return ArchiveError(f"the disk that holds {path} is full: free some space and run the command again")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or text.startswith(_NO_TEXT):
        return Damaged(
            f"{path} is not a readable archive ({text}): restore it from a backup, or move it elsewhere and run "
            "`minutebook reparse`, which makes it anew of the captures"
        )
    if code == sqlite3.SQLITE_IOERR:
        return ArchiveError(
            f"{path} could not be read or written: is its disk full or failing? free some space and run again"
        )
    if code in _UNWRITABLE:
        return ArchiveError(f"{path} cannot be opened ({text}): check that it and its folder may be written")
    return ArchiveError(f"the archive {path} could not be used ({text})")


def _code(error: BaseException | None) -> int:
    """SQLite's primary code of what went wrong; 0 where the error is none of SQLite's."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
