"""What a site lists: committees and meetings, told alike by the web service and by the pages."""

from dataclasses import dataclass
from datetime import date, time

from archive.model import MeetingStatus, MinutesState


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee as the site lists it. `expired` ones no longer meet, and their minutes are still there."""

    number: str
    title: str
    expired: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting as the site lists it; only pages tell the `state` of its minutes, only the service its committee."""

    number: str
    held_on: date | None
    starts_at: time | None = None
    status: MeetingStatus | None = None
    committee: Committee | None = None
    state: MinutesState | None = None


@dataclass(frozen=True, slots=True)
class MeetingList:
    """One page of a committee's meetings. `further` are the addresses of its other pages: earlier, later, a year."""

    meetings: tuple[ListedMeeting, ...]
    further: tuple[str, ...]
