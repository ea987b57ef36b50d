"""How it stands with each council: what is archived, how the last crawl went, what could not be read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.errors import NotArchived
from archive.frontier import Remembered
from archive.ids import MeetingId
from archive.model import Meeting, MinutesState
from archive.store import Archive
from indexer.crawl.councils import Register


@dataclass(frozen=True, slots=True)
class LastCrawl:
    """The crawl that ended last or is to be taken up again (`unfinished`); `later` is why it broke off."""

    at: str
    on: str
    requests: int
    unfinished: bool
    later: str | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """One council. `committees` are (known, those whose meetings a crawl listed).

    `meetings` counts by state, None for one that none tells; `cut` are the ids of items whose full
    text was never found; `unread` (address, reason) of the last crawl.
    """

    slug: str
    name: str | None
    base: str | None
    committees: tuple[int, int]
    meetings: dict[MinutesState | None, int]
    items: int
    first: date | None
    last: date | None
    crawl: LastCrawl | None
    refused: str | None
    unread: tuple[tuple[str, str], ...]
    cut: tuple[str, ...]


def statuses(archive: Archive, register: Register, council: str | None = None) -> list[Status]:
    """Every council that is archived or was crawled, by its slug, or the one. Raises NotArchived."""
    sites = {site.council: site for site in archive.frontier.sites()}
    meetings: dict[str, list[MeetingId]] = {}
    for meeting in archive.meetings():
        meetings.setdefault(meeting.council, []).append(meeting)
    known = sorted(sites.keys() | meetings.keys())
    if not known:
        raise NotArchived("nothing is archived here yet: fill it with `minutebook crawl` or `minutebook ingest PATH`")
    if council is not None and council not in known:
        raise NotArchived(f"nothing of “{council[:100]}” is archived here: bring it in with `minutebook crawl`")
    wanted = known if council is None else [council]
    return [_status(archive, register, slug, sites.get(slug), meetings.get(slug, [])) for slug in wanted]


def _status(  # what is known of one council
    archive: Archive, register: Register, slug: str, site: Remembered | None, ids: Iterable[MeetingId]
) -> Status:
    row = register.by_slug(slug)
    counted = _Counted()
    for meeting in ids:
        counted.add(archive.meeting(meeting))
    told: dict[str, Any] = (site.told if site else None) or {}
    listed = archive.frontier.committees(slug)
    covered = archive.frontier.covered(slug)
    return Status(
        slug,
        row.name if row else None,
        site.base if site else (row.base if row else None),
        (len(listed) or len(counted.committees), covered),
        dict(counted.states),
        counted.items,
        min(counted.dates, default=None),
        max(counted.dates, default=None),
        _crawl(site, told),
        told.get("refused"),
        tuple((url, reason) for url, reason in told.get("unread", ())),
        tuple(counted.cut),
    )


def _crawl(site: Remembered | None, told: dict[str, Any]) -> LastCrawl | None:
    if site is None:
        return None
    begun = site.begun
    return LastCrawl(
        at=begun.at.isoformat() if begun else str(told.get("at", "")),
        on=begun.on.isoformat() if begun else str(told.get("on", "")),
        requests=int(told.get("requests", 0)),
        unfinished=begun is not None,
        later=told.get("later"),
        problems=tuple(told.get("problems", ())),
    )


class _Counted:
    """What the meetings of a council amount to."""

    def __init__(self) -> None:
        self.states: Counter[MinutesState | None] = Counter()
        self.committees: set[str] = set()
        self.items = 0
        self.dates: list[date] = []
        self.cut: list[str] = []

    def add(self, meeting: Meeting) -> None:
        self.states[meeting.state] += 1
        self.items += len(meeting.items)
        self.cut += [str(item.id) for item in meeting.items if item.cut]
        if meeting.held_on:
            self.dates.append(meeting.held_on)
        if meeting.committee:
            self.committees.add(meeting.committee)
