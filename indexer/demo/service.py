"""Renders the answers of mgWebService.asmx: committees, meetings and whole meetings as XML."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from archive.model import MinutesState
from indexer.demo import dress, frame
from indexer.demo.truth import Attendee, Committee, Item, MadeUpCouncil, Meeting, Paper, Person

_HEAD = f'<?xml version="1.0" encoding="utf-8"?>\r\n<!-- {frame.NOTICE} -->\r\n'
_STATUSES = {
    None: "Confirmed",
    "cancelled": "Cancelled",
    "moved": "Moved",
    "postponed": "Postponed",
    "withdrawn": "Withdrawn",
}
Range = tuple[date | None, date | None]


def _flag(claim: object) -> str:
    return "True" if claim else "False"


def _tags(**values: object) -> str:
    """Elements in order; an empty one holds a line break, as the service prints it."""
    return "\r\n".join(f"<{name}>{escape(str(value)) or chr(10)}</{name}>" for name, value in values.items())


def _document(text: str) -> bytes:
    return (_HEAD + text).encode()


def committees(found: Iterable[Committee], root: str = "committees") -> bytes:
    """GetCommittees and GetCommitteesByUser."""
    listed = tuple(found)
    rows = "\r\n".join(
        "<committee>\r\n"
        + _tags(
            committeeid=c.id,
            committeetitle=c.name,
            committeedeleted="False",
            committeeexpired=_flag(c.expired),
            committeecategory=c.category,
        )
        + "\r\n</committee>"
        for c in listed
    )
    return _document(f"<{root}>\r\n<committeescount> {len(listed)}</committeescount>\r\n{rows}\r\n</{root}>")


def meetings_between(council: MadeUpCouncil, committee: int, days: Range) -> tuple[Meeting, ...]:
    """Those of a committee (0: of all) from the first day to before the second; None is no bound."""
    first, end = days
    return tuple(
        m
        for m in council.meetings
        if committee in {0, m.committee.id}
        and (first is None or m.held_on >= first)
        and (end is None or m.held_on < end)
    )


def meetings(found: tuple[Meeting, ...]) -> bytes:
    """GetMeetings: meetings under their committees."""
    ordered = sorted(found, key=lambda m: (m.committee.name, m.held_on, m.id))
    groups = [(c, list(group)) for c, group in groupby(ordered, key=lambda m: m.committee)]
    parts = [
        "<committee>\r\n"
        + _tags(committeeid=c.id, committeetitle=c.name, committeemeetingcount=f" {len(group)}")
        + "\r\n<committeemeetings>\r\n"
        + "\r\n".join(_meeting_row(m) for m in group)
        + "\r\n</committeemeetings>\r\n</committee>"
        for c, group in groups
    ]
    counts = _tags(meetingscount=f" {len(found)}", committeescount=f" {len(groups)}")
    return _document(f"<getmeetings>\r\n{counts}\r\n" + "\r\n".join(parts) + "\r\n</getmeetings>")


def _meeting_row(meeting: Meeting) -> str:
    return (
        "<meeting>\r\n"
        + _tags(
            meetingid=meeting.id,
            meetingdate=frame.slashed(meeting.held_on),
            meetingstatus=_STATUSES[meeting.status],
            meetingtime=frame.clock(meeting.starts),
            iswebcast="False",
        )
        + "\r\n</meeting>"
    )


def by_date(found: tuple[Meeting, ...], ascending: bool) -> bytes:
    """GetAllMeetingsByDate: one flat list."""
    ordered = found if ascending else found[::-1]
    rows = "\r\n".join(
        _meeting_row(m).replace(
            "<meeting>\r\n",
            "<meeting>\r\n" + _tags(committeeid=m.committee.id, committeetitle=m.committee.name) + "\r\n",
        )
        for m in ordered
    )
    root = "getallmeetingsbydate"
    return _document(
        f"<{root}>\r\n<meetingscount> {len(found)}</meetingscount>\r\n<meetings>\r\n{rows}\r\n</meetings>\r\n</{root}>"
    )


def meeting(held: Meeting, base: str) -> bytes:
    """GetMeeting: the meeting whole. `base` is the site's address, with its slash."""
    head = _tags(
        meetingid=held.id,
        meetingdate=frame.slashed(held.held_on),
        meetingstatus=_STATUSES[held.status],
        isdisplayallowed="True",
        meetingtime=frame.clock(held.starts),
        meetingactualstarttime="",
        meetingplannedfinishtime="",
        meetingactualfinishtime="",
        meetinglocation=held.venue,
        iswebcast="False",
        agendaid=held.id,
        agendapublished=_flag(held.items),
        decisionpublished=_flag(any(i.decision for i in held.items)),
        minutepublished=_flag(held.state is MinutesState.PUBLISHED),
        meetingroom="",
    )
    items = "\r\n".join(_item(held, n, item, base) for n, item in enumerate(held.items, 1))
    people = "\r\n".join(_attendee(a, base) for a in held.attendees)
    return _document(
        f"<meeting>\r\n{head}\r\n<agendaitems>\r\n{items}\r\n</agendaitems>\r\n"
        f"<attendees>\r\n{people}\r\n</attendees>\r\n</meeting>"
    )


def _item(held: Meeting, place: int, item: Item, base: str) -> str:
    day, clothes = frame.slashed(held.held_on), held.committee.dress
    number = item.number or ""
    bodies = _tags(
        agendaitemid=item.id,
        agendaitemtitle=item.title,
        agendatext=dress.body(item.description, clothes, item.id),
        actualmeetingdate=day,
        agendaitemnumber=place + 3 if item.number else 0,
        agendaitemsubnumber="",
        fulldisplaynumberformat=number,
        authorusername="",
        commentlabel1="Presented By",
        commenttext1="",
        commentlabel2="Actions",
        commenttext2="",
    )
    texts = [
        f"<{name}>{escape(dress.body(text, clothes, item.id))}</{name}>\r\n"
        for name, text in (("decisionnonemptyhtmlbody", item.decision), ("minutesnonemptyhtmlbody", item.minutes))
        if text
    ]
    papers = "\r\n".join(_paper(held, item, (n, paper), base) for n, paper in enumerate(item.papers, 1))
    linked = f"<linkeddocuments>\r\n{papers}\r\n</linkeddocuments>"
    return f"<agendaitem>\r\n{bodies}\r\n{''.join(texts)}{_publication(held, place, item)}\r\n{linked}\r\n</agendaitem>"


def _publication(held: Meeting, place: int, item: Item) -> str:
    """What of the item is published, and of which meeting it is."""
    return _tags(
        declarationcount=sum("declared" in r.act for r in item.remarks),
        iscallin="False",
        iscomment="False",
        isdecision=_flag(item.decision),
        isdecisionpublished=_flag(item.decision),
        isminutepublished=_flag(item.minutes and held.state is MinutesState.PUBLISHED),
        ispubliccanspeak="False",
        isrestricted=_flag(item.restricted),
        isdisplayallowed="True",
        meetingdate=frame.slashed(held.held_on),
        meetingtime=frame.clock(held.starts),
        minutesitemnumber=place if item.minutes else "",
        minutesitemsubnumber="",
        preferreddate=frame.slashed(held.held_on),
        refertocommittee=held.committee.name,
    )


def _paper(held: Meeting, item: Item, numbered: tuple[int, Paper], base: str) -> str:
    place, paper = numbered
    day = frame.slashed(held.held_on)
    tags = _tags(
        attachmentid=paper.number,
        title=paper.title,
        isurl="False",
        url=f"{base}mgConvert2PDF.aspx?ID={paper.number}",
        isrestricted=_flag(paper.restricted),
        restrictionsRef="",
        itemnum=place,
        publicationdate=day,
        meetingdate=day,
        decisiondate=day,
        committeetitle=held.committee.name,
        isdecisionattachment="False",
        ownertitle=item.title,
    )
    return f"<linkeddoc>\r\n{tags}\r\n</linkeddoc>"


def _attendee(who: Attendee, base: str) -> str:
    person = who.person
    kind = "U" if person.is_councillor else "O"
    attributes = {
        "membertype": kind, "memberid": str(person.uid), "name": who.name, "roledescription": who.role,
        "attendance": who.status, "politicalparty": person.party or "", "ward": person.ward or "",
    }  # fmt: skip
    told = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<attendee {told}>\r\n<url>{base}mgUserInfo.aspx?UID={person.uid}</url>\r\n</attendee>"


def councillors_by_ward(people: Iterable[Person]) -> bytes:
    """GetCouncillorsByWard."""
    sitting = sorted((p for p in people if p.ward), key=lambda p: (p.ward or "", p.last))
    parts = []
    for ward, group in groupby(sitting, key=lambda p: p.ward):
        rows = "\r\n".join(
            "<councillor>\r\n"
            + _tags(
                councillorid=p.uid, fullusername=f"Councillor {p.name}", politicalpartytitle=p.party, wardtitle=ward
            )
            + "\r\n</councillor>"
            for p in group
        )
        parts.append(f"<ward>\r\n{_tags(wardtitle=ward)}\r\n<councillors>\r\n{rows}\r\n</councillors>\r\n</ward>")
    return _document("<councillorsbyward>\r\n<wards>\r\n" + "\r\n".join(parts) + "\r\n</wards>\r\n</councillorsbyward>")
