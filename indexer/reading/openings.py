"""Whom a sentence names before a colon or a dash: what follows is what they say, or what they declare."""

import re

from archive.model import Act
from indexer.reading.clause import Sentence
from indexer.reading.mentions import Mention, Sort
from indexer.reading.names import TITLES
from indexer.reading.places import Place
from indexer.reading.subjects import COLON

# "Councillor Smith – Item 5 – Personal – member of the club", in a list of declarations.
_INTEREST = r"(?:interests?|(?:non-)?pecuniary|personal|prejudicial|registrable|DPI|NPI|ORI|NRI)\b"
_DECLARES = re.compile(
    rf"(?:{_INTEREST}|(?:disclosable|significant|other|declared)\b.{{0,40}}?\b{_INTEREST}|"
    rf"(?:(?:agenda\s)?items?|minutes?|applications?)\b.{{0,80}}?\b{_INTEREST})",
    re.I,
)
_IS_SAID = re.compile(r"(?:\S+\s+){2}.*[.?!…][\"”’)]*$")
_LISTS_SOMEBODY = re.compile(rf"(?:{TITLES})s?\s")
# "Councillor Smith – Chair": fewer words behind a dash say what somebody is.
_FEWEST_BEHIND_DASH = 5
# A bullet or a quotation mark may stand before the name.
_LATEST_START = 5


def opened_by(sentence: Sentence, mention: Mention) -> Act | None:
    """What a mention that opens the sentence does; "Chair: Councillor Smith" and "Officers: ..." only open lists."""
    if mention.start > _LATEST_START or sentence.place(mention.start) is not Place.START:
        return None
    is_known = mention.sort is Sort.NAME and sentence.known.has_name(mention.labels[0])
    found = COLON.match(sentence.text, mention.end) if is_known or _is_surely_somebody(sentence, mention) else None
    if found is None:
        return None
    rest = sentence.text[found.end() :]
    if _DECLARES.match(rest):
        return Act.DECLARED
    is_dash = found["dash"] is not None
    # "Ada Quill: Head of Roads" lists who was there.
    lists = is_dash or not _IS_SAID.search(rest) if is_known else is_dash and len(rest.split()) < _FEWEST_BEHIND_DASH
    if lists or _LISTS_SOMEBODY.match(rest):
        return None
    return Act.ANSWERED if sentence.is_answer else Act.SAID


def _is_surely_somebody(sentence: Sentence, mention: Mention) -> bool:
    has_article = sentence.text[mention.start : mention.end] != mention.labels[0]
    return mention.sort in (Sort.TITLED, Sort.INITIALS) or (mention.sort is Sort.ROLE and has_article)
