"""The feed of a search: valid, honest about times, in the order of the meetings."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Capture, Meeting, MinutesState, Paragraph, Version
from archive.store import Archive, open_archive
from indexer.search.build import update
from indexer.search.engines import open_engine
from webui.app import Config, create_app

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, as RFC 4287 narrows it: with seconds and a zone.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
COUNCIL = MeetingId("kent", "1")
SEEN = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
AGAIN = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)


def feed(client: FlaskClient, address: str = "/search.atom") -> ET.Element:
    answer = client.get(address)
    assert (answer.status_code, answer.content_type) == (200, "application/atom+xml; charset=utf-8"), answer.text
    found = ET.fromstring(answer.data)  # noqa: S314  our own
    check(found)
    return found


def check(found: ET.Element) -> None:
    """What RFC 4287 demands of a feed and of entries without content of their own (4.1.1, 4.1.2)."""
    assert found.tag == f"{ATOM}feed"
    entries = found.findall(f"{ATOM}entry")
    for element in (found, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert text(element, "id").startswith("http://")
        for name in ("updated", "published"):
            assert all(MOMENT.fullmatch(at.text or "") for at in element.findall(f"{ATOM}{name}"))
        assert len(links(element, "alternate")) == 1
    assert links(found, "self") == [text(found, "id")]
    for entry in entries:
        assert text(entry, "author/name")
        assert len(entry.findall(f"{ATOM}summary")) == 1
    identities = texts(found, "entry/id")
    assert len(set(identities)) == len(identities)


def texts(element: ET.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall("/".join(f"{ATOM}{name}" for name in path.split("/")))]


def text(element: ET.Element, path: str) -> str:
    (found,) = texts(element, path)
    return found


def links(element: ET.Element, rel: str) -> list[str]:
    return [link.attrib["href"] for link in element.findall(f"{ATOM}link") if link.attrib["rel"] == rel]


def test_a_feed_tells_of_what_a_search_finds(client: FlaskClient) -> None:
    found = feed(client, "/search.atom?q=attendance&committee=Schools+Forum")
    assert text(found, "title") == "attendance, Committee: Schools Forum – Minutebook"
    assert text(found, "id") == "http://localhost/search.atom?q=attendance&committee=Schools+Forum"
    assert links(found, "alternate") == ["http://localhost/search?q=attendance&committee=Schools+Forum&order=newest"]
    entry = found.findall(f"{ATOM}entry")[0]
    told = (element for element in entry.iter() if element is not entry and not element.attrib)
    assert {element.tag.removeprefix(ATOM): element.text for element in told} == {
        "id": "http://localhost/westmarch/items/101/1004",
        "title": "4. Attendance programme: progress and spend",
        "published": "2026-02-10T00:00:00+00:00",
        "updated": "2026-03-09T09:15:00+00:00",
        "author": None,
        "name": "Schools Forum, Westmarch",
        "summary": (
            "10 February 2026, Draft minutes. … AH gave an update on the attendance programme as follows: … "
            "An attendance task group had been set up with the schools; … Councillor Patel asked whether attendance "
            "had risen since the autumn."
        ),
    }
    assert links(entry, "alternate") == ["http://localhost/westmarch/items/101/1004"]
    assert client.get("/westmarch/items/101/1004").status_code == 200
    assert text(found, "updated") == max(texts(found, "entry/updated"))


def test_the_newest_meetings_come_first_as_on_the_page(client: FlaskClient) -> None:
    """Thirty items: three pages of results."""
    days = texts(feed(client, "/search.atom?q=drainage"), "entry/published")
    assert (len(days), days) == (30, sorted(days, reverse=True))
    everything = feed(client)
    assert len(texts(everything, "entry/id")) == 30
    assert text(everything, "title") == "All items – Minutebook"
    shown = [hit["id"] for page in (1, 2, 3) for hit in client.get(f"/search.json?page={page}").get_json()["hits"]]
    assert texts(everything, "entry/id") == [f"http://localhost/{name.replace('/', '/items/', 1)}" for name in shown]


def test_what_finds_nothing_yet_can_be_followed(client: FlaskClient) -> None:
    found = feed(client, "/search.atom?q=zebra")
    assert (texts(found, "entry"), text(found, "updated")) == ([], "1970-01-01T00:00:00+00:00")


def item(number: str, **what: object) -> AgendaItem:
    made = AgendaItem(ItemId("kent", "1", number), f"{number}.", "School transport", MinutesState.AGENDA)
    return replace(made, **what)  # type: ignore[arg-type]


def site_of(home: Path, *items: AgendaItem, held_on: date | None = date(2026, 2, 10)) -> FlaskClient:
    with open_archive(home, writing=True) as archive:
        put(archive, home, *items, held_on=held_on)
    return create_app(Config(home, f"whoosh:{home / 'index'}")).test_client()


def put(archive: Archive, home: Path, *items: AgendaItem, held_on: date | None = date(2026, 2, 10)) -> None:
    archive.put(Composed(Meeting(COUNCIL, "Planning Committee", held_on, items=items)))
    engine = open_engine(f"whoosh:{home / 'index'}")
    update(archive, engine)
    engine.close()


def version(at: datetime) -> Version:
    return Version(at, f"{at:%d}", "s" * 64)


def test_who_follows_a_search_is_told_of_minutes_that_take_the_place_of_an_agenda(home: Path) -> None:
    """The same entry, updated: its id stays, and the feed is another one."""
    agenda = item("1", description=(Paragraph("d1", "To receive a report."),), versions=(version(SEEN),))
    client = site_of(home, agenda)
    before = client.get("/search.atom?q=school+transport")
    assert texts(feed(client, "/search.atom?q=school+transport"), "entry/updated") == ["2026-03-02T09:15:00+00:00"]
    minutes = replace(agenda, state=MinutesState.DRAFT, minutes=(Paragraph("p1", "School transport was cut."),))
    with open_archive(home, writing=True) as archive:
        put(archive, home, replace(minutes, versions=(version(SEEN), version(AGAIN))))
    found = feed(client, "/search.atom?q=school+transport")
    assert texts(found, "entry/id") == ["http://localhost/kent/items/1/1"]
    assert texts(found, "entry/updated") == ["2026-04-01T08:00:00+00:00"]
    assert texts(found, "entry/summary") == ["10 February 2026, Draft minutes. … School transport was cut."]
    again = client.get("/search.atom?q=school+transport", headers={"If-None-Match": before.headers["ETag"]})
    assert again.status_code == 200


def test_no_time_is_invented(home: Path) -> None:
    """A meeting to come has published nothing, one without a date tells no day; a capture tells when it was seen."""
    capture = Capture("https://kent.example/mgAi.aspx?ID=1", SEEN, "s" * 64)
    client = site_of(home, item("1", capture=capture), held_on=date(2026, 12, 24))
    assert times(client) == (["2026-03-02T09:15:00+00:00"], [])
    with open_archive(home, writing=True) as archive:
        put(archive, home, item("1", capture=capture, title="Transport of schools"), held_on=None)
    assert times(client) == (["2026-03-02T09:15:00+00:00"], [])
    with open_archive(home, writing=True) as archive:
        put(archive, home, item("1"))
    assert times(client) == (["2026-02-10T00:00:00+00:00"], ["2026-02-10T00:00:00+00:00"])
    with open_archive(home, writing=True) as archive:
        put(archive, home, item("1"), held_on=None)
    assert times(client) == ([], []), "nothing tells when"


def times(client: FlaskClient) -> tuple[list[str], list[str]]:
    found = feed(client)
    return texts(found, "entry/updated"), texts(found, "entry/published")


def test_what_left_the_archive_since_it_was_indexed_is_in_no_feed(home: Path) -> None:
    client = site_of(home, item("1"), item("2"))
    with open_archive(home, writing=True) as archive:
        archive.put(Composed(Meeting(COUNCIL, "Planning Committee", date(2026, 2, 10), items=(item("2"),))))
    assert texts(feed(client), "entry/id") == ["http://localhost/kent/items/1/2"]
    with open_archive(home, writing=True) as archive:
        archive.remove(COUNCIL, ())
    assert texts(feed(client), "entry/id") == []


def test_a_feed_without_its_archive_is_none(home: Path) -> None:
    client = site_of(home, item("1"))
    for file in home.glob("archive.sqlite*"):
        file.unlink()
    answer = client.get("/search.atom")
    assert (answer.status_code, answer.text.startswith("Nothing is archived here yet")) == (404, True)


@pytest.mark.parametrize(
    "title", ["<b>&amp;</b>", "a\x0bb\x00c", "\ufffe\uffff", "]]>", "Mae’r cyngor wedi cytuno yn y cyfarfod"]
)
def test_whatever_a_page_holds_a_feed_is_xml(home: Path, title: str) -> None:
    client = site_of(home, item("1", title=title, minutes=(Paragraph("p1", title),)))
    found = feed(client)
    kept = re.sub("[\x00\x0b\ufffe\uffff]", "", title)
    assert texts(found, "entry/title") == [f"1. {kept}"]
    spoken = found.find(f"{ATOM}entry/{ATOM}title").attrib  # type: ignore[union-attr]
    assert [*spoken.values()] == (["cy"] if "cyngor" in title else [])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.text(st.characters(max_codepoint=0x20), max_size=5))
def test_whatever_is_followed_a_feed_is_valid(client: FlaskClient, words: str) -> None:
    answer = client.get("/search.atom", query_string={"q": words.encode("utf-8", "replace")})
    assert answer.status_code == 200
    check(ET.fromstring(answer.data))  # noqa: S314  our own
