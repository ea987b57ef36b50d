"""The look-alike over HTTP: lengths, one connection for many requests, papers, loopback alone, a list of requests."""

import http.client
import socket
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

import pytest

from indexer.demo import site
from indexer.demo.truth import MadeUpCouncil


@pytest.fixture
def server(small: MadeUpCouncil) -> Iterator[site.DemoSite]:
    with site.running(small) as running:
        yield running


def fetch(connection: http.client.HTTPConnection, method: str, target: str) -> tuple[int, dict[str, str], bytes]:
    connection.request(method, target)
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read()


def test_one_connection_serves_many_requests(server: site.DemoSite) -> None:
    """HTTP/1.1 with lengths; what was asked is remembered in order, with its moment."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc)
    status, headers, body = fetch(connection, "GET", "/mgListCommittees.aspx?bcr=1")
    assert (status, headers["Content-Length"]) == (200, str(len(body)))
    assert fetch(connection, "HEAD", "/mgListCommittees.aspx?bcr=1")[2] == b""
    status, headers, _ = fetch(connection, "GET", "/mgAi.aspx?ID=1")
    assert (status, headers["Location"]) == (302, "/mgError.aspx")
    connection.close()
    assert [(asked.method, asked.target, asked.status) for asked in server.requests] == [
        ("GET", "/mgListCommittees.aspx?bcr=1", 200),
        ("HEAD", "/mgListCommittees.aspx?bcr=1", 200),
        ("GET", "/mgAi.aspx?ID=1", 302),
    ]
    times = [asked.at for asked in server.requests]
    assert times == sorted(times)


def test_papers_are_pdfs_at_both_their_addresses(server: site.DemoSite, small: MadeUpCouncil) -> None:
    paper = next(i.papers[0] for m in small.meetings for i in m.items if i.papers)
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc)
    for target in (f"/documents/s{paper.number}/{quote(paper.title)}.pdf", f"/mgConvert2PDF.aspx?ID={paper.number}"):
        status, headers, body = fetch(connection, "GET", target)
        assert (status, headers["Content-Type"]) == (200, "application/pdf"), unquote(target)
        assert body.startswith(b"%PDF-1.4")
        assert body.endswith(b"%%EOF\n")
    connection.close()


def test_it_listens_on_loopback_only(server: site.DemoSite) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.socket.family == socket.AF_INET


def test_a_site_has_an_address_and_frees_its_port_at_the_end(small: MadeUpCouncil) -> None:
    with site.running(small) as first:
        port = urlsplit(first.address).port
        assert first.address == f"http://127.0.0.1:{port}/"
    with site.running(small, port or 0) as again:
        assert again.address == first.address
