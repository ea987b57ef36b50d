"""The committees of the made-up council as data: who sits, when, how it is minuted, what it is about."""

from dataclasses import dataclass
from datetime import date, time

from indexer.demo.styles import Naming, Voice


@dataclass(frozen=True, slots=True)
class Plan:
    """`months` and `week`/`weekday` (Monday is 0) give the dates; `numbers` how items are numbered: "1.", "53."
    (running on), "77/21" (running on in the council year), "A1"; `flavour` adds items of a special kind; `size` counts
    members.
    """

    id: int
    name: str
    category: str
    remit: str
    voice: Voice
    topics: str
    months: tuple[int, ...]
    week: int
    weekday: int
    at: time
    venue: str
    size: int
    numbers: str
    dress: str
    flavour: str = ""
    attendance_on_page: bool = False
    publishes_decisions: bool = False
    until: date | None = None

    @property
    def expired(self) -> bool:
        return self.until is not None


_ALL = tuple(range(1, 13))
_CHAMBER = "Council Chamber, Guildhall, Castle Harn"
_ROOM = "Wathe Room, Civic Offices, Tanyard Lane"

PLANS = (
    Plan(
        102, "Council", "Council and Cabinet", "The meeting of all councillors: budget, policy framework and motions.",
        Voice(Naming.COUNCILLOR, "The Council", "Members", ("RESOLVED that", "RESOLVED -", "It was RESOLVED that")),
        "budget capital local-plan licensing-policy climate workforce",
        (2, 5, 7, 11), 3, 3, time(18, 30), _CHAMBER, 30, "53.", "word", flavour="motions",
    ),
    Plan(
        115, "Cabinet", "Council and Cabinet", "The executive: each Cabinet Member answers for a portfolio.",
        Voice(Naming.COUNCILLOR, "Cabinet", "Members", ("RESOLVED that", "RESOLVED:", "AGREED that")),
        "budget-monitoring property capital housing waste libraries buses school-places leisure digital "
        "affordable-homes parking childrens-care arts performance road-maintenance",
        (1, 3, 6, 7, 9, 11), 2, 1, time(17, 0), _CHAMBER, 8, "1.", "clean", publishes_decisions=True,
    ),
    Plan(
        124, "Planning Committee", "Regulatory Committees",
        "Decides planning applications which officers may not decide.",
        Voice(Naming.COUNCILLOR, "The Committee", "Members", ("RESOLVED that", "RESOLVED -")),
        "local-plan design-code biodiversity",
        _ALL, 2, 2, time(18, 0), _CHAMBER, 10, "77/21", "word", flavour="planning",
    ),
    Plan(
        131, "Schools Forum", "Partnerships and Forums", "Advises on the funding of schools and early years settings.",
        Voice(Naming.INITIALS, "The Forum", "Members", ("RESOLVED that", "AGREED that", "RESOLVED:"), unnamed=True),
        "dsg schools-budget early-years send attendance school-places school-improvement school-transport",
        (1, 3, 6, 10, 12), 3, 3, time(16, 30), "Kingsloe High School, Pennock Road", 11, "1.", "word",
        attendance_on_page=True,
    ),
    Plan(
        138, "Children, Young People and Learning Scrutiny Committee (including Corporate Parenting)",
        "Overview and Scrutiny", "Holds to account all who decide on services for children and young people.",
        Voice(Naming.CLLR, "The Committee", "Members", ("RESOLVED that", "AGREED that", "RECOMMENDED that"), "minute"),
        "send safeguarding childrens-care youth attendance school-transport school-improvement mental-health "
        "scrutiny-programme",
        (2, 4, 9, 11), 1, 1, time(17, 30), _ROOM, 10, "53.", "wrapped",
    ),
    Plan(
        146, "Health and Wellbeing Board", "Partnerships and Forums",
        "Brings the Council and the health service together.",
        Voice(Naming.NAME_JOB, "The Board", "Board members", ("AGREED that", "The Board AGREED that", "AGREED:"),
              unnamed=True),
        "adult-care better-care public-health mental-health gp-access homelessness leisure",
        (3, 6, 9, 12), 2, 3, time(14, 0), _ROOM, 6, "1.", "clean",
    ),
    Plan(
        152, "Environment, Highways and Climate Cabinet Committee", "Overview and Scrutiny",
        "Considers decisions on roads, waste, parks and the climate before they are made.",
        Voice(Naming.HONORIFIC, "The Cabinet Committee", "Members", ("RESOLVED that", "It was RESOLVED that"), "plain"),
        "road-maintenance road-safety buses cycling waste parks climate flooding parking biodiversity design-code",
        (1, 5, 7, 11), 3, 2, time(10, 0), _CHAMBER, 9, "119.", "plain",
    ),
    Plan(
        159, "Audit, Risk and Standards Committee", "Regulatory Committees",
        "Watches over accounts, audit, risk and the conduct of councillors.",
        Voice(Naming.CLLR, "The Committee", "Members", ("RESOLVED that", "RESOLVED:", "RECOMMENDED that")),
        "audit-plan external-audit risk treasury performance budget-monitoring",
        (3, 7, 9), 4, 1, time(18, 0), _ROOM, 7, "A1", "clean",
    ),
    Plan(
        163, "Licensing Sub-Committee - Premises, Taxis and Gambling (Panel A)", "Regulatory Committees",
        "Hears applications and reviews under the licensing acts.",
        Voice(Naming.COUNCILLOR, "The Sub-Committee", "Members", ("RESOLVED that", "RESOLVED -")),
        "licensing-policy community-safety", (2, 5, 10), 1, 4, time(10, 30), _ROOM, 4, "1.", "word",
        flavour="licensing",
    ),
    Plan(
        170, "Libraries and Culture Task and Finish Group", "Overview and Scrutiny",
        "Reviewed libraries, museums and the arts, and reported to Council.",
        Voice(Naming.CLLR, "The Group", "Members", ("AGREED that", "RECOMMENDED that")),
        "libraries arts leisure digital", (2, 4, 6, 9, 11), 2, 0, time(16, 0), _ROOM, 6, "1.", "plain",
        until=date(2023, 4, 30),
    ),
)  # fmt: skip
