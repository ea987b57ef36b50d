"""The parts under one agenda item, on its own page or in its row: description, decision, minutes, papers.

The labels ("Decision:", "Minutes:", "Supporting documents:") part them; the classes help where they are, and the order
and the labels alone are enough where they are missing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bs4 import NavigableString, PageElement, Tag

from archive.model import Document, Paragraph
from indexer.crawl.moderngov.blocks import blocks_of, is_hidden, short_text_in, text_in
from indexer.crawl.moderngov.labels import (
    ANCHOR_PREFIXES,
    DECISION,
    DESCRIPTION,
    DOCUMENTS,
    MINUTES,
    is_out_of_order,
    part_named,
    without_file_size,
)
from indexer.crawl.moderngov.tree import links_in, tags_in
from indexer.crawl.moderngov.urls import absolute, document_number, issue_number, item_number, mended
from indexer.reading.notes import CUT_NOTE, FULL_TEXT, LONGEST_NOTE, is_note
from indexer.reading.paragraphs import paragraphs
from indexer.reading.whitespace import one_line

_LABEL_CLASSES = frozenset({"mgSubItemTitleTxt", "mgSubSubTitleTxt"})
_LABEL_TAGS = ("p", "h3", "h4", "h5", "strong", "b", "span", "div")
_LONGEST_LABEL = 40
_WORDS_CLASS = re.compile(r"mgWordPara|(?:Word)?Section\d+")
# The page's headings, and what stands around the text where no frame parts them.
_OF_THE_TEMPLATE = frozenset({"h1", "h2", "nav", "footer"})
_CHROME = frozenset({"mgActionList", "mgLinks", "mgHeader", "mgSubTitle", "mgFooter", "mgAiTitleTxt"})
_CUT_WORDS = "view the full"
_CUT_LINK = re.compile(rf"\W*{FULL_TEXT}\b.{{0,40}}", re.I | re.S)
_RESTRICTED = re.compile(
    r"\brestricted enclosure\b|\bview the reasons? why (?:the )?documents?\b.{0,120}?\brestricted\b", re.I | re.S
)
_LINKED_FILE = re.compile(r"'? (?:pdf |word |excel )?(?:file|document)$", re.I)
_LINK_TO = re.compile(r"(?:link to|open|download) (?:the )?(?:file|document|attachment|report)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Sections:
    """What stands under an item. None for a part that has no heading and no text."""

    description: tuple[Paragraph, ...] | None
    decision: tuple[Paragraph, ...] | None
    minutes: tuple[Paragraph, ...] | None
    documents: tuple[Document, ...]
    restricted: bool
    cut: bool
    full_text_of: str | None  # the item that "view the full minutes text" links to
    issue: str | None  # the matter whose history is linked


def read(container: Tag, base: str | None, skip: tuple[Tag, ...] = ()) -> Sections:
    """The sections of a table cell or of a page's content, apart from the tags in `skip` (the title).

    The tree is changed: "view the full minutes text" is taken out of it.
    """
    text = container.get_text("\n").casefold()
    full_text_of, cut = _take_out_cut_notes(container, text)
    links, papers = links_in(container), _Papers(base)
    sorted_out = _SortedOut({id(tag) for tag in skip})
    sorted_out.add_children(container)
    sorted_out.part_unlabelled_minutes()
    return Sections(
        description=sorted_out.paragraphs(DESCRIPTION),
        decision=sorted_out.paragraphs(DECISION),
        minutes=sorted_out.paragraphs(MINUTES),
        documents=_unique(papers.linked_in(container, links) + papers.listed_in(sorted_out.parts[DOCUMENTS])),
        restricted="restricted" in text and _RESTRICTED.search(container.get_text(" ")) is not None,
        cut=cut,
        full_text_of=full_text_of,
        issue=next(filter(None, (issue_number(str(link["href"])) for link in links)), None),
    )


def papers_in(container: Tag, base: str | None) -> tuple[Document, ...]:
    """The papers linked anywhere in `container`, texts of minutes apart, each once."""
    return _unique(_Papers(base).linked_in(container, links_in(container)))


def label_of(tag: Tag) -> str | None:
    """The part that `tag` is the heading of, if it is one."""
    if tag.name not in _LABEL_TAGS:
        return None
    text = short_text_in(tag, _LONGEST_LABEL)
    if not text:
        return None
    if not text.endswith(":") and _is_marked(tag):
        text += ":"
    return part_named(text)


@dataclass(slots=True)
class _SortedOut:
    """The nodes of each part, in page order."""

    skipped: set[int]
    part: str = DESCRIPTION
    parts: dict[str, list[PageElement]] = field(default_factory=lambda: {p: [] for p in (*ANCHOR_PREFIXES, DOCUMENTS)})
    labelled: set[str] = field(default_factory=set)

    def add_children(self, container: Tag) -> None:
        for child in container.children:
            self._add(child)

    def paragraphs(self, part: str) -> tuple[Paragraph, ...] | None:
        nodes = self.parts[part]
        words = [
            node for n, node in enumerate(nodes) if isinstance(node, Tag) and _is_worded(node, nodes[n + 1 : n + 2])
        ]
        # Where the class marks the text, all else in the part is the page's own furniture.
        found = paragraphs(blocks_of(*(words or nodes)), ANCHOR_PREFIXES[part])
        return found if found or part in self.labelled else None

    def part_unlabelled_minutes(self) -> None:
        """Where "Minutes:" is missing, a second text below the agenda's description is the minutes."""
        words = [node for node in self.parts[DESCRIPTION] if isinstance(node, Tag) and _holds_words(node)]
        if not self.labelled & {DECISION, MINUTES} and len(words) > 1:
            self.parts[DESCRIPTION], self.parts[MINUTES] = [words[0]], [*words[1:]]

    def _add(self, node: PageElement) -> None:
        if not isinstance(node, Tag):
            if isinstance(node, NavigableString) and node.strip() and not is_note(node.strip()):
                self.parts[self.part].append(node)
            return
        if id(node) in self.skipped or is_hidden(node) or node.name in _OF_THE_TEMPLATE:
            return
        if (part := label_of(node)) is not None and (_is_marked(node) or not is_out_of_order(part, self.labelled)):
            self.part = part
            self.labelled.add(part)
        elif _is_wrapper(node, self.skipped):
            self.add_children(node)
        elif self.part == DOCUMENTS and not _holds_words(node):
            self.parts[DOCUMENTS].append(node)
        elif not _is_furniture(node) and not is_note(short_text_in(node, LONGEST_NOTE) or ""):
            self.parts[DESCRIPTION if self.part == DOCUMENTS else self.part].append(node)


def _is_worded(tag: Tag, following: list[PageElement]) -> bool:
    """Whether the tag is text by its class, or the heading of such a text: "Reasons for the decision:"."""
    if _holds_words(tag):
        return True
    return _is_marked(tag) and any(isinstance(node, Tag) and _holds_words(node) for node in following)


def _is_marked(tag: Tag) -> bool:
    """Whether the class says that the tag is a label."""
    return not _LABEL_CLASSES.isdisjoint(tag.get_attribute_list("class"))


def _holds_words(tag: Tag) -> bool:
    return any(_WORDS_CLASS.fullmatch(name) for name in tag.get_attribute_list("class") if name)


def _is_furniture(tag: Tag) -> bool:
    """Lists of links, and what the classes name as the page's own."""
    if not _CHROME.isdisjoint(tag.get_attribute_list("class")) and tag.find(("h1", "h2")) is None:
        return True
    return tag.name == "ul" and tag.find("a") is not None and not _text_outside_links(tag)


def _is_wrapper(tag: Tag, skipped: set[int]) -> bool:
    """Whether the tag is there only to hold headings and labels, so that its children are parts of their own."""
    if tag.name not in ("div", "section", "article", "main", "form", "body", "html", "span") or _holds_words(tag):
        return False
    if tag.get("id") == "modgov" or "mgContent" in tag.get_attribute_list("class"):
        return True
    inner = tags_in(tag, *_LABEL_TAGS, "h1", "h2", "ul")
    return any(
        id(t) in skipped or t.name in ("h1", "h2") or (t.name == "ul" and _is_furniture(t)) or label_of(t) is not None
        for t in inner
        if not _is_in_words(t, tag)
    ) or any(_holds_words(t) for t in inner)


def _is_in_words(tag: Tag, container: Tag) -> bool:
    for parent in tag.parents:
        if parent is container:
            return False
        if _holds_words(parent):
            return True
    return False


def _text_outside_links(tag: Tag) -> str:
    strings = tag.find_all(string=True)
    return "".join(
        str(s).strip() for s in strings if s.find_parent("a") is None and s.find_parent(class_="mgFileSize") is None
    )


def _take_out_cut_notes(container: Tag, text: str) -> tuple[str | None, bool]:
    """Removes every "...view the full minutes text for item 163."; returns the item linked there, if there was one.

    `text` is all that stands in the container, in small letters.
    """
    number, cut = None, False
    for link in tags_in(container, "a"):
        shown = text_in(link)
        if _CUT_WORDS not in shown.casefold():
            continue
        linked = item_number(str(link.get("href") or ""))
        if CUT_NOTE.search(shown) or (linked and _CUT_LINK.fullmatch(shown)):
            number, cut = number or linked, True
            link.extract()
    # Few pages are cut, and looking at each string costs more than a glance at all of them.
    if _CUT_WORDS in text and CUT_NOTE.search(container.get_text("\n")):
        for string in container.find_all(string=CUT_NOTE):
            cut = True
            string.replace_with(NavigableString(CUT_NOTE.sub("", str(string))))
    return number, cut


class _Papers:
    """The papers that links lead to, each link asked once however often it is listed."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._made: dict[int, Document] = {}

    def linked_in(self, container: Tag, links: Iterable[Tag]) -> list[Document]:
        """Those of `links` that are papers by their address, texts of minutes in the container apart."""
        return [
            self._of(link)
            for link in links
            if document_number(str(link["href"])) is not None and not _is_in_words(link, container)
        ]

    def listed_in(self, nodes: list[PageElement]) -> list[Document]:
        """What is listed under a heading for papers is one, wherever it lies."""
        lists = [node for node in nodes if isinstance(node, Tag)]
        links = [a for node in lists for a in ([node] if node.name == "a" else tags_in(node, "a")) if a.get("href")]
        return [self._of(link) for link in links if not is_note(text_in(link))]

    def _of(self, link: Tag) -> Document:
        if id(link) not in self._made:
            href = str(link["href"])
            self._made[id(link)] = Document(_title_of(link, href), absolute(href, self._base), document_number(href))
        return self._made[id(link)]


def _title_of(link: Tag, href: str) -> str:
    shown = without_file_size(text_in(link))
    told = one_line(str(link.get("title") or ""))
    named = _LINKED_FILE.sub("", _LINK_TO.sub("", told)).strip("' ") if _LINK_TO.match(told) else ""
    if "mgAiTitleLnk" in link.get_attribute_list("class") and named:
        return named
    beside = next((parent for parent in link.parents if parent.name == "li"), None)
    around = without_file_size(text_in(beside)) if beside is not None else ""
    return shown or named or around or unquote(urlsplit(mended(href)).path.rpartition("/")[2])


def _unique(papers: list[Document]) -> tuple[Document, ...]:
    found: dict[str, Document] = {}
    for paper in papers:
        found.setdefault(paper.number or paper.url or paper.title, paper)
    return tuple(found.values())
