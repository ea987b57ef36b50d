"""Whom a sentence is about in which nobody speaks: who may be "she" in the next, or speaks in the points below."""

import re

from archive.model import Act
from indexer.reading.clause import Clause, Sentence
from indexer.reading.mentions import GROUPS, Mention, Sort
from indexer.reading.places import Place
from indexer.reading.subjects import DOES
from indexer.reading.verbs import act_of, is_said_by_a_body, predicate

# "A member of the public who was present was allowed to speak."
_WHO_DOES = re.compile(r",?\swho\s(?:was|were|had|is|[a-z]+ed)\b")
_REPORT_OF = re.compile(r"\b(?:reports?|papers?|presentation|update|briefing)\s(?:of|by|from)\s(?:the\s)?$")
_HANGS = re.compile(r"(?:\s(?:also|then|further))?\s?[:–-]{1,2}\s?")


def topic(sentence: Sentence) -> Clause | None:
    """Whom a sentence without a speaker is about: "Councillor Smith took the chair.", "a report of the Clerk"."""
    someone = [m for m in sentence.mentions if m.sort not in GROUPS and len(m.labels) == 1 and _is_known(m, sentence)]
    if not someone:
        return None
    first = someone[0]
    if sentence.place(first.start) is Place.START:
        is_topic = DOES.match(sentence.text, first.end) or _WHO_DOES.match(sentence.text, first.end)
    else:
        is_topic = _REPORT_OF.search(sentence.before(first.start)) if len(someone) == 1 else None
    return Clause(first.labels, first.sort, Act.SAID, first.start, "", first.beside) if is_topic else None


def _is_known(mention: Mention, sentence: Sentence) -> bool:
    return mention.sort not in (Sort.NAME, Sort.BARE) or sentence.known.has_name(mention.labels[0])


def hanging(sentence: Sentence) -> Clause | None:
    """Who is named at the end, before a colon, as the subject of the points below: "The Chair:", "Members then:"."""
    last = sentence.mentions[-1] if sentence.mentions else None
    if last is None or _HANGS.fullmatch(sentence.text, last.end) is None:
        return None
    if last.sort in (Sort.NAME, Sort.BARE, Sort.BODY) or sentence.place(last.start) is Place.NONE:
        return None
    return Clause(last.labels, last.sort, Act.SAID, last.start, "", last.beside)


def goes_on(point: str, subject: Clause) -> Act | None:
    """What a point that opens with a verb ("asked about salt;") says of the subject that hangs above it."""
    found = predicate(f" {point}", 0)
    if found is None or found.had:
        return None
    if subject.sort in GROUPS and not is_said_by_a_body(found, point[found.end - 1 :][:40]):
        return None
    return act_of(found.verb, point[found.end - 1 :][:100])
