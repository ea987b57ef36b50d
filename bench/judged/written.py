"""Reads the items that were written for the judged set, of invented councils beside the made-up one, into meetings.

A file of `items/` opens with its council, "council: SLUG", and with who attends all its meetings:
"present: NAME | ROLE". A meeting opens with "== NUMBER | COMMITTEE | DATE | STATE", an item with
"# KEY | NUMBER | TITLE"; below it a line a paragraph of the minutes, and with ">" in front one of the agenda's
description. A line that begins with a blank goes on with the one before.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Attendance, Meeting, MinutesState, Paragraph

FOLDER = Path(__file__).parent / "items"


@dataclass(frozen=True)
class Written:
    """The meetings, and the id of each item by the key that the grades name it with."""

    meetings: tuple[Meeting, ...]
    keys: dict[str, str]


@dataclass
class _Item:
    key: str
    number: str
    title: str
    minutes: list[str] = field(default_factory=list)
    description: list[str] = field(default_factory=list)


@dataclass
class _Meeting:
    number: str
    committee: str
    held_on: date
    state: MinutesState
    items: list[_Item] = field(default_factory=list)


@dataclass
class _File:
    council: str = ""
    present: list[Attendance] = field(default_factory=list)
    meetings: list[_Meeting] = field(default_factory=list)


def written(folder: Path = FOLDER) -> Written:
    """All text files of `folder`.

    Raises ValueError for a line out of place, a file of no council or a key used twice.
    """
    meetings: list[Meeting] = []
    keys: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        file = _parse(_lines(path.read_text(encoding="utf-8")))
        if not file.council:
            raise ValueError(f"{path.name} names no council")
        for draft in file.meetings:
            meeting = _meeting(draft, file)
            meetings.append(meeting)
            for told, item in zip(draft.items, meeting.items, strict=True):
                if told.key in keys:
                    raise ValueError(f"{path.name}: the key {told.key} is used twice")
                keys[told.key] = str(item.id)
    return Written(tuple(meetings), keys)


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith(" "):
            lines[-1] += " " + line.strip()
        elif line:
            lines.append(line)
    return lines


def _parse(lines: Iterable[str]) -> _File:
    told = _File()
    for line in lines:
        if line.startswith("council: "):
            told.council = line.removeprefix("council: ")
        elif line.startswith("present: "):
            name, role = line.removeprefix("present: ").split(" | ")
            told.present.append(Attendance(name, role, "Present"))
        elif line.startswith("== "):
            number, committee, day, state = line[3:].split(" | ")
            told.meetings.append(_Meeting(number, committee, date.fromisoformat(day), MinutesState(state)))
        elif line.startswith("# "):
            told.meetings[-1].items.append(_Item(*line[2:].split(" | ")))
        elif line.startswith("> "):
            told.meetings[-1].items[-1].description.append(line[2:])
        else:
            told.meetings[-1].items[-1].minutes.append(line)
    return told


def _meeting(told: _Meeting, file: _File) -> Meeting:
    return Meeting(
        id=MeetingId(file.council, told.number),
        committee=told.committee,
        held_on=told.held_on,
        state=told.state,
        attendance=tuple(file.present),
        items=tuple(
            AgendaItem(
                id=ItemId(file.council, told.number, f"{told.number}{place:02d}"),
                number=item.number,
                title=item.title,
                state=told.state,
                description=_paragraphs("d", item.description),
                minutes=_paragraphs("p", item.minutes),
            )
            for place, item in enumerate(told.items, start=1)
        ),
    )


def _paragraphs(prefix: str, texts: list[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"{prefix}{n}", text) for n, text in enumerate(texts, start=1))
