"""One crawl of one council's site: what it works with, and what it must still know after it was killed."""

from collections.abc import Generator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from archive.frontier import Frontier, Task
from archive.ids import MeetingId
from archive.sighting import Sighting, Stated
from archive.store import Archive
from indexer.crawl.asking import Asker, Errand, Got, Nothing, Steps, Why
from indexer.crawl.moderngov.urls import base_of, canonical
from indexer.crawl.settings import Patience
from indexer.crawl.spider import Ask, Hold, Reply, Slow

# An operation of the web service that fails so often in a row is taken for switched off.
_MOST_FAILURES = 3

# Ranks: lists come first, then what completes a meeting that was just read, then the meetings, the newest first.
LISTS, COMPLETING, MEETINGS = 10, 20, 100
_BEYOND = date.max.toordinal()


@dataclass(slots=True)
class Memory:
    """What a crawl learned of the site; the first part is kept from one crawl to the next.

    `wide`: whether one GetMeetings for all committees tells all, None where it was never tried. `width`: how many days
    one GetMeetings may ask for, None for no limit. `bodiless`: meetings whose minutes only the pages have were seen.
    """

    wide: bool | None = None
    width: int | None = None
    bodiless: bool = False
    attendance: bool = True
    since: str | None = None
    found: bool = False
    planned: bool = False
    checked: bool = False
    partial: bool = False  # a list could not be read: what it would have told must not be taken for vanished
    off: dict[str, str] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def for_the_next_crawl(self) -> "Memory":
        return Memory(self.wide, self.width, self.bodiless, self.attendance)


@dataclass(slots=True)
class Outcome:
    """What came of a task: tasks that follow from it, and the reason where it gave nothing usable."""

    tasks: list[Task] = field(default_factory=list)
    reason: str | None = None


Handling = Generator[Ask | Hold | Slow, Reply | None, Outcome]


class Trip:
    """What the parts of a crawl share."""

    def __init__(self, archive: Archive, slug: str, asker: Asker, patience: Patience) -> None:
        self.archive = archive
        self.frontier: Frontier = archive.frontier
        self.slug = slug
        self.asker = asker
        self.patience = patience
        self.memory = Memory()
        self.began_at = datetime.min.replace(tzinfo=UTC)
        self.today = date.min
        self.titles: dict[str, str] = {}

    @property
    def since(self) -> date | None:
        """The first day of the meetings that were asked for, None where all were."""
        return date.fromisoformat(self.memory.since) if self.memory.since else None

    def ask(self, url: str, errand: Errand) -> Steps:
        """The page at `url` of this site, wherever it has moved to."""
        return self.asker.ask(self.here(url), errand)

    def here(self, url: str) -> str:
        """A page's address on the host and in the folder where the site is now, however a link spells them."""
        there = base_of(url)
        return self.asker.base + url[len(there) :] if there and url.lower().startswith(there) else url

    def task(self, url: str, kind: str, rank: int, **about: Any) -> Task:
        """An address of this site to be asked for; `about` leaves out what is None."""
        here = self.here(url)
        return Task(
            canonical(here), here, kind, rank, {key: value for key, value in about.items() if value is not None}
        )

    def stated(self, task: Task) -> Stated:
        """What the lists told of the page that a task asks for."""
        held_on = task.about.get("held_on")
        return Stated(
            self.slug,
            self.titles.get(task.about.get("committee", "")) or task.about.get("title"),
            date.fromisoformat(held_on) if held_on else None,
            task.about.get("meeting"),
        )

    def sighting(self, got: Got) -> Sighting | None:
        """What a page that was kept says of its meeting; None where it could not be read."""
        return self.archive.sighting_of(got.sha256)

    def meeting_id(self, number: str) -> MeetingId:
        return MeetingId(self.slug, number)

    def is_off(self, operation: str) -> bool:
        """Whether an operation of the web service is not worth asking any more."""
        return operation in self.memory.off

    def well(self, operation: str) -> None:
        """An operation answered as it should."""
        self.memory.failures.pop(operation, None)

    def failed(self, operation: str, nothing: Nothing) -> None:
        """An operation did not answer as it should: often enough, or with a plain no, it is switched off."""
        count = self.memory.failures.get(operation, 0) + 1
        self.memory.failures[operation] = count
        if nothing.why in {Why.NO, Why.FORBIDDEN} or count >= _MOST_FAILURES:
            self.memory.off[operation] = nothing.reason

    def remember(self) -> None:
        self.frontier.remember(self.slug, self.asker.base, asdict(self.memory))


def newest_first(held_on: date | None) -> int:
    """The rank of a meeting of that day."""
    return MEETINGS + _BEYOND - (held_on.toordinal() if held_on else 0)


def slashed(day: date) -> str:
    """A day as the web service writes it."""
    return f"{day:%d/%m/%Y}"


def days(count: int) -> timedelta:
    return timedelta(days=count)
