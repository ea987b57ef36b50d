"""Old versions stay readable, each with what it changed; what was taken down or withdrawn says so."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.ids import ItemId, MeetingId
from archive.sighting import Stated
from archive.store import open_archive
from indexer.crawl.councils import register
from indexer.crawl.forgetting import forget
from indexer.crawl.saved import ingest
from indexer.search.build import update
from indexer.search.engines import open_engine
from tests.command_line import called
from tests.read_pages import soup, words
from webui.app import Config, create_app

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
GONE = "its words were taken out of this archive for good."
STAYS = "the council’s site no longer had it: The site no longer lists it. What was read before stays here as a record."
ITEM = "/kent/items/7738/1"


def answer(published: bool, *items: tuple[int, str]) -> str:
    rows = "".join(
        f"""<agendaitem><agendaitemid>{number}</agendaitemid><agendaitemtitle>Bridge {number}</agendaitemtitle>
        <minutesnonemptyhtmlbody>{text}</minutesnonemptyhtmlbody></agendaitem>"""
        for number, text in items
    )
    return f"""<meeting><meetingid>7738</meetingid><meetingdate>01/02/2026</meetingdate>
        <minutepublished>{published}</minutepublished><agendaitems>{rows}</agendaitems></meeting>"""


@pytest.fixture
def filled(home: Path, tmp_path: Path) -> Path:
    page = tmp_path / "page.xml"
    draft = "&lt;p&gt;The bridge is to be painted green.&lt;/p&gt;&lt;p&gt;Members agreed.&lt;/p&gt;"
    final = draft.replace("green", "dark red") + "&lt;p&gt;Work begins in May.&lt;/p&gt;"
    pages = (answer(False, (1, draft), (2, draft)), answer(True, (1, final), (2, draft)), answer(True, (1, final)))
    with open_archive(home, writing=True) as archive:
        for day, told in enumerate(pages):
            page.write_text(told, encoding="utf-8")
            ingest(archive, [page], Stated("kent"), NOW + day * DAY)
    return home


@pytest.fixture
def client(filled: Path) -> FlaskClient:
    return create_app(Config(filled, f"whoosh:{filled / 'index'}")).test_client()


def test_the_item_page_links_its_versions_and_each_shows_what_it_changed(client: FlaskClient) -> None:
    links = [a["href"] for a in soup(client, ITEM).select(".versions li > a:first-child")]
    assert links == [f"{ITEM}/versions/2", f"{ITEM}/versions/1"]
    second = soup(client, links[0])
    assert words(second, "h1") == ["Bridge 1"]
    assert words(second, "section p") == [
        "Bridge 1",
        "The bridge is to be painted green. dark red.",
        "Members agreed.",
        "Work begins in May.",
    ]
    assert words(second, "section del") == ["green."]
    assert words(second, "section ins") == ["dark red.", "Work begins in May."]
    assert words(second, "h2 .badge") == ["Changed"]
    assert [a["href"] for a in second.select(".neighbours a")] == [links[1]]
    first = soup(client, links[1])
    assert words(first, "section p") == ["Bridge 1", "The bridge is to be painted green.", "Members agreed."]
    assert (first.select("section del, section ins"), words(first, ".badge")) == ([], ["Draft minutes"])


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999", "x"])
def test_a_version_that_there_is_not_is_not_found(client: FlaskClient, number: str) -> None:
    assert client.get(f"{ITEM}/versions/{number}").status_code == 404


def test_an_item_that_a_later_page_no_longer_lists_is_withdrawn_at_once(client: FlaskClient) -> None:
    page = soup(client, "/kent/items/7738/2", 410)
    assert words(page, ".notice h2") == ["This item has been withdrawn"]
    assert words(soup(client, "/kent/items/7738/2/versions/1", 410), "h1") == ["Bridge 2"]


def test_the_command_line_says_that_an_item_is_withdrawn(filled: Path) -> None:
    lines = [called(filled, "show", f"kent/7738/{number}").out.splitlines() for number in (1, 2)]
    assert [said[1] for said in lines] == [
        "committee not stated · 1 February 2026 · published",
        "committee not stated · 1 February 2026 · withdrawn",
    ]


def test_what_was_taken_down_says_since_when_and_why(client: FlaskClient, filled: Path) -> None:
    forget_item(filled, "1")
    page = soup(client, ITEM, 410)
    assert words(page, "h1, .notice") == [
        "Taken down",
        f"This item was taken down On 6 March 2026, 12:00 UTC {GONE} The reason: It named a child.",
    ]
    assert not page.select(".onward")
    assert words(page, ".heading .badge") == ["Taken down"]
    assert "bridge" not in page.get_text().casefold()
    meeting = soup(client, "/kent/meetings/7738")
    assert words(meeting, ".tombstones a") == ["Bridge 2", "Taken down"]
    assert words(meeting, ".tombstones summary") == ["2 items withdrawn or taken down"]


def test_of_a_meeting_that_was_taken_down_nothing_is_called_not_stated_or_withdrawn(
    client: FlaskClient, filled: Path
) -> None:
    """It was stated, and the council withdrew nothing."""
    forget_what(filled, MeetingId("kent", "7738"))
    page = soup(client, "/kent/meetings/7738", 410)
    assert words(page, "title, .crumbs li, h1, .heading .meta > *, .notice h2, .onward") == [
        "Meeting of Kent, taken down – Minutebook",
        *("Kent", "Taken down", "Taken down", "This meeting was taken down", "All meetings of Kent"),
    ]
    item = soup(client, ITEM, 410)
    assert words(item, "title, .crumbs li, h1, .heading .meta > *") == [
        "Taken down – Meeting of Kent, taken down – Minutebook",
        *("Kent", "Meeting taken down", "Taken down", "Taken down"),
    ]
    assert {tag["content"] for tag in item.select("[name=description]")} == {"Taken down"}
    listed = soup(client, "/kent/meetings")
    assert words(listed, ".meetings li") == ["Taken down"]
    assert listed.select_one(".meetings a")["aria-label"] == "Meeting of Kent, taken down"
    for shown in (page, item, listed):
        assert "not stated" not in shown.main.get_text().casefold()


def test_every_address_of_what_was_taken_down_is_gone(filled: Path) -> None:
    forget_item(filled, "1")
    client = indexed(filled)
    for address in (ITEM, f"{ITEM}/versions/1", f"{ITEM}/versions/9", f"{ITEM}/similar", "/kent/items/7738/2/similar"):
        assert soup(client, address, 410).select(".notice"), address
    soup(client, "/kent/items/7738/3/similar", 404)


def test_a_page_from_which_words_were_taken_down_tells_the_sum_of_what_can_be_downloaded(filled: Path) -> None:
    """The other item stands on the same captured page."""
    client = indexed(filled)
    before = soup(client, "/kent/items/7738/2", 410).select_one(".source")
    assert (words(before, "a[download]")[0], len(before.select("dd > .hash"))) == ("Download the page as captured", 1)
    forget_item(filled, "1")
    card = soup(client, "/kent/items/7738/2", 410).select_one(".source")
    downloaded = client.get(card.select_one("a[download]")["href"]).data
    assert (b"Bridge 1" in downloaded, b"Bridge 2" in downloaded) == (False, True)
    assert words(card, "a[download]")[0] == "Download the page as captured, but for what was taken down"
    assert words(card, "dd > .hash") == [words(before, "dd > .hash")[0], sha256(downloaded).hexdigest()]
    assert words(card, "dd > .hash")[0] != words(card, "dd > .hash")[1]


def test_who_kept_a_page_from_before_a_take_down_is_sent_what_is_left_of_it(filled: Path) -> None:
    """By the bytes, whatever the moment that was kept: the capture is still of the day that it was."""
    client = indexed(filled)
    capture = soup(client, "/kent/items/7738/2", 410).select_one(".source a[download]")["href"]
    kept = client.get(capture)
    forget_item(filled, "1")
    for known in (
        {"If-None-Match": kept.headers["ETag"]},
        {"If-None-Match": f"W/{kept.headers['ETag']}"},
        {"If-Modified-Since": kept.headers["Last-Modified"]},
    ):
        now = client.get(capture, headers=known)
        assert (now.status_code, b"Bridge 1" in now.data, b"Bridge 2" in now.data) == (200, False, True), known


def forget_item(home: Path, item: str) -> None:
    forget_what(home, ItemId("kent", "7738", item))


def forget_what(home: Path, what: ItemId | MeetingId) -> None:
    with open_archive(home, writing=True) as archive:
        forget(archive, what, (NOW + 5 * DAY, "It named a child."), register(), lambda _: None)


def indexed(home: Path) -> FlaskClient:
    config = Config(home, f"whoosh:{home / 'index'}")
    engine = open_engine(config.index_url)
    with open_archive(home) as archive:
        update(archive, engine)
    engine.close()
    return create_app(config).test_client()


def test_a_withdrawn_meeting_says_since_when_and_why(client: FlaskClient, filled: Path) -> None:
    with open_archive(filled, writing=True) as archive:
        archive.withdraw_meeting(MeetingId("kent", "7738"), NOW + 5 * DAY, "The site no longer lists it.")
    page = soup(client, "/kent/meetings/7738", 410)
    assert words(page, ".notice") == [f"This meeting has been withdrawn On 6 March 2026, 12:00 UTC {STAYS}"]
    assert words(page, ".tombstones a") == ["Bridge 1", "Bridge 2"]
    assert "No items are published" not in page.get_text()
    assert words(soup(client, "/kent/meetings"), ".meetings .badge") == ["Withdrawn"]
