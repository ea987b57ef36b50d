"""Pages of the site as tests read them."""

from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def soup(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    """The page at `address`, which must come with this status."""
    answer = client.get(address)
    assert answer.status_code == status, f"{address}: {answer.text}"
    return BeautifulSoup(answer.text, "lxml")


def words(page: BeautifulSoup, selector: str) -> list[str]:
    """The text of each element that is selected, without the signs that link a paragraph to itself."""
    return [" ".join(found.get_text(" ").replace("¶", "").split()) for found in page.select(selector)]
