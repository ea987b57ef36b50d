"""An archive made anew from its captures alone: beside the old one, then in its place, in one transaction.

The captures are the record; of the database only what they do not tell is kept: the crawler's memory and the moments of
runs that have not ended.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archive.captures import Captures
from archive.database import CAPTURES, has_captures, transaction
from archive.errors import Damaged, NotArchived
from archive.ledger import Recovered
from archive.lock import WriterLock
from archive.notice import TakenDown
from archive.store import Archive

_BESIDE = "archive.sqlite.new"
_MOST_NAMED = 5

# What captures tell, in an order in which rows may refer to earlier ones.
_TOLD = (
    *("capture", "stated", "stated_before", "evidence", "meeting", "item", "change", "moved"),
    *("withdrawn", "taken_down", "taken_id", "origin"),
)


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """A new archive of the captures, what of them cannot be read, and what was taken down without their telling it.

    Captures that were put back from before a take-down do not tell of it, and hold the words.
    """

    archive: Archive
    recovered: Recovered
    untold: tuple[TakenDown, ...]


@contextmanager
def rebuilding(home: Path, progress: Callable[[int], None] = lambda _: None) -> Iterator[Rebuilding]:
    """A new archive in which every capture of `home` waits to be read; left without an error, it is the archive.

    `progress` is told how many pages were found. Until the end the old archive serves its readers, and a process killed
    on the way leaves it as it was. Raises NotArchived where nothing was ever captured, Damaged where a file is gone or
    ends before pages that the archive knows, InUse where somebody writes.
    """
    if not has_captures(home):
        raise NotArchived(f"nothing is captured in {home} yet: fill it with `minutebook ingest PATH`")
    lock = WriterLock(home)
    try:
        drop_unfinished(home)
        with Archive(home, None) as old:
            old.ledger.settle_rewritten()
            ends = old.ledger.ends()
            odd = [file for file in ends if old.ledger.is_of_another_time(file)]
            entered = {file: end for file, end in ends.items() if file not in odd}
            _require_whole(old.ledger.files, entered)
            beside = Archive(home, None, _BESIDE)
            try:
                beside.begin_after(old.position())
                recovered = beside.ledger.recover(progress, entered)
                _require_pages(old, beside, odd, recovered)
                yield Rebuilding(beside, recovered, _untold(old, beside))
            finally:
                beside.close()
            _take_over(old, home / _BESIDE)
            if odd:
                old.scrub()  # it held words that were taken down
    finally:
        drop_unfinished(home)
        lock.release()


def _require_whole(files: Captures, entered: Mapping[str, int]) -> None:
    """A file that is gone would take its items along without a word: the old archive may be all that holds them."""
    short = [file for file, end in entered.items() if files.size(file) < end]
    if short:
        raise _short(short)


def _require_pages(old: Archive, beside: Archive, odd: Sequence[str], recovered: Recovered) -> None:
    """The same for files of which the lengths tell nothing: every page must be in them, or be told as broken."""
    gone = [
        entry.place.file
        for entry in (old.ledger.entries() if odd else ())
        if entry.place.file in odd and not beside.ledger.has_record(entry.record)
    ]
    if len(gone) > len(recovered.broken):
        raise _short(list(dict.fromkeys(gone)))


def _short(files: Sequence[str]) -> Damaged:
    named = ", ".join(f"{CAPTURES}/{file}" for file in files[:_MOST_NAMED])
    more = f" (and {len(files) - _MOST_NAMED} more)" if len(files) > _MOST_NAMED else ""
    return Damaged(
        f"{named}{more}: gone or cut short, with pages of this archive: bring it back from the backup, then run "
        "`minutebook reparse`; the archive is left as it was"
    )


def _untold(old: Archive, beside: Archive) -> tuple[TakenDown, ...]:
    told = {taken.asked for taken in beside.ledger.notices.taken_down()}
    return tuple(taken for taken in old.ledger.notices.taken_down() if taken.asked not in told)


def drop_unfinished(home: Path) -> None:
    """Remove what a killed rebuild left: it may hold words that were taken down since."""
    for path in home.glob(f"{_BESIDE}*"):
        path.unlink(missing_ok=True)


def _take_over(old: Archive, beside: Path) -> None:
    db = old.database
    db.execute("ATTACH ? AS beside", (str(beside),))
    try:
        with transaction(db):
            for table in reversed(_TOLD):
                db.execute(f"DELETE FROM main.{table}")  # noqa: S608  # our own names
            for table in _TOLD:
                db.execute(f"INSERT INTO main.{table} SELECT * FROM beside.{table}")  # noqa: S608
    finally:
        db.execute("DETACH beside")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
