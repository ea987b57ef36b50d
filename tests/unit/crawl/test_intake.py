"""From a kept page to the archive."""

from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path

import pytest

from archive.check import faults
from archive.sighting import Stated
from archive.store import Archive, open_archive
from archive.warc import Page
from indexer.crawl import lookers
from indexer.crawl.intake import Tally, take_in
from indexer.crawl.saved import ingest
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
