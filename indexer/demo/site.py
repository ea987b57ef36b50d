"""Serves the look-alike on loopback, and nowhere else: a small HTTP/1.1 server that remembers what it was asked.

    with running(make_council(size="small"), troubles=("service-off", "truncated")) as site:
        site.address                 "http://127.0.0.1:PORT/", with the folder where it stands in one
        site.council                 the truth of what is served; `indexer.demo.expected` gives it as archive values
        site.requests                what was asked so far: (at, method, target, status), in order of arrival
        site.become(later, troubles) the same address from now on with another day's council or other troubles

`make_council(seed, today, size)` makes the council, `TROUBLES` (indexer/demo/troubles.py) names the troubles;
`wait` is how many seconds a silent or slow web service keeps a request before it closes the connection.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

from indexer.demo.answers import Site
from indexer.demo.messages import Answer, Request
from indexer.demo.stage import Stage
from indexer.demo.troubles import folder_of, reshaped, wrapped
from indexer.demo.truth import MadeUpCouncil

LOOPBACK = "127.0.0.1"
WAIT = 30.0  # seconds; real services have been seen to take up to 90


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `at` is the monotonic clock in seconds; `status` is None until, or unless, it is answered."""

    at: float
    method: str
    target: str
    status: int | None = None


class DemoSite(ThreadingHTTPServer):
    """A made-up council's site. Raises KeyError for an unknown trouble, OSError for a port in use."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, council: MadeUpCouncil, port: int = 0, troubles: Iterable[str] = (), wait: float = WAIT) -> None:
        self._wait = wait
        self._asked: list[Asked] = []
        self._lock = Lock()
        self._closing = Event()  # before the port is taken: where that fails, the server closes itself
        super().__init__((LOOPBACK, port), _Handler)
        try:
            self.become(council, troubles)
        except KeyError:
            self.server_close()
            raise

    def become(self, council: MadeUpCouncil, troubles: Iterable[str] = ()) -> None:
        """From now on serve this council with these troubles; the list of requests goes on."""
        names = frozenset(troubles)
        self.council = reshaped(council, names)
        self.address = f"http://{LOOPBACK}:{self.server_address[1]}/{folder_of(names)}"
        site = Site(self.council, self.address)
        stage = Stage(self.council, self.address, self._wait)
        self._answering = wrapped(lambda request: site.answer(request.target), names, stage)

    @property
    def requests(self) -> tuple[Asked, ...]:
        """All requests so far, in order of arrival."""
        with self._lock:
            return tuple(self._asked)

    def answer(self, method: str, request: Request) -> Answer | None:
        """The answer, when its time has come; None for a connection that is to be closed without one."""
        with self._lock:
            place = len(self._asked)
            self._asked.append(Asked(time.monotonic(), method, request.target))
        answer = self._answering(request)
        if answer.after:
            self._closing.wait(answer.after)
        if answer.silent:
            return None
        with self._lock:
            self._asked[place] = replace(self._asked[place], status=answer.status)
        return answer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that hangs up, as one does whom a silent service kept too long, is nothing to tell of."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        self._closing.set()
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "MadeUpCouncil"
    sys_version = ""
    server: DemoSite
    # Head and body go out in one packet: two would wait for each other (Nagle and delayed ACK, 40 ms a request).
    wbufsize = -1

    def do_GET(self) -> None:
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Quiet: what was asked stands in `DemoSite.requests`."""

    def _send(self, *, with_body: bool) -> None:
        answer = self.server.answer(
            self.command, Request(self.path, takes_gzip="gzip" in self.headers.get("Accept-Encoding", ""))
        )
        if answer is None:
            self.close_connection = True
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location is not None:
            self.send_header("Location", answer.location)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body[: answer.sent])
            self.close_connection = self.close_connection or answer.sent is not None


@contextmanager
def running(
    council: MadeUpCouncil, port: int = 0, troubles: Iterable[str] = (), wait: float = WAIT
) -> Iterator[DemoSite]:
    """A site in a thread of its own; port 0 takes a free one. Raises KeyError and OSError as DemoSite does."""
    site = DemoSite(council, port, troubles, wait)
    thread = Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join()
        site.server_close()
