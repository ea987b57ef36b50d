"""What a writer and its workers tell each other: eight bytes of length, then a pickle. Both are our own processes."""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import IO, Any

from archive.ids import MeetingId
from indexer.search.document import Document, Passage

MeetingDocument = tuple[MeetingId, Document]

_LENGTH = 8
_NAMES = tuple(field.name for field in fields(Document))
_PASSAGES = tuple(_NAMES.index(name) for name in ("description", "decision", "minutes"))
_values = attrgetter(*_NAMES)
_passage = attrgetter("anchor", "text", "speakers")


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has done what it was given."""


@dataclass(frozen=True, slots=True)
class Written:
    """The worker has written a run, which holds documents that it was given before."""

    segment: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The worker could not go on, and ended."""

    error: Exception


def packed(documents: Sequence[MeetingDocument]) -> list[tuple[Any, ...]]:
    """Documents as plain tuples, which are pickled in a tenth of the time."""
    rows = []
    for meeting, document in documents:
        row = list(_values(document))
        for place in _PASSAGES:
            row[place] = [*map(_passage, row[place])]
        rows.append((meeting.council, meeting.meeting, row))
    return rows


def unpacked(rows: Sequence[tuple[Any, ...]]) -> list[MeetingDocument]:
    """The documents that `packed` made into these."""
    documents = []
    for council, meeting, row in rows:
        for place in _PASSAGES:
            row[place] = tuple(Passage(*passage) for passage in row[place])
        documents.append((MeetingId(council, meeting), Document(*row)))
    return documents


def send(file: IO[bytes], told: Any) -> None:
    """Raises BrokenPipeError where nobody reads any more."""
    data = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
    left = memoryview(len(data).to_bytes(_LENGTH) + data)
    while left:  # an unbuffered pipe takes what it has room for
        left = left[file.write(left) :]
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """Raises EOFError where nobody writes any more."""
    return pickle.loads(_read(file, int.from_bytes(_read(file, _LENGTH))))  # noqa: S301  our own process


def _read(file: IO[bytes], count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        part = file.read(count - len(data))
        if not part:
            raise EOFError
        data += part
    return bytes(data)
