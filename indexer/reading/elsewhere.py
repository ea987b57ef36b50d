"""What another body decided, or an earlier meeting: no outcome of this one."""

import re

from indexer.reading.names import BODY, UPPER
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
# Who did what a decisive word says, right before it: "Cabinet RESOLVED", "that the Board had met in May and AGREED".
_DOER = re.compile(
    spaced(
        rf"""
    (?:^\W*|\b(?:that|and|but|while|whilst|whereas|when|as|since|because|where) |[,;:] |
    ^\W*At (?:its|the|their|a) (?:[\w-]+ )?(?:meeting|session) [^,.;:]{{0,40}}?|
    ^\W*(?:In|On|During|Since) (?:(?:early|late|mid) )?(?:\d[^,.;:]{{0,30}}?|{_MONTH}(?: \d{{4}})?|
    (?:the )?(?:spring|summer|autumn|winter)(?: of \d{{4}})?) )
    (?:[Tt]he )?(?!(?:{_MONTH}|The|\w+ly|Then|Therefore|Thereupon|However|Following|After|On|Upon|In|At)\b)
    (?P<body>{BODY})
    (?:, (?!the\b)[^,;:]{{3,80}},| (?:had|has|have)(?: (?!it\b)[^ ,.;:]+){{0,14}},? and|
    \s(?:at|on|in)(?: (?!(?:it|and)\b)[^ ,.;:]+){{1,8}})?
    (?: (?:had|has|have|then|also|therefore|unanimously|formally|subsequently|accordingly|further|duly|already)){{0,3}}
    \s?$
    """
    )
)
# The body's own words after another's deed: "Cabinet AGREED the plan, and it was RESOLVED to welcome this."
_OURS_AGAIN = re.compile(
    r"\b(?:[Ii]t\s(?:was|WAS)|Members|[Tt]he\s(?:Sub-)?Committee)\s(?:(?:\w+ly|now|then|therefore)\s)?$"
)
_LONGEST_DOER = 240
# What a council may call itself in its own minutes, whatever the page's title says.
_OF_COUNCILS = {"full", "town", "parish", "community", "city", "borough", "county", "district"}
_BODY_WORDS = {
    *("committee", "subcommittee", "panel", "forum", "board", "cabinet", "council", "executive", "commission"),
    *("assembly", "authority", "partnership", "trust", "governors", "trustees", "group"),
}
_ONE_OF_A_KIND = {"Cabinet", "Council", "Executive", "Trust"}
_TITLE_WORD = re.compile(r"[^\W\d_]+")


def is_by_another(sentence: str, at: int, committee: str | None) -> bool:
    """Whether a decisive word that ends at `at` is said of another body: "agreed by the Trust’s board"."""
    agent = _AGENT.match(sentence, at)
    return agent is not None and not is_ours(agent["body"].replace("Full ", ""), committee)


def is_of_another(sentence: str, at: int, committee: str | None) -> bool:
    """Whether a decisive word that begins at `at` tells what another body did: "Cabinet AGREED to buy salt"."""
    doer = _DOER.search(sentence, max(0, at - _LONGEST_DOER), at)
    return doer is not None and is_anothers(doer["body"], committee)


def is_anothers(body: str, committee: str | None) -> bool:
    """Whether a body is surely not the one that meets: "the Board" may be what a forum calls itself."""
    if committee is None or is_ours(body, committee):
        return False
    words = body.removeprefix("The ").removeprefix("the ").split()
    return len(words) > 1 or words[0] in _ONE_OF_A_KIND


def is_then(sentence: str, at: int) -> bool:
    """Whether a decisive word that begins at `at` is told of an earlier meeting: "At its last meeting it RESOLVED"."""
    opening = _THEN.match(sentence)
    return opening is not None and opening.end() <= at and not _BACK_TO_NOW.search(sentence, opening.end(), at)


def is_told_again(sentence: str, at: int) -> bool:
    """Whether the decisive word at `at` is this body's again, though another's deed was told before it."""
    return _OURS_AGAIN.search(sentence, max(0, at - _LONGEST_DOER), at) is not None


def is_ours(body: str, committee: str | None) -> bool:
    """Whether a body named in a sentence is the one that meets."""
    words = [w.lower() for w in _TITLE_WORD.findall(body.removeprefix("The ").removeprefix("the "))]
    anybodys = {"members", "councillors", "all", "meeting", "some", "both", "committee", "panel"}
    if not words or words[0] in anybodys or (len(words) == 2 and words[1] == "members"):
        return True
    if committee is None:
        return len(words) == 1 or words == ["sub", "committee"]
    ours = {w.lower() for w in _TITLE_WORD.findall(committee)}
    if "meeting" in ours and ours.isdisjoint(_BODY_WORDS):
        # "Annual Meeting", "Extraordinary Meeting": whose, the title does not say.
        return len(words) == 1
    free = {"sub", "and", "of", "for", "the"} | (_OF_COUNCILS if "council" in ours else set())
    return all(w in ours or w in free for w in words)
