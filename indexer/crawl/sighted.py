"""What a page says of its meeting, ready to be entered: made by who looked at it, and opened again only in need."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from archive.compose import row_ids
from archive.ids import ItemId, MeetingId
from archive.rows import packed, unpacked
from archive.sighting import Evidence, Sighting, Stated


@dataclass(frozen=True, slots=True)
class Sighted:
    """Evidence whose sighting is packed. `items` are the ids of its rows, `notes` sentences for the person."""

    meeting: MeetingId
    items: tuple[ItemId, ...]
    notes: tuple[str, ...]
    sighting: bytes
    stated: Stated
    seen_at: datetime
    url: str | None
    sha256: str

    @classmethod
    def of(cls, evidence: Evidence) -> Self:
        """The evidence, packed; `evidence` is the inverse."""
        return cls(
            evidence.meeting,
            tuple(row_ids(evidence)),
            _differences(evidence.stated, evidence.sighting),
            packed(evidence.sighting),
            evidence.stated,
            evidence.seen_at,
            evidence.url,
            evidence.sha256,
        )

    def evidence(self) -> Evidence:
        return Evidence(self.meeting, unpacked(self.sighting), self.stated, self.seen_at, self.url, self.sha256)


def _differences(stated: Stated, sighting: Sighting) -> tuple[str, ...]:
    pairs = (("committee", stated.committee, sighting.committee), ("date", stated.held_on, sighting.held_on))
    return tuple(
        f"the page says {name} {page}, not {person} as stated: the page counts"
        for name, person, page in pairs
        if person and page and person != page
    )
