"""Item pages, meeting pages, captured pages."""

import pytest
from flask.testing import FlaskClient

from tests.read_pages import soup, words
from tests.sample_site import BODY, SHA256

ITEM = "/westmarch/items/101/1004"


def test_an_item_page_says_where_the_item_stands(client: FlaskClient) -> None:
    page = soup(client, ITEM)
    assert words(page, ".crumbs li") == ["Westmarch", "Schools Forum", "10 February 2026"]
    assert [a["href"] for a in page.select(".crumbs a")] == [
        "/search?council=westmarch",
        "/search?committee=Schools+Forum&council=westmarch",
        "/westmarch/meetings/101",
    ]
    assert words(page, ".big-number, h1") == ["Item 4.", "Attendance programme: progress and spend"]
    assert words(page, ".heading .meta > *") == ["Tuesday 10 February 2026", "Draft minutes"]
    assert words(page, ".neighbours a") == ["Previous item Matters for decision", "Next item 5a Attendance of members"]
    plain = " ".join(page.select_one(".neighbours").get_text().split())
    assert plain == "Previous item Matters for decision Next item 5a Attendance of members", "without styles, too"


def test_each_paragraph_has_its_address_and_its_speaker_beside_it(client: FlaskClient) -> None:
    page = soup(client, ITEM)
    assert [p["id"] for p in page.select(".para")] == ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "r1", "d1"]
    assert [a["href"] for a in page.select(".pin")] == [f"#{p['id']}" for p in page.select(".para")]
    runs = [
        (words(run, ".voice"), [p["id"] for p in run.select(".para")])
        for run in page.select("section[aria-labelledby=minutes] .run")
    ]
    assert runs == [
        (["Speaker: AH Alice Hartley"], ["p1", "p2", "p3", "p4"]),
        ([], ["p5"]),
        (["Speaker: Councillor Patel Nisha Patel"], ["p6"]),
        (["Speaker: Mr Okoro", "Speaker: Councillor Patel Nisha Patel"], ["p7"]),
        ([], ["p8"]),
    ]
    assert page.select_one(".voice a")["href"] == "/search?speaker=Alice+Hartley"
    assert page.select_one("#p2").find_parent("li").select_one("ul #p3"), (
        "a point of the second level lies inside the first"
    )


def test_the_outcome_is_set_apart(client: FlaskClient) -> None:
    assert words(soup(client, ITEM), ".outcome > *") == [
        "Noted",
        "RESOLVED that the report be noted. Moved by Mr Okoro, seconded by Councillor Patel",
    ]
    assert words(soup(client, "/westmarch/items/102/2002"), ".outcome-more") == [
        "Moved by Councillor Price",
        "Moved by Councillor Lowe, seconded by Councillor Ng",
        "Votes: 2 for, 1 against",
        "For: Lowe, Ng",
        "Against: Price",
    ]


def test_the_words_of_a_search_are_marked(client: FlaskClient) -> None:
    page = soup(client, ITEM + "?q=attendance")
    marked = [mark.find_parent(["h1", "p", "div"]).get("id") for mark in page.select("main mark")]
    assert marked == [None, "p1", "p2", "p6"]
    assert {mark.get_text().lower() for mark in page.select("mark")} == {"attendance"}
    assert page.select_one("header input[name=q]")["value"] == "attendance"
    assert not soup(client, ITEM).select("mark")


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("speaker:hartley", {".person": ["Hartley"]}),
        ("nisha patel", {".voice a": ["Patel", "Patel"], ".person": ["Nisha", "Patel", "Nisha", "Patel"]}),
        ("okoro", {".voice a": ["Okoro"], "#p7": ["Okoro"]}),
        ("4", {".big-number": ["4"]}),
    ],
)
def test_what_was_found_in_the_margin_or_the_number_is_marked_there(
    client: FlaskClient, typed: str, marked: dict[str, list[str]]
) -> None:
    page = soup(client, f"{ITEM}?q={typed}")
    assert {place: words(page, f"{place} mark") for place in marked} == marked
    assert len(page.select(".marked-note")) == 1


@pytest.mark.parametrize("address", [f"{ITEM}?q=zebra", f"{ITEM}?q=date:2026", "/westmarch/items/102/2003?q=bridge"])
def test_where_nothing_is_marked_no_page_says_so(client: FlaskClient, address: str) -> None:
    page = soup(client, address)
    assert (page.select("main mark"), page.select(".marked-note")) == ([], [])


@pytest.mark.parametrize("typed", ['"', "((", "*", "a:b", "-", "%00", "%ff", "the", "x" * 10_000])
def test_any_words_may_come_with_an_item(client: FlaskClient, typed: str) -> None:
    assert client.get(f"{ITEM}?q={typed}").status_code == 200


def test_rows_are_a_table(client: FlaskClient) -> None:
    page = soup(client, "/westmarch/items/102/2002")
    assert [words(row, "td") for row in page.select("tr.para")] == [
        ["Span", "24 metres", "Cost", "£1.2 million"],
        ["Width", "3 metres", "", ""],
    ]


def test_where_the_words_come_from_is_told(client: FlaskClient) -> None:
    card = soup(client, ITEM).select_one(".source")
    assert card.select_one("a.address")["href"] == "https://democracy.westmarch.example/mgAi.aspx?ID=1004"
    assert card.select_one("a.address")["rel"] == ["noopener", "nofollow"]
    assert words(card, ".facts > dd > time") == ["2 March 2026, 09:15 UTC"]
    assert SHA256 in words(card, ".hash")
    assert len(card.select(".versions li")) == 2
    assert card.select_one("a[download]")["href"] == f"/captures/{SHA256}"


def test_a_captured_page_is_saved_and_never_shown(client: FlaskClient) -> None:
    """It is somebody else's HTML: shown on our origin it could speak with our voice."""
    answer = client.get(f"/captures/{SHA256}")
    assert answer.data == BODY
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{SHA256[:16]}.html"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get("/captures/" + "0" * 64).status_code == 404
    assert client.get("/captures/..%2f..%2fetc").status_code == 404
    assert client.get("/captures/x").status_code == 404


def test_what_a_page_does_not_state_is_called_not_stated(client: FlaskClient) -> None:
    page = soup(client, "/unknown/items/ab12cd34ef56ab12/ab12cd34ef56ab12")
    assert words(page, ".crumbs li") == ["Council not stated", "Committee not stated", "Date not stated"]
    assert [a["href"] for a in page.select(".crumbs a")][:2] == ["/search?council=", "/search?committee=&council="]


def test_only_addresses_of_the_web_become_links(client: FlaskClient) -> None:
    papers = soup(client, ITEM).select(".papers li")
    assert [bool(paper.select("a")) for paper in papers] == [True, False]


def test_a_withdrawn_item_is_gone_and_its_tombstone_stays(client: FlaskClient) -> None:
    page = soup(client, "/westmarch/items/102/2009", 410)
    assert words(page, ".notice h2") == ["This item has been withdrawn"]
    assert words(page, ".heading .badge") == ["Withdrawn"]
    assert not page.select(".neighbours")


def test_a_meeting_shows_its_items_in_order_and_who_was_there(client: FlaskClient) -> None:
    page = soup(client, "/westmarch/meetings/101")
    assert words(page, "h1") == ["Schools Forum"]
    assert words(page, ".heading .meta > *") == [
        "Tuesday 10 February 2026",
        "5.30 pm",
        "Committee Room 2, Westmarch House",
        "Draft minutes",
    ]
    assert words(page, ".agenda li") == [
        "1. Apologies for absence",
        "Matters for decision",
        "4. Attendance programme: progress and spend Noted",
        "5a Attendance of members",
    ]
    assert words(page, ".attendance tbody tr") == [
        "Councillor Nisha Patel Chair Present",
        "Alice Hartley (AH) Programme lead In attendance",
        "Jane Doe Apologies",
    ]


def test_a_cancelled_meeting_says_so(client: FlaskClient) -> None:
    page = soup(client, "/westmarch/meetings/103")
    assert words(page, ".notice h2") == ["This meeting was cancelled"]
    assert "No items are published" in page.get_text()


def test_a_meeting_lists_what_was_withdrawn_from_it(client: FlaskClient) -> None:
    assert words(soup(client, "/westmarch/meetings/102"), ".tombstones li") == ["14/26 Kiosk on the pier"]


def test_a_page_that_is_not_there_repeats_no_sign_that_hides_or_turns_words(client: FlaskClient) -> None:
    answer = client.get("/westmarch/items/101/%00%E2%80%AEx")
    assert answer.status_code == 404
    assert not {"\0", "\u202e"} & set(answer.text)


def test_what_moved_is_redirected_for_good(client: FlaskClient) -> None:
    old = "/unknown/items/0123456789abcdef/0123456789abcdef"
    answer = client.get(f"{old}?q=a+b")
    assert (answer.status_code, answer.location) == (301, f"{ITEM}?q=a+b")
    answer = client.get("/unknown/meetings/0123456789abcdef")
    assert (answer.status_code, answer.location) == (301, "/westmarch/meetings/101")
    for beneath in ("similar", "versions/1"):
        answer = client.get(f"{old}/{beneath}")
        assert (answer.status_code, answer.location) == (301, f"{ITEM}/{beneath}")


@pytest.mark.parametrize(
    "address",
    [
        "/westmarch/items/101/9999",
        "/westmarch/items/999/1",
        "/westmarch/meetings/999",
        "/Westmarch/items/101/1004",
        "/nowhere/items/101/..",
        "/nothing/here/at/all",
        "/search/more",
    ],
)
def test_what_is_not_archived_is_a_404_with_a_search_box(client: FlaskClient, address: str) -> None:
    page = soup(client, address, 404)
    assert words(page, "h1") == ["Not in this archive"]
    assert page.select_one("main input[name=q]")
