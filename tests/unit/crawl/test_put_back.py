"""An archive or captures put back from an older backup, when something was taken down in between."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import Ran
from tests.pages_by_hand import item_text

Command = Callable[..., Ran]
PAGES = 6


@pytest.fixture
def ids(minutebook: Command, tmp_path: Path) -> list[str]:
    """The items of a home whose pages have words of their own, in the order in which they were captured."""
    for number in range(PAGES):
        save(tmp_path / "pages", number)
    minutebook("ingest", "--council", "kent", tmp_path / "pages")
    lines = map(json.loads, minutebook("export", "--format", "jsonl").out.splitlines())
    return [line["id"] for line in sorted(lines, key=lambda line: str(line["title"]))]


def save(folder: Path, number: int, sentences: int = 12) -> Path:
    folder.mkdir(exist_ok=True)
    page = folder / f"{number}.txt"
    said = "\n\n".join(f"Councillor Smith spoke of matter{number}x{n} at length." for n in range(sentences))
    page.write_text(item_text(f"Item {number}", said), encoding="utf-8")
    return page


def is_down(minutebook: Command, home: Path, item: str, words: str) -> bool:
    """Whether the item is a tombstone, and its words are neither found nor anywhere in the archive's file."""
    shown = minutebook("show", item, "--json").json
    found = minutebook("search", words, "--json").json["total"]
    return bool(shown["taken_down"]) and not found and words.encode() not in (home / "archive.sqlite").read_bytes()


@pytest.mark.parametrize("captured_since", [0, 1, 2])
@pytest.mark.parametrize("which", [0, PAGES - 1], ids=["first", "last"])
def test_an_older_archive_is_told_and_reparse_takes_down_again_what_was(
    which: int, captured_since: int, ids: list[str], minutebook: Command, home: Path, tmp_path: Path
) -> None:
    older = shutil.copy(home / "archive.sqlite", tmp_path / "older.sqlite")
    assert minutebook("forget", ids[which], "--why", "Asked for.").code == 0
    for number in range(captured_since):
        minutebook("ingest", "--council", "kent", save(tmp_path / "more", PAGES + number, sentences=2))
    captures = {path.name: path.read_bytes() for path in (home / "captures").iterdir()}
    shutil.copy(older, home / "archive.sqlite")
    for command in (("index",), ("ingest", save(tmp_path / "more", 99)), ("forget", ids[1], "--why", "Asked for.")):
        ran = minutebook(*command)
        assert (ran.code, "run `minutebook reparse`" in ran.err) == (4, True), (command, ran)
    checked = minutebook("check")
    assert (checked.code, "run `minutebook reparse`" in checked.out) == (1, True)
    assert {path.name: path.read_bytes() for path in (home / "captures").iterdir()} == captures
    assert minutebook("reparse").code == 0
    assert is_down(minutebook, home, ids[which], f"matter{which}x3")
    assert minutebook("search", "--json").json["total"] == PAGES - 1 + captured_since
    assert minutebook("check").out == "No fault found.\n"


def test_captures_from_before_a_take_down_do_not_bring_the_words_back(
    ids: list[str], minutebook: Command, home: Path, tmp_path: Path
) -> None:
    older = shutil.copytree(home / "captures", tmp_path / "older")
    assert minutebook("forget", ids[2], "--why", "Asked for.").code == 0
    shutil.copytree(older, home / "captures", dirs_exist_ok=True)
    assert minutebook("index").code == 4
    assert minutebook("reparse").code == 0
    assert is_down(minutebook, home, ids[2], "matter2x3")
    assert minutebook("search", "--json").json["total"] == PAGES - 1
    assert minutebook("check").out == "No fault found.\n"
    (home / "archive.sqlite").unlink()
    assert minutebook("reparse").code == 0, "what was taken down stands in the captures again"
    assert is_down(minutebook, home, ids[2], "matter2x3")


def test_captures_that_lack_pages_of_the_archive_are_told_also_where_words_were_taken_down_since(
    ids: list[str], minutebook: Command, home: Path, tmp_path: Path
) -> None:
    older = shutil.copytree(home / "captures", tmp_path / "older")
    minutebook("ingest", "--council", "kent", save(tmp_path / "more", PAGES))
    assert minutebook("forget", ids[2], "--why", "Asked for.").code == 0
    shutil.copytree(older, home / "captures", dirs_exist_ok=True)
    refused = minutebook("reparse")
    assert (refused.code, "with pages of this archive" in refused.err) == (4, True)


def test_a_page_that_is_given_another_council_leaves_the_tombstone_where_it_is(
    minutebook: Command, tmp_path: Path
) -> None:
    page = save(tmp_path / "pages", 0)
    minutebook("ingest", page)
    (hit,) = minutebook("search", "--json").json["hits"]
    assert minutebook("forget", hit["id"], "--why", "Asked for.").code == 0
    for command in (("status",), ("ingest", "--council", "kent", page), ("reparse",)):
        minutebook(*command)
        shown = minutebook("show", hit["id"], "--json").json
        assert (shown["id"], shown["taken_down"]["why"]) == (hit["id"], "Asked for."), command
        assert minutebook("check").out == "No fault found.\n"
