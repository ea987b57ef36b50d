"""Which meetings a crawl asks for: what the archive does not have, what may have changed, and a part of the rest.

Minutes appear weeks late, so meetings of the last weeks are looked at again each time; the rest in turn, a thirtieth a
crawl, those first whose minutes are still to come. A committee approves its minutes at its next meeting, so drafts are
looked at again once it has met, however old they are.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from archive.frontier import Listed
from archive.record import Held

# A crawl a day looks at everything once a month.
SWEEP = 30
# Agendas come out five clear days before a meeting, and change until then.
_AHEAD = timedelta(days=28)
# Minutes that are still to come are looked at as if they had been fetched so much earlier.
_UNFINISHED = timedelta(days=21)
_NEVER = date.min + _UNFINISHED
_FINISHED = frozenset({"published", "withdrawn"})
_TO_BE_APPROVED = frozenset({"draft", "decisions"})


@dataclass(frozen=True, slots=True)
class Window:
    """The days of this crawl: what was held from `since` on is asked for again; `only` leaves out what was before."""

    today: date
    since: date
    only: bool = False


def window(today: date, look_back: int, ended_on: date | None, since: date | None) -> Window:
    """`look_back` days before this crawl, and before the last one: what was young then was not yet whole either."""
    if since is not None:
        return Window(today, since, only=True)
    last = min(today, ended_on or today)
    return Window(today, last - timedelta(days=min(look_back, (last - date.min).days)))


def due(listed: Iterable[Listed], held: Mapping[str, Held], days: Window) -> list[Listed]:
    """The meetings to be asked for, in no order; `held` is what the archive has of them, by their number."""
    listed = list(listed)
    met = {row.committee for row in listed if (day := _day(row)) and days.since <= day <= days.today}
    asked, rest = [], []
    for row in listed:
        have = held.get(row.meeting)
        held_on = _day(row) or (have.held_on if have else None)
        if days.only and held_on is not None and held_on < days.since:
            continue
        young = held_on is not None and _is_young(held_on, days)
        if have is None or have.withdrawn or row.changed or young or _may_be_approved(row, have, met):
            asked.append(row)
        elif not days.only:
            rest.append(row)
    rest.sort(key=lambda row: (_last_look(row, held[row.meeting]), row.meeting))
    return asked + rest[: -(-len(rest) // SWEEP)]


def _may_be_approved(row: Listed, have: Held, met: Collection[str | None]) -> bool:
    return have.state in _TO_BE_APPROVED and row.committee in met


def _is_young(held_on: date, days: Window) -> bool:
    return days.since <= held_on <= days.today + _AHEAD


def _last_look(row: Listed, have: Held) -> date:
    return (row.fetched_on or _NEVER) - (timedelta(0) if have.state in _FINISHED else _UNFINISHED)


def _day(row: Listed) -> date | None:
    told = row.told.get("held_on")
    return date.fromisoformat(told) if told else None
