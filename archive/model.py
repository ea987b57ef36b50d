"""What was minuted, as frozen values: the words everything else in the project speaks.

A value that a page does not state is None (or an empty tuple), never invented. Strings are as published, white space
apart. Anchors are "p1", "p2" ... in the minutes, "d1" ... in the description, "r1" ... in the decision.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from archive.ids import ItemId, MeetingId


class MinutesState(StrEnum):
    """How far a meeting's minutes have come. The order is the order in which councils publish."""

    AGENDA = "agenda"
    DECISIONS = "decisions"
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class MeetingStatus(StrEnum):
    CANCELLED = "cancelled"
    MOVED = "moved"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


class ParagraphKind(StrEnum):
    TEXT = "text"
    POINT = "point"  # a bullet or a numbered point
    ROW = "row"  # a table row, its cells joined by " | "; blank ones before the last with words keep their place
    HEADING = "heading"


class RemarkKind(StrEnum):
    """What sort of speaker a label names."""

    COUNCILLOR = "councillor"
    OFFICER = "officer"
    PUBLIC = "public"
    ROLE = "role"
    BODY = "body"
    UNNAMED_MEMBER = "unnamed_member"
    INITIALS = "initials"
    OTHER = "other"


class Act(StrEnum):
    SAID = "said"
    INTRODUCED = "introduced"
    ASKED = "asked"
    ANSWERED = "answered"
    MOVED = "moved"
    SECONDED = "seconded"
    DECLARED = "declared"
    VOTED_FOR = "voted_for"
    VOTED_AGAINST = "voted_against"
    ABSTAINED = "abstained"


class SettledBy(StrEnum):
    """What in this meeting's attendance tied a label to a person."""

    NAME = "name"
    INITIALS = "initials"
    ROLE = "role"


class OutcomeKind(StrEnum):
    RESOLVED = "resolved"
    AGREED = "agreed"
    NOTED = "noted"
    RECOMMENDED = "recommended"
    APPROVED = "approved"
    REFUSED = "refused"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    LOST = "lost"


_BAR = re.compile(r"(?:(?<= )|^)\|(?: |$)")


def cells_in(row: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each cell in the text of a table row, of blank ones too."""
    start = 0
    for bar in _BAR.finditer(row):
        yield start, max(start, bar.start() - 1)
        start = bar.end()
    yield start, len(row)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block with words in it. `level` is from 1 for points, else None; `label` a typed number ("53.2", "(a)")."""

    anchor: str
    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What one speaker did in some paragraphs of the minutes.

    `label` is the speaker as published; `person` the name as the attendance prints it, without title, where this
    meeting's attendance settles it, and `settled_by` how.
    """

    paragraphs: tuple[str, ...]
    label: str
    kind: RemarkKind
    act: Act
    person: str | None = None
    settled_by: SettledBy | None = None


@dataclass(frozen=True, slots=True)
class NamedVote:
    name: str
    vote: str  # "for", "against" or "abstained"


@dataclass(frozen=True, slots=True)
class Votes:
    """Totals where the minutes print them, and the named votes where they print those."""

    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None
    named: tuple[NamedVote, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision: the word's kind, the text as published with all points under it, who moved and seconded."""

    kind: OutcomeKind
    text: str
    mover: str | None = None
    seconder: str | None = None
    votes: Votes | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A linked paper. `number` is ModernGov's attachment number, which both ways into a site share."""

    title: str
    url: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One line of the attendance list: "Councillor Jane Doe", "Chair", "Present"."""

    name: str
    role: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as fetched: its address, the moment (UTC) and the SHA-256 of its body in hexadecimal."""

    url: str | None
    at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Why something is no longer shown, and since when."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an item's words: when its page was captured, the hash of the words, the SHA-256 of the page."""

    seen_at: datetime
    hash: str
    capture: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """The unit of the index, of a URL and of an export line.

    `number` is as displayed ("1.", "5a", "77/21"), None for a blank. `state` speaks of the minutes and is WITHDRAWN for
    an item that left its meeting's page. `cut` tells that the text we have ends where the page refers to a full text.
    `issue` is ModernGov's number of the matter, which items of other meetings share; only pages tell it.
    An item that was `taken_down` has no words.
    """

    id: ItemId
    number: str | None
    title: str
    state: MinutesState | None = None
    description: tuple[Paragraph, ...] = ()
    decision: tuple[Paragraph, ...] = ()
    minutes: tuple[Paragraph, ...] = ()
    documents: tuple[Document, ...] = ()
    restricted: bool = False
    cut: bool = False
    remarks: tuple[Remark, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    procedural: bool = False
    source_url: str | None = None
    capture: Capture | None = None
    versions: tuple[Version, ...] = ()
    issue: str | None = None
    taken_down: Notice | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks: the person where this meeting settles it, else the label as published; each once, in order."""
        return tuple(dict.fromkeys(r.person or r.label for r in self.remarks))

    def speakers_of(self, anchor: str) -> tuple[str, ...]:
        """The labels of all who speak in the paragraph `anchor`, as published, in order, each once."""
        return tuple(dict.fromkeys(r.label for r in self.remarks if anchor in r.paragraphs))


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with its agenda in row order. `tombstones` are items that have left its page.

    Of a meeting that its site no longer has (`withdrawn`), or that was `taken_down`, all items are tombstones.
    """

    id: MeetingId
    committee: str | None = None
    held_on: date | None = None
    starts_at: time | None = None
    venue: str | None = None
    state: MinutesState | None = None
    status: MeetingStatus | None = None
    attendance: tuple[Attendance, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    tombstones: tuple[AgendaItem, ...] = ()
    documents: tuple[Document, ...] = ()
    source_url: str | None = None
    capture: Capture | None = None
    withdrawn: Notice | None = None
    taken_down: Notice | None = None
