"""The made-up council knows who spoke and what was decided: the reading must find it again from its words alone."""

from collections import Counter
from collections.abc import Iterator

from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Attendance, Meeting
from indexer.demo import truth
from indexer.demo.council import make_council
from indexer.reading.read import read


def pairs() -> Iterator[tuple[truth.Item, AgendaItem]]:
    """(as the council knows it, as it was read) for every minuted item."""
    for held in make_council(size="small").meetings:
        if held.has_minutes:
            items = tuple(
                AgendaItem(
                    ItemId("x", str(held.id), str(i.id)), i.number, i.title, decision=i.decision, minutes=i.minutes
                )
                for i in held.items
            )
            listed = tuple(Attendance(a.name, a.role, a.status) for a in held.attendees)
            meeting = Meeting(MeetingId("x", str(held.id)), held.committee.name, attendance=listed, items=items)
            yield from zip(held.items, read(meeting).items, strict=True)


def f1(counts: Counter[str]) -> float:
    return 2 * counts["both"] / (2 * counts["both"] + counts["missed"] + counts["invented"])


def compare(counts: Counter[str], true: set[object], found: set[object]) -> None:
    counts.update(both=len(true & found), missed=len(true - found), invented=len(found - true))


def test_speakers_persons_decisions_and_procedure_are_found_again() -> None:
    speakers, persons, decisions, procedure = (Counter[str]() for _ in range(4))
    for true, found in pairs():
        compare(
            speakers,
            {(p, r.label) for r in true.remarks for p in r.paragraphs},
            {(p, r.label) for r in found.remarks for p in r.paragraphs},
        )
        compare(
            persons,
            {(p, r.label, r.person, r.settled_by) for r in true.remarks for p in r.paragraphs if r.person},
            {(p, r.label, r.person, r.settled_by) for r in found.remarks for p in r.paragraphs if r.person},
        )
        # A decision is known by its place, kind and length in paragraphs, who moved it and how the vote went.
        compare(
            decisions,
            {(n, o.kind, len(o.paragraphs), o.mover, o.seconder, o.votes) for n, o in enumerate(true.outcomes)},
            {(n, o.kind, o.text.count("\n") + 1, o.mover, o.seconder, o.votes) for n, o in enumerate(found.outcomes)},
        )
        compare(procedure, {"it"} if true.procedural else set(), {"it"} if found.procedural else set())
    scores = [f1(counts) for counts in (speakers, persons, decisions, procedure)]
    assert [score >= 0.97 for score in scores] == [True] * 4, scores
