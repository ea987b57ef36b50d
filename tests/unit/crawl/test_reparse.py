"""The archive made anew from its captures alone."""

import gzip
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from archive.check import faults
from archive.database import DATABASE
from archive.errors import Damaged, NotArchived
from archive.export import item_json, meeting_json
from archive.ids import ItemId, MeetingId
from archive.sighting import Stated
from archive.store import Archive, open_archive
from indexer.crawl import lookers
from indexer.crawl import reparse as module
from indexer.crawl.reparse import Reparsed, reparse
from indexer.crawl.saved import ingest
from indexer.search.build import update
from indexer.search.engines import open_engine
from indexer.search.query import Query
from tests.pages_by_hand import ITEM_TEXT, item_text

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
PAGES = Path(__file__).parents[2] / "pages"


def nothing(_: int) -> None: ...


def reparsed(home: Path) -> Reparsed:
    return reparse(home, nothing, nothing, nothing)


def taken(home: Path, *paths: Path, stated: Stated = Stated(), now: datetime = NOW) -> None:  # noqa: B008  # frozen
    with open_archive(home, writing=True) as archive:
        ingest(archive, paths, stated, now)


def whole(home: Path) -> list[object]:
    """Everything that a reader can be told of a home."""
    with open_archive(home) as archive:
        meetings = [archive.meeting(m) for m in archive.meetings()]
        told = [(meeting_json(m), [item_json(m, i) for i in (*m.items, *m.tombstones)], m) for m in meetings]
        moved = {old: str(archive.moved_to(kind.parse(old))) for old, kind in moves(archive)}
        assert list(faults(archive)) == []
    return [told, moved]


def moves(archive: Archive) -> list[tuple[str, type[MeetingId] | type[ItemId]]]:
    rows = archive.database.execute("SELECT old FROM moved ORDER BY old")
    return [(old, MeetingId if old.count("/") == 1 else ItemId) for (old,) in rows]


@pytest.fixture(scope="module")
def once_filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of `filled`, to be copied."""
    made = tmp_path_factory.mktemp("filled")
    home, bare, late = made / "home", made / "bare.txt", made / "late.txt"
    taken(home, PAGES, stated=Stated("kent"))
    bare.write_text(ITEM_TEXT, encoding="utf-8")
    late.write_text(item_text("Bins", "RESOLVED that the bins be emptied."), encoding="utf-8")
    (made / "no-page.html").write_text("<html><p>nothing", encoding="utf-8")
    taken(home, bare, late, made / "no-page.html")
    taken(home, late, stated=Stated("kent"), now=NOW + DAY)
    taken(home, late, stated=Stated("surrey", "Bins Panel", date(2024, 2, 3)), now=NOW + 2 * DAY)
    with open_archive(home, writing=True) as archive:
        first = next(archive.meetings())
        archive.withdraw_meeting(first, NOW + 3 * DAY, "the site no longer lists it")
    return home


@pytest.fixture
def filled(once_filled: Path, home: Path) -> Path:
    """A home with one of everything: pages of each kind, statements that changed, a withdrawn meeting, a bad page."""
    return shutil.copytree(once_filled, home)


@pytest.mark.parametrize("few", [0, 300])
def test_the_captures_alone_give_the_same_archive(filled: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """The same records, versions, redirects and tombstones, whether other processes look at the pages or this one."""
    monkeypatch.setattr(lookers, "_FEW", few)
    before = whole(filled)
    done = reparsed(filled)
    assert whole(filled) == before
    for file in filled.glob("archive.sqlite*"):
        file.unlink()
    assert reparsed(filled) == done
    assert whole(filled) == before
    assert [u.reason for u in done.unread] == ["it is no ModernGov page"]
    assert done.pages > 5


def test_a_page_goes_on_from_council_to_council_as_it_was_stated(filled: Path) -> None:
    before = whole(filled)[1]
    reparsed(filled)
    with open_archive(filled) as archive:
        (meeting,) = [m for m in archive.meetings() if m.council == "surrey"]
        old = [m for m, _ in moves(archive) if m.startswith(("unknown/", "kent/")) and m.count("/") == 1]
        assert {archive.moved_to(MeetingId.parse(m)) for m in old} == {meeting}
    assert len(old) == 2
    assert before


def test_an_index_of_the_archive_before_is_filled_anew(filled: Path) -> None:
    engine = open_engine(f"whoosh:{filled / 'index'}")
    with open_archive(filled) as archive:
        update(archive, engine)
    first = engine.search(Query(procedural=True)).total
    (filled / DATABASE).unlink()
    for file in (filled / "captures").iterdir():
        file.unlink()
    taken(filled, PAGES / "item-copy.txt")
    with open_archive(filled) as archive:
        done = update(archive, engine)
        assert engine.search(Query(procedural=True)).total == archive.counts().items == done.items == 1 < first
    reparsed(filled)
    with open_archive(filled) as archive:
        assert engine.position() < archive.origin()
        assert update(archive, engine).items == 1
        assert engine.position() == archive.position()
    engine.close()


def test_a_rebuild_that_fails_leaves_the_archive_as_it_was(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = whole(filled)

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(module, "_put_all", broken)
    with pytest.raises(RuntimeError):
        reparsed(filled)
    assert whole(filled) == before
    assert [path.name for path in filled.glob("*.new*")] == []


def split(home: Path) -> list[Path]:
    """Three files of captures, each with pages of their own."""
    taken(home, PAGES / "item-copy.txt", PAGES / "meeting-published.html")
    first = home / "captures" / "minutebook-00001.warc.gz"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINUTEBOOK_ROTATE", str(first.stat().st_size / 2**21))
        taken(home, PAGES / "item.html", PAGES / "attendance.html", PAGES / "meeting-cancelled.html")
    return sorted((home / "captures").iterdir())


def test_a_file_of_captures_that_is_gone_or_cut_short_takes_nothing_with_it(home: Path) -> None:
    """The archive stays as it was, the file is named, and once it is back all is read."""
    files = split(home)
    assert len(files) >= 3
    before = whole(home)
    for file in files:
        sound = file.read_bytes()
        for left in (None, sound[:-20]):
            file.unlink()
            if left:
                file.write_bytes(left)
            with pytest.raises(Damaged, match=f"captures/{file.name}: gone or cut short.*backup.*left as it was"):
                reparsed(home)
            assert (file.read_bytes() if left else None) == left
            file.write_bytes(sound)
            assert whole(home) == before
    assert reparsed(home).unread == ()
    assert whole(home) == before


def test_an_archive_that_is_gone_is_made_of_the_files_that_are_left(home: Path) -> None:
    files = split(home)
    pages = reparsed(home).pages
    for file in home.glob("archive.sqlite*"):
        file.unlink()
    files[1].unlink()
    done = reparsed(home)
    assert 0 < done.pages < pages
    assert whole(home)[0]


@pytest.mark.parametrize("unfinished", [False, True])
def test_a_damaged_last_record_is_named_and_stays_where_it_is(home: Path, unfinished: bool) -> None:
    """It looks like what a killed writer left, also where it is sound as far as it goes, but the archive knows it."""
    last = split(home)[-1]
    with open_archive(home) as archive:
        place = max((entry.place for entry in archive.ledger.entries()), key=lambda place: (place.file, place.start))
    damaged = bytearray(last.read_bytes())
    longer = gzip.compress(bytes(2 * place.length), compresslevel=0)
    damaged[place.start :] = longer[: place.length] if unfinished else bytes(place.length)
    last.write_bytes(damaged)
    (broken,) = reparsed(home).unread
    assert broken.reason.startswith(f"{last.name}: the record at byte ")
    assert last.read_bytes() == damaged


def test_a_damaged_record_is_named_and_the_rest_is_read(filled: Path) -> None:
    done = reparsed(filled)
    with open_archive(filled) as archive:
        place = next(place for _, _, place in archive.ledger.entries())
    path = filled / "captures" / place.file
    whole_file = bytearray(path.read_bytes())
    whole_file[place.start + place.length // 2] ^= 0xFF
    path.write_bytes(whole_file)
    again = reparsed(filled)
    (broken,) = (unread for unread in again.unread if unread.path == "captures")
    assert broken.reason.startswith(f"{place.file}: the record at byte {place.start} cannot be read")
    assert again.pages == done.pages - 1
    assert path.read_bytes() == whole_file


def test_a_home_without_captures_says_how_to_fill_it(home: Path) -> None:
    with pytest.raises(NotArchived, match="minutebook ingest PATH"):
        reparsed(home)
    assert not home.exists()


def test_what_the_crawler_remembers_survives(filled: Path) -> None:
    with open_archive(filled, writing=True) as archive:
        archive.frontier.list_committees("kent", {"1": "Roads"})
    reparsed(filled)
    with open_archive(filled) as archive:
        assert archive.frontier.committees("kent") == {"1": "Roads"}
