"""Meetings and what pages say of them, as the database keeps them: made ready by whoever has the time, then entered.

Making a row takes longer than entering it, and only one process enters.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from archive.codec import decode, encode
from archive.compose import Composed
from archive.errors import Damaged
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting
from archive.sighting import Sighting

# The columns of the tables `meeting` and `item`, in their order.
_MeetingRow = tuple[str, str, str | None, str | None, str | None, str | None, str]
_ItemRow = tuple[str, str, int, bool, str | None, str, str]


@dataclass(frozen=True, slots=True)
class MeetingRows:
    """A meeting with its items, tombstones last; `moved` are (old, new) ids of items that got their true one."""

    id: MeetingId
    meeting: _MeetingRow
    items: tuple[_ItemRow, ...]
    moved: tuple[tuple[ItemId, ItemId], ...] = ()

    @classmethod
    def of(cls, composed: Composed) -> Self:
        """The rows of a meeting; `told` is the inverse."""
        meeting, key = composed.meeting, str(composed.meeting.id)
        items = [*((item, False) for item in meeting.items), *((item, True) for item in meeting.tombstones)]
        held_on = meeting.held_on.isoformat() if meeting.held_on else None
        body = encode(replace(meeting, items=(), tombstones=()))
        return cls(
            meeting.id,
            (key, meeting.id.council, meeting.committee, held_on, meeting.state, meeting.status, body),
            tuple(
                (str(item.id), key, place, withdrawn, item.number, item.title, encode(item))
                for place, (item, withdrawn) in enumerate(items)
            ),
            composed.moved,
        )

    def told(self) -> Meeting:
        """The meeting that the rows are of."""
        return meeting_in(self.meeting[-1], ((row[3], row[-1]) for row in self.items))


def meeting_in(body: str, items: Iterable[tuple[bool, str]]) -> Meeting:
    """The meeting whose row holds `body`; of its items (whether withdrawn, body) in order. Raises Damaged."""
    told = [(withdrawn, decode(AgendaItem, item)) for withdrawn, item in items]
    return replace(
        decode(Meeting, body),
        items=tuple(item for withdrawn, item in told if not withdrawn),
        tombstones=tuple(item for withdrawn, item in told if withdrawn),
    )


def packed(sighting: Sighting) -> bytes:
    """What a page says, as the table `evidence` keeps it."""
    return zlib.compress(encode(sighting).encode())


def unpacked(sighting: bytes) -> Sighting:
    """The inverse of `packed`. Raises Damaged."""
    try:
        text = zlib.decompress(sighting).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise Damaged(
            f"the archive holds a page's words that cannot be read ({error}): run `minutebook reparse`"
        ) from error
    return decode(Sighting, text)
