"""What was told of a meeting beside its pages: that its site no longer has it, that words were taken down for good.

Notices stand in the WARC files among the pages, so that the captures alone tell them again.
"""

from dataclasses import dataclass
from datetime import datetime

from archive.ids import ItemId, MeetingId
from archive.model import Notice


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """At that moment the council's site no longer had the meeting. A page of it captured later says otherwise."""

    meeting: MeetingId
    at: datetime
    reason: str

    @property
    def notice(self) -> Notice:
        return Notice(self.at, self.reason)


@dataclass(frozen=True, slots=True)
class TakenDown:
    """Somebody had an item or a meeting (`asked`, its id) taken down for good.

    `items` and `meetings` are all ids under which the words were archived; `aliases` are (old, true) ids of pages that
    do not tell which item of the meeting they are of. `marks` tell the words again when they come back, without holding
    them: see `indexer.crawl.moderngov.marks`. `done`: every captured page was gone through.
    """

    asked: str
    at: datetime
    why: str
    items: tuple[ItemId, ...] = ()
    meetings: tuple[MeetingId, ...] = ()
    aliases: tuple[tuple[ItemId, ItemId], ...] = ()
    marks: tuple[str, ...] = ()
    done: bool = False

    @property
    def notice(self) -> Notice:
        return Notice(self.at, self.why)

    @property
    def all_items(self) -> frozenset[ItemId]:
        """Every id that a page may have for what was taken down."""
        return frozenset((*self.items, *(old for old, _ in self.aliases)))


@dataclass(frozen=True, slots=True)
class Notices:
    """All that was told of one meeting beside its pages."""

    withdrawn: Notice | None = None
    taken_down: Notice | None = None
    items: tuple[tuple[ItemId, Notice], ...] = ()
    aliases: tuple[tuple[ItemId, ItemId], ...] = ()


NO_NOTICES = Notices()
