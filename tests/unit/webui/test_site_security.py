"""Nothing that a council published or a reader typed is ever run."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.sample_site import HANDLER, SCRIPT

TYPED = quote(f"noise {SCRIPT}{HANDLER}")
ADDRESSES = [
    "/",
    "/search?q=noise",
    "/search",
    f"/search?q={TYPED}",
    f"/search?q=noise&committee={TYPED}&speaker={TYPED}&council={TYPED}",
    f"/search?from={TYPED}",
    f"/search?{TYPED}=1",
    "/eastmere/items/7/1",
    f"/eastmere/items/7/1?q={TYPED}",
    "/eastmere/meetings/7",
    f"/{TYPED}",
    f"/eastmere/items/7/{TYPED}",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_markup_comes_out_as_text(client: FlaskClient, address: str) -> None:
    """In titles, minutes, speakers, names, addresses and queries."""
    answer = client.get(address)
    page = BeautifulSoup(answer.text, "lxml")
    assert [script.get("src", "").partition("?")[0] for script in page.select("script")] == ["/static/minutebook.js"]
    assert page.select("img:not([src^='/static/'])") == []
    for tag in page.find_all(True):
        assert [name for name in tag.attrs if name.startswith("on") or name == "style"] == []
        assert not str(tag.get("href", "")).lower().startswith(("javascript:", "data:", "//"))
    assert page.select("style") == []


def test_the_markup_is_there_to_be_read(client: FlaskClient) -> None:
    text = BeautifulSoup(client.get("/eastmere/items/7/1").text, "lxml").get_text()
    assert SCRIPT in text
    assert HANDLER in text


@pytest.mark.parametrize("address", ["/", "/search?q=road", "/nowhere", "/search?page=0", "/westmarch/meetings/101"])
def test_every_answer_forbids_what_no_page_needs(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_static_files_may_be_kept_for_ever_because_their_address_changes(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/").text, "lxml")
    with client.get(page.select_one("link[rel=stylesheet]")["href"]) as answer:
        assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert "?v=" in page.select_one("link[rel=stylesheet]")["href"]
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_an_unforeseen_error_is_logged_and_shows_no_traceback(site: Flask, caplog: pytest.LogCaptureFixture) -> None:
    engine = site.extensions["minutebook.engine"]
    site.extensions["minutebook.engine"] = None
    try:
        answer = site.test_client().get("/search?q=road")
    finally:
        site.extensions["minutebook.engine"] = engine
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "NoneType" not in answer.text
    assert "unforeseen" in caplog.text


def test_other_methods_are_refused_on_a_page_of_ours(client: FlaskClient) -> None:
    answer = client.post("/search")
    assert answer.status_code == 405
    assert sorted(answer.headers["Allow"].split(", ")) == ["GET", "HEAD", "OPTIONS"]
    assert "Minutebook" in answer.text
