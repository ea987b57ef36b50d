"""HTML of minutes -> the blocks that a reader sees: paragraphs, points with their depth, table rows, headings.

Inline elements keep their own white space and words are never glued; what the page hides is left out. Which block is a
paragraph, and what its typed number is, `indexer.reading.paragraphs` tells.
"""

import re
from dataclasses import dataclass, field

from bs4 import NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from archive.model import ParagraphKind
from indexer.crawl.moderngov.tables import is_head, lines_of, only_places_text, placed
from indexer.reading.paragraphs import Block
from indexer.reading.whitespace import one_line

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset"}
) | {
    *("figure", "footer", "form", "header", "hr", "main", "p", "pre", "section"),
    *("tbody", "td", "tfoot", "th", "thead", "tr", "caption"),
}
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"}) | {
    *("iframe", "object", "select", "button", "textarea", "audio", "video", "canvas"),
}
_HIDDEN_CLASSES = frozenset({"mgHide", "mgFileSize"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
# What a short text may hide: file sizes, "Item 5 View the background to".
_HIDDEN_AT_MOST = 300
_MARGIN = re.compile(r"margin-left\s*:\s*(-?\d+(?:\.\d+)?)\s*(pt|px|cm|mm|in|em)?", re.I)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 12.0}


def blocks_of(*nodes: PageElement) -> tuple[Block, ...]:
    """The blocks of the nodes in order; text that stands in no block of its own makes one."""
    gathered = _Gathered()
    for node in nodes:
        gathered.add(node, depth=0)
    gathered.close()
    return tuple(gathered.blocks)


def text_in(node: PageElement) -> str:
    """The words of a node on one line, its hidden parts and file sizes left out."""
    return one_line(_raw_text(node))


def short_text_in(node: PageElement, longest: int) -> str | None:
    """The same where it is no longer than `longest` characters; else None, mostly without reading all of it."""
    room = longest + _HIDDEN_AT_MOST
    for string in node.strings if isinstance(node, Tag) else ():
        room -= len(string.strip())
        if room < 0:
            return None
    text = text_in(node)
    return text if len(text) <= longest else None


def is_hidden(tag: Tag) -> bool:
    """Whether a reader of the page does not see the tag."""
    if tag.name in _UNSEEN:
        return True
    if not tag.attrs:  # as most tags of a text
        return False
    if not _HIDDEN_CLASSES.isdisjoint(tag.get_attribute_list("class")):
        return True
    # "until-found" shows itself to who searches the page.
    if "hidden" in tag.attrs and tag.attrs["hidden"] != "until-found":
        return True
    style = tag.get("style")
    return isinstance(style, str) and bool(style) and _HIDING_STYLE.search(style) is not None


@dataclass(slots=True)
class _Gathered:
    """The blocks so far, and the text of the one that is still open."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int | None = None
    indent: int = 0

    def add(self, node: PageElement, depth: int) -> None:
        """`depth` counts the lists around the node."""
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):  # comments and the like
                self.text.append(str(node))
            return
        if not isinstance(node, Tag) or is_hidden(node):
            return
        if node.name == "br":
            self.text.append("\n")
        elif node.name == "table" and not _is_layout(node):
            self._add_table(node, depth)
        elif node.name == "li":
            self._add_as(node, ParagraphKind.POINT, max(depth, 1))
        elif node.name in ("ul", "ol"):
            self.close()
            self._add_children(node, depth + 1)
            self.close()
        elif node.name in _HEADINGS:
            self._add_as(node, ParagraphKind.HEADING, depth)
        elif node.name in _BLOCKS or node.name == "table":
            self._add_block(node, depth)
        else:
            self._add_children(node, depth)

    def close(self) -> None:
        """Ends the open block. A point's mark is spent by the first words in it, not by the blanks before them."""
        text = "".join(self.text)
        self.text.clear()
        if text.strip():
            self.blocks.append(Block(text, self.kind, self.level, self.indent))
            self.kind, self.level = ParagraphKind.TEXT, None

    def _add_children(self, node: Tag, depth: int) -> None:
        for child in node.children:
            self.add(child, depth)

    def _add_block(self, node: Tag, depth: int) -> None:
        self.close()
        outer = self.indent
        self.indent = outer + _margin(node)
        self._add_children(node, depth)
        self.close()
        self.indent = outer

    def _add_as(self, node: Tag, kind: ParagraphKind, depth: int) -> None:
        self.close()
        self.kind, self.level = kind, depth if kind is ParagraphKind.POINT else None
        self._add_block(node, depth)
        self.kind, self.level = ParagraphKind.TEXT, None

    def _add_table(self, table: Tag, depth: int) -> None:
        self.close()
        for caption in table.find_all("caption", recursive=False):
            self._add_block(caption, depth)
        cells = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
        rows = placed([[(cell, text_in(cell)) for cell in row] for row in cells])
        is_placing = only_places_text(rows)
        for n, (row, line) in enumerate(zip(rows, lines_of(rows), strict=True)):
            if is_placing and not is_head(n, row):
                for cell in row:
                    self._add_block(cell.tag, depth)
                continue
            self.kind = ParagraphKind.ROW
            self.text.append(line)
            self.close()
            self.kind = ParagraphKind.TEXT


def _is_layout(table: Tag) -> bool:
    """Whether a table only places text on the page: one column, or a table around tables."""
    if table.find("table") is not None:
        return True
    return all(len(row.find_all(["td", "th"], recursive=False)) <= 1 for row in table.find_all("tr"))


def _margin(node: Tag) -> int:
    style = node.get("style")
    if not isinstance(style, str) or not (found := _MARGIN.search(style)):
        return 0
    return round(float(found[1]) * _POINTS[(found[2] or "pt").lower()])


def _raw_text(node: PageElement) -> str:
    if isinstance(node, NavigableString):
        return "" if isinstance(node, PreformattedString) else str(node)
    if not isinstance(node, Tag) or is_hidden(node):
        return ""
    if node.name == "br":
        return " "
    inner = "".join(_raw_text(child) for child in node.children)
    return f" {inner} " if node.name in _BLOCKS or node.name in _HEADINGS or node.name in ("li", "ul", "ol") else inner
