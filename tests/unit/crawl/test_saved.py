"""Ingest of what people have lying about: folders of anything, other homes, files that are no files."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from archive.export import item_json
from archive.ids import ItemId
from archive.sighting import Stated
from archive.store import open_archive
from indexer.crawl import looking
from indexer.crawl.councils import slug_of_base
from indexer.crawl.saved import Ingested, Unread, ingest
from tests.pages_by_hand import ITEM_TEXT, item_text

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOTHING = Stated()
PAGES = Path(__file__).parents[2] / "pages"


def taken(home: Path, *paths: Path, stated: Stated = NOTHING, now: datetime = NOW) -> Ingested:
    with open_archive(home, writing=True) as archive:
        return ingest(archive, paths, stated, now)


def exported(home: Path) -> list[dict[str, object]]:
    with open_archive(home) as archive:
        return [item_json(meeting, item) for m in archive.meetings() for meeting in [archive.meeting(m)]
                for item in meeting.items]  # fmt: skip


def saved(folder: Path, name: str = "page.txt", text: str = ITEM_TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_captures_of_another_home_bring_what_was_stated_there(tmp_path: Path) -> None:
    page = saved(tmp_path / "pages")
    taken(tmp_path / "one", page, stated=Stated("kent", "Highways"))
    taken(tmp_path / "one", page, stated=Stated(None, "Highways Panel", date(2024, 2, 3)))
    captures = sorted((tmp_path / "one" / "captures").iterdir())
    taken(tmp_path / "two", *captures, now=LATER)
    assert exported(tmp_path / "two") == exported(tmp_path / "one")
    again = taken(tmp_path / "two", *captures, now=LATER)
    assert (again.captured, again.new, again.changed, again.unchanged) == (0, 0, 0, 1)


def test_what_is_stated_now_goes_before_what_was_stated_in_another_home(tmp_path: Path) -> None:
    taken(tmp_path / "one", saved(tmp_path / "pages"), stated=Stated("kent", "Highways"))
    taken(tmp_path / "two", tmp_path / "one" / "captures", stated=Stated("surrey"))
    (item,) = exported(tmp_path / "two")
    assert (item["council"], item["committee"]) == ("surrey", "Highways")


def test_a_folder_that_holds_homes_gives_only_what_another_home_captured(tmp_path: Path) -> None:
    taken(tmp_path / "other", saved(tmp_path / "pages"))
    own = tmp_path / "own"
    taken(own, saved(tmp_path / "pages", "second.txt", item_text("Bins", "RESOLVED that the bins be emptied.")))
    done = taken(own, tmp_path, now=LATER)
    assert done.unread == ()
    assert len(exported(own)) == 2


@pytest.mark.parametrize(
    ("base", "slug"),
    [
        ("https://democracy.example.org/", "democracy.example.org"),
        ("https://democracy.example.org/moderngov/", "democracy.example.org-moderngov"),
        ("http://127.0.0.1:8100/moderngov/", "127.0.0.1-8100-moderngov"),
    ],
)
def test_a_saved_page_of_an_unknown_site_is_of_the_council_that_a_crawl_would_name(
    tmp_path: Path, base: str, slug: str
) -> None:
    """Port and folder part two sites on one host, and what is saved joins what is crawled."""
    link = f'<p><a href="{base}ieListDocuments.aspx?CId=1&amp;MId=2">Meeting</a></p>'
    page = (PAGES / "item.html").read_text(encoding="utf-8").replace("</body>", f"{link}</body>")
    taken(tmp_path / "home", saved(tmp_path / "pages", "item.html", page))
    assert {item["council"] for item in exported(tmp_path / "home")} == {slug} == {slug_of_base(base)}


def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = taken(tmp_path / "home", tmp_path / "pipe")
    reason = "it is neither a file nor a folder: save it to a file first"
    assert done.unread == (Unread(str(tmp_path / "pipe"), reason),)


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = taken(tmp_path / "home", tmp_path / "empty")
    assert done.notes == ("no page of a ModernGov site was found in what was given",)


def test_a_page_too_large_to_be_one_is_kept_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "LARGEST_PAGE", 100)
    done = taken(tmp_path / "home", saved(tmp_path / "pages"))
    assert done.captured == 1
    assert [u.reason for u in done.unread] == ["it is larger than 0 MiB, which no page of minutes is"]


def test_a_file_that_no_page_comes_near_to_is_named_and_not_read_into_memory(tmp_path: Path) -> None:
    film = saved(tmp_path / "pages").with_name("webcast.mp4")
    with film.open("wb") as sparse:
        sparse.truncate(1 << 40)
    done = taken(tmp_path / "home", tmp_path / "pages")
    assert (done.captured, done.new) == (1, 1)
    assert done.unread == (Unread(str(film), "it is larger than 64 MiB, which no page is: it was not kept"),)


def test_large_pages_are_kept_a_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        saved(tmp_path / "pages", f"{number}.txt", item_text(f"Item {number}"))
    size = (tmp_path / "pages" / "0.txt").stat().st_size
    monkeypatch.setattr("indexer.crawl.saved._BATCH_BYTES", 2 * size)
    kept: list[int] = []
    with open_archive(tmp_path / "home", writing=True) as archive:
        ingest(archive, [tmp_path / "pages"], NOTHING, NOW, kept.append)
    assert kept[:3] == [2, 4, 5]


def test_a_committee_or_date_stated_later_changes_the_item(tmp_path: Path) -> None:
    page, home = saved(tmp_path / "pages"), tmp_path / "home"
    taken(home, page)
    done = taken(home, page, stated=Stated(committee="Highways"), now=LATER)
    assert (done.new, done.changed, done.unchanged) == (0, 1, 0)
    (item,) = exported(home)
    assert len(item["versions"]) == 1  # type: ignore[arg-type]  # its words are the same


def test_a_page_stated_of_twice_is_not_read_anew_at_every_start(tmp_path: Path) -> None:
    page, home = saved(tmp_path / "pages"), tmp_path / "home"
    for stated in (NOTHING, Stated("kent"), Stated("kent", "Highways")):
        taken(home, page, stated=stated)
    with open_archive(home, writing=True) as archive:
        assert list(archive.ledger.unlooked()) == []
        assert archive.item(ItemId.parse(str(exported(home)[0]["id"])))[0].committee == "Highways"


def test_a_warc_file_with_a_broken_record_is_named_with_what_came_before_it_kept(tmp_path: Path) -> None:
    broken = tmp_path / "broken.warc"
    broken.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n")
    (unread,) = taken(tmp_path / "home", broken).unread
    assert unread.path == str(broken)
    assert unread.reason.startswith("no readable WARC file from here on")
