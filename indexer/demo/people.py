"""Makes the invented people into values, and seats them: committee members, officers, partners."""

from random import Random

from indexer.demo import names, styles
from indexer.demo.committees import Plan
from indexer.demo.styles import Naming
from indexer.demo.topics import PORTFOLIOS
from indexer.demo.truth import Attendee, Person

_PRONOUNS = {"Mr": "he", "Mrs": "she", "Ms": "she"}
# Names of people whose title tells no pronoun.
_HE = frozenset({"Sebastian"})


def _person(uid: int, name: str, **more: str) -> Person:
    title, first_and_last = name.split(" ", 1)
    first, last = first_and_last.split(" ", 1)
    pronoun = _PRONOUNS.get(title, "he" if first in _HE else "she")
    return Person(uid, title, first, last, pronoun, **more)


def councillors() -> tuple[Person, ...]:
    return tuple(
        _person(201 + n, name, party=names.PARTIES[n * n % 4], ward=names.WARDS[n % len(names.WARDS)])
        for n, name in enumerate(names.COUNCILLORS)
    )


def officers() -> tuple[Person, ...]:
    return tuple(_person(301 + n, name, job=job) for n, (name, job) in enumerate(names.OFFICERS))


def forum() -> tuple[Person, ...]:
    return tuple(_person(401 + n, name, job=job) for n, (name, job) in enumerate(names.FORUM))


def board() -> tuple[Person, ...]:
    return tuple(_person(451 + n, name, job=job) for n, (name, job) in enumerate(names.BOARD))


def everybody() -> tuple[Person, ...]:
    return councillors() + officers() + forum() + board()


def members_of(plan: Plan, seed: int) -> tuple[Person, ...]:
    """Who sits on the committee, the Chair first."""
    if plan.voice.naming is Naming.INITIALS:
        return forum()
    if plan.size == len(names.COUNCILLORS):
        return councillors()
    chosen = tuple(Random(f"{seed}/members/{plan.id}").sample(councillors(), plan.size))  # noqa: S311 - repeatable
    return chosen + board() if plan.voice.naming is Naming.NAME_JOB else chosen


def shared_surnames() -> frozenset[str]:
    lasts = [p.last for p in councillors()]
    return frozenset(last for last in lasts if lasts.count(last) > 1)


def role_of(plan: Plan, place: int, person: Person) -> str:
    """What the attendance list prints beside the member in that place."""
    if place < 2:
        return ("Chair", "Vice-Chair")[place]
    portfolios = tuple(PORTFOLIOS.values())
    if plan.name == "Cabinet" and place - 2 < len(portfolios):
        return portfolios[place - 2]
    return person.job or "Committee Member"


def attendee(person: Person, plan: Plan, role: str, status: str) -> Attendee:
    name, bare = styles.printed_name(person, plan.voice)
    return Attendee(person, name, bare, role, status)
