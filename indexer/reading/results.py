"""What became of a motion: "was CARRIED", "fell", "was not agreed"."""

import re
from collections.abc import Callable

from archive.model import OutcomeKind
from indexer.reading.elsewhere import ELSEWHERE
from indexer.reading.kinds import Decisive, kind_of
from indexer.reading.patterns import spaced

_MOTION = re.compile(
    spaced(
        r"""
    \b(?:motion|amendment|proposal|proposition|recommendations?|resolution|vote|application|
    officer recommendation)s?\b[^.;]{0,120}?\b(?:was|were) (?:then |duly |declared |unanimously |therefore |
    accordingly |put to the (?:vote|meeting)(?: and|,) (?:was |it was )?(?:declared |unanimously )?|
    put,? and (?:was )?(?:declared )?|overwhelmingly ){0,3}(?P<word>(?:not )?carried(?! (?:forward|over|out|on)\b)|
    lost|defeated|rejected|agreed|approved)\b
    """
    ),
    re.I,
)
_PUT = re.compile(
    spaced(
        r"""
    \b(?:put to (?:the |a )(?:vote|meeting)|a vote|show of hands)\b[^.;]{0,80}?\b(?P<word>(?:not )?
    carried(?! (?:forward|over|out|on)\b)|lost|defeated|fell|failed|rejected|agreed|approved)\b(?! to\b)|
    \bthe vote\b[^.;]{0,80}?\bwas (?:then |duly )?taken,? and (?:was )?(?:declared )?(?P<taken>not carried|carried|
    lost|defeated)\b|
    \bdeclared (?:the )?(?:motion|amendment|proposal|
    vote) (?:to be |
    as )?(?P<declared>not carried|carried|lost|defeated)\b
    """
    ),
    re.I,
)
_MOTION_FELL = re.compile(
    r"\b(?:motion|amendment|proposal)\s(?:therefore\s|accordingly\s)?(?P<word>fell|failed)\b", re.I
)
_NOT_AGREED = re.compile(
    spaced(
        r"""
    [\W_]*(?:The|An?|Upon|On|Following)\b[^.;]{0,80}?\b(?:motion|amendment|proposal|proposition|change|suggestion)s?
    (?: as amended| (?:moved |proposed |put )?by [^.;,]{3,40})? (?:was|were) (?:then |therefore |accordingly )?
    (?P<word>(?i:not (?:agreed|supported|approved|accepted)))\b
    (?! (?:by|with|at|in|until|as)\b)
    """
    )
)
_NO_SECONDER = re.compile(
    spaced(
        r"""
    \b(?:no seconder|not (?:been )?seconded|(?:lack|want) of a seconder|fail\w* to find a seconder)\b
    """
    ),
    re.I,
)
# One of these stands in every sentence that tells a result.
_OF_MOTIONS = (
    *("motion", "amendment", "propos", "recommend", "resolution", "vote", "application", "hands", "declared", "put"),
)
_CONDITION = re.compile(r"\W*(?:If|Should|Unless|Whether)\b")
_TELLS_RESULT = re.compile(r"[\W_]*(?:The|Upon|On|Following|All)\b")
_NOT = re.compile(r"\b(?:not|NOT|never|neither|nor)\s(?:\w+\s)?$|\bif\s")
_LOOK_BACK = 240
_OF_MOTIONS_ONLY = r"(?:counter-?)?motion|amendment|propos(?:al|ition)|recommendation|resolution|vote"
# What may be rejected: a thing behind a preposition ("debate on the motion") only stands beside what is.
_REJECTED = re.compile(
    spaced(
        rf"""
    (?P<beside>\b(?:on|upon|of|for|to|in|with|from|by|under|after|about|against|considered|considering|discussed|
    debated) (?:the|an?|this|that|his|her|their|its) (?:(?!(?:the|an?|this|that)\b)[\w-]+ ){{0,2}})?
    \b(?:(?P<motion>{_OF_MOTIONS_ONLY}|moved|proposed|seconded)|application|permission|licence|consent|request|tender|
    bid|offer|claim|appeal|objection|petition|complaint|variation|nomination)s?\b
    """
    ),
    re.I,
)
_REJECTED_BEHIND = re.compile(
    spaced(
        rf"""
    (?: unanimously)? (?:the|an?|this|that|his|her|their|both|(?:Cllr|Councillor) [\w’'-]{{1,30}}[’']s?)\s
    (?:(?!(?:the|an?|of|for)\b)[\w-]+ ){{0,2}}(?:{_OF_MOTIONS_ONLY})s?\b
    """
    ),
    re.I,
)


def kind_of_result(word: str, sentence: str, at: int) -> OutcomeKind:
    """The kind of a decisive word that begins at `at`: a rejected motion is lost, a rejected application refused."""
    if word.lower() != "rejected":
        return kind_of(word)
    if _REJECTED_BEHIND.match(sentence, at + len(word)):
        return OutcomeKind.LOST
    things = list(_REJECTED.finditer(sentence, max(0, at - _LOOK_BACK), at))
    thing = next((t for t in things if not t["beside"]), things[-1] if things else None)
    return OutcomeKind.LOST if thing and thing["motion"] else OutcomeKind.REFUSED


def result_in(sentence: str, holds: Callable[[str], bool]) -> Decisive | None:
    """The result that a sentence tells; `holds` tells whether the sentence, its case folded, holds some letters."""
    found = None
    if any(map(holds, _OF_MOTIONS)):
        found = _MOTION.search(sentence) or _PUT.search(sentence) or _MOTION_FELL.search(sentence)
    found = found or (_NOT_AGREED.match(sentence) if holds(" not ") else None)
    return _result(found, sentence) if found and not _CONDITION.match(sentence) else None


def _result(found: re.Match[str], sentence: str) -> Decisive | None:
    """What became of a motion; "agreed" and "approved" tell it only where the sentence is about nothing else."""
    group = next(name for name, matched in found.groupdict().items() if matched)
    word, at = found[group].lower(), found.start(group)
    if word == "fell" and _NO_SECONDER.search(sentence):
        return None
    if _NOT.search(sentence[max(0, at - _LOOK_BACK) : at]):
        return None
    if word in {"agreed", "approved"} and (ELSEWHERE.search(sentence) or not _TELLS_RESULT.match(sentence)):
        return None
    kind = OutcomeKind.LOST if word == "failed" else kind_of_result(word, sentence, at)
    return Decisive(kind, at, found.end(group), holds_on=False, is_motion=True)
