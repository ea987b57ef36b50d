"""What befalls files: killed writers, full disks, damaged and foreign indexes. Whoosh's folder is looked into here."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from whoosh.index import open_dir

from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine
from indexer.search.engines.whoosh.schema import MEETING
from indexer.search.errors import EngineDown, NoIndex, WrongIndex
from indexer.search.query import Query
from tests.command_line import ROOT
from tests.engines.corpus import by_meeting, fill, item

# Writes meetings 1..9 of five items each, a batch a meeting, then rebuilds; says when it begins.
WRITER = """
import sys
from indexer.search.engines import open_engine
from tests.engines.test_whoosh_faults import write_all
engine = open_engine(sys.argv[1])
print("begun", flush=True)
write_all(engine)
print("done", flush=True)
"""

# Writes one meeting of 50 items while no file may grow beyond the given size: what a full disk does to a process.
WRITER_ON_A_FULL_DISK = """
import resource, sys
from indexer.search.engines import open_engine
from indexer.search.engines.whoosh.schema import MEETING
from indexer.search.errors import EngineDown
from indexer.search.query import Query
from tests.engines.corpus import fill, item
engine = open_engine(sys.argv[1])
items = [item(f"kent/2/{n}", f"w{n}", [f"w{n} w{m}" for m in range(40)]) for n in range(50)]
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
try:
    if sys.argv[3] == "update":
        fill(engine, *items, position=2)
    else:
        with engine.rebuild(2) as batch:
            from archive.ids import MeetingId
            batch.replace(MeetingId("kent", "2"), items)
except EngineDown as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
assert (engine.search(Query()).total, engine.position()) == (1, 1)
fill(engine, *items, position=2)
assert (engine.search(Query()).total, engine.position()) == (51, 2)
"""


def write_all(engine: Engine) -> None:
    """Bring nine meetings in, going on where an earlier run was stopped; then build everything anew."""
    documents = [item(f"kent/{n // 5 + 1}/{n}", "Roads", [f"word{n % 7} lamp"], position=n) for n in range(45)]
    meetings = list(by_meeting(documents).items())
    for place, (meeting, held) in enumerate(meetings, start=1):
        if place > engine.position():
            with engine.update(place) as batch:
                batch.replace(meeting, held)
    with engine.rebuild(9) as batch:
        for meeting, held in meetings:
            batch.replace(meeting, held)


def answers(engine: Engine) -> list[object]:
    return [
        list(engine.documents()),
        engine.position(),
        *(engine.search(Query(words)) for words in ("", "word3 lamp", '"word3 lamp"')),
    ]


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again_the_index_is_the_same(tmp_path: Path) -> None:
    """Eight writers in a row are killed, each a little later than the one before; the ninth may finish."""
    undisturbed = open_engine(f"whoosh:{tmp_path / 'undisturbed'}")
    write_all(undisturbed)
    url = f"whoosh:{tmp_path / 'killed'}"
    moments = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6)
    for moment in moments:
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == "begun\n"
            time.sleep(moment)
            process.send_signal(signal.SIGKILL)
        survivor = open_engine(url)
        total = survivor.search(Query()).total if survivor.position() else 0
        assert total >= 5 * survivor.position()
        survivor.close()
    engine = open_engine(url)
    write_all(engine)
    assert answers(engine) == answers(undisturbed)
    folders = sorted(path.name for path in (tmp_path / "killed").iterdir() if path.is_dir())
    assert len(folders) == 1
    engine.close()
    undisturbed.close()


@pytest.mark.parametrize("limit", [10, 2_000, 20_000])
@pytest.mark.parametrize("change", ["update", "rebuild"])
def test_a_full_disk_is_told_and_nothing_half_written_is_seen(tmp_path: Path, limit: int, change: str) -> None:
    """The old answers stay, and once there is room again the same process goes on."""
    url = f"whoosh:{tmp_path / 'index'}"
    engine = open_engine(url)
    fill(engine, item("kent/1/1"))
    engine.close()
    done = subprocess.run(
        [sys.executable, "-c", WRITER_ON_A_FULL_DISK, url, str(limit), change],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "could not be written (File too large)" in done.stdout
    assert done.stdout.rstrip().endswith("then run `minutebook index`")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an index of one item, at position 1."""
    engine = open_engine(f"whoosh:{tmp_path / 'index'}")
    fill(engine, item("kent/1/1", minutes=["A lamp."]))
    engine.close()
    return tmp_path / "index"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    path.write_bytes(bytes(b ^ 0x5A for b in path.read_bytes()))


def reverse(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


@pytest.mark.parametrize("pattern", ["gen-1/*.toc", "gen-1/*.seg", "current"])
@pytest.mark.parametrize("damage", [empty, halve, garble, reverse, Path.unlink])
def test_a_damaged_index_says_how_to_mend_it_and_is_mended_so(
    folder: Path, pattern: str, damage: Callable[[Path], None]
) -> None:
    (path,) = folder.glob(pattern)
    damage(path)
    engine = open_engine(f"whoosh:{folder}")
    with pytest.raises((WrongIndex, NoIndex), match="run `minutebook index"):
        engine.search(Query("lamp"))
    with engine.rebuild(1) as batch:
        for meeting, held in by_meeting([item("kent/1/1", minutes=["A lamp."])]).items():
            batch.replace(meeting, held)
    assert engine.search(Query("lamp")).total == 1
    engine.close()


def flip(path: Path, place: int) -> None:
    """Turn one bit of a file over, `place` bytes from its middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2 + place] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [garble, halve, reverse])
def test_a_position_that_cannot_be_read_is_a_damaged_index(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder / "gen-1" / "_MAIN_1.toc")
    with pytest.raises(WrongIndex, match="--rebuild"):
        open_engine(f"whoosh:{folder}").position()


@pytest.mark.parametrize("damage", [empty, halve, Path.unlink])
def test_an_index_without_its_segments_reaches_nowhere(folder: Path, damage: Callable[[Path], None]) -> None:
    """Who brings it up to date learns of it even where nothing has changed; a sidecar is not missed."""
    engine = open_engine(f"whoosh:{folder}")
    for side in folder.glob("gen-1/*.side"):
        side.unlink()
    assert engine.position() == 1
    (segment,) = folder.glob("gen-1/*.seg")
    damage(segment)
    with pytest.raises(WrongIndex, match="is damaged: run `minutebook index --rebuild`"):
        engine.position()


@pytest.mark.parametrize("pattern", ["*.toc", "*.seg", "*.side"])
def test_a_flipped_bit_is_found_by_whoever_reads_all(folder: Path, pattern: str) -> None:
    engine = open_engine(f"whoosh:{folder}")
    assert [item for item, _ in engine.documents()] == ["kent/1/1"]
    (path,) = (folder / "gen-1").glob(pattern)
    flip(path, 0)
    with pytest.raises(WrongIndex, match="--rebuild"):
        list(open_engine(f"whoosh:{folder}").documents())
    engine.close()


@pytest.mark.parametrize("damage", [empty, halve, garble, reverse, lambda path: flip(path, 30)])
def test_where_the_newest_commit_has_no_whole_table_the_one_before_it_serves(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    """Its position is that of the commit, so that what is missing is brought in again."""
    engine = open_engine(f"whoosh:{folder}")
    fill(engine, item("kent/2/2", "New"), position=2)
    assert sorted(path.name for path in (folder / "gen-1").glob("*.toc")) == ["_MAIN_1.toc", "_MAIN_2.toc"]
    damage(folder / "gen-1" / "_MAIN_2.toc")
    again = open_engine(f"whoosh:{folder}")
    assert ([hit.id for hit in again.search(Query()).hits], again.position()) == (["kent/1/1"], 1)
    fill(again, item("kent/2/2", "New"), position=2)
    for reader in (engine, again):
        assert ([hit.id for hit in reader.search(Query()).hits], reader.position()) == (["kent/1/1", "kent/2/2"], 2)
        reader.close()
    assert sorted(path.name for path in (folder / "gen-1").glob("*.toc")) == ["_MAIN_1.toc", "_MAIN_3.toc"]


def test_of_an_index_the_newest_commit_and_the_one_before_it_are_kept(folder: Path) -> None:
    engine = open_engine(f"whoosh:{folder}")
    for n in range(2, 9):
        fill(engine, item(f"kent/{n}/{n}"), position=n)
    engine.close()
    names = {path.name.partition(".")[0] for path in (folder / "gen-1").iterdir()}
    numbers = {int(name.removeprefix("_MAIN_")) for name in names if name.startswith("_")}
    assert len(numbers) == 2
    assert {path.suffix for path in (folder / "gen-1").iterdir()} == {".toc", ".seg", ".side"}


def test_a_stock_writer_may_commit_and_what_it_wrote_is_brought_up_to_date(folder: Path) -> None:
    """It knows of no place in the archive, so everything is to be indexed again."""
    index = open_dir(str(folder / "gen-1"))
    writer = index.writer()
    writer.delete_by_term(MEETING, "kent/1")
    writer.commit(optimize=True)
    engine = open_engine(f"whoosh:{folder}")
    assert (engine.search(Query()).total, engine.position()) == (0, 0)
    fill(engine, item("kent/1/1", minutes=["A lamp."]))
    assert (engine.search(Query("lamp")).total, engine.position()) == (1, 1)
    engine.close()


def test_a_rebuild_needs_as_much_room_as_there_is_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(f"whoosh:{folder}")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=100))
    failed = engine.rebuild(2)
    with pytest.raises(EngineDown, match="free some space"), failed:
        pass
    assert engine.search(Query()).total == 1
    engine.close()


def test_an_index_of_another_version_is_refused_and_kept_until_it_is_replaced(folder: Path) -> None:
    told = json.loads((folder / "current").read_text())
    (folder / "current").write_text(json.dumps(told | {"schema": 0}))
    engine = open_engine(f"whoosh:{folder}")
    for ask in (lambda: engine.search(Query()), engine.position, lambda: fill(engine, item("kent/2/2"))):
        with pytest.raises(WrongIndex, match="another version of Minutebook: run `minutebook index --rebuild`"):
            ask()
    failed = engine.rebuild(2)
    with pytest.raises(KeyError), failed:
        raise KeyError
    assert (folder / "gen-1").is_dir()
    with engine.rebuild(2):
        pass
    assert (engine.search(Query()).total, [path.name for path in folder.glob("gen-*")]) == (0, ["gen-2"])
    engine.close()


def test_an_index_deleted_and_made_anew_is_seen_as_another(folder: Path) -> None:
    reader = open_engine(f"whoosh:{folder}")
    assert reader.search(Query("lamp")).total == 1
    shutil.rmtree(folder)
    writer = open_engine(f"whoosh:{folder}")
    fill(writer, item("kent/1/1", minutes=["A road."]))
    assert reader.search(Query("lamp")).total == 0
    reader.close()
    writer.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    engine = open_engine(f"whoosh:{tmp_path / 'file' / 'index'}")
    with pytest.raises(EngineDown, match="could not be written"):
        fill(engine, item())
    with pytest.raises((EngineDown, NoIndex)):
        engine.search(Query())
