"""kill -9 at any moment, then the same command again: the same archive and index as if nothing had happened."""

import gzip
import json
import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from indexer.demo.answers import Site
from indexer.demo.council import make_council
from tests.command_line import called, kill, under_way

pytestmark = pytest.mark.slow

MEETINGS, ITEMS_OF = 12, 4


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of meeting pages and item pages, as somebody would have saved them."""
    folder = tmp_path_factory.mktemp("pages")
    council = make_council(size="small")
    site = Site(council, "http://127.0.0.1:1/")
    for meeting in council.meetings[:MEETINGS]:
        target = f"/ieListDocuments.aspx?MId={meeting.id}&Ver=4"
        (folder / f"meeting-{meeting.id}.html").write_bytes(site.answer(target).body)
        for item in meeting.items[:ITEMS_OF]:
            (folder / f"item-{item.id}.html").write_bytes(site.answer(f"/mgAi.aspx?ID={item.id}").body)
    return folder


def run(home: Path, *arguments: str | Path) -> str:
    done = called(home, *arguments)
    assert done.code == 0, done.err
    return done.out


class Killer:
    """Kills one command again and again, each time at a moment by chance of the time that it takes."""

    def __init__(self, seed: int, home: Path, *arguments: str | Path) -> None:
        """Run the command once undisturbed, on `home`."""
        self._moments = random.Random(seed)  # noqa: S311  # moments, not secrets
        self._arguments = arguments
        self.kills = 0
        with under_way(home, *arguments) as process:
            started = time.monotonic()
            process.join()
            self._seconds = time.monotonic() - started
            assert process.exitcode == 0

    def run_and_kill(self, home: Path) -> None:
        with under_way(home, *self._arguments) as process:
            process.join(self._moments.uniform(0.2, 1.0) * self._seconds)
            killed = process.exitcode is None
            kill(process)
        self.kills += killed
        # A machine is busy now and idle then, and what goes on from where it was killed takes less time.
        self._seconds *= 1.1 if killed else 0.7


def without_our_times(item: dict[str, Any]) -> dict[str, Any]:
    """An item without what tells when it was read: the contract lets only these differ."""
    return {key: value for key, value in item.items() if key not in {"capture", "versions"}}


def whole(home: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    items = [without_our_times(json.loads(line)) for line in run(home, "export", "--format", "jsonl").splitlines()]
    found: dict[str, Any] = json.loads(run(home, "search", "--procedural", "--json"))
    return items, found


def test_a_killed_ingest_run_again_ends_as_if_it_had_never_been_killed(pages: Path, tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed"
    killer = Killer(1, undisturbed, "ingest", "--council", "harnmere", pages)
    expected = whole(undisturbed)
    for attempt in range(5):
        home = tmp_path / f"killed-{attempt}"
        for _ in range(3):
            killer.run_and_kill(home)
        run(home, "ingest", "--council", "harnmere", pages)
        assert whole(home) == expected
        assert "No fault found." in run(home, "check")
    assert killer.kills >= 5


def test_a_killed_index_run_again_ends_as_if_it_had_never_been_killed(pages: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "ingest", "--council", "harnmere", pages)
    expected = whole(home)
    killer = Killer(2, home, "index", "--rebuild")
    for _ in range(6):
        killer.run_and_kill(home)
        assert whole(home) == expected  # the old index serves until the new one takes its place
        assert "No fault found." in run(home, "check")
    run(home, "index", "--rebuild")
    assert whole(home) == expected


def test_a_killed_reparse_leaves_the_archive_as_it_was_and_can_be_run_again(pages: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "ingest", "--council", "harnmere", pages)
    expected = whole(home)
    killer = Killer(3, home, "reparse")
    for _ in range(6):
        killer.run_and_kill(home)
        assert whole(home)[0] == expected[0]
    run(home, "reparse")
    assert whole(home) == expected
    assert "No fault found." in run(home, "check")
    assert sorted(path.name for path in home.iterdir()) == ["archive.sqlite", "captures", "index", "writer.lock"]


def test_a_killed_forget_run_again_leaves_nothing_of_what_was_to_go(pages: Path, tmp_path: Path) -> None:
    undisturbed, home = tmp_path / "undisturbed", tmp_path / "home"
    run(undisturbed, "ingest", "--council", "harnmere", pages)
    asked = max(whole(undisturbed)[0], key=lambda item: len(item["minutes"]))
    shutil.copytree(undisturbed, home)
    pristine = tmp_path / "pristine"
    shutil.copytree(undisturbed, pristine)
    killer = Killer(4, undisturbed, "forget", asked["id"], "--why", "It named a child.")
    expected = whole(undisturbed)
    assert asked["id"] not in {item["id"] for item in expected[0]}
    words = max((p["text"] for p in asked["minutes"]), key=len)
    for _ in range(4):
        shutil.rmtree(home)
        shutil.copytree(pristine, home)
        for _ in range(2):
            killer.run_and_kill(home)
        run(home, "forget", asked["id"], "--why", "It named a child.")
        assert whole(home) == expected
        assert "No fault found." in run(home, "check")
        captured = b"".join(gzip.decompress(path.read_bytes()) for path in (home / "captures").iterdir())
        assert words.encode() not in captured
        assert words.encode() not in (home / "archive.sqlite").read_bytes()
        assert [path.name for path in (home / "captures").iterdir()] == ["minutebook-00001.warc.gz"]
