"""ModernGov's addresses: what they name, their canonical form, and how they are made.

IIS does not mind case, so neither do we; the same page is found under several spellings, with a session in its path and
display keys in its query. `canonical` gives one spelling for each, and only such are compared.
"""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_PAGE = re.compile(r"(?:mg|ie|ec)[a-z0-9]*\.aspx|mgwebservice\.asmx", re.I)
_SESSION = re.compile(r"/\([a-z]\([^/()]*\)\)(?=/)", re.I)
# They choose how a page looks or who saw it last, never what it says.
_DISPLAY_KEYS = frozenset({"j", "lll", "xxr", "bcr", "evt", "dt", "displaypref"})
_SPELT = {
    key.lower(): key
    for key in (
        *("ID", "MId", "CId", "UID", "IId", "AIId", "PlanId", "Ver", "Year", "Act", "D", "MD", "Opt", "T"),
        *("lCommitteeId", "lMeetingId", "lUserId", "lAttachmentId", "sFromDate", "sToDate", "bIsAscendingDateOrder"),
    )
} | {"meetingid": "MId", "committeeid": "CId", "optionid": "Opt"}
_SPELT_NAMES = {
    name.lower(): name
    for name in (
        *("mgWebService.asmx", "mgAi.aspx", "ieListDocuments.aspx", "ieListMeetings.aspx", "ieDocHome.aspx"),
        *("mgListCommittees.aspx", "mgCommitteeDetails.aspx", "mgMeetingAttendance.aspx", "mgConvert2PDF.aspx"),
        *(
            "ieIssueDetails.aspx",
            "mgIssueHistoryHome.aspx",
            "ieDecisionDetails.aspx",
            "mgUserInfo.aspx",
            "mgError.aspx",
        ),
        *("GetCommittees", "GetMeetings", "GetMeeting", "GetAllMeetingsByDate", "GetAttachment"),
    )
}
# What web archives put before the address of a page that they replay: "https://web.archive.org/web/20210304050607/".
_REPLAYED = re.compile(
    r"^(?:(?:https?:)?//[^/\s]{1,100})?/(?:[\w.-]{1,40}/){0,3}\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.I
)
_BREAKS = re.compile(r"[\t\r\n]+")
_UNSAFE = re.compile(r"[^\x21-\x7e]|[\"<>\\^`{|}]")
_ITEM_ANCHOR = re.compile(r"AI(\d+)", re.I)
_PAPER = re.compile(r"/?documents/([sgb])(\d+)(?:/|$)", re.I)
_DIGITS = re.compile(r"\d{1,18}", re.ASCII)


def mended(href: str) -> str:
    """The link as a browser would follow it: line breaks and outer blanks gone, raw spaces and odd letters escaped.

    A link that a web archive has made its own is what it was before.
    """
    link = _BREAKS.sub("", href.strip())
    if "/http" in link:
        link = _REPLAYED.sub("", link)
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), link)


# Several questions are asked of each link of a page.
@lru_cache(maxsize=512)
def _link(href: str) -> SplitResult | None:
    """The parts of a mended link, None where it has none."""
    return _split(mended(href))


def absolute(href: str, base: str | None) -> str | None:
    """The link's whole http(s) address, mended, session and display keys dropped; None where `base` would be needed."""
    link = mended(href)
    address = link if base is None else _joined(base, link)
    parts = _split(address)
    if parts is None or parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    pairs = [pair for pair in parts.query.split("&") if pair.partition("=")[0].lower() not in _DISPLAY_KEYS]
    return urlunsplit(parts._replace(path=_SESSION.sub("", parts.path), query="&".join(pairs)))


def canonical(url: str) -> str:
    """The one spelling of an address: two addresses of the same page are equal in it. The fragment is dropped."""
    parts = _split(mended(url))
    if parts is None:
        return url
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    host = host.removesuffix(":443" if scheme == "https" else ":80")
    path = _SESSION.sub("", parts.path) or "/"
    if not any(_PAGE.fullmatch(segment) for segment in path.split("/")):
        return urlunsplit((scheme, host, path, parts.query, ""))
    path = "/".join(_SPELT_NAMES.get(segment.lower(), segment) for segment in path.split("/"))
    keys = _query(parts)
    if path.endswith("/ieListDocuments.aspx") and "MId" in keys:
        keys.pop("CId", None)  # the meeting alone names the page
    return urlunsplit((scheme, host, path, urlencode(sorted(keys.items()), safe="/"), ""))


def base_of(url: str) -> str | None:
    """All before the ModernGov page in `url`, with a slash at its end, without a session; None for another address."""
    parts = _split(mended(url))
    if parts is None or parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    folders = _SESSION.sub("", parts.path).split("/")
    for place, segment in enumerate(folders):
        if _PAGE.fullmatch(segment):
            return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), "/".join(folders[:place]) + "/", "", ""))
    return None


def site_base(address: str) -> str | None:
    """The base that `address` means, be it a page, the root or the folder of a site; None where it is no address."""
    if (base := base_of(address)) is not None:
        return base
    parts = _split(mended(address))
    if parts is None or parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    path = _SESSION.sub("", parts.path)
    folder = path.rpartition("/")[0] if path.lower().endswith((".aspx", ".asmx", ".html", ".htm")) else path.rstrip("/")
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), folder + "/", "", ""))


def page_of(href: str) -> str:
    """The file that a link names, in small letters: "ielistdocuments.aspx"; empty for a folder."""
    parts = _link(href)
    return _page_name(parts) if parts else ""


def item_url(base: str, item: str) -> str:
    """The agenda item's own page."""
    return f"{base}mgAi.aspx?ID={item}"


def meeting_url(base: str, meeting: str) -> str:
    """The meeting's page with agenda, decisions and minutes."""
    return f"{base}ieListDocuments.aspx?MId={meeting}&Ver=4"


def committees_service(base: str) -> str:
    """The web service's list of all committees."""
    return f"{base}mgWebService.asmx/GetCommittees"


def meetings_service(base: str, committee: str, since: str, until: str) -> str:
    """The web service's list of a committee's meetings; the days are dd/mm/yyyy and `until` is not among them."""
    query = urlencode({"lCommitteeId": committee, "sFromDate": since, "sToDate": until}, safe="/")
    return f"{base}mgWebService.asmx/GetMeetings?{query}"


def meeting_service(base: str, meeting: str) -> str:
    """The web service's whole meeting."""
    return f"{base}mgWebService.asmx/GetMeeting?lMeetingId={meeting}"


def committee_lists(base: str) -> tuple[str, str]:
    """The two pages that list the committees, the newer one first."""
    return f"{base}mgListCommittees.aspx?bcr=1", f"{base}ieDocHome.aspx?bcr=1"


def meeting_list(base: str, committee: str) -> str:
    """The first page of a committee's meetings."""
    return f"{base}ieListMeetings.aspx?CommitteeId={committee}"


def attendance_url(base: str, meeting: str) -> str:
    """Who was at a meeting."""
    return f"{base}mgMeetingAttendance.aspx?ID={meeting}"


def issue_url(base: str, issue: str) -> str:
    """The history of one matter over all its meetings."""
    return f"{base}mgIssueHistoryHome.aspx?IId={issue}&Opt=0"


def issue_number(href: str) -> str | None:
    """ModernGov's id of the matter whose history a link names."""
    parts = _link(href)
    if parts is None or _page_name(parts) not in ("ieissuedetails.aspx", "mgissuehistoryhome.aspx"):
        return None
    return _digits(_query(parts).get("IId"))


def meeting_number(href: str) -> str | None:
    """ModernGov's id of the meeting that a link to its page, its attendance or its service answer names."""
    parts = _link(href)
    if parts is None:
        return None
    page, keys = _page_name(parts), _query(parts)
    if page in ("ielistdocuments.aspx", "mgai.aspx"):
        return _digits(keys.get("MId"))
    if page == "mgmeetingattendance.aspx":
        return _digits(keys.get("ID"))
    return _digits(keys.get("lMeetingId")) if page == "getmeeting" else None


def item_number(href: str) -> str | None:
    """ModernGov's id of the agenda item that a link to its page, or to its row of a meeting page, names."""
    parts = _link(href)
    if parts is None:
        return None
    if _page_name(parts) == "mgai.aspx":
        return _digits(_query(parts).get("ID"))
    anchor = _ITEM_ANCHOR.fullmatch(parts.fragment)
    return anchor[1] if anchor else None


def committee_number(href: str) -> str | None:
    """ModernGov's id of the committee that a link to one of its pages names."""
    parts = _link(href)
    if parts is None:
        return None
    keys = _query(parts)
    return _digits(keys.get("ID") if _page_name(parts) == "mgcommitteedetails.aspx" else keys.get("CId"))


def document_number(href: str) -> str | None:
    """The number of a linked paper, the same for all its addresses.

    "60860" for an attachment (`documents/s60860/...` and `mgConvert2PDF.aspx?ID=60860` are the same file), "b123" for a
    supplement, "g7738-10" for a pack of the meeting 7738, its kind after the dash: older sites link that as
    `mgConvert2PDF.aspx?ID=7738&T=10`.
    """
    parts = _link(href)
    if parts is None:
        return None
    keys = _query(parts)
    if _page_name(parts) == "mgconvert2pdf.aspx":
        number, pack = _digits(keys.get("ID")), _digits(keys.get("T"))
        return f"g{number}-{pack}" if number and pack else number
    if not (paper := _PAPER.search(parts.path)):
        return None
    kind, number = paper[1].lower(), paper[2]
    if kind == "g":
        return f"g{number}-{_digits(keys.get('T')) or '0'}"
    return number if kind == "s" else f"b{number}"


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # a bracket where an IPv6 host should be
        return None


def _page_name(parts: SplitResult) -> str:
    return parts.path.rpartition("/")[2].lower()


def _query(parts: SplitResult) -> dict[str, str]:
    """The keys in their canonical spelling, display keys dropped; of a repeated key the first counts."""
    keys: dict[str, str] = {}
    for key, value in parse_qsl(parts.query.replace("&amp;", "&"), keep_blank_values=True):
        if key.lower() not in _DISPLAY_KEYS:
            keys.setdefault(_SPELT.get(key.lower(), key.lower()), value)
    return keys


def _digits(text: str | None) -> str | None:
    return text if text is not None and _DIGITS.fullmatch(text) else None
