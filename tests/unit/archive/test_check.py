"""`faults`: every record of every captures file is read, whatever it is and whether the archive knows it or not."""

import gzip
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.check import faults
from archive.database import CAPTURES
from archive.sighting import Stated
from archive.store import open_archive
from archive.warc import Page, Place

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
FIRST, SECOND = "minutebook-00001.warc.gz", "minutebook-00002.warc.gz"


def page(words: str) -> Page:
    url = f"https://example.org/mgAi.aspx?ID={words}"
    about = (("via", "https://example.org/"),)
    http = ("200 OK", (("Content-Type", "text/html"),))
    return Page(f"<p>{words}".encode(), NOON, url, "text/html", http, ("GET / HTTP/1.1", ()), about)


@pytest.fixture
def kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with two captures files of two fetched pages each, of which somebody stated the council."""
    with open_archive(home, writing=True) as archive:
        archive.ledger.keep([page("1"), page("2")], Stated("kent"))
    monkeypatch.setenv("MINUTEBOOK_ROTATE", str((home / CAPTURES / FIRST).stat().st_size / 2**20))
    with open_archive(home, writing=True) as archive:
        archive.ledger.keep([page("3"), page("4")], Stated("kent"))
        assert archive.ledger.files.files() == [FIRST, SECOND]
    monkeypatch.delenv("MINUTEBOOK_ROTATE")
    assert told(home) == []
    return home


def told(home: Path) -> list[str]:
    with open_archive(home) as archive:
        return list(faults(archive))


def places(home: Path, file: str) -> list[Place]:
    with open_archive(home) as archive:
        return [place for place, _ in archive.ledger.files.placed(file)]


def flip(path: Path, at: int) -> None:
    """Damage eight bytes."""
    whole = bytearray(path.read_bytes())
    whole[at : at + 8] = bytes(byte ^ 0xFF for byte in whole[at : at + 8])
    path.write_bytes(whole)


@pytest.mark.parametrize("file", [FIRST, SECOND])
def test_a_damaged_record_of_whatever_kind_is_named_once(kept: Path, file: str) -> None:
    """What opens a file, what a person stated, a request, how a page came to be fetched, the page itself."""
    path = kept / CAPTURES / file
    sound = path.read_bytes()
    found = places(kept, file)
    assert len(found) == 9
    for place in found:
        flip(path, place.start + place.length // 2)
        (line,) = told(kept)
        assert line.startswith(f"{file}: the record at byte {place.start} cannot be read")
        path.write_bytes(sound)


def test_every_damaged_record_of_a_row_that_the_archive_knows_is_named(kept: Path) -> None:
    path = kept / CAPTURES / FIRST
    with open_archive(kept) as archive:
        known = [entry.place for entry in archive.ledger.entries() if entry.place.file == FIRST]
    for place in places(kept, FIRST)[4:]:
        flip(path, place.start)
    for place in known:
        assert [line for line in told(kept) if line.startswith(f"{FIRST}: the record at byte {place.start} cannot")]


def test_a_page_that_the_archive_does_not_know_is_named_and_a_copy_of_one_it_knows_is_not(kept: Path) -> None:
    shutil.copy(kept / CAPTURES / FIRST, kept / CAPTURES / "a-copy.warc.gz")
    assert told(kept) == []
    foreign = kept.parent / "foreign"
    with open_archive(foreign, writing=True) as archive:
        (page_kept,) = archive.ledger.keep([page("5")])
    shutil.copy(foreign / CAPTURES / FIRST, kept / CAPTURES / "another.warc.gz")
    assert told(kept) == [
        f"another.warc.gz: the archive does not know the page at byte {page_kept.place.start}: run `minutebook reparse`"
    ]
    flip(kept / CAPTURES / "another.warc.gz", page_kept.place.start + 20)
    (line,) = told(kept)
    assert line.startswith(f"another.warc.gz: the record at byte {page_kept.place.start} cannot be read")


def test_every_page_of_a_file_that_is_gone_or_too_short_is_named(kept: Path) -> None:
    with open_archive(kept) as archive:
        starts = [(entry.place.file, entry.place.start) for entry in archive.ledger.entries()]
    (kept / CAPTURES / FIRST).write_bytes((kept / CAPTURES / FIRST).read_bytes()[: starts[1][1] + 5])
    (kept / CAPTURES / SECOND).unlink()
    lines = told(kept)
    assert [line.partition(" cannot be read")[0] for line in lines] == [
        f"{file}: the record at byte {start}" for file, start in starts
    ][1:]


def test_what_a_killed_writer_left_behind_the_last_entry_is_no_fault(kept: Path) -> None:
    """Pages that were not entered, and half a record: the next writer takes up the ones and cuts off the other."""
    with open_archive(kept) as archive:
        archive.ledger.files.append(page("6"), Stated("kent"))
    path = kept / CAPTURES / SECOND
    half = gzip.compress(b"WARC/1.1\r\nWARC-Type: metadata\r\n" * 9)[:30]
    path.write_bytes(path.read_bytes() + half)
    assert told(kept) == []
    with open_archive(kept, writing=True) as archive:
        assert archive.ledger.is_kept("https://example.org/mgAi.aspx?ID=6")
    assert not path.read_bytes().endswith(half)
    assert told(kept) == []
