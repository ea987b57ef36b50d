"""One council: fetch, keep, parse, read, put. Every answer is in a WARC file before anything looks into it."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from archive.sighting import Stated
from archive.store import Archive
from archive.warc import Page
from indexer.crawl.councils import register
from indexer.crawl.cutting import guard
from indexer.crawl.intake import Tally, take_in
from indexer.crawl.settings import Pace
from indexer.crawl.spider import Answer, Failure, fetch


@dataclass(frozen=True, slots=True)
class Site:
    """A council's site: its base address, the slug under which it is archived, seconds between two requests."""

    base: str
    slug: str
    delay: float = 1.0


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk brought: of `items` on the pages so many are `new` or `changed`; why the site refused, if it did."""

    meetings: int
    items: int
    new: int
    changed: int
    requests: int
    unread: tuple[Failure, ...]
    refused: str | None


def walk(archive: Archive, site: Site, progress: Callable[[int], None] = lambda _: None) -> Walked:
    """Bring the site into the archive; `progress` is told how many meetings are archived.

    To be called from the main thread and once a process. Raises Unreachable where the site never answers, ArchiveError
    where the archive cannot be written; what was archived until then stays.
    """
    tally = Tally()
    urls: dict[str, str] = {}
    stated = Stated(council=site.slug)

    def keep(answer: Answer) -> None:
        for kept in archive.ledger.keep([_page(answer)], stated):
            urls[kept.sha256] = answer.url
        take_in(archive, register(), tally)
        progress(len(tally.meetings))

    guard(archive, register())
    take_in(archive, register(), tally)  # what a killed walk kept and did not read
    fetched = fetch(site.base, keep, Pace(site.delay))
    unread = [Failure(urls.get(sha256, sha256), reason) for sha256, reason in tally.unread.items()]
    return Walked(
        meetings=len(tally.meetings),
        items=len(tally.items),
        new=len(tally.new),
        changed=len(tally.changed),
        requests=fetched.requests,
        unread=(*fetched.failures, *unread),
        refused=fetched.refused,
    )


def _page(answer: Answer) -> Page:
    content_type = next((value for name, value in answer.headers if name.lower() == "content-type"), None)
    # The reason phrase is not among what Scrapy hands on; the standard's own stands in for it.
    phrase = HTTPStatus(answer.status).phrase if answer.status in set(HTTPStatus) else "Unknown"
    return Page(
        answer.body,
        answer.at.replace(microsecond=0),
        answer.url,
        content_type,
        (f"{answer.status} {phrase}", answer.headers),
    )
