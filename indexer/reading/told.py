"""Decisions told in a sentence of their own: "it was agreed that", "the motion was carried", "the minutes were"."""

import re
from collections.abc import Callable
from dataclasses import replace

from archive.model import OutcomeKind
from indexer.reading.elsewhere import ELSEWHERE, is_by_another, is_ours
from indexer.reading.kinds import KINDS_OF_STEMS, Decisive, kind_of
from indexer.reading.names import BODY, MEMBERS, UPPER
from indexer.reading.patterns import spaced
from indexer.reading.results import kind_of_result, result_in

_ADVERBS = spaced(
    r"""
    (?:then |therefore |unanimously |duly |also |further |subsequently |thereupon |accordingly |hereby |
    jointly |formally |finally |collectively |generally |by a majority(?: vote)? |by consensus |, on a vote, |
    on a vote )*
    """
)
_IMPERSONAL = re.compile(
    spaced(
        rf"""
    (?:^|[,;:] |\band |\bvote,? |\bDebate,? |\bthen |\bdiscussion,? |\bbut |\bso |
    ^(?:By|On|Upon|After|Following|With|Having|There being) [^.;:,]{{3,90}} )[\W_]*(?:[Ii]t|[Tt]his|
    IT) (?:was|WAS) {_ADVERBS}(?P<word>[Rr]esolved|[Aa]greed|[Dd]ecided|RESOLVED|AGREED|
    (?:determined|approved|ordered)(?= that\b)|(?:(?:not )?carried|lost|defeated|rejected|approved)(?=[ .]*$|
    \sunanimously| by \d))\b(?! with\b| at (?:the|
    a|its) (?:last|previous))
    """
    )
)
OPENING = spaced(
    r"""
    (?:(?:Accordingly|Therefore|Subsequently|Consequently|Having|Following|After|On|Upon|With|By|In|Subject to|
    At|Due to|Given|Noting|Notwithstanding|Despite|Whilst|While|Although|Further to|Arising|Pursuant|Under|
    Taking)\b[^.;:]{0,160}?, |
    (?:By|With) (?:(?:general|common|unanimous|the) )?(?:consent|agreement|consensus|assent)(?: of [^.,;:]{3,40})? )?
    """
)
_BY_BODY = re.compile(
    spaced(
        rf"""
    [\W_]*{OPENING}(?P<body>(?:[Tt]he )?(?:{BODY}|{MEMBERS}|[Mm]eeting)|
    All(?: present)?)(?: \([^()]{{1,60}}\))?(?: (?:then|therefore|
    unanimously|also|formally|subsequently|collectively|generally|finally|duly|accordingly|thereupon|has|have|
    considered and|received and|discussed and|reviewed and|welcomed and|accepted and|voted and|all|
    by a majority)|(?: considered| received) the (?:[\w-]+ ){{1,4}}and){{0,3}} (?P<word>resolved|agreed|approved|
    noted|recommended|endorsed|refused|deferred|decided|determined|adopted|granted|delegated(?= authority)|
    (?:confirmed|signed)(?= the (?:[\w-]+ ){{0,2}}minutes\b)|
    accepted(?= (?:the|all|these|both) (?:[\w-]+ ){{0,3}}(?:recommendations?|proposals?|tenders?|offer|report|plan|
    nominations?)\b))\b(?P<after>(?: and signed)?
    (?: unanimously)?(?: (?:to|that|them|the|a|an|this|its|and|unanimously|accordingly|
    consideration|planning|authority|not|permission|with|both|all|these|Councillor)\b|,| ?:|\.?$))
    """
    )
)
# "The Committee thanked the officers and noted the report."
_AND_DECIDED = re.compile(
    spaced(
        rf"""
    [\W_]*(?P<body>(?:[Tt]he )?(?:{BODY}|{MEMBERS})) [a-z]+ed\b[^.;]{{0,160}}?,? and (?:then |unanimously |therefore )?
    (?:(?P<noted>noted|approved|endorsed) (?:the|its|this)|(?P<word>agreed|resolved|recommended) (?:to|that))\b
    """
    )
)
_VOTED_TO = re.compile(
    spaced(
        rf"""
    [\W_]*{OPENING}(?P<body>(?:[Tt]he )?(?:{BODY}|{MEMBERS})) (?:(?:then )?voted\b(?! on\b)[^.;:]{{0,60}}? (?:to|
    in favour of)|(?:was|were) (?:all |unanimously )?(?:content|happy|pleased|satisfied) to) (?P<word>approv|refus|
    defer|grant|not|reject|agree|adopt|endors|recommend)\w*\b
    """
    )
)
# "The Sub-Committee’s decision was to grant the licence."
_DECISION_WAS = re.compile(
    spaced(
        rf"""
    [\W_]*{OPENING}[Tt]he (?:(?P<body>[{UPPER}][\w-]{{0,20}}(?: [{UPPER}][\w-]{{0,20}}){{0,4}})[’']s (?:unanimous |
    final )?decision|(?:unanimous )?decision of (?P<of>(?:the )?(?:{BODY}|{MEMBERS}))) (?:was|is) (?:therefore |
    unanimously )?(?:to|that) (?:[^.;:]{{0,80}}? be )?(?P<word>approv|grant|refus|reject|defer|
    adopt|endors|agree|recommend)\w*\b
    """
    )
)
_MINUTES = re.compile(
    spaced(
        rf"""
    [\W_]*(?:That )?{OPENING}(?:[Tt]he )?(?:(?:draft|previous|public|open|non-confidential|confidential|exempt|
    restricted|part \w+|Part \w+|private) ){{0,2}}(?:[Mm]inutes\b|[Mm]inute of\b|
    (?:[Nn]otes?|[Rr]ecord) of (?:the |a )?(?:[\w-]+ ){{0,3}}meeting)
    [^;]{{0,300}}?\b(?:were|was|be|are) (?:then |
    duly |unanimously |taken as read(?:,| and) (?:were )?|considered(?:,| and) |received(?:,| and) |read(?:,|
    \sand) |also |presented and |submitted and ){{0,3}}(?P<word>approved|agreed|confirmed|accepted|adopted|
    signed)\b(?! at the next)
    """
    )
)
# "The notes of 2 May were agreed as a correct record.", whatever the record is called.
_CORRECT_RECORD = re.compile(
    spaced(
        r"""
    [\W_]*(?!It )[^;]{3,300}?\b(?:were|was|be|are) (?:\w+ ){0,3}?(?P<word>approved|agreed|confirmed|accepted|adopted|
    signed) (?:by [^,.;]{3,60} )?(?:and signed (?:by [^,.;]{3,60} )?)?as (?:being )?(?:an? |the )?(?:true|correct|
    accurate|fair)\b(?! at the next)
    """
    )
)
# "It was proposed by Councillor Smith, seconded by Councillor Lee, and carried that the minutes be confirmed."
_MOVED_AND = re.compile(
    spaced(
        r"""
    \b(?:moved|proposed|seconded)\b[^.;]{0,200}?(?:\band|,) (?:it was |was |this was )?(?:then |duly |
    unanimously |thereupon |all (?:members |present |those present )?)*(?P<word>agreed|resolved|carried|approved|
    RESOLVED|AGREED|CARRIED)\b(?! with\b
    (?! (?:[\w-]+ ){1,3}(?:abst|dissent|against))|
    \sby (?:the )?(?:Cabinet|Council))
    """
    ),
    re.I,
)
_ITEM = re.compile(
    spaced(
        rf"""
    [\W_]*{OPENING}(?:(?:[Tt]he|[Tt]his) (?:(?:planning|licensing|above|whole|following) )?
    (?:application|item|report|matter|
    licence|permission|request|petition|order|decision|review|variation|motion)s?|Consideration of (?:the|this)|
    Consideration|[Pp]lanning [Pp]ermission|Permission|Listed building consent|
    Item \S{{1,6}})\b[^.;,]{{0,60}}? (?:was|were|be) (?:then |formally |unanimously |therefore |
    also )?(?P<word>deferred|withdrawn|refused|granted|approved)\b(?P<applicant> by the applicant)?
    """
    )
)
# "The report was noted." as the close of an item: whatever it is, but not what people say.
_RECEIVED = re.compile(
    spaced(
        r"""
    [\W_]*(?:The|This|These|Those|Both|All|Each of the|Recommendations?|Minutes|Options?|
    Proposals?) (?![^.;:]{0,80}?\b(?:comments?|
    concerns?|
    questions?|views?|apolog\w+|objections?|remarks|who|whom|which|that|had)\b)(?:[^;]{1,160}? )?(?:was|were|
    be) (?:[a-z ]{3,40} and )?(?:then |duly |formally |received and |unanimously |considered and |
    also |therefore |welcomed and |all ){0,2}(?P<word>noted|received|agreed|approved|endorsed|adopted|
    accepted)(?=[ .]*$|
    \s(?:unanimously|accordingly|by (?:the )?(?:Committee|Board|Panel|Forum|Members|members|Cabinet|Council)|
    and \w+ed|as (?:set out|presented|printed|amended)|with thanks|for information|subject to|without|in principle|
    by \d+ votes|
    for (?:publication|consultation|submission|adoption))\b)
    """
    )
)
# One of these stands in every decision: a sentence that holds none is looked at no closer.
_DECIDING = (
    *("resolved", "agree", "decided", "determined", "approv", "ordered", "carried", "lost", "defeated", "reject"),
    *("noted", "recommend", "endors", "refus", "defer", "adopt", "grant", "delegated", "confirmed", "signed"),
    *(
        "accepted",
        "fell",
        "failed",
        "not supported",
        "withdrawn",
        "received",
        "voted",
        "content",
        "happy",
        "pleased",
        "satisfied",
    ),
)
_MOVED = ("moved", "proposed", "seconded")
_IT_WAS = re.compile(r"[IiTt](?:t|T|his)\s(?:was|WAS)\s")
_IS_TO_BE = re.compile(r"\b(?:be|should|would|will|shall|to)\b")


def told(sentence: str, committee: str | None) -> Decisive | None:
    """The decision that a sentence tells in small letters. `committee` is the meeting's: another body's is none."""
    holds = sentence.casefold().__contains__
    return _told(sentence, committee, holds) if any(map(holds, _DECIDING)) else None


def _told(sentence: str, committee: str | None, holds: Callable[[str], bool]) -> Decisive | None:
    """`holds` tells whether the sentence, its case folded, holds some letters."""
    if _IT_WAS.search(sentence) and (found := _IMPERSONAL.search(sentence)):
        if is_by_another(sentence, found.end(), committee) or ELSEWHERE.search(sentence[: found.end() + 60]):
            return None
        kind = kind_of_result(found["word"], sentence, found.start("word"))
        return replace(
            _of(found), kind=kind, is_motion=kind is OutcomeKind.LOST or found["word"] in {"carried", "rejected"}
        )
    if found := _MINUTES.match(sentence) or _CORRECT_RECORD.match(sentence):
        return _of(found, holds_on=False)
    result = result_in(sentence, holds)
    if result or ELSEWHERE.search(sentence):
        return result
    if any(map(holds, _MOVED)) and (found := _MOVED_AND.search(sentence)):
        return _of(found)
    return _by_body(sentence, committee) or _of_item(sentence)


def _by_body(sentence: str, committee: str | None) -> Decisive | None:
    """ "The Committee agreed to ...", "Members voted to refuse the application"."""
    found = _BY_BODY.match(sentence)
    decided = _by_word(found, sentence) if found and is_ours(found["body"], committee) else None
    if decided and not decided.is_weak:
        return decided
    found = _VOTED_TO.match(sentence)
    if found and is_ours(found["body"], committee):
        kind = KINDS_OF_STEMS.get(found["word"], OutcomeKind.AGREED)
        return Decisive(kind, found.start("word"), found.end("word"), holds_on=False)
    found = _DECISION_WAS.match(sentence)
    if found and is_ours(found["body"] or found["of"], committee):
        kind = KINDS_OF_STEMS.get(found["word"], OutcomeKind.AGREED)
        return Decisive(kind, found.start("word"), found.end("word"), holds_on=False)
    found = _AND_DECIDED.match(sentence)
    if found and is_ours(found["body"], committee):
        group = "word" if found["word"] else "noted"
        if not decided or group == "word":
            return Decisive(
                kind_of(found[group]), found.start(group), found.end(group), holds_on=False, is_weak=group == "noted"
            )
    return decided


def _of_item(sentence: str) -> Decisive | None:
    """ "The application was refused."; "The report was noted." decides only where nothing else does."""
    if found := _ITEM.match(sentence):
        return replace(_of(found, holds_on=False), is_weak=found["applicant"] is not None)
    if found := _RECEIVED.match(sentence):
        kind = OutcomeKind.NOTED if found["word"] == "received" else kind_of(found["word"])
        return Decisive(kind, found.start("word"), found.end("word"), holds_on=False, is_weak=True)
    return None


def _of(found: re.Match[str], holds_on: bool = False) -> Decisive:
    return Decisive(kind_of(found["word"]), found.start("word"), found.end("word"), holds_on=holds_on)


def _by_word(found: re.Match[str], sentence: str) -> Decisive | None:
    word, after = found["word"], found["after"].strip()
    kind = kind_of(word)
    if kind is OutcomeKind.NOTED:
        if after == "that":
            return None
        return Decisive(kind, found.start("word"), found.end("word"), holds_on=False, is_weak=True)
    if word in {"resolved", "decided"} and after not in {
        "to",
        "that",
        ":",
        "unanimously to",
        "unanimously that",
        "unanimously",
        "accordingly",
    }:
        return None
    if kind is OutcomeKind.AGREED and (
        after == "with" or (after == "that" and not _IS_TO_BE.search(sentence, found.end()))
    ):
        return None  # "agreed that it was late" is an opinion
    return Decisive(kind, found.start("word"), found.end("word"), holds_on=after.endswith(":"))
