"""The words that decide: which of them opens an outcome in a sentence, and of what kind."""

import re
from dataclasses import dataclass

from archive.model import OutcomeKind
from indexer.reading.names import BODY, MEMBERS

_WORDS = {
    OutcomeKind.RESOLVED: "resolved resovled resolevd resloved resoved resolve resolution decision decided",
    OutcomeKind.AGREED: "agreed carried delegated",
    OutcomeKind.NOTED: "noted",
    OutcomeKind.RECOMMENDED: "recommended",
    OutcomeKind.APPROVED: "approved granted adopted endorsed confirmed accepted signed",
    OutcomeKind.REFUSED: "refused rejected",
    OutcomeKind.DEFERRED: "deferred",
    OutcomeKind.WITHDRAWN: "withdrawn",
    OutcomeKind.LOST: "lost defeated fell",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Decisive:
    """A decisive word in a sentence: its kind and place. `holds_on` says that what follows it belongs to it.

    `is_motion` tells of a vote's result, `is_weak` of a sentence that decides only where nothing else does.
    """

    kind: OutcomeKind
    at: int
    end: int
    holds_on: bool = True
    is_motion: bool = False
    is_weak: bool = False


_CAPITALS = re.compile(
    r"\b(RESOLVED|RESOVLED|RESOLEVD|RESLOVED|RESOVED|AGREED|NOTED|RECOMMENDED|CARRIED|LOST|APPROVED|GRANTED|"
    r"REFUSED|DEFERRED|"
    r"WITHDRAWN|REJECTED|DEFEATED|ADOPTED|ENDORSED|DELEGATED)\b"
)
_AT_START = re.compile(
    r"[\W_]*(?:(?:It was |Therefore,? |Accordingly,? )?(?:[Uu]nanimously )?)?"
    r"(?P<word>Resolved|Resovled|Resolevd|Reslvoed|Agreed|Noted|Recommended|Approved|Carried|Deferred|Refused|Granted|"
    r"Decisions?|DECISIONS?|DECISION\(S\)|Decision\(s\)|RESOLUTIONS?|Resolutions?)\*?"
    r"(?:\s(?:unanimously|accordingly|by|nem\.?\scon\.?))?(?P<after>\s?[:–—-]+|\s(?:that|to|the)\b|[\s.,;]*$|"
    r",?\s\(|\s[–-]\s)"
)
_IMPERSONAL = re.compile(
    r"(?:^|[,;]\s|\band\s|\bvote,?\s|\bDebate,?\s|\bthen\s|\bdiscussion,?\s)[\W_]*(?:[Ii]t|[Tt]his) was (?:then |"
    r"therefore |unanimously |duly |also |further |"
    r"subsequently |thereupon |accordingly |hereby |jointly |formally |by a majority )*"
    r"(?P<word>[Rr]esolved|[Aa]greed|[Dd]ecided|RESOLVED|AGREED)\b(?! with\b)"
)
_BY_BODY = re.compile(
    rf"[\W_]*(?:(?:Accordingly|Therefore|Subsequently|Having|Following|After|On being|Upon)\b[^.;:]{{0,120}}?,\s)?"
    rf"(?P<body>(?:[Tt]he\s)?(?:{BODY}|{MEMBERS}|[Mm]eeting)|All)(?:\s(?:then|therefore|unanimously|also|formally|"
    rf"subsequently|"
    r"duly|accordingly|thereupon|has|have)){0,3}\s"
    r"(?P<word>resolved|agreed|approved|noted|recommended|endorsed|refused|deferred|decided|adopted|granted)\b"
    r"(?P<after>(?:\sunanimously)?(?:\s(?:to|that|the|a|an|this|its|and|unanimously|consideration|planning|"
    r"permission|with)\b|\s?:|\.?$))"
)
_MINUTES = re.compile(
    r"[\W_]*(?:That\s)?(?:[Tt]he\s)?(?:draft\s|public\s|open\s|non-confidential\s|"
    r"exempt\s)?[Mm]inutes\b[^;]{0,300}?\b(?:were|was|be|are)\s"
    r"(?:then\s|duly\s|unanimously\s|taken\sas\sread(?:,|\sand)\s(?:were\s)?){0,2}"
    r"(?P<word>approved|agreed|confirmed|accepted|adopted|signed)\b"
)
_MOTION = re.compile(
    r"\b(?:motion|amendment|proposal|proposition|recommendations?|resolution|vote|application|"
    r"officer recommendation)s?\b"
    r"[^.;]{0,120}?\b(?:was|were)\s(?:then\s|duly\s|declared\s|unanimously\s|therefore\s|put\sto\sthe\s(?:vote|"
    r"meeting)\s(?:and|,)\s"
    r"(?:was\s|it\swas\s)?(?:declared\s|unanimously\s)?|overwhelmingly\s){0,3}"
    r"(?P<word>not\scarried|carried|lost|defeated|rejected|agreed|approved)\b",
    re.I,
)
_MOTION_FELL = re.compile(
    r"\b(?:motion|amendment|proposal)\s(?:therefore\s|accordingly\s)?(?P<word>fell|failed)\b", re.I
)
_ITEM = re.compile(
    r"[\W_]*(?:The|This|Consideration of (?:the|this)|Consideration|Planning permission|"
    r"Item \S{1,6})\b(?:\s(?:the|this))?"
    r"(?:\s(?:application|item|report|matter|licence|permission|request|petition|order|decision)s?)?"
    r"[^.;,]{0,60}?\s(?:was|were|be|had been)\s(?:then\s|formally\s|unanimously\s|therefore\s)?"
    r"(?P<word>deferred|withdrawn|refused|granted)\b"
)
_THAT = re.compile(r"[\W_]*That\b[^.;:]{0,400}?\bbe\s(?:formally\s|now\s)?(?P<word>\w+)\b")
_TO = re.compile(r"[\W_]*To\s(?P<word>approve|note|agree|recommend|refuse|defer|endorse|grant|adopt)\b")
_NOT = re.compile(r"\b(?:not|NOT|never|neither|nor)\s(?:\w+\s)?$|\bif\s")
_PROPOSED = re.compile(
    r"\b(?:moved|proposed|seconded|suggested|recommend\w*|whether|asked|requested|urged|wished)\b.*\bbe\s(?:\w+\s)?$",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:at (?:its|the|their|a) (?:last|previous|earlier|recent)|at (?:its|their) meeting|previously|"
    r"last (?:year|month|week|meeting)|"
    r"earlier (?:this|in the)|had (?:been )?(?:already )?(?:resolved|agreed|approved|noted|recommended)|in (?:19|"
    r"20)\d\d\b|which (?:was|were|had)|"
    r"who (?:was|were|had))",
    re.I,
)
_TELLS_RESULT = re.compile(r"[\W_]*(?:The|Upon|On|Following)\b")
_LOOK_BACK = 240
_TITLE_WORD = re.compile(r"[^\W\d_]+")


def decisive(sentence: str, committee: str | None, opens_paragraph: bool) -> Decisive | None:
    """The first decisive word of a sentence. `committee` is the meeting's: what another body decided is none."""
    if opens_paragraph and (found := _AT_START.match(sentence)):
        return Decisive(_kind(found["word"].strip("()*")), found.start("word"), found.end("word"))
    capitals = _capitals(sentence)
    other = _in_lower_case(sentence, committee)
    if capitals is not None and (other is None or capitals.at <= other.at or other.is_motion):
        return capitals
    return other


def decided_that(sentence: str) -> Decisive | None:
    """A decision told without a word before it: "That the recommendations be approved", "To note the report"."""
    if found := _THAT.match(sentence):
        kind = _KINDS.get(found["word"].lower(), OutcomeKind.RESOLVED)
        return Decisive(kind, 0, found.end(), is_weak=True)
    if found := _TO.match(sentence):
        word = found["word"]
        kind = _KINDS.get(
            {"defer": "deferred", "note": "noted"}.get(word, word.rstrip("e") + "ed"), OutcomeKind.RESOLVED
        )
        return Decisive(kind, 0, found.end(), is_weak=True)
    return None


def _kind(word: str) -> OutcomeKind:
    return _KINDS.get(word.lower().replace("(s)", "").replace("(s", ""), OutcomeKind.RESOLVED)


def _capitals(sentence: str) -> Decisive | None:
    shouted = sentence.isupper()
    first: Decisive | None = None
    for found in _CAPITALS.finditer(sentence):
        before = sentence[max(0, found.start() - _LOOK_BACK) : found.start()]
        if _NOT.search(before) or _PROPOSED.search(before) or (shouted and re.search(r"\w", before)):
            continue
        kind, word = _kind(found[1]), found[1]
        here = Decisive(kind, found.start(), found.end(), is_motion=word in {"CARRIED", "LOST", "DEFEATED", "REJECTED"})
        if first is None:
            first = here
        elif first.is_motion and kind is OutcomeKind.RESOLVED:
            return here
    return first


def _in_lower_case(sentence: str, committee: str | None) -> Decisive | None:
    if found := _IMPERSONAL.search(sentence):
        return None if _ELSEWHERE.search(sentence[: found.end() + 60]) else _of(found)
    if found := _MINUTES.match(sentence):
        return Decisive(OutcomeKind.APPROVED, found.start("word"), found.end("word"), holds_on=False)
    motion = _MOTION.search(sentence) or _MOTION_FELL.search(sentence)
    if motion is not None and (result := _result(motion, sentence)):
        return result
    if _ELSEWHERE.search(sentence):
        return None
    if (found := _BY_BODY.match(sentence)) and _is_ours(found["body"], committee):
        return _by_body(found)
    return _of(found, holds_on=False) if (found := _ITEM.match(sentence)) else None


def _of(found: re.Match[str], holds_on: bool = True) -> Decisive:
    return Decisive(_kind(found["word"]), found.start("word"), found.end("word"), holds_on=holds_on)


def _result(found: re.Match[str], sentence: str) -> Decisive | None:
    """What became of a motion; "agreed" and "approved" tell it only where the sentence is about nothing else."""
    word, at = found["word"].lower(), found.start("word")
    if _NOT.search(sentence[max(0, at - _LOOK_BACK) : at]):
        return None
    if word in {"agreed", "approved"} and (_ELSEWHERE.search(sentence) or not _TELLS_RESULT.match(sentence)):
        return None
    kind = OutcomeKind.LOST if word in {"not carried", "rejected", "failed"} else _kind(word)
    return Decisive(kind, at, found.end("word"), holds_on=False, is_motion=True)


def _by_body(found: re.Match[str]) -> Decisive | None:
    word, after = found["word"], found["after"].strip()
    kind = _kind(word)
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
    }:
        return None
    if kind is OutcomeKind.AGREED and after == "with":
        return None
    return Decisive(kind, found.start("word"), found.end("word"), holds_on=after.endswith((":", "to", "that")))


def _is_ours(body: str, committee: str | None) -> bool:
    """Whether a body named in a sentence is the one that meets."""
    words = [w.lower() for w in _TITLE_WORD.findall(body.removeprefix("The ").removeprefix("the "))]
    if not words or words[0] in {"members", "councillors", "all", "meeting", "some", "both", "committee", "panel"}:
        return True
    if committee is None:
        return len(words) == 1 or words == ["sub", "committee"]
    ours = {w.lower() for w in _TITLE_WORD.findall(committee)}
    return all(w in ours or w in {"sub", "and", "of", "for", "the"} for w in words)
