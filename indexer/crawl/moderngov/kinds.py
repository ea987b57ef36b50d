"""What kind of page some bytes are, told by what they hold and never by a file's name."""

import re
from collections.abc import Sequence
from enum import StrEnum
from html import unescape
from itertools import islice

from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.frame import cut_out
from indexer.crawl.moderngov.labels import is_item_heading, is_state_heading, part_named


class Kind(StrEnum):
    """The kinds of page, each named as a reader would call it."""

    MEETING_PAGE = "meeting page"
    ITEM_PAGE = "agenda-item page"
    ITEM_TEXT = "text of an agenda-item page"
    MEETING_TEXT = "text of a meeting page"
    MEETING_XML = "GetMeeting answer"
    COMMITTEES_XML = "GetCommittees answer"
    MEETINGS_XML = "GetMeetings answer"
    ATTENDANCE_PAGE = "attendance page"
    COMMITTEE_LIST = "list of committees"
    MEETING_LIST = "list of meetings"
    OTHER_PAGE = "other ModernGov page"
    ERROR_PAGE = "ModernGov error page"
    CHALLENGE = "firewall's challenge"
    UNKNOWN = "unknown"


_ROOT = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<([a-z][\w:.-]*)", re.I | re.S)
_XML_KINDS = {
    "meeting": Kind.MEETING_XML,
    "committees": Kind.COMMITTEES_XML,
    "getcommittees": Kind.COMMITTEES_XML,
    "getmeetings": Kind.MEETINGS_XML,
}
_H1 = re.compile(r"<h1\b[^<>]{0,300}>((?:(?!<h1\b).){0,1000}?)</h1\s*>", re.I | re.S)
_MAIN_H1 = re.compile(
    r"<h1\b[^<>]{0,300}?\bmgMainTitleTxt\b[^<>]{0,300}>((?:(?!<h1\b).){0,1000}?)</h1\s*>", re.I | re.S
)
_TAGS = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"<(?:html|head|body|div|p|h[1-6]|table|ul|span|a|script|!doctype)\b", re.I)
_NUMBER_CELL = re.compile(r"""\bclass\s*=\s*["']?[^"'<>]{0,200}?\bmgItemNumberCell\b""", re.I)
_ITEM_ANCHOR = re.compile(r"""<a\b[^<>]{0,300}?\b(?:name|id)\s*=\s*["']?AI\d+\b""", re.I)
_MEETING_LINK = re.compile(r"\bieListDocuments\.aspx\?", re.I)
_COMMITTEE_LINK = re.compile(r"\b(?:mgCommitteeDetails\.aspx\?|ieListMeetings\.aspx\?)", re.I)
_ATTENDANCE = re.compile(r"""\bsummary\s*=\s*["']Table of meeting attendance""", re.I)
_MODERNGOV = re.compile(
    r"""\bid\s*=\s*["']?modgov\b|\bmg(?:MainTitleTxt|SubTitleTxt|ActionList|WordPara)\b|modern\.gov|moderngov""", re.I
)
_CHALLENGE = re.compile(
    r"_Incapsula_Resource|cf-chl|cf_chl|challenge-platform|/cdn-cgi/|"
    r"Just a moment\.\.\.|g-recaptcha|aws-waf|Request unsuccessful",
    re.I,
)
_SCRIPT = re.compile(r"<script\b|\bchallenge\b", re.I)
# A firewall's page is a few hundred bytes around a script, or a form of some kilobytes that names its maker.
_CHALLENGE_SIZE, _MARKED_CHALLENGE_SIZE = 1_000, 20_000
_COPY_OPENS = re.compile(r"\s*modern\.?gov (?:breadcrumb|content)\b", re.I)
_COPY_HEAD_LINES = 12


def recognise(body: bytes) -> Kind:
    """The kind of page that `body` is; UNKNOWN where it is nothing of ModernGov's."""
    return kind_of(text_of(body))


def kind_of(text: str) -> Kind:
    """The same for characters already decoded."""
    root = _ROOT.match(text)
    if root and (xml := _XML_KINDS.get(root[1].rpartition(":")[2].lower())):
        return xml
    # What people say may hold markup; a page opens with it, a copied text does not.
    if not text.lstrip().startswith("<") and (copied := _kind_of_copy(text)) is not Kind.UNKNOWN:
        return copied
    if not _MARKUP.search(text):
        return Kind.UNKNOWN
    frame = cut_out(text)
    kind = _kind_by_heading(frame.inside) or _kind_by_pieces(frame.inside)
    if kind is not None:
        return kind
    if not frame.found and _is_challenge(text):
        return Kind.CHALLENGE
    return Kind.OTHER_PAGE if frame.found or _MODERNGOV.search(text) else Kind.UNKNOWN


def copy_head(lines: Sequence[str]) -> list[int]:
    """Which are the first lines of a bare text copy below "Modern.gov Breadcrumb" and "Content", blank ones apart."""
    worded = list(islice((at for at, line in enumerate(lines) if line.strip()), 2 * _COPY_HEAD_LINES))
    marks = [n for n, at in enumerate(worded[:_COPY_HEAD_LINES]) if _COPY_OPENS.match(lines[at])]
    return worded[marks[-1] + 1 if marks else 0 :][:_COPY_HEAD_LINES]


def _kind_by_heading(html: str) -> Kind | None:
    found = _MAIN_H1.search(html) or _H1.search(html)
    if found is None:
        return None
    h1 = " ".join(unescape(_TAGS.sub(" ", found[1])).split())
    name = h1.casefold()
    if is_item_heading(h1):
        return Kind.ITEM_PAGE
    if is_state_heading(h1):
        return Kind.MEETING_PAGE
    if name.startswith(("meeting attendance", "presenoldeb")) or name == "attendance":
        return Kind.ATTENDANCE_PAGE
    if name in ("error", "error page", "page not found"):
        return Kind.ERROR_PAGE
    return None


def _kind_by_pieces(html: str) -> Kind | None:
    """For pages whose h1 is missing or in another language."""
    if _NUMBER_CELL.search(html) or len(_ITEM_ANCHOR.findall(html)) > 1:
        return Kind.MEETING_PAGE
    if _ATTENDANCE.search(html):
        return Kind.ATTENDANCE_PAGE
    if "mgMeetingTableLnk" in html or (len(_MEETING_LINK.findall(html)) > 2 and "mgAiTitleTxt" not in html):
        return Kind.MEETING_LIST
    return Kind.COMMITTEE_LIST if len(_COMMITTEE_LINK.findall(html)) > 2 else None


def _is_challenge(text: str) -> bool:
    if len(text) <= _CHALLENGE_SIZE and _SCRIPT.search(text):
        return True
    return len(text) <= _MARKED_CHALLENGE_SIZE and _CHALLENGE.search(text) is not None


def _kind_of_copy(text: str) -> Kind:
    lines = text.splitlines()
    head = [lines[at].strip() for at in copy_head(lines)]
    if not head:
        return Kind.UNKNOWN
    is_copy = _COPY_OPENS.match(text) is not None
    if any(map(is_item_heading, head)):
        # Two words on a line are little; a label below them makes it such a page.
        return Kind.ITEM_TEXT if is_copy or any(part_named(line.strip()) for line in lines) else Kind.UNKNOWN
    return Kind.MEETING_TEXT if is_copy and is_state_heading(head[0]) else Kind.UNKNOWN
