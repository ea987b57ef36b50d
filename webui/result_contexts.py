"""What the pages that ask the index may name in their templates: the home page, the results, what is like an item."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, NamedTuple

from indexer.search.results import Snippet
from webui.facets import FacetBox
from webui.links import Link, Paging
from webui.minutes import Marked


class Passage(NamedTuple):
    """A snippet, the address of its paragraph, and its language where that is not the page's own."""

    snippet: Snippet
    url: str
    language: str | None


class Speaker(NamedTuple):
    """A speaker of a hit, what of the name was searched for, and the address of all they said."""

    name: Marked
    url: str


class HitEntry(NamedTuple):
    """A hit as the results list shows it. `state` and `council` read as words for people; `language` is the title's,
    where that is not the page's own."""

    url: str
    number: Marked | None
    title: Marked
    language: str | None
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
    """A search that finds something where another found nothing: what it is, how many items it finds, its address."""

    text: str
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """Where nothing or little is found, the first other hits of the offer that comes nearest: `left_out` is what it
    leaves out, `total` what it finds in all."""

    left_out: str
    total: int
    url: str
    hits: tuple["HitEntry", ...]


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
    """A meeting on the home page with some of its items. `coming`: it is still to be held, and has no minutes.

    `label` tells it from others of the same committee.
    """

    url: str
    committee: str
    label: str
    council: str
    held_on: date | None
    state: str | None
    status: str | None
    coming: bool
    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """`holdings` is None where nothing is archived yet, `trouble` says why there is nothing to browse by.

    `meetings` are the councils, each with the list of its meetings.
    """

    template: ClassVar[str] = "home.html"

    title: str
    words: str
    holdings: Holdings | None
    latest: tuple[LatestMeeting, ...]
    meetings: tuple[Link, ...]
    browse: tuple[FacetBox, ...]
    newest_url: str
    trouble: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way to search: what is typed, what it finds, the address of that search where this archive can answer it."""

    typed: str
    meaning: str
    url: str | None


@dataclass(frozen=True, slots=True)
class HelpPage:
    """How to search: by words, by fields, by dates in words. No more than `most_words` are searched for."""

    template: ClassVar[str] = "help.html"

    title: str
    ways: tuple[Way, ...]
    fields: tuple[Way, ...]
    dates: tuple[Way, ...]
    most_words: int


class Taken(NamedTuple):
    """Where an answer can be taken away: all hits, where there are any, those of this page, and those to come."""

    csv_url: str | None
    json_url: str
    feed_url: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`form` are the hidden (name, value) pairs; `chips` let go of one choice each; `last_page` at least 1.

    `meant` searches for a likely better way to write the words; `missing` are those that are in no item, `offers` what
    would be found without some of what is asked for, `nearest` the one that leaves the fewest to look through.
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
    taken: Taken
    total: int
    held_back: int
    held_back_url: str
    notes: tuple[str, ...]
    meant: Link | None
    meant_total: int
    missing: tuple[str, ...]
    offers: tuple[Offer, ...]
    nearest: Nearest | None
    hits: tuple[HitEntry, ...]
    first_hit: int
    page: int
    last_page: int
    paging: Paging
    first_page_url: str
    last_page_url: str
    dates_swapped: bool


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An item of a feed, by its lasting address. `published` is the day of its meeting, where that was before it was
    `updated`."""

    url: str
    title: str
    author: str
    published: datetime | None
    updated: datetime
    outcomes: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """The newest items of a search; `page_url` is the search page that shows the same. All addresses are whole."""

    template: ClassVar[str] = "feed.xml"

    title: str
    url: str
    page_url: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """What is like `item`: the same matter at other meetings, by the council's own number, newest first, and by
    its likeness, and other items, most alike first."""

    template: ClassVar[str] = "similar.html"

    title: str
    item: Link
    same_issue: tuple[HitEntry, ...]
    likely_same: tuple[HitEntry, ...]
    like: tuple[HitEntry, ...]
