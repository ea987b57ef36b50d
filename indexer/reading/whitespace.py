"""White space and invisible characters, the same everywhere that words of a page become a line."""

import re
import unicodedata


def _dropped(code: int) -> bool:
    sign = chr(code)
    return unicodedata.category(sign) in {"Cc", "Cs"} and not sign.isspace()


def _meant(code: int) -> str | None:
    """What a C1 control stands for where somebody took windows-1252 for Latin-1, as browsers do: U+0092 is "’"."""
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return None


# What has no width and no meaning here: zero-width spaces and joiners, soft hyphens, byte order marks, controls, halves
# of surrogate pairs. Controls that were letters or quotation marks once are these again.
INVISIBLE = {
    **dict.fromkeys(code for code in range(0xA0) if _dropped(code)),
    **{code: _meant(code) for code in range(0x80, 0xA0)},
    **dict.fromkeys([0xAD, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF]),
    **dict.fromkeys(range(0xD800, 0xE000)),
}


_ANY_INVISIBLE = re.compile(f"[{re.escape(''.join(map(chr, INVISIBLE)))}]")


def one_line(text: str) -> str:
    """The words of `text` with one space between them and nothing invisible."""
    # Hardly any text holds one, and to look for them is much faster than to take them out.
    return " ".join((text.translate(INVISIBLE) if _ANY_INVISIBLE.search(text) else text).split())
