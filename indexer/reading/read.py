"""A meeting as its pages tell it -> the same meeting with remarks, outcomes and procedure read from its words."""

from collections.abc import Sequence
from dataclasses import replace

from archive.model import AgendaItem, Meeting, Outcome
from indexer.reading.outcomes import decisions, outcomes, silent_parts
from indexer.reading.people import People
from indexer.reading.procedural import is_procedural
from indexer.reading.procedures import Rule
from indexer.reading.speakers import remarks


def read(meeting: Meeting, rules: Sequence[Rule] = ()) -> Meeting:
    """The meeting with `remarks`, `outcomes` and `procedural` of every item and tombstone filled.

    `rules` are the council's own of what is only procedure, beside those that hold for all.

    Pure and repeatable: what stood in these fields before plays no part. Never raises on any text, and takes time in
    proportion to its length.
    """
    people = People(meeting.attendance, meeting.committee)
    return replace(
        meeting,
        items=tuple(_read_item(item, people, meeting.committee, rules) for item in meeting.items),
        tombstones=tuple(_read_item(item, people, meeting.committee, rules) for item in meeting.tombstones),
    )


def _read_item(item: AgendaItem, people: People, committee: str | None, rules: Sequence[Rule]) -> AgendaItem:
    found = decisions(item.minutes, committee)
    said = remarks(item.minutes, people, silent_parts(item.minutes, found))
    told = outcomes(item.minutes, found, said) or _from_decision_block(item, committee)
    read_so_far = replace(item, remarks=said, outcomes=told)
    return replace(read_so_far, procedural=is_procedural(read_so_far, rules))


def _from_decision_block(item: AgendaItem, committee: str | None) -> tuple[Outcome, ...]:
    """The decision block counts only where the minutes hold no outcome: it says the same in other words."""
    return outcomes(item.decision, decisions(item.decision, committee), ())
