"""How the crawler behaves towards a site: pace, patience, name. Scrapy's settings are made here and nowhere else."""

import os
from dataclasses import dataclass

from archive import __version__
from indexer.crawl.errors import CrawlError

# A bound for memory: Scrapy's own is 1 GB, and a meeting's answer is some hundred kilobytes of text.
_LARGEST_BYTES = 32 * 1024 * 1024
# What is measured at the server is later than what we send by whatever the network takes: a connection's first request
# arrives some milliseconds late, and the next one must not seem too early for it.
_MARGIN_S = 0.03


@dataclass(frozen=True, slots=True)
class Pace:
    """`delay` seconds between two requests to a host, 0 for no pause at all; `contact` is told to the sites we read."""

    delay: float = 1.0
    contact: str | None = None

    @property
    def between(self) -> float:
        """The seconds that we leave between two requests, so that the server sees `delay`."""
        return self.delay + _MARGIN_S if self.delay else 0.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait for a site, in seconds, and how far we look back, in days.

    `back_off` are the pauses after 429 and 5xx, one after the other; a longer Retry-After than `longest_pause` means
    to come back later.
    """

    timeout: float = 100.0  # some councils' web services take 15 to 90 s for one answer
    back_off: tuple[float, ...] = (5.0, 10.0, 20.0)
    longest_pause: float = 120.0
    look_back: int = 56


def patience() -> Patience:
    """As MINUTEBOOK_TIMEOUT, MINUTEBOOK_BACKOFF, MINUTEBOOK_PAUSE and MINUTEBOOK_LOOKBACK say. Raises CrawlError."""
    usual = Patience()
    first = _number("MINUTEBOOK_BACKOFF", usual.back_off[0], "seconds")
    return Patience(
        back_off=(first, 2 * first, 4 * first),
        timeout=_number("MINUTEBOOK_TIMEOUT", usual.timeout, "seconds"),
        longest_pause=_number("MINUTEBOOK_PAUSE", usual.longest_pause, "seconds"),
        look_back=round(_number("MINUTEBOOK_LOOKBACK", usual.look_back / 7, "weeks") * 7),
    )


def contact() -> str | None:
    """Whom a council can write to about us, as the setting MINUTEBOOK_CONTACT says."""
    told = " ".join(os.environ.get("MINUTEBOOK_CONTACT", "").split())
    if not told.isascii():
        raise CrawlError(
            "MINUTEBOOK_CONTACT is told to servers and must be plain ASCII: an address of the web or of mail"
        )
    return told or None


def user_agent(contact: str | None) -> str:
    """The name that we give ourselves, with where to reach whoever runs us."""
    return f"Minutebook/{__version__}" + (f" (+{contact})" if contact else " (archive of council minutes)")


def scrapy_settings(pace: Pace) -> dict[str, object]:
    """Scrapy's settings for that pace. robots.txt, redirects and retries are the visits' own: see docs/decisions/."""
    return {
        "USER_AGENT": user_agent(pace.contact),
        "ROBOTSTXT_OBEY": False,
        "REDIRECT_ENABLED": False,
        "RETRY_ENABLED": False,
        "DOWNLOAD_DELAY": pace.between,
        # Scrapy's default lets gaps of 0.6 s through where 1 s was asked for.
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        # Every council at its own pace; each asks for one thing at a time.
        "CONCURRENT_REQUESTS": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_MAXSIZE": _LARGEST_BYTES,
        # Bodies are kept as they were sent.
        "COMPRESSION_ENABLED": False,
        # What we cannot unpack ourselves we do not ask for.
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
        },
        "COOKIES_ENABLED": False,
        "REFERER_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


def _number(name: str, usual: float, unit: str) -> float:
    told = os.environ.get(name, "")
    try:
        number = float(told) if told else usual
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise CrawlError(f"{name} is a number of {unit}, and “{told[:40]}” is none")
    return number
