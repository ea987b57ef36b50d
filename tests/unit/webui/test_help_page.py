"""The page that says how to search."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.search.lexer import FIELDS
from tests.read_pages import soup, words
from tests.sample_site import make_site
from webui.app import Config, create_app


def examples(page: BeautifulSoup, section: str) -> list[str]:
    return [code.get_text() for code in page.select(f"section[aria-labelledby={section}] dt code")]


def test_every_field_of_the_grammar_has_an_example(client: FlaskClient) -> None:
    typed = examples(soup(client, "/help"), "fields")
    assert [example.partition(":")[0] for example in typed] == list(FIELDS)
    assert all(example.partition(":")[2] for example in typed)


def test_fields_are_explained_to_readers(client: FlaskClient) -> None:
    """Who reads minutes knows no slugs; and the example of a date is a month."""
    page = soup(client, "/help")
    told = dict(zip(examples(page, "fields"), words(page, "section[aria-labelledby=fields] dd"), strict=True))
    assert "slug" not in " ".join(told.values())
    (month,) = (typed for typed in told if typed.startswith("date:"))
    assert len(month) == len("date:2026-02")
    assert told[month] == "The meetings of a year, a month or a day: date:2023, date:2023-06, date:2023-06-30."


def test_every_example_that_is_a_link_finds_something_and_is_understood(client: FlaskClient) -> None:
    links = soup(client, "/help").select("dt a")
    assert len(links) > 20, "this archive has examples of nearly everything"
    for link in links:
        page = soup(client, link["href"])
        assert page.select(".hit"), link["href"]
        assert page.select_one("#q")["value"] == link.get_text()
        told = " ".join(note.get_text() for note in page.select(".note"))
        assert "searched as" not in told, told
        assert "No item holds" not in told, told


def test_the_help_is_linked_from_every_page_beside_the_search_box_and_at_the_foot(client: FlaskClient) -> None:
    for address in ("/", "/search?q=road", "/westmarch/items/101/1004", "/westmarch/meetings/101", "/help"):
        page = soup(client, address)
        assert len(page.select("header a[href='/help']")) == 1, address
        assert len(page.select("footer a[href='/help']")) == 1, address


@pytest.mark.parametrize("filled", [False, True])
def test_the_help_stands_while_search_is_out_of_order(tmp_path: Path, filled: bool) -> None:
    home = make_site(tmp_path / "home").home if filled else tmp_path / "home"
    page = soup(create_app(Config(home, f"whoosh:{tmp_path / 'elsewhere'}")).test_client(), "/help")
    assert (page.select("dt a"), len(examples(page, "fields"))) == ([], len(FIELDS))
