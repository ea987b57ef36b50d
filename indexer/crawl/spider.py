"""The only sockets of the project: what the visits to some sites ask for is fetched by Scrapy, and answered to them.

A visit is a generator. It yields an `Ask` and is sent the `Answer` or the `Silence` that came of it, or it yields a
`Hold` and goes on when the time is over. Several visits run side by side, each at its own site's pace; two visits to
one host and port share its pace. What an answer means, and what is asked for next, is for the visits to know.
"""

import asyncio
import gzip
import logging
import signal
import time
import zlib
from collections.abc import AsyncIterator, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import DownloadTimeoutError, ResponseDataLossError
from scrapy.http import Request, Response
from twisted.python.failure import Failure as TwistedFailure

from archive.warc import Headers
from indexer.crawl.errors import Unreadable
from indexer.crawl.settings import Pace, scrapy_settings


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to fetch, and how many seconds to wait for it."""

    url: str
    timeout: float


@dataclass(frozen=True, slots=True)
class Hold:
    """Nobody asks the host of `url` for anything for so many seconds."""

    url: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Slow:
    """From now on `seconds` lie between two requests to the host of `url`, where that is more than they are told."""

    url: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One response as it was sent: the body may be compressed, the headers are as Scrapy gives them.

    `at` is its moment in UTC, `took` the seconds from the request to the last byte, `request` the request's headers.
    """

    url: str
    status: int
    headers: Headers
    body: bytes
    at: datetime
    request: Headers = ()
    took: float = 0.0

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)

    @property
    def page(self) -> bytes:
        """The body unpacked. Raises Unreadable where it was cut short or is packed in a way that we did not ask for."""
        packed = (self.header("Content-Encoding") or "identity").lower()
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
class Silence:
    """No answer, or half of one, and the reason in words."""

    url: str
    reason: str
    timed_out: bool = False
    cut: bool = False


Reply = Answer | Silence
Visit = Generator[Ask | Hold | Slow, Reply | None, None]


def fetch(visits: Sequence[Visit], pace: Pace) -> None:
    """Drive the visits to their ends.

    To be called from the main thread and once a process, because Scrapy's reactor starts only once. What a visit raises
    ends them all and is raised from here; so does Ctrl+C, as KeyboardInterrupt.
    """
    process = AsyncCrawlerProcess(scrapy_settings(pace))
    _silence()  # only now: Scrapy sets its loggers up when the process is made
    crawler = process.create_crawler(Fetcher)
    broken: list[BaseException] = []
    process.crawl(crawler, visits=visits, pace=pace, broken=broken)
    with _own_signals():
        process.start()
    for visit in visits:
        visit.close()
    if broken:
        raise broken[0]
    if crawler.stats is not None and crawler.stats.get_value("finish_reason") == "shutdown":
        raise KeyboardInterrupt  # Scrapy took the signal and ended cleanly; half a crawl must not look like a whole one


class Fetcher(Spider):
    """Scrapy's side of the visits. Nothing is scheduled with Scrapy: each visit asks for one thing after the other."""

    name = "minutebook"

    def __init__(self, visits: Sequence[Visit], pace: Pace, broken: list[BaseException]) -> None:
        super().__init__()
        self.visits = visits
        self.pace = pace
        self.broken = broken
        self.held: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.note_bug, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        driven = [asyncio.ensure_future(self._drive(visit)) for visit in self.visits]
        try:
            await asyncio.gather(*driven)
        except Exception as error:  # noqa: BLE001  # raised again by fetch, out of the reactor's reach
            self.broken.append(error)
        finally:
            for task in driven:
                task.cancel()
        nothing: tuple[Request, ...] = ()  # all has been fetched, and this must be a generator
        for request in nothing:
            yield request

    async def _drive(self, visit: Visit) -> None:
        reply: Reply | None = None
        while True:
            try:
                step = visit.send(reply)
            except StopIteration:
                return
            reply = None
            if isinstance(step, Ask):
                reply = await self._ask(step)
            elif isinstance(step, Slow):
                self._slow_down(step)
            else:
                self.held[_slot(step.url)] = time.monotonic() + step.seconds

    async def _ask(self, ask: Ask) -> Reply:
        slot = _slot(ask.url)
        while (wait := self.held.get(slot, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        # Scrapy's own slots go by host without port, and two councils may stand on two ports of one host.
        request = Request(ask.url, meta={"download_slot": slot, "download_timeout": ask.timeout}, dont_filter=True)
        began = time.monotonic()
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101  # for the type checker: the engine is what runs us
        try:
            response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001  # every way in which a download fails is the site's silence
            return _reason(ask.url, error)
        return _answer(response, time.monotonic() - began)

    def _slow_down(self, slow: Slow) -> None:
        if not self.pace.delay:
            return  # somebody's own site, which is not to wait for anything but its own server
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101  # as above
        slot, delay = _slot(slow.url), max(slow.seconds, self.pace.between)
        engine.downloader.per_slot_settings[slot] = {"delay": delay}
        if slot in engine.downloader.slots:
            engine.downloader.slots[slot].delay = delay

    def note_bug(self, failure: TwistedFailure) -> None:
        """An error in our own code, which Scrapy would only log."""
        self.broken.append(failure.value or RuntimeError("the crawl broke off"))


def _slot(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.lower().removesuffix(":443" if parts.scheme == "https" else ":80")


def _answer(response: Response, took: float) -> Answer:
    return Answer(
        response.url,
        response.status,
        _pairs(response),
        response.body,
        datetime.now(UTC),
        _pairs(response.request) if response.request else (),
        took,
    )


def _reason(url: str, error: Exception) -> Silence:
    timed_out = isinstance(error, DownloadTimeoutError | TimeoutError)
    cut = isinstance(error, ResponseDataLossError)
    if timed_out:
        reason = "it gave no answer in time"
    elif cut:
        reason = "its answer was cut short"
    else:
        reason = f"it gave no answer: {' '.join(str(error).split())[:200] or type(error).__name__}"
    return Silence(url, reason, timed_out, cut)


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
    """Scrapy tells all in its log; ours is told by the visits, and only there."""
    for name in ("scrapy", "twisted", "asyncio"):
        log = logging.getLogger(name)
        log.propagate = False
        if not log.handlers:
            log.addHandler(logging.NullHandler())


def _pairs(message: Request | Response) -> Headers:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        for value in values
    )


def _inflated(body: bytes) -> bytes:
    """Deflate with its zlib wrapper, as the standard says, or without, as some servers do."""
    try:
        return zlib.decompress(body)
    except zlib.error:
        return zlib.decompress(body, -zlib.MAX_WBITS)
