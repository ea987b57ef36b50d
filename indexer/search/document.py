"""The only place where a value of the archive becomes what the index holds of it."""

import hashlib
import json
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from archive.ids import stated_council
from archive.model import AgendaItem, Meeting, MinutesState, Paragraph
from indexer.search.renamings import renamed_in


class Passage(NamedTuple):
    """A paragraph as the index keeps it, for snippets. `anchor` as in the archive, `speakers` as published."""

    anchor: str
    text: str
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One agenda item as the index sees it. `hash` tells whether it changed.

    `id` is "council/meeting/item"; `position` is the item's place in its meeting, from 0. `outcomes` are kinds, each
    once. `hash` is the SHA-256, in hexadecimal, of everything else.
    """

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
    issue: str | None  # "council/number" of the matter, which items of the same council share
    renamed: tuple[str, ...]  # names, as who types them writes them, to which the item gives another
    hash: str


def documents(meeting: Meeting) -> tuple[Document, ...]:
    """What the index holds of a meeting, in agenda order: tombstones and withdrawn items are not in it."""
    return tuple(document(meeting, item) for item in meeting.items if item.state != MinutesState.WITHDRAWN)


def document(meeting: Meeting, item: AgendaItem) -> Document:
    """The item as the index sees it. `item` is one of the meeting's items or tombstones."""
    return hashed(
        Document(
            id=str(item.id),
            council=stated_council(item.id.council),
            committee=meeting.committee,
            held_on=meeting.held_on,
            number=item.number,
            title=item.title,
            position=[i.id for i in (*meeting.items, *meeting.tombstones)].index(item.id),
            description=_passages(item, item.description),
            decision=_passages(item, item.decision),
            minutes=_passages(item, item.minutes),
            speakers=item.speakers,
            speaker_names=tuple(dict.fromkeys(n for r in item.remarks for n in (r.person, r.label) if n)),
            outcomes=tuple(dict.fromkeys(str(outcome.kind) for outcome in item.outcomes)),
            state=str(item.state) if item.state else None,
            procedural=item.procedural,
            source_url=item.source_url,
            issue=_issue(item),
            renamed=renamed_in((item.title, *(p.text for p in (*item.description, *item.decision, *item.minutes)))),
            hash="",
        )
    )


def _issue(item: AgendaItem) -> str | None:
    # A council counts its matters for itself: without the council a number tells nothing.
    council = stated_council(item.id.council)
    return f"{council}/{item.issue}" if council and item.issue else None


def hashed(document: Document) -> Document:
    """The same document with the hash of what it holds now."""
    told = [
        _passages_told(value) if name in _PASSAGES else value
        for name, value in zip(_HASHED, _told(document), strict=True)
    ]
    return replace(document, hash=hashlib.sha256(_canonical(told).encode("ascii")).hexdigest())


# Every field but the hash, in one order. An encoder that is made once saves a third of the time that a hash takes.
_HASHED = tuple(sorted({field.name for field in fields(Document)} - {"hash"}))
_PASSAGES = {"description", "decision", "minutes"}
_told = attrgetter(*_HASHED)
_canonical = json.JSONEncoder(separators=(",", ":"), default=date.isoformat).encode


def _passages_told(passages: tuple[Passage, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(passage.anchor, passage.text, passage.speakers) for passage in passages]


def _passages(item: AgendaItem, paragraphs: tuple[Paragraph, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(p.anchor, p.text, item.speakers_of(p.anchor)) for p in paragraphs)
