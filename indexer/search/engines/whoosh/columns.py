"""The columns of a segment, made of what is to be known of each item."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
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
    committees, councils, states = (Ordinals() for _ in range(3))
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
        by_place=ranks_by_place(ids, [item.position for item in items]),
        by_id=ranks_by_id(ids),
    )


def ranks_by_place(ids: Sequence[str], positions: Sequence[int]) -> Ints:
    """The rank of each item by council and meeting of its id and by its position in the meeting."""
    parsed = map(ItemId.parse, ids)
    return _ranks([(item.council, item.meeting, at) for item, at in zip(parsed, positions, strict=True)])


def ranks_by_id(ids: Sequence[str]) -> Ints:
    """The rank of each item by its id."""
    return _ranks(ids)


def month_of(day: date | None) -> int:
    """The month as a number, 0 for no day: what `Columns.profiles` hold."""
    return day.year * 12 + day.month - 1 if day else 0


class Ordinals:
    """Numbers the different values of a column in the order in which they come."""

    def __init__(self) -> None:
        self._ordinals: dict[str | None, int] = {}

    def of(self, value: str | None) -> int:
        return self._ordinals.setdefault(value, len(self._ordinals))

    @property
    def values(self) -> tuple[str | None, ...]:
        return tuple(self._ordinals)


def _several(shown: Sequence[Sequence[str]], named: Sequence[Sequence[str]]) -> Several:
    """`shown` are the published values of each item, `named` the values by which a filter finds it.

    Keys are numbered in the order of the values, those that are never shown after them.
    """
    values, keys = Ordinals(), Ordinals()
    told = [[values.of(value) for value in seen or (None,)] for seen in shown]
    key_of = {value: keys.of(_key(value)) for value in values.values}
    others: list[list[int]] = []
    surplus: list[list[int]] = []
    for seen, names in zip(shown, named, strict=True):
        there = [key_of[value] for value in seen or (None,)]
        if seen == names and len(set(there)) == len(there):  # nearly always
            others.append([])
            surplus.append([])
            continue
        wanted = Counter(dict.fromkeys([keys.of(_key(name)) for name in names or (None,)], 1))
        others.append([*(wanted - Counter(there)).elements()])
        surplus.append([*(Counter(there) - wanted).elements()])
    return Several(
        values.values, Pairs.of(told), keys.values, _numbers(key_of.values()), Pairs.of(others), Pairs.of(surplus)
    )


@lru_cache(maxsize=50_000)  # names of some thousand speakers
def _key(value: str | None) -> str | None:
    return None if value is None else value_key(value)


def _numbers(values: Iterable[int]) -> Ints:
    return narrow(np.fromiter(values, np.int64))


def _ranks(keys: Sequence[object]) -> Ints:
    """The place of each key among all, sorted; equal ones keep their order."""
    ranks = np.empty(len(keys), np.int64)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))  # type: ignore[arg-type]
    return narrow(ranks)
