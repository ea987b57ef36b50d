"""`minutebook crawl` over loopback against the made-up council's site, held against its truth."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from indexer.demo.council import TODAY, make_council
from indexer.demo.site import DemoSite, running
from indexer.demo.troubles import TROUBLES
from tests.command_line import called, forked, kill, under_way
from tests.unit.crawl.sites import SLUG, archived, crawl, export, status, truth

pytestmark = pytest.mark.slow

COUNCIL = make_council(size="small")
ON_THE_DAY = ("--today", TODAY.isoformat())
# Lists name what is not there: that is told, and ends with 1, though nothing of the site's truth is missing.
WITH_DEAD_LINKS = {("service-off", "error-redirect")}


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that recovers does so at once here."""
    monkeypatch.setenv("MINUTEBOOK_BACKOFF", "0.05")
    monkeypatch.setenv("MINUTEBOOK_TIMEOUT", "6")


@pytest.fixture(scope="module")
def first_crawl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DemoSite, Path]]:
    """A site and a home to be copied, with all that the site has."""
    home = tmp_path_factory.mktemp("crawled") / "home"
    with running(COUNCIL) as site:
        crawl(home, site.address, options=ON_THE_DAY)
        yield site, home


@pytest.fixture
def crawled(first_crawl: tuple[DemoSite, Path], tmp_path: Path) -> tuple[DemoSite, Path]:
    """A site without any trouble and a home with all that it has."""
    site, home = first_crawl
    site.become(COUNCIL)
    return site, shutil.copytree(home, tmp_path / "home")


def matched(home: Path, site: DemoSite) -> str:
    """Precision and recall of the archive, as a line to be printed."""
    have, want = archived(home), truth(site)
    right = sum(have.get(key) == meeting for key, meeting in want.items())
    return f"precision {right / max(len(have), 1):.3f} recall {right / len(want):.3f}"


REACHABLE = [(), *((name,) for name, trouble in TROUBLES.items() if trouble.reachable)]
OF_PAGES = (
    *("long-committee", "missing-classes", "two-addresses", "error-redirect", "endless-calendar", "windows-1252"),
    *("base-folder", "truncated"),
)
BY_PAGES = [("service-off", name) for name in OF_PAGES]


@pytest.mark.parametrize("troubles", [*REACHABLE, *BY_PAGES], ids="+".join)
def test_a_crawl_brings_all_that_the_site_has_whatever_its_trouble(
    troubles: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(COUNCIL, troubles=troubles, wait=1.0) as site:
        ran = crawl(tmp_path, site.address, options=ON_THE_DAY)
        with capsys.disabled():
            print(f"\n{'+'.join(troubles) or 'no trouble'}: {matched(tmp_path, site)}", end=" ")  # noqa: T201  # to be read
        assert archived(tmp_path) == truth(site)
    assert ran.code == (1 if troubles in WITH_DEAD_LINKS else 0), ran.said
    assert ran.council["meetings"] >= len(truth(site))


@pytest.mark.parametrize(
    ("trouble", "code", "told"),
    [
        ("robots-forbid", 3, "robots.txt forbids it"),
        ("forbidden", 3, "the site answered 403"),
        ("challenge", 3, "a firewall's challenge"),
        ("challenge-later", 3, "a firewall's challenge"),
        ("not-moderngov", 3, "is no ModernGov site"),
        ("not-moderngov-200", 3, "is no ModernGov site"),
        ("always-429", 1, "run the same command later"),
        ("always-503", 1, "run the same command later"),
    ],
)
def test_a_site_that_says_no_is_left_alone_and_what_was_archived_stays(
    trouble: str, code: int, told: str, crawled: tuple[DemoSite, Path]
) -> None:
    site, home = crawled
    before, asked = archived(home), len(site.requests)
    site.become(COUNCIL, (trouble,))
    ran = crawl(home, site.address, options=("--since", "2000-01-01", *ON_THE_DAY))  # for everything once more
    sent = [request for request in site.requests[asked:] if request.target != "/robots.txt"]
    assert (ran.code, archived(home)) == (code, before)
    assert told in ran.said
    if trouble.startswith("not-moderngov"):
        assert len(sent) <= 3
    if code == 1:
        assert ran.council["refused"] is None
    if code == 3:
        assert told in ran.answer["error"]
        assert told in ran.council["refused"]
        assert told in status(home)["refused"]


@pytest.mark.parametrize("troubles", [(), ("service-off",)], ids=["service", "pages"])
def test_a_second_crawl_of_an_unchanged_site_makes_no_version_and_asks_for_a_fifth(
    troubles: tuple[str, ...], tmp_path: Path
) -> None:
    """A council of some years: of the small one a third was held within the look-back."""
    with running(COUNCIL, troubles=("long-committee", *troubles)) as site:
        first = crawl(tmp_path, site.address, options=ON_THE_DAY)
        before = export(tmp_path)
        second = crawl(tmp_path, site.address, options=ON_THE_DAY)
    assert (second.council["new"], second.council["changed"], second.council["withdrawn"]) == (0, 0, 0)
    assert export(tmp_path) == before
    assert second.council["requests"] * 5 <= first.council["requests"]


@pytest.mark.parametrize("troubles", [(), ("service-off",)], ids=["service", "pages"])
def test_a_crawl_that_is_killed_goes_on_where_it_was(troubles: tuple[str, ...], tmp_path: Path) -> None:
    """Ten kills a way: the archive of an undisturbed crawl, and no page asked for twice but those under way."""
    moments = random.Random(7)  # noqa: S311  # any moments will do
    with running(COUNCIL, troubles=troubles) as site:
        crawl(tmp_path / "undisturbed", site.address, options=ON_THE_DAY)
        whole = len(site.requests)
        for _ in range(10):
            left = len(site.requests) + moments.randint(1, max(whole // 8, 2))
            words = ["crawl", site.address, "--delay", "0", "--slug", SLUG, "--no-index", *ON_THE_DAY]
            with under_way(tmp_path / "killed", *words) as run:
                while len(site.requests) < left and run.is_alive():
                    time.sleep(0.002)
                kill(run)
        crawl(tmp_path / "killed", site.address, options=ON_THE_DAY)
        again = Counter(request.target for request in site.requests[whole:] if request.target != "/robots.txt")
    assert export(tmp_path / "killed") == export(tmp_path / "undisturbed")
    assert sum(count - 1 for count in again.values()) <= 10


def test_what_a_first_crawl_has_brought_is_found_while_it_goes_on(tmp_path: Path) -> None:
    crawling = ("crawl", "--delay", "1", "--slug", SLUG, *ON_THE_DAY)
    with running(COUNCIL) as site, under_way(tmp_path, *crawling, site.address) as run:
        found = 0
        while not found and run.is_alive():
            time.sleep(0.5)
            found = called(tmp_path, "search", "--json").json.get("total", 0)
        goes_on = run.is_alive()
    assert found
    assert goes_on


def test_requests_to_one_host_start_a_second_apart_and_two_councils_go_side_by_side(tmp_path: Path) -> None:
    since = ("--since", (TODAY - timedelta(days=20)).isoformat(), *ON_THE_DAY)
    with running(COUNCIL) as one, running(COUNCIL) as other:
        ran = forked(tmp_path, "crawl", one.address, other.address, "--no-index", *since)
        assert ran.code == 0, ran.err
        spans = [(site.requests[0].at, site.requests[-1].at) for site in (one, other)]
        gaps = [later.at - sooner.at for site in (one, other) for sooner, later in pairwise(site.requests)]
    assert len(gaps) > 10
    # Told by who answers: on a busy machine one request is noticed late, and then the next seems early. With Scrapy's
    # usual chance every third gap would be that short.
    assert sum(gaps) >= 0.95 * len(gaps)
    assert sum(gap < 0.8 for gap in gaps) <= 1
    # Side by side for most of the time: one after the other they would share none of it.
    shared = min(last for _, last in spans) - max(first for first, _ in spans)
    assert shared >= 0.5 * max(last - first for first, last in spans)


def test_a_meeting_is_withdrawn_when_it_was_gone_on_two_days_and_comes_back_when_it_is_seen(
    crawled: tuple[DemoSite, Path],
) -> None:
    later = [("--today", (TODAY + timedelta(days=n)).isoformat()) for n in (1, 1, 2, 3)]
    site, home = crawled
    before = archived(home)
    site.become(COUNCIL, ("vanished",))
    (gone,) = before.keys() - truth(site).keys()
    first, same_day, next_day = (crawl(home, site.address, options=day) for day in later[:3])
    assert [ran.council["withdrawn"] for ran in (first, same_day)] == [0, 0]
    assert next_day.council["withdrawn"] == len(before[gone].items) > 0
    assert archived(home) == truth(site)
    site.become(COUNCIL)
    crawl(home, site.address, options=later[3])
    assert archived(home) == before


@pytest.mark.parametrize("troubles", [(), ("service-off",)], ids=["service", "pages"])
def test_what_changed_between_two_days_is_found(troubles: tuple[str, ...], tmp_path: Path) -> None:
    """Drafts are approved, minutes appear, agendas are published, an item leaves its agenda: at once in what was young
    at the last crawl, and in all that is older when it is asked for.
    """
    now = TODAY - timedelta(days=21)
    with running(make_council(today=now, size="small"), troubles=troubles) as site:
        crawl(tmp_path, site.address, options=("--today", now.isoformat()))
        site.become(COUNCIL, troubles)
        ran = crawl(tmp_path, site.address, options=ON_THE_DAY)
        have, want = archived(tmp_path), truth(site)
        young = {key: m for key, m in want.items() if m.held_on and m.held_on >= now - timedelta(days=56)}
        assert {key: have[key] for key in young} == young
        assert ran.council["changed"] > 0
        assert ran.council["new"] > 0
        crawl(tmp_path, site.address, options=("--since", "2000-01-01", *ON_THE_DAY))
        have = archived(tmp_path)
        assert {key: have[key] for key in want} == want  # what vanished is missed once so far


def test_only_meetings_since_a_day_are_asked_for(tmp_path: Path) -> None:
    since = TODAY - timedelta(days=60)
    with running(COUNCIL) as site:
        crawl(tmp_path, site.address, options=("--since", since.isoformat(), *ON_THE_DAY))
        want = {key: m for key, m in truth(site).items() if m.held_on and m.held_on >= since}
    assert archived(tmp_path) == want


def test_a_meeting_without_minutes_is_whole_where_the_service_alone_is_there(tmp_path: Path) -> None:
    with running(COUNCIL, troubles=("changed", "pages-off")) as site:
        first = crawl(tmp_path, site.address, options=ON_THE_DAY)
        looked = [request.target for request in site.requests if "ielistdocuments" in request.target.lower()]
        asked = len(site.requests)
        second = crawl(tmp_path, site.address, options=ON_THE_DAY)
        again = [request.target for request in site.requests[asked:] if "ielistdocuments" in request.target.lower()]
    assert looked, "no meeting of the past is without minutes: this proves nothing"
    assert (first.code, first.council["unread"], second.code, again) == (0, [], 0, [])
