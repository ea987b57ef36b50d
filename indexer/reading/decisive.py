"""The words that decide: which of them opens an outcome in a sentence, and of what kind."""

import re
from dataclasses import replace

from archive.model import OutcomeKind
from indexer.reading.elsewhere import is_by_another, is_of_another, is_then, is_told_again
from indexer.reading.kinds import KINDS, KINDS_OF_STEMS, Decisive, kind_of
from indexer.reading.names import BODY, MEMBERS
from indexer.reading.patterns import spaced
from indexer.reading.results import kind_of_result
from indexer.reading.told import told

_DECIDES = spaced(
    r"""
    RESOLVED|RESOVLED|RESOLEVD|RESLOVED|RESOVED|RESOLVES|AGREED|NOTED|RECOMMENDED|
    (?:(?:NOT|not) )?CARRIED(?! (?i:forward|over|out)\b)|LOST|APPROVED|GRANTED|
    REFUSED|DEFERRED|WITHDRAWN|REJECTED|DEFEATED|ADOPTED|ENDORSED|DELEGATED|DECIDED|R E S O L V E D
    """
)
_CAPITALS = re.compile(rf"\b({_DECIDES})\b(?! (?i:actions?|items?|minutes|matters?|issues?)\b)")
# What most sentences hold nowhere is looked for first.
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z]|R E S")
_BY_VOTE = spaced(
    r"""
    (?: (?:unanimously|accordingly|further|by|nem\.? con\.?|(?:to|TO|by|BY) (?:the |THE )?(?:Full |FULL )?(?:Board|
    Cabinet|Council|Executive|Committee|BOARD|CABINET|COUNCIL|EXECUTIVE|COMMITTEE))|, (?:unanimously|nem\.? con\.?|
    by (?:a )?majority|(?:on|following) a vote),?)?
    """
)
# What follows a word that stands alone: "Approved subject to conditions", "Deferred pending a site visit".
_ITS_TERMS = spaced(
    r"""
    (?:subject to|pending|until|in (?:principle|part|full|accordance)|unanimously|without|following|because|due to|
    as (?:an? |the )?(?:per|recommended|set|amended|proposed|printed|applied|presented|submitted|drafted|true|correct|
    accurate)|for (?:a|an|the|further)|on the (?:grounds?|following|basis)|with (?:thanks|conditions|effect|delegated|
    the (?:following|addition|amendment|exception|conditions)))\b
    """
)
# "Decision taken", "Decision of the Committee".
_OF_OURS = (
    r"(?:\s(?:made|taken|reached|MADE|TAKEN|REACHED))?"
    r"(?:\sof\sthe\s(?:[Ss]ub-)?[Cc]ommittee|\sof\sthe\s(?:Panel|Board|Council|Cabinet|Forum|Executive))?"
)
_AT_START = re.compile(
    spaced(
        rf"""
    [\W_]*(?:(?:(?:It was |Therefore,? |Accordingly,? )?(?:[Uu]nanimously |UNANIMOUSLY |Further |
    FURTHER )?)?)(?P<word>Resolved|Resovled|Resolevd|Reslvoed|Agreed|Noted|Recommended|Approved|Carried|Not carried|
    Deferred|Refused|Granted|Lost|Withdrawn|Rejected|Endorsed|Adopted|
    (?:Decisions?|DECISIONS?|DECISION\(S\)|Decision\(s\)|
    (?:Outcome|OUTCOME)(?= ?[:–—-])){_OF_OURS}|RESOLUTIONS?|Resolutions?|RECOMMENDATIONS?(?= (?:TO|to) |
    :? [Tt]hat\b))\*?(?: (?:No\.? )?\d{{1,4}}(?:/\d{{2,4}})?)?{_BY_VOTE}(?P<after> ?[:–—-]+| (?:that|to|the|
    not)\b| {_ITS_TERMS}|[ .,;]*$|,? \(| [–-] )
    """
    ),
)
_THING = spaced(
    r"""
    (?:(?:planning|outline|substantive|original|amended) )?(?:application|permission|licence|item|motion|
    amendment|vote|proposal|recommendations?|report|request|consent|variation|minutes)
    """
)
# "APPLICATION WITHDRAWN", "Motion carried (7-2)", "Recommendations agreed".
_CURT = re.compile(
    spaced(
        rf"""
    [\W_]*(?:{_THING} )?(?:[–-] |: )?(?:was |were )?(?:unanimously )?(?P<word>withdrawn|deferred|refused|granted|
    approved|(?:not )?carried|lost|agreed|noted|rejected)(?: (?:unanimously|
    by \d.{{0,40}}))?[\W_]*(?:\([^()]{{0,80}}\)|\d[^()]{{0,60}}\b(?:for|against|abst\w+|votes?)\b[^()]{{0,30}})?[\W_]*$
    """
    ),
    re.I,
)
_THAT = re.compile(
    r"[\W_]*(?:That|THAT)\b(?![^.;:]{0,300}?\bwas\s(?:moved|proposed|seconded))[^.;:]{0,400}?\bbe\s(?:formally\s|"
    r"now\s)?(?P<word>\w+)\b"
)
# "That the Committee notes the report."
_THAT_WE = re.compile(
    rf"[\W_]*That\s(?:the\s)?(?:{BODY}|{MEMBERS})\s(?:hereby\s)?(?P<word>note|approve|agree|recommend|refuse|"
    rf"endorse|resolve)s?\b"
)
_TO = re.compile(r"[\W_]*To\s(?P<word>approve|note|agree|recommend|refuse|defer|endorse|grant|adopt)\b")
# What a word before it decides: "Decision: That ... be GRANTED", "Decision: to note ...".
_STATED = re.compile(r"[\W_]*(?:(?:\w{1,3}[.)]\s)?(?:That|that|To|to)\b)")
# "Decision: Refuse", "Decision: Grant as applied for".
_IMPERATIVE = re.compile(r"[\W_]*(?P<stem>approv|grant|refus|reject|defer)e?\b", re.I)
# "Decision: The return was approved."
_BECAME = re.compile(
    r"[\W_]*(?!That\b|To\b)[^.;:]{1,120}?\s(?:was|were|is|are)\s(?:unanimously\s)?(?P<word>approved|refused|"
    r"granted|deferred|"
    r"withdrawn|noted|agreed|rejected)\b",
    re.I,
)
_FARTHEST_INNER = 120
# What a document or somebody else is quoted to say: "It was agreed in May," the paper said.
_QUOTED = re.compile(
    r"[“\"][^”\"]*(?:[,.?!][”\"]|[”\"],)\s(?:\S+\s){0,8}?(?:said|says|stated|states|read|reads|ran|wrote|added|"
    r"reported|quoted)\b"
)
_NOT = re.compile(r"\b(?:not|NOT|never|neither|nor)\s(?:\w+\s)?$|\bif\s|\bhad\s(?:(?:been|already|previously)\s)*$")
_PROPOSED = re.compile(
    spaced(
        r"""
    \b(?:moved|proposed|seconded|suggested|recommend\w*|whether|asked|requested|urged|wished)\b.*\bbe (?:\w+ )?$
    """
    ),
    re.I,
)
_LOOK_BACK = 240
_PLANNING_KINDS = (OutcomeKind.REFUSED, OutcomeKind.DEFERRED, OutcomeKind.WITHDRAWN)


def decisive(sentence: str, committee: str | None, opens_paragraph: bool) -> Decisive | None:
    """The first decisive word of a sentence. `committee` is the meeting's: what another body decided is none."""
    if _QUOTED.match(sentence):
        return None
    if opens_paragraph and (found := _AT_START.match(sentence)):
        return _opening(found, sentence, committee)
    if found := _CURT.match(sentence):
        kind = kind_of_result(found["word"], sentence, found.start("word"))
        motion = kind is OutcomeKind.LOST or found["word"].lower() == "carried"
        return Decisive(kind, found.start("word"), found.end("word"), is_motion=motion)
    first = _capitals(sentence)
    capitals = _ours(first, sentence, committee) if first else None
    if first and capitals is None:
        return None
    other = told(sentence, committee)
    if capitals is not None and (other is None or capitals.at <= other.at or other.is_motion):
        return capitals
    return other


def _ours(capitals: Decisive, sentence: str, committee: str | None) -> Decisive | None:
    """A word in capitals, or the one behind it, that tells what this meeting decided; None where it was another."""
    ours: Decisive | None = capitals
    if is_of_another(sentence, capitals.at, committee):
        behind = _capitals(sentence, capitals.end)
        ours = behind if behind and is_told_again(sentence, behind.at) else None
    if ours is None or is_by_another(sentence, ours.end, committee) or is_then(sentence, ours.at):
        return None
    return ours


def _opening(found: re.Match[str], sentence: str, committee: str | None) -> Decisive:
    """A word that opens its paragraph. "Decision:" has no kind of its own: what is said next to it may tell one."""
    at, end = found.start("word"), found.end("word")
    word = found["word"].strip("()*").lower()
    if not word.startswith(("decision", "outcome")):
        return Decisive(kind_of(found["word"].strip("()*")), at, end)
    rest = sentence[found.end() :]
    that = _THAT.match(rest.lstrip())
    inner = decisive(rest, committee, True) if rest.strip() and not _STATED.match(rest) else None
    if inner is not None and inner.at <= _FARTHEST_INNER:
        begins = found.end() + len(rest) - len(rest.lstrip()) if rest.lstrip().startswith("It ") else 0
        return replace(inner, at=found.end() + inner.at, end=found.end() + inner.end, begins=begins, is_weak=False)
    if thing := _BECAME.match(rest):
        return Decisive(kind_of(thing["word"]), at, end)
    if done := _IMPERATIVE.match(rest):
        return Decisive(KINDS_OF_STEMS[done["stem"].lower()], at, end)
    kind = KINDS.get(that["word"].lower(), OutcomeKind.RESOLVED) if that else OutcomeKind.RESOLVED
    shown = that is not None and (
        kind in _PLANNING_KINDS or (kind is OutcomeKind.APPROVED and _is_licence(that["word"]))
    )
    return Decisive(kind if shown else OutcomeKind.RESOLVED, at, end)


def _is_licence(word: str) -> bool:
    return word.isupper() or word == "granted"


def decided_that(sentence: str) -> Decisive | None:
    """A decision told without a word before it: "That the recommendations be approved", "To note the report"."""
    if found := _THAT.match(sentence):
        kind = KINDS.get(found["word"].lower(), OutcomeKind.RESOLVED)
        return Decisive(kind, 0, found.end(), is_weak=True)
    if found := _TO.match(sentence) or _THAT_WE.match(sentence):
        word = found["word"]
        kind = KINDS.get(
            {"defer": "deferred", "note": "noted"}.get(word, word.rstrip("e") + "ed"), OutcomeKind.RESOLVED
        )
        return Decisive(kind, 0, found.end(), is_weak=True)
    return None


def _capitals(sentence: str, after: int = 0) -> Decisive | None:
    if not _TWO_CAPITALS.search(sentence):
        return None
    shouted = sentence.isupper()
    first: Decisive | None = None
    for found in _CAPITALS.finditer(sentence, after):
        before = sentence[max(0, found.start() - _LOOK_BACK) : found.start()]
        if _NOT.search(before) or _PROPOSED.search(before) or (shouted and re.search(r"\w", before)):
            continue
        kind = kind_of_result(found[1], sentence, found.start())
        motion = kind is OutcomeKind.LOST or found[1] in {"CARRIED", "REJECTED"}
        here = Decisive(kind, found.start(), found.end(), is_motion=motion)
        if first is None:
            first = here
        elif first.is_motion and kind is OutcomeKind.RESOLVED:
            return here
    return first
