"""Welsh told from English, so that a screen reader speaks it as Welsh (WCAG 3.1.2): papers of Wales are in both.

Told by the small words that hold a sentence together, which no other language of these papers has; a text too short to
have any is left in the page's own language, as is a name.
"""

import re

_WORD = re.compile(r"[^\W\d_]+")
_WELSH = frozenset(
    re.split(
        r"\s+",
        "y yr yn ac ar gan gyda wedi bod fod mae oedd roedd ydy yw bydd byddai sydd nid nad na ni hyn hwn hon ei eu "
        "hefyd rhwng drwy trwy dan heb neu ond fel unrhyw pob cael gael dylid dywedodd gofynnodd nododd penderfynwyd "
        "cytunwyd derbyniwyd cyfarfod gyfarfod cofnodion gofnodion cyngor gyngor cynghorydd pwyllgor bwyllgor aelodau",
    )
)
_ENGLISH = frozenset(
    re.split(r"\s+", "the of and to in that for was were is be been with by on it at from this has have")
)
_FEWEST = 2


def language(text: str) -> str | None:
    """ "cy" for a text in Welsh; None where it is in the page's own language, or nothing tells."""
    if not _may_be_welsh(text):
        return None
    words = _WORD.findall(text.lower())
    welsh, english = (sum(word in known for word in words) for known in (_WELSH, _ENGLISH))
    return "cy" if welsh >= _FEWEST and welsh > english else None


def _may_be_welsh(text: str) -> bool:
    """Whether a word is there that hardly a Welsh sentence does without and hardly an English one has.

    Asked of every text of a page of results: one after the other, these take half a microsecond, any loop or expression
    several.
    """
    return (
        " yn " in text
        or " y " in text
        or " yr " in text
        or " gan " in text
        or " oedd " in text
        or "’r " in text
        or text.startswith(("Y ", "Yr ", "Yn "))
    )
