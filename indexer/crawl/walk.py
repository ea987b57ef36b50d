"""Councils' sites into the archive: each fetched at its own pace, every answer kept before anything looks into it."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from archive.store import Archive
from archive.warc import Page
from indexer.crawl import course
from indexer.crawl.asking import Asker, Errand
from indexer.crawl.councils import register
from indexer.crawl.cutting import guard
from indexer.crawl.errors import ComeBackLater, Refused, Suspicious, Unreachable
from indexer.crawl.intake import Tally, take_in
from indexer.crawl.manners import is_page
from indexer.crawl.moderngov.meeting import committee_in
from indexer.crawl.settings import Pace, Patience
from indexer.crawl.spider import Answer, Ask, Hold, Reply, Slow, fetch
from indexer.crawl.trip import Trip


@dataclass(frozen=True, slots=True)
class Site:
    """A council's site: its base address and the slug under which it is archived."""

    base: str
    slug: str


@dataclass(frozen=True, slots=True)
class Days:
    """`now` is the moment of the crawl, `today` the day it takes for today, `since` the first day that is asked for."""

    now: datetime
    today: date
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """An address that gave nothing usable, and the reason in words."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Walked:
    """What a crawl of one council brought. Items: `items` were on the pages, of them `new`, `changed` and the rest.

    `refused` is why the site said no, `later` why the crawl is to be taken up again, `unreachable` why it never began;
    `problems` are what cannot be true of the site.
    """

    slug: str
    committees: int = 0
    meetings: int = 0
    items: int = 0
    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    requests: int = 0
    unread: tuple[Unread, ...] = ()
    refused: str | None = None
    later: str | None = None
    unreachable: str | None = None
    problems: tuple[str, ...] = ()

    @property
    def unchanged(self) -> int:
        return self.items - self.new - self.changed


# (tasks done, tasks known) of all councils together.
Progress = Callable[[int, int], None]


def walk(
    archive: Archive, sites: Sequence[Site], days: Days, manners: tuple[Pace, Patience], progress: Progress
) -> list[Walked]:
    """Bring the sites into the archive, side by side.

    To be called from the main thread and once a process. Raises ArchiveError where the archive cannot be written; what
    was archived until then stays, and so it does at Ctrl+C.
    """
    pace, patience = manners
    guard(archive, register())
    walks = [_Walk(archive, site, days, patience) for site in sites]
    take_in(archive, walks[0].tally)  # what a killed crawl kept and did not read

    def show() -> None:
        counts = [archive.frontier.progress(one.site.slug) for one in walks]
        progress(sum(done for done, _ in counts), sum(known for _, known in counts))

    fetch([one.visit(show) for one in walks], pace)
    return [one.walked for one in walks]


class _Walk:
    """One council's crawl, from its beginning to what is told of it."""

    def __init__(self, archive: Archive, site: Site, days: Days, patience: Patience) -> None:
        self.site = site
        self.tally = Tally()
        self.walked = Walked(site.slug)
        self._archive = archive
        self._days = days
        self._patience = patience

    def visit(self, progress: Callable[[], None]) -> Generator[Ask | Hold | Slow, Reply | None, None]:
        asker = Asker(self.site.base, self._patience, self._keep, self._kept)
        trip = Trip(self._archive, self.site.slug, asker, self._patience)
        course.begin(trip, self._days.now, self._days.today, self._days.since)
        withdrawn, said, ended = 0, {}, None
        try:
            withdrawn = yield from course.run(trip, progress)
            ended = trip.today
        except ComeBackLater as error:
            said["later"] = str(error)
        except Refused as error:
            said["refused"] = str(error)
        except Suspicious as error:
            trip.memory.problems.append(str(error))
        except Unreachable as error:
            said["unreachable"] = str(error)
        self._tell(trip, withdrawn, said, ended)

    def _tell(self, trip: Trip, withdrawn: int, said: dict[str, str], ended: date | None) -> None:
        slug = self.site.slug
        listed = trip.frontier.listed(slug).values()
        meetings = [row for row in listed if row.listed_at == trip.began_at]
        if ended and not meetings and trip.since is None:
            trip.memory.problems.append(
                "it lists no meetings, which cannot be true of a council: nothing was changed; "
                "look at the site in a browser"
            )
        self.walked = Walked(
            slug,
            committees=len(trip.frontier.committees(slug)),
            meetings=len(meetings),
            items=len(self.tally.items),
            new=len(self.tally.new),
            changed=len(self.tally.changed),
            withdrawn=withdrawn,
            requests=trip.asker.requests,
            unread=tuple(Unread(url, reason) for url, reason in trip.frontier.failures(slug)),
            problems=tuple(dict.fromkeys(trip.memory.problems)),
            **said,
        )
        if "later" in said or "unreachable" in said:
            trip.remember()  # the frontier stays for the next time
            trip.frontier.tell(slug, self._told())
        else:
            trip.frontier.end(slug, self._told(), ended if meetings else None)

    def _told(self) -> dict[str, object]:
        walked = self.walked
        return {
            "at": self._days.now.isoformat(),
            "on": self._days.today.isoformat(),
            "requests": walked.requests,
            "refused": walked.refused,
            "later": walked.later or walked.unreachable,
            "problems": list(walked.problems),
            "unread": [[unread.url, unread.reason] for unread in walked.unread],
        }

    def _keep(self, answer: Answer, errand: Errand) -> tuple[bytes, str]:
        body = answer.page  # raises Unreadable for a body that cannot be unpacked, which is worth no capture
        stated = errand.stated
        if errand.titles and (committee := committee_in(body, errand.titles)):
            stated = replace(stated, committee=committee)
        (kept,) = self._archive.ledger.keep([_page(answer, errand)], stated)
        take_in(self._archive, self.tally)
        return kept.body, kept.sha256

    def _kept(self, url: str, since: datetime) -> tuple[bytes, str] | None:
        kept = self._archive.ledger.newest(url, since)
        return (kept.body, kept.sha256) if kept and kept.status == HTTPStatus.OK and is_page(kept.body) else None


def _page(answer: Answer, errand: Errand) -> Page:
    # The reason phrase is not among what Scrapy hands on; the standard's own stands in for it.
    phrase = HTTPStatus(answer.status).phrase if answer.status in set(HTTPStatus) else "Unknown"
    parts = urlsplit(answer.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    about = [("fetchTimeMs", str(round(answer.took * 1000)))]
    if errand.via:
        about.append(("via", errand.via))
    return Page(
        answer.body,
        answer.at,
        answer.url,
        answer.header("Content-Type"),
        (f"{answer.status} {phrase}", answer.headers),
        (f"GET {target} HTTP/1.1", (("Host", parts.netloc), *answer.request)),
        tuple(about),
    )
