"""The frame round every page of the look-alike: its template with one `div#modgov`, and how dates read."""

from dataclasses import dataclass
from datetime import date, datetime

from indexer.demo.dress import entities, escape
from indexer.demo.spelling import spelt
from indexer.demo.truth import Item, Meeting, Paper

NOTICE = "Harnmere Council is made up: its people, places and decisions are invented, for trying out Minutebook."
_MENU = (
    ("mgListCommittees.aspx?bcr=1", "Committees", "Link to committee structure"),
    ("ieDocHome.aspx?bcr=1", "Meetings", "Link to committee meetings"),
    ("mgMemberIndex.aspx?bcr=1", "Councillors", "Link to councillors"),
    ("mgCalendarMonthView.aspx?GL=1&bcr=1", "Calendar", "Link to calendar of meetings"),
    ("mgWhatsNew.aspx?bcr=1", "What's new", "Link to what's new"),
    ("mgRss.aspx?bcr=1", "Subscribe to updates", "Link to feeds, which robots.txt forbids"),
    ("mgPlansHome.aspx?bcr=1", "Forward plans", "Link to forward plans"),
    ("mgDelegatedDecisions.aspx?bcr=1&DM=0&DS=2&K=0&V=0", "Decisions", "Link to decisions"),
    ("mgListOutsideBodies.aspx?bcr=1", "Outside bodies", "Link to outside bodies"),
    ("ecCatDisplay.aspx?bcr=1", "Consultations", "Link to consultations"),
    ("mgEPetitionListDisplay.aspx?bcr=1", "ePetitions", "Link to ePetitions"),
    ("ieDocSearch.aspx?bcr=1", "Search documents", "Link to free text search"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page. All four are HTML but `title`, which is text."""

    title: str
    subtitle: str
    content: str
    actions: tuple[str, ...] = ()


def rendered(page: Page, council: str) -> bytes:
    """The whole page as UTF-8."""
    menu = "\r\n".join(f'<li><a href="{escape(to)}" title="{why}">{name}</a></li>' for to, name, why in _MENU)
    title = entities(page.title)
    actions = "".join(f"<li>{action}</li>\r\n" for action in page.actions)
    links = f'<div class="mgLinks" >\r\n<ul  class="mgActionList" >\r\n{actions}</ul>\r\n</div>\r\n' if actions else ""
    text = f"""<!DOCTYPE html>
<html lang="en"><head>
<meta http-equiv='X-UA-Compatible' content='IE=edge, chrome=1' /><meta charset="utf-8" />
<meta name="DC.title"  content="{title}"/>
<title>{title} - {escape(council)}</title></head><body>
<div class="council-banner"><p>{escape(council)}</p><p>{NOTICE}</p></div>
<ul>
{menu}</ul><div id="modgov">
<div class="mgHeader"><h1  class="mgMainTitleTxt" >{title}</h1></div>
<div class="mgSubTitle" >
<h2 class="mgSubTitleTxt">{page.subtitle}</h2>
</div>
{links}<div class="mgContent" >
{page.content}
</div>
<div class="mgFooter" >
<p>&nbsp;</p>
</div>
</div>
<footer><p>Democratic Services, Guildhall, Castle Harn. {NOTICE}</p></footer>
</body></html>
"""
    return text.encode()


def link(href: str, text: str, title: str = "", classes: str = "") -> str:
    """An anchor in ModernGov's spacing. `href` and `title` are text; `text` is HTML."""
    named = f' class="{classes}" ' if classes else ""
    told = f' title="{entities(title, attribute=True)}"' if title else ""
    return f'<a {named} href="{escape(spelt(href))}" {told}>{text}</a>'


def label(name: str, html: str) -> str:
    return f'<p><span  class="mgLabel" >{name} </span>{html}</p>'


def clock(moment: datetime) -> str:
    """ "6.00 pm"."""
    return f"{(moment.hour - 1) % 12 + 1}.{moment.minute:02d} {'am' if moment.hour < 12 else 'pm'}"


def slashed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def long_date(meeting: Meeting) -> str:
    """The day and hour as this committee's pages print them: with ordinal and comma, without, or with "p.m."."""
    day, at = meeting.held_on, clock(meeting.starts)
    if meeting.committee.id % 3 == 0:
        return f"{day:%A}, {_ordinal(day.day)} {day:%B}, {day.year} {at}"
    if meeting.committee.id % 3 == 1:
        return f"{day:%A}, {day.day} {day:%B} {day.year} {at.replace('am', 'a.m.').replace('pm', 'p.m.')}"
    return f"{day:%A} {day.day} {day:%B} {day.year} {at}"


def heading(meeting: Meeting) -> str:
    """The h2 of a meeting page: "Planning Committee - Wednesday, 15th January, 2020 6.00 pm, CANCELLED"."""
    annual = meeting.committee.name == "Council" and meeting.held_on.month == 5
    subtitle = "Annual Meeting, " if annual else ""
    joint = "<br />" if meeting.committee.dress == "plain" else " - "
    status = f", {meeting.status.value.upper()}" if meeting.status else ""
    return f"{entities(subtitle + meeting.committee.name)}{joint}{long_date(meeting)}{status}"


def paper_link(paper: Paper, text: str, classes: str = "") -> str:
    """The link to an attachment, with its size in a span of its own and raw spaces in its address."""
    icon = '<img height="12" src="mgimages/logo-pdf-1.gif" alt="pdf icon" />'
    size = f' <span  class="mgFileSize" >{icon} PDF {paper.kilobytes} KB</span>'
    broken = "\r\n" if paper.number % 9 == 0 else ""
    href = f"documents/s{paper.number}/{broken}{paper.title}.pdf"
    return link(href, f"{text}\r\n{size}", f"Link to document '{paper.title}' pdf file", classes)


def bare_number(item: Item) -> str:
    """ "163" of "163."."""
    return (item.number or "").rstrip(".")
