"""The home page and the search page, over a real index."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from bs4 import BeautifulSoup
from flask import request
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.store import open_archive
from indexer.search.build import update
from indexer.search.engines import open_engine
from tests.read_pages import soup, words
from tests.sample_site import make_site
from webui.app import Config, create_app

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def test_the_home_page_says_what_the_archive_holds(client: FlaskClient) -> None:
    page = soup(client, "/")
    assert words(page, ".ledger div") == [
        "agenda items 48",
        "meetings 25",
        "committees 23",
        "councils 2",
        "dates of meetings 10 January 2020 – 10 February 2026",
    ]
    assert words(page, ".latest-meeting h3")[:2] == ["Schools Forum", "Planning Committee"]
    assert page.select_one(".latest-meeting h3 a")["href"] == "/westmarch/meetings/101"
    assert words(page, ".browse section:nth-of-type(2) a")[:2] == ["2026 4", "2025 2"]


def test_a_search_shows_its_hits_with_marks_and_lasting_addresses(client: FlaskClient) -> None:
    page = soup(client, '/search?q="attendance+task+group"')
    assert words(page, "h1") == ['1 item for "attendance task group"']
    (hit,) = page.select(".hit")
    assert words(hit, "h2") == ["4. Attendance programme: progress and spend"]
    assert hit.select_one("h2 a")["href"] == "/westmarch/items/101/1004?q=%22attendance+task+group%22"
    assert words(hit, ".meta > *") == ["Schools Forum", "10 February 2026", "Westmarch", "Draft minutes"]
    assert "Noted" in words(hit, ".badge")
    (snippet, *_) = [s for s in hit.select(".snippet a") if s.select("mark")]
    assert snippet["href"].endswith("#p2")
    assert "task" in " ".join(words(snippet, "mark"))


def test_what_is_not_stated_is_called_so_and_can_be_asked_for(client: FlaskClient) -> None:
    page = soup(client, "/search?q=harvest")
    assert words(page, ".hit .meta > *") == ["Committee not stated", "Date not stated", "Council not stated"]
    assert {link["href"] for link in page.select(".facet .value")} >= {
        "/search?q=harvest&committee=",
        "/search?q=harvest&year=",
    }
    assert words(soup(client, "/search?committee="), ".hit h2") == ["Attendance at harvest time"]


def test_a_facet_widens_within_itself_and_each_choice_can_be_taken_back(client: FlaskClient) -> None:
    page = soup(client, "/search?q=drainage&committee=Alder+Area+Board&committee=Oak+Area+Board")
    assert words(page, "h1") == ["4 items for drainage"]
    assert words(page, ".chip") == [
        "Remove filter Committee: Alder Area Board ×",
        "Remove filter Committee: Oak Area Board ×",
    ]
    assert page.select(".chip")[0]["href"] == "/search?q=drainage&committee=Oak+Area+Board"
    chosen = page.select(".facet .chosen")
    assert sorted(link["href"] for link in chosen) == [
        "/search?q=drainage&committee=Alder+Area+Board",
        "/search?q=drainage&committee=Oak+Area+Board",
    ]
    committees = page.select("section[aria-labelledby=facet-committee] .value")
    assert len(committees) == 20, "a chosen facet still shows its other values"


def test_a_long_facet_is_folded_and_never_cut(client: FlaskClient) -> None:
    facet = soup(client, "/search?q=drainage").select_one("section[aria-labelledby=facet-committee]")
    assert len(facet.select(":scope > ul .value")) == 12
    assert words(facet, "summary") == ["Show all 20"]
    assert len(facet.select(".value")) == 20
    assert "open" not in facet.select_one("details").attrs


def test_a_folded_value_that_is_chosen_opens_its_list(client: FlaskClient) -> None:
    page = soup(client, "/search?q=drainage")
    folded = page.select("section[aria-labelledby=facet-committee] details .value")[-1]["href"]
    facet = soup(client, folded).select_one("section[aria-labelledby=facet-committee]")
    assert "open" in facet.select_one("details").attrs


def test_every_page_of_an_answer_has_the_same_total_and_other_hits(client: FlaskClient) -> None:
    pages = [soup(client, f"/search?q=drainage&page={number}") for number in (1, 2, 3, 4)]
    assert {words(page, "h1")[0].partition(" page")[0] for page in pages} == {"40 items for drainage"}
    hits = [link["href"] for page in pages for link in page.select(".hit h2 a")]
    assert len(hits) == len(set(hits)) == 40
    assert words(pages[1], ".pages [aria-current]") == ["Page 2"]
    assert pages[1].select_one("a[rel=prev]")["href"] == "/search?q=drainage"
    assert pages[3].select("a[rel=next]") == []


def test_a_page_beyond_the_last_says_so(client: FlaskClient) -> None:
    page = soup(client, "/search?q=drainage&page=400")
    assert words(page, ".notice h2") == ["There is no page 400"]
    assert words(page, ".notice p") == ["There are only 4 pages. Go to the first page or to the last, page 4"]
    assert [link["href"] for link in page.select(".notice a")] == ["/search?q=drainage", "/search?q=drainage&page=4"]
    assert words(page, "h1") == ["40 items for drainage"]


def test_procedural_items_are_held_back_and_offered(client: FlaskClient) -> None:
    page = soup(client, "/search?q=apologies")
    assert words(page, "h1") == ["0 items for apologies"]
    assert words(page, ".notice h2") == ["Only procedural items match"]
    (offer,) = [link for link in page.select("main a") if "procedural=1" in link["href"]]
    assert offer["href"] == "/search?q=apologies&procedural=1"
    assert words(soup(client, offer["href"]), ".hit h2") == ["1. Apologies for absence"]


def test_nothing_found_says_what_to_do(client: FlaskClient) -> None:
    page = soup(client, "/search?q=zebra&year=2020&from=2021-01-01&to=2020-01-01")
    told = " ".join(words(page, ".notice li"))
    assert words(page, ".notice h2") == ["Nothing found"]
    assert "swap" in told
    assert "No item holds zebra" in told
    assert [a["href"] for a in page.select(".notice a")] == ["/"], "what finds nothing either is not offered"


def test_nothing_found_offers_no_more_than_finds_something(client: FlaskClient) -> None:
    """Where leaving out one thing or two does not help, all filters are left out, or the words."""
    page = soup(client, "/search?q=drainage&committee=Schools+Forum&state=agenda&year=1999&page=2")
    assert words(page, ".notice li") == [
        "Search without the chosen filters 40 items",
        "Start again at the home page",
    ]
    page = soup(client, "/search?q=zebra&committee=Schools+Forum")
    assert words(page, ".notice li")[1:-1] == ["Show everything that the filters choose 4 items"]
    assert [a["href"] for a in page.select(".notice a")] == ["/search?committee=Schools+Forum", "/"]


def test_nothing_found_offers_the_search_without_what_emptied_it(client: FlaskClient) -> None:
    page = soup(client, "/search?q=zebra+drainage")
    assert words(page, ".notice li")[:2] == ["No item holds zebra .", "Search without “zebra” 40 items"]
    assert page.select_one(".notice li a")["href"] == "/search?q=drainage"
    page = soup(client, "/search?q=drainage&committee=Schools+Forum")
    assert words(page, ".notice li")[0] == "Search without committee “Schools Forum” 40 items"
    assert page.select_one(".notice li a")["href"] == "/search?q=drainage"


def test_nothing_found_shows_what_the_nearest_search_finds(client: FlaskClient) -> None:
    """Of the searches offered the one that finds fewest, its first hits, and the way to all of them."""
    page = soup(client, "/search?q=zebra+drainage")
    offer = page.select_one(".notice a")
    assert offer is not None
    found = soup(client, str(offer["href"]))
    assert words(page, ".nearest > h2") == ["Without “zebra”"]
    assert words(page, ".nearest h3") == words(found, ".hit h2")[:3]
    assert [a["href"] for a in page.select(".nearest > p a")] == [offer["href"]]
    assert words(soup(client, "/search?q=zebra"), ".nearest") == []


def test_a_phrase_that_is_not_found_is_offered_as_words(client: FlaskClient) -> None:
    page = soup(client, "/search?q=%22hours+library%22")
    assert words(page, ".notice li")[:2] == [
        "No item holds hours library in these words, in this order.",
        "Search without the quotation marks 20 items",
    ]
    assert words(page, ".nearest > h2") == ["Without the quotation marks"]


def test_few_hits_are_followed_by_others_that_lack_one_of_the_words(client: FlaskClient) -> None:
    page = soup(client, "/search?q=drainage+oak")
    assert words(page, "h1") == ["2 items for drainage oak"]
    assert words(page, ".nearest > h2") == ["More without “oak”"]
    shown, others = words(page, ".hit h2"), words(page, ".nearest h3")
    assert (len(shown), len(others), {*shown} & {*others}) == (2, 3, set())
    assert [a["href"] for a in page.select(".nearest > p a")] == ["/search?q=drainage"]
    page = soup(client, "/search?q=drainage+oak+road")
    assert words(page, ".nearest > h2, .others li") == ["More without “road”", "Search without “oak” 20 items"]
    for address in ("/search?q=drainage+oak&page=2", "/search?q=drainage", "/search?committee=Schools+Forum"):
        assert soup(client, address).select(".nearest") == [], address


def test_the_form_keeps_what_was_chosen(client: FlaskClient) -> None:
    page = soup(client, "/search?q=road&committee=&year=2020&from=2020-01-01&order=oldest&procedural=1&page=1")
    hidden = [(field["name"], field["value"]) for field in page.select("#search input[type=hidden]")]
    assert hidden == [("committee", ""), ("year", "2020"), ("procedural", "1")]
    assert page.select_one("#q")["value"] == "road"
    assert page.select_one("#from")["value"] == "2020-01-01"
    assert words(page, "#order option[selected]") == ["Oldest first"]


def test_dates_are_in_true_order(client: FlaskClient) -> None:
    for order, backwards in (("oldest", False), ("newest", True)):
        days = [t["datetime"] for t in soup(client, f"/search?q=drainage&order={order}").select(".hit time")]
        assert days == sorted(days, reverse=backwards)
        assert len(days) == 10


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '"""',
        "((((",
        ")",
        "*",
        "a*",
        "field:",
        "-",
        "-road",
        "the",
        "the and of",
        "NOT",
        "OR OR",
        "NEAR/",
        "\x00",
        "a\x00b\x1f",
        "~^[]{}!\\/",
        "x" * 10_000,
        "road " * 2_000,
        "“smart quotes”",
        "ŵ ŷ â O’Brien",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_whatever_is_typed_has_an_answer(client: FlaskClient, query: str) -> None:
    assert client.get("/search", query_string={"q": query}).status_code == 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_no_bytes_in_an_address_break_the_search(client: FlaskClient, typed: bytes) -> None:
    answer = client.get("/search?q=" + quote(typed))
    assert answer.status_code in {200, 400}
    assert client.get("/search?" + quote(typed) + "=1").status_code in {200, 301, 400}
    assert client.get("/search?committee=" + quote(typed)).status_code in {200, 400}


@pytest.mark.slow
@settings(max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=40))
def test_every_answer_to_random_bytes_says_what_was_searched(client: FlaskClient, typed: bytes) -> None:
    address = "/search?q=" + quote(typed)
    answer = client.get(address)
    assert answer.status_code == 200
    with client.application.test_request_context(address):
        asked = CONTROLS.sub(" ", request.args["q"]).strip()
    expected = f'<q class="asked">{escape(asked)}</q>' if asked else '<h1 class="total">48 items'
    assert expected in answer.text


def test_a_slip_of_the_pen_is_put_right_and_said(client: FlaskClient) -> None:
    page = soup(client, "/search?q=atendance+task")
    assert "“atendance” is in no item. Did you mean “attendance”? Searched for that instead." in words(page, ".note")
    assert page.select_one(".meant") is None  # it would lead to the same items
    assert page.select_one(".hit h2 a")["href"] == "/westmarch/items/101/1004?q=attendance+task"
    assert words(page, ".hit h2") == ["4. Attendance programme: progress and spend"]


def test_a_name_that_was_searched_for_is_marked_as_such(client: FlaskClient) -> None:
    page = soup(client, "/search?q=speaker:hartley+attendance")
    assert words(page, ".speakers mark") == ["Hartley"]
    assert words(page, ".hit h2 mark") == ["Attendance"]


def test_each_month_of_the_answer_is_a_bar_that_narrows_to_it(client: FlaskClient) -> None:
    """Months without an item are a gap that nobody is told of; both ends are named."""
    chart = soup(client, "/search?q=library&from=2024-01-20").select_one(".dates")
    assert words(chart, "h3, .ends") == ["Items by month", "March 2024 October 2024"]
    assert words(chart, ".bars a") == [
        "March 2024: 1 item",
        "May 2024: 1 item",
        "August 2024: 1 item",
        "October 2024: 1 item",
    ]
    assert [len(bar.select("a")) for bar in chart.select(".bars li")] == [1, 0, 1, 0, 0, 1, 0, 1]
    assert [bar["height"] for bar in chart.select("rect")] == ["100"] * 4
    link = chart.select(".bars a")[1]
    assert link["href"] == "/search?q=library&from=2024-05-01&to=2024-05-31"
    assert words(soup(client, link["href"]), ".hit h2") == ["1. Elder ward: library hours"]


def test_a_bar_keeps_within_the_dates_already_asked_for(client: FlaskClient) -> None:
    page = soup(client, "/search?q=library&from=2024-03-05&to=2024-08-20&order=oldest&page=1")
    assert [link["href"] for link in page.select(".bars a")] == [
        "/search?q=library&from=2024-03-05&to=2024-03-31&order=oldest",
        "/search?q=library&from=2024-05-01&to=2024-05-31&order=oldest",
        "/search?q=library&from=2024-08-01&to=2024-08-20&order=oldest",
    ]


def test_more_than_five_years_of_months_are_bars_of_years(client: FlaskClient) -> None:
    chart = soup(client, "/search").select_one(".dates")
    assert words(chart, "h3, .bars a") == [
        "Items by year",
        *("2020: 8 items", "2021: 8 items", "2022: 8 items", "2023: 8 items", "2024: 9 items"),
        "2025: 2 items",
        "2026: 4 items",
    ]
    assert chart.select(".bars a")[-1]["href"] == "/search?from=2026-01-01&to=2026-12-31"


@pytest.mark.parametrize("asked", ["q=attendance", "q=zebra", "q=noise"])
def test_an_answer_of_one_month_has_no_bars(client: FlaskClient, asked: str) -> None:
    assert soup(client, f"/search?{asked}").select(".bars, h3") == []


def test_names_are_suggested_as_json(client: FlaskClient) -> None:
    answer = client.get("/suggest?q=hart")
    assert answer.json == {
        "suggestions": [
            {"kind": "speaker", "value": "Alice Hartley", "count": 1, "url": "/search?speaker=Alice+Hartley"}
        ]
    }
    assert client.get("/suggest").json == {"suggestions": []}
    assert client.get("/suggest?words=x").status_code == 400


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("q=school+hart", "q=school&speaker=Alice+Hartley"),
        ("q=budget+hart&year=2023&order=newest", "q=budget&speaker=Alice+Hartley&year=2023&order=newest"),
        (
            "q=hart&committee=&from=2020-01-01&procedural=1",
            "committee=&speaker=Alice+Hartley&from=2020-01-01&procedural=1",
        ),
        ("q=hart&speaker=Alice+Hartley", "speaker=Alice+Hartley"),
        ("q=school+councillor+hart", "q=school&speaker=Alice+Hartley"),
        ("q=Cllr.+hart", "speaker=Alice+Hartley"),
        ("q=library+OR+hart", "q=library&speaker=Alice+Hartley"),
        ("q=library+OR+cllr+hart", "q=library&speaker=Alice+Hartley"),
        ("q=councillor+alder", "q=councillor&committee=Alder+Area+Board"),
        ('q="task+group"+hart', "q=%22task+group%22&speaker=Alice+Hartley"),
    ],
)
def test_a_suggestion_keeps_what_else_is_asked_for_and_nothing_of_the_name(
    client: FlaskClient, asked: str, leads_to: str
) -> None:
    (suggestion,) = client.get(f"/suggest?{asked}").json["suggestions"]
    assert suggestion["url"] == f"/search?{leads_to}"


@pytest.mark.parametrize("typed", ["school+-hart", "school+NOT+hart", '"school+hart', "(school+OR+hart", "title:hart"])
def test_what_is_denied_quoted_or_grouped_begins_no_name(client: FlaskClient, typed: str) -> None:
    assert client.get(f"/suggest?q={typed}").json == {"suggestions": []}


def test_an_item_leads_to_what_is_like_it(client: FlaskClient) -> None:
    link = soup(client, "/westmarch/items/101/1004").select_one("a[href$=similar]")
    page = soup(client, link["href"])
    assert words(page, "h1") == ["Attendance programme: progress and spend"]
    assert words(page, "section[aria-labelledby=like] h3")[0] == "5a Attendance of members"
    soup(client, "/westmarch/items/101/9999/similar", 404)


def test_what_the_council_numbers_as_one_issue_stands_before_what_has_such_a_title(tmp_path: Path) -> None:
    config = make_site(tmp_path / "home")
    engine = open_engine(config.index_url)
    with open_archive(config.home, writing=True) as archive:
        again = MeetingId("westmarch", "950")
        first = archive.meeting(MeetingId("westmarch", "500"))
        item = replace(first.items[0], id=ItemId("westmarch", "950", "1"), issue=None)
        archive.put(Composed(replace(first, id=again, held_on=date(2025, 3, 4), items=(item,))))
        update(archive, engine)
    engine.close()
    page = soup(create_app(config).test_client(), "/westmarch/items/500/5001/similar")
    assert words(page.select_one("section[aria-labelledby=same]"), "h3, .note") == [
        "1. Cedar ward: library hours",
        "1. Birch ward: library hours",
        "Perhaps as well, by a title or a reference like this one’s:",
        "1. Alder ward: library hours",
    ]


def test_invalid_escapes_are_no_fault_of_ours(client: FlaskClient) -> None:
    for address in (
        "/search?q=%ff%fe",
        "/search?q=%",
        "/search?q=%zz",
        "/search?%ff=1",
        "/%ff%fe",
        "/kent/items/%00/1",
    ):
        assert client.get(address).status_code in {200, 400, 404}, address


def test_tracking_parameters_lead_to_the_address_without_them(client: FlaskClient) -> None:
    answer = client.get("/search?q=road+repairs&utm_source=mail&fbclid=1&committee=")
    assert (answer.status_code, answer.location) == (301, "/search?q=road+repairs&committee=")
    answer = client.get("/westmarch/items/101/1004?gclid=1")
    assert (answer.status_code, answer.location) == (301, "/westmarch/items/101/1004")


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/search?colour=red", "colour"),
        ("/search?page=0", "page"),
        ("/search?from=banana", "from"),
        ("/search?year=abc", "year"),
        ("/?q=road", "q"),
        ("/westmarch/items/101/1004?page=2", "page"),
        ("/westmarch/meetings/101?x=1", "x"),
    ],
)
def test_a_bad_parameter_is_a_400_that_names_it(client: FlaskClient, address: str, named: str) -> None:
    page = soup(client, address, 400)
    assert f"“{named}”" in page.select_one(".error-message").get_text()
    assert page.select_one("main input[name=q]")


def test_what_was_typed_stands_in_the_box_of_the_page_that_refuses(client: FlaskClient) -> None:
    assert soup(client, "/search?q=road+repairs&from=banana", 400).select_one("#q")["value"] == "road repairs"


def test_an_empty_home_says_how_to_fill_it(tmp_path: Path) -> None:
    client = create_app(Config(tmp_path / "home", f"whoosh:{tmp_path / 'home' / 'index'}")).test_client()
    told = soup(client, "/").select_one(".notice").get_text()
    assert [way for way in ("minutebook crawl", "minutebook ingest", "minutebook demo") if way not in told] == []
    assert soup(client, "/search?q=road", 503).select_one(".error-message")
    assert soup(client, "/kent/items/1/2", 404).select_one(".error-message")
    assert not (tmp_path / "home" / "archive.sqlite").exists()


@pytest.mark.parametrize(
    ("address", "without", "title"),
    [
        ("/search?q=road&colour=red&committee=&x=1", "/search?q=road&committee=", "The address asks for something"),
        ("/westmarch/items/101/1004?q=a+b&x=1", "/westmarch/items/101/1004?q=a+b", "The address asks for something"),
        ("/westmarch/meetings/101?x=1", "/westmarch/meetings/101", "The address asks for something"),
        ("/search?q=road&from=banana", "/search?q=road", "That cannot be searched for"),
    ],
)
def test_the_page_for_a_bad_parameter_leads_to_the_address_without_it(
    client: FlaskClient, address: str, without: str, title: str
) -> None:
    page = soup(client, address, 400)
    assert words(page, "h1")[0].startswith(title)
    assert page.select_one(".error-message a")["href"] == without
    assert client.get(without).status_code == 200


def test_an_address_with_a_slash_behind_leads_to_the_one_without(client: FlaskClient) -> None:
    for address, there in {
        "/search/?q=road&year=": "/search?q=road&year=",
        "/westmarch/meetings/101/": "/westmarch/meetings/101",
        "/westmarch/": "/westmarch",
    }.items():
        answer = client.get(address)
        assert (answer.status_code, answer.location) == (308, there)
    for address in ("/westmarch/people/", "/static", "/nowhere"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("drainage " * 1_100, "drainage"),
        ("(" * 4_900 + "drainage" + ")" * 4_900, "drainage"),
        ("drainage " + " ".join(f"-w{n}" for n in range(2_000)), "drainage " + " ".join(f"-w{n}" for n in range(63))),
    ],
    ids=["a word many times", "brackets", "more words than are searched for"],
)
def test_the_links_of_a_pasted_text_hold_what_is_searched_for(client: FlaskClient, typed: str, linked: str) -> None:
    """Some 200 links hold the words: of 10,000 characters the page would be 2 MB."""
    answer = client.get("/search", query_string={"q": typed[:10_000]})
    page = BeautifulSoup(answer.text, "lxml")
    assert len(answer.data) < 200_000
    assert words(page, "h1")[0].startswith("40 items for ")
    assert len(words(page, "h1")[0]) < 250
    assert page.select_one("a[rel=next]")["href"] == f"/search?q={quote_plus(linked)}&page=2"
    assert page.select_one(".hit h2 a")["href"].endswith(f"?q={quote_plus(linked)}")
    assert page.select_one("#q")["value"] == typed[:10_000].strip(), "what was typed stays in the box"


def test_item_pages_work_while_search_does_not(tmp_path: Path) -> None:
    """The results page asks only the index, item and meeting pages ask only the archive."""
    config = make_site(tmp_path / "home")
    client = create_app(Config(config.home, f"whoosh:{tmp_path / 'elsewhere'}")).test_client()
    assert "still work" in soup(client, "/search?q=road", 503).select_one("main").get_text()
    assert "out of order" in soup(client, "/").select_one("main").get_text()
    assert client.get("/westmarch/items/101/1004?q=attendance").status_code == 200
    assert client.get("/westmarch/meetings/101").status_code == 200


def test_the_site_sees_what_is_archived_after_it_was_started(tmp_path: Path) -> None:
    config = Config(tmp_path / "home", f"whoosh:{tmp_path / 'home' / 'index'}")
    client = create_app(config).test_client()
    assert client.get("/search?q=drainage").status_code == 503
    make_site(tmp_path / "home")
    assert words(soup(client, "/search?q=drainage"), "h1") == ["40 items for drainage page 1 of 4"]
    with open_archive(config.home) as archive:
        assert re.search(rf"\b{archive.counts().items}\b", unescape(client.get("/").text))
