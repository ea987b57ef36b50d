"""Faults that users of another council search reported, each as what must not happen here."""

import pytest
from flask.testing import FlaskClient

from tests.read_pages import soup

SERIES = "/search?q=drainage"  # forty items of one word, one a meeting, over five years


def ids(client: FlaskClient, address: str) -> list[str]:
    return [link["href"].partition("?")[0] for link in soup(client, address).select(".hit h2 a")]


def days(client: FlaskClient, address: str) -> list[str]:
    return [time["datetime"] for time in soup(client, address).select(".hit time")]


def total(client: FlaskClient, address: str) -> str:
    return soup(client, address).select_one("h1").get_text(" ", strip=True).partition(" for")[0]


def test_date_order_is_the_order_of_the_meetings_over_all_pages(client: FlaskClient) -> None:
    """Not of when a document was fetched or changed."""
    found = [day for page in range(1, 5) for day in days(client, f"{SERIES}&order=newest&page={page}")]
    assert len(found) == 40
    assert found == sorted(found, reverse=True)


def test_a_date_filter_is_not_empty_and_keeps_to_its_days(client: FlaskClient) -> None:
    for address in (f"{SERIES}&from=2021-01-01&to=2021-12-31", "/search?q=drainage+date:2021", f"{SERIES}&year=2021"):
        found = days(client, address)
        assert found, address
        assert all(day.startswith("2021-") for day in found)
        assert total(client, address) == "8 items"


def test_pages_beyond_the_first_are_filled_with_other_items(client: FlaskClient) -> None:
    pages = [ids(client, f"{SERIES}&page={page}") for page in range(1, 5)]
    assert [len(page) for page in pages] == [10, 10, 10, 10]
    assert len({item for page in pages for item in page}) == 40


def test_the_total_is_the_same_on_every_page_and_each_time(client: FlaskClient) -> None:
    found = {total(client, f"{SERIES}&page={page}") for page in (1, 2, 4, 5, 400, 999_999_999, 1)}
    assert found == {"40 items"}


@pytest.mark.parametrize("sign", list("&+#%/\\?!:;,.'()[]{}<>|~^*=@$€–—…"))
def test_punctuation_is_fine(client: FlaskClient, sign: str) -> None:
    """Around a word and between words it changes nothing and breaks nothing."""
    for words in (f"drainage{sign}", f"{sign} drainage", f"drainage {sign}"):
        answer = client.get("/search", query_string={"q": words})
        assert (answer.status_code, "40 items" in answer.text) == (200, True), words


def test_quotes_are_honoured(client: FlaskClient) -> None:
    assert total(client, '/search?q="report+be+noted"') == "1 item"
    assert total(client, '/search?q="noted+be+report"') == "0 items"
    assert total(client, "/search?q=noted+be+report") == "1 item"


def test_times_are_told_in_their_zone(client: FlaskClient) -> None:
    """A meeting's hour is the council's, as printed; the moment of a capture says that it is UTC."""
    meeting = soup(client, "/westmarch/meetings/101").get_text(" ")
    assert "5.30 pm" in meeting
    assert "2 March 2026, 09:15 UTC" in meeting
