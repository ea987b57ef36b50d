"""Fills the slots of a sentence: "{pct} per cent of {school}" becomes words with numbers and invented places.

A place, a school or a year is the same throughout one item; counts and sums are drawn anew for each slot.
"""

import re
from collections.abc import Callable
from datetime import date
from random import Random

from indexer.demo import names

_SLOT = re.compile(r"\{(\w+)\}")
_FEW = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "September", "October", "November", "December",
)  # fmt: skip


def fiscal_year(day: date, ahead: int = 0) -> str:
    """The financial year of `day`, "2023/24", moved by `ahead` years."""
    first = day.year - (day.month < 4) + ahead
    return f"{first}/{(first + 1) % 100:02d}"


def _sum_of(millions: float) -> str:
    return f"£{millions:.1f} million"


def _budget_row(rng: Random) -> str:
    budget = rng.randrange(62, 980)
    variance = rng.randrange(-9, 38)
    sign = "-" if variance < 0 else ""
    return f"£{budget / 10:.1f}m | £{(budget + variance) / 10:.1f}m | {sign}£{abs(variance) / 10:.1f}m"


def _places_row(rng: Random) -> str:
    places, surplus = rng.randrange(1200, 4800, 5), rng.randrange(15, 260)
    return f"{places:,} | {places - surplus:,} | {surplus}"


_DRAWN: dict[str, Callable[[Random], str]] = {
    "few": lambda rng: rng.choice(_FEW),
    "dozen": lambda rng: str(rng.randrange(12, 48)),
    "dozen2": lambda rng: str(rng.randrange(52, 96)),
    "hundred": lambda rng: str(rng.randrange(110, 960)),
    "thousand": lambda rng: f"{rng.randrange(1050, 9700, 5):,}",
    "pct": lambda rng: f"{rng.randrange(520, 968) / 10:g}",
    "rate": lambda rng: str(rng.randrange(7, 20)),
    "small": lambda rng: f"{rng.randrange(4, 49) / 10:g}",
    "k": lambda rng: f"£{rng.randrange(12, 960, 3)},000",
    "m": lambda rng: _sum_of(rng.randrange(11, 98) / 10),
    "bigm": lambda rng: _sum_of(rng.randrange(101, 240) / 10),
    "month": lambda rng: rng.choice(_MONTHS),
    "budget3": _budget_row,
    "places3": _places_row,
}


class Slots:
    """The words of one item's slots. `fill` raises KeyError for a slot nobody knows."""

    def __init__(self, rng: Random, held_on: date) -> None:
        self._rng = rng
        wards, roads = rng.sample(names.WARDS, 2), rng.sample(names.ROADS, 2)
        quarter = (held_on.month - 4) % 12 // 3
        self._fixed = {
            "ward": wards[0],
            "ward2": wards[1],
            "road": roads[0],
            "road2": roads[1],
            "school": rng.choice(names.SCHOOLS),
            "primary": rng.choice(names.PRIMARIES),
            "village": rng.choice(names.VILLAGES),
            "park": rng.choice(names.PARKS),
            "library": rng.choice(names.LIBRARIES),
            "estate": rng.choice(names.ESTATES),
            "centre": rng.choice(names.CENTRES),
            "fy": fiscal_year(held_on),
            "lastfy": fiscal_year(held_on, ahead=-1),
            "nextfy": fiscal_year(held_on, ahead=1),
            "fy0": fiscal_year(held_on, ahead=-2),
            "quarter": f"Quarter {quarter + 1}",
        }

    def fill(self, text: str) -> str:
        return _SLOT.sub(lambda match: self._word(match[1]), text)

    def fix(self, **words: str) -> None:
        """States further words that stay the same in this item."""
        self._fixed.update(words)

    def _word(self, slot: str) -> str:
        return self._fixed[slot] if slot in self._fixed else _DRAWN[slot](self._rng)
