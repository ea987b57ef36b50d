"""How the crawler behaves towards a site: pace, robots.txt, name. Scrapy's settings are made here and nowhere else."""

from dataclasses import dataclass

from archive import __version__

# Some councils' web services take 15 to 90 s for one answer.
_TIMEOUT_S = 120
# A bound for memory: Scrapy's own is 1 GB, and a meeting's answer is some hundred kilobytes of text.
_LARGEST_BYTES = 32 * 1024 * 1024
# Where the middleware that keeps every answer stands: next to the downloader, so that it sees the body as it was sent.
KEEP_ORDER = 900


@dataclass(frozen=True, slots=True)
class Pace:
    """`delay` seconds between two requests to a host, 0 for no pause at all; `contact` is told to the sites we read."""

    delay: float = 1.0
    contact: str | None = None


def user_agent(contact: str | None) -> str:
    """The name that we give ourselves, with where to reach whoever runs us."""
    return f"Minutebook/{__version__}" + (f" (+{contact})" if contact else " (archive of council minutes)")


def scrapy_settings(pace: Pace, keeper: type) -> dict[str, object]:
    """Scrapy's settings for that pace; `keeper` is the downloader middleware that keeps every answer."""
    return {
        "USER_AGENT": user_agent(pace.contact),
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": "Minutebook",
        "DOWNLOAD_DELAY": pace.delay,
        # Scrapy's default lets gaps of 0.6 s through where 1 s was asked for.
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_TIMEOUT": _TIMEOUT_S,
        "DOWNLOAD_MAXSIZE": _LARGEST_BYTES,
        "DOWNLOADER_MIDDLEWARES": {keeper: KEEP_ORDER},
        # What we cannot unpack ourselves we do not ask for.
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
        },
        "HTTPERROR_ALLOW_ALL": True,
        "COOKIES_ENABLED": False,
        "REFERER_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
    }
