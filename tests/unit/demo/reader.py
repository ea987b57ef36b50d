"""A reader of the made-up council's site, over HTTP; and the mark that gives a test's reader a site with troubles."""

import http.client
from email.message import Message
from urllib.parse import urlsplit

import pytest

from indexer.demo.site import DemoSite

COMMITTEES = "mgWebService.asmx/GetCommittees"
HOME = "mgListCommittees.aspx"


class Reader:
    """Asks for one target after another over one connection, as long as that stays open."""

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        self.folder = urlsplit(site.address).path
        self.connection = http.client.HTTPConnection(urlsplit(site.address).netloc)

    def fetch(self, target: str, **headers: str) -> tuple[int, bytes, Message]:
        path = target if target.startswith("/") else self.folder + target
        self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        return response.status, response.read(), response.headers

    def status(self, target: str) -> int:
        return self.fetch(target)[0]

    def text(self, target: str) -> str:
        status, body, _ = self.fetch(target)
        assert status == 200
        return body.decode()


def with_troubles(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("reading", [names], indirect=True, ids=["+".join(names)])
