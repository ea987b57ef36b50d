"""The only sockets of the project: a council fetched by its web service, every answer handed over before it is parsed.

GetCommittees tells the committees, GetMeetings their meetings, GetMeeting each meeting. What an answer says is for the
caller; the spider reads only what it needs to go on.
"""

import gzip
import logging
import signal
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from indexer.crawl.errors import CrawlError, Unreachable, Unreadable
from indexer.crawl.moderngov import service
from indexer.crawl.moderngov.urls import committees_service, meeting_service, meetings_service
from indexer.crawl.settings import Pace, scrapy_settings

# Wide enough for all that a council can have online; days are dd/mm/yyyy, the second one is excluded.
_FIRST_DAY, _LAST_DAY = "01/01/1990", "01/01/2100"


@dataclass(frozen=True, slots=True)
class Answer:
    """One response as it was sent: the body may be compressed, the headers are as Scrapy gives them. `at` is in UTC."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime
    request_headers: tuple[tuple[str, str], ...] = ()

    @property
    def page(self) -> bytes:
        """The body unpacked. Raises Unreadable where it was cut short or is packed in a way that we did not ask for."""
        packed = next((value.lower() for name, value in self.headers if name.lower() == "content-encoding"), "identity")
        try:
            if packed in ("gzip", "x-gzip"):
                return gzip.decompress(self.body)
            if packed == "deflate":
                return _inflated(self.body)
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable("its compressed body is damaged or was cut short") from error
        if packed != "identity":
            raise Unreadable(f"its body is packed as “{packed[:40]}”, which was not asked for")
        return self.body


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that gave nothing usable, and the reason in words."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a council's fetch went. `requests` counts answers, robots.txt apart; `refused` is why the site said no."""

    requests: int
    committees: int
    meetings: int
    failures: tuple[Failure, ...] = ()
    refused: str | None = None


def fetch(base: str, keep: Callable[[Answer], None], pace: Pace) -> Fetched:
    """Fetches all meetings of the site at `base` by its web service; `keep` gets every answer, robots.txt's too.

    To be called from the main thread and once a process, because Scrapy's reactor starts only once. What `keep` raises
    ends the fetch and is raised from here. Raises Unreachable where the site never answered.
    """
    process = AsyncCrawlerProcess(scrapy_settings(pace, Keeper))
    _silence()  # only now: Scrapy sets its loggers up when the process is made
    told = _Told()
    crawler = process.create_crawler(ServiceSpider)
    process.crawl(crawler, base=base, keep=keep, told=told)
    with _own_signals():
        process.start()
    if crawler.stats is not None and crawler.stats.get_value("finish_reason") == "shutdown":
        raise KeyboardInterrupt  # Scrapy took the signal and ended cleanly; half a fetch must not look like a whole one
    if told.broken is not None:
        raise told.broken
    if not told.requests and told.refused is None:
        reason = told.failures[0].reason if told.failures else "no request was answered"
        raise Unreachable(f"{base} gave no answer: {reason}")
    return Fetched(told.requests, told.committees, told.meetings, tuple(told.failures), told.refused)


class _Told:
    """What has happened so far, filled by spider and middleware while the reactor runs."""

    def __init__(self) -> None:
        self.requests = 0
        self.committees = 0
        self.meetings = 0
        self.failures: list[Failure] = []
        self.refused: str | None = None
        self.broken: BaseException | None = None


class Keeper:
    """Downloader middleware: hands every answer over as it came from the wire, before anything else sees it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises IgnoreRequest once an answer could not be kept: what cannot be kept is not worth asking for."""
        if self._spider.told.broken is not None:
            raise IgnoreRequest("the fetch was ended")
        # Slots go by host without port, and two councils may stand on two ports of one host. Here it is set for
        # robots.txt and for redirects too.
        request.meta["download_slot"] = urlsplit(request.url).netloc

    def process_response(self, request: Request, response: Response) -> Response:
        """The response, once it was kept. Raises IgnoreRequest where it could not be."""
        spider = self._spider
        if spider.told.broken is not None:  # it was under way when the fetch ended
            raise IgnoreRequest("the fetch was ended")
        answer = Answer(
            response.url, response.status, _pairs(response), response.body, datetime.now(UTC), _pairs(request)
        )
        if not _is_robots(request):
            spider.told.requests += 1
        try:
            spider.keep(answer)
        except Exception as error:
            spider.told.broken = error  # raised again by fetch, out of the reactor's reach
            raise IgnoreRequest("the answer could not be kept") from error
        return response

    @property
    def _spider(self) -> "ServiceSpider":
        spider = self.crawler.spider
        assert isinstance(spider, ServiceSpider)  # noqa: S101  # for the type checker: fetch starts no other
        return spider


class ServiceSpider(Spider):
    """One council by its web service."""

    name = "minutebook"

    def __init__(self, base: str, keep: Callable[[Answer], None], told: _Told) -> None:
        super().__init__()
        self.base = base
        self.keep = keep
        self.told = told

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.note_bug, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        yield self._request(committees_service(self.base), self.read_committees)

    def read_committees(self, response: Response) -> Iterator[Request]:
        """GetCommittees -> a GetMeetings for every committee, those that no longer meet too."""
        if response.status == 403:
            self.told.refused = "the web service answered 403"
            return
        for committee in self._read(response, service.committees):
            self.told.committees += 1
            url = meetings_service(self.base, committee.number, _FIRST_DAY, _LAST_DAY)
            yield self._request(url, self.read_meetings)

    def read_meetings(self, response: Response) -> Iterator[Request]:
        """GetMeetings -> a GetMeeting for every meeting."""
        for meeting in self._read(response, service.meetings):
            self.told.meetings += 1
            yield self._request(meeting_service(self.base, meeting.number), self.note_meeting)

    def note_meeting(self, response: Response) -> None:
        """The meeting itself was kept already; here only a missing one is noted."""
        if response.status != 200:
            self._fail(response.url, f"the site answered {response.status}")

    def note_failure(self, failure: TwistedFailure) -> None:
        """A request without an answer: forbidden by robots.txt, timed out, cut off."""
        url = failure.request.url  # type: ignore[attr-defined]  # Scrapy puts it there
        if isinstance(failure.value, IgnoreRequest):
            if self.told.broken is None:
                self.told.refused = "robots.txt forbids it"
            return
        self._fail(url, str(failure.value) or type(failure.value).__name__)

    def note_bug(self, failure: TwistedFailure) -> None:
        """An error in our own code, which Scrapy would only log."""
        self.told.broken = self.told.broken or failure.value

    def _read(self, response: Response, parse: Callable[[bytes], tuple[Any, ...]]) -> tuple[Any, ...]:
        if response.status != 200:
            self._fail(response.url, f"the site answered {response.status}")
            return ()
        try:
            return parse(response.body)
        except CrawlError as error:
            self._fail(response.url, str(error))
            return ()

    def _request(self, url: str, callback: Callable[[Response], Any]) -> Request:
        return Request(url, callback, errback=self.note_failure, meta={"download_slot": urlsplit(url).netloc})

    def _fail(self, url: str, reason: str) -> None:
        self.told.failures.append(Failure(url, reason))


@contextmanager
def _own_signals() -> Iterator[None]:
    """Scrapy's signal handlers go with it: left behind, they would make the rest of the process deaf to Ctrl+C."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _silence() -> None:
    """Scrapy tells all in its log; ours is told in Fetched and by `keep`, and only there."""
    for name in ("scrapy", "twisted", "protego"):
        log = logging.getLogger(name)
        log.propagate = False
        if not log.handlers:
            log.addHandler(logging.NullHandler())


def _pairs(message: Request | Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        for value in values
    )


def _is_robots(request: Request) -> bool:
    return urlsplit(request.url).path == "/robots.txt"


def _inflated(body: bytes) -> bytes:
    """Deflate with its zlib wrapper, as the standard says, or without, as some servers do."""
    try:
        return zlib.decompress(body)
    except zlib.error:
        return zlib.decompress(body, -zlib.MAX_WBITS)
