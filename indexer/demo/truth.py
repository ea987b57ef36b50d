"""The made-up council as frozen values: everything the look-alike site knows, and what a reader of it should find.

Minutes are kept as `archive` paragraphs; pages and web service only dress them in HTML, so that both say the same.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property

from archive.model import Act, MeetingStatus, MinutesState, OutcomeKind, Paragraph, RemarkKind, SettledBy, Votes


class ItemKind(StrEnum):
    HEADING = "heading"  # a row without a number or words: "Part II"
    PROCEDURAL = "procedural"
    SUBSTANTIVE = "substantive"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented. `title` is "Mr", "Dr" ...; `job` an officer's post or the body a partner stands for."""

    uid: int
    title: str
    first: str
    last: str
    pronoun: str
    job: str | None = None
    party: str | None = None
    ward: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def is_councillor(self) -> bool:
        return self.party is not None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A line of the attendance list. `name` is as printed; `bare` the same without its title."""

    person: Person
    name: str
    bare: str
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class TrueRemark:
    """Who speaks in which paragraphs, as the generator knows it: fields as of `archive.model.Remark`."""

    paragraphs: tuple[str, ...]
    label: str
    kind: RemarkKind
    act: Act
    person: str | None
    settled_by: SettledBy | None


@dataclass(frozen=True, slots=True)
class TrueOutcome:
    """A decision: its kind and the paragraphs that state it. Mover and seconder are labels as published."""

    kind: OutcomeKind
    paragraphs: tuple[str, ...]
    mover: str | None = None
    seconder: str | None = None
    votes: Votes | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment. `number` is ModernGov's attachment number, which pages and service share."""

    number: int
    title: str
    restricted: bool = False
    kilobytes: int = 100


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda row. `cut` says that the meeting page shows only the beginning of its minutes."""

    id: int
    number: str | None
    title: str
    kind: ItemKind
    description: tuple[Paragraph, ...] = ()
    decision: tuple[Paragraph, ...] = ()
    minutes: tuple[Paragraph, ...] = ()
    remarks: tuple[TrueRemark, ...] = ()
    outcomes: tuple[TrueOutcome, ...] = ()
    papers: tuple[Paper, ...] = ()
    restricted: bool = False
    cut: bool = False
    issue: int | None = None

    @property
    def procedural(self) -> bool:
        return self.kind is ItemKind.PROCEDURAL


@dataclass(frozen=True, slots=True)
class Committee:
    """`dress` names how its clerk's words became HTML; `attendance_on_page`: the meeting page lists who came."""

    id: int
    name: str
    category: str
    remit: str
    expired: bool
    dress: str
    attendance_on_page: bool
    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    id: int
    committee: Committee
    held_on: date
    starts_at: time
    venue: str
    contact: str
    state: MinutesState
    status: MeetingStatus | None = None
    note: str | None = None
    attendees: tuple[Attendee, ...] = ()
    items: tuple[Item, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.held_on, self.starts_at)

    @property
    def has_minutes(self) -> bool:
        return self.state in {MinutesState.DRAFT, MinutesState.PUBLISHED}


@dataclass(frozen=True)
class MadeUpCouncil:
    """The ground truth. Meetings are in order of date, then number; `today` decides what is published yet."""

    name: str
    seed: int
    today: date
    committees: tuple[Committee, ...]
    people: tuple[Person, ...]
    meetings: tuple[Meeting, ...]

    @cached_property
    def committee_by_id(self) -> dict[int, Committee]:
        return {c.id: c for c in self.committees}

    @cached_property
    def meeting_by_id(self) -> dict[int, Meeting]:
        return {m.id: m for m in self.meetings}

    @cached_property
    def item_by_id(self) -> dict[int, tuple[Meeting, Item]]:
        return {i.id: (m, i) for m in self.meetings for i in m.items}

    @cached_property
    def person_by_uid(self) -> dict[int, Person]:
        return {p.uid: p for p in self.people}

    @cached_property
    def paper_by_number(self) -> dict[int, Paper]:
        ours = {p.number: p for m in self.meetings for p in m.papers}
        return ours | {p.number: p for m in self.meetings for i in m.items for p in i.papers}

    @cached_property
    def meetings_by_committee(self) -> dict[int, tuple[Meeting, ...]]:
        return {c.id: tuple(m for m in self.meetings if m.committee.id == c.id) for c in self.committees}

    @cached_property
    def items_by_issue(self) -> dict[int, tuple[tuple[Meeting, Item], ...]]:
        """The items of each issue, oldest first."""
        grouped: dict[int, list[tuple[Meeting, Item]]] = {}
        for meeting in self.meetings:
            for item in meeting.items:
                if item.issue is not None:
                    grouped.setdefault(item.issue, []).append((meeting, item))
        return {issue: tuple(found) for issue, found in grouped.items()}
