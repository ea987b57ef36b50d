"""Every name a template may use: a page is one frozen value, and its fields are the names."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar

from flask import render_template

from indexer.search.results import Snippet
from webui.differences import ChangedPart
from webui.facets import FacetBox
from webui.minutes import Marked, Run


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A snippet and the address of its paragraph."""

    snippet: Snippet
    url: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker of a hit, what of the name was searched for, and the address of all they said."""

    name: Marked
    url: str


@dataclass(frozen=True, slots=True)
class HitEntry:
    """A hit as the results list shows it. `state` and `council` read as words for people."""

    url: str
    number: Marked | None
    title: Marked
    committee: str
    held_on: date | None
    council: str
    meeting_url: str
    state: str | None
    procedural: bool
    speakers: tuple[Speaker, ...]
    outcomes: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The same search without one thing that it asks for: what is left out, how many items it finds, its address."""

    left_out: str
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a drop-down list."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """How many items one month or year holds; `height` is per cent of the highest bar, `url` narrows to it."""

    text: str
    count: int
    height: int
    url: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars a `unit` ("month" or "year") apart, None where there is nothing; `first` and `last` name both ends."""

    unit: str
    bars: tuple[Bar | None, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the results; `number` None is a gap."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages of an answer; `previous` and `next` are addresses, None at either end."""

    links: tuple[PageLink, ...]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the archive holds, for the home page."""

    councils: int
    committees: int
    meetings: int
    items: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class LatestMeeting:
    """A meeting on the home page with some of its items."""

    url: str
    committee: str
    council: str
    held_on: date | None
    state: str | None
    items: tuple[Link, ...]


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
    """Where a page's words come from. `source_url` is None where there is none, or none that a link may lead to."""

    source_url: str | None
    captured_at: datetime | None
    sha256: str | None
    capture_url: str | None
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
class HomePage:
    """`holdings` is None where nothing is archived yet, `trouble` says why the latest items are missing."""

    template: ClassVar[str] = "home.html"

    title: str
    words: str
    holdings: Holdings | None
    latest: tuple[LatestMeeting, ...]
    browse: tuple[FacetBox, ...]
    newest_url: str
    trouble: str | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`form` are the hidden (name, value) pairs; `chips` let go of one choice each; `last_page` at least 1.

    `meant` searches for a likely better way to write the words; `missing` are those that are in no item, `offers` what
    would be found without one thing asked for.
    """

    template: ClassVar[str] = "search.html"

    title: str
    words: str
    form: tuple[tuple[str, str], ...]
    date_from: date | None
    date_to: date | None
    orders: tuple[Choice, ...]
    histogram: Histogram | None
    facets: tuple[FacetBox, ...]
    chips: tuple[Link, ...]
    clear_url: str
    without_words_url: str
    total: int
    held_back: int
    held_back_url: str
    notes: tuple[str, ...]
    meant: Link | None
    missing: tuple[str, ...]
    offers: tuple[Offer, ...]
    hits: tuple[HitEntry, ...]
    first_hit: int
    page: int
    last_page: int
    paging: Paging
    first_page_url: str
    dates_swapped: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """`council_url` and `committee_url` search; `previous` and `next` are the neighbours on the agenda."""

    template: ClassVar[str] = "item.html"

    title: str
    words: str
    number: str | None
    heading: Marked
    council: str
    council_url: str
    committee: str
    committee_url: str
    meeting: Link
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


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """What is like `item`: the same matter at other meetings, by the council's own number and by its likeness, newest
    first, and other items, most alike first."""

    template: ClassVar[str] = "similar.html"

    title: str
    item: Link
    same_issue: tuple[HitEntry, ...]
    likely_same: tuple[HitEntry, ...]
    like: tuple[HitEntry, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """`council_url` and `committee_url` search; `tombstones` are items that left the agenda."""

    template: ClassVar[str] = "meeting.html"

    title: str
    council: str
    council_url: str
    committee: str
    committee_url: str
    held_on: date | None
    starts_at: str | None
    venue: str | None
    state: str | None
    state_key: str | None
    meeting_status: str | None
    items: tuple[AgendaRow, ...]
    tombstones: tuple[AgendaRow, ...]
    withdrawn: NoticeEntry | None
    taken_down: NoticeEntry | None
    attendance: tuple[Attendee, ...]
    papers: tuple[Paper, ...]
    provenance: Provenance


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
    item: Link
    meeting: Link
    parts: tuple[ChangedPart, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """`message` says what went wrong and what to do next; `reading_works`: only search is out of order."""

    template: ClassVar[str] = "error.html"

    title: str
    words: str
    status: int
    message: str
    reading_works: bool


Page = HomePage | SearchPage | SimilarPage | ItemPage | MeetingPage | VersionPage | ErrorPage


def render(page: Page) -> str:
    """The page as HTML. The template sees the fields of `page` and nothing of the request."""
    names: dict[str, Any] = {field.name: getattr(page, field.name) for field in fields(page)}
    return render_template(page.template, **names)
