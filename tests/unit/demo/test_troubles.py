"""The troubles of the made-up council's site as a whole, and those that keep a reader out."""

import re
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest

from indexer.demo.site import DemoSite, running
from indexer.demo.troubles import TROUBLES
from indexer.demo.truth import MadeUpCouncil
from tests.unit.demo.reader import COMMITTEES, HOME, Reader, with_troubles

ROOT = Path(__file__).parents[3]


def test_the_documentation_lists_every_trouble_with_what_it_does() -> None:
    text = (ROOT / "docs" / "made-up-council.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \| (yes|no) \|$", text, re.MULTILINE)
    assert rows == [(name, t.told, "yes" if t.reachable else "no") for name, t in TROUBLES.items()]


def test_an_unknown_trouble_is_an_error_and_frees_the_port(small: MadeUpCouncil) -> None:
    with running(small) as site:
        port = int(urlsplit(site.address).port or 0)
    with pytest.raises(KeyError, match="no-such-trouble"):
        DemoSite(small, port, ["no-such-trouble"])
    with running(small, port):
        pass


@with_troubles("forbidden")
def test_a_site_that_forbids_everything_still_has_its_robots_file(reading: Reader) -> None:
    assert [reading.status(t) for t in ("robots.txt", COMMITTEES, HOME)] == [200, 403, 403]


@with_troubles("challenge")
def test_a_challenge_stands_everywhere(reading: Reader) -> None:
    for target in ("robots.txt", COMMITTEES, HOME, "anything"):
        body = reading.text(target)
        assert len(body) == 212
        assert "<script" in body


@with_troubles("robots-forbid")
def test_a_robots_file_may_forbid_everything(reading: Reader) -> None:
    assert reading.text("robots.txt").split() == ["User-agent:", "*", "Disallow:", "/"]


@with_troubles("robots-service", "base-folder")
def test_a_robots_file_may_forbid_the_service_alone(reading: Reader) -> None:
    rules = RobotFileParser()
    rules.parse(reading.text("/robots.txt").splitlines())
    assert [rules.can_fetch("Minutebook", reading.site.address + t) for t in (COMMITTEES, HOME)] == [False, True]


@with_troubles("robots-delay")
def test_a_robots_file_may_ask_for_time(reading: Reader) -> None:
    assert "Crawl-delay: 2\r\n" in reading.text("robots.txt")


@with_troubles("challenge-later")
def test_a_firewall_may_lose_its_patience(reading: Reader) -> None:
    assert [len(reading.text(HOME)) == 212 for _ in range(17)] == [False] * 15 + [True] * 2


@with_troubles("not-moderngov")
def test_another_site_has_none_of_it(reading: Reader) -> None:
    assert [reading.status(t) for t in ("/", HOME, COMMITTEES, "robots.txt")] == [200, 404, 404, 404]


@with_troubles("not-moderngov-200")
def test_another_site_may_answer_everything_with_its_first_page(reading: Reader) -> None:
    assert len({reading.text(t) for t in ("/", HOME, COMMITTEES)}) == 1


def test_every_trouble_is_tested() -> None:
    """One that nobody has seen work is none; the odd bodies are read in test_expected.py."""
    sources = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    marked = [marks for source in sources for marks in re.findall(r"@with_troubles\((.*)\)", source)]
    assert set(re.findall(r'"([\w-]+)"', " ".join(marked))) | {"odd-bodies"} == set(TROUBLES)


def test_the_same_address_can_become_another_day_with_other_troubles(small: MadeUpCouncil) -> None:
    with running(small) as site:
        reader, address = Reader(site), site.address
        assert reader.status(COMMITTEES) == 200
        site.become(small, ["service-off"])
        assert reader.status(COMMITTEES) == 404
        assert (site.address, len(site.requests)) == (address, 2)
        reader.connection.close()
