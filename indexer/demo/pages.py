"""Renders what a meeting shows: the meeting page, the agenda item page, attendance. Lists are in `lists.py`."""

from archive.model import MinutesState
from indexer.demo import dress, frame
from indexer.demo.dress import entities, escape
from indexer.demo.frame import Page, label, link
from indexer.demo.truth import Item, MadeUpCouncil, Meeting, Paper

_TITLES = {
    MinutesState.AGENDA: "Agenda",
    MinutesState.DECISIONS: "Agenda and decisions",
    MinutesState.DRAFT: "Agenda and draft minutes",
    MinutesState.PUBLISHED: "Agenda and minutes",
}
_SHOWN_WORDS = 90  # what a meeting page shows of minutes that it cuts


def meeting_page(meeting: Meeting) -> Page:
    """ieListDocuments.aspx."""
    title = _TITLES[meeting.state]
    if any(i.decision for i in meeting.items) and meeting.has_minutes:
        title = title.replace("Agenda and", "Agenda, decisions and")
    facts = [
        label("Venue:", entities(meeting.venue)),
        label("Contact:", entities(meeting.contact)),
    ]
    if meeting.note:
        facts.append(label("Note:", escape(meeting.note)))
    papers = "".join(f"<li>{link(pack_address(meeting, p), escape(p.title))}</li>\r\n" for p in meeting.papers)
    attended = attendance_table(meeting) if meeting.committee.attendance_on_page else ""
    return Page(
        title=title,
        subtitle=frame.heading(meeting),
        content="\r\n".join(
            (*facts, f'<ul  class="mgBulletList" >\r\n{papers}</ul>' if papers else "", attended, _items(meeting))
        ),
        actions=(
            link(f"mgMeetingAttendance.aspx?ID={meeting.id}", "Attendance details", "Link to attendance details"),
            link(f"ieListMeetings.aspx?CId={meeting.committee.id}", "Browse meetings of this body"),
        ),
    )


def pack_address(meeting: Meeting, paper: Paper) -> str:
    """Where a paper of the meeting itself lies, as linked."""
    return f"documents/g{meeting.id}/{paper.title}.pdf?T={pack_kind(meeting)}"


def pack_kind(meeting: Meeting) -> int:
    """ModernGov's number for public minutes, and for printed draft minutes."""
    return 11 if meeting.state is MinutesState.PUBLISHED else 1


def _items(meeting: Meeting) -> str:
    if not meeting.items:
        return "<p>No agenda has been published for this meeting.</p>"
    rows = "\r\n".join(_row(meeting, item) for item in meeting.items)
    # One dress stands for the councils whose template loses the table's class.
    classes = "" if meeting.committee.dress == "plain" else ' class="mgItemTable" '
    return (
        f'<table {classes} summary="Table of agenda items" ><caption  class="mgSectionTitle" >Items</caption>\r\n'
        f'<tr><th>No.</th><th>Item</th></tr>\r\n{rows}\r\n</table>'
    )  # fmt: skip


def _row(meeting: Meeting, item: Item) -> str:
    number = f'<p  class="mgAiTitleTxt" ><a  name="AI{item.id}"></a>{entities(item.number or "")}&nbsp;</p>'
    parts = [f'<p  class="mgAiTitleTxt" >{_title(item)}</p>', *_actions(item)]
    if item.description:
        parts.append(_text(dress.body(item.description, meeting.committee.dress, item.id)))
    parts += _enclosures(item)
    if item.decision:
        parts += [_part("Decision:"), _text(dress.body(item.decision, meeting.committee.dress, item.id))]
    if item.minutes:
        parts += [_part("Minutes:"), _text(_shown_minutes(meeting, item))]
    cell = "\r\n".join(parts)
    return f'<tr>\r\n<td  class="mgItemNumberCell" >{number}</td>\r\n<td >\r\n{cell}\r\n</td></tr>'


def _title(item: Item) -> str:
    hidden = f'<span  class="mgHide" > item {entities(item.number)}</span>' if item.number and item.id % 5 == 0 else ""
    if item.papers and item.papers[0].title == item.title:
        return frame.paper_link(item.papers[0], entities(item.title), "mgAiTitleLnk") + hidden
    return entities(item.title) + hidden


def _actions(item: Item) -> list[str]:
    actions = []
    if item.issue is not None:
        actions.append(link(f"mgIssueHistoryHome.aspx?IId={item.issue}&Opt=0", "View the background to this item"))
    if item.minutes and item.id % 7 == 0 and item.number:
        actions.append(link("http://webcast.invalid/", f"Webcast for {frame.bare_number(item)}."))
    if not actions:
        return []
    return ['<ul  class="mgActionList" >' + "".join(f"<li>{a}</li>" for a in actions) + "</ul>"]


def _enclosures(item: Item) -> list[str]:
    if item.restricted:
        number = frame.bare_number(item)
        why = link(f"ieReasonRestricted.aspx?ID={item.id}", f"View the reasons why document {number}./1 is restricted")
        return [
            _part("Additional documents:"),
            f'<ul  class="mgBulletList" ><li>Restricted enclosure {number} {why}</li></ul>',
        ]
    in_title = bool(item.papers) and item.papers[0].title == item.title
    papers = item.papers[1:] if in_title else item.papers
    if not papers:
        return []
    listed = "\r\n".join(f"<li>{frame.paper_link(p, entities(p.title))}  </li>" for p in papers)
    return [_part("Additional documents:"), f'<ul  class="mgBulletList" >\r\n{listed}\r\n</ul>']


def _shown_minutes(meeting: Meeting, item: Item) -> str:
    if not item.cut:
        return dress.body(item.minutes, meeting.committee.dress, item.id)
    count, words = 0, 0
    while words < _SHOWN_WORDS:
        words += len(item.minutes[count].text.split())
        count += 1
    told = f"...view the full minutes text for item {frame.bare_number(item)}."
    further = link(f"mgAi.aspx?ID={item.id}", told, f"Link to full minutes text for item {frame.bare_number(item)}.")
    return dress.body(item.minutes[:count], meeting.committee.dress, item.id) + f"<p>{further}</p>"


def _part(name: str) -> str:
    return f'<p  class="mgSubItemTitleTxt" >{name}</p>'


def _text(html: str) -> str:
    return f'<div class="mgWordPara">{html}</div>'


def item_page(meeting: Meeting, item: Item) -> Page:
    """mgAi.aspx: one item in full."""
    place = f"Meeting of {meeting.committee.name}, {frame.long_date(meeting)} (Item {item.number or ''})"
    actions = [link(f"ieListDocuments.aspx?MId={meeting.id}", entities(place), "Link to meeting")]
    if item.issue is not None:
        actions.append(link(f"mgIssueHistoryHome.aspx?IId={item.issue}&Opt=0", "View the background to this item"))
    parts = []
    for name, text in (("", item.description), ("Decision:", item.decision), ("Minutes:", item.minutes)):
        if text:
            parts += [f'<h3 class="mgSubSubTitleTxt">{name}</h3>'] if name else []
            parts.append(_text(dress.body(text, meeting.committee.dress, item.id)))
    if item.papers:
        listed = "\r\n".join(f"<li>{frame.paper_link(p, entities(p.title))}  </li>" for p in item.papers)
        parts.append('<h3 class="mgSubSubTitleTxt">Supporting documents:</h3>')
        parts.append(f'<ul  class="mgBulletList" >\r\n{listed}\r\n</ul>')
    return Page("Agenda item", entities(item.title), "\r\n".join(parts), tuple(actions))


def attendance_table(meeting: Meeting) -> str:
    rows = "\r\n".join(
        f'<tr><td  class="mgMainTxt" >{link(f"mgUserInfo.aspx?UID={a.person.uid}", entities(a.name))}</td>'
        f'<td  class="mgMainTxt" >{escape(a.role)}</td><td  class="mgMainTxt" >{a.status}</td></tr>'
        for a in meeting.attendees
    )
    return (
        '<table  class="mgStatsTable"  summary="Table of meeting attendance" >\r\n'
        '<caption  class="mgSectionTitle" >Attendance</caption>\r\n'
        f"<thead><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr></thead>\r\n<tbody>\r\n{rows}\r\n</tbody></table>"
    )


def attendance_page(meeting: Meeting) -> Page:
    """mgMeetingAttendance.aspx."""
    place = link(
        f"ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}", "Agenda and papers of this meeting"
    )
    return Page("Meeting attendance", frame.heading(meeting), attendance_table(meeting), (place,))


def issue_page(council: MadeUpCouncil, issue: int, *, details: bool) -> Page:
    """mgIssueHistoryHome.aspx and ieIssueDetails.aspx: one matter at all its meetings."""
    found = council.items_by_issue[issue]
    rows = "\r\n".join(_issue_row(meeting, item) for meeting, item in found)
    intro = "<p>This matter has been considered at the following meetings.</p>"
    content = f'{intro}\r\n<ul  class="mgBulletList" >\r\n{rows}\r\n</ul>'
    other = (
        link(f"mgIssueHistoryHome.aspx?IId={issue}&optionId=0", "View the history of this issue")
        if details
        else link(f"ieIssueDetails.aspx?IId={issue}&PlanId=0&Opt=3", "View issue details")
    )
    return Page("Issue details" if details else "Issue history", entities(found[-1][1].title), content, (other,))


def _issue_row(meeting: Meeting, item: Item) -> str:
    held = link(
        f"ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}#AI{item.id}",
        entities(meeting.committee.name),
    )
    day = entities(frame.slashed(meeting.held_on))
    return f"<li>{day} - {held} - {link(f'mgAi.aspx?ID={item.id}', entities(item.title))}</li>"
