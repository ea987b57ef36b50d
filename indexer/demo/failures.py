"""Troubles in which something breaks on the way: the web service, the connection, a server that is too busy."""

import time
from dataclasses import replace
from datetime import date, datetime
from email.utils import formatdate
from zlib import crc32

from indexer.demo import frame, lists
from indexer.demo.messages import Answer, Answering, Request
from indexer.demo.stage import Stage

_WIDE, _BROAD = 3 * 366, 366  # days of GetMeetings that are never answered, and that take a while
_A_WHILE = 0.2  # seconds
_NOT_FOUND = (
    b"<html><head><title>404 - File or directory not found.</title></head><body><h1>Not found</h1></body></html>"
)
_BROKEN = (
    b"<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>"
)
_BUSY = b"<html><head><title>Too busy</title></head><body><h1>The server is too busy.</h1></body></html>"
# The first burst comes early, the next ones after ever longer spells: a small crawl meets two, a large one four.
_BURSTS_AFTER = frozenset({8, 40, 200, 1000})
_BURST = 1.0  # seconds
_LONG_AWAY = "86400"  # seconds: longer than anybody waits


def service_off(request: Request, truly: Answering, stage: Stage) -> Answer:
    return truly(request) if request.operation is None else Answer(404, _NOT_FOUND)


def service_503(request: Request, truly: Answering, stage: Stage) -> Answer:
    return truly(request) if request.operation is None else Answer(503, _BUSY)


def pages_off(request: Request, truly: Answering, stage: Stage) -> Answer:
    """The service alone is there, and robots.txt."""
    return truly(request) if request.operation is not None or request.is_robots else Answer(404, _NOT_FOUND)


def lost_full_texts(request: Request, truly: Answering, stage: Stage) -> Answer:
    """The full text of what a meeting page cuts cannot be had: the item's own page leads to the error page."""
    if request.path == "/mgai.aspx" and request.asked.get("id", "").isdigit():
        found = stage.council.item_by_id.get(int(request.asked["id"]))
        if found and found[1].cut:
            return truly(Request("/mgAi.aspx?ID=0"))
    return truly(request)


def service_403(request: Request, truly: Answering, stage: Stage) -> Answer:
    return truly(request) if request.operation is None else Answer(403, b"<html><body><h1>403</h1></body></html>")


def service_error_page(request: Request, truly: Answering, stage: Stage) -> Answer:
    if request.operation is None:
        return truly(request)
    return Answer(200, frame.rendered(lists.error_page(), stage.council.name))


def service_silent(request: Request, truly: Answering, stage: Stage) -> Answer:
    return truly(request) if request.operation is None else _silence(stage)


def service_slow(request: Request, truly: Answering, stage: Stage) -> Answer:
    if request.operation not in {"getmeetings", "getallmeetingsbydate"}:
        return truly(request)
    days = _width(request.asked)
    if days > _WIDE:
        return _silence(stage)
    return replace(truly(request), after=min(_A_WHILE, stage.wait) if days > _BROAD else 0.0)


def _silence(stage: Stage) -> Answer:
    """The connection is held, and closed without a word."""
    return Answer(200, b"", after=stage.wait, silent=True)


def _width(asked: dict[str, str]) -> int:
    """The days between the two that were asked for; where one of them is open, more than anybody waits for."""
    try:
        first, end = (_day(asked[key]) for key in ("sfromdate", "stodate"))
    except (KeyError, ValueError):
        return _WIDE + 1
    return (end - first).days


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day only


def service_half_broken(request: Request, truly: Answering, stage: Stage) -> Answer:
    """No list of all meetings, none of the second committee; of three meetings one is broken, of seven one an error."""
    asked = request.asked
    if request.operation == "getmeetings" and asked.get("lcommitteeid") in {"0", str(stage.council.committees[1].id)}:
        return Answer(500, _BROKEN)
    if request.operation == "getmeeting" and asked.get("lmeetingid", "").isdigit():
        meeting = int(asked["lmeetingid"])
        if meeting % 3 == 0:
            return Answer(500, _BROKEN)
        if meeting % 7 == 0:
            return Answer(200, frame.rendered(lists.error_page(), stage.council.name))
    return truly(request)


def truncated(request: Request, truly: Answering, stage: Stage) -> Answer:
    """The body breaks off half-way: of each address never, once or twice, by its name; then it is whole."""
    answer = truly(request)
    breaks = crc32(request.target.encode()) % 3
    if answer.status != 200 or request.is_robots or stage.count(f"sent {request.target}") > breaks:
        return answer
    return replace(answer, sent=len(answer.body) // 2)


def bursts_429(request: Request, truly: Answering, stage: Stage) -> Answer:
    """During a burst everything is refused until the second is over, also to whoever does not wait for it.

    Every second one begins with a date to come back at, in the place of a number of seconds.
    """
    now = time.monotonic()
    if not stage.shut("429", now):
        if stage.count("429") not in _BURSTS_AFTER:
            return truly(request)
        stage.close("429", now + _BURST)
        if stage.count("bursts of 429") % 2 == 0:
            # A date has whole seconds alone: two of them are more than one.
            return Answer(429, _BUSY, headers=(("Retry-After", formatdate(time.time() + 2 * _BURST, usegmt=True)),))
    return Answer(429, _BUSY, headers=(("Retry-After", "1"),))


def bursts_503(request: Request, truly: Answering, stage: Stage) -> Answer:
    """Two requests of a burst are refused, without a word of when to come back."""
    asked = stage.count("503")
    return Answer(503, _BUSY) if asked in _BURSTS_AFTER or asked - 1 in _BURSTS_AFTER else truly(request)


def always_429(request: Request, truly: Answering, stage: Stage) -> Answer:
    return truly(request) if request.is_robots else Answer(429, _BUSY, headers=(("Retry-After", _LONG_AWAY),))


def always_503(request: Request, truly: Answering, stage: Stage) -> Answer:
    return truly(request) if request.is_robots else Answer(503, _BUSY)
