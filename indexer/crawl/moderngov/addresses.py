"""The addresses that a page names: of ModernGov's pages in its text, and those under which it says that it stands."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.urls import base_of

_HTTP = re.compile(r"""https?://(?:(?!https?://)[^\s"'<>])+""", re.I)
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000}?)\s{0,9}-->", re.I)
_CANONICAL = re.compile(
    r"""<link\b[^<>]{0,200}?\brel\s*=\s*["']?canonical["']?[^<>]{0,200}?\bhref\s*=\s*["']([^"'<>]+)"""
    r"""|<meta\b[^<>]{0,200}?\bproperty\s*=\s*["']og:url["'][^<>]{0,200}?\bcontent\s*=\s*["']([^"'<>]+)""",
    re.I,
)
# Where a page's <head> is to be looked for.
_HEAD = 20_000
_STILL_ESCAPED = re.compile(r"&(?:quot|lt|gt|apos|#39|#34|amp;quot|amp;lt);.*", re.I | re.S)


def absolute_moderngov_addresses(body: bytes) -> tuple[str, ...]:
    """Every absolute address of a ModernGov page in a page's bytes, each once, as written but for its entities.

    The address that a browser noted when it saved the page comes first, then those of the host that occurs most.
    """
    text = text_of(body)
    if "http" not in text:
        return ()
    saved = [unescape(address) for address in _saved_from(text)]
    # Most of what is escaped in minutes are blanks, by the hundred.
    linked = [
        _STILL_ESCAPED.sub("", unescape(found)) for found in _absolute_in(unescape(text.replace("&nbsp;", "\xa0")))
    ]
    known = [address for address in linked if ".as" in address.casefold() and base_of(address) is not None]
    hosts = Counter(_host(address) for address in known)
    known.sort(key=lambda address: -hosts[_host(address)])
    return tuple(dict.fromkeys([address for address in saved if base_of(address) is not None] + known))


def _saved_from(text: str) -> Iterator[str]:
    """What `_SAVED_FROM` finds: only where a comment begins it is tried."""
    at = 0
    while (comment := text.find("<!--", at)) >= 0:
        found = _SAVED_FROM.match(text, comment)
        at = found.end() if found else comment + 4
        if found:
            yield found[1]


def _absolute_in(text: str) -> Iterator[str]:
    """What `_HTTP` finds: only where a "://" stands it is tried, which a search for a few letters finds much faster."""
    at = 0
    while (colon := text.find("://", at)) >= 0:
        found = next(filter(None, (_HTTP.match(text, colon - n) for n in (5, 4) if colon - n >= at)), None)
        at = found.end() if found else colon + 3
        if found:
            yield found[0]


def own_addresses(text: str) -> tuple[str, ...]:
    """The ModernGov addresses under which a page says that it stands: noted by a saving browser, or canonical."""
    head = text[:_HEAD].encode("ascii", "replace").lower()  # of letters beyond ASCII this takes a tenth of the time
    named = _CANONICAL.finditer(text, 0, _HEAD) if b"canonical" in head or b"og:url" in head else ()
    told = (*_saved_from(text), *(found[1] or found[2] for found in named))
    return tuple(address for address in map(unescape, told) if base_of(address) is not None)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()
