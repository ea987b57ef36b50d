"""What a segment keeps of a document: what a hit shows, and what the columns were made of, should they be made anew."""

import json
import pickle
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from indexer.search.document import Document
from indexer.search.engines.whoosh.schema import HIT

# Whoosh's own level.
_LEVEL = 3

_encode = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of an item beside its text, as the Document had it."""

    id: str
    hash: str
    held_on: date | None
    position: int
    committee: str | None
    council: str | None
    speakers: tuple[str, ...]
    speaker_names: tuple[str, ...]
    outcomes: tuple[str, ...]
    state: str | None
    procedural: bool


def stored_fields(document: Document) -> bytes:
    """The stored fields as Whoosh keeps them: a pickled dictionary, deflated."""
    return zlib.compress(pickle.dumps({HIT: hit_of(document)}, 2), _LEVEL)


def told_in(stored: bytes) -> dict[str, Any]:
    """What `stored_fields` put there. Raises what unpacking damaged bytes raises."""
    told: dict[str, Any] = json.loads(pickle.loads(zlib.decompress(stored))[HIT])  # noqa: S301  our own index
    return told


def hit_of(document: Document) -> str:
    """What is kept of a document, as JSON. Paragraphs in the order in which snippets prefer them."""
    passages = (*document.minutes, *document.decision, *document.description)
    told = {
        "id": document.id,
        "hash": document.hash,
        "council": document.council,
        "committee": document.committee,
        "held_on": document.held_on.isoformat() if document.held_on else None,
        "position": document.position,
        "number": document.number,
        "title": document.title,
        "speakers": document.speakers,
        # Mostly the same, and told once then.
        "speaker_names": None if document.speaker_names == document.speakers else document.speaker_names,
        "outcomes": document.outcomes,
        "state": document.state,
        "procedural": document.procedural,
        "source_url": document.source_url,
        "issue": document.issue,
        "passages": [(passage.anchor, passage.text, passage.speakers) for passage in passages],
    }
    return _encode(told)


def facts_of(told: dict[str, Any]) -> Facts:
    """What `hit_of` says of an item. Raises LookupError, ValueError, TypeError where it does not."""
    names = told["speakers"] if told["speaker_names"] is None else told["speaker_names"]
    return Facts(
        told["id"],
        told["hash"],
        date.fromisoformat(told["held_on"]) if told["held_on"] else None,
        told["position"],
        told["committee"],
        told["council"],
        tuple(told["speakers"]),
        tuple(names),
        tuple(told["outcomes"]),
        told["state"],
        told["procedural"],
    )
