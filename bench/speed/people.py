"""The councils, committees and speakers of the corpus: 8, 40 and 600."""

from dataclasses import dataclass

import numpy as np

SPEAKERS = 600
COUNCILS = ("alderby", "brackmoor", "cawley", "dunmere", "eskdon", "fernham", "garthwick", "holmsey")
COMMITTEES = tuple(
    f"{subject} {body}"
    for subject in ("Planning", "Licensing", "Audit", "Schools", "Highways", "Housing", "Pensions", "Health")
    for body in ("Committee", "Sub-Committee", "Panel", "Forum", "Board")
)


@dataclass(frozen=True)
class Person:
    """`name` as an attendance list prints it, `label` as the minutes do: often the same."""

    name: str
    label: str


def make_people(seed: int, names: tuple[str, ...]) -> tuple[Person, ...]:
    """SPEAKERS people, each with a surname of their own out of `names`; the first names are shared."""
    rng = np.random.default_rng([seed, 4])
    surnames, firsts = names[:SPEAKERS], names[SPEAKERS:]
    full = [f"{firsts[rng.integers(len(firsts))].title()} {surname.title()}" for surname in surnames]
    return tuple(
        Person(name, f"Councillor {surname.title()}" if n % 2 else name)
        for n, (name, surname) in enumerate(zip(full, surnames, strict=True))
    )
