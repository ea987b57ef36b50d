"""Troubles in which a site, or something in front of it, will not have a reader; and sites that are no ModernGov."""

from indexer.demo.messages import TEXT, Answer, Answering, Request
from indexer.demo.stage import Stage

_FORBIDDEN = b"<html><head><title>403 - Forbidden</title></head><body><h1>Access is denied.</h1></body></html>"
# A firewall's page is a script and nothing else, 212 bytes long.
_CHALLENGE = (
    b'<html><head><meta name="robots" content="noindex,nofollow"><script src="/_guard/challenge.js?token='
    + b"7f" * 37
    + b"7"
    + b'"></script></head><body></body></html>'
)
_BEFORE_CHALLENGE = 15  # what a firewall lets through before it takes a reader for a machine
_PLAIN_SITE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>
<header><a href="/">Harnmere Museum of Lock Keeping</a> <a href="/visit">Visit</a> <a href="/news">News</a></header>
<main><h1>{title}</h1><p>{text}</p></main>
<footer><p>A made-up museum, for trying out Minutebook.</p></footer></body></html>"""


def forbidden(request: Request, truly: Answering, stage: Stage) -> Answer:
    return truly(request) if request.is_robots else Answer(403, _FORBIDDEN)


def challenge(request: Request, truly: Answering, stage: Stage) -> Answer:
    return Answer(200, _CHALLENGE, "text/html")


def challenge_later(request: Request, truly: Answering, stage: Stage) -> Answer:
    if stage.count("before the challenge") <= _BEFORE_CHALLENGE:
        return truly(request)
    return Answer(200, _CHALLENGE, "text/html")


def robots_forbid(request: Request, truly: Answering, stage: Stage) -> Answer:
    if not request.is_robots:
        return truly(request)
    return Answer(200, b"User-agent: *\r\nDisallow: /\r\n", TEXT)


def robots_service(request: Request, truly: Answering, stage: Stage) -> Answer:
    if not request.is_robots:
        return truly(request)
    return Answer(
        200, b"User-agent: *\r\nDisallow: /mgWebService.asmx\r\nDisallow: /moderngov/mgWebService.asmx\r\n", TEXT
    )


def robots_delay(request: Request, truly: Answering, stage: Stage) -> Answer:
    if not request.is_robots:
        return truly(request)
    return Answer(200, b"User-agent: *\r\nCrawl-delay: 2\r\nDisallow: /mgRss.aspx\r\n", TEXT)


def not_moderngov(request: Request, truly: Answering, stage: Stage) -> Answer:
    if request.path == "/":
        return _plain(200, "Welcome", "Open from Easter to the end of September.")
    return _plain(404, "Page not found", "Perhaps it has moved.")


def not_moderngov_200(request: Request, truly: Answering, stage: Stage) -> Answer:
    return _plain(200, "Welcome", "Open from Easter to the end of September.")


def _plain(status: int, title: str, text: str) -> Answer:
    return Answer(status, _PLAIN_SITE.format(title=title, text=text).encode())
