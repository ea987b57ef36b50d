"""The part of a page that is ModernGov's: `div#modgov`, cut out of the council's own template.

Cutting before parsing matters: the template is most of a page's bytes, and parsing is most of an ingest's time.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bs4 import BeautifulSoup, Tag

from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.tree import first_of_class, tree_of

_OPENS = re.compile(r"""<div\b[^<>]{0,300}?\bid\s*=\s*["']?modgov\b[^<>]{0,300}>""", re.I)
# Where the mark is missing, the frame begins with its h1: what the template has above it is not ModernGov's.
_OPENING_H1 = re.compile(
    r"<h1\b[^<>]{0,300}>(?:\s{0,99}<[^<>]{0,200}>){0,3}\s{0,99}"
    r"(?:agenda|decisions|(?:draft )?minutes|meeting attendance|rhaglen|cofnodion|eitem (?:agenda|ar yr? ))\b",
    re.I,
)
_FOOTER = re.compile(r"""<div\b[^<>]{0,300}?\bclass\s*=\s*["']?[^"'<>]{0,200}?\bmgFooter\b""", re.I)
_INSTRUCTION = re.compile(r"<\?[^<>]{0,500}>")
_DIV = re.compile(r"<(/?)div\b", re.I)
_END_OF_PAGE = re.compile(r"</html\s*>", re.I)
_TAG = re.compile(r"<[a-z!/][^<>]*>", re.I)
# What Word wraps around the words of a paragraph. It says nothing, unless it hides them or ModernGov made it.
# The first letter is asked for first: a wrapper has another.
_BLOCK = re.compile(r"(</?(?=[pdutohl])(?:p|div|ul|ol|li|table|tr|td|th|h[1-6])\b[^<>]*>)", re.I)
_OPENS_PARAGRAPH = ("<p", "<P")
_SPAN = re.compile(r"<(?:span|font)\b[^<>]*", re.I)
_BARE_SPAN = re.compile(r"<span\s*", re.I)
_WRAPPER = re.compile(r"<(/?)(span|font|o:p|st1:\w+)\b[^<>]*>", re.I)
# A span without attributes may be a label that lost its class.
_TELLING = re.compile(
    r"""<span\s*>|<(?:span|font)\b[^<>]*?(?:\bclass\s*=\s*["']?(?!GramE\b|SpellE\b|Mso)|display|visibility|mso-hide)""",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The HTML inside the frame, and whether the page was read to its end."""

    inside: str
    closed: bool
    found: bool


# Asked for its kind and then for its words.
@lru_cache(maxsize=1)
def cut_out(html: str) -> Frame:
    """ModernGov's part of the page: its frame, else from its h1 on, else the whole page."""
    opened = _OPENS.search(html)
    begins = opened or _OPENING_H1.search(html)
    start = begins.start() if begins else 0
    footer = _FOOTER.search(html, start)
    if footer:
        return Frame(html[start : footer.start()], closed=True, found=opened is not None)
    closed = _END_OF_PAGE.search(html, start) is not None or (opened is not None and _is_balanced(html, start))
    return Frame(html[start:], closed, found=opened is not None)


def soup_of(frame: Frame) -> BeautifulSoup:
    """The frame as a tree. Raises Unreadable where there is no markup at all or the parser gives up."""
    if not _TAG.search(frame.inside):
        raise Unreadable("it holds no HTML")
    return soup_from(without_wrappers(frame.inside))


def without_wrappers(html: str) -> str:
    """`html` without the tags that Word wraps around words: half of all tags, and each costs as much as a paragraph."""
    telling = _telling_in(html)
    pieces = _BLOCK.split(html)
    for at in range(2, len(pieces), 2):
        inside = pieces[at]
        if "<" in inside and pieces[at - 1][:2] in _OPENS_PARAGRAPH and not any(tag in inside for tag in telling):
            pieces[at] = _unwrapped(inside)
    return "".join(pieces)


def _telling_in(html: str) -> list[str]:
    """The tags of the page, but for their ">", that say something: a paragraph that holds one keeps all its tags."""
    opening = set(_SPAN.findall(html))
    return [f"{tag}>" if _BARE_SPAN.fullmatch(tag) else tag for tag in opening if _tells(tag)]


# Of some hundred tags of a page a handful differ, and they are those of the next page too.
@lru_cache(maxsize=1024)
def _tells(tag: str) -> bool:
    return _TELLING.search(f"{tag}>") is not None


def _unwrapped(inside: str) -> str:
    """What stands in a paragraph without its wrappers, where they close what they open and nothing else."""
    pieces = _WRAPPER.split(inside)
    opened: list[str] = []
    for closing, name in zip(pieces[1::3], pieces[2::3], strict=True):
        if not closing:
            opened.append(name.lower())
        elif not opened or opened.pop() != name.lower():
            return inside
    return inside if opened else "".join(pieces[::3])


def soup_from(html: str) -> BeautifulSoup:
    """Any HTML as a tree. Raises Unreadable where the parser gives up."""
    # Word leaves "<?xml:namespace ... />" behind; a browser takes it for a comment, bs4 for a sign that this is XML.
    without_instructions = _INSTRUCTION.sub("", html).replace("<?", "&lt;?")
    try:
        return tree_of(without_instructions)
    except (ValueError, AssertionError, RecursionError) as error:  # what bs4 and lxml raise on hopeless markup
        raise Unreadable(f"its HTML cannot be parsed ({type(error).__name__})") from error


def headings(soup: BeautifulSoup) -> tuple[Tag | None, Tag | None]:
    """The page's kind (h1) and its title (h2), found by class, else by place. Raises Unreadable for an error page."""
    kind = first_of_class(soup, "h1", "mgMainTitleTxt") or soup.h1
    title = first_of_class(soup, "h2", "mgSubTitleTxt") or soup.h2
    if kind is not None and kind.get_text(" ", strip=True).casefold() in ("error", "error page", "page not found"):
        raise Unreadable("it is the site's error page")
    return kind, title


def _is_balanced(html: str, start: int) -> bool:
    depth = 0
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return True
    return False
