"""The page of one meeting, `ieListDocuments.aspx`: its agenda row by row, with decisions and minutes."""

import re
from collections.abc import Collection
from dataclasses import replace
from html import unescape

from bs4 import BeautifulSoup, Tag

from archive.model import Document, MinutesState
from archive.sighting import SightedItem, Sighting
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.addresses import own_addresses
from indexer.crawl.moderngov.attendance import attendance_in
from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.dates import Heading, heading, without_subtitle
from indexer.crawl.moderngov.frame import cut_out, headings, soup_of
from indexer.crawl.moderngov.labels import is_state_heading
from indexer.crawl.moderngov.rows import items_in
from indexer.crawl.moderngov.sections import papers_in
from indexer.crawl.moderngov.urls import base_of, committee_number, document_number, meeting_number, meeting_url
from indexer.crawl.moderngov.venue import venue_in
from indexer.reading.whitespace import one_line

_PAGE_TITLE = re.compile(
    r"<title\b[^<>]{0,100}>([^<>]{0,1000})</title|<meta\b[^<>]{0,100}?\bDC\.title\b[^<>]{0,100}?\bcontent\s*=\s*\"([^\"<>]{0,1000})\"",
    re.I | re.S,
)
_TITLE_NAMES = re.compile(
    r"^(?:agenda|minutes|decisions)\b[\w, ]*? (?:for|of) (?P<committee>.+?) on (?=\w+day\b|\d)", re.I
)
_TITLE = re.compile(r"<h2\b[^<>]{0,300}>((?:(?!<h2\b).){0,2000}?)</h2\s*>", re.I | re.S)
_TAGS = re.compile(r"<[^<>]*>")
_PACK = re.compile(r"g(\d+)-")


def parse(body: bytes, base: str | None) -> Sighting:
    """What the page says of the meeting and all its items; `base` is the site's base address where it is known.

    Raises Unreadable where the page is no meeting's.
    """
    html = text_of(body)
    frame = cut_out(html)
    soup = soup_of(frame)
    kind, title = headings(soup)
    told = heading(" ".join(title.get_text(" ").split())) if title else Heading()
    own = own_addresses(html)
    base = base or next((base_of(address) for address in own), None)
    state = _state(kind)
    attendance, documents, venue = attendance_in(soup), _documents(soup, base), venue_in(soup)
    number = _number(soup, own)
    items = items_in(soup, base)
    if not items and told.held_on is None:
        raise Unreadable("it names neither a meeting's date nor an agenda item")
    if not frame.closed:
        items = _broken_off(items)
    return Sighting(
        meeting=number,
        whole=frame.closed,
        items=items,
        committee=_committee(told.committee, html, soup) if told.held_on else None,
        held_on=told.held_on,
        starts_at=told.starts_at,
        venue=venue,
        state=state,
        status=told.status,
        attendance=attendance,
        documents=documents if frame.closed else documents or None,
        source_url=meeting_url(base, number) if base and number else None,
    )


def committee_in(body: bytes, titles: Collection[str]) -> str | None:
    """Which of the committees `titles` a meeting's page is of, where its heading names one, after a subtitle or not."""
    found = _TITLE.search(cut_out(text_of(body)).inside)
    told = heading(one_line(unescape(_TAGS.sub(" ", found[1])))) if found else Heading()
    named = told.committee
    if named is None or told.held_on is None:
        return None
    alone = without_subtitle(named, tuple(titles))
    return alone if alone in titles else None


def _state(kind: Tag | None) -> MinutesState | None:
    name = text_in(kind).casefold() if kind else ""
    if not is_state_heading(name):
        return None
    if "draft" in name or "drafft" in name:
        return MinutesState.DRAFT
    if "minutes" in name or "ofnodion" in name:
        return MinutesState.PUBLISHED
    return MinutesState.DECISIONS if "decisions" in name or "enderfyniadau" in name else MinutesState.AGENDA


def _committee(name: str | None, html: str, soup: BeautifulSoup) -> str | None:
    """The committee without a subtitle, where the page's own title or its links to the committee name it alone."""
    if name is None or ", " not in name:
        return name
    titles = (
        " ".join((found[1] or found[2] or "").split()) for found in _PAGE_TITLE.finditer(html[: html.find("<body")])
    )
    named = [found["committee"] for title in titles if (found := _TITLE_NAMES.match(title))]
    linked = [text_in(a) for a in soup.find_all("a", href=True) if committee_number(str(a["href"]))]
    return without_subtitle(name, (*named, *linked))


def _documents(soup: BeautifulSoup, base: str | None) -> tuple[Document, ...]:
    """The papers of the meeting itself: what is linked outside its items' rows."""
    rows = {id(link) for row in soup.find_all("tr") for link in row.find_all("a")}
    lists = [ul for ul in soup.find_all("ul") if not any(id(link) in rows for link in ul.find_all("a"))]
    found: dict[str, Document] = {}
    for document in (paper for ul in lists for paper in papers_in(ul, base)):
        found.setdefault(document.number or document.title, document)
    return tuple(found.values())


def _number(soup: BeautifulSoup, own: tuple[str, ...]) -> str | None:
    """ModernGov's id of the meeting: by the page's own address, else by links that can only be the meeting's own."""
    if number := next(filter(None, map(meeting_number, own)), None):
        return number
    links = [
        str(link["href"]) for link in soup.find_all("a", href=True) if link.find_parent(class_="mgWordPara") is None
    ]
    packs = {pack[1] for href in links if (pack := _PACK.match(document_number(href) or ""))}
    named = packs or {number for href in links if (number := meeting_number(href))}
    return named.pop() if len(named) == 1 else None


def _broken_off(items: tuple[SightedItem, ...]) -> tuple[SightedItem, ...]:
    """The items of a page that ends too early: the last one may be no more than its beginning."""
    return (*items[:-1], replace(items[-1], cut=True)) if items else items
