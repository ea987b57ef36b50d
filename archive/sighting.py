"""What one captured page says of one meeting, before it is joined with what other pages say.

None means that the page does not state the value, an empty tuple that it states there is none. Parsers make sightings;
`archive.compose` folds all of a meeting's sightings into the Meeting.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from archive.ids import MeetingId
from archive.model import Attendance, Document, MeetingStatus, MinutesState, Paragraph


@dataclass(frozen=True, slots=True)
class SightedItem:
    """One agenda row as one page shows it.

    `item` is ModernGov's agenda item id, None where the page does not tell it. `cut` tells that the minutes end in
    "...view the full minutes text"; `issue` is ModernGov's number of the matter, which other meetings' items share.
    `taken_down` tells that the row stands there without the item's words.
    """

    item: str | None
    title: str
    number: str | None = None
    description: tuple[Paragraph, ...] | None = None
    decision: tuple[Paragraph, ...] | None = None
    minutes: tuple[Paragraph, ...] | None = None
    documents: tuple[Document, ...] | None = None
    restricted: bool | None = None
    cut: bool = False
    source_url: str | None = None
    issue: str | None = None
    taken_down: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What was known of a page before it was read: stated by a person, or told by the site's list that led to it.

    It fills what no page states. `meeting` is ModernGov's meeting id.
    """

    council: str | None = None
    committee: str | None = None
    held_on: date | None = None
    meeting: str | None = None

    def or_else(self, other: "Stated") -> "Stated":
        """What is stated here, and where this leaves something open, what `other` says of it."""
        return Stated(
            self.council or other.council,
            self.committee or other.committee,
            self.held_on or other.held_on,
            self.meeting or other.meeting,
        )


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one page says of one meeting.

    `meeting` is ModernGov's meeting id, None where the page does not tell it. Only a `whole` sighting lists every item,
    so only it can make an item disappear.
    """

    meeting: str | None
    whole: bool
    items: tuple[SightedItem, ...] = ()
    committee: str | None = None
    held_on: date | None = None
    starts_at: time | None = None
    venue: str | None = None
    state: MinutesState | None = None
    status: MeetingStatus | None = None
    attendance: tuple[Attendance, ...] | None = None
    documents: tuple[Document, ...] | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sighting that belongs to a meeting: who stated what about its page, when the page was captured, which page."""

    meeting: MeetingId
    sighting: Sighting
    stated: Stated
    seen_at: datetime
    url: str | None
    sha256: str
