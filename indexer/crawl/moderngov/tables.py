"""Where the cells of a table stand, and whether it is one: tables also set numbers beside paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import Tag

from indexer.reading.marks import mark_of

# No table of minutes is wider or higher than this; a span that says so is a slip or a trap.
_LONGEST_SPAN = 100
# The blanks of a wider table would be most of its text.
_MOST_COLUMNS = 40
# "1.1 | Pier" are a number and a name; words in such a number are a sentence.
_FEWEST_OF_PROSE = 8
_NUMBERS = re.compile(r"(?:minute|item|agenda|para(?:graph)?|ref(?:erence)?)?\.?\s?(?:item|no|number|ref|#)?\.?", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with words in it; `column` counts from 0 and takes spans into account."""

    column: int
    tag: Tag
    text: str


def placed(rows: Sequence[Sequence[tuple[Tag, str]]]) -> list[list[Cell]]:
    """The worded cells of each row in their columns; `rows` are all cells of a table with their texts."""
    found: list[list[Cell]] = []
    held: dict[int, int] = {}  # column -> for how many more rows a cell from above stands in it
    for cells in rows:
        row, column = list[Cell](), 0
        below = {place: left - 1 for place, left in held.items() if left > 1}
        for tag, text in cells:
            while column in held:
                column += 1
            if text:
                row.append(Cell(column, tag, text))
            width, height = (_span(tag, "colspan"), _span(tag, "rowspan")) if tag.attrs else (1, 1)
            if height > 1:
                below |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
        held = below
        found.append(row)
    return found


def lines_of(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Each row as one line: its cells joined by " | ", each in its column, blank ones behind the last left out.

    A column that is blank in every row is none.
    """
    columns = sorted({cell.column for row in rows for cell in row})
    if len(columns) > _MOST_COLUMNS:
        return [" | ".join(cell.text for cell in row) for row in rows]
    place = {column: n for n, column in enumerate(columns)}
    lines = []
    for row in rows:
        texts = [""] * (max((place[cell.column] for cell in row), default=-1) + 1)
        for cell in row:
            texts[place[cell.column]] = cell.text
        lines.append(" | ".join(texts))
    return lines


def only_places_text(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table only places paragraphs: in one column, or beside a column of typed numbers and blanks.

    The first row may say so ("No. | Minute").
    """
    columns = {cell.column for row in rows for cell in row}
    if len(columns) != 2:
        return len(columns) == 1
    numbers = min(cell.column for row in rows for cell in row)
    left = [cell.text for n, row in enumerate(rows) for cell in row if cell.column == numbers and not is_head(n, row)]
    longest = max(len(cell.text.split()) for row in rows for cell in row if cell.column != numbers)
    return longest >= _FEWEST_OF_PROSE and all(map(_is_number, left))


def is_head(place: int, row: Sequence[Cell]) -> bool:
    """Whether the row at `place` says that numbers stand in the first column."""
    return place == 0 and len(row) > 1 and _NUMBERS.fullmatch(row[0].text) is not None


def _is_number(text: str) -> bool:
    mark = mark_of(text)
    return mark is not None and mark.label is not None and mark.rest >= len(text)


def _span(cell: Tag, name: str) -> int:
    told = cell.get(name)
    number = int(told) if isinstance(told, str) and told.isdecimal() and len(told) < 9 else 1
    return min(max(number, 1), _LONGEST_SPAN)
