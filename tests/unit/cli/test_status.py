"""`minutebook status` on an archive that was crawled in part."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from archive.frontier import Begun, Listed
from archive.store import open_archive
from tests.sample_site import fill
from webui.cli.main import minutebook

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def run(home: Path, *words: str) -> Any:
    return CliRunner().invoke(minutebook, ["--home", str(home), "status", *words])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    fill(tmp_path)
    with open_archive(tmp_path, writing=True) as archive:
        crawler = archive.frontier
        crawler.begin("westmarch", "https://westmarch.example/", Begun(NOON, date(2026, 3, 2)))
        crawler.list_committees("westmarch", {"1": "Schools Forum", "2": "Planning Committee"})
        crawler.cover("westmarch", ["1"])
        crawler.list_meetings("westmarch", [Listed("101", "1", {}, NOON)])
        told = {"at": NOON.isoformat(), "on": "2026-03-02", "requests": 7, "refused": None, "later": "come back"}
        unread = [["https://westmarch.example/mgAi.aspx?ID=1", "the site answered 500"]]
        crawler.tell("westmarch", told | {"problems": [], "unread": unread})
    return tmp_path


def test_a_council_whose_crawl_broke_off_is_told_with_its_reasons(home: Path) -> None:
    (told,) = json.loads(run(home, "westmarch", "--json").stdout)["councils"]
    assert told["committees"] == {"known": 2, "covered": 1}
    assert told["last_crawl"] == {
        "at": NOON.isoformat(),
        "on": "2026-03-02",
        "requests": 7,
        "unfinished": True,
        "later": "come back",
        "problems": [],
    }
    assert told["unread"] == [{"url": "https://westmarch.example/mgAi.aspx?ID=1", "reason": "the site answered 500"}]
    assert told["refused"] is None
    assert told["meetings"]["total"] == sum(n for state, n in told["meetings"].items() if state != "total")


def test_councils_that_were_only_ingested_are_told_too(home: Path) -> None:
    councils = {one["slug"]: one for one in json.loads(run(home, "--json").stdout)["councils"]}
    assert {"westmarch", "eastmere"} <= councils.keys()
    assert councils["eastmere"]["last_crawl"] is None
    assert councils["eastmere"]["committees"]["covered"] == 0
    assert "run `minutebook crawl` again" in run(home).stdout


def test_a_council_that_nobody_archived_is_named(home: Path) -> None:
    assert "nothing of “nowhere” is archived here" in str(run(home, "nowhere").exception)


def test_a_new_crawl_is_not_told_with_the_last_one_s_words(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        archive.frontier.end("westmarch", {"refused": "robots.txt forbids it", "requests": 9}, None)
    (before,) = json.loads(run(home, "westmarch", "--json").stdout)["councils"]
    assert (before["refused"], before["last_crawl"]["unfinished"]) == ("robots.txt forbids it", False)
    with open_archive(home, writing=True) as archive:
        archive.frontier.begin("westmarch", "https://westmarch.example/", Begun(NOON, date(2026, 3, 3)))
    (now,) = json.loads(run(home, "westmarch", "--json").stdout)["councils"]
    assert (now["refused"], now["last_crawl"]["requests"], now["last_crawl"]["unfinished"]) == (None, 0, True)


def test_an_archive_that_holds_nothing_says_how_to_fill_it(tmp_path: Path) -> None:
    with open_archive(tmp_path, writing=True):
        pass
    assert "minutebook crawl" in str(run(tmp_path).exception)
