"""A page's source as tokens that can be blanked one by one, and found again in the tree that the parser makes of it.

So a page is changed only where it has to be: every other byte stays as it was fetched.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

from indexer.crawl.moderngov.charset import in_characters_of, text_of
from indexer.crawl.moderngov.frame import soup_from

_TOKEN = re.compile(
    r"""<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>|<!\[CDATA\[|\]\]>|<[!?][^<>]*>"""
    r"""|</?[a-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>|</?[a-z][^<>]*>""",
    re.I | re.S,
)
# Characters that no page holds: Unicode has set them aside for private use, and the last of them nobody uses.
_OPEN, _CLOSE = "\U0010fffc", "\U0010fffd"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_ATTRIBUTE = "data-minutebook-token"
_END_OF_TAG = re.compile(r"\s*/?>$")
_KEPT_ATTRIBUTES = re.compile(
    r"""\s(?:class|id|name|colspan|rowspan)\s*=\s*(?:"[^"<>]{0,100}"|'[^'<>]{0,100}'|[^\s"'<>]{1,100})"""
    r"""|\shref\s*=\s*["']?(?![^"'<>\s]*mgConvert2PDF)[^"'<>\s]{0,300}?\.aspx\?[\w=&;.#-]{0,200}["']?(?=[\s>])""",
    re.I,
)


@dataclass(slots=True)
class Token:
    """A piece of the source: `kind` is "text", "tag" (a start tag), "end", or "unseen" (a comment, a script)."""

    kind: str
    text: str


class Source:
    """The characters of a page, in tokens."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._tokens = list(_tokens(text_of(body)))

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, place: int) -> Token:
        return self._tokens[place]

    def bytes(self) -> bytes:
        """The page as it is now, in the characters' encoding in which it came."""
        return in_characters_of(self._body, "".join(token.text for token in self._tokens))

    def tree(self, begin: int = 0, end: int | None = None) -> BeautifulSoup:
        """The tree of the tokens from `begin` to `end`, in which `places_in` finds them."""
        return soup_from("".join(_marked(place, self._tokens[place]) for place in range(len(self._tokens))[begin:end]))

    def place_at(self, character: int) -> int:
        """The token that holds the character at that place of the page's text."""
        passed = 0
        for place, token in enumerate(self._tokens):
            passed += len(token.text)
            if passed > character:
                return place
        return len(self._tokens)

    def blank(self, places: Iterable[int]) -> None:
        """Take the words out of these tokens: of a tag what only its attributes say."""
        for place in places:
            token = self._tokens[place]
            if token.kind == "text" and token.text.strip():
                token.text = " "
            elif token.kind == "unseen":
                token.text = ""
            elif token.kind == "tag":
                token.text = bare(token.text)

    def put(self, place: int, text: str) -> None:
        self._tokens[place].text = text


def places_in(node: PageElement) -> set[int]:
    """The tokens whose text or start tag lies in the node."""
    if isinstance(node, NavigableString):
        return {int(mark) for mark in _MARK.findall(str(node))}
    if not isinstance(node, Tag):
        return set()
    tags = {int(str(tag[_ATTRIBUTE])) for tag in (node, *node.find_all(True)) if _is_place(tag.get(_ATTRIBUTE))}
    return tags.union(*(places_in(string) for string in node.find_all(string=True)))


def clean(text: str) -> str:
    """A text of the tree without the marks of its tokens."""
    return _MARK.sub("", text)


def bare(tag: str) -> str:
    """A start tag with nothing but what places it: class, id, name, and an address that holds only numbers."""
    name = re.match(r"<\s*[\w:.-]+", tag)
    if name is None:
        return tag
    end = _END_OF_TAG.search(tag)
    return name[0] + "".join(found[0] for found in _KEPT_ATTRIBUTES.finditer(tag)) + (end[0].lstrip() if end else ">")


def _is_place(value: object) -> bool:
    return isinstance(value, str) and value.isdecimal()


def _tokens(text: str) -> Iterator[Token]:
    done = 0
    for found in _TOKEN.finditer(text):
        if found.start() > done:
            yield Token("text", text[done : found.start()])
        yield Token(_kind(found[0]), found[0])
        done = found.end()
    if done < len(text):
        yield Token("text", text[done:])


def _kind(markup: str) -> str:
    if markup.startswith("</"):
        return "end"
    if markup[1:2].isalpha() and not re.match(r"<(?:script|style)\b.*</", markup, re.I | re.S):
        return "tag"
    return "unseen" if markup.startswith(("<!--", "<s", "<S")) else "end"


def _marked(place: int, token: Token) -> str:
    if token.kind == "text" and token.text.strip():
        return f"{token.text}{_OPEN}{place}{_CLOSE}"
    if token.kind == "tag":
        end = _END_OF_TAG.search(token.text)
        at = end.start() if end else len(token.text) - 1
        return f'{token.text[:at]} {_ATTRIBUTE}="{place}"{token.text[at:]}'
    return token.text
