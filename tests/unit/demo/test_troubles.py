"""The troubles of the made-up council's site, over HTTP: each does what its name says, and nothing else."""

import http.client
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from indexer.demo.council import make_council
from indexer.demo.site import DemoSite, running
from indexer.demo.troubles import TROUBLES
from indexer.demo.truth import MadeUpCouncil

ROOT = Path(__file__).parents[3]
COMMITTEES = "mgWebService.asmx/GetCommittees"
HOME = "mgListCommittees.aspx"


@pytest.fixture(scope="module")
def council() -> MadeUpCouncil:
    return make_council(size="small")


class Reader:
    """Asks for one target after another over one connection, as long as that stays open."""

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        self.folder = urlsplit(site.address).path
        self.connection = http.client.HTTPConnection(urlsplit(site.address).netloc)

    def fetch(self, target: str) -> tuple[int, bytes]:
        self.connection.request("GET", self.folder + target)
        response = self.connection.getresponse()
        return response.status, response.read()

    def status(self, target: str) -> int:
        return self.fetch(target)[0]


@pytest.fixture
def reading(request: pytest.FixtureRequest, council: MadeUpCouncil) -> Iterator[Reader]:
    """A reader of the site with the troubles that the test is parametrised with."""
    names: Iterable[str] = request.param
    with running(council, troubles=names, wait=0.05) as site:
        reader = Reader(site)
        yield reader
        reader.connection.close()


def with_troubles(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("reading", [names], indirect=True, ids=["+".join(names)])


def test_the_documentation_lists_every_trouble_with_what_it_does() -> None:
    text = (ROOT / "docs" / "made-up-council.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \| (yes|no) \|$", text, re.MULTILINE)
    assert rows == [(name, t.told, "yes" if t.reachable else "no") for name, t in TROUBLES.items()]


def test_an_unknown_trouble_is_an_error_and_frees_the_port(council: MadeUpCouncil) -> None:
    with running(council) as site:
        port = int(urlsplit(site.address).port or 0)
    with pytest.raises(KeyError, match="no-such-trouble"):
        DemoSite(council, port, ["no-such-trouble"])
    with running(council, port):
        pass


@with_troubles("service-off")
def test_a_service_that_is_off_leaves_the_pages(reading: Reader) -> None:
    assert [reading.status(t) for t in (COMMITTEES, HOME)] == [404, 200]


@with_troubles("service-403")
def test_a_service_that_is_forbidden_leaves_the_pages(reading: Reader) -> None:
    assert [reading.status(t) for t in (COMMITTEES, HOME)] == [403, 200]


@with_troubles("service-error-page")
def test_an_error_page_comes_with_status_200(reading: Reader) -> None:
    status, body = reading.fetch(COMMITTEES)
    assert (status, b'id="modgov"' in body, b"An error has occurred" in body) == (200, True, True)


@with_troubles("bursts-429")
def test_after_a_burst_of_429_the_site_goes_on(reading: Reader) -> None:
    statuses = [reading.status(HOME) for _ in range(12)]
    assert statuses == [200] * 7 + [429] * 5
    assert [asked.status for asked in reading.site.requests] == statuses


@with_troubles("bursts-503")
def test_a_burst_of_503_is_two_requests_long(reading: Reader) -> None:
    assert [reading.status(HOME) for _ in range(12)] == [200] * 7 + [503] * 2 + [200] * 3


@with_troubles("forbidden")
def test_a_site_that_forbids_everything_still_has_its_robots_file(reading: Reader) -> None:
    assert [reading.status(t) for t in ("robots.txt", COMMITTEES, HOME)] == [200, 403, 403]


@with_troubles("challenge")
def test_a_challenge_stands_everywhere(reading: Reader) -> None:
    for target in ("robots.txt", COMMITTEES, HOME, "anything"):
        status, body = reading.fetch(target)
        assert (status, len(body), b"<script" in body) == (200, 212, True)


@with_troubles("service-slow")
def test_wide_windows_are_never_answered_and_narrow_ones_are(reading: Reader) -> None:
    listed = "mgWebService.asmx/GetMeetings?lCommitteeId=0&sFromDate={}&sToDate={}"
    for window in (("0", "0"), ("01/01/2010", "01/01/2027")):
        with pytest.raises(http.client.RemoteDisconnected):
            reading.fetch(listed.format(*window))
    assert reading.status(listed.format("01/01/2026", "01/07/2026")) == 200
    assert reading.status(COMMITTEES) == 200
    assert [asked.status for asked in reading.site.requests] == [None, None, 200, 200]


def test_the_same_address_can_become_another_day_with_other_troubles(council: MadeUpCouncil) -> None:
    with running(council) as site:
        reader, address = Reader(site), site.address
        assert reader.status(COMMITTEES) == 200
        site.become(council, ["service-off"])
        assert reader.status(COMMITTEES) == 404
        assert (site.address, len(site.requests)) == (address, 2)
        reader.connection.close()
