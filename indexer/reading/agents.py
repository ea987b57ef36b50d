"""Who is named as the agent of a passive: "was introduced by Ms Orme", "moved by", "a presentation from Dr Lee"."""

import re

from archive.model import Act
from indexer.reading.patterns import spaced

_ACTS = {
    "introduced presented delivered tabled submitted": Act.INTRODUCED,
    "asked raised queried requested posed": Act.ASKED,
    "answered": Act.ANSWERED,
    "moved mover proposed proposer": Act.MOVED,
    "seconded seconder": Act.SECONDED,
    "declared": Act.DECLARED,
}
_BY_WORD = {word: act for words, act in _ACTS.items() for word in words.split()}
_DONE = spaced(
    r"""
    introduced|presented|outlined|summari[sz]ed|given|made|asked|raised|posed|explained|confirmed|advised|
    informed|told|reminded|assured|reassured|updated|briefed|reported|read|delivered|provided|declared|led|
    responded to|replied to|answered|addressed|expressed|voiced|clarified|highlighted|suggested|queried|
    requested|thanked|welcomed|emphasi[sz]ed|stressed|noted|stated|commented|pointed out|set out|put forward|
    described|invited|congratulated|paid|supported|echoed|endorsed|challenged|questioned|urged|warned|shown|
    displayed|objected to|moved|proposed|seconded|acknowledged|observed|added|said|argued|conveyed|offered|
    shared|tabled|submitted|demonstrated|nominated|announced|accepted|opposed|put|conceded|rejected|refuted|
    disputed|criticised|praised|commended|deplored|underlined|reiterated|repeated|recommended|requested|sought|
    opened|illustrated|rehearsed|mentioned|flagged|regretted|proffered|called for
    """
)
# "was ... raised ... by", with what stands between: the object, "to", "with regard to".
_PASSIVE = re.compile(
    spaced(
        rf"""
    (?<!had )(?<!have )(?<!has )\b(?:was|were|being|be|
    been) (?:[\w-]+ ){{0,3}}?(?P<was>{_DONE})\b(?P<gap>[^.;]{{0,110}}?),? (?P<link>by|from):? (?:the )?$
    """
    ),
    re.I,
)
_FROM = ("given", "asked", "raised", "provided")
_REPLIES = ("responded to", "replied to")
_QUESTION = re.compile(r"\b(?:questions?|quer(?:y|ies)|supplementary)\s[^.;]*$", re.I)
_ANSWERABLE = re.compile(r"\b(?:questions?|quer(?:y|ies)|points?|concerns?|issues?|matters?|comments?)\s[^.;]*$", re.I)
_CLAUSE_WORD = re.compile(r"\b(?:and|that|which|who|but|when|while|if|as|it|was|were|had|following|after)\b")
# "Consideration was given to a report by the Director": the report is theirs, nothing is said.
# "Apologies were submitted by Mr Lee": who is away says nothing here.
_APOLOGIES = re.compile(r"\b(?:apolog(?:y|ies)|notice of absence|prayers?|grace)\b[^.;]*$", re.I)
_ENDS_WITH_PAPER = re.compile(r"\b(?:reports?|papers?|letters?|documents?|petitions?|applications?|proposals?)$")
_MOTION = re.compile(
    spaced(
        r"""
    \b(?P<motion>moved|proposed|seconded|mover|proposer|seconder)(?: (?:and|&) (?P<and>moved|seconded|supported|
    duly seconded))?,?(?:(?: ?[:–-]| by:?) (?:the )?| \()$
    """
    ),
    re.I,
)
_MOTION_BARE = re.compile(r"(?:^\W*|[,;(]\s?|\band\s)(?P<motion>moved|proposed|seconded)\s$", re.I)
_ON_MOTION_OF = re.compile(
    spaced(
        r"""
    (?:\b(?:on|upon) the (?:motion|proposal|proposition) of|^\W*(?:A|An|A further|An alternative) (?:motion|
    amendment|
    proposal|proposition|counter-motion)(?: of| by| from)|^\W*(?:Motion|Amendment)(?: \d+)?:? (?:by|from)) (?:the )?$
    """
    ),
    re.I,
)
# "Key points raised by Mr Lee were:" at the head of a sentence.
_REDUCED = re.compile(
    spaced(
        r"""
    ^\W*(?:[\w-]+ ){0,5}(?:points?|questions?|issues?|comments?|concerns?|queries|matters|suggestions?|
    observations?|views|amendments?|motions?|statements?|representations?|presentation|update|report|
    objections?) (?P<was>raised|made|asked|expressed|put forward|given|delivered|presented|introduced|
    posed) (?:at the meeting |verbally )?(?:by) (?:the )?$
    """
    ),
    re.I,
)
_TOLD = re.compile(
    spaced(
        r"""
    \b(?:received|heard|given|had|considered|noted|welcomed|enjoyed|
    listened to)\b[^.;]{0,60}?\b(?P<what>(?:verbal|oral|further|brief|short|detailed|informative|the|
    an?) (?:[\w-]+ ){0,2}?(?:update|presentation|briefing|overview|representations?|statements?|introduction|
    demonstration|talk|address|summary)s?|(?:verbal|oral) reports?|evidence|representations|statements|
    presentations|updates) (?:[^.;,]{0,80}? )?(?:from|by) (?:the )?$
    """
    ),
    re.I,
)
_HEARD = re.compile(r"\b(?:heard|listened)\s(?:(?:first|also|then|next)\s)?(?:from|to)\s(?:the\s)?$", re.I)
_ASKED_FROM = re.compile(
    spaced(
        r"""
    \b(?:question|questions|comment|comments|query|queries) (?:was|were) (?:also )?(?:received|taken|put|
    asked) (?:from|by) (?:the )?$
    """
    ),
    re.I,
)
_UPDATE_FROM = re.compile(
    spaced(
        r"""
    ^\W*(?:(?:(?:Verbal |Oral |An? )?(?:update|presentation)|(?:Verbal|Oral) report) (?:given )?(?:from|by)|
    .{0,80}\band (?:supported|echoed|endorsed) by) (?:the )?$
    """
    ),
    re.I,
)
# "“They are”, said the Chair."
_SAID_BEHIND = re.compile(
    spaced(
        r"""
    [”\"’'],? (?P<was>said|asked|replied|added|answered|responded|explained|remarked|stated|
    confirmed) (?:the )?$
    """
    )
)
# "Mr Lee welcomed this, as did Mrs Dunn.", "Speaking in support were ..."
_ALSO = re.compile(
    r"(?:[,;]|\band)\s(?:so|as|nor)\sdid\s(?:the\s)?$|^\W*Speaking\s(?:in\s\w+|for|"
    r"against)(?:\s[^,.;:]{2,60})?\s(?:was|were)\s$",
    re.I,
)
# What links an agent to its verb; nearly every mention fails here at once.
_LINK = re.compile(
    r"(?:\b(?P<by>by|from)|\b(?P<also>did|was|were)|\b(?P<of>of)|\b(?P<to>to)|\b(?P<verb>moved|proposed|"
    r"seconded|said|asked|replied|added|"
    r"answered|responded|explained|remarked|stated|confirmed)|(?P<sign>[:–-])):?\s(?:the\s)?$|"
    r"\b(?P<motion>moved|proposed|seconded)\s\($",
    re.I,
)
_LONGEST_LINK = 20


def agent(before: str) -> tuple[str, Act] | None:
    """(verb, act) where what stands before a mention makes it the agent of something said at the meeting."""
    link = _LINK.search(before[-_LONGEST_LINK:])
    if link is None:
        return None
    if (link["of"] or link["by"]) and _at_end(_ON_MOTION_OF, before, 60):
        return "moved", Act.MOVED
    if link["also"] or link["to"]:
        return ("said", Act.SAID) if _at_end(_ALSO if link["also"] else _HEARD, before, 110) else None
    if motion := _of_motion(before):
        return motion
    if link["verb"]:
        return _said_behind(before)
    return (_of_passive(before) or _of_report(before)) if link["by"] else None


def _at_end(pattern: re.Pattern[str], before: str, longest: int) -> re.Match[str] | None:
    """What a pattern that closes with `$` finds; looking no further back than it can reach saves most of the time."""
    return pattern.search(before, max(0, len(before) - longest))


def _of_motion(before: str) -> tuple[str, Act] | None:
    if found := _at_end(_MOTION_BARE, before, 30) or _at_end(_MOTION, before, 60):
        word = found["motion"].lower()
        return word, _BY_WORD[word]
    return None


def _said_behind(before: str) -> tuple[str, Act] | None:
    found = _at_end(_SAID_BEHIND, before, 30)
    return (found["was"], _BY_WORD.get(found["was"], Act.SAID)) if found else None


def _of_passive(before: str) -> tuple[str, Act] | None:
    if found := _REDUCED.match(before):
        word = found["was"].lower()
        return word, _BY_WORD.get(word, Act.SAID)
    found = _PASSIVE.search(before)
    if found and _CLAUSE_WORD.search(found["gap"]):
        # "Points were raised by Mr Lee, and these were answered by": the last verb is the agent's.
        found = _PASSIVE.search(before, found.start("gap"))
    if not found or _CLAUSE_WORD.search(found["gap"]) or _ENDS_WITH_PAPER.search(found["gap"]):
        return None
    if _APOLOGIES.search(before, 0, found.start()):
        return None
    word = found["was"].lower()
    if found["link"].lower() == "from" and word not in _FROM:
        return None
    return word, _act_of_passive(word, before[: found.start()])


def _act_of_passive(word: str, subject: str) -> Act:
    """What is "put" or "addressed" is asked or answered where it was a question: a meeting is addressed, too."""
    if word in _REPLIES:
        return Act.ANSWERED
    if word == "addressed" and _ANSWERABLE.search(subject):
        return Act.ANSWERED
    if word == "put" and _QUESTION.search(subject):
        return Act.ASKED
    return _BY_WORD.get(word, Act.SAID)


def _of_report(before: str) -> tuple[str, Act] | None:
    if _at_end(_ASKED_FROM, before, 80):
        return "asked", Act.ASKED
    if _TOLD.search(before) or _UPDATE_FROM.match(before):
        return "presented", Act.INTRODUCED
    return ("said", Act.SAID) if _at_end(_HEARD, before, 60) else None
