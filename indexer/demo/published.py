"""What of a meeting is public on a given day: calendar, agenda, decisions, draft minutes, approved minutes.

A day later there may be more of it, or less: an agenda is re-published without an item, a draft is taken back for two
weeks, a slip is mended when the minutes are approved, a provisional date is given up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from archive.model import MinutesState
from indexer.demo import changes
from indexer.demo.drafting import lines
from indexer.demo.truth import Item, ItemKind, Meeting

AHEAD = timedelta(days=120)  # the calendar reaches four months ahead
_AGENDA_OUT = timedelta(days=21)  # an agenda comes out up to three weeks before
_AGENDA_FINAL = timedelta(days=7)  # a week before the meeting it is published again
_MINUTES_OUT = timedelta(days=10)  # draft minutes come out ten days after
_TAKEN_BACK = (timedelta(days=20), timedelta(days=34))  # when a doubtful draft is not to be seen
_APPROVED_ANYWAY = timedelta(days=75)  # a committee that never meets again has its minutes approved by its Chair
_GIVEN_UP = timedelta(days=40)  # a provisional date is kept or given up so long before


@dataclass(frozen=True, slots=True)
class Fate:
    """What will happen to one meeting's papers."""

    slip: bool
    doubtful: bool
    late_item: bool
    provisional: bool

    @classmethod
    def drawn(cls, rng: Random) -> "Fate":
        return cls(rng.random() < 0.35, rng.random() < 0.3, rng.random() < 0.5, rng.random() < 0.4)


def as_of(meeting: Meeting, today: date, following: date | None, fate: Fate) -> Meeting:
    """The meeting as it is published on `today`; `following` is the day of the committee's next meeting."""
    decided = any(i.decision for i in meeting.items)
    if meeting.held_on > today:
        return _to_come(meeting, meeting.held_on - today, fate)
    since = today - meeting.held_on
    approved = following is not None and following <= today
    approved = approved or (following is None and since > _APPROVED_ANYWAY)
    if since < _MINUTES_OUT or (fate.doubtful and not approved and _TAKEN_BACK[0] <= since < _TAKEN_BACK[1]):
        return changes.without_minutes(meeting, decided=decided)
    if approved:
        return changes.minuted(meeting, MinutesState.PUBLISHED)
    draft = changes.minuted(meeting, MinutesState.DRAFT)
    return changes.with_slip(draft) if fate.slip else draft


def is_settled(held_on: date, today: date) -> bool:
    """Whether it is known by now that a meeting is held, or that it is not: when its agenda is due."""
    return held_on - today <= _AGENDA_OUT


def not_held(meeting: Meeting, today: date) -> Meeting:
    """A meeting that is cancelled, moved or postponed: until that is settled, a date like any other."""
    return meeting if is_settled(meeting.held_on, today) else replace(meeting, status=None, note=None, items=())


def _to_come(meeting: Meeting, until: timedelta, fate: Fate) -> Meeting:
    expected = tuple(replace(a, status="Expected") for a in meeting.attendees if a.status != "In attendance")
    agenda = tuple(changes.without_words(i) for i in meeting.items) if until <= _AGENDA_OUT else ()
    if agenda and fate.late_item and until > _AGENDA_FINAL:
        agenda = (*agenda, _late_item(meeting))
    return replace(meeting, attendees=expected, items=agenda)


def _late_item(meeting: Meeting) -> Item:
    """An item that the first agenda announces and the second one does not."""
    return Item(
        meeting.id * 40 + 39,
        None,
        "Report to Follow - Review of the Committee's Terms of Reference",
        ItemKind.SUBSTANTIVE,
        lines("d", "To consider a report which will follow."),
    )


def provisional(meeting: Meeting, today: date, fate: Fate) -> Iterator[Meeting]:
    """A second date a fortnight after, which stands in the calendar for a while and is given up."""
    held_on = meeting.held_on + timedelta(days=14)
    if fate.provisional and _GIVEN_UP < held_on - today <= AHEAD:
        yield replace(meeting, id=meeting.id + 10, held_on=held_on, note="This date is provisional.")
