"""The web service's XML, read although it is not always XML: raw HTML in its fields, entities it does not declare.

What XML forbids is mended before parsing; a document that is still not well-formed, or was cut short, is refused.
"""

import re
from html import entities, escape
from xml.etree import ElementTree as ET  # a document that declares a type or entities is refused below

from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.charset import text_of
from indexer.reading.whitespace import one_line

HTML_FIELDS = (
    "agendatext",
    "minutesnonemptyhtmlbody",
    "decisionnonemptyhtmlbody",
    "minuteshtmlbody",
    "decisionhtmlbody",
)
_DECLARATION = re.compile(r"<\?xml[^<>]{0,200}\?>")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|(\d{1,8}));", re.I)
_NAMED = re.compile(r"&([a-z][a-z0-9]{1,31});", re.I)
_LONE_AMPERSAND = re.compile(r"&(?!#x?[0-9a-f]{1,8};|[a-z][a-z0-9]{1,31};)", re.I)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_RAW_FIELD = re.compile(rf"(<({'|'.join(HTML_FIELDS)})\b[^<>/]*>)((?:(?!<\2\b).)*?)(</\2\s*>)", re.I | re.S)


def root_of(body: bytes, *names: str) -> ET.Element:
    """The document's root, which must be one of `names`. Raises Unreadable with the reason."""
    text = text_of(body).lstrip()
    if declared := _DECLARATION.match(text):
        text = text[declared.end() :]
    if "<!DOCTYPE" in text[:2000] or "<!ENTITY" in text:
        raise Unreadable("it declares a document type, as no answer of the web service does")
    try:
        root = ET.fromstring(_mended(text))  # noqa: S314  # see above
    except ET.ParseError as error:
        raise Unreadable(f"its XML is broken ({error})") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"its XML cannot be parsed ({type(error).__name__})") from error
    for element in root.iter():
        # Some servers put the answer into a namespace.
        element.tag = str(element.tag).rpartition("}")[2].lower()
    if root.tag not in names:
        raise Unreadable(f"it is no answer of the web service: its root is <{root.tag[:40]}>")
    return root


def value(element: ET.Element, name: str) -> str | None:
    """The child's text on one line; None where it is absent or blank."""
    child = element.find(name)
    return one_line("".join(child.itertext())) or None if child is not None else None


def flag(element: ET.Element, name: str) -> bool | None:
    """The child's "True" or "False"; None where it says neither."""
    return {"true": True, "1": True, "false": False, "0": False}.get((value(element, name) or "").lower())


def _mended(text: str) -> str:
    text = _RAW_FIELD.sub(_with_escaped_markup, _FORBIDDEN.sub("", text))
    return _LONE_AMPERSAND.sub("&amp;", _NAMED.sub(_as_character, _REFERENCE.sub(_allowed, text)))


def _with_escaped_markup(field: re.Match[str]) -> str:
    """A field whose HTML stands there raw becomes what the service means to send: escaped once."""
    inner = field[3]
    if "<" not in inner:
        return field[0]
    if inner.strip().startswith("<![CDATA["):
        return field[0]
    return field[1] + escape(inner, quote=False) + field[4]


def _allowed(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    is_character = (
        number in (9, 10, 13) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF
    )
    return reference[0] if is_character else ""


def _as_character(named: re.Match[str]) -> str:
    if named[1] in _XML_NAMES:
        return named[0]
    known = entities.html5.get(named[1] + ";")
    return known if known is not None and "&" not in known and "<" not in known else f"&amp;{named[1]};"
