"""Draws up the agenda of one meeting: which rows it has, in which order and with which numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from indexer.demo import hearings, motions, procedure, writing
from indexer.demo.committees import Plan
from indexer.demo.drafting import Draft, Special
from indexer.demo.scene import Scene
from indexer.demo.topics import PRESENTED_BY, TOPICS, Topic
from indexer.demo.truth import Attendee, ItemKind


@dataclass(frozen=True, slots=True)
class Row:
    """One agenda row before its minutes are written. `officers` are the posts that must be present for it."""

    kind: ItemKind
    write: Callable[[Scene], Special]
    purpose: str = ""
    officers: tuple[str, ...] = ()
    topic: Topic | None = None
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """What a meeting's rows need to know of its calendar and its people."""

    held_on: date
    before: date | None
    after: date | None
    absent: tuple[Attendee, ...] = ()


class Topics:
    """A committee's topics, each in turn, in another order each round."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self._plan, self._seed, self._round, self._left = plan, seed, 0, iter(())

    _left: Iterator[str]

    def take(self) -> Topic:
        key = next(self._left, None)
        if key is None:
            keys = self._plan.topics.split()
            Random(f"{self._seed}/{self._plan.id}/round/{self._round}").shuffle(keys)  # noqa: S311 - repeatable
            self._round, self._left = self._round + 1, iter(keys)
            return self.take()
        return TOPICS[key]


def _heading(title: str) -> Row:
    return Row(ItemKind.HEADING, lambda _: Special(title, Draft()))


def _procedural(write: Callable[[Scene], Special], purpose: str) -> Row:
    return Row(ItemKind.PROCEDURAL, write, purpose)


def _report(topic: Topic, title: str) -> Row:
    def write(scene: Scene) -> Special:
        scene.group = topic.group
        draft = writing.write(topic, scene)
        return Special(scene.fill(title), draft)

    post = PRESENTED_BY[topic.key]
    return Row(ItemKind.SUBSTANTIVE, write, f"To consider the report of the {post}.", (post,), topic)


def _opening(day: Day, rng: Random) -> list[Row]:
    rows = [
        _procedural(lambda scene: procedure.apologies(scene, day.absent), "To receive apologies for absence."),
        _procedural(procedure.declarations, "To receive any declarations of interest."),
        _procedural(
            lambda scene: procedure.last_minutes(scene, day.before), "To approve the minutes of the previous meeting."
        ),
    ]
    if rng.random() < 0.25:
        rows.append(_procedural(procedure.public_participation, "To hear from members of the public who gave notice."))
    if rng.random() < 0.12:
        rows.append(Row(ItemKind.SUBSTANTIVE, procedure.announcements, "To receive the announcements of the Chair."))
    return rows


def _flavoured(plan: Plan, day: Day, rng: Random) -> list[Row]:
    year = day.held_on.year
    if plan.flavour == "planning":
        posts = ("Principal Planning Officer", "Highways Development Engineer")
        purpose = "To determine the application. Officers' recommendation: see the report."
        row = Row(ItemKind.SUBSTANTIVE, lambda s: hearings.planning_application(s, year), purpose, posts)
        return [row] * rng.choice((3, 3, 4, 5))
    if plan.flavour == "licensing":
        hearing = Row(
            ItemKind.SUBSTANTIVE,
            lambda s: hearings.licensing_hearing(s, year),
            "To hear the parties.",
            ("Licensing Manager",),
        )
        review = Row(
            ItemKind.SUBSTANTIVE,
            lambda s: hearings.driver_review(s, year),
            "To consider the review.",
            ("Licensing Manager",),
        )
        private = _procedural(procedure.exclusion, "To exclude the press and the public.")
        return [hearing] * rng.choice((2, 3)) + [private, review]
    if plan.flavour == "motions":
        motion = Row(ItemKind.SUBSTANTIVE, motions.council_motion, "To consider a motion of which notice was given.")
        asked = Row(ItemKind.SUBSTANTIVE, motions.public_questions, "To answer questions of which notice was given.")
        return [asked, *[motion] * rng.choice((1, 2))]
    return []


def _closing(day: Day, rng: Random) -> list[Row]:
    rows = []
    if rng.random() < 0.15:
        rows.append(_procedural(procedure.urgent_business, "Any business which the Chair considers urgent."))
    if rng.random() < 0.25:
        rows.append(
            _procedural(lambda s: procedure.next_meeting(s, day.after), "To note the date of the next meeting.")
        )
    return rows


def rows_of(plan: Plan, day: Day, topics: Topics, rng: Random) -> list[Row]:
    """The rows of one agenda in order."""
    special = _flavoured(plan, day, rng)
    count = rng.choice((0, 1)) if plan.flavour in {"planning", "licensing"} else rng.choice((4, 5, 5, 6))
    count = 3 if plan.flavour == "motions" else count
    taken = [topics.take() for _ in range(count)]
    reports = [_report(topic, rng.choice(topic.titles)) for topic in taken]
    rows = _opening(day, rng)
    if plan.category == "Council and Cabinet":
        rows = [_heading("Part I - Preliminary"), *rows, _heading("Part II - Matters for Decision")]
    if plan.name == "Cabinet" and rng.random() < 0.4:
        first, second = reports[-2:]
        reports[-2:] = [_lettered(first, "a"), _lettered(second, "b")]
    return rows + special + reports + _closing(day, rng)


def _lettered(row: Row, letter: str) -> Row:
    return Row(row.kind, row.write, row.purpose, row.officers, row.topic, letter)


class Numbers:
    """Gives the rows of a committee's meetings their numbers in the committee's way."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._next, self._year = pattern, 1, 0
        if pattern not in {"1.", "A1", "77/21"}:
            self._next = int(pattern.rstrip("."))

    def of(self, rows: list[Row], held_on: date) -> list[str | None]:
        if self._pattern in {"1.", "A1"}:
            self._next = 1
        year = held_on.year - (held_on.month < 5)
        if self._pattern == "77/21" and year != self._year:
            self._next, self._year = 1, year
        return [self._number(row) for row in rows]

    def _number(self, row: Row) -> str | None:
        if row.kind is ItemKind.HEADING:
            return None
        if row.sub == "b":
            return f"{self._next - 1}b"
        number, self._next = self._next, self._next + 1
        if row.sub:
            return f"{number}{row.sub}"
        if self._pattern == "A1":
            return f"A{number}"
        return f"{number}/{self._year % 100:02d}" if "/" in self._pattern else f"{number}."
