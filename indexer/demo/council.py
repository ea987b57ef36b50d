"""Makes the made-up council: the same seed, day and size give the same council, byte for byte, on any machine."""

from dataclasses import dataclass
from datetime import date, timedelta

from indexer.demo import meetings, names, people
from indexer.demo.committees import PLANS, Plan
from indexer.demo.truth import Committee, MadeUpCouncil

TODAY = date(2026, 6, 30)


@dataclass(frozen=True, slots=True)
class Size:
    """`days` of past meetings; `committees` are plan numbers, empty for all."""

    days: int
    committees: tuple[int, ...] = ()


# "usual" is the demo's: four and a half years. "small" serves quick tests,
# "large" has a committee of over a thousand items.
SIZES: dict[str, Size] = {"small": Size(150, (115, 124, 131, 152)), "usual": Size(1641), "large": Size(7300)}


def make_council(seed: int = 1, today: date = TODAY, size: str = "usual") -> MadeUpCouncil:
    """The ground truth of a council as published on `today`.

    A later `today` (with the same seed and size) keeps all ids and words and publishes more. Raises KeyError for a size
    that is not in SIZES.
    """
    wanted = SIZES[size]
    # The start hangs on the fixed day, not on `today`: the past must not move between two crawls.
    frame = meetings.Frame(seed, TODAY - timedelta(days=wanted.days), today)
    plans = [plan for plan in PLANS if not wanted.committees or plan.id in wanted.committees]
    committees = tuple(_committee(plan, seed) for plan in plans)
    held = [
        meeting
        for plan, committee in zip(plans, committees, strict=True)
        for meeting in meetings.meetings_of(plan, committee, PLANS.index(plan), frame)
    ]
    return MadeUpCouncil(
        name=names.COUNCIL,
        seed=seed,
        today=today,
        committees=committees,
        people=people.everybody(),
        meetings=tuple(sorted(held, key=lambda m: (m.held_on, m.id))),
    )


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
