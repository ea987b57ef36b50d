"""Who was at a meeting: the page `mgMeetingAttendance.aspx`, and the same table where a meeting's page holds it."""

import re

from bs4 import BeautifulSoup, Tag

from archive.model import Attendance
from archive.sighting import Sighting
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.addresses import own_addresses
from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.dates import heading
from indexer.crawl.moderngov.frame import cut_out, headings, soup_of
from indexer.crawl.moderngov.urls import base_of, meeting_number, meeting_url

_SUMMARY = re.compile(r"\battendance\b|\bpresenoldeb\b", re.I)
_ATTENDANCE = re.compile(r"attendance(?: status)?|presenoldeb", re.I)
_ITEM = re.compile(r"AI\d+")
_USER_LINK = re.compile(r"\bmgUserInfo\.aspx\?", re.I)
_STATUSES = frozenset({"present", "in attendance", "absent", "expected", "apologies"}) | {
    *("yn bresennol", "presennol", "yn absennol", "absennol", "disgwyliedig", "ymddiheuriadau"),
}


def parse(body: bytes, base: str | None) -> Sighting:
    """Who was there, and of which meeting where the page tells it. Raises Unreadable where there is no such list."""
    html = text_of(body)
    soup = soup_of(cut_out(html))
    _, title = headings(soup)
    attendance = attendance_in(soup)
    if attendance is None:
        raise Unreadable("it holds no attendance list")
    own = own_addresses(html)
    base = base or next((base_of(address) for address in own), None)
    links = [str(link["href"]) for link in soup.find_all("a", href=True)]
    meeting = next(filter(None, map(meeting_number, [*own, *links])), None)
    told = heading(text_in(title)) if title else heading("")
    return Sighting(
        meeting=meeting,
        whole=False,
        # A title without a date is no meeting's heading, so what it names is no committee.
        committee=told.committee if told.held_on else None,
        held_on=told.held_on,
        starts_at=told.starts_at,
        attendance=attendance,
        source_url=meeting_url(base, meeting) if base and meeting else None,
    )


def attendance_in(soup: BeautifulSoup) -> tuple[Attendance, ...] | None:
    """The lines of the attendance tables, of members and of others; None where the page has none."""
    # A table around tables only places them.
    tables = [table for table in soup.find_all("table") if table.find("table") is None]
    tables = [table for table in tables if _SUMMARY.search(str(table.get("summary") or ""))] or [
        table for table in tables if _looks_like_attendance(table)
    ]
    if not tables:
        return None
    rows = (row.find_all(["td", "th"], recursive=False) for table in tables for row in table.find_all("tr"))
    return tuple(line for cells in rows if not _is_head(cells) and (line := _line(cells)))


def _looks_like_attendance(table: Tag) -> bool:
    """Whether a table that does not say what it is lists councillors and whether they came; one in minutes is none."""
    if table.find("a", href=_USER_LINK) is None or table.find_parent(class_="mgWordPara") is not None:
        return False
    around = table.find_parent("tr")
    if around is not None and around.find("a", attrs={"name": _ITEM}) is not None:
        return False
    cells = [text_in(cell).casefold() for cell in table.find_all(["td", "th"])]
    return any(cell in _STATUSES or _ATTENDANCE.fullmatch(cell) for cell in cells)


def _is_head(cells: list[Tag]) -> bool:
    """Whether a row says what the columns are; the name of a line may be the head of its row."""
    if not cells or all(cell.name == "th" for cell in cells):
        return True
    return len(cells) > 1 and any(_ATTENDANCE.fullmatch(text_in(cell).casefold()) for cell in cells[1:])


def _line(cells: list[Tag]) -> Attendance | None:
    name, *rest = [text_in(cell) for cell in cells]
    if not name:
        return None
    role, status = [*rest, "", ""][:2]
    if role.casefold() in _STATUSES and not status:
        role, status = "", role
    return Attendance(name, role or None, status or None)
