"""The columns of several segments made those of one, as `columns` would make them of the items that live."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import Columns, Ints, Pairs, Several, Strings, narrow
from indexer.search.engines.whoosh.columns import Ordinals, ranks_by_id, ranks_by_place
from indexer.search.engines.whoosh.ragged import counts_of, edges_of, within

Living = Sequence[NDArray[np.int64]]


def joined_columns(parts: Sequence[Columns], living: Living) -> Columns:
    """The columns of the documents that are `living` in each part, ascending; one at least."""

    def joined(column: Callable[[Columns], NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate([column(part)[lives] for part, lives in zip(parts, living, strict=True)])

    ids = _strings([part.ids for part in parts], living)
    position = narrow(joined(lambda part: part.position))
    names = ids.texts()
    committees, councils, states = (Ordinals() for _ in range(3))
    profile, profiles = _profiles(parts, living, (committees, councils, states))
    return Columns(
        ids=ids,
        hashes=_strings([part.hashes for part in parts], living),
        day=narrow(joined(lambda part: part.day)),
        position=position,
        procedural=joined(lambda part: part.procedural),
        profile=profile,
        profiles=profiles,
        committees=committees.values,
        councils=councils.values,
        states=states.values,
        speakers=_several([part.speakers for part in parts], living),
        outcomes=_several([part.outcomes for part in parts], living),
        by_place=ranks_by_place(names, position.tolist()),
        by_id=ranks_by_id(names),
    )


def _strings(parts: Sequence[Strings], living: Living) -> Strings:
    blobs, counts = [], []
    for part, lives in zip(parts, living, strict=True):
        lengths = counts_of(part.offsets)[lives]
        counts.append(lengths)
        blobs.append(part.blob[within(part.offsets[lives].astype(np.int64), lengths)])
    return Strings(np.concatenate(blobs), narrow(edges_of(np.concatenate(counts))))


def _profiles(
    parts: Sequence[Columns], living: Living, ordinals: tuple[Ordinals, Ordinals, Ordinals]
) -> tuple[Ints, Ints]:
    """`profile` and `profiles`; `ordinals` are those of committees, councils and states."""
    numbers: dict[tuple[int, ...], int] = {}
    profile = []
    for part, lives in zip(parts, living, strict=True):
        held = part.profile[lives]
        new = np.zeros(len(part.profiles), np.int64)
        names = (part.committees, part.councils, part.states)
        for row in _in_order_met(held):
            *values, month = part.profiles[row].tolist()
            told = zip(ordinals, names, values, strict=True)
            key = (*(ordinal.of(name[value]) for ordinal, name, value in told), month)
            new[row] = numbers.setdefault(key, len(numbers))
        profile.append(new[held])
    return narrow(np.concatenate(profile)), np.array([*numbers], np.int64).reshape(-1, 4)


def _several(parts: Sequence[Several], living: Living) -> Several:
    values, keys = Ordinals(), Ordinals()
    moved = [*_moved(parts, living)]
    shown, others, surplus = ([getattr(part, name) for part in moved] for name in ("shown", "others", "surplus"))
    key: dict[str | None, str | None] = {}
    new_values = []
    for part, pairs in zip(parts, shown, strict=True):
        new_values.append(_numbers(part.values, pairs.values, values))
        key |= {part.values[number]: part.keys[part.key_of[number]] for number in range(len(part.values))}
    key_of = narrow(np.array([keys.of(key[value]) for value in values.values], np.int64))
    new_keys = [_numbers(part.keys, pairs.values, keys) for part, pairs in zip(parts, others, strict=True)]
    known = dict(zip(keys.values, range(len(keys.values)), strict=True))
    of_surplus = [np.array([known.get(name, 0) for name in part.keys], np.int64) for part in parts]
    return Several(
        values.values,
        _end_to_end(shown, new_values),
        keys.values,
        key_of,
        _end_to_end(others, new_keys),
        _end_to_end(surplus, of_surplus),
    )


def _moved(parts: Sequence[Several], living: Living) -> Iterator[Several]:
    """The parts by the numbers of their documents in the whole, without what is deleted."""
    base = 0
    for part, lives in zip(parts, living, strict=True):
        yield replace(
            part,
            shown=_left(part.shown, lives, base),
            others=_left(part.others, lives, base),
            surplus=_left(part.surplus, lives, base),
        )
        base += len(lives)


def _left(pairs: Pairs, lives: NDArray[np.int64], base: int) -> Pairs:
    numbers = np.full(1 + max((int(held[-1]) for held in (pairs.docs, lives) if len(held)), default=0), -1, np.int64)
    numbers[lives] = np.arange(base, base + len(lives))
    docs = numbers[pairs.docs]
    return Pairs(docs[docs >= 0], pairs.values[docs >= 0])


def _numbers(names: Sequence[str | None], used: Ints, ordinals: Ordinals) -> NDArray[np.int64]:
    """Of each of a part's `names`, by number, its number among `ordinals`, if it is `used`; what is new comes last."""
    new = np.zeros(len(names), np.int64)
    for number in _in_order_met(used):
        new[number] = ordinals.of(names[number])
    return new


def _end_to_end(parts: Sequence[Pairs], numbers: Sequence[NDArray[np.int64]]) -> Pairs:
    values = [new[pairs.values] for pairs, new in zip(parts, numbers, strict=True)]
    return Pairs(np.concatenate([pairs.docs for pairs in parts]), narrow(np.concatenate(values)))


def _in_order_met(numbers: Ints) -> list[int]:
    """The different ones of some numbers in the order in which they come."""
    held, first = np.unique(numbers, return_index=True)
    return [int(number) for number in held[np.argsort(first)]]
