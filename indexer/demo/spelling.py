"""How the look-alike writes the addresses in its links: now so, now otherwise, as sites do, and always the same way.

IIS minds neither case nor line breaks; a session may stand in the path, keys that only choose how a page looks in the
query.
"""

import re
from zlib import crc32

_OWN_PAGE = re.compile(r"(?:mg|ie|ec)\w+\.aspx\?", re.IGNORECASE)
_LOOKS = ("J=2", "LLL=0", "XXR=0", "bcr=1", "EVT=1", "DT=3", "displaypref=0")
# Of so many addresses one is written in each of the ways below; most are plain.
_ONE_IN = 24


def spelt(href: str) -> str:
    """A relative link to one of the site's own pages, in the spelling that its address brings with it."""
    if not _OWN_PAGE.match(href):
        return href
    drawn = crc32(href.encode())
    name, _, query = href.partition("?")
    query, sign, anchor = query.partition("#")
    way = drawn % _ONE_IN
    if way == 0:
        name, query = name.lower(), query.lower()
    elif way == 1:
        name, query = name.upper(), _keys_in_capitals(query)
    elif way == 2:
        name = f"(S(q{drawn:08x}))/{name}"
    elif way in {3, 4}:
        query = f"{query}&{_LOOKS[drawn // _ONE_IN % len(_LOOKS)]}"
    elif way == 5:
        query = query.replace("&", "\r\n&", 1)
    elif way == 6:
        name = f" {name}"
    return f"{name}?{query}{sign}{anchor}"


def _keys_in_capitals(query: str) -> str:
    return "&".join(f"{key.upper()}{sign}{value}" for key, sign, value in (p.partition("=") for p in query.split("&")))
