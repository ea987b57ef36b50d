"""The web service's answers: GetMeeting -> a whole meeting, GetCommittees and GetMeetings -> what to ask for."""

import re
from collections import Counter
from html import unescape
from xml.etree.ElementTree import Element  # only the type

from archive.model import Attendance, Document, MinutesState, Paragraph
from archive.sighting import SightedItem, Sighting
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.answers import flag, root_of, value
from indexer.crawl.moderngov.blocks import blocks_of
from indexer.crawl.moderngov.dates import date_in, status_in, time_in
from indexer.crawl.moderngov.frame import soup_from, without_wrappers
from indexer.crawl.moderngov.listed import Committee, ListedMeeting
from indexer.crawl.moderngov.urls import absolute, document_number, item_url, meeting_url
from indexer.reading.paragraphs import blocks_of_text, paragraphs
from indexer.reading.whitespace import one_line

_TAG = re.compile(r"</?[a-z][a-z0-9:]*\b[^<>]*>", re.I)
_ESCAPED_TAG = re.compile(r"&lt;/?[a-z][a-z0-9:]*\b", re.I)


def parse(body: bytes, base: str | None) -> Sighting:
    """The whole meeting of a GetMeeting answer. Raises Unreadable where the XML is broken or another answer."""
    root = root_of(body, "meeting")
    number = value(root, "meetingid")
    held_on = date_in(value(root, "meetingdate") or "")
    if number is None or not number.isdecimal():
        raise Unreadable("its meeting has no number")
    rows = root.findall("agendaitems/agendaitem")
    items = tuple(_item(row, base) for row in rows)
    return Sighting(
        meeting=number,
        whole=True,
        items=items,
        committee=_committee(root),
        held_on=held_on,
        starts_at=time_in(value(root, "meetingtime") or ""),
        venue=value(root, "meetinglocation"),
        state=_state(root, items),
        status=status_in(value(root, "meetingstatus") or ""),
        attendance=_attendance(root),
        documents=_documents(root.find("linkeddocuments"), base),
        source_url=meeting_url(base, number) if base else None,
    )


def committees(body: bytes) -> tuple[Committee, ...]:
    """All committees of a GetCommittees answer. Raises Unreadable."""
    root = root_of(body, "committees", "getcommittees")
    return tuple(found for element in root.iter("committee") if (found := _listed_committee(element)))


def meetings(body: bytes) -> tuple[ListedMeeting, ...]:
    """All meetings of a GetMeetings answer. Raises Unreadable."""
    root = root_of(body, "getmeetings")
    found = []
    for element in root.iter("committee"):
        committee = _listed_committee(element)
        for meeting in element.iter("meeting"):
            number = value(meeting, "meetingid")
            if committee and number and number.isdecimal():
                found.append(_listed_meeting(meeting, number, committee))
    return tuple(found)


def _listed_committee(element: Element) -> Committee | None:
    number, title = value(element, "committeeid"), value(element, "committeetitle")
    if number is None or not number.isdecimal():
        return None
    return Committee(
        number, title or "", bool(flag(element, "committeeexpired")), bool(flag(element, "committeedeleted"))
    )


def _listed_meeting(meeting: Element, number: str, committee: Committee) -> ListedMeeting:
    return ListedMeeting(
        number,
        date_in(value(meeting, "meetingdate") or ""),
        time_in(value(meeting, "meetingtime") or ""),
        status_in(value(meeting, "meetingstatus") or ""),
        committee,
    )


def _item(row: Element, base: str | None) -> SightedItem:
    item = value(row, "agendaitemid")
    if item is None or not item.isdecimal():
        raise Unreadable("one of its agenda items has no number")
    papers = row.find("linkeddocuments")
    hidden_papers = papers is not None and any(flag(paper, "isrestricted") for paper in papers)
    return SightedItem(
        item=item,
        title=_plain(value(row, "agendaitemtitle") or ""),
        number=value(row, "fulldisplaynumberformat"),
        description=_paragraphs(row, ("agendatext",), "d"),
        decision=_paragraphs(row, ("decisionnonemptyhtmlbody", "decisionhtmlbody"), "r"),
        minutes=_paragraphs(row, ("minutesnonemptyhtmlbody", "minuteshtmlbody"), "p"),
        documents=_documents(papers, base),
        restricted=bool(flag(row, "isrestricted")) or hidden_papers,
        source_url=item_url(base, item) if base else None,
    )


def _paragraphs(row: Element, fields: tuple[str, ...], prefix: str) -> tuple[Paragraph, ...] | None:
    """The paragraphs of the first field that holds words; blank ones state nothing, the page may have the text."""
    for name in fields:
        field = row.find(name)
        html = "" if field is None else "".join(field.itertext())
        if not _TAG.search(html) and _ESCAPED_TAG.search(html):
            html = unescape(html)  # escaped twice
        if found := _read(html, prefix):
            return found
    return None


def _read(html: str, prefix: str) -> tuple[Paragraph, ...]:
    if not html.strip():
        return ()
    if not _TAG.search(html):
        return paragraphs(blocks_of_text(unescape(html)), prefix)
    return paragraphs(blocks_of(soup_from(without_wrappers(html))), prefix)


def _documents(papers: Element | None, base: str | None) -> tuple[Document, ...] | None:
    if papers is None:
        return None
    found: dict[str, Document] = {}
    for paper in papers.iter("linkeddoc"):
        title, link, number = (value(paper, name) for name in ("title", "url", "attachmentid"))
        if not flag(paper, "isrestricted") and (title or link):
            number = (document_number(link) if link else None) or (None if flag(paper, "isurl") else number)
            url = absolute(link, base) if link else None
            found.setdefault(number or url or title or "", Document(_plain(title or link or ""), url, number))
    return tuple(found.values())


def _committee(root: Element) -> str | None:
    """The committee that most items are referred to, else the one that most of the papers were written for."""
    for path in ("agendaitems/agendaitem/refertocommittee", ".//linkeddoc/committeetitle"):
        names = Counter(name for element in root.iterfind(path) if (name := " ".join((element.text or "").split())))
        if names:
            return _plain(names.most_common(1)[0][0])
    return None


def _state(root: Element, items: tuple[SightedItem, ...]) -> MinutesState | None:
    if flag(root, "minutepublished"):
        return MinutesState.PUBLISHED
    if any(item.minutes for item in items):
        return MinutesState.DRAFT
    if flag(root, "decisionpublished"):
        return MinutesState.DECISIONS
    return MinutesState.AGENDA if flag(root, "agendapublished") else None


def _attendance(root: Element) -> tuple[Attendance, ...] | None:
    listed = root.find("attendees")
    if listed is None:
        return None
    people = (
        [one_line(person.get(key) or "") or None for key in ("name", "roledescription", "attendance")]
        for person in listed
    )
    return tuple(Attendance(name, role, status) for name, role, status in people if name)


def _plain(title: str) -> str:
    """A title in which the service escaped a letter once too often ("&amp;#8217;")."""
    return one_line(unescape(title)) if "&" in title else title
