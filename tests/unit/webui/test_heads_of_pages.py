"""What browsers, search engines and chats are told of a page: its title, its preview, whether it has changed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from archive.errors import InUse
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting
from tests.read_pages import soup, words
from tests.sample_site import PROGRESS, SHA256, forum, make_site
from webui import wording
from webui.app import Config, create_app
from webui.errors import page_for
from webui.previews import item_preview, meeting_preview

ITEM = "/westmarch/items/101/1004"
REMEDY = "Whoever runs this archive does it with “minutebook index”."
AWAY = "cannot be reached at the moment: please try again later."


def titles(client: FlaskClient, *addresses: str) -> list[str]:
    return [soup(client, address).title.get_text() for address in addresses]


def test_titles_tell_items_and_meetings_apart(client: FlaskClient) -> None:
    """Every meeting has its apologies: what, whose and when."""
    assert titles(client, "/westmarch/items/101/1001", "/westmarch/items/101/1003", "/westmarch/meetings/101") == [
        "1. Apologies for absence – Schools Forum, 10 February 2026 – Minutebook",
        "Matters for decision – Schools Forum, 10 February 2026 – Minutebook",
        "Schools Forum, 10 February 2026 – Minutebook",
    ]


def test_titles_tell_lists_of_meetings_apart(client: FlaskClient) -> None:
    addresses = ("/westmarch/meetings", "/westmarch/meetings?year=2020", "/unknown/meetings")
    assert titles(client, *addresses, "/westmarch/meetings?committee=Schools+Forum") == [
        "Meetings of Westmarch, 2026 – Minutebook",
        "Meetings of Westmarch, 2020 – Minutebook",
        "Meetings of Council not stated, date not stated – Minutebook",
        "Meetings of Schools Forum – Westmarch – Minutebook",
    ]


def test_titles_tell_searches_apart(client: FlaskClient) -> None:
    """By their words, filters and page: of a search without words “all items” would be untrue."""
    asked = ("", "?q=drainage", "?q=drainage&page=2", "?committee=Oak+Area+Board&from=2020-01-01", "?q=a&procedural=1")
    assert titles(client, *(f"/search{query}" for query in asked)) == [
        "All items – search – Minutebook",
        "drainage – search – Minutebook",
        "drainage, page 2 – search – Minutebook",
        "Committee: Oak Area Board, From 1 January 2020 – search – Minutebook",
        "a, Procedural items shown – search – Minutebook",
    ]


def test_a_link_to_an_item_or_a_meeting_can_be_previewed(client: FlaskClient) -> None:
    """Whatever words its address marks, it is the same page."""
    page = soup(client, f"{ITEM}?q=attendance")
    preview = "Westmarch, Schools Forum, 10 February 2026: RESOLVED that the report be noted."
    assert {tag.get("name") or tag["property"]: tag["content"] for tag in page.select("meta[content]")[2:]} == {
        "description": preview,
        "og:type": "article",
        "og:site_name": "Minutebook",
        "og:title": "4. Attendance programme: progress and spend – Schools Forum, 10 February 2026",
        "og:description": preview,
    }
    assert page.select_one("link[rel=canonical]")["href"] == ITEM
    meeting = soup(client, "/westmarch/meetings/101")
    assert meeting.select_one("link[rel=canonical]")["href"] == "/westmarch/meetings/101"
    assert meeting.select_one("meta[name=description]")["content"] == (
        "Westmarch, Schools Forum, 10 February 2026: "
        "Matters for decision; Attendance programme: progress and spend; Attendance of members"
    )


def test_a_preview_is_of_what_is_there_and_ends_at_a_word() -> None:
    council = MeetingId("kent", "1")
    bare = AgendaItem(ItemId("kent", "1", "2"), None, "")
    assert item_preview(Meeting(council), bare) == "Kent, Committee not stated, Date not stated"
    assert meeting_preview(Meeting(council)) == "Kent, Committee not stated, Date not stated"
    (progress,) = (item for item in forum().items if item.id == PROGRESS)
    assert item_preview(forum(), replace(progress, outcomes=())) == (
        "Westmarch, Schools Forum, 10 February 2026: AH gave an update on the attendance programme as follows: An "
        "attendance task group had been set up with the schools; its first report was due in May; the cost stood at "
        "£421,560. Questions Councillor…"
    )


@pytest.mark.parametrize(
    "address",
    [
        *("/", ITEM, "/search?q=drainage", "/westmarch/meetings/101", f"/captures/{SHA256}"),
        *("/search.json?q=drainage", "/search.atom?q=drainage"),
    ],
)
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"
    other = client.get(address, headers={"If-None-Match": '"x"'})
    assert (other.status_code, other.data) == (200, first.data)


def test_a_static_file_that_is_not_there_is_not_kept(client: FlaskClient) -> None:
    assert client.get("/static/nothing.css").headers["Cache-Control"] == "no-cache"


def test_moments_are_written_as_html_takes_them(client: FlaskClient, tmp_path: Path) -> None:
    """Three digits of a second at most: https://html.spec.whatwg.org/#valid-time-string."""
    assert wording.stamp(datetime(2026, 3, 2, 9, 5, 1, 123456, tzinfo=UTC)) == "2026-03-02T09:05:01+00:00"
    at = [time["datetime"] for time in soup(client, ITEM).select(".source time")]
    assert at == ["2026-03-02T09:15:00+00:00", "2026-03-09T09:15:00+00:00", "2026-03-02T09:15:00+00:00"]


@pytest.mark.parametrize(
    ("index", "names", "told"),
    [
        ("whoosh:{}/elsewhere", "{}", f"Nothing is indexed here yet. {REMEDY}"),
        ("opensearch+http://127.0.0.1:1/m", "127.0.0.1", f"The index {AWAY}"),
    ],
)
def test_a_search_that_is_out_of_order_says_nothing_of_the_machine_it_is_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, index: str, names: str, told: str
) -> None:
    """Folders, hosts and settings are for the log."""
    home = make_site(tmp_path / "home").home
    client = create_app(Config(home, index.format(tmp_path))).test_client()
    for address, status in (("/search?q=road", 503), ("/", 200)):
        caplog.clear()
        assert told in words(soup(client, address, status), ".error-message, .notice p")
        assert names.format(tmp_path) in caplog.text


def test_an_archive_that_somebody_brings_up_to_date_is_busy_and_search_in_order(
    site: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with site.test_request_context("/westmarch/meetings/101"):
        page, status = page_for(InUse("another minutebook (process 7) is writing to /srv/home: try again"))[:2]
    told = BeautifulSoup(page, "lxml")
    assert (status, words(told, "h1, .error-message")) == (
        503,
        ["The archive is busy", "The archive is being brought up to date: please try again in a moment."],
    )
    assert ("/srv/home" in told.get_text(), "/srv/home" in caplog.text) == (False, True)


def test_an_archive_that_is_not_there_says_nothing_of_the_machine_it_is_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_app(Config(tmp_path, f"whoosh:{tmp_path / 'index'}")).test_client()
    told = words(soup(client, "/kent/items/1/2", 404), ".error-message")
    assert " ".join(told) == (
        "Nothing is archived here yet, or it is lost. Whoever runs this archive fills it with “minutebook crawl” or "
        "“minutebook ingest”; how a lost one comes back is written in the server's log."
    )
    assert f"nothing is archived in {tmp_path} yet: fill it with" in caplog.text
