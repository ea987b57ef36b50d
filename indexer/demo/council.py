"""Makes the made-up council: the same seed, day and size give the same council, byte for byte, on any machine."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexer.demo import meetings, names, people
from indexer.demo.committees import PLANS, Plan
from indexer.demo.truth import Committee, MadeUpCouncil

TODAY = date(2026, 6, 30)
_PLACES = {plan.id: place for place, plan in enumerate(PLANS)}


@dataclass(frozen=True, slots=True)
class Size:
    """`days` of past meetings; `committees` are plan numbers, empty for all.

    `until` is the last day of the committee that no longer meets, where that is not the plan's.
    """

    days: int
    committees: tuple[int, ...] = ()
    until: date | None = None


# "normal" is the demo's: four and a half years. "small" serves quick tests and has one of almost everything all the
# same, "large" has a committee of over a thousand items.
SIZES: dict[str, Size] = {
    "small": Size(150, (102, 115, 124, 131, 163, 170), until=date(2026, 4, 30)),
    "normal": Size(1641),
    "large": Size(7300),
}


def make_council(seed: int = 1, today: date = TODAY, size: str = "normal") -> MadeUpCouncil:
    """The ground truth of a council as published on `today`.

    A later `today` (with the same seed and size) keeps all ids and words and publishes more. Raises KeyError for a size
    that is not in SIZES.
    """
    wanted = SIZES[size]
    # The start hangs on the fixed day, not on `today`: the past must not move between two crawls.
    frame = meetings.Frame(seed, TODAY - timedelta(days=wanted.days), today)
    plans = [_plan(plan, wanted) for plan in PLANS if not wanted.committees or plan.id in wanted.committees]
    committees = tuple(_committee(plan, seed) for plan in plans)
    held = [
        meeting
        for plan, committee in zip(plans, committees, strict=True)
        for meeting in meetings.meetings_of(plan, committee, _PLACES[plan.id], frame)
    ]
    return MadeUpCouncil(
        name=names.COUNCIL,
        seed=seed,
        today=today,
        committees=committees,
        people=people.everybody(),
        meetings=tuple(sorted(held, key=lambda m: (m.held_on, m.id))),
    )


def _plan(plan: Plan, size: Size) -> Plan:
    return replace(plan, until=size.until) if plan.until and size.until else plan


def _committee(plan: Plan, seed: int) -> Committee:
    return Committee(
        id=plan.id,
        name=plan.name,
        category=plan.category,
        remit=plan.remit,
        expired=plan.expired,
        dress=plan.dress,
        attendance_on_page=plan.attendance_on_page,
        members=people.members_of(plan, seed),
    )
