"""The columns of a segment, made of what is to be known of each item."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

import numpy as np

from archive.ids import ItemId
from indexer.search.analysis import value_key
from indexer.search.engines.whoosh.arrays import Columns, Ints, Pairs, Several, Strings, narrow


class Item(Protocol):
    """What the columns hold of an item: a Document has it, and so have the Facts that a segment keeps."""

    @property
    def id(self) -> str: ...
    @property
    def hash(self) -> str: ...
    @property
    def held_on(self) -> date | None: ...
    @property
    def position(self) -> int: ...
    @property
    def committee(self) -> str | None: ...
    @property
    def council(self) -> str | None: ...
    @property
    def speakers(self) -> tuple[str, ...]: ...
    @property
    def speaker_names(self) -> tuple[str, ...]: ...
    @property
    def outcomes(self) -> tuple[str, ...]: ...
    @property
    def state(self) -> str | None: ...
    @property
    def procedural(self) -> bool: ...


def columns_of(items: Sequence[Item]) -> Columns:
    """The columns of a segment that holds `items` in this order."""
    ids = [item.id for item in items]
    places = [
        (parsed.council, parsed.meeting, item.position)
        for item, parsed in zip(items, map(ItemId.parse, ids), strict=True)
    ]
    committees, councils, states = (_Ordinals() for _ in range(3))
    profiles: dict[tuple[int, ...], int] = {}
    profile = [
        profiles.setdefault(
            (
                committees.of(item.committee),
                councils.of(item.council),
                states.of(item.state),
                month_of(item.held_on),
            ),
            len(profiles),
        )
        for item in items
    ]
    return Columns(
        ids=Strings.of([identity.encode() for identity in ids]),
        hashes=Strings.of([item.hash.encode() for item in items]),
        day=_numbers(item.held_on.toordinal() if item.held_on else 0 for item in items),
        position=_numbers(item.position for item in items),
        procedural=np.array([item.procedural for item in items], np.bool_),
        profile=_numbers(profile),
        profiles=np.array([*profiles], np.int64).reshape(-1, 4),
        committees=committees.values,
        councils=councils.values,
        states=states.values,
        speakers=_several([item.speakers for item in items], [item.speaker_names for item in items]),
        outcomes=_several([item.outcomes for item in items], [item.outcomes for item in items]),
        by_place=_ranks(places),
        by_id=_ranks(ids),
    )


def month_of(day: date | None) -> int:
    """The month as a number, 0 for no day: what `Columns.profiles` hold."""
    return day.year * 12 + day.month - 1 if day else 0


class _Ordinals:
    """Numbers the different values of a column in the order in which they come."""

    def __init__(self) -> None:
        self._ordinals: dict[str | None, int] = {}

    def of(self, value: str | None) -> int:
        return self._ordinals.setdefault(value, len(self._ordinals))

    @property
    def values(self) -> tuple[str | None, ...]:
        return tuple(self._ordinals)


def _several(shown: Sequence[Sequence[str]], named: Sequence[Sequence[str]]) -> Several:
    """`shown` are the published values of each item, `named` the values by which a filter finds it."""
    values, keys = _Ordinals(), _Ordinals()
    key_of: dict[str | None, int] = {}
    rows: tuple[list[list[int]], ...] = ([], [], [])

    def key(value: str | None) -> int:
        if value not in key_of:
            key_of[value] = keys.of(None if value is None else value_key(value))
        return key_of[value]

    for seen, names in zip(shown, named, strict=True):
        published = tuple(seen) or (None,)
        if seen == names and len(set(map(key, published))) == len(published):  # nearly always
            rows[0].append([values.of(value) for value in published])
            rows[1].append([])
            rows[2].append([])
            continue
        wanted = Counter(dict.fromkeys(map(key, tuple(names) or (None,)), 1))
        there = Counter(map(key, published))
        rows[0].append([values.of(value) for value in published])
        rows[1].append([*(wanted - there).elements()])
        rows[2].append([*(there - wanted).elements()])
    shown_pairs, others, surplus = map(Pairs.of, rows)
    return Several(values.values, shown_pairs, keys.values, _numbers(map(key, values.values)), others, surplus)


def _numbers(values: Iterable[int]) -> Ints:
    return narrow(np.fromiter(values, np.int64))


def _ranks(keys: Sequence[object]) -> Ints:
    """The place of each key among all, sorted; equal ones keep their order."""
    ranks = np.empty(len(keys), np.int64)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))  # type: ignore[arg-type]
    return narrow(ranks)
