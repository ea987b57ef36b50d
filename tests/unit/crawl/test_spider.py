"""The spider against a real HTTP server on loopback. Each fetch is a process: a reactor starts only once."""

import gzip
import json
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from indexer.crawl.errors import Unreadable
from indexer.crawl.settings import user_agent
from indexer.crawl.spider import Answer, Fetched

ROOT = Path(__file__).parents[3]
# Prints what `fetch` returned or raised, and what was kept, as one JSON object.
FETCH = """
import dataclasses, json, sys
from indexer.crawl.errors import CrawlError
from indexer.crawl.settings import Pace
from indexer.crawl.spider import fetch

kept = []
def keep(answer):
    kept.append([answer.url, answer.status, len(answer.body), answer.page.decode("latin-1"), str(answer.at.tzinfo)])
    if len(kept) == int(sys.argv[3]):
        raise OSError("the disk is full")
try:
    fetched = dataclasses.asdict(fetch(sys.argv[1], keep, Pace(float(sys.argv[2]), "https://archive.example/about")))
except (CrawlError, OSError) as error:
    fetched = [type(error).__name__, str(error)]
print(json.dumps({"fetched": fetched, "kept": kept}))
"""
COMMITTEE = (
    "<committee><committeeid>{}</committeeid><committeetitle>{}</committeetitle>"
    "<committeeexpired>{}</committeeexpired></committee>"
)
COMMITTEES = (
    "<committees><committeescount> 2</committeescount>"
    f"{COMMITTEE.format(1, 'Harbour Board', False)}{COMMITTEE.format(2, 'Old Board', True)}</committees>"
)
MEETINGS = (
    "<getmeetings><committee><committeeid>{0}</committeeid><committeetitle>x</committeetitle><committeemeetings>"
    "<meeting><meetingid>{0}1</meetingid><meetingdate>05/11/2024</meetingdate></meeting>"
    "<meeting><meetingid>{0}2</meetingid><meetingdate>06/11/2024</meetingdate></meeting>"
    "</committeemeetings></committee></getmeetings>"
)
MEETING = "<meeting><meetingid>{}</meetingid></meeting>"


class Site(BaseHTTPRequestHandler):
    """Two committees with two meetings each. `robots`, `off` and `broken` are set on the server."""

    def do_GET(self):
        self.server.started.append(time.monotonic())
        status, page = self.answer()
        body = gzip.compress(page.encode()) if "gzip" in self.headers.get("Accept-Encoding", "") else page.encode()
        self.server.seen.append((self.path, self.headers["User-Agent"]))
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if body[:2] == b"\x1f\x8b":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def answer(self):
        if self.path == "/robots.txt":
            return 200, self.server.robots
        if self.server.off:
            return self.server.off, "<html>off</html>"
        operation, _, query = self.path.removeprefix("/moderngov/mgWebService.asmx/").partition("?")
        number = query.partition("&")[0].partition("=")[2]
        if number == self.server.broken:
            return 500, "<html>broken</html>"
        page = {
            "GetCommittees": COMMITTEES,
            "GetMeetings": MEETINGS.format(number),
            "GetMeeting": MEETING.format(number),
        }
        return (200, page[operation]) if operation in page else (404, "")

    def log_message(self, *args):
        """A test's output is no place for an access log."""


@contextmanager
def site(robots="User-agent: *\nDisallow: /private/\n", off=0, broken=None):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.robots, server.off, server.broken = robots, off, broken
    server.seen, server.started = [], []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fetch(server, delay=0, full_at=0):
    base = f"http://127.0.0.1:{server.server_port}/moderngov/"
    command = [sys.executable, "-W", "error", "-c", FETCH, base, str(delay), str(full_at)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert ran.stderr == ""
    return base, json.loads(ran.stdout)


def test_every_meeting_of_every_committee_is_fetched_and_every_answer_kept_as_sent():
    with site() as server:
        base, told = fetch(server)
    assert told["fetched"] == {"requests": 7, "committees": 2, "meetings": 4, "failures": [], "refused": None}
    service = f"{base}mgWebService.asmx/"
    kept = {url: (status, page) for url, status, _, page, _ in told["kept"]}
    assert {
        f"{service}GetMeeting?lMeetingId={n}": (200, MEETING.format(n)) for n in ("11", "12", "21", "22")
    }.items() <= kept.items()
    assert kept[f"{service}GetCommittees"] == (200, COMMITTEES)
    assert len(kept) == len(told["kept"]) == 8  # robots.txt too
    sizes = {url: size for url, _, size, _, _ in told["kept"]}
    assert sizes[f"{service}GetCommittees"] < len(COMMITTEES), "the body is kept packed, as it was sent"
    assert {zone for *_, zone in told["kept"]} == {"UTC"}


def test_we_say_who_we_are_in_every_request():
    with site() as server:
        fetch(server)
    assert {agent for _, agent in server.seen} == {user_agent("https://archive.example/about")}
    assert user_agent("https://archive.example/about").endswith("(+https://archive.example/about)")


def test_a_site_whose_robots_file_forbids_it_is_left_alone():
    with site(robots="User-agent: *\nDisallow: /\n") as server:
        _, told = fetch(server)
    assert [path for path, _ in server.seen] == ["/robots.txt"]
    assert told["fetched"]["refused"] == "robots.txt forbids it"
    assert told["fetched"]["requests"] == 0


def test_a_service_that_answers_403_has_refused():
    with site(off=403) as server:
        _, told = fetch(server)
    assert told["fetched"]["refused"] == "the web service answered 403"
    assert len(server.seen) == 2


def test_a_meeting_that_cannot_be_had_is_told_and_the_rest_goes_on():
    with site(broken="12") as server:
        base, told = fetch(server)
    assert told["fetched"]["meetings"] == 4
    url = f"{base}mgWebService.asmx/GetMeeting?lMeetingId=12"
    assert told["fetched"]["failures"] == [{"url": url, "reason": "the site answered 500"}]
    assert {f"{base}mgWebService.asmx/GetMeeting?lMeetingId={n}" for n in ("11", "21", "22")} <= {
        k[0] for k in told["kept"]
    }


def test_a_host_that_does_not_answer_is_unreachable():
    with site() as server:
        pass
    _, told = fetch(server)
    assert told["fetched"][0] == "Unreachable"
    assert told["kept"] == []


def test_what_keeping_an_answer_raises_ends_the_fetch():
    """A full disk must stop the crawl, not be lost in the reactor; nothing more is asked for."""
    with site() as server:
        _, told = fetch(server, full_at=3)
    assert told["fetched"] == ["OSError", "the disk is full"]
    assert len(told["kept"]) == 3
    assert len(server.seen) <= 4


def test_with_a_delay_no_two_requests_start_sooner_after_one_another():
    """Measured at the server, robots.txt included."""
    with site() as server:
        fetch(server, delay=0.3)
    gaps = [later - sooner for sooner, later in pairwise(server.started)]
    assert len(gaps) == 7
    assert min(gaps) >= 0.2  # a busy machine may tell the server of a request late, and of the next one in time


def test_a_packed_body_is_unpacked_or_refused():
    def page(coding, body):
        return Answer("https://a.example/", 200, (("Content-Encoding", coding),), body, None).page

    packed = gzip.compress(b"text" * 100)
    assert page("gzip", packed) == b"text" * 100
    assert page("identity", b"text") == b"text"
    for coding, body in (("gzip", packed[:-9]), ("gzip", b"text"), ("deflate", b"text"), ("br", b"text")):
        with pytest.raises(Unreadable):
            page(coding, body)


def test_the_result_of_a_fetch_is_a_value():
    assert Fetched(1, 2, 3) == Fetched(1, 2, 3, (), None)
