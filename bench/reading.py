"""Scores the reading of minutes against the gold set: precision, recall and F1 for each thing read, and the mistakes.

bench/gold/dev is what the rules were written with; bench/gold/held_out was put aside and nobody looked at it while they
were. Its figures are printed, its mistakes only where they are asked for. `python bench/reading.py` prints both halves
and how many items a second one core reads; bench/gold/README.md says what the files hold.
"""

import argparse
import json
import os
import platform
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Attendance, Meeting, Paragraph
from indexer.crawl.moderngov.blocks import blocks_of
from indexer.crawl.moderngov.frame import soup_from
from indexer.reading.paragraphs import blocks_of_text, paragraphs
from indexer.reading.read import read

GOLD = Path(__file__).parent / "gold"
HALVES = ("dev", "held_out")
MEASURES = ("speakers", "persons", "outcomes", "procedural")
_SECONDS = 5.0
_MINUTE_NUMBER = re.compile(r"^(?:\d{1,4}[A-Z]?(?:\.\d{1,3})+|\d{1,4}[.)]|\(\w{1,4}\)|[a-z]\))\s")
# Word's apostrophes and quotation marks beside the typewriter's: the same published words.
_PLAIN = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")

# Texts that would be slow if any rule took more than its share: a short piece of each, said again and again.
LONG = {
    "prose": "Councillor Smith said that the lamps were out, and Ms Orme replied that they were not. ",
    "one sentence": "Councillor Smith said that the lamps were out and ",
    "capitals": "AH and CM and ",
    "names": "Anna Maria Smith Jones ",
    "ampersands": "A&B/",
    "commas": "Smith, ",
    "moved": "moved that it be APPROVED and ",
    "motions": "Councillor Smith moved it. The motion was CARRIED (For 5, Against 3). ",
    "brackets": "(a) (",
    "white space": " \t\u00a0 x",
    "posts": "The Director of Place, Children and ",
    "points": "AH said:\n- one\n- two and more words of it\n",
    "many points": "- one point more of it\n",
    "resolutions": "RESOLVED that:\n(a) it be noted\n\n",
    "pronouns": "She said it and he said ",
    "by": "was moved by Councillor Smith and ",
    "quotes": "“‘(",
    "dots": "A. ",
    "votes": "For: Smith, Jones; Against: Lee. ",
    "agents": "was raised by the Director of Place and by ",
    "appositions": "Mr Lee, Head of Roads, ",
    "quoted": "“Will it rain?”, asked Mr Lee, and ",
    "decisions": "It was moved, seconded and agreed that ",
    "digits": "53.2 1. 2 ",
    "representatives": "A representative of the ",
    "headings": "Question 1 from Mr Lee\n\nWhy?\n\n",
    "rows": "Mr Lee said no\tMs Orme said yes\n\n",
}
_LONG_WORDS = 100_000


@dataclass(slots=True)
class Score:
    """How often the reading and the gold agree, and where they do not."""

    both: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def add(self, where: str, true: Counter[str], found: Counter[str]) -> None:
        self.both += sum((true & found).values())
        self.missed += [f"{where} {one}" for one in (true - found).elements()]
        self.invented += [f"{where} {one}" for one in (found - true).elements()]

    @property
    def precision(self) -> float:
        return self.both / (self.both + len(self.invented)) if self.both + len(self.invented) else 1.0

    @property
    def recall(self) -> float:
        return self.both / (self.both + len(self.missed)) if self.both + len(self.missed) else 1.0

    @property
    def f1(self) -> float:
        wrong = len(self.invented) + len(self.missed)
        return 2 * self.both / (2 * self.both + wrong) if self.both + wrong else 1.0


@dataclass(frozen=True, slots=True)
class Gold:
    """One made-up meeting as a page would tell it, and what a reader finds in each of its items."""

    name: str
    style: str
    meeting: Meeting
    truth: tuple[dict[str, Any], ...]


def gold(half: str) -> list[Gold]:
    """The meetings of one half, in order of their files; empty where the half is not there."""
    return [_gold(path) for path in sorted((GOLD / half).glob("*.json"))]


def score(meetings: Iterable[Gold]) -> dict[str, Score]:
    """The score of each measure over the meetings."""
    scores = {measure: Score() for measure in MEASURES}
    for one in meetings:
        for item, truth in zip(read(one.meeting).items, one.truth, strict=True):
            where = f"{one.name} {item.number or '-'}"
            for measure, (true, found) in _compared(item, truth).items():
                scores[measure].add(where, true, found)
    return scores


def _gold(path: Path) -> Gold:
    told = json.loads(path.read_text(encoding="utf-8"))
    items = tuple(_item(n, row) for n, row in enumerate(told["items"], 1))
    attendance = tuple(Attendance(a["name"], a.get("role"), a.get("status")) for a in told["attendance"])
    meeting = Meeting(MeetingId("gold", "1"), told["committee"], attendance=attendance, items=items)
    return Gold(path.stem, told["style"], meeting, tuple(row["gold"] for row in told["items"]))


def _item(number: int, row: dict[str, Any]) -> AgendaItem:
    parts = {
        part: _paragraphs(row.get(part), prefix, plain=bool(row.get("plain")))
        for part, prefix in (("description", "d"), ("decision", "r"), ("minutes", "p"))
    }
    return AgendaItem(ItemId("gold", "1", str(number)), row["number"], row["title"], **parts)


def _paragraphs(text: str | None, prefix: str, *, plain: bool) -> tuple[Paragraph, ...]:
    """As from a page: the fragment is what stands inside `div.mgWordPara`, or the lines of a bare copy."""
    if not text:
        return ()
    if plain:
        return paragraphs(blocks_of_text(text), prefix)
    return paragraphs(blocks_of(soup_from(f'<div class="mgWordPara">{text}</div>')), prefix)


def _compared(item: AgendaItem, truth: dict[str, Any]) -> dict[str, tuple[Counter[str], Counter[str]]]:
    """measure -> (what is true, what was read), each thing as a line of text."""
    said = [(anchor, r.label, r.person) for r in item.remarks for anchor in r.paragraphs]
    true = [(r["paragraph"], r["label"], r.get("person")) for r in truth["remarks"]]
    decided = [(o.kind.value, o.text) for o in item.outcomes]
    truly_decided = [(o["kind"], o["text"]) for o in truth["outcomes"]]
    return {
        "speakers": (_once(_labels(true)), _once(_labels(said))),
        "persons": (_once(_persons(true)), _once(_persons(said))),
        "outcomes": (Counter(_outcomes(truly_decided)), Counter(_outcomes(decided))),
        "procedural": (_once(["it is"] * truth["procedural"]), _once(["it is"] * item.procedural)),
    }


def _once(lines: Iterable[str]) -> Counter[str]:
    return Counter(set(lines))


def _labels(said: Iterable[tuple[str, str, str | None]]) -> Iterator[str]:
    return (f"{anchor} {_plain(label)}" for anchor, label, _ in said)


def _persons(said: Iterable[tuple[str, str, str | None]]) -> Iterator[str]:
    return (f"{anchor} {_plain(label)} = {_plain(person)}" for anchor, label, person in said if person)


def _outcomes(decided: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The kind and the whole text; the minute number before the first word stands in the paragraph's label."""
    return (f"{kind}: {_MINUTE_NUMBER.sub('', _plain(text))}" for kind, text in decided)


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split()).casefold()


def long_text(shape: str, words: int) -> str:
    """That many words of one of the shapes of `LONG`; a piece without blanks is repeated as if it were six letters."""
    unit = LONG[shape]
    text = unit * min(6 * words // len(unit) + 1, words // len(unit.split()) + 1)
    return f"AH gave an update as follows:\n{text}" if shape == "many points" else text


def seconds_to_read(shape: str) -> float:
    """How long one item of 100,000 words takes, told into paragraphs already."""
    told = paragraphs(blocks_of_text(long_text(shape, _LONG_WORDS)), "p")
    item = AgendaItem(ItemId("gold", "1", "1"), "1.", "Roads", minutes=told)
    listed = (Attendance("Councillor Andrew Smith", "Chair", "Present"), Attendance("Colin Marsh", None, "Present"))
    began = time.process_time()
    read(Meeting(MeetingId("gold", "1"), attendance=listed, items=(item,)))
    return time.process_time() - began


def items_a_second(meetings: list[Gold]) -> float:
    """How many items one core reads in a second, their paragraphs told already."""
    items, began = 0, time.process_time()
    while (spent := time.process_time() - began) < _SECONDS:
        for one in meetings:
            items += len(read(one.meeting).items)
    return items / spent


def _table(half: str, meetings: list[Gold], scores: dict[str, Score]) -> None:
    items = sum(len(one.truth) for one in meetings)
    styles = len({one.style for one in meetings})
    print(f"\n{half}: {items} items of {len(meetings)} meetings in {styles} styles\n")
    print("| measure | precision | recall | F1 | right | missed | invented |")
    print("|---|---|---|---|---|---|---|")
    for measure, s in scores.items():
        figures = " | ".join(f"{figure:.3f}" for figure in (s.precision, s.recall, s.f1))
        print(f"| {measure} | {figures} | {s.both} | {len(s.missed)} | {len(s.invented)} |")


def _mistakes(scores: dict[str, Score]) -> None:
    for measure, s in scores.items():
        for name, lines in (("missed", s.missed), ("invented", s.invented)):
            for line in lines:
                print(f"{measure} {name}: {line}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--held-out-mistakes", action="store_true", help="print the held-out half's mistakes too")
    options.add_argument("--half", choices=HALVES, help="only this half")
    options.add_argument("--no-speed", action="store_true", help="do not measure the speed")
    options.add_argument("--long", action="store_true", help="time items of 100,000 words of many shapes instead")
    chosen = options.parse_args()
    if chosen.long:
        for shape in LONG:
            print(f"{shape:16} {seconds_to_read(shape):6.2f} s")
        return
    halves = {half: gold(half) for half in HALVES if chosen.half in {None, half}}
    for half, meetings in halves.items():
        if not meetings:
            print(f"\n{half}: not there")
            continue
        scores = score(meetings)
        _table(half, meetings, scores)
        if half == "dev" or chosen.held_out_mistakes:
            print()
            _mistakes(scores)
    everything = [one for meetings in halves.values() for one in meetings]
    if everything and not chosen.no_speed:
        print(f"\n{items_a_second(everything):,.0f} items a second on one core")
        print(f"({platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]})")


if __name__ == "__main__":
    main()
