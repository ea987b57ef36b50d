"""Who was at a meeting: the page `mgMeetingAttendance.aspx`, and the same table where a meeting's page holds it."""

import re

from bs4 import BeautifulSoup, Tag

from archive.model import Attendance
from archive.sighting import Sighting
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.dates import heading
from indexer.crawl.moderngov.frame import cut_out, headings, soup_of
from indexer.crawl.moderngov.urls import base_of, meeting_number, meeting_url, own_addresses

_SUMMARY = re.compile(r"\battendance\b|\bpresenoldeb\b", re.I)
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
    """The lines of the attendance table; None where the page has none."""
    table = next(filter(_is_attendance, soup.find_all("table")), None)
    if table is None:
        return None
    rows = (row.find_all("td", recursive=False) for row in table.find_all("tr"))
    return tuple(line for cells in rows if cells and (line := _line(cells)))


def _is_attendance(table: Tag) -> bool:
    if _SUMMARY.search(str(table.get("summary") or "")):
        return True
    cells = table.find_all("td")
    return table.find("a", href=_USER_LINK) is not None and any(text_in(cell).casefold() in _STATUSES for cell in cells)


def _line(cells: list[Tag]) -> Attendance | None:
    name, *rest = [text_in(cell) for cell in cells]
    if not name:
        return None
    role, status = [*rest, "", ""][:2]
    if role.casefold() in _STATUSES and not status:
        role, status = "", role
    return Attendance(name, role or None, status or None)
