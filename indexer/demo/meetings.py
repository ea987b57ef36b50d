"""Holds the meetings of one committee: dates, cancellations, who came, what was minuted and what is published today."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from archive.model import MeetingStatus, MinutesState, Paragraph
from indexer.demo import agenda, people
from indexer.demo.agenda import Day, Numbers, Row, Topics
from indexer.demo.committees import Plan
from indexer.demo.drafting import lines
from indexer.demo.procedure import spoken_date
from indexer.demo.published import AHEAD, Fate, as_of, is_settled, not_held, provisional
from indexer.demo.scene import Scene
from indexer.demo.slots import Slots
from indexer.demo.topics import TOPICS
from indexer.demo.truth import Attendee, Committee, Item, ItemKind, Meeting, Paper

_CLERK = "Democratic Services Officer"
# Drawn until one of everything happens to the small council within three weeks of the usual day, and until on that day
# nothing has happened yet to the normal one, whose items are judged (docs/relevance.md).
_FATES = 55152
_CUT_WORDS = 200  # the meeting page shows the full minutes up to about so many words
_STATUSES = {0: MeetingStatus.CANCELLED, 1: MeetingStatus.CANCELLED, 2: MeetingStatus.MOVED, 3: MeetingStatus.POSTPONED}
_ISSUES = {key: 7001 + n for n, key in enumerate(TOPICS)}


@dataclass(frozen=True, slots=True)
class Frame:
    """What all meetings of a council share."""

    seed: int
    since: date
    today: date


def dates_of(plan: Plan, since: date, today: date) -> Iterator[date]:
    """The committee's days from `since` to well after the published calendar, or to its end."""
    end = min(today + 4 * AHEAD, plan.until or date.max)
    for year in range(since.year, end.year + 1):
        for month in plan.months:
            first_weekday, _ = monthrange(year, month)
            day = date(year, month, 1 + (plan.weekday - first_weekday) % 7 + 7 * (plan.week - 1))
            if since <= day <= end:
                yield day


def meetings_of(plan: Plan, committee: Committee, place: int, frame: Frame) -> Iterator[Meeting]:
    """Every meeting of the committee in order. `place` is its place among the committees and makes ids unique.

    Ids and words depend on the seed and the start alone, so that a later `today` only publishes more.
    """
    days = list(dates_of(plan, frame.since, frame.today))
    topics, numbers = Topics(plan, frame.seed), Numbers(plan.numbers)
    for n, planned in enumerate(days):
        held_on = planned
        if held_on > frame.today + AHEAD:
            return
        rng = Random(f"{frame.seed}/{plan.id}/{n}")  # noqa: S311 - repeatable
        fate = Fate.drawn(Random(f"{frame.seed}/{plan.id}/{n}/fate/{_FATES}"))  # noqa: S311 - repeatable
        status = _STATUSES.get(rng.randrange(60)) if n else None
        empty = _bare(plan, committee, 1000 + 20 * n + place, held_on)
        if status is not None:
            yield not_held(_not_held(empty, plan, status, rng), frame.today)
        if status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}:
            continue
        if status is MeetingStatus.MOVED and not is_settled(planned, frame.today):
            continue
        if status is MeetingStatus.MOVED:
            held_on = planned + timedelta(days=7)
            note = f"This meeting was moved from {spoken_date(planned)}."
            empty = replace(empty, id=empty.id + 10, held_on=held_on, note=note)
        following = days[n + 1] if n + 1 < len(days) else None
        day = Day(held_on, days[n - 1] if n else None, following)
        held = as_of(_held(empty, plan, _Kit(day, topics, numbers, rng)), frame.today, following, fate)
        yield held
        if status is None:
            yield from provisional(held, frame.today, fate)


@dataclass(frozen=True, slots=True)
class _Kit:
    day: Day
    topics: Topics
    numbers: Numbers
    rng: Random


def _bare(plan: Plan, committee: Committee, number: int, held_on: date) -> Meeting:
    return Meeting(
        id=number,
        committee=committee,
        held_on=held_on,
        starts_at=plan.at,
        venue=plan.venue,
        contact="Samuel Kettlethorpe, Democratic Services Officer",
        state=MinutesState.AGENDA,
    )


def _not_held(meeting: Meeting, plan: Plan, status: MeetingStatus, rng: Random) -> Meeting:
    expected = tuple(_seat(plan, meeting.committee, n, "Expected") for n in range(len(meeting.committee.members)))
    item = Item(
        meeting.id * 40 + 1, "1.", "Apologies for Absence", ItemKind.PROCEDURAL,
        lines("d", "To receive apologies for absence."),
    )  # fmt: skip
    why = rng.choice(("for lack of business", "because of the weather", "at the request of the Chair"))
    note = f"This meeting was {status.value} {why}."
    items = (item,) if rng.random() < 0.5 else ()
    return replace(meeting, status=status, note=note, attendees=expected, items=items)


def _seat(plan: Plan, committee: Committee, place: int, status: str) -> Attendee:
    person = committee.members[place]
    return people.attendee(person, plan, people.role_of(plan, place, person), status)


def _held(meeting: Meeting, plan: Plan, kit: _Kit) -> Meeting:
    rng = kit.rng
    seats = [_seat(plan, meeting.committee, n, _status(n, rng)) for n in range(len(meeting.committee.members))]
    absent = tuple(s for s in seats if s.status == "Apologies")
    day = replace(kit.day, absent=absent)
    rows = agenda.rows_of(plan, day, kit.topics, rng)
    posts = {_CLERK, *(post for row in rows for post in row.officers)}
    staff = [
        people.attendee(p, plan, p.job or "", "In attendance") for p in people.officers() if p.job in posts
    ]  # in the order of the establishment
    scene = Scene(
        rng=rng,
        voice=plan.voice,
        slots=Slots(rng, meeting.held_on),
        members=tuple(s for s in seats if s.status == "Present"),
        officers={a.role: a for a in staff},
        shared=people.shared_surnames(),
    )
    numbers = kit.numbers.of(rows, meeting.held_on)
    items = tuple(
        _item(meeting, row, (n, number), scene, plan)
        for n, (row, number) in enumerate(zip(rows, numbers, strict=True), 1)
    )
    return replace(meeting, attendees=(*seats, *staff), items=items)


def _status(place: int, rng: Random) -> str:
    """The first three always come, so that every motion finds a mover and a seconder."""
    return rng.choices(("Present", "Apologies", "Absent"), (91, 7, 2))[0] if place > 2 else "Present"


def _item(meeting: Meeting, row: Row, at: tuple[int, str | None], scene: Scene, plan: Plan) -> Item:
    place, number = at
    scene.slots = Slots(scene.rng, meeting.held_on)
    ordinary = row.kind is ItemKind.SUBSTANTIVE
    styles_of_number = {"minute": (number or "").rstrip("."), "plain": "plain", "": ""}
    scene.numbering = styles_of_number[plan.voice.numbers] if ordinary else ""
    written = row.write(scene)
    minutes = tuple(written.draft.paragraphs)
    words = sum(len(p.text.split()) for p in minutes)
    decided = tuple(p for o in written.draft.outcomes for p in minutes if p.anchor in o.paragraphs)
    return Item(
        id=meeting.id * 40 + place,
        number=number,
        title=written.title,
        kind=row.kind,
        description=lines("d", row.purpose) if row.purpose else (),
        decision=_renamed(decided) if plan.publishes_decisions and ordinary else (),
        minutes=minutes,
        remarks=tuple(written.draft.remarks),
        outcomes=tuple(written.draft.outcomes),
        papers=()
        if written.restricted or not row.officers
        else _papers(meeting.id * 40 + place, written.title, scene.rng),
        restricted=written.restricted,
        cut=words > _CUT_WORDS and meeting.committee.dress in {"word", "wrapped"},
        issue=_ISSUES[row.topic.key] if row.topic else None,
    )


def _renamed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(replace(p, anchor=f"r{n}") for n, p in enumerate(paragraphs, 1))


def _papers(item: int, title: str, rng: Random) -> tuple[Paper, ...]:
    plain = re.sub(r"[/:?]", "-", title)
    papers = [Paper(item * 3, plain, kilobytes=rng.randrange(60, 2400))]
    if rng.random() < 0.4:
        papers.append(Paper(item * 3 + 1, f"Appendix A - {plain}", kilobytes=rng.randrange(60, 5200)))
    return tuple(papers)
