"""The characters of a page: bytes -> text, whatever the council's server wrote.

A byte order mark counts first, then what the page declares, then UTF-8 where the bytes are that, else windows-1252, as
browsers do. Nothing is raised: a byte that no encoding explains becomes U+FFFD.
"""

import codecs
import re
from functools import lru_cache

# Where a declaration may stand; the HTML standard looks at 1,024 bytes, saved pages put comments before it.
_PROLOGUE = 4096
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)|<meta\b[^>]{0,300}?charset\s*=\s*["']?([\w-]+)""", re.I
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read all of these as windows-1252, and so do those who write them.
_REALLY_WINDOWS = frozenset({"iso8859-1", "ascii", "cp1252"})
# windows-1252 leaves five bytes without a character; browsers read those as the C1 controls of Latin-1.
_WINDOWS_GAPS = "replace"


# What kind of page it is, whose it is and what it says is told one after another, from the same characters.
@lru_cache(maxsize=1)
def text_of(body: bytes) -> str:
    """The page's characters, without byte order mark and NUL."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _without_nul(body[len(mark) :].decode(encoding, "replace"))
    if wide := _unmarked_utf16(body):
        return _without_nul(body.decode(wide, "replace"))
    return _without_nul(_decoded(body, _declared(body)))


def in_characters_of(body: bytes, text: str) -> bytes:
    """The text in the characters' encoding of `body`, of whose text it is a part: `text_of` reads it as it is given."""
    for encoding in (_declared(body) or "utf-8", "utf-8", "cp1252"):
        try:
            encoded = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if text_of(encoded) == text:
            return encoded
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace")


def _unmarked_utf16(body: bytes) -> str | None:
    if body[:1] == b"<" and body[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if body[:2] == b"\0<" else None


def _declared(body: bytes) -> str | None:
    found = _DECLARED.search(body, 0, _PROLOGUE)
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "replace")).name
    except LookupError:
        return None
    # A declaration that could be read as single bytes at all cannot mean UTF-16; some codecs are no text encodings.
    return name if name in _REALLY_WINDOWS or name == "utf-8" or name.startswith(("iso8859", "cp125")) else None


def _decoded(body: bytes, declared: str | None) -> str:
    if declared is not None and declared != "utf-8":
        return body.decode("cp1252" if declared in _REALLY_WINDOWS else declared, _WINDOWS_GAPS)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        mended = body.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    sound = sum(1 for c in mended if c > "\x7f") - damaged
    # A few broken bytes among many sound letters are damage (a page cut within a letter); else it never was UTF-8.
    return (
        mended
        if sound >= damaged or (damaged == 1 and mended.endswith("\ufffd"))
        else body.decode("cp1252", _WINDOWS_GAPS)
    )


def _without_nul(text: str) -> str:
    # libxml2 takes NUL for the end of the page.
    return text.replace("\0", "").removeprefix("\ufeff")
