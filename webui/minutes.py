"""A text's paragraphs as a page lays them out: runs of one speaker, in them paragraphs, nested points and tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from archive.model import Paragraph, ParagraphKind, Remark, cells_in

# (start, end) in characters of a text, sorted, not overlapping.
Marks = tuple[tuple[int, int], ...]
Marker = Callable[[str], Marks]

# A point deeper than this stands at this depth: nobody writes deeper, and a page must not nest without end.
_DEEPEST = 6


class Marked(NamedTuple):
    """A text and what is marked in it."""

    text: str
    marks: Marks = ()


class Marking:
    """Finds what to mark in the parts of a page, and knows afterwards whether there was anything."""

    def __init__(self, find: Callable[[str, str], Marks]) -> None:
        """`find` takes a text and the field that it stands in."""
        self._find = find
        self.found = False

    def __call__(self, text: str, field: str = "minutes") -> Marks:
        marks = self._find(text, field)
        self.found = self.found or bool(marks)
        return marks

    def marked(self, text: str, field: str = "minutes") -> Marked:
        """The text with its marks."""
        return Marked(text, self(text, field))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the label as published, the person where the label does not name them, a link to all they said."""

    label: Marked
    person: Marked | None
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `kind` is "text" or "heading"; `label` its typed number."""

    kind: str
    anchor: str
    words: Marked
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list with the points under it."""

    line: Line
    inner: tuple["Point", ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    points: tuple[Point, ...]
    kind: str = "points"


@dataclass(frozen=True, slots=True)
class Row:
    anchor: str
    cells: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    kind: str = "table"


Block = Line | Points | Table


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs one after another in which the same people speak; nobody where `voices` is empty."""

    voices: tuple[Voice, ...]
    blocks: tuple[Block, ...]


def runs(
    paragraphs: Sequence[Paragraph], mark: Marker, voices: Mapping[str, tuple[Voice, ...]] | None = None
) -> tuple[Run, ...]:
    """The paragraphs as runs; `voices` tells by a paragraph's anchor who speaks there."""
    heard = voices or {}
    grouped = groupby(paragraphs, key=lambda p: heard.get(p.anchor, ()))
    return tuple(Run(speakers, tuple(_blocks(list(part), mark))) for speakers, part in grouped)


def voices_of(remarks: Sequence[Remark], mark: Marker, link: Callable[[str], str]) -> dict[str, tuple[Voice, ...]]:
    """Anchor -> who speaks there, each once, in order.

    `link` makes a speaker's address of the name that the speaker facet has for them.
    """
    found: dict[str, dict[Voice, None]] = {}
    for remark in remarks:
        person = remark.person if remark.person and remark.person not in remark.label else None
        voice = Voice(
            Marked(remark.label, mark(remark.label)),
            Marked(person, mark(person)) if person else None,
            link(remark.person or remark.label),
        )
        for anchor in remark.paragraphs:
            found.setdefault(anchor, {})[voice] = None
    return {anchor: tuple(voices) for anchor, voices in found.items()}


def _blocks(paragraphs: list[Paragraph], mark: Marker) -> Iterator[Block]:
    for kind, part in groupby(paragraphs, key=lambda p: p.kind):
        if kind is ParagraphKind.POINT:
            yield Points(_nested(list(part), mark))
        elif kind is ParagraphKind.ROW:
            yield Table(_rows(list(part), mark))
        else:
            yield from (_line(paragraph, mark) for paragraph in part)


def _line(paragraph: Paragraph, mark: Marker) -> Line:
    kind = "heading" if paragraph.kind is ParagraphKind.HEADING else "text"
    return Line(kind, paragraph.anchor, Marked(paragraph.text, mark(paragraph.text)), paragraph.label)


def _depth(paragraph: Paragraph) -> int:
    return min(paragraph.level or 1, _DEEPEST)


def _nested(points: list[Paragraph], mark: Marker) -> tuple[Point, ...]:
    found, start = [], 0
    while start < len(points):
        end = start + 1
        while end < len(points) and _depth(points[end]) > _depth(points[start]):
            end += 1
        found.append(Point(_line(points[start], mark), _nested(points[start + 1 : end], mark)))
        start = end
    return tuple(found)


def _rows(rows: list[Paragraph], mark: Marker) -> tuple[Row, ...]:
    split = [(row.anchor, [row.text[start:end] for start, end in cells_in(row.text)]) for row in rows]
    width = max(len(cells) for _, cells in split)
    return tuple(
        Row(anchor, tuple(Marked(cell, mark(cell)) for cell in cells + [""] * (width - len(cells))))
        for anchor, cells in split
    )
