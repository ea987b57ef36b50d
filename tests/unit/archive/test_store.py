"""The record on disk."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from threading import Barrier

import pytest

from archive import lock
from archive.check import faults
from archive.compose import compose
from archive.database import DATABASE, connect
from archive.difference import Put
from archive.errors import Damaged, InUse, NewerThanUs, NotArchived
from archive.ids import ItemId, MeetingId
from archive.model import Meeting, MinutesState, Paragraph
from archive.record import Counts
from archive.sighting import Evidence, SightedItem, Sighting, Stated
from archive.store import Archive, open_archive
from archive.warc import Page

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
MEETING = MeetingId("kent", "7738")


def sighting(*items: str, words: str = "Words.", **more: object) -> Sighting:
    rows = tuple(SightedItem(n, f"Item {n}", number=f"{n}.", minutes=(Paragraph("p1", words),)) for n in items)
    return Sighting("7738", whole=True, items=rows, state=MinutesState.PUBLISHED, **more)  # type: ignore[arg-type]


def put(archive: Archive, told: Sighting, body: bytes, at: datetime = NOON, meeting: MeetingId = MEETING) -> Put:
    (kept,) = archive.ledger.keep([Page(body, at)])
    capture, _ = archive.ledger.capture_with(kept.sha256)
    evidence = Evidence(meeting, told, Stated(), at, None, kept.sha256)
    known = [e for _, e in archive.evidence(meeting)]
    return archive.put(compose([*known, evidence]), [(capture, told)])


def test_what_is_put_is_there_when_the_archive_is_opened_again(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        done = put(archive, sighting("1", "2", committee="Roads Committee", held_on=date(2024, 4, 30)), b"page")
        written = archive.meeting(MEETING)
    assert done.new == {ItemId("kent", "7738", "1"), ItemId("kent", "7738", "2")}
    with open_archive(home) as archive:
        assert archive.meeting(MEETING) == written
        assert archive.item(ItemId("kent", "7738", "2")) == (written, written.items[1])
        assert archive.counts() == Counts(1, 1, 1, 2, 1, date(2024, 4, 30), date(2024, 4, 30))
        assert list(archive.changed_since(0)) == [(archive.origin() + 1, MEETING)]
        assert list(faults(archive)) == []


def test_the_same_words_put_again_change_nothing(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, sighting("1"), b"page")
        before = archive.position()
        assert put(archive, sighting("1"), b"the same page with another banner") == Put(frozenset(), frozenset())
        assert archive.position() == before
        assert len(archive.meeting(MEETING).items[0].versions) == 1


def test_other_words_are_a_new_version_and_a_change(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, sighting("1"), b"page")
        later = NOON.replace(hour=13)
        assert put(archive, sighting("1", words="Others."), b"page 2", later).changed == {ItemId("kent", "7738", "1")}
        (item,) = archive.meeting(MEETING).items
        assert [v.seen_at for v in item.versions] == [NOON, later]
        assert list(archive.changed_since(archive.origin() + 1)) == [(archive.origin() + 2, MEETING)]


def test_a_withdrawn_item_keeps_a_tombstone(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, sighting("1", "2"), b"page")
        put(archive, sighting("1"), b"page 2", NOON.replace(hour=13))
        meeting, item = archive.item(ItemId("kent", "7738", "2"))
        assert item.state is MinutesState.WITHDRAWN
        assert [i.number for i in meeting.items] == ["1."]
        assert archive.counts().items == 1


def test_what_moved_is_found_at_its_new_address_and_back_again(home: Path) -> None:
    old, new = MeetingId("unknown", "abc"), MeetingId("kent", "abc")
    with open_archive(home, writing=True) as archive:
        put(archive, sighting("1"), b"page", meeting=old)
        archive.remove(old, [(str(old), str(new)), ("unknown/abc/1", "kent/abc/1")])
        assert archive.moved_to(old) == new
        assert archive.moved_to(ItemId("unknown", "abc", "1")) == ItemId("kent", "abc", "1")
        assert archive.moved_to(new) is None
        with pytest.raises(NotArchived):
            archive.meeting(old)
        assert [meeting for _, meeting in archive.changed_since(archive.origin() + 1)] == [old]


def test_an_empty_home_says_how_to_fill_it(home: Path) -> None:
    with pytest.raises(NotArchived, match="minutebook ingest PATH"):
        open_archive(home)
    assert not home.exists()


def test_a_second_writer_is_told_who_the_first_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.2)
    holding = "import sys; from pathlib import Path; from archive.store import open_archive\n"
    holding += "a = open_archive(Path(sys.argv[1]), writing=True); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", holding, home], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(InUse, match=f"process {first.pid}"):
            open_archive(home, writing=True)
        open_archive(home).close()  # reading needs no lock
        first.kill()
    open_archive(home, writing=True).close()


def test_captures_that_were_not_entered_are_found_again(home: Path) -> None:
    """Killed between the WARC file and the database, a page is neither lost nor kept twice; what was stated stays."""
    with open_archive(home, writing=True) as archive:
        archive.ledger.keep([Page(b"one", NOON)])
        archive.ledger.files.append(Page(b"two", NOON), Stated("kent"))
        archive.ledger.files.sync()
    with open_archive(home, writing=True) as archive:
        waiting = list(archive.ledger.unlooked())
        assert [archive.ledger.page(page.id).body for page in waiting] == [b"one", b"two"]
        assert [page.stated for page in waiting] == [Stated(), Stated("kent")]
        assert list(faults(archive)) == []


def test_the_captures_alone_bring_back_every_page_and_statement(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        archive.ledger.keep([Page(b"one", NOON)], Stated("kent", "Roads", date(2024, 5, 1)))
    for file in home.glob("archive.sqlite*"):
        file.unlink()
    with open_archive(home, writing=True) as archive:
        (waiting,) = archive.ledger.unlooked()
        page = archive.ledger.page(waiting.id)
        assert (page.body, page.at) == (b"one", NOON)
        assert waiting.stated == Stated("kent", "Roads", date(2024, 5, 1))


def test_a_later_statement_adds_to_the_earlier_one(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        (kept,) = archive.ledger.keep([Page(b"one", NOON)], Stated("kent"))
        assert archive.ledger.state(kept.sha256, Stated(committee="Roads"), NOON)
        assert not archive.ledger.state(kept.sha256, Stated(committee="Roads"), NOON)
        assert archive.ledger.stated(kept.sha256) == Stated("kent", "Roads")


def test_an_archive_of_a_later_minutebook_is_left_alone(home: Path) -> None:
    open_archive(home, writing=True).close()
    with sqlite3.connect(home / DATABASE) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(NewerThanUs, match="upgrade"):
        open_archive(home)


def test_an_older_archive_is_brought_up_once_however_many_open_it_together(home: Path) -> None:
    home.mkdir()
    block = (files("archive") / "schema.sql").read_text(encoding="utf-8").partition("-- version 2")[0]
    for number in range(5):
        older = home / f"{number}.sqlite"
        with closing(sqlite3.connect(older)) as db:
            db.executescript(f"PRAGMA journal_mode = WAL; {block} PRAGMA user_version = 1;")
        ready = Barrier(8)

        def opened(path: Path = older, ready: Barrier = ready) -> int:
            ready.wait()
            with closing(connect(path)) as db:
                return int(db.execute("PRAGMA user_version").fetchone()[0])

        with ThreadPoolExecutor(8) as pool:
            versions = [answer.result() for answer in [pool.submit(opened) for _ in range(8)]]
        assert len(set(versions)) == 1
        assert versions[0] > 1


def test_a_file_that_is_no_archive_is_named_with_the_remedy(home: Path) -> None:
    home.mkdir()
    (home / DATABASE).write_bytes(b"no database at all" * 100)
    with pytest.raises(Damaged, match="restore it from a backup"):
        connect(home / DATABASE)


def test_check_finds_a_flipped_bit_a_missing_file_and_a_changed_word(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, sighting("1"), b"page" * 100)
    (warc,) = (home / "captures").iterdir()
    whole = warc.read_bytes()
    warc.write_bytes(whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:])
    with open_archive(home) as archive:
        (fault,) = faults(archive)
        assert warc.name in fault
    warc.unlink()
    with open_archive(home) as archive:
        (fault,) = faults(archive)
        assert warc.name in fault
    warc.write_bytes(whole)
    with sqlite3.connect(home / DATABASE) as db:
        db.execute("UPDATE item SET body = replace(body, 'Words', 'Sword')")
    db.close()
    with open_archive(home) as archive:
        assert list(faults(archive)) == ["item kent/7738/1: the archive does not hold what its captured pages say"]


def test_a_meeting_without_anything_stated_is_kept_as_such(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, Sighting(None, whole=False, items=()), b"page")
        assert archive.meeting(MEETING) == Meeting(MEETING, capture=archive.meeting(MEETING).capture)
