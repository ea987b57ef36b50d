"""Names of places as they are abbreviated: "Mill Rd" and "Mill Road", "High St" and "High Street", "St Mary's" and
"Saint Mary's"."""

from collections.abc import Iterator

# What stands after the name of a street -> how else it is written. "Ct" and "Pl" are left out: hardly anybody writes
# them of a street, and many of other things.
_KINDS = (
    ("avenue", "ave"),
    ("avenue", "av"),
    ("close", "cl"),
    ("crescent", "cres"),
    ("drive", "dr"),
    ("gardens", "gdns"),
    ("grove", "gr"),
    ("lane", "ln"),
    ("road", "rd"),
    ("square", "sq"),
    ("street", "st"),
    ("terrace", "terr"),
)
_SAINT = {"saint": "st", "st": "saint"}


def otherwise(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Other ways to write the place that two folded words name, likely or not."""
    for whole, short in _KINDS:
        if other in (whole, short):
            yield one, short if other == whole else whole
    if one in _SAINT:
        yield _SAINT[one], other
