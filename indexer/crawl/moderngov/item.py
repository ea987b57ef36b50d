"""The page of one agenda item, `mgAi.aspx`, as HTML."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from archive.sighting import SightedItem, Sighting
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.addresses import own_addresses
from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.dates import Heading, Place, place
from indexer.crawl.moderngov.frame import cut_out, headings, soup_of
from indexer.crawl.moderngov.sections import read
from indexer.crawl.moderngov.tree import first_of_class, links_in
from indexer.crawl.moderngov.urls import base_of, item_number, item_url, meeting_number, meeting_url


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What the page says of its meeting, by the link to it or by a line of text."""

    number: str | None = None
    item: str | None = None
    place: Place = Place(Heading())  # noqa: RUF009  # frozen


def parse(body: bytes, base: str | None) -> Sighting:
    """What the page says of its item; `base` is the site's base address where it is known. Raises Unreadable."""
    html = text_of(body)
    frame = cut_out(html)
    soup = soup_of(frame)
    kind, title = headings(soup)
    if title is None or not text_in(title):
        title = _first_title(kind)
    own = own_addresses(html)
    base = base or next((base_of(address) for address in own), None)
    meeting = _meeting(soup)
    item = next(filter(None, map(item_number, own)), meeting.item)
    content = first_of_class(soup, "div", "mgContent") or _frame(soup) or soup.body or soup
    sections = read(content, base, (title,))
    told = meeting.place.heading
    return Sighting(
        meeting=meeting.number,
        whole=False,
        items=(
            SightedItem(
                item=item,
                title=text_in(title),
                number=meeting.place.number,
                description=sections.description,
                decision=sections.decision,
                minutes=sections.minutes,
                documents=sections.documents if frame.closed else sections.documents or None,
                restricted=sections.restricted or None,
                # A page that breaks off has only the beginning of its text, whatever it says.
                cut=sections.cut or not frame.closed,
                source_url=item_url(base, item) if base and item else None,
                issue=sections.issue,
            ),
        ),
        committee=told.committee,
        held_on=told.held_on,
        starts_at=told.starts_at,
        source_url=meeting_url(base, meeting.number) if base and meeting.number else None,
    )


def _first_title(kind: Tag | None) -> Tag:
    """The title of a page without h2: the first heading or paragraph after its h1 that has words in it."""
    candidates = kind.find_all_next(["h3", "p"]) if kind else []
    found = next((tag for tag in candidates if text_in(tag)), None)
    if not isinstance(found, Tag):
        raise Unreadable("it names no agenda item")
    return found


def _frame(soup: BeautifulSoup) -> Tag | None:
    found = soup.find(id="modgov")
    return found if isinstance(found, Tag) else None


def _meeting(soup: BeautifulSoup) -> _Meeting:
    for link in links_in(soup):
        href = str(link["href"])
        if (number := meeting_number(href)) and (told := place(text_in(link))):
            return _Meeting(number, item_number(href), told)
    for string in soup.find_all(string=lambda text: text is not None and "eeting of" in text):
        # Minutes may name other meetings, but not as the site does, with the item.
        if (told := place(str(string))) and (told.number or string.find_parent(class_="mgWordPara") is None):
            return _Meeting(place=told)
    return _Meeting()
