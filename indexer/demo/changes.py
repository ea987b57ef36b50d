"""What can happen to minutes after they were published: a slip is mended, an item dropped, the minutes taken back.

`changed` and `vanished` make such things happen to a council; the same council always gives the same changes.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from archive.model import MinutesState, Paragraph
from indexer.demo.procedure import spoken_date
from indexer.demo.truth import Item, ItemKind, MadeUpCouncil, Meeting, Paper

# Who looks back eight weeks must find all that `changed` and `vanished` do.
_RECENT = timedelta(days=50)
_FIGURE = re.compile(r"(?<![\d/.])\d+")


def minuted(meeting: Meeting, state: MinutesState) -> Meeting:
    """The meeting with its minutes as drafted or as approved, and the paper that holds them."""
    name = "Public" if state is MinutesState.PUBLISHED else "Printed draft"
    # Numbers of meeting papers stand well above those of item papers.
    paper = Paper(900_000 + meeting.id, f"{name} minutes {spoken_date(meeting.held_on)}")
    return replace(meeting, state=state, papers=(paper,))


def without_minutes(meeting: Meeting, *, decided: bool = False) -> Meeting:
    """The meeting before its minutes came, or after they were taken back; `decided` leaves the decisions."""
    items = tuple(replace(without_words(i), decision=i.decision if decided else ()) for i in meeting.items)
    return replace(meeting, items=items, state=MinutesState.DECISIONS if decided else MinutesState.AGENDA, papers=())


def without_words(item: Item) -> Item:
    return replace(item, minutes=(), decision=(), remarks=(), outcomes=(), cut=False)


def with_slip(meeting: Meeting) -> Meeting:
    """The meeting with a wrong figure in the minutes of its first item that holds one outside its decisions."""
    for place, item in enumerate(meeting.items):
        mended = _slipped(item)
        if mended != item:
            return replace(meeting, items=(*meeting.items[:place], mended, *meeting.items[place + 1 :]))
    return meeting


def _slipped(item: Item) -> Item:
    decided = {anchor for outcome in item.outcomes for anchor in outcome.paragraphs}
    for place, paragraph in enumerate(item.minutes):
        if item.kind is ItemKind.SUBSTANTIVE and paragraph.anchor not in decided and _FIGURE.search(paragraph.text):
            return replace(item, minutes=(*item.minutes[:place], _wrong(paragraph), *item.minutes[place + 1 :]))
    return item


def _wrong(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, text=_FIGURE.sub(lambda found: str(int(found[0]) + 1), paragraph.text, count=1))


def without_last_item(meeting: Meeting) -> Meeting:
    """The meeting as if its last item had never been on the agenda."""
    return replace(meeting, items=meeting.items[:-1])


def changed(council: MadeUpCouncil) -> MadeUpCouncil:
    """The council after its recent minutes were, in turn, corrected, approved, shortened by an item and taken back."""
    kinds: tuple[Callable[[Meeting], Meeting], ...] = (
        with_slip,
        lambda m: minuted(m, MinutesState.PUBLISHED),
        without_last_item,
        without_minutes,
    )
    recent = [m.id for m in council.meetings if _is_recent(m, council.today)]
    kind_of = {number: kinds[n % len(kinds)] for n, number in enumerate(recent)}
    return _with(council, tuple(kind_of[m.id](m) if m.id in kind_of else m for m in council.meetings))


def vanished(council: MadeUpCouncil) -> MadeUpCouncil:
    """The council without its newest meeting that has minutes."""
    recent = [m.id for m in council.meetings if _is_recent(m, council.today)]
    return _with(council, tuple(m for m in council.meetings if m.id not in recent[-1:]))


def _is_recent(meeting: Meeting, today: date) -> bool:
    return meeting.has_minutes and today - meeting.held_on <= _RECENT


def _with(council: MadeUpCouncil, meetings: tuple[Meeting, ...]) -> MadeUpCouncil:
    return replace(council, meetings=meetings)
