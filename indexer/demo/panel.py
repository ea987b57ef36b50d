"""A committee that meets every week: over a thousand items, and a list of meetings that one page cannot hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from archive.model import MinutesState, OutcomeKind
from indexer.demo import names
from indexer.demo.changes import minuted
from indexer.demo.drafting import Draft, lines
from indexer.demo.truth import Attendee, Committee, Item, ItemKind, MadeUpCouncil, Meeting

_FIRST_DAY = date(2023, 12, 1)
_ITEMS = 8
_FIRST_NUMBER = 500_000  # well above the other committees' meetings
_ORDERS = (
    ("Temporary Closure", "closed to vehicles while its surface is renewed"),
    ("Temporary Speed Limit", "limited to 20 miles an hour while the works go on"),
    ("Parking Places", "given parking places for permit holders"),
    ("One-Way Traffic", "one way for a trial of six months"),
)


def with_panel(council: MadeUpCouncil) -> MadeUpCouncil:
    """The council with the committee and its meetings up to the council's own day."""
    committee = Committee(
        id=190,
        name="Traffic Orders Panel",
        category="Regulatory Committees",
        remit="Makes temporary and permanent traffic orders, every week.",
        expired=False,
        dress="clean",
        attendance_on_page=False,
        members=tuple(p for p in council.people if p.is_councillor)[:3],
    )
    meetings = (*council.meetings, *_meetings(committee, council))
    return replace(
        council,
        committees=(*council.committees, committee),
        meetings=tuple(sorted(meetings, key=lambda m: (m.held_on, m.id))),
    )


def _meetings(committee: Committee, council: MadeUpCouncil) -> Iterator[Meeting]:
    for n in range(max((council.today - _FIRST_DAY).days // 7, 0)):
        rng = Random(f"{council.seed}/panel/{n}")  # noqa: S311 - repeatable
        number = _FIRST_NUMBER + n
        meeting = Meeting(
            id=number,
            committee=committee,
            held_on=_FIRST_DAY + timedelta(weeks=n),
            starts_at=time(9, 30),
            venue="Wathe Room, Civic Offices, Tanyard Lane",
            contact="Samuel Kettlethorpe, Democratic Services Officer",
            state=MinutesState.AGENDA,
            attendees=tuple(
                Attendee(p, f"Councillor {p.name}", p.name, "Committee Member", "Present") for p in committee.members
            ),
            items=tuple(_item(number * 40 + place, place, rng) for place in range(1, _ITEMS + 1)),
        )
        yield minuted(meeting, MinutesState.PUBLISHED)


def _item(number: int, place: int, rng: Random) -> Item:
    order, effect = rng.choice(_ORDERS)
    road, village = rng.choice(names.ROADS), rng.choice(names.VILLAGES)
    draft = Draft()
    draft.plain(f"An order was proposed under which {road} in {village} is {effect}.")
    draft.decide(OutcomeKind.RESOLVED, "RESOLVED that", ["the order be made as advertised"])
    return Item(
        id=number,
        number=f"{place}.",
        title=f"{road}, {village} - {order}",
        kind=ItemKind.SUBSTANTIVE,
        description=lines("d", "To consider whether the order is to be made."),
        minutes=tuple(draft.paragraphs),
        remarks=tuple(draft.remarks),
        outcomes=tuple(draft.outcomes),
    )
