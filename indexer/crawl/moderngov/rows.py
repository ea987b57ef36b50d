"""The rows of a meeting page's agenda: a cell with the number, a cell with all that stands under the item."""

import re

from bs4 import BeautifulSoup, Tag

from archive.sighting import SightedItem
from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.sections import label_of, read
from indexer.crawl.moderngov.urls import item_url

_ANCHOR = re.compile(r"AI(\d+)", re.I)
_TITLE_TAGS = ("p", "h3", "h4", "h5", "strong", "b", "a", "div", "span")


def items_in(soup: BeautifulSoup, base: str | None) -> tuple[SightedItem, ...]:
    """Every row of the agenda in page order; a heading without number is an item too."""
    return tuple(_item(first, second, base) for first, second in rows_of(soup))


def rows_of(soup: BeautifulSoup) -> list[tuple[Tag, Tag]]:
    """(number cell, text cell) of each agenda row: by the cell's class, else the item's anchor, else the table's."""
    rows = [(row, row.find_all(["td", "th"], recursive=False)) for row in soup.find_all("tr")]
    pairs = [(row, cells) for row, cells in rows if len(cells) >= 2]
    marked = [(row, cells) for row, cells in pairs if _has_number_class(cells[0])]
    if not marked:
        anchored = [(row, cells) for row, cells in pairs if _anchor(cells[0]) or _anchor(cells[1])]
        # A table that only places the agenda on the page holds all the anchors too.
        around = {id(outer) for row, _ in anchored for outer in row.find_parents("tr")}
        marked = [(row, cells) for row, cells in anchored if id(row) not in around]
    if not marked:
        tables = {id(table) for table in soup.find_all("table", class_="mgItemTable")}
        marked = [(row, cells) for row, cells in pairs if id(row.find_parent("table")) in tables]
    return [(cells[0], cells[1]) for _, cells in marked]


def _item(first: Tag, second: Tag, base: str | None) -> SightedItem:
    cell = _unwrapped(second)
    title = title_of(second)
    name = text_in(title) if title is not None else ""
    sections = read(cell, base, (title,) if title is not None else ())
    item = _anchor(first) or _anchor(second) or sections.full_text_of
    return SightedItem(
        item=item,
        title=name,
        number=text_in(first) or None,
        description=sections.description,
        decision=sections.decision,
        minutes=sections.minutes,
        documents=sections.documents,
        restricted=sections.restricted,
        cut=sections.cut,
        source_url=item_url(base, item) if base and item else None,
        issue=sections.issue,
    )


def _has_number_class(cell: Tag) -> bool:
    return "mgItemNumberCell" in cell.get_attribute_list("class")


def _anchor(cell: Tag) -> str | None:
    """The item's id by its anchor `<a name="AI14841">`."""
    for tag in cell.find_all("a"):
        for key in ("name", "id"):
            if found := _ANCHOR.fullmatch(str(tag.get(key) or "").strip()):
                return found[1]
    return None


def _unwrapped(cell: Tag) -> Tag:
    """The cell, or the one tag in it that holds all it holds."""
    inner = [child for child in cell.children if isinstance(child, Tag) or str(child).strip()]
    if len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name == "div" and not inner[0].get("class"):
        return _unwrapped(inner[0])
    return cell


def title_of(second: Tag) -> Tag | None:
    """The title in a text cell: by its class, else the first tag with words in it that is no label of a part."""
    cell = _unwrapped(second)
    marked = cell.find(class_="mgAiTitleTxt")
    if isinstance(marked, Tag) and text_in(marked):
        return marked
    for child in cell.find_all(_TITLE_TAGS, recursive=False):
        if text_in(child):
            return child if label_of(child) is None else None
    return None
