"""One site asked politely: robots.txt first, pauses where it wants them, redirects followed, every answer kept.

What is asked for is the course's business (course.py), the sockets are the spider's (spider.py).
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from urllib.parse import urlsplit, urlunsplit

from archive.sighting import Stated
from indexer.crawl.errors import ComeBackLater, Refused, Unreachable, Unreadable
from indexer.crawl.manners import Meaning, Verdict, verdict, verdict_on_silence
from indexer.crawl.moderngov.urls import base_of, page_of
from indexer.crawl.robots import Robots
from indexer.crawl.robots import parse as parse_robots
from indexer.crawl.settings import Patience
from indexer.crawl.spider import Answer, Ask, Hold, Reply, Silence, Slow

# More hops than this lead in circles.
_MOST_HOPS = 5
# So many pages one after the other that gave nothing: the site is down, and asking on would not help it up.
_MOST_FAILURES = 5
_MOST_CUT = 3

Steps = Generator[Ask | Hold | Slow, Reply | None, "Got | Nothing"]


class Why(Enum):
    """Why a page could not be had."""

    GONE = "gone"
    NO = "no"  # the web service answers 403 where the pages do not
    FORBIDDEN = "forbidden"  # by robots.txt
    TIMED_OUT = "timed out"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Got:
    """A page, unpacked, as it is kept: `sha256` is of the kept body. `url` is where it stands, redirects followed."""

    url: str
    body: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """No page, and the reason in words."""

    url: str
    why: Why
    reason: str


@dataclass(frozen=True, slots=True)
class Errand:
    """What is known of a page before it is asked for: what its list told of it, which page led to it.

    `service` is set for the web service: what goes wrong there alone is made up for by the pages. `robots` is set for
    robots.txt, of which any answer will do. `titles` are all committees: a heading may put a subtitle before one.
    """

    stated: Stated = field(default_factory=Stated)
    via: str | None = None
    service: bool = False
    robots: bool = False
    timeout: float | None = None
    titles: tuple[str, ...] = ()


# Writes an answer into the archive and reads it; gives back the unpacked body as it was kept, and its SHA-256.
Keep = Callable[[Answer, Errand], tuple[bytes, str]]
# What was kept from an address since this crawl began.
Kept = Callable[[str, datetime], tuple[bytes, str] | None]


class Asker:
    """Asks one council's site. `requests` counts what was sent, robots.txt apart, `addresses` each address once.

    `base` is the site's base address, and follows the site where it has moved. `known` tells that the site is a
    ModernGov site; before, nothing that was answered is asked for twice. `resumed_from` is the moment at which a crawl
    that is taken up began: what was kept since then is not asked for again.
    """

    def __init__(self, base: str, patience: Patience, keep: Keep, kept: Kept) -> None:
        self.base = base
        self.requests = 0
        self.addresses = 0
        self.known = False
        self.resumed_from: datetime | None = None
        self._patience = patience
        self._keep = keep
        self._kept = kept
        self._robots: dict[str, Robots] = {}
        self._answered = False
        self._failures = 0

    def ask(self, url: str, errand: Errand) -> Steps:
        """The page at `url`, or why there is none.

        Raises Refused where the site does not want us, ComeBackLater where it cannot answer now, Unreachable where it
        never answered.
        """
        for _ in range(_MOST_HOPS):
            if (before := self._before(url)) is not None:
                return before
            robots = yield from self._rules(url)
            if not robots.allows(url):
                return Nothing(url, Why.FORBIDDEN, "robots.txt forbids it")
            self.addresses += 1
            told = yield from self._patiently(url, errand)
            if not isinstance(told, str):
                if not errand.service:
                    self._count(told)
                return told
            self._follow(url, told)
            url = told
        return Nothing(url, Why.GONE, "it sends us from one address to the next without end")

    def _before(self, url: str) -> Got | None:
        kept = self._kept(url, self.resumed_from) if self.resumed_from else None
        return Got(url, *kept) if kept else None

    def _patiently(self, url: str, errand: Errand) -> Generator[Ask | Hold | Slow, Reply | None, Got | Nothing | str]:
        """The page, why there is none, or the address that it has moved to; asked for again as often as is polite."""
        attempt = 0
        while True:
            reply = yield Ask(url, errand.timeout or self._patience.timeout)
            self.requests += 1
            got, said = self._taken(url, reply, errand)
            if said.meaning is Meaning.PAGE and got:
                return got
            if said.meaning is Meaning.MOVED and said.target:
                return said.target
            pause = self._pause(url, said, errand, attempt)
            if pause is None:
                return self._given_up(url, said, got)
            if pause:
                yield Hold(url, pause)
            attempt += 1

    def _taken(self, url: str, reply: Reply | None, errand: Errand) -> tuple[Got | None, Verdict]:
        """An answer kept and judged. Raises Refused where it is a challenge, or forbids the pages."""
        if not isinstance(reply, Answer):
            return None, verdict_on_silence(reply or Silence(url, "it gave no answer"))
        self._answered = True
        try:
            body, sha256 = self._keep(reply, errand)
        except Unreadable as error:
            return None, Verdict(Meaning.CUT, str(error))
        # What the site sent is judged, and not what is left of it where something was taken down.
        said = verdict(reply, reply.page)
        if said.meaning is Meaning.CHALLENGE:
            raise Refused(said.reason)
        if said.meaning is Meaning.NO and not (errand.service or errand.robots):
            raise Refused(f"{said.reason} to {page_of(url) or 'its first page'}")
        if errand.robots and reply.status == 200:
            said = Verdict(Meaning.PAGE)
        return Got(url, body, sha256), said

    def _pause(self, url: str, said: Verdict, errand: Errand, attempt: int) -> float | None:
        """The seconds after which to ask again, None for not at all. Raises ComeBackLater, Unreachable."""
        waits = self._patience.back_off
        if said.meaning is Meaning.BUSY:
            pause = said.pause if said.pause is not None else (*waits, float("inf"))[min(attempt, len(waits))]
            if attempt < 2 * len(waits) and pause <= self._patience.longest_pause:
                return pause
            if (errand.service or errand.robots) and (said.pause or 0.0) <= self._patience.longest_pause:
                return None  # a service that is off may answer 503 for ever, and the pages may be well
            raise ComeBackLater(f"{said.reason} again and again: run the same command later, it goes on from here")
        if said.meaning is Meaning.SILENT and not self._answered:
            raise Unreachable(f"{urlsplit(url).netloc}: {said.reason}")
        if said.meaning is Meaning.CUT:
            return (0.0, *waits)[attempt] if attempt < _MOST_CUT else None
        if said.meaning is Meaning.SILENT and not said.timed_out:
            # What the service leaves out the pages have; a page is worth waiting for, once the site is known for one.
            tries = (0.0, *waits)[: 1 if errand.service or not self.known else None]
            return tries[attempt] if attempt < len(tries) else None
        if said.meaning in {Meaning.SILENT, Meaning.BROKEN} and not errand.service and (self.known or errand.robots):
            return waits[attempt] if attempt < len(waits) - 1 else None
        return None

    def _given_up(self, url: str, said: Verdict, got: Got | None) -> Got | Nothing:
        if said.meaning is Meaning.CUT and got:
            if said.challenge:
                raise Refused("a firewall's challenge came in place of the page")
            return got  # what came is kept, and read for what it is worth
        if said.meaning is Meaning.NO:
            return Nothing(url, Why.NO, said.reason)
        if said.meaning in {Meaning.GONE, Meaning.MOVED}:
            return Nothing(url, Why.GONE, said.reason)
        return Nothing(url, Why.TIMED_OUT if said.timed_out else Why.BROKEN, said.reason)

    def _count(self, told: Got | Nothing) -> None:
        """Raises ComeBackLater after too many failures in a row."""
        failed = isinstance(told, Nothing) and told.why in {Why.TIMED_OUT, Why.BROKEN}
        self._failures = self._failures + 1 if failed else 0
        if failed and self._failures >= _MOST_FAILURES and self.known:
            raise ComeBackLater("it has stopped answering: run the same command later, it goes on from here")

    def _follow(self, url: str, target: str) -> None:
        """Where a whole page moved to another host or folder, the site did."""
        moved = base_of(target)
        if moved and base_of(url) == self.base and page_of(target) == page_of(url):
            self.base = moved

    def _rules(self, url: str) -> Generator[Ask | Hold | Slow, Reply | None, Robots]:
        """The robots.txt of the host of `url`, read once."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}".lower()
        if host not in self._robots:
            self._robots[host] = yield from self._read_rules(
                urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
            )
            if delay := self._robots[host].delay:
                yield Slow(url, delay)
        return self._robots[host]

    def _read_rules(self, url: str) -> Generator[Ask | Hold | Slow, Reply | None, Robots]:
        """Raises ComeBackLater where it cannot be told whether we may read the site: RFC 9309 says not to, then."""
        before, sent = self._before(url), self.requests
        for _ in range(_MOST_HOPS):
            told = before or (yield from self._patiently(url, Errand(robots=True)))
            self.requests = sent
            if isinstance(told, str):
                url = told
                continue
            if isinstance(told, Got):
                return parse_robots(told.body)
            if told.why in {Why.TIMED_OUT, Why.BROKEN}:
                raise ComeBackLater(f"its robots.txt cannot be read ({told.reason}): run the same command later")
            break
        return parse_robots(b"")
