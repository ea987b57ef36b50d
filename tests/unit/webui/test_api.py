"""The answer to a search as JSON and as CSV: what stands in it, and what is told where there is none."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting, MinutesState
from archive.store import open_archive
from indexer.search.build import update
from indexer.search.engines import open_engine
from tests.command_line import Ran
from tests.read_pages import soup, words
from tests.sample_site import make_site
from webui.app import Config, create_app

HEAD = "id,council,committee,held_on,number,title,speakers,outcomes,state,procedural,url,source_url"


def rows(client: FlaskClient, address: str) -> list[list[str]]:
    """The rows of a CSV below its head, as a spreadsheet reads them."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    head, *below = csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    assert ",".join(head) == HEAD
    return below


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("q=attendance", ["attendance"]),
        ("q=atendance+task&page=1", ["atendance task"]),
        ("q=drainage&page=3&order=oldest", ["drainage", "--page", "3", "--order", "oldest"]),
        (
            "q=road&committee=Oak+Area+Board&committee=&year=2022&procedural=1",
            ["road", "--committee", "Oak Area Board", "--committee", "", "--year", "2022", "--procedural"],
        ),
        (
            "state=draft&from=2020-01-01&outcome=noted",
            ["--state", "draft", "--from", "2020-01-01", "--outcome", "noted"],
        ),
        ("q=zebra+drainage", ["zebra drainage"]),
        ("q=apologies", ["apologies"]),
    ],
)
def test_the_json_of_a_search_is_that_of_the_command(
    home: Path, minutebook: Callable[..., Ran], asked: str, told: list[str]
) -> None:
    client = create_app(make_site(home)).test_client()
    answer = client.get(f"/search.json?{asked}")
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    assert answer.text == minutebook("search", *told, "--json").out


def test_a_csv_has_a_row_for_each_hit_in_the_order_of_the_pages(client: FlaskClient) -> None:
    found = rows(client, "/search.csv?q=drainage")
    shown = [
        link["href"].partition("?")[0]
        for page in range(1, 5)
        for link in soup(client, f"/search?q=drainage&page={page}").select(".hit h2 a")
    ]
    assert [row[10] for row in found] == [f"http://localhost{url}" for url in shown]
    assert len(found) == 40
    everything = rows(client, "/search.csv")
    assert [row[3] for row in everything] == sorted((row[3] for row in everything), reverse=True)
    assert len(everything) == 48


def test_a_row_holds_the_flat_fields_of_a_hit_and_where_to_read_on(client: FlaskClient) -> None:
    assert rows(client, '/search.csv?q="task+group"') == [
        [
            "westmarch/101/1004",
            "westmarch",
            "Schools Forum",
            "2026-02-10",
            "4.",
            "Attendance programme: progress and spend",
            "Alice Hartley; Nisha Patel; Mr Okoro",
            "noted",
            "draft",
            "false",
            "http://localhost/westmarch/items/101/1004",
            "https://democracy.westmarch.example/mgAi.aspx?ID=1004",
        ]
    ]
    bare = "unknown/ab12cd34ef56ab12/ab12cd34ef56ab12"
    there = f"http://localhost/{bare.replace('/', '/items/', 1)}"
    told = [bare, "", "", "", "", "Attendance at harvest time", "The Forum", "", "", "false", there, ""]
    assert rows(client, "/search.csv?committee=") == [told]
    assert [row[9] for row in rows(client, "/search.csv?q=apologies&procedural=1")] == ["true"]
    assert rows(client, "/search.csv?q=apologies") == rows(client, "/search.csv?q=zebra") == []


@pytest.fixture
def odd(home: Path) -> FlaskClient:
    """The site of one meeting whose items have what spreadsheets stumble over."""
    meeting = MeetingId("kent", "1")
    titles = ['=HYPERLINK("http://evil.example")', "+1", "-1", "@SUM(A1)", "Tŷ’r Ysgol, £5\nand “more”"]
    items = tuple(AgendaItem(ItemId("kent", "1", str(n)), f"-{n}.", title) for n, title in enumerate(titles))
    with open_archive(home, writing=True) as archive:
        archive.put(Composed(Meeting(meeting, "=Cabinet", date(2026, 1, 2), state=MinutesState.DRAFT, items=items)))
        engine = open_engine(f"whoosh:{home / 'index'}")
        update(archive, engine)
        engine.close()
    return create_app(Config(home, f"whoosh:{home / 'index'}")).test_client()


def test_no_cell_is_a_formula_and_letters_and_line_breaks_stay(
    odd: FlaskClient, minutebook: Callable[..., Ran]
) -> None:
    """As in an export, whose cells of the same names hold the same."""
    found = rows(odd, "/search.csv?procedural=1")
    assert [row[5] for row in found] == [
        '\'=HYPERLINK("http://evil.example")',
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "Tŷ’r Ysgol, £5\nand “more”",
    ]
    assert {(row[2], row[4]) for row in found} == {("'=Cabinet", f"'-{n}.") for n in range(5)}
    exported = csv.DictReader(io.StringIO(minutebook("export", "--format", "csv").out, newline=""))
    shared = [name for name in HEAD.split(",") if name != "url"]
    told = [dict(zip(HEAD.split(","), row, strict=True)) for row in found]
    assert [[row[name] for name in shared] for row in exported] == [[row[name] for name in shared] for row in told]


def test_excel_is_told_that_a_csv_is_utf8(client: FlaskClient) -> None:
    assert client.get("/search.csv?q=drainage").data.startswith(b"\xef\xbb\xbfid,council,")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "minutebook.csv"),
        ("?q=school+transport&committee=Oak+Area+Board&order=oldest", "minutebook-school-transport-oak-area-board.csv"),
        ("?q=%22t%C5%B7%22+O%E2%80%99Brien%0D%0A%22%3B&procedural=1", "minutebook-ty-obrien.csv"),
        ("?year=2024&from=2024-01-01", "minutebook-2024-2024-01-01.csv"),
        ("?q=" + "drainage+" * 20, "minutebook" + "-drainage" * 5 + "-drai.csv"),
    ],
)
def test_a_csv_is_a_file_named_after_what_was_asked(client: FlaskClient, asked: str, name: str) -> None:
    answer = client.get(f"/search.csv{asked}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.content_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize("form", ["json", "csv", "atom"])
def test_the_head_of_an_answer_is_that_of_the_whole(client: FlaskClient, form: str) -> None:
    for asked, status in (("q=drainage", 200), ("colour=red", 400)):
        whole = client.get(f"/search.{form}?{asked}")
        head = client.head(f"/search.{form}?{asked}")
        assert (head.status_code, head.data, [*head.headers]) == (status, b"", [*whole.headers])


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/search.json?colour=red", "colour"),
        ("/search.json?page=0", "page"),
        ("/search.csv?page=1", "page"),
        ("/search.csv?from=banana", "from"),
        ("/search.atom?page=1", "page"),
        ("/search.atom?order=newest", "order"),
        ("/search.atom?q=a&q=b", "q"),
    ],
)
def test_a_bad_parameter_is_named_in_the_form_asked_for(client: FlaskClient, address: str, named: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    if ".json" in address:
        assert answer.content_type == "application/json"
        ((name, message),) = answer.get_json().items()
        assert (name, f"“{named}”" in message) == ("error", True)
    else:
        assert answer.content_type == "text/plain; charset=utf-8"
        assert f"“{named}”" in answer.text


@pytest.mark.parametrize("form", ["json", "csv", "atom"])
def test_tracking_parameters_lead_to_the_address_without_them_in_any_form(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/search.{form}?utm_source=x&q=road&year=")
    assert (answer.status_code, answer.location) == (301, f"/search.{form}?q=road&year=")


def test_other_forms_are_nowhere(client: FlaskClient) -> None:
    for address in ("/search.xml", "/search.tsv", "/search.", "/search.JSON", "/search.csv.gz"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("index", ["whoosh:{}/elsewhere", "opensearch+http://127.0.0.1:1/m"])
def test_a_search_out_of_order_says_so_in_the_form_asked_for(tmp_path: Path, index: str) -> None:
    client = create_app(Config(make_site(tmp_path / "home").home, index.format(tmp_path))).test_client()
    remedy = "try again later." if "127" in index else "with “minutebook index”."
    for form in ("json", "csv", "atom"):
        answer = client.get(f"/search.{form}?q=road")
        assert answer.status_code == 503
        assert "Content-Disposition" not in answer.headers, "a failure is no file"
        told = answer.get_json()["error"] if form == "json" else answer.text.removesuffix("\n")
        assert told.endswith(remedy), told


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_no_bytes_in_an_address_break_an_answer_in_any_form(client: FlaskClient, typed: bytes) -> None:
    for form in ("json", "csv", "atom"):
        assert client.get(f"/search.{form}?q=" + quote(typed)).status_code == 200
        assert client.get(f"/search.{form}?" + quote(typed) + "=1").status_code in {200, 301, 400}
        assert client.get(f"/search.{form}?committee=" + quote(typed)).status_code == 200


def test_the_page_offers_each_form_of_its_answer(client: FlaskClient) -> None:
    """With what was asked for; no file without a row, but what finds nothing yet can be followed."""
    page = soup(client, "/search?q=drainage&committee=Oak+Area+Board&committee=Yew+Area+Board&order=oldest&page=2")
    asked = "?q=drainage&committee=Oak+Area+Board&committee=Yew+Area+Board"
    assert {link.get_text(): link["href"] for link in page.select(".take a")} == {
        "Download as CSV": f"/search.csv{asked}&order=oldest",
        "This page as JSON": f"/search.json{asked}&order=oldest&page=2",
        "Follow (Atom)": f"/search.atom{asked}",
    }
    assert {tuple(link["rel"]) for link in page.select(".take a")} == {("nofollow",)}
    feed = page.select_one("link[rel=alternate]")
    assert (feed["type"], feed["href"]) == ("application/atom+xml", f"/search.atom{asked}")
    for link in page.select(".take a"):
        assert client.get(link["href"]).status_code == 200
    assert words(soup(client, "/search?q=zebra"), ".take a") == ["This page as JSON", "Follow (Atom)"]
