"""What filters, facets and orders need of an item, in a column of the Whoosh index from which `columns` are made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from indexer.search.engines.whoosh.columns import Item
from indexer.search.schema import TEXT_FIELDS


def encode_row(item: Item, words: Mapping[str, int]) -> bytes:
    """The row of an item as bytes; `words` counts those in each of TEXT_FIELDS."""
    told = [
        item.id,
        item.hash,
        item.held_on.isoformat() if item.held_on else None,
        item.position,
        item.committee,
        item.council,
        item.speakers,
        item.speaker_names,
        item.outcomes,
        item.state,
        item.procedural,
        [words[field.name] for field in TEXT_FIELDS],
    ]
    return json.dumps(told, separators=(",", ":")).encode("ascii")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row says of an item, as the Document had it."""

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


def facts_of(blob: bytes) -> Facts:
    """What the row written by `encode_row` says. Raises ValueError where it is none."""
    identity, fingerprint, held_on, position, committee, council, *more = json.loads(blob)
    speakers, names, outcomes, state, procedural, _ = more
    return Facts(
        identity,
        fingerprint,
        date.fromisoformat(held_on) if held_on else None,
        position,
        committee,
        council,
        tuple(speakers),
        tuple(names),
        tuple(outcomes),
        state,
        procedural,
    )
