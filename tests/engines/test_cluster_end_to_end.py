"""The whole path on a cluster: saved pages, the index, the command line and the web page, as with the embedded one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.demo.answers import Site
from indexer.demo.council import make_council
from tests.command_line import Ran, called
from tests.pages_by_hand import item_text
from webui.app import Config, create_app

pytestmark = pytest.mark.slow

MEETINGS = 6


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of a made-up council's pages, as somebody would have saved them."""
    folder = tmp_path / "pages"
    folder.mkdir()
    council = make_council(size="small")
    site = Site(council, "http://127.0.0.1:1/")
    for meeting in council.meetings[:MEETINGS]:
        page = site.answer(f"/ieListDocuments.aspx?MId={meeting.id}&Ver=4")
        (folder / f"meeting-{meeting.id}.html").write_bytes(page.body)
        for item in meeting.items[:4]:
            (folder / f"item-{item.id}.html").write_bytes(site.answer(f"/mgAi.aspx?ID={item.id}").body)
    return folder


def check_the_whole_path(minutebook: Callable[..., Ran], pages: Path, home: Path, url: str) -> None:
    """Everything that is asked of the cluster is asked of the embedded index, too, and answered alike."""
    ingested = minutebook("ingest", "--council", "harnmere", pages, MINUTEBOOK_INDEX=url)
    assert ingested.code in (0, 1), ingested.err  # 1: a page of the folder could not be read
    assert minutebook("index", "--json").code == 0
    for words in (
        ["report"],
        ["committee", "--order", "newest", "--page", "2"],
        ["--year", "2024"],
        ["nothingofthekind"],
    ):
        on_cluster = minutebook("--index", url, "search", "--json", *words)
        embedded = minutebook("search", "--json", *words)
        assert (on_cluster.code, embedded.code) == (0, 0)
        told, expected = on_cluster.json, embedded.json
        if "--order" not in words and "--year" not in words:  # which of all come first is for each engine's scores
            told["hits"], expected["hits"] = len(told["hits"]), len(expected["hits"])
        assert told == expected
    assert minutebook("--index", url, "check").code == 0
    client = create_app(Config(home, url)).test_client()
    answer = client.get("/search?q=report&procedural=1")
    assert (answer.status_code, "<mark>" in answer.text) == (200, True)
    assert client.get("/suggest?q=com").status_code == 200


def test_pages_become_a_search_page_on_a_cluster(
    minutebook: Callable[..., Ran], pages: Path, home: Path, cluster_url: str
) -> None:
    check_the_whole_path(minutebook, pages, home, cluster_url)


def test_real_pages_become_a_search_page_on_a_cluster(
    minutebook: Callable[..., Ran], real: Path, home: Path, cluster_url: str
) -> None:
    check_the_whole_path(minutebook, real / "seed", home, cluster_url)


def test_what_is_taken_down_leaves_the_cluster(minutebook: Callable[..., Ran], pages: Path, cluster_url: str) -> None:
    minutebook("ingest", "--council", "harnmere", pages, MINUTEBOOK_INDEX=cluster_url)
    (first, *_) = minutebook("search", "--json", "report", MINUTEBOOK_INDEX=cluster_url).json["hits"]
    gone = minutebook("forget", first["id"], "--why", "asked for", MINUTEBOOK_INDEX=cluster_url)
    assert gone.code == 0, gone.err
    left = minutebook("search", "--json", "report", MINUTEBOOK_INDEX=cluster_url).json["hits"]
    assert first["id"] not in [hit["id"] for hit in left]
    assert minutebook("check", MINUTEBOOK_INDEX=cluster_url).code == 0


def test_an_index_belongs_to_one_archive_until_another_takes_it_over(tmp_path: Path, cluster_url: str) -> None:
    """An archive that was lost and read anew from its captures is the same one."""
    homes = [tmp_path / name for name in ("ours", "theirs")]
    for home, title in zip(homes, ("Roads", "Lamps"), strict=True):
        (tmp_path / f"{title}.txt").write_text(item_text(title, "Some words."), encoding="utf-8")
        called(home, "ingest", "--no-index", tmp_path / f"{title}.txt")

    def index(home: Path, *options: str) -> int:
        ran = called(home, "--index", cluster_url, "index", *options)
        assert ran.code == 0 or "holds another archive" in ran.err
        return ran.code

    def found(home: Path) -> list[str]:
        answer = called(home, "--index", cluster_url, "search", "--json").json
        return [hit["title"] for hit in answer["hits"]]

    ours, theirs = homes
    assert [index(ours), index(theirs), found(theirs)] == [0, 4, ["Roads"]]
    for file in ours.glob("archive.sqlite*"):
        file.unlink()
    assert called(ours, "--index", cluster_url, "reparse").code == 0
    assert [index(theirs, "--rebuild"), index(ours), found(ours)] == [0, 4, ["Lamps"]]
    assert [index(theirs), index(ours, "--rebuild"), found(ours)] == [0, 0, ["Roads"]]
