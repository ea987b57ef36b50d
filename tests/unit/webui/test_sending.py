"""How a long answer is sent over a real connection: to who reads it, hangs up or is slow, and where it cannot go on."""

import http.client
import socket
import threading
from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting
from archive.store import open_archive
from indexer.search.build import update
from indexer.search.document import documents
from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine
from indexer.search.engines.whoosh.stored import stored_fields
from indexer.search.query import Query
from indexer.search.results import Hit
from tests.sample_site import make_site
from tests.serving import served
from webui.app import Config, create_app


class Watched:
    """The engine it is given, that tells when somebody lets go of all hits."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.let_go = threading.Event()
        self.given = 0

    def all_hits(self, query: Query) -> Generator[Hit, None, None]:
        try:
            for hit in self._engine.all_hits(query):
                self.given += 1
                yield hit
        finally:
            self.let_go.set()


@pytest.fixture
def many(home: Path) -> Flask:
    """A site of 400 items, whose titles make a CSV of more than all buffers on its way hold."""
    title = "x" * 60_000
    with open_archive(home, writing=True) as archive:
        for number in range(20):
            meeting = MeetingId("kent", str(number))
            items = tuple(AgendaItem(ItemId("kent", str(number), str(n)), f"{n}.", title) for n in range(20))
            archive.put(Composed(Meeting(meeting, "Cabinet", date(2026, 1, 1), items=items)))
        engine = open_engine(f"whoosh:{home / 'index'}")
        update(archive, engine)
        engine.close()
    return create_app(Config(home, f"whoosh:{home / 'index'}"))


@pytest.mark.slow
def test_who_hangs_up_in_the_middle_of_a_csv_keeps_nothing_busy(many: Flask) -> None:
    """What is sent is read no further than the next buffer, and let go of when nobody takes it."""
    watched = many.extensions["minutebook.engine"] = Watched(many.extensions["minutebook.engine"])
    with served(many, outbuf_high_watermark=1 << 16) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 14)
            connection.sendall(b"GET /search.csv HTTP/1.1\r\nHost: x\r\n\r\n")
            assert connection.recv(12) == b"HTTP/1.1 200"
            assert not watched.let_go.wait(0.5)
        assert watched.let_go.wait(60)
        assert watched.given < 400
        answer = http.client.HTTPConnection(host, int(port))
        answer.request("GET", "/nowhere")
        assert answer.getresponse().status == 404
        answer.close()


@pytest.mark.slow
def test_who_is_slow_to_read_a_csv_keeps_nobody_waiting(many: Flask) -> None:
    with served(many, threads=1) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 14)
            slow.sendall(b"GET /search.csv HTTP/1.1\r\nHost: x\r\n\r\n")
            assert slow.recv(12) == b"HTTP/1.1 200"
            other = http.client.HTTPConnection(host, int(port), timeout=60)
            other.request("GET", "/nowhere")
            assert other.getresponse().status == 404
            other.close()


@pytest.mark.slow
def test_a_csv_that_cannot_be_finished_does_not_look_whole(many: Flask, home: Path) -> None:
    """Its last item is damaged: the connection ends without the end of the message."""
    with open_archive(home) as archive:
        last = stored_fields(documents(archive.meeting(MeetingId("kent", "9")))[-1])
    (segment,) = (home / "index").glob("gen-*/*.seg")
    at = segment.read_bytes().index(last)
    with segment.open("r+b") as file:
        file.seek(at)
        file.write(b"\0" * len(last))
    with served(many) as address:
        connection = http.client.HTTPConnection(address.removeprefix("http://"))
        connection.request("GET", "/search.csv")
        answer = connection.getresponse()
        assert answer.status == 200
        with pytest.raises(http.client.IncompleteRead):
            answer.read()
        connection.close()


def test_addresses_are_those_by_which_the_reader_asked(tmp_path: Path) -> None:
    """A web server in front says under which name, and with TLS."""
    with served(create_app(make_site(tmp_path / "home"))) as address:
        host = address.removeprefix("http://")
        for headers, site in (
            ({}, address),
            ({"X-Forwarded-Host": "minutes.example", "X-Forwarded-Proto": "https"}, "https://minutes.example"),
        ):
            for form in ("atom", "csv"):
                connection = http.client.HTTPConnection(host)
                connection.request("GET", f"/search.{form}?q=attendance", headers=headers)
                told = connection.getresponse().read().decode()
                connection.close()
                assert f"{site}/westmarch/items/101/1004" in told
