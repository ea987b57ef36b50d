"""What filters, facets and orders need of an item, kept in a column of its own so that all of it fits in memory."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern

from whoosh.util.numeric import byte_to_length, length_to_byte

from archive.ids import ItemId
from indexer.search.analysis import value_key
from indexer.search.engines.whoosh.columns import Item
from indexer.search.query import FILTERS
from indexer.search.schema import TEXT_FIELDS

Value = str | int | None  # as published; None is "not stated"
Key = str | int | None  # the same as filters compare it


@dataclass(frozen=True, slots=True)
class Row:
    """One item. `keys` are aligned with FILTERS: the values a filter may match. `shown` are the facets' values,
    each as (what filters compare, as published).

    `day` is the proleptic day of the meeting (date.toordinal); `place` what breaks ties between items of one day.
    `lengths` are words in each of TEXT_FIELDS as Whoosh counts them (in a byte, so long ones are rounded); `words` the
    same unrounded.
    """

    id: str
    hash: str
    day: int | None
    place: tuple[str, str, int]
    keys: tuple[tuple[Key, ...], ...]
    shown: Mapping[str, tuple[tuple[Key, Value], ...]]
    procedural: bool
    lengths: tuple[int, ...]
    words: tuple[int, ...]


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


def decode_row(blob: bytes) -> Row:
    """The row written by `encode_row`. Raises ValueError where it is none."""
    identity, fingerprint, held_on, position, committee, council, *more = json.loads(blob)
    speakers, names, outcomes, state, procedural, words = more
    day = date.fromisoformat(held_on) if held_on else None
    year = day.year if day else None
    by_filter: dict[str, tuple[Key, ...]] = {
        "committee": _keys([committee]),
        "speaker": _keys(names),
        "council": _keys([council]),
        "year": (year,),
        "outcome": _keys(outcomes),
        "state": _keys([state]),
    }
    item = ItemId.parse(identity)
    return Row(
        id=identity,
        hash=fingerprint,
        day=day.toordinal() if day else None,
        place=(intern(item.council), item.meeting, position),
        keys=tuple(by_filter[name] for name in FILTERS),
        shown={
            "committee": (_pair(committee),),
            "council": (_pair(council),),
            "year": ((year, year),),
            "speaker": tuple(map(_pair, speakers)) or (_pair(None),),
            "outcome": tuple(map(_pair, outcomes)) or (_pair(None),),
            "state": (_pair(state),),
        },
        procedural=procedural,
        lengths=tuple(map(_rounded, words)),
        words=tuple(words),
    )


def _keys(values: list[str | None]) -> tuple[Key, ...]:
    stated = tuple(dict.fromkeys(_key(value) for value in values if value is not None))
    return stated or (None,)


@lru_cache(maxsize=50_000)
def _key(value: str) -> str:
    return value_key(value)


@lru_cache(maxsize=50_000)
def _pair(value: str | None) -> tuple[Key, Value]:
    return (None, None) if value is None else (_key(value), value)


_rounded: Callable[[int], int] = lru_cache(maxsize=10_000)(lambda length: int(byte_to_length(length_to_byte(length))))
