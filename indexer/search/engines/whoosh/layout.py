"""The arrays of a segment under the names they have in a sidecar, and back."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.arrays import (
    Columns,
    Lengths,
    Lent,
    Pairs,
    Postings,
    Rows,
    SegmentArrays,
    Several,
    Strings,
    TermList,
)
from indexer.search.engines.whoosh.compact import compact, whole, without_lent
from indexer.search.engines.whoosh.schema import exact_name

Arrays = dict[str, NDArray[Any]]
Made = TypeVar("Made")

_NUMBERS = ("day", "position", "procedural", "profile", "profiles", "by_place", "by_id")
_STRINGS = ("ids", "hashes")
_VALUES = ("committees", "councils", "states")
_SEVERAL = ("speakers", "outcomes")
_PAIRS = ("shown", "others", "surplus")


def arrays_of(segment: SegmentArrays) -> Arrays:
    """Every array of `segment` by its name: "what/field/part"."""
    flat: Arrays = {}
    for field, postings in segment.postings.items():
        flat |= _postings(f"postings/{field}", _kept(segment, field), with_letters=postings.positions is not None)
    for field, lengths in segment.lengths.items():
        flat |= {f"lengths/{field}/words": lengths.words, f"lengths/{field}/rounded": lengths.rounded}
    for field, forms in segment.forms.items():
        flat |= _rows(f"forms/{field}", forms)
    columns = segment.columns
    flat |= {f"columns/{name}": getattr(columns, name) for name in _NUMBERS}
    for name in _STRINGS:
        strings = getattr(columns, name)
        flat |= {f"columns/{name}/blob": strings.blob, f"columns/{name}/offsets": strings.offsets}
    flat |= {f"columns/{name}": _encoded(getattr(columns, name)) for name in _VALUES}
    for name in _SEVERAL:
        several = getattr(columns, name)
        flat |= {f"columns/{name}/{part}": _encoded(getattr(several, part)) for part in ("values", "keys")}
        flat[f"columns/{name}/key_of"] = several.key_of
        for part in _PAIRS:
            pairs = getattr(several, part)
            flat |= {f"columns/{name}/{part}/docs": pairs.docs, f"columns/{name}/{part}/values": pairs.values}
    return flat


def segment_of(documents: int, flat: Mapping[str, NDArray[Any]]) -> SegmentArrays:
    """The segment whose arrays `arrays_of` named, each taken from `flat` when it is first asked for.

    Raises LookupError, ValueError where they are not such.
    """
    forms = _Lazily(_fields("forms", flat), lambda field: _read_rows(f"forms/{field}", flat))

    def read(field: str) -> Postings:
        held = _postings_of(f"postings/{field}", flat)
        return replace(held, lent=Lent(postings[exact_name(field)], forms[field])) if field in forms else held

    postings = _Lazily(_fields("postings", flat), read)
    lengths = _Lazily(
        _fields("lengths", flat),
        lambda field: Lengths(flat[f"lengths/{field}/words"], flat[f"lengths/{field}/rounded"]),
    )
    return SegmentArrays(documents, postings, lengths, forms, _columns(flat))


class _Lazily(Mapping[str, Made]):
    """What is made when first asked for. Any number of threads may ask; then it may be made twice."""

    def __init__(self, names: Collection[str], make: Callable[[str], Made]) -> None:
        self._names, self._make = names, make
        self._made: dict[str, Made] = {}

    def __getitem__(self, name: str) -> Made:
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = self._make(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _fields(kind: str, flat: Iterable[str]) -> Collection[str]:
    """The fields of which there are arrays of a kind, in their order."""
    return dict.fromkeys(name.split("/", 2)[1] for name in flat if name.startswith(f"{kind}/"))


def _postings_of(name: str, flat: Mapping[str, NDArray[Any]]) -> Postings:
    """The postings whose arrays have names that begin with `name`. Raises LookupError where they are not there."""
    return Postings(
        TermList(flat[f"{name}/terms"], flat[f"{name}/offsets"], flat.get(f"{name}/letters")),
        flat[f"{name}/starts"],
        flat[f"{name}/docs"],
        flat.get(f"{name}/freqs"),
        flat.get(f"{name}/positions"),
        flat.get(f"{name}/position_starts"),
        flat.get(f"{name}/turns"),
    )


def _kept(segment: SegmentArrays, field: str) -> Postings:
    """The postings of a field as a sidecar keeps them."""
    postings = whole(segment.postings[field])
    if field in segment.forms:
        postings = without_lent(postings, segment.forms[field])
    return compact(postings, segment.documents)


def _postings(name: str, postings: Postings, *, with_letters: bool) -> Arrays:
    parts = ("starts", "docs", "freqs", "positions", "position_starts", "turns")
    flat = {f"{name}/terms": postings.terms.blob, f"{name}/offsets": postings.terms.offsets}
    if with_letters:
        flat[f"{name}/letters"] = postings.terms.letters
    return flat | {f"{name}/{part}": held for part in parts if (held := getattr(postings, part)) is not None}


def _columns(flat: Mapping[str, NDArray[Any]]) -> Columns:
    read: dict[str, Any] = {name: flat[f"columns/{name}"] for name in _NUMBERS}
    read |= {name: Strings(flat[f"columns/{name}/blob"], flat[f"columns/{name}/offsets"]) for name in _STRINGS}
    read |= {name: _decoded(flat[f"columns/{name}"]) for name in _VALUES}
    for name in _SEVERAL:
        place = f"columns/{name}"
        shown, others, surplus = (
            Pairs(flat[f"{place}/{part}/docs"], flat[f"{place}/{part}/values"]) for part in _PAIRS
        )
        values, keys = (_decoded(flat[f"{place}/{part}"]) for part in ("values", "keys"))
        read[name] = Several(values, shown, keys, flat[f"{place}/key_of"], others, surplus)
    return Columns(**read)


def _rows(name: str, rows: Rows) -> Arrays:
    return {f"{name}/starts": rows.starts, f"{name}/values": rows.values}


def _read_rows(name: str, flat: Mapping[str, NDArray[Any]]) -> Rows:
    return Rows(flat[f"{name}/starts"], flat[f"{name}/values"])


def _encoded(values: tuple[str | None, ...]) -> NDArray[Any]:
    return np.frombuffer(json.dumps(values, separators=(",", ":")).encode("ascii"), np.uint8)


def _decoded(told: NDArray[Any]) -> tuple[str | None, ...]:
    return tuple(json.loads(told.tobytes()))
