"""What is measured of a ranked list, by the books: nDCG, reciprocal rank, recall.

nDCG as in Järvelin and Kekäläinen (2002) with the gain 2^grade - 1 and the discount log2(rank + 1), over the first ten.
"""

import math
from collections.abc import Mapping, Sequence

FIRST = 10
DEEP = 50


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """How near the first ten of `found` are to the best possible ten: 0 to 1. `grades` holds no 0."""
    best = _gain(sorted(grades.values(), reverse=True)[:FIRST])
    return _gain([grades.get(item, 0) for item in found[:FIRST]]) / best if best else 0.0


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """1 / the place of the first item of the best grade; 0 where it is not among the first fifty."""
    best = max(grades.values(), default=0)
    places = (place for place, item in enumerate(found[:DEEP], start=1) if grades.get(item) == best)
    return 1 / next(places, math.inf)


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """The share of all items with a grade that stand among the first fifty; of fifty, where more have one."""
    return sum(item in grades for item in found[:DEEP]) / min(len(grades), DEEP) if grades else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1))
