"""A label of the minutes -> a speaker: the label as published, its kind, and the person that the attendance settles."""

import re
from dataclasses import dataclass

from archive.model import RemarkKind, SettledBy
from indexer.reading.clause import Clause
from indexer.reading.known import Known
from indexer.reading.mentions import Sort, mentions
from indexer.reading.names import COUNCILLOR_TITLES, JOB_WORD, PUBLIC_WORD
from indexer.reading.patterns import spaced
from indexer.reading.people import People, Settled, gender_of


@dataclass(frozen=True, slots=True)
class Speaker:
    """A label with what is known of it."""

    label: str
    kind: RemarkKind
    person: str | None = None
    settled_by: SettledBy | None = None
    pronoun: str | None = None  # "he" or "she" where title or text told it


_KINDS = {
    Sort.ROLE: RemarkKind.ROLE,
    Sort.JOB: RemarkKind.OFFICER,
    Sort.OFFICERS: RemarkKind.OFFICER,
    Sort.BODY: RemarkKind.BODY,
    Sort.MEMBERS: RemarkKind.BODY,
    Sort.UNNAMED: RemarkKind.UNNAMED_MEMBER,
    Sort.PUBLIC: RemarkKind.PUBLIC,
    Sort.REPRESENTATIVE: RemarkKind.OTHER,
    Sort.INITIALS: RemarkKind.INITIALS,
}
_MAY_HOLD_A_ROLE = {Sort.UNNAMED, Sort.REPRESENTATIVE}
_CHAIR = re.compile(r"[Cc]hair(?:man|woman|person)?")
_COUNCILLOR = re.compile(rf"(?:{COUNCILLOR_TITLES})\b")
_REPRESENTS = re.compile(
    spaced(
        r"""
    (.*?)(?: (?:who|was|were|had|is|has|would|\w+ed|said|told|gave|made|felt|spoke|sought|asked)\b.*)
    """
    )
)
# "(", ", " or "– " before the name.
_OPENS_BESIDE = 2
# How far from a name stands what tells whom its bearer speaks for.
_NEAR = 200


def speaker_of(label: str, clause: Clause, sentence: str, known: Known) -> Speaker:
    """Who speaks in the clause of `sentence` under this label, and whom the attendance settles it to."""
    people = known.people
    sort = clause.sort or Sort.NAME
    if sort is Sort.REPRESENTATIVE and (shorter := _REPRESENTS.match(label)):
        label = shorter[1]
    kind = _KINDS.get(sort)
    if sort is Sort.MEMBERS and label.endswith("public"):
        kind = RemarkKind.PUBLIC
    if sort is Sort.INITIALS:
        settled = people.with_initials(label)
    elif sort in {Sort.ROLE, Sort.JOB} or (sort in _MAY_HOLD_A_ROLE and sentence.startswith("The ", clause.start)):
        unsure = known.chair_changed and _CHAIR.fullmatch(label) is not None
        settled = (None if unsure else people.in_role(label)) or _named_beside(clause.beside, people)
    elif sort in {Sort.TITLED, Sort.NAME, Sort.BARE}:
        settled = people.named(label)
    else:
        settled = None
    if kind is None and _COUNCILLOR.match(label):
        kind = RemarkKind.COUNCILLOR
    elif kind is None and settled is not None and settled.attendee.kind is not RemarkKind.OTHER:
        kind = settled.attendee.kind
    elif kind is None:
        kind = _told_kind(clause.beside, sentence[clause.start : clause.start + _NEAR])
    if settled is None:
        return Speaker(label, kind, pronoun=gender_of(label))
    attendee = settled.attendee
    return Speaker(label, kind, attendee.bare, settled.by, gender_of(label) or attendee.gender)


def _named_beside(beside: str, people: People) -> Settled | None:
    """Who is named right behind a role: "the Chair (Councillor Lee)", not "the Mayor, seconded by Councillor Lee"."""
    named = next(iter(mentions(beside)), None)
    if named is None or named.start > _OPENS_BESIDE or named.sort not in {Sort.TITLED, Sort.NAME}:
        return None
    return people.named(named.labels[0])


def _told_kind(beside: str, sentence: str) -> RemarkKind:
    """What a bracket or a job tells of somebody whom the attendance does not settle."""
    if PUBLIC_WORD.search(beside):
        return RemarkKind.PUBLIC
    if JOB_WORD.search(beside):
        return RemarkKind.OFFICER
    if re.search(r"\bspoke (?:against|in (?:support|favour|opposition|objection))\b|\bfor the applicant\b", sentence):
        return RemarkKind.PUBLIC
    return RemarkKind.OTHER
