"""Lines that give the text below them to somebody: "Question 1 from Mr Lee", "Reply by Ms Orme", "Mr Lee:"."""

import re

from archive.model import Act
from indexer.reading.clause import Clause
from indexer.reading.known import Known
from indexer.reading.mentions import PERSONS, Mention, Sort, mentions
from indexer.reading.patterns import spaced
from indexer.reading.verbs import predicate

_HEADING = re.compile(
    spaced(
        r"""
    \W*(?:(?:Written|Public|Supplementary|First|Second|Further) ){0,2}(?P<what>Question|Supplementary|
    Statement|Petition|Reply|Response|Answer|Q|A)s?(?: ?(?:No\.? ?)?\d{1,3}[a-z]?)?(?:[ :.–-]{0,3}(?:received |
    submitted |asked |put |given |presented )?(?:from|by|of) |(?: [–-]|:) )(?:the )?(?=(?P<rest>.{3,120})$)
    """
    ),
    re.I,
)
_BY_SOMEBODY = re.compile(r"\b(?:from|by|of) (?:the )?$", re.I)
# "Question 2 – Mr Lee" names its asker, "Answer: Mr Lee lives there." does not.
_GOES_ON_TELLING = re.compile(r"(?<!,)\s(?!(?:of|for|from|to|the|and)\b)[a-z]{2,}")
# "Supplementary Question", "Reply": whose words they are, the line does not say.
_NOBODYS = re.compile(
    r"\W*(?:(?:written|public|supplementary|first|second|further|original)\s){0,2}"
    r"(?:questions?|supplementary|reply|response|answer|statement)(?:\s(?:no\.?\s?)?\d{1,3}[a-z]?)?[\s.:–-]*",
    re.I,
)
# "Mr Lee (Objector):" alone in its line.
_ALONE = re.compile(r"\s?(?:\([^()]{1,60}\))?:$")
_LONGEST_HEADING = 160
_IN_LINE = re.compile(r"[^:]{0,80}:\s+(?:\S+\s+){2}")
_OPENS_ANEW = re.compile(
    r"\W*(?:(?:(?:[Ww]ritten|[Ii]nitial|[Ss]upplementary)\s)?(?:[Aa]nswer|[Rr]eply|[Rr]esponse|[Qq]uestion)|[QA])"
    r"(?:\s?\d{1,2})?\s?:\s"
)
# What "Question 3 – Mill Lane" is about may look like a name; where the attendance does not know it, it is none.
_THING = re.compile(
    spaced(
        r"""
    \b(?:Lane|Road|Street|Avenue|Close|Drive|Way|Crescent|Terrace|Square|Place|Park|Green|Hill|Bridge|Farm|Estate|School|
    College|Hospital|Library|Hall|House|Centre|Station|Bank|Court|Wood|Field|Fields|Common|Quay|Pool|Museum|Council|
    Committee|Board|Plan|Policy|Strategy|Scheme|Budget|Services?|Tax|Parking|Housing|Highways|Transport|Report|Licen[cs]e)\b
    """
    )
)
_AFTER_ASKER = re.compile(r"\s*(?:$|[(,.:–-]|to\s|of\s|asked\b)")
_ACTS = {
    **dict.fromkeys(("reply", "response", "answer", "a"), Act.ANSWERED),
    **dict.fromkeys(("statement", "petition"), Act.SAID),
}
_NEXT_SENTENCE = re.compile(r"[.?!]\s")


def heading_of(text: str, known: Known) -> Clause | None:
    """Whom a line names as the speaker of what follows, and what they do; `verb` is the line's word, if it has one."""
    if len(text) > _LONGEST_HEADING:
        return None
    return _of_question(text, known) or _named_alone(text, known)


def is_said_in_line(told: Clause) -> bool:
    """Whether a line that names who asks goes on with the question: "Question 1 from Mr Lee: Why is it wet?"."""
    return bool(told.verb) and _IN_LINE.match(told.beside) is not None


def opens_anew(text: str) -> bool:
    """Whether a line opens what is asked or answered without saying by whom: what was headed above it ends there."""
    return _OPENS_ANEW.match(text) is not None


def is_nobodys(text: str) -> bool:
    """Whether a line heads words without saying whose: what was headed above it ends there."""
    return len(text) <= _LONGEST_HEADING and _NOBODYS.fullmatch(text) is not None


def _of_question(text: str, known: Known) -> Clause | None:
    found = _HEADING.match(text)
    named = next(iter(mentions(found["rest"])), None) if found else None
    if found is None or named is None or named.start > 0:
        return None
    rest = found["rest"]
    if predicate(rest, named.end) or _NEXT_SENTENCE.search(rest, named.end):
        return None
    if not _BY_SOMEBODY.search(found[0]) and not _is_its_asker(named, rest, known):
        return None
    what = found["what"].lower()
    return Clause(named.labels, named.sort, _ACTS.get(what, Act.ASKED), 0, what, rest[named.end :])


def _is_its_asker(named: Mention, rest: str, known: Known) -> bool:
    """Whether "Question 2 – " is followed by who asks, and not by what about or by the answer itself."""
    if named.sort not in PERSONS or _GOES_ON_TELLING.search(rest, named.end):
        return False
    if named.sort is Sort.BARE:
        return known.has_word(named.labels[0])
    if named.sort is Sort.NAME and not known.has_name(named.labels[0]):
        return _THING.search(named.labels[0]) is None and _AFTER_ASKER.match(rest, named.end) is not None
    return True


def _named_alone(text: str, known: Known) -> Clause | None:
    named = next(iter(mentions(text)), None) if text.endswith(":") else None
    if named is None or named.start > 0 or named.sort not in (Sort.TITLED, Sort.INITIALS) or len(named.labels) > 1:
        return None
    beside = _ALONE.fullmatch(text, named.end)
    if beside is None or (named.sort is Sort.INITIALS and not known.is_initials(named.labels[0])):
        return None
    return Clause(named.labels, named.sort, Act.SAID, 0, "", beside[0])
