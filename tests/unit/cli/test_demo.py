"""`minutebook demo`: the made-up council is archived whole and indexed; a home that holds anything else is refused."""

import json
from pathlib import Path

import pytest

from indexer.demo.council import make_council
from tests.command_line import called, forked
from tests.pages_by_hand import ITEM_TEXT


@pytest.mark.slow
def test_the_demo_archives_and_indexes_all_that_the_council_has(home: Path) -> None:
    done = forked(home, "demo", "--no-serve", "--json")
    council = make_council()
    told = {"meetings": len(council.meetings), "items": sum(len(meeting.items) for meeting in council.meetings)}
    assert (done.code, {name: done.json[name] for name in told}) == (0, told)
    assert called(home, "search", "--json").json["total"] == told["items"]
    current = home / "index" / "current"
    current.write_text(json.dumps(json.loads(current.read_bytes()) | {"schema": 1}), encoding="ascii")
    assert called(home, "search").code == 4
    assert forked(home, "demo", "--no-serve").code == 0, "its index was written by another version"
    assert called(home, "search", "--json").json["total"] == told["items"]


def test_a_home_with_pages_of_another_council_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ITEM_TEXT, encoding="utf-8")
    called(home, "ingest", tmp_path / "page.txt")
    refused = forked(home, "demo", "--no-serve", "--json")
    assert (refused.code, "give it a home of its own" in refused.json["error"]) == (4, True)
    assert called(home, "search", "--json").json["total"] == 1


def test_a_home_with_a_page_that_could_not_be_read_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>nothing</html>", encoding="utf-8")
    called(home, "ingest", tmp_path / "page.html")
    assert forked(home, "demo", "--no-serve").code == 4


def test_a_home_that_another_council_was_to_be_crawled_into_is_refused(home: Path) -> None:
    crawled = forked(home, "crawl", "http://127.0.0.1:1/", "--slug", "kent", "--delay", "0", "--no-index")
    assert crawled.code != 0, "nobody answers there"
    assert forked(home, "demo", "--no-serve").code == 4
