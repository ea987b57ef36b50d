"""CSV as spreadsheets read it: the one place that says what a cell may hold."""

from collections.abc import Iterable

# A cell that opens with one of these is a formula to a spreadsheet; a page must not be able to run one there.
_FORMULA_OPENERS = ("=", "+", "-", "@", "\t", "\r")


def row_of(values: Iterable[object]) -> list[str]:
    """The cells of a row. None is an empty one; what would be a formula opens with an apostrophe."""
    return [_cell(value) for value in values]


def several(values: Iterable[str]) -> str:
    """Several values of one field as a single one."""
    return "; ".join(values)


def flag(value: bool) -> str:
    """A flag in the words of JSON."""
    return str(value).lower()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_OPENERS) else text
