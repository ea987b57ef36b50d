"""How values read in a sentence for people: dates, councils, states. British usage, nothing abbreviated to a riddle."""

import re
from datetime import date, datetime, time

from archive.ids import stated_council
from archive.model import AgendaItem, Meeting
from archive.record import Listed

NOT_STATED = "Not stated"
TAKEN_DOWN = "Taken down"

_SMALL_WORDS = frozenset({"and", "of", "on", "the", "upon", "with", "in"})
# Three lines of a heading on a wide screen; a pasted page of text made one of 13,000 pixels on a phone.
_LONGEST = 200
_SLUG = re.compile(r"[a-z]+(-[a-z]+)*", re.ASCII)

FACET_NAMES = {
    "committee": "Committee",
    "year": "Year",
    "speaker": "Speaker",
    "council": "Council",
    "outcome": "Outcome",
    "state": "State of minutes",
}

_STATES = {
    "agenda": "Agenda only",
    "decisions": "Decisions",
    "draft": "Draft minutes",
    "published": "Published minutes",
    "withdrawn": "Withdrawn",
}


def day(value: date | None) -> str:
    """As in 31 May 2023, or that no date is stated."""
    return f"{value.day} {value:%B %Y}" if value else "Date not stated"


def month(value: date) -> str:
    """As in May 2023."""
    return f"{value:%B} {value.year}"


def weekday(value: date) -> str:
    """As in: Wednesday 31 May 2023."""
    return f"{value:%A} {day(value)}"


def clock(value: time) -> str:
    """As in 5.30 pm, as councils print it."""
    hour = value.hour % 12 or 12
    return f"{hour}.{value.minute:02d} {'am' if value.hour < 12 else 'pm'}"


def moment(value: datetime) -> str:
    """As in: 31 May 2023, 14:05 UTC."""
    return f"{day(value)}, {value:%H:%M} UTC"


def stamp(value: datetime) -> str:
    """As an attribute holds it: HTML takes no six digits of a second."""
    return value.isoformat(timespec="seconds")


def council(slug: str | None) -> str:
    """A council's slug as a name: "Isle of Wight" for "isle-of-wight"; a host name stays as it is."""
    if slug is None:
        return "Council not stated"
    if not _SLUG.fullmatch(slug):
        return slug
    words = [w if n and w in _SMALL_WORDS else w.capitalize() for n, w in enumerate(slug.split("-"))]
    return " ".join(words)


def state(value: str | None) -> str | None:
    """How far the minutes have come, or None where nothing tells it."""
    return _STATES[value] if value else None


def committee(value: str | None) -> str:
    return value or "Committee not stated"


def title(value: str) -> str:
    """An item's title; a link needs words even where the page gives none."""
    return value or "Title not stated"


def heading(item: AgendaItem) -> str:
    """What an item is called where it stands alone or in a list."""
    return TAKEN_DOWN if item.taken_down else title(item.title)


def heading_of_meeting(meeting: Meeting | Listed) -> str:
    """What a meeting is called where its date stands beside it."""
    return TAKEN_DOWN if meeting.taken_down else committee(meeting.committee)


def of_meeting(meeting: Meeting | Listed) -> str:
    """As in: Schools Forum, 31 May 2023. What was taken down tells neither."""
    if meeting.taken_down:
        return f"Meeting of {council(stated_council(meeting.id.council))}, taken down"
    return f"{committee(meeting.committee)}, {day(meeting.held_on)}"


def facet_value(name: str, value: str | int | None) -> str:
    """A value of a filter as its checkbox names it."""
    if value is None:
        return NOT_STATED
    if name == "council":
        return council(str(value))
    if name == "state":
        return state(str(value)) or NOT_STATED
    return str(value).capitalize() if name == "outcome" else str(value)


def shortened(text: str) -> str:
    """The text where it is no longer than a heading can be, else its beginning."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def counted(number: int, one: str) -> str:
    """As in: 1 item, 1,204 items."""
    return f"{number:,} {one if number == 1 else one + 's'}"
