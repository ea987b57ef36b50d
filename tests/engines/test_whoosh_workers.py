"""An index written by several processes: the same answers, and nobody left behind whatever befalls one of them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.ids import ItemId
from indexer.search.document import Document, Passage
from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Batch, Engine
from indexer.search.engines.whoosh.frames import packed, unpacked
from indexer.search.engines.whoosh.generations import Generation
from indexer.search.engines.whoosh.writing import GenerationWriter, memory
from indexer.search.errors import EngineDown, SearchError
from indexer.search.query import Query
from tests.command_line import ROOT
from tests.engines.corpus import by_meeting, fill, item

DOCUMENTS = [
    item(
        f"kent/{n // 7}/{n}", f"Lamp {n % 11}", [f"The road of lamps w{n % 13}."], speakers=(f"Mr {n % 3}",), position=n
    )
    for n in range(120)
]

# Rebuilds an index without end, by workers from the first items on; says when the first meetings are handed over.
WRITER = """
import sys
from itertools import count
from archive.ids import MeetingId
from indexer.search.engines import open_engine
from indexer.search.engines.whoosh import changing, writing
from tests.engines.corpus import item
changing.useful = lambda: 2
writing._ITEMS_FOR_WORKERS = writing._ITEMS_AT_ONCE = 5
with open_engine(sys.argv[1]).rebuild(2) as batch:
    for n in count():
        batch.replace(MeetingId("kent", str(n)), [item(f"kent/{n}/{i}", minutes=["road " * 50]) for i in range(5)])
        if n == 20:
            print("begun", flush=True)
"""


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers for every rebuild of more than ten items."""
    monkeypatch.setattr("indexer.search.engines.whoosh.changing.useful", lambda: 2)
    monkeypatch.setattr("indexer.search.engines.whoosh.writing._ITEMS_FOR_WORKERS", 10)
    monkeypatch.setattr("indexer.search.engines.whoosh.writing._ITEMS_AT_ONCE", 10)


def give(batch: Batch, documents: list[Document]) -> None:
    for meeting, held in by_meeting(documents).items():
        batch.replace(meeting, held)


def give_and_fail(batch: Batch) -> None:
    give(batch, DOCUMENTS)
    raise KeyError


def give_and_kill(batch: Batch, others: set[int]) -> None:
    """Give the documents and kill the workers that have them; `others` are no workers."""
    give(batch, DOCUMENTS)
    for worker in children(os.getpid()) - others:
        os.kill(worker, signal.SIGKILL)


def children(process: int) -> set[int]:
    return {int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()}


def runs(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False


def until_ended(processes: set[int]) -> bool:
    for _ in range(3_000):
        if not any(map(runs, processes)):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.usefixtures("at_work")
def test_an_index_of_several_workers_is_one_segment_and_answers_as_that_of_one(whoosh: Engine, tmp_path: Path) -> None:
    """A meeting that is told twice is what was told last, whoever wrote it first."""
    before = children(os.getpid())
    again = item("kent/0/3", "Told again", ["The last word."])
    with whoosh.rebuild(1) as batch:
        give(batch, DOCUMENTS)
        assert len(children(os.getpid()) - before) == 2
        give(batch, [again])
    assert [path.suffix for path in sorted((tmp_path / "index" / "gen-1").iterdir())] == [".seg", ".side", ".toc"]
    alone = open_engine(f"whoosh:{tmp_path / 'alone'}")
    fill(alone, *(d for d in DOCUMENTS if ItemId.parse(d.id).of_meeting != ItemId.parse(again.id).of_meeting), again)
    for query in (Query(), Query("lamps road"), Query('"road of lamps w7"'), Query("lamp", speaker=("Mr 1",), page=3)):
        assert whoosh.search(query) == alone.search(query)
    assert children(os.getpid()) == before
    alone.close()


@pytest.mark.usefixtures("at_work")
def test_an_error_among_the_documents_ends_the_workers_and_leaves_the_old_index(whoosh: Engine) -> None:
    before = children(os.getpid())
    fill(whoosh, item("kent/1/1"))
    with pytest.raises(KeyError), whoosh.rebuild(7) as batch:
        give_and_fail(batch)
    assert (whoosh.search(Query()).total, whoosh.position()) == (1, 1)
    assert children(os.getpid()) == before


@pytest.mark.usefixtures("at_work")
def test_a_worker_that_is_killed_is_told_and_leaves_the_old_index(whoosh: Engine) -> None:
    before = children(os.getpid())
    fill(whoosh, item("kent/1/1"))
    with pytest.raises(EngineDown, match="ended with code -9"), whoosh.rebuild(7) as batch:
        give_and_kill(batch, before)
    assert (whoosh.search(Query()).total, whoosh.position()) == (1, 1)
    assert children(os.getpid()) == before


def test_what_befalls_a_worker_is_raised_by_its_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is gone when the segment is to be written."""
    monkeypatch.setattr("indexer.search.engines.whoosh.writing._ITEMS_FOR_WORKERS", 10)
    (tmp_path / "gen-1").mkdir()
    writer = GenerationWriter(Generation(tmp_path / "gen-1"), workers=2)
    (tmp_path / "gen-1").rmdir()
    give(writer, DOCUMENTS)
    with pytest.raises(EngineDown, match="could not be written \\(No such file or directory\\)"):
        writer.commit(1)
    writer.close()


def test_workers_end_when_their_writer_is_killed(tmp_path: Path) -> None:
    url = f"whoosh:{tmp_path / 'index'}"
    fill(open_engine(url), item("kent/1/1"))
    with subprocess.Popen([sys.executable, "-c", WRITER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        workers = children(process.pid)
        assert len(workers) == 2
        process.send_signal(signal.SIGKILL)
    assert until_ended(workers)
    engine = open_engine(url)
    assert engine.search(Query()).total == 1
    fill(engine, item("kent/2/2"), position=2)
    assert engine.search(Query()).total == 2
    engine.close()


def test_documents_come_out_of_a_frame_as_they_went_in() -> None:
    document = item("kent/1/1", "A", [("B", "Mr C")], description=["D"], speakers=("Mr C",), outcomes=("agreed",))
    assert unpacked(packed([(ItemId.parse(document.id).of_meeting, document)])) == [
        (ItemId.parse(document.id).of_meeting, document)
    ]
    assert isinstance(document.minutes[0], Passage)


@pytest.mark.parametrize("told", ["", "0", "much", "-1", "1.5"])
def test_a_memory_that_is_no_number_is_refused(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_MEMORY", told)
    with pytest.raises(SearchError, match="MINUTEBOOK_MEMORY"):
        memory()


def test_with_little_memory_segments_are_smaller_and_the_answers_the_same(
    whoosh: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = [item(f"kent/{n}/{n}", f"Lamp {n}", ["road " * 200, f"w{n}"]) for n in range(1_200)]
    monkeypatch.setenv("MINUTEBOOK_MEMORY", "1")
    with whoosh.rebuild(1) as batch:
        give(batch, small)
    assert len([*(tmp_path / "index" / "gen-1").glob("*.seg")]) > 3
    monkeypatch.delenv("MINUTEBOOK_MEMORY")
    large = open_engine(f"whoosh:{tmp_path / 'large'}")
    with large.rebuild(1) as batch:
        give(batch, small)
    assert len([*(tmp_path / "large" / "gen-1").glob("*.seg")]) == 1
    for query in (Query(), Query("lamp"), Query("w77"), Query('"road w9"')):
        assert whoosh.search(query) == large.search(query)
    large.close()
