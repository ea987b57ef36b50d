"""The list of a council's meetings."""

from flask.testing import FlaskClient

from tests.read_pages import soup, words


def test_the_meetings_of_a_year_are_listed_those_without_items_too(client: FlaskClient) -> None:
    page = soup(client, "/westmarch/meetings?year=2025")
    assert words(page, ".meetings li") == [
        "2 December 2025 Planning Committee Agenda only Cancelled",
        "4 November 2025 Planning Committee Published minutes",
    ]
    assert page.select_one(".meetings a")["href"] == "/westmarch/meetings/103"
    assert [link["aria-label"] for link in page.select(".meetings a")] == [
        "Planning Committee, 2 December 2025",
        "Planning Committee, 4 November 2025",
    ], "links are told apart by those who hear one after the other"
    assert words(page, ".years a") == ["2026", "2025", "2024", "2023", "2022", "2021", "2020"]
    assert words(page, ".years [aria-current]") == ["2025"]


def test_without_a_year_the_newest_is_shown_and_of_a_committee_all(client: FlaskClient) -> None:
    page = soup(client, "/westmarch/meetings")
    assert (words(page, "h1"), words(page, ".meetings li")) == (
        ["Westmarch"],
        ["10 February 2026 Schools Forum Draft minutes"],
    )
    page = soup(client, "/westmarch/meetings?committee=Planning+Committee")
    assert words(page, "h1") == ["Planning Committee"]
    assert len(page.select(".meetings li")) == 2
    assert page.select_one(".heading a")["href"] == "/westmarch/meetings"
    assert words(soup(client, "/unknown/meetings"), ".meetings li") == ["Date not stated Committee not stated"]


def test_the_lists_are_linked_from_the_home_page_and_from_each_meeting(client: FlaskClient) -> None:
    links = {link["href"] for link in soup(client, "/").select(".latest details a")}
    assert links == {"/eastmere/meetings", "/unknown/meetings", "/westmarch/meetings"}
    link = soup(client, "/westmarch/meetings/103").select_one(".onward a")
    assert link["href"] == "/westmarch/meetings?committee=Planning+Committee"


def test_what_there_is_not_is_not_listed(client: FlaskClient) -> None:
    assert words(soup(client, "/westmarch/meetings?year=1999"), ".note")[0].startswith("No meeting")
    soup(client, "/nowhere/meetings", 404)
    soup(client, "/No%20slug/meetings", 404)
    for address in ("/westmarch/meetings?speaker=x", "/westmarch/meetings?year=x"):
        refused = soup(client, address, 400)
        assert words(refused, "h1") == ["The address asks for something that this page does not know"]


def test_an_address_with_its_end_cut_off_leads_to_where_that_stood(client: FlaskClient) -> None:
    for cut, there in {
        "/westmarch": "/westmarch/meetings",
        "/westmarch/items": "/westmarch/meetings",
        "/westmarch/items/103": "/westmarch/meetings/103",
        "/unknown": "/unknown/meetings",
    }.items():
        answer = client.get(cut)
        assert (answer.status_code, answer.location) == (301, there)
        soup(client, there)
    for address in ("/nowhere", "/nowhere/items", "/No%20slug", "/favicon.ico", "/search.xml"):
        soup(client, address, 404)
    soup(client, "/westmarch?year=2025", 400)
