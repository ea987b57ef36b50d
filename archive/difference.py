"""What a new reading of a meeting changed, apart from what changes each time a page is captured."""

from dataclasses import dataclass, replace

from archive.ids import ItemId
from archive.model import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class Put:
    """What `put` did to items: not there before; there, with other words, readings, committee or date than before."""

    new: frozenset[ItemId]
    changed: frozenset[ItemId]


def lasting(meeting: Meeting) -> Meeting:
    """The meeting without captures and versions: equal for two readings that tell a reader the same."""
    return replace(
        meeting,
        capture=None,
        items=tuple(_lasting(item) for item in meeting.items),
        tombstones=tuple(_lasting(item) for item in meeting.tombstones),
    )


def difference(before: Meeting | None, after: Meeting) -> Put:
    """Which items of `after` are new or changed beside `before` (None: the meeting was not there)."""
    items = {item.id: _lasting(item) for item in (*after.items, *after.tombstones)}
    if before is None:
        return Put(frozenset(items), frozenset())
    known = {item.id: _lasting(item) for item in (*before.items, *before.tombstones)}
    new = frozenset(items.keys() - known.keys())
    if _heading(before) != _heading(after):
        return Put(new, frozenset(items.keys() - new))
    return Put(new, frozenset(i for i, item in items.items() if i in known and known[i] != item))


def _lasting(item: AgendaItem) -> AgendaItem:
    return replace(item, capture=None, versions=())


def _heading(meeting: Meeting) -> tuple[object, ...]:
    """What every item shows of its meeting: another one changes them all."""
    return meeting.committee, meeting.held_on, meeting.status
