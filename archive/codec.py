"""Frozen values to JSON text and back, for what the store keeps as one column.

A dataclass becomes an object without its default values, a tuple a list, a date or time its ISO form, an enumeration
its value, an id its text. `decode` is the inverse of `encode` for every type of `archive.model` and `archive.sighting`.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from archive.errors import Damaged, NotArchived
from archive.ids import ItemId, MeetingId

T = TypeVar("T")


def encode(value: Any) -> str:
    """The value as compact JSON text, the same text for equal values."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """The value of type `kind` that `encode` made `text` from. Raises Damaged where it did not."""
    try:
        anything: Any = kind
        value: T = _reader(anything)(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, NotArchived) as error:
        raise Damaged(
            f"the archive holds a {kind.__name__} that cannot be read ({error}): restore it from a backup, or run "
            "`minutebook reparse`"
        ) from error
    return value


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if value is None or kind is str or kind is int or kind is bool:
        return value
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:  # one line a sort of type
    """How a value of type `kind` becomes what JSON knows; made once a type, as a reader is."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, str | int):
        return lambda value: value
    if issubclass(kind, tuple):
        return lambda values: [_plain(part) for part in values]
    if issubclass(kind, date | time):  # a datetime is a date
        return lambda value: value.isoformat()
    if issubclass(kind, MeetingId | ItemId):
        return str
    defaults = tuple((f.name, f.default) for f in fields(kind))

    def write(value: Any) -> dict[str, Any]:
        found = {}
        for name, default in defaults:
            part = getattr(value, name)
            if part is not default and part != default:
                found[name] = part if type(part) is str else _plain(part)
        return found

    return write


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: PLR0911  # one line a sort of type
    """How a JSON value becomes a `kind`; made once a type, because the store reads thousands of values a second."""
    if get_origin(kind) is tuple:
        part = _reader(get_args(kind)[0])
        return lambda values: tuple([part(value) for value in values])
    if isinstance(kind, UnionType):
        (inner,) = (_reader(a) for a in get_args(kind) if a is not NoneType)
        return lambda value: None if value is None else inner(value)
    if kind in (MeetingId, ItemId):
        parse: Callable[[Any], Any] = kind.parse
        return parse
    if kind in (datetime, date, time):
        from_text: Callable[[Any], Any] = kind.fromisoformat
        return from_text
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return _dataclass_reader(kind)  # type: ignore[arg-type]  # is_dataclass narrows to an instance or a type
    return lambda value: value


def _dataclass_reader(kind: type) -> Callable[[dict[str, Any]], Any]:
    hints = get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in fields(kind)}
    required = {f.name for f in fields(kind) if f.default is MISSING}

    def read(values: dict[str, Any]) -> Any:
        # A field equal to MISSING cannot be left out by encode, so what is absent has its default.
        if missing := required - values.keys():
            raise KeyError(", ".join(sorted(missing)))
        return kind(**{name: readers[name](value) for name, value in values.items()})

    return read
