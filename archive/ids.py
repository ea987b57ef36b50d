"""The one identity of a meeting and of an agenda item: store key, index key and what the URL is made of.

`str(ItemId("kent", "7738", "44440"))` is "kent/7738/44440"; `ItemId.parse` is its inverse. A page whose council nobody
knows lives under the council `unknown`, its numbers made of the page's own bytes.
"""

import re
from dataclasses import dataclass
from typing import Self

from archive.errors import NotArchived

UNKNOWN_COUNCIL = "unknown"

# A council is a slug or a host name with its port; numbers are ModernGov's own, or the hash of a page.
_COUNCIL = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}", re.ASCII)
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class MeetingId:
    """A meeting of a council, "kent/7738"."""

    council: str
    meeting: str

    def __str__(self) -> str:
        return f"{self.council}/{self.meeting}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The id written as "council/meeting". Raises NotArchived where `text` is nothing of the kind."""
        return cls(*_parts(text, 2, "a meeting's id is COUNCIL/MEETING"))


@dataclass(frozen=True, slots=True, order=True)
class ItemId:
    """An agenda item of a meeting, "kent/7738/44440"."""

    council: str
    meeting: str
    item: str

    def __str__(self) -> str:
        return f"{self.council}/{self.meeting}/{self.item}"

    @property
    def of_meeting(self) -> MeetingId:
        return MeetingId(self.council, self.meeting)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The id written as "council/meeting/item". Raises NotArchived where `text` is nothing of the kind."""
        return cls(*_parts(text, 3, "an item's id is COUNCIL/MEETING/ITEM"))


def stated_council(council: str) -> str | None:
    """The council as readers are told it: None where the page's council is not known."""
    return None if council == UNKNOWN_COUNCIL else council


def is_council_slug(text: str) -> bool:
    """Whether `text` can name a council in an id."""
    return _COUNCIL.fullmatch(text) is not None


def _parts(text: str, count: int, remedy: str) -> list[str]:
    parts = text.split("/")
    wanted = [_COUNCIL] + [_NUMBER] * (count - 1)
    if len(parts) != count or not all(w.fullmatch(p) for w, p in zip(wanted, parts, strict=True)):
        raise NotArchived(f"“{text[:80]}” is not in this archive: {remedy}")
    return parts
