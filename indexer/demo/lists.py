"""Renders what leads to meetings and people: committee lists, meeting lists, members, the error page."""

from datetime import date, datetime, time, timedelta
from itertools import groupby

from archive.model import MinutesState
from indexer.demo import frame
from indexer.demo.dress import entities, escape
from indexer.demo.frame import Page, label, link
from indexer.demo.truth import Committee, MadeUpCouncil, Meeting, Person

ROWS = 51  # a meeting list stops at so many rows
_STATES = {
    MinutesState.AGENDA: "Agenda",
    MinutesState.DECISIONS: "Agenda and Decisions",
    MinutesState.DRAFT: "Agenda and Draft Minutes",
    MinutesState.PUBLISHED: "Agenda and Minutes",
}


def _by_category(council: MadeUpCouncil, page: str, key: str) -> str:
    parts = []
    ordered = sorted(council.committees, key=lambda c: (c.expired, c.category, c.name))
    for (expired, category), group in groupby(ordered, key=lambda c: (c.expired, c.category)):
        rows = "\r\n".join(f"<li>{link(f'{page}?{key}={c.id}', entities(c.name))}</li>" for c in group)
        title = f"Committees no longer in use: {category}" if expired else category
        parts.append(
            f'<h3 class="mgSectionTitle">{escape(title)}</h3>\r\n<ul  class="mgBulletList" >\r\n{rows}\r\n</ul>'
        )
    return "\r\n".join(parts)


def committees_page(council: MadeUpCouncil) -> Page:
    """mgListCommittees.aspx."""
    return Page("Committee structure", "Committees", _by_category(council, "mgCommitteeDetails.aspx", "ID"))


def meetings_home(council: MadeUpCouncil) -> Page:
    """ieDocHome.aspx, the older index."""
    return Page("Browse meetings", "Meetings, agendas and minutes", _by_category(council, "ieListMeetings.aspx", "CId"))


def committee_page(committee: Committee) -> Page:
    """mgCommitteeDetails.aspx: remit and members."""
    members = "\r\n".join(
        f"<li>{link(f'mgUserInfo.aspx?UID={p.uid}', entities(_style(p)))}<p>{escape(p.ward or p.job or '')}</p>"
        f"<p>{escape(p.party or '')}</p></li>"
        for p in committee.members
    )
    content = f'<p>{escape(committee.remit)}</p>\r\n<div class="mgThumbsList" >\r\n<ul >\r\n{members}\r\n</ul></div>'
    browse = link(f"ieListMeetings.aspx?CommitteeId={committee.id}", "Browse meetings and agendas for this committee")
    return Page("Committee details", entities(committee.name), content, (browse,))


def _style(person: Person) -> str:
    return f"Councillor {person.name}" if person.is_councillor else f"{person.title} {person.name}"


def meetings_page(council: MadeUpCouncil, committee: Committee, asked: dict[str, str]) -> Page:
    """ieListMeetings.aspx: the newest rows, or those of `year`, or those before or from `d` (YYYYMMDDHHMM).

    `asked` has lower-case keys. Raises ValueError for a year or a moment that is none.
    """
    every = council.meetings_by_committee[committee.id]
    year = int(asked.get("year", "0") or "0")
    if year:
        every = tuple(m for m in every if m.held_on.year == year)
    start, end = _window(every, asked)
    shown = every[start:end]
    actions = []
    if start:
        actions.append(_further(committee, "earlier", shown[0] if shown else every[start - 1]))
    if end < len(every):
        actions.append(_further(committee, "later", every[end]))
    rows = "\r\n".join(_meeting_row(m) for m in shown)
    content = (
        f'<ul  class="mgNonBulletTableList" >\r\n{rows}\r\n</ul>' if rows else "<p>There are no meetings to show.</p>"
    )
    return Page("Browse meetings", entities(committee.name), content, tuple(actions))


def _window(every: tuple[Meeting, ...], asked: dict[str, str]) -> tuple[int, int]:
    act = asked.get("act", "").lower()
    if act not in {"earlier", "later"}:
        # A year's list begins in January: what comes late in a full year stands on the next page.
        return (0, ROWS) if asked.get("year") else (max(len(every) - ROWS, 0), len(every))
    moment = _moment(asked)
    before = sum(m.starts < moment for m in every)
    return (before, before + ROWS) if act == "later" else (max(before - ROWS, 0), before)


def _moment(asked: dict[str, str]) -> datetime:
    return datetime.strptime(asked.get("d", ""), "%Y%m%d%H%M")  # noqa: DTZ007 - a wall clock, as printed


def _list_address(committee: int, act: str, moment: datetime) -> str:
    return f"ieListMeetings.aspx?Act={act}&CId={committee}&D={moment:%Y%m%d%H%M}&MD=ielistmeetings"


def _further(committee: Committee, act: str, meeting: Meeting) -> str:
    href = _list_address(committee.id, act, meeting.starts)
    return link(href, f"{act.capitalize()} meetings", f"Link to {act} meetings")


def always_further(asked: dict[str, str], today: date) -> list[str]:
    """Links a hundred days before and after what a meeting list was asked for, whatever there is."""
    moment = _moment(asked) if asked.get("d") else datetime.combine(today, time())
    committee = asked.get("cid") or asked.get("committeeid") or "0"
    return [
        link(_list_address(int(committee), act, moment + timedelta(days=days)), f"{act.capitalize()} meetings")
        for act, days in (("earlier", -100), ("later", 100))
        if 1 < moment.year < 9999  # where the calendar ends, so does the trap
    ]


def _meeting_row(meeting: Meeting) -> str:
    day = meeting.held_on
    text = f"{day.day}&nbsp;{day:%b}&nbsp;{day.year}&nbsp;{frame.clock(meeting.starts)}"
    href = f"ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}"
    told = (
        f" - {meeting.status.value.capitalize()}"
        if meeting.status
        else f" - {_STATES[meeting.state]}" * bool(meeting.items)
    )
    return f"<li>{link(href, text, f'Link to meeting of {day.day} {day:%B %Y}', 'mgMeetingTableLnk')}{told}</li>"


def members_page(council: MadeUpCouncil) -> Page:
    """mgMemberIndex.aspx."""
    rows = "\r\n".join(
        f"<li>{link(f'mgUserInfo.aspx?UID={p.uid}', entities(_style(p)))}"
        f"<p>{escape(p.ward or '')}</p><p>{escape(p.party or '')}</p></li>"
        for p in council.people
        if p.is_councillor
    )
    return Page("Your Councillors", "By name", f'<div class="mgThumbsList" >\r\n<ul >\r\n{rows}\r\n</ul></div>')


def person_page(council: MadeUpCouncil, person: Person) -> Page:
    """mgUserInfo.aspx."""
    facts = [label("Party:", escape(person.party)), label("Ward:", escape(person.ward or ""))] if person.party else []
    facts += [label("Post:", escape(person.job))] if person.job else []
    seats = "\r\n".join(
        f"<li>{link(f'mgCommitteeDetails.aspx?ID={c.id}', entities(c.name))}</li>"
        for c in council.committees
        if person in c.members
    )
    content = "\r\n".join((*facts, f'<ul  class="mgBulletList" >\r\n{seats}\r\n</ul>'))
    return Page("Councillor details" if person.party else "Person details", entities(_style(person)), content)


def error_page() -> Page:
    """mgError.aspx, where every unknown number ends."""
    return Page("Error", "An error has occurred", "<p>The page that you asked for could not be shown.</p>")
