"""The spider against a real HTTP server on loopback. Each fetch is a process: a reactor starts only once."""

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from indexer.crawl.errors import Unreadable
from indexer.crawl.settings import user_agent
from indexer.crawl.spider import Answer

ROOT = Path(__file__).parents[3]
CONTACT = "https://archive.example/about"
# Asks for the addresses given, a list a visit, and prints what came of each as one JSON object.
FETCH = """
import json, sys
from indexer.crawl.settings import Pace
from indexer.crawl.spider import Answer, Ask, Hold, Slow, fetch

told = []
def visit(urls):
    for url in urls:
        if url == "raise":
            raise OSError("the disk is full")
        if url.startswith("hold "):
            yield Hold(url.split()[1], 0.5)
            continue
        if url.startswith("slow "):
            yield Slow(url.split()[1], float(url.split()[2]))
            continue
        reply = yield Ask(url, 2.0 if url.endswith("/slow") else 60.0)
        if isinstance(reply, Answer):
            told.append([url, reply.status, reply.page.decode(), reply.header("content-encoding"), f"{reply.at:%Z}"])
        else:
            told.append([url, reply.reason, reply.timed_out, reply.cut])
raised = None
try:
    fetch([visit(urls) for urls in json.loads(sys.argv[1])], Pace(float(sys.argv[2]), "https://archive.example/about"))
except OSError as error:
    raised = str(error)
print(json.dumps({"told": told, "raised": raised}))
"""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        self.server.seen.append((time.monotonic(), self.path, self.headers["User-Agent"]))  # type: ignore[attr-defined]
        body = gzip.compress(b"a page") if self.path == "/packed" else b"a page"
        if self.path == "/slow":
            time.sleep(15)
        self.send_response(301 if self.path == "/moved" else 503 if self.path == "/busy" else 200)
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(body) + (9 if self.path == "/cut" else 0)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = self.path == "/cut"

    def log_message(self, *args: object) -> None:
        """A test's output is no place for an access log."""


@contextmanager
def server() -> Iterator[Any]:
    served: Any = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.daemon_threads, served.seen = True, []
    served.base = f"http://127.0.0.1:{served.server_port}"
    thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield served
    finally:
        served.shutdown()
        thread.join()
        served.server_close()


def fetch(*visits: list[str], delay: float = 0.0) -> dict[str, Any]:
    words = [sys.executable, "-W", "error", "-c", FETCH, json.dumps(visits), str(delay)]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    assert ran.stderr == ""
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def test_an_answer_comes_as_it_was_sent_redirects_and_refusals_too() -> None:
    with server() as site:
        urls = [f"{site.base}{path}" for path in ("/", "/packed", "/moved", "/busy")]
        told = fetch(urls)["told"]
        assert [path for _, path, _ in site.seen] == ["/", "/packed", "/moved", "/busy"]
    assert told == [
        [urls[0], 200, "a page", None, "UTC"],
        [urls[1], 200, "a page", "gzip", "UTC"],
        [urls[2], 301, "a page", None, "UTC"],
        [urls[3], 503, "a page", None, "UTC"],
    ]


def test_silence_tells_its_reason() -> None:
    with server() as site:
        told = fetch([f"{site.base}/cut", f"{site.base}/slow", "http://127.0.0.1:1/"])["told"]
    assert [row[2:] for row in told] == [[False, True], [True, False], [False, False]]
    assert [row[1] for row in told[:2]] == ["its answer was cut short", "it gave no answer in time"]
    assert told[2][1].startswith("it gave no answer: ")


def test_we_say_who_we_are_in_every_request() -> None:
    with server() as site:
        fetch([f"{site.base}/{n}" for n in range(3)])
        assert {agent for _, _, agent in site.seen} == {user_agent(CONTACT)}
    assert user_agent(CONTACT).endswith(f"(+{CONTACT})")


def test_what_a_visit_raises_ends_all_of_them_and_is_raised() -> None:
    """A full disk must stop the crawl, not be lost in the reactor; nothing more is asked for."""
    with server() as site:
        told = fetch([f"{site.base}/1", "raise"], [f"{site.base}/slow"] + [f"{site.base}/{n}" for n in range(20)])
        assert len(site.seen) <= 3
    assert told["raised"] == "the disk is full"


def test_visits_to_one_host_share_its_pace_and_other_ports_do_not_wait_for_it() -> None:
    with server() as one, server() as other:
        fetch(
            [f"{one.base}/{n}" for n in range(3)], [f"{one.base}/{n}" for n in range(3)], [f"{other.base}/"], delay=0.3
        )
        gaps = [later[0] - sooner[0] for sooner, later in pairwise(one.seen)]
        assert len(gaps) == 5
        # Told by who answers: on a busy machine one request is noticed late, and then the next seems early. Were the
        # pace not shared, the three gaps between the two visits would be nothing.
        assert sum(gaps) >= 4 * 0.3
        assert sorted(gaps)[1] >= 0.15
        assert other.seen[0][0] < one.seen[2][0]


@pytest.mark.parametrize(("delay", "asked_for", "least", "most"), [(0.1, 1.0, 0.6, 50.0), (0.0, 50.0, 0.0, 30.0)])
def test_a_host_that_asks_for_more_time_gets_it_unless_all_pauses_are_off(
    delay: float, asked_for: float, least: float, most: float
) -> None:
    """The bounds are wide of what is asked for: on a busy machine the first of the two may be noticed late."""
    with server() as site:
        fetch([f"{site.base}/1", f"slow {site.base}/ {asked_for}", f"{site.base}/2", f"{site.base}/3"], delay=delay)
        times = {path: at for at, path, _ in site.seen}
    assert least <= times["/3"] - times["/2"] < most


def test_nobody_asks_a_host_that_is_to_be_left_alone_for_a_while() -> None:
    with server() as site:
        fetch([f"{site.base}/1", f"hold {site.base}/", f"{site.base}/2"], [f"{site.base}/3"])
        times = {path: at for at, path, _ in site.seen}
    assert times["/2"] - times["/1"] >= 0.5


def test_a_packed_body_is_unpacked_or_refused() -> None:
    def page(coding: str, body: bytes) -> bytes:
        return Answer("https://a.example/", 200, (("Content-Encoding", coding),), body, None).page  # type: ignore[arg-type]

    packed = gzip.compress(b"text" * 100)
    assert page("gzip", packed) == b"text" * 100
    assert page("identity", b"text") == b"text"
    for coding, body in (("gzip", packed[:-9]), ("gzip", b"text"), ("deflate", b"text"), ("br", b"text")):
        with pytest.raises(Unreadable):
            page(coding, body)
