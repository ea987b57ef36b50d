"""From the archive to the index: only what changed, in order, and again from the start where that is asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting, MinutesState
from archive.store import Archive, open_archive
from indexer.search import build
from indexer.search.build import Indexed, faults, rebuild, update
from indexer.search.document import documents
from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine
from indexer.search.query import Query


def meeting(number: int, *titles: str) -> Meeting:
    items = tuple(
        AgendaItem(ItemId("kent", str(number), str(number * 100 + place)), None, title)
        for place, title in enumerate(titles)
    )
    return Meeting(MeetingId("kent", str(number)), "Forum", date(2026, 1, number), items=items)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "home", writing=True) as opened:
        opened.database.execute("UPDATE origin SET seq = 0")  # so that positions are small numbers here
        yield opened


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(f"whoosh:{tmp_path / 'index'}")
    yield opened
    opened.close()


def titles(engine: Engine) -> list[str]:
    return sorted(hit.title for hit in engine.search(Query()).hits)


def test_only_what_changed_is_brought_in(archive: Archive, engine: Engine) -> None:
    archive.put(Composed(meeting(1, "Roads", "Lamps")))
    archive.put(Composed(meeting(2, "Trees")))
    assert update(archive, engine) == Indexed(meetings=2, items=3, position=2)
    assert update(archive, engine) == Indexed(meetings=0, items=0, position=2)
    archive.put(Composed(meeting(1, "Roads")))
    assert update(archive, engine) == Indexed(meetings=1, items=1, position=3)
    assert titles(engine) == ["Roads", "Trees"]


def test_a_meeting_that_is_gone_leaves_the_index(archive: Archive, engine: Engine) -> None:
    archive.put(Composed(meeting(1, "Roads")))
    update(archive, engine)
    archive.remove(MeetingId("kent", "1"), ())
    assert update(archive, engine) == Indexed(meetings=1, items=0, position=2)
    assert titles(engine) == []


def test_a_withdrawn_item_leaves_the_index(archive: Archive, engine: Engine) -> None:
    whole = meeting(1, "Roads", "Lamps")
    archive.put(Composed(whole))
    update(archive, engine)
    gone = replace(whole.items[1], state=MinutesState.WITHDRAWN)
    archive.put(Composed(replace(whole, items=whole.items[:1], tombstones=(gone,))))
    update(archive, engine)
    assert titles(engine) == ["Roads"]


def test_progress_is_told_a_batch_at_a_time(archive: Archive, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed update goes on from its last batch."""
    monkeypatch.setattr(build, "MEETINGS_A_BATCH", 2)
    for number in range(1, 6):
        archive.put(Composed(meeting(number, "Roads")))
    told: list[tuple[int, int]] = []
    update(archive, engine, lambda done: told.append((done, engine.position())))
    assert told == [(2, 2), (4, 4), (5, 5)]


def test_an_empty_archive_has_an_empty_index(archive: Archive, engine: Engine) -> None:
    assert update(archive, engine) == Indexed(0, 0, 0)
    assert engine.search(Query()).total == 0


def test_a_rebuild_gives_the_same_index(archive: Archive, engine: Engine) -> None:
    for number in range(1, 5):
        archive.put(Composed(meeting(number, "Roads", "Lamps")))
    update(archive, engine)
    before = (engine.search(Query("roads")), list(engine.documents()), engine.position())
    told: list[int] = []
    assert rebuild(archive, engine, told.append) == Indexed(meetings=4, items=8, position=4)
    assert told == [1, 2, 3, 4]
    assert (engine.search(Query("roads")), list(engine.documents()), engine.position()) == before


def test_an_index_ahead_of_its_archive_is_built_anew(archive: Archive, engine: Engine) -> None:
    """An older copy of the archive was put back: what the index has beyond it is not archived."""
    with engine.update(99) as batch:
        batch.replace(MeetingId("kent", "7"), documents(meeting(7, "Elsewhere")))
    archive.put(Composed(meeting(1, "Roads")))
    assert update(archive, engine) == Indexed(1, 1, 1)
    assert titles(engine) == ["Roads"]


def test_faults_are_what_differs_and_not_what_waits(archive: Archive, engine: Engine) -> None:
    assert list(faults(archive, engine)) == []
    archive.put(Composed(meeting(1, "Roads", "Lamps")))
    archive.put(Composed(meeting(2, "Trees")))
    assert list(faults(archive, engine)) == []
    update(archive, engine)
    archive.put(Composed(meeting(2, "Trees felled")))
    assert list(faults(archive, engine)) == []
    with engine.update(engine.position()) as batch:
        batch.replace(MeetingId("kent", "1"), documents(meeting(1, "Roads again")))
        batch.replace(MeetingId("kent", "9"), documents(meeting(9, "Nowhere")))
    assert list(faults(archive, engine)) == [
        "item kent/1/100: the index holds other words than the archive: run `minutebook index --rebuild`",
        "item kent/1/101: archived, but not in the index: run `minutebook index --rebuild`",
        "item kent/9/900: in the index, but not archived: run `minutebook index --rebuild`",
    ]
