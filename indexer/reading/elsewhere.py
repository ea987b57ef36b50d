"""What another body decided, or an earlier meeting: no outcome of this one."""

import re

from indexer.reading.names import UPPER
from indexer.reading.patterns import spaced

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ELSEWHERE = re.compile(
    spaced(
        rf"""
    \b(?:at (?:its|the|their|a) (?:last|previous|earlier|recent)|at (?:its|their) meeting|previously|
    last (?:year|month|week|meeting|autumn|spring|summer|winter)|earlier (?:this|in the)|
    had (?:been )?(?:already )?(?:resolved|agreed|approved|noted|recommended|decided)|in (?:19|20)\d\d\b|
    (?:agreed|resolved|approved|decided) (?:in|on \d{{1,2}}(?:st|nd|rd|th)?) {_MONTH}\b|which (?:was|were|had)|
    who (?:was|were|had))
    """
    ),
    re.I,
)
# How a sentence opens that tells of then: "At its last meeting", "It was noted that last month".
_THEN = re.compile(
    spaced(
        r"""
    \W*(?:(?:it was|[\w ,’'-]{3,60}?) (?:noted|reported|recalled|reminded|explained|advised|said|stated)
    (?: \w+)? that )?(?:at (?:its|the|their|our|a) (?:last|previous|earlier)|
    last (?:year|month|week|autumn|spring|summer|winter)|previously|
    earlier (?:this|in the) (?:year|month|week))\b
    """
    ),
    re.I,
)
_BACK_TO_NOW = re.compile(r";|\bnow\b", re.I)
# The words before the body's own are those of a name: "by six votes to two that the Council ..." names no agent.
_AGENT = re.compile(
    spaced(
        rf"""
    (?: (?:unanimously|formally|jointly))? by (?P<body>(?:the |its |our )?(?:(?:[{UPPER}][\w’'&-]*|of|for|and|
    the) ){{0,6}}?(?:[Bb]oard|[Cc]ommittee|[Cc]ouncil|[Cc]abinet|[Ee]xecutive|[Pp]anel|[Tt]rust|[Aa]uthority|
    [Gg]overnment|[Gg]overnors|[Tt]rustees|[Gg]overning [Bb]ody|[Mm]inister|Secretary of State|[Mm]embers|
    [Mm]eeting|[Ff]orum)\b(?![’']))
    """
    )
)
_TITLE_WORD = re.compile(r"[^\W\d_]+")


def is_by_another(sentence: str, at: int, committee: str | None) -> bool:
    """Whether a decisive word that ends at `at` is said of another body: "agreed by the Trust’s board"."""
    agent = _AGENT.match(sentence, at)
    return agent is not None and not is_ours(agent["body"].replace("Full ", ""), committee)


def is_then(sentence: str, at: int) -> bool:
    """Whether a decisive word that begins at `at` is told of an earlier meeting: "At its last meeting it RESOLVED"."""
    opening = _THEN.match(sentence)
    return opening is not None and opening.end() <= at and not _BACK_TO_NOW.search(sentence, opening.end(), at)


def is_ours(body: str, committee: str | None) -> bool:
    """Whether a body named in a sentence is the one that meets."""
    words = [w.lower() for w in _TITLE_WORD.findall(body.removeprefix("The ").removeprefix("the "))]
    anybodys = {"members", "councillors", "all", "meeting", "some", "both", "committee", "panel"}
    if not words or words[0] in anybodys or (len(words) == 2 and words[1] == "members"):
        return True
    if committee is None:
        return len(words) == 1 or words == ["sub", "committee"]
    ours = {w.lower() for w in _TITLE_WORD.findall(committee)}
    return all(w in ours or w in {"sub", "and", "of", "for", "the"} for w in words)
