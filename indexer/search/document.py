"""The only place where a value of the archive becomes what the index holds of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as the index keeps it, for snippets. `anchor` as in the archive, `speakers` as published."""

    anchor: str
    text: str
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One agenda item as the index sees it. `hash` tells whether it changed."""

    id: str
    council: str | None
    committee: str | None
    held_on: date | None
    number: str | None
    title: str
    position: int
    description: tuple[Passage, ...]
    decision: tuple[Passage, ...]
    minutes: tuple[Passage, ...]
    speakers: tuple[str, ...]  # facet values: the person where settled, else the label
    speaker_names: tuple[str, ...]  # what the speaker filter matches: persons and labels
    outcomes: tuple[str, ...]
    state: str | None
    procedural: bool
    source_url: str | None
    hash: str
