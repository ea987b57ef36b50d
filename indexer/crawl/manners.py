"""What a site's answer means for a polite reader: take it, ask again after a while, look elsewhere, or stay away."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from urllib.parse import urljoin

from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.frame import cut_out
from indexer.crawl.moderngov.kinds import Kind, kind_of
from indexer.crawl.moderngov.urls import page_of
from indexer.crawl.spider import Answer, Silence

_BUSY = frozenset({429, 503})
_MOVED = frozenset({301, 302, 303, 307, 308})
_NO = frozenset({401, 403})
_OF_A_PROXY = frozenset({502, 504})
NO_SUCH_PAGE = "the site says that there is no such page"
_XML = frozenset({Kind.COMMITTEES_XML, Kind.MEETINGS_XML, Kind.MEETING_XML})
# Statuses with which firewalls send their challenges; a small page with any other is only an error page.
_CHALLENGED = frozenset({200, 202, 403, 405, 429, 503})
_ROOT = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<([a-z][\w:.-]*)", re.I | re.S)
_OPENS_XML = re.compile(r"\s*<\?xml\b", re.I)
_OPENS_HTML = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S)
_CLOSES_HTML = re.compile(r"</(?:html|body)\s*>", re.I)
# The end of a page is looked for here: scripts and comments of some kilobytes may follow it.
_TAIL = 20_000


class Meaning(Enum):
    """What is to be done about an answer."""

    PAGE = "a page"
    MOVED = "it stands elsewhere"
    GONE = "there is no such page"
    NO = "we may not read it"
    CHALLENGE = "a firewall stands before it"
    BUSY = "ask again after a while"
    BROKEN = "the server failed"
    CUT = "only its beginning came"
    SILENT = "nothing came"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The meaning of an answer, and the reason in words where it is no page.

    `target` is where a moved page stands, `pause` the seconds that the site asks us to wait, None where it says
    nothing; `challenge` tells of a page of which only the beginning came that it began like a firewall's.
    """

    meaning: Meaning
    reason: str = ""
    target: str | None = None
    pause: float | None = None
    timed_out: bool = False
    challenge: bool = False


def verdict_on_silence(silence: Silence) -> Verdict:
    """What it means that nothing came, or half an answer."""
    meaning = Meaning.CUT if silence.cut else Meaning.SILENT
    return Verdict(meaning, silence.reason, timed_out=silence.timed_out)


def verdict(answer: Answer, body: bytes) -> Verdict:  # noqa: PLR0911  # one line a meaning
    """What an answer means, `body` being its unpacked page."""
    text = text_of(body)
    kind = kind_of(text)
    if answer.status == 200 and not text.strip():
        return Verdict(Meaning.BROKEN, "its answer was empty")
    challenge = kind is Kind.CHALLENGE and answer.status in _CHALLENGED
    if answer.status == 200 and not _is_whole(text, kind):
        return Verdict(Meaning.CUT, "only the beginning of the page came", challenge=challenge)
    if challenge:
        return Verdict(Meaning.CHALLENGE, "a firewall's challenge came in place of the page")
    status, said = answer.status, f"the site answered {answer.status}"
    if status in _MOVED:
        return _moved(answer, said)
    if status in _BUSY:
        return Verdict(Meaning.BUSY, said, pause=retry_after(answer.header("Retry-After"), answer.at))
    if kind is Kind.ERROR_PAGE and status == 200:
        return Verdict(Meaning.GONE, NO_SUCH_PAGE)
    return Verdict(_meaning(status), said if status != 200 else "", timed_out=status in _OF_A_PROXY)


def _meaning(status: int) -> Meaning:
    if status in _NO:
        return Meaning.NO
    if status >= 500:
        return Meaning.BROKEN
    return Meaning.PAGE if status == 200 else Meaning.GONE


def is_page(body: bytes) -> bool:
    """Whether a body that came with the status 200 is a whole page and neither an error's nor a firewall's."""
    text = text_of(body)
    kind = kind_of(text)
    return bool(text.strip()) and kind not in {Kind.CHALLENGE, Kind.ERROR_PAGE} and _is_whole(text, kind)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds of a Retry-After header, be it a number or a date; None where it says neither."""
    told = (value or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


def _moved(answer: Answer, said: str) -> Verdict:
    location = answer.header("Location")
    if not location:
        return Verdict(Meaning.GONE, said)
    target = urljoin(answer.url, location)
    if page_of(target) == "mgerror.aspx":
        return Verdict(Meaning.GONE, NO_SUCH_PAGE)
    return Verdict(Meaning.MOVED, f"it stands elsewhere: {target[:200]}", target=target)


def _is_whole(text: str, kind: Kind) -> bool:
    """Whether a page goes on to its end; the server may have thought so of half a page."""
    if kind in _XML or _OPENS_XML.match(text):
        root = _ROOT.match(text)
        return root is not None and text.rstrip().endswith((f"</{root[1]}>", "/>", "-->"))
    if kind is Kind.UNKNOWN or kind is Kind.CHALLENGE:
        return _OPENS_HTML.match(text) is None or _closes(text)
    return cut_out(text).closed or _closes(text)


def _closes(text: str) -> bool:
    return _CLOSES_HTML.search(text, max(0, len(text) - _TAIL)) is not None
