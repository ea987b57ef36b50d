"""From a kept page to the archive."""

from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path

import pytest

from archive.check import faults
from archive.codec import encode
from archive.sighting import Stated
from archive.store import Archive, open_archive
from archive.warc import Page
from indexer.crawl import lookers
from indexer.crawl.errors import CrawlError
from indexer.crawl.intake import Tally, enter, take_in
from indexer.crawl.lookers import Lookers
from indexer.crawl.reparse import reparse
from indexer.crawl.saved import ingest
from indexer.demo.answers import Site
from indexer.demo.council import make_council
from tests.pages_by_hand import ITEM_TEXT

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


class Killed(BaseException):
    """Stands for a process that ends in the middle: nothing catches it."""


def test_a_page_killed_on_its_way_to_its_council_is_not_doubled(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page joins its new meeting and leaves the old one together or not at all."""
    page = tmp_path / "page.txt"
    page.write_text(ITEM_TEXT, encoding="utf-8")
    with open_archive(home, writing=True) as archive:
        ingest(archive, [page], Stated(), NOON)
        (old,) = archive.meetings()

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched, open_archive(home, writing=True) as archive:
        patched.setattr(Archive, "remove", killed)
        with pytest.raises(Killed):
            ingest(archive, [page], Stated("kent"), NOON)
    with open_archive(home, writing=True) as archive:
        assert list(archive.meetings()) == [old]
        done = ingest(archive, [page], Stated("kent"), NOON)
        (new,) = archive.meetings()
        assert (new.council, archive.moved_to(old), done.items, done.changed) == ("kent", new, 1, 1)
        assert list(faults(archive)) == []


def test_processes_that_looked_end_with_the_call_that_needed_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pages a killed crawl left to be read, nothing stays behind that looked at them."""
    monkeypatch.setattr(lookers, "_FEW", 0)
    tally = Tally()
    with open_archive(home, writing=True) as archive:
        archive.ledger.keep([Page(b"<html><p>nothing", NOON)])
        take_in(archive, tally)
        assert list(archive.ledger.unlooked()) == []
    assert list(tally.unread.values()) == ["it is no ModernGov page"]
    assert active_children() == []


@pytest.mark.slow
def test_a_meeting_reads_the_same_whoever_joins_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here, by others from the pages of one message, or by us because its pages came in several; and made anew."""
    site = Site(make_council(), "http://127.0.0.1:8765/")
    (folder := tmp_path / "saved").mkdir()
    for meeting in site.council.meetings[:4]:
        for item in meeting.items:
            (folder / f"{meeting.id}-{item.id}.html").write_bytes(site.answer(f"/mgAi.aspx?ID={item.id}").body)

    def held(name: str, few: int, chunk: int) -> list[str]:
        monkeypatch.setattr(lookers, "_FEW", few)
        monkeypatch.setattr(lookers, "CHUNK", chunk)
        home = tmp_path / name
        with open_archive(home, writing=True) as archive:
            done = ingest(archive, [folder], Stated("harnmere"), NOON)
            assert (done.new, done.unread) == (done.items, ())
            before = [encode(archive.meeting(meeting)) for meeting in archive.meetings()]
        reparse(home, lambda _: None, lambda _: None, lambda _: None)
        with open_archive(home) as archive:
            assert [encode(archive.meeting(meeting)) for meeting in archive.meetings()] == before
        return before

    here = held("here", 1_000, 50)
    assert len(here) == 4
    assert held("others", 0, 50) == here
    assert held("both", 0, 3) == here


def test_what_is_stated_of_a_page_that_is_being_looked_at_is_not_lost(home: Path) -> None:
    """The page is looked at once more, with that."""
    with open_archive(home, writing=True) as archive:
        (page,) = archive.ledger.keep([Page(ITEM_TEXT.encode(), NOON)])
        with Lookers(home) as looking:
            (chunk,) = looking.look(archive.ledger.unlooked(), reading=True)
        archive.ledger.state(page.sha256, Stated("kent"), NOON)
        enter(archive, chunk, Tally())
        assert list(archive.meetings()) == []
        take_in(archive, Tally())
        assert [meeting.council for meeting in archive.meetings()] == ["kent"]


@pytest.mark.parametrize("seen", [0, 1])
def test_a_process_that_is_ended_from_outside_is_told(home: Path, monkeypatch: pytest.MonkeyPatch, seen: int) -> None:
    monkeypatch.setattr(lookers, "_FEW", 0)
    with open_archive(home, writing=True) as archive:
        archive.ledger.keep([Page(b"%d" % number, NOON) for number in range(8 * lookers.CHUNK)])
        with Lookers(home) as looking:
            chunks = looking.look(archive.ledger.unlooked(), reading=True)
            next(chunks)
            active_children()[seen].kill()
            with pytest.raises(CrawlError, match="run the command again"):
                list(chunks)
