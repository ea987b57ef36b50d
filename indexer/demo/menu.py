"""Renders the other pages of the menu: the calendar, and those on which the made-up council has nothing to tell."""

from datetime import date

from indexer.demo import frame
from indexer.demo.dress import entities
from indexer.demo.frame import Page, link
from indexer.demo.truth import MadeUpCouncil, Meeting

# What a council without plans, petitions and elections still has in its menu: file name -> title.
EMPTY = {
    "mgWhatsNew.aspx": "What's new",
    "mgRss.aspx": "Subscribe to updates",
    "mgPlansHome.aspx": "Forward plans",
    "mgListOutsideBodies.aspx": "Outside bodies",
    "ecCatDisplay.aspx": "Consultations",
    "mgEPetitionListDisplay.aspx": "ePetitions",
    "mgDelegatedDecisions.aspx": "Decisions",
    "ieDocSearch.aspx": "Search documents",
    "ieReasonRestricted.aspx": "Reasons for restriction",
}


def empty_page(name: str) -> Page:
    """A page of the menu that holds nothing for a reader of minutes."""
    return Page(EMPTY[name], EMPTY[name], "<p>There is nothing to show.</p>")


def calendar_page(council: MadeUpCouncil, asked: dict[str, str]) -> Page:
    """mgCalendarMonthView.aspx: the meetings of a month, with links to the months beside it where there are meetings.

    `asked` has lower-case keys. Raises ValueError for a month that is none.
    """
    first = _month(asked, council.today)
    held = [m for m in council.meetings if m.held_on.replace(day=1) == first]
    rows = "\r\n".join(_row(m) for m in held)
    content = f'<ul  class="mgCalendarList" >\r\n{rows}\r\n</ul>' if held else "<p>No meetings.</p>"
    days = [m.held_on for m in council.meetings]
    beside = [_month_link(name, month) for name, month in _beside(first) if days and _month_has(month, days)]
    return Page("Calendar of meetings", f"{first:%B %Y}", content, tuple(beside))


def neighbouring_months(asked: dict[str, str], today: date) -> list[str]:
    """Links to the months before and after, whatever there is in them."""
    return [_month_link(name, month) for name, month in _beside(_month(asked, today))]


def _month(asked: dict[str, str], today: date) -> date:
    return date(int(asked.get("yr") or today.year), int(asked.get("m") or today.month), 1)


def _beside(first: date) -> tuple[tuple[str, date], tuple[str, date]]:
    count = first.year * 12 + first.month - 1
    return ("Previous month", _of_count(count - 1)), ("Next month", _of_count(count + 1))


def _of_count(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def _month_has(month: date, days: list[date]) -> bool:
    return min(days).replace(day=1) <= month <= max(days)


def _month_link(name: str, month: date) -> str:
    return link(f"mgCalendarMonthView.aspx?GL=1&bcr=1&M={month.month}&YR={month.year}", name)


def _row(meeting: Meeting) -> str:
    href = f"ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}&Ver=4"
    return f"<li>{entities(frame.slashed(meeting.held_on))} {link(href, entities(meeting.committee.name))}</li>"
