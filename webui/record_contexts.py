"""What the pages that ask the archive may name in their templates: an item, a meeting, an old version."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from webui.differences import ChangedPart
from webui.links import Link, PageLink
from webui.minutes import Marked, Run


@dataclass(frozen=True, slots=True)
class VersionEntry:
    seen_at: datetime
    hash: str
    capture_url: str
    url: str


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """Why something is no longer shown, and since when."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a page's words come from. `source_url` is None where there is none, or none that a link may lead to.

    `sha256` is of the page as it was fetched, `cut_sha256` of what is left of it where words were taken down since.
    """

    source_url: str | None
    captured_at: datetime | None
    sha256: str | None
    capture_url: str | None
    cut_sha256: str | None
    versions: tuple[VersionEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteEntry:
    """A vote: its totals as a sentence, and (vote, names) where the minutes list the names."""

    totals: str
    named: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    kind: str
    words: Marked
    mover: str | None
    seconder: str | None
    vote: VoteEntry | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A linked document; `url` is None where no link may lead to it."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    url: str
    number: str | None
    title: str
    outcomes: tuple[str, ...]
    procedural: bool
    restricted: bool


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    role: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """`crumbs` lead to council, committee and meeting; `previous` and `next` are the neighbours on the agenda.

    `preview` is for those who show a link to the page, `plain_url` the address without words to mark. `found`:
    something of `words` is marked on the page.
    """

    template: ClassVar[str] = "item.html"

    title: str
    preview: str
    words: str
    number: Marked | None
    heading: Marked
    crumbs: tuple[Link, ...]
    held_on: date | None
    state: str | None
    state_key: str | None
    meeting_status: str | None
    procedural: bool
    restricted: bool
    cut: bool
    withdrawn: bool
    taken_down: NoticeEntry | None
    outcomes: tuple[OutcomeEntry, ...]
    minutes: tuple[Run, ...]
    description: tuple[Run, ...]
    decision: tuple[Run, ...]
    papers: tuple[Paper, ...]
    provenance: Provenance
    previous: Link | None
    next: Link | None
    plain_url: str
    similar_url: str
    found: bool


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """`all_meetings` lists those of the same committee; `tombstones` are items that left the agenda, or
    that this archive took down."""

    template: ClassVar[str] = "meeting.html"

    title: str
    preview: str
    url: str
    crumbs: tuple[Link, ...]
    heading: str
    all_meetings: Link
    held_on: date | None
    starts_at: str | None
    venue: str | None
    state: str | None
    state_key: str | None
    meeting_status: str | None
    items: tuple[AgendaRow, ...]
    tombstones: tuple[AgendaRow, ...]
    any_taken_down: bool
    withdrawn: NoticeEntry | None
    taken_down: NoticeEntry | None
    attendance: tuple[Attendee, ...]
    papers: tuple[Paper, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting in a list. `coming`: it is still to be held. `label` tells it from others of the same committee."""

    url: str
    heading: str
    label: str
    held_on: date | None
    state: str | None
    state_key: str | None
    status: str | None
    coming: bool
    has_items: bool
    taken_down: bool


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """Meetings of a council, or of some committees of it; then `all_url` leads to all of the council's."""

    template: ClassVar[str] = "meetings.html"

    title: str
    heading: str
    council: str
    all_url: str | None
    years: tuple[PageLink, ...]
    meetings: tuple[MeetingEntry, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version of an item's words and what it changed; `number` of `count`, from 1."""

    template: ClassVar[str] = "version.html"

    title: str
    heading: str
    number: int
    count: int
    seen_at: datetime
    state: str | None
    state_key: str | None
    capture_url: str
    crumbs: tuple[Link, ...]
    parts: tuple[ChangedPart, ...]
    previous: Link | None
    next: Link | None
