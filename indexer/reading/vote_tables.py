"""Votes in a table with a row for each member, or a column for each side: read whole, or nobody is named.

Three tables are known; in each the first row says what its columns are:

    Councillor | For | Against | Abstain        Councillor | Vote        For   | Against | Abstain
    Quill      | X   |         |                Quill      | For         Quill | Marsh   |
    Marsh      |     | X       |                Marsh      | Against     Day   |         |
    Total      | 1   | 1       | 0

What a table says is written as a list ("For (1): Quill. Against (1): Marsh"), so that what is asked of lists is asked
of it too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from archive.model import Paragraph, ParagraphKind, cells_in
from indexer.reading.names import COUNCILLOR_TITLES, PLURAL_TITLES
from indexer.reading.rolls import opened_by, roll_of

_MEMBER = re.compile(
    r"(?:(?:name|names) of )?(?:the )?(?:elected |voting |board |committee )?"
    r"(?:councillors?|cllrs?|members?|names?)(?: name)?(?:\(s\))?",
    re.I,
)
_VOTE = re.compile(r"(?:recorded |named )?vot(?:e|ed|es|ing)(?: cast)?|how (?:they )?voted", re.I)
_NAMES_SIDE = re.compile(
    r"(?:^|\| )(?:for|in favou?r|ayes|yes|against|no|noes|nays|opposed|abst\w*|th\w+|members|councillors|cllrs|votes?|"
    r"number|total)\b",
    re.I,
)
_YES_NO = {"yes": "for", "no": "against"}
_WORDS = {"for": "For", "against": "Against", "abstained": "Abstained"}
# "ü" is a tick of Word's Wingdings. A cross may say that somebody did not vote so: it is none.
_TICKS = frozenset({"x", "✓", "✔", "√", "☑", "ü", "1", "•", "*", "●", "y", "yes"})
_BLANKS = frozenset({"", "-", "–", "—", "0", "n", "n/a"})
_AWAY = re.compile(r"(?:apologies|not in attendance|left(?: the meeting)?|n/a|-|–|—|)", re.I)
_TOTAL = re.compile(r"(?:sub-?)?totals?\b.{0,30}|votes?(?: cast)?|result|number(?: of votes)?|", re.I)
_NO_MEMBER = re.compile(
    r"(?:the )?(?:options?|items?|questions?|phases?|sites?|proposals?|motions?|amendments?|recommendations?)\b", re.I
)
_SEVERAL = re.compile(r"[,;&/•]|\band\b", re.I)
_TITLED = re.compile(rf"(?:{PLURAL_TITLES}|(?:{COUNCILLOR_TITLES})\b)")
_FEWEST_WITHOUT_HEAD = 3


@dataclass(slots=True)
class _Table:
    """What is read of a table so far; `is_broken` where a row cannot be read, so that nobody may be named."""

    counts: dict[str, int] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    is_broken: bool = False

    def add(self, name: str, side: str) -> None:
        self.names.setdefault(side, []).append(name)

    def text(self) -> str:
        """The table as a list; empty where it says nothing."""
        listed = {} if self.is_broken else self.names
        return ". ".join(
            f"{word}{f' ({self.counts[side]})' if side in self.counts else ''}: {'; '.join(listed.get(side, ()))}"
            for side, word in _WORDS.items()
            if side in self.counts or listed.get(side)
        ).replace(": .", ".")


@dataclass(frozen=True, slots=True)
class _Columns:
    """What a table's columns hold: sides by column (names beside them, or in them), or the column of the vote."""

    sides: dict[int, str]
    counts: dict[str, int]
    vote: int | None = None
    names: int | None = 0


def tabled_lists(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The votes that tables print, by the index of each row: the whole list at a table's first, nothing at the rest."""
    found: dict[int, str] = {}
    # Most minutes have no table, and most tables no sides.
    if not any(p.kind is ParagraphKind.ROW and _NAMES_SIDE.search(p.text) for p in paragraphs):
        return found
    for is_row, group in groupby(enumerate(paragraphs), key=lambda p: p[1].kind is ParagraphKind.ROW):
        if is_row:
            for places, text in _tables([(place, _cells(p.text)) for place, p in group]):
                found |= {place: text if place == places[0] else "" for place in places}
    return found


def _cells(row: str) -> list[str]:
    return [row[start:end] for start, end in cells_in(row)]


def _tables(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[list[int], str]]:
    """(indexes of its rows, what it says) of each table of votes among rows that follow one another."""
    heads = [(n, columns) for n, (_, cells) in enumerate(rows) if (columns := _columns(cells))]
    if not heads:
        if len(rows) < _FEWEST_WITHOUT_HEAD or not all(len(cells) == 2 and _side(cells[1]) for _, cells in rows):
            return
        heads = [(-1, _Columns({}, {}, vote=1))]
    ends = [n for n, _ in heads[1:]] + [len(rows)]
    for (n, columns), end in zip(heads, ends, strict=True):
        text = _read(columns, [cells for _, cells in rows[n + 1 : end]]).text()
        if text:
            yield [place for place, _ in rows[max(n, 0) : end]], text


def _columns(cells: list[str]) -> _Columns | None:
    """What the columns hold by the cells of a table's head; None where they are not of a vote."""
    sides = {n: side for n, cell in enumerate(cells) if (side := _side(cell)) is not None}
    named = not cells[0] or _MEMBER.fullmatch(cells[0].strip(" .:")) is not None
    votes = [n for n, cell in enumerate(cells) if n and _VOTE.fullmatch(cell.strip(" .:?"))]
    if named and cells[0] and len(votes) == 1 and not sides:
        return _Columns({}, {}, vote=votes[0])
    told = [side for side in sides.values() if side]
    # "Yes | No" heads many a table.
    if len(told) < 2 or len(set(told)) < len(told) or all(cells[n].casefold() in _YES_NO for n in sides):
        return None
    counts = {side: count for n, side in sides.items() if side and (count := _count(cells[n])) is not None}
    if named:
        return _Columns(sides, counts)
    return _Columns(sides, counts, names=None) if len(sides) == len(cells) else None


# A table says few words again and again.
@lru_cache(maxsize=128)
def _side(cell: str) -> str | None:
    """The side that a cell names and nothing else, as in `rolls.Side.vote`; None where it names none."""
    word = cell.strip(" .:")
    if side := _YES_NO.get(word.casefold()):
        return side
    side = opened_by(word) if word else None
    roll = roll_of(word) if side is not None else None
    if roll is None or len(roll.sides) != 1 or roll.start > 0 or roll.end < len(word):
        return None
    return side if not roll.sides[0].names else None


def _count(cell: str) -> int | None:
    roll = roll_of(cell.strip(" .:"))
    return roll.sides[0].count if roll else None


def _read(columns: _Columns, rows: list[list[str]]) -> _Table:
    table = _Table(dict(columns.counts))
    if columns.vote is not None:
        for cells in rows:
            _add_vote(table, cells[0], cells[columns.vote] if columns.vote < len(cells) else "")
    elif columns.names is None:
        _add_columns(table, columns, rows)
    else:
        for cells in rows:
            _add_ticks(table, cells[0], {side: cells[n] for n, side in columns.sides.items() if n < len(cells)})
    return table


def _add_vote(table: _Table, name: str, vote: str) -> None:
    side = _side(vote)
    if side is None:
        table.is_broken = table.is_broken or _AWAY.fullmatch(vote) is None
    elif side:
        _add_name(table, name, side)


def _add_ticks(table: _Table, name: str, cells: dict[str, str]) -> None:
    worded = {side: cell for side, cell in cells.items() if cell.casefold() not in _BLANKS}
    if _TOTAL.fullmatch(name.strip(" .:")):
        digits = {side: int(cell) for side, cell in cells.items() if side and cell.isdecimal() and len(cell) < 4}
        table.counts |= {side: count for side, count in digits.items() if side not in table.counts}
        return
    ticked = [side for side, cell in worded.items() if cell.casefold() in _TICKS or _side(cell) == side]
    if len(worded) > 1 or len(ticked) < len(worded):
        table.is_broken = True
    for side in ticked:
        if side:
            _add_name(table, name, side)


def _add_columns(table: _Table, columns: _Columns, rows: list[list[str]]) -> None:
    worded = [cells for cells in rows if any(cells)]
    if worded and all(not cell or cell.isdecimal() for cell in worded[-1]):
        for n, cell in enumerate(worded.pop()):
            if cell and len(cell) < 4 and columns.sides.get(n):
                table.counts.setdefault(columns.sides[n], int(cell))
    for cells in worded:
        for n, cell in enumerate(cells):
            side = columns.sides.get(n)
            if not cell or not side:
                continue
            # The names of one cell are parted by nothing where each had a line of its own.
            is_one = len(worded) > 1 or table.counts.get(side) == 1 or " " not in cell
            table.is_broken = table.is_broken or not (is_one or _SEVERAL.search(cell) or _TITLED.match(cell))
            table.add(cell, side)


def _add_name(table: _Table, name: str, side: str) -> None:
    """One member; "Quill, Ada" and "Quill and Day" may be one or two."""
    is_one = name and not _SEVERAL.search(name) and not _NO_MEMBER.match(name)
    table.is_broken = table.is_broken or not is_one
    table.add(name, side)
