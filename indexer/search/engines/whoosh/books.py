"""The values of a facet over all segments, each with one number for as long as an index is open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.search.analysis import value_key

Value = str | int | None  # as published; None is "not stated"
Key = str | int | None  # the same as filters compare it

Ordinals = NDArray[np.int64]


def key_of(value: Value) -> Key:
    """What a filter compares of `value`."""
    return value_key(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Book:
    """The values of one facet. A book never changes; a longer one keeps the numbers of the shorter.

    `keys`[`key_of`[v]] is what filters compare of `values`[v]; `rank`[v] is the place of the value among all in the
    order of facets. `spelt`: the keys, by number, that several values share, with those values.
    """

    values: tuple[Value, ...] = ()
    keys: tuple[Key, ...] = ()
    key_of: Ordinals = field(default_factory=lambda: np.zeros(0, np.int64))
    rank: Ordinals = field(default_factory=lambda: np.zeros(0, np.int64))
    spelt: Mapping[int, Sequence[int]] = field(default_factory=dict)
    value_numbers: Mapping[Value, int] = field(default_factory=dict)
    key_numbers: Mapping[Key, int] = field(default_factory=dict)

    @cached_property
    def is_own_key(self) -> bool:
        """Whether each value has a key of its own, of the same number: nearly always."""
        return np.array_equal(self.key_of, np.arange(len(self.keys)))

    @cached_property
    def shown(self) -> NDArray[np.object_]:
        """`values` as an array, of which many are taken at once."""
        return np.array(self.values, np.object_)

    def with_values(self, values: Iterable[Value], keys: Iterable[Key] = ()) -> "Book":
        """A book that holds `values`, their keys and `keys` too."""
        fresh = [value for value in dict.fromkeys(values) if value not in self.value_numbers]
        fresh_keys = [key for key in dict.fromkeys(keys) if key not in self.key_numbers]
        if not fresh and not fresh_keys:
            return self
        value_numbers, key_numbers = dict(self.value_numbers), dict(self.key_numbers)
        numbers = [*self.key_of]
        for value in fresh:
            value_numbers[value] = len(value_numbers)
            numbers.append(key_numbers.setdefault(key_of(value), len(key_numbers)))
        for key in fresh_keys:
            key_numbers.setdefault(key, len(key_numbers))
        held = tuple(value_numbers)
        return Book(
            held,
            tuple(key_numbers),
            np.array(numbers, np.int64),
            _ranks(held),
            _spelt(numbers),
            value_numbers,
            key_numbers,
        )

    def numbers_of(self, values: Sequence[Value]) -> Ordinals:
        """The numbers of values that the book holds."""
        return np.array([self.value_numbers[value] for value in values], np.int64)

    def numbers_of_keys(self, keys: Sequence[Key]) -> Ordinals:
        """The numbers of keys that the book holds."""
        return np.array([self.key_numbers[key] for key in keys], np.int64)


def facet_place(value: Value) -> tuple[bool, str, str]:
    """What sorts the values of a facet that are equally frequent: not stated last."""
    name = str(value)
    return (value is None, name.casefold(), name)


def _ranks(values: Sequence[Value]) -> Ordinals:
    ranks = np.empty(len(values), np.int64)
    places = [facet_place(value) for value in values]
    ranks[sorted(range(len(values)), key=places.__getitem__)] = np.arange(len(values))
    return ranks


def _spelt(key_of: Sequence[int]) -> Mapping[int, Sequence[int]]:
    by_key = defaultdict(list)
    for value, key in enumerate(key_of):
        by_key[key].append(value)
    return {key: values for key, values in by_key.items() if len(values) > 1}
