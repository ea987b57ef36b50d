"""Where a meeting was held: what stands behind "Venue:" above the agenda, in whatever markup."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from indexer.crawl.moderngov.blocks import text_in

# In English or in Welsh. Without a colon it has to be all that its tag holds.
_LABEL = re.compile(r"\s*(?:venue|lleoliad)\s*(?::\s*(?P<rest>\S.*)?)?$", re.I | re.S)
_OTHER_LABEL = re.compile(r"\w[\w ]{1,40}:")
_DIRECTIONS = re.compile(r"direction|\bmap\b|cyfarwyddiadau", re.I)
_INLINE = frozenset({"span", "strong", "b", "label", "em", "i", "u", "font", "h3", "h4", "h5"})
_CELLS = frozenset({"dt", "th", "td"})
_HOLDERS = _CELLS | {"p", "div", "li", "span", "address"}


def venue_in(soup: BeautifulSoup) -> str | None:
    """The venue as the page names it, without the link to a map; None where it names none above its agenda."""
    for string in _above_agenda(soup):
        found = _LABEL.match(string)
        if found is None or string.parent is None:
            continue
        label, beside = _whole(string, string.parent), found["rest"]
        if beside and (label is not string or label.parent is None or label.parent.name not in _HOLDERS):
            continue
        venue = " ".join([beside or "", *_told_after(label)])
        if venue := " ".join(venue.split()).lstrip(": ").rstrip(" -").strip():
            return venue
        if ":" in string or label is not string:
            return None
    return None


def _above_agenda(soup: BeautifulSoup) -> Iterator[NavigableString]:
    """The texts of the page up to the first item of the agenda; no minutes are among them."""
    for node in soup.descendants:
        if isinstance(node, Tag):
            classes = node.get_attribute_list("class") if node.attrs else ()
            if "mgItemTable" in classes or "mgItemNumberCell" in classes or "mgWordPara" in classes:
                return
            if node.name == "a" and str(node.get("name") or "").startswith("AI"):
                return
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield node


def _whole(string: NavigableString, parent: Tag) -> PageElement:
    """The largest tag that holds the label and nothing else, else the string itself."""
    label: PageElement = string
    while parent.name in _INLINE | _CELLS and text_in(parent) == " ".join(string.split()):
        label = parent
        if parent.name in _CELLS or parent.parent is None:
            break
        parent = parent.parent
    return label


def _told_after(label: PageElement) -> Iterator[str]:
    """What stands behind the label up to the next one; a link to directions is left out, and the stop before it."""
    if isinstance(label, Tag) and label.name in _CELLS:
        beside = label.find_next_sibling()
        if isinstance(beside, Tag):
            yield text_in(beside)
        return
    told: list[str] = []
    for node in label.next_siblings:
        text = text_in(node)
        if isinstance(node, Tag):
            if node.name in _INLINE and _OTHER_LABEL.fullmatch(text):
                break
            if _DIRECTIONS.search(text):
                if told:
                    told[-1] = told[-1].rstrip(" .")
                continue
        if text:
            told.append(text)
    yield from told
