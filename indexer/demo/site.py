"""Serves the look-alike on loopback, and nowhere else: a small HTTP/1.1 server that remembers what it was asked."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from indexer.demo.answers import Answer, Site
from indexer.demo.truth import MadeUpCouncil

LOOPBACK = "127.0.0.1"
# A trouble takes the target and the way to the true answer, and answers as it likes.
Trouble = Callable[[str, Callable[[str], Answer]], Answer]


class Server(ThreadingHTTPServer):
    """`requests` lists (time.monotonic() seconds, target) of each request, in order of arrival."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, council: MadeUpCouncil, port: int = 0, trouble: Trouble | None = None) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.address = f"http://{LOOPBACK}:{self.server_address[1]}/"
        self.requests: list[tuple[float, str]] = []
        self.site = Site(council, self.address)
        self._trouble = trouble

    def answer(self, target: str) -> Answer:
        self.requests.append((time.monotonic(), target))
        return self._trouble(target, self.site.answer) if self._trouble else self.site.answer(target)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "MadeUpCouncil"
    sys_version = ""
    server: Server
    # Head and body go out in one packet: two would wait for each other (Nagle and delayed ACK, 40 ms a request).
    wbufsize = -1

    def do_GET(self) -> None:
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Quiet: what was asked stands in `Server.requests`."""

    def _send(self, *, with_body: bool) -> None:
        answer = self.server.answer(self.path)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location is not None:
            self.send_header("Location", answer.location)
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)


@contextmanager
def running(council: MadeUpCouncil, port: int = 0, trouble: Trouble | None = None) -> Iterator[Server]:
    """A server in a thread of its own, with its address and its list of requests."""
    server = Server(council, port, trouble)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def serve(council: MadeUpCouncil, port: int = 0) -> Iterator[str]:
    """The base address, "http://127.0.0.1:PORT/"; port 0 takes a free one. Raises OSError for a port in use."""
    with running(council, port) as server:
        yield server.address
