"""A small archive made by hand, with one of everything that a page can show: for the tests of the site."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.model import (
    Act,
    AgendaItem,
    Attendance,
    Capture,
    Document,
    Meeting,
    MeetingStatus,
    MinutesState,
    NamedVote,
    Outcome,
    OutcomeKind,
    Paragraph,
    ParagraphKind,
    Remark,
    RemarkKind,
    SettledBy,
    Version,
    Votes,
)
from archive.store import open_archive
from archive.warc import Page
from indexer.search.build import update
from indexer.search.engines import open_engine
from webui.app import Config

CAPTURED_AT = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
BODY = b"<html><body><div id='modgov'><script>alert(1)</script>a captured page</div></body></html>"
SHA256 = sha256(BODY).hexdigest()
CAPTURE = Capture("https://democracy.westmarch.example/ieListDocuments.aspx?MId=101", CAPTURED_AT, SHA256)

SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src=x onerror=alert(1)>'

FORUM = MeetingId("westmarch", "101")
PLANNING = MeetingId("westmarch", "102")
CANCELLED = MeetingId("westmarch", "103")
NASTY = MeetingId("eastmere", "7")
BARE = MeetingId("unknown", "ab12cd34ef56ab12")

PROGRESS = ItemId("westmarch", "101", "1004")
BRIDGE = ItemId("westmarch", "102", "2002")
GONE = ItemId("westmarch", "102", "2009")
NASTY_ITEM = ItemId("eastmere", "7", "1")
BARE_ITEM = ItemId("unknown", "ab12cd34ef56ab12", "ab12cd34ef56ab12")


def fill(home: Path) -> None:
    """Make an archive in `home` with the meetings below and one captured page."""
    with open_archive(home, writing=True) as archive:
        archive.ledger.keep([Page(BODY, CAPTURED_AT, CAPTURE.url, "text/html; charset=utf-8")])
        for meeting in (forum(), planning(), cancelled(), nasty(), bare(), *series()):
            archive.put(Composed(meeting))
        moved = (("unknown/0123456789abcdef/0123456789abcdef", str(PROGRESS)), ("unknown/0123456789abcdef", str(FORUM)))
        archive.remove(MeetingId("unknown", "0123456789abcdef"), moved)


def forum() -> Meeting:
    """Schools Forum: initials, points on two levels, a heading, settled and unsettled speakers."""
    procedural = _item(
        FORUM,
        "1001",
        "1.",
        "Apologies for absence",
        procedural=True,
        minutes=("Apologies were received from Jane Doe.",),
    )
    minutes = (
        Paragraph("p1", "AH gave an update on the attendance programme as follows:"),
        Paragraph("p2", "An attendance task group had been set up with the schools;", ParagraphKind.POINT, 1),
        Paragraph("p3", "its first report was due in May;", ParagraphKind.POINT, 2),
        Paragraph("p4", "the cost stood at £421,560.", ParagraphKind.POINT, 1),
        Paragraph("p5", "Questions", ParagraphKind.HEADING),
        Paragraph("p6", "Councillor Patel asked whether attendance had risen since the autumn.", label="4.2"),
        Paragraph("p7", "Mr Okoro, seconded by Councillor Patel, moved that the report be noted."),
        Paragraph("p8", "RESOLVED that the report be noted."),
    )
    remarks = (
        Remark(
            ("p1", "p2", "p3", "p4"), "AH", RemarkKind.INITIALS, Act.INTRODUCED, "Alice Hartley", SettledBy.INITIALS
        ),
        Remark(("p6",), "Councillor Patel", RemarkKind.COUNCILLOR, Act.ASKED, "Nisha Patel", SettledBy.NAME),
        Remark(("p7",), "Mr Okoro", RemarkKind.OTHER, Act.MOVED),
        Remark(("p7",), "Councillor Patel", RemarkKind.COUNCILLOR, Act.SECONDED, "Nisha Patel", SettledBy.NAME),
    )
    progress = AgendaItem(
        PROGRESS,
        "4.",
        "Attendance programme: progress and spend",
        MinutesState.DRAFT,
        description=(Paragraph("d1", "To receive a report from the programme’s lead officer."),),
        decision=(Paragraph("r1", "The report was noted."),),
        minutes=minutes,
        documents=(
            Document("Progress report", "https://democracy.westmarch.example/documents/s77/Progress.pdf", "77"),
            Document("An unsafe paper", "javascript:alert(1)"),
        ),
        remarks=remarks,
        outcomes=(Outcome(OutcomeKind.NOTED, "RESOLVED that the report be noted.", "Mr Okoro", "Councillor Patel"),),
        source_url="https://democracy.westmarch.example/mgAi.aspx?ID=1004",
        capture=CAPTURE,
        versions=(Version(CAPTURED_AT, "a" * 64, SHA256), Version(CAPTURED_AT.replace(day=9), "b" * 64, SHA256)),
    )
    heading = _item(FORUM, "1003", None, "Matters for decision")
    last = _item(FORUM, "1005", "5a", "Attendance of members", minutes=("The attendance of members was discussed.",))
    return Meeting(
        FORUM,
        "Schools Forum",
        date(2026, 2, 10),
        time(17, 30),
        "Committee Room 2, Westmarch House",
        MinutesState.DRAFT,
        attendance=(
            Attendance("Councillor Nisha Patel", "Chair", "Present"),
            Attendance("Alice Hartley (AH)", "Programme lead", "In attendance"),
            Attendance("Jane Doe", None, "Apologies"),
        ),
        items=(procedural, heading, progress, last),
        documents=(
            Document("Agenda frontsheet", "https://democracy.westmarch.example/documents/g101/Agenda.pdf", None),
        ),
        source_url="https://democracy.westmarch.example/ieListDocuments.aspx?MId=101",
        capture=CAPTURE,
    )


def planning() -> Meeting:
    """Planning Committee: a table, a vote with names, a lost amendment, an item that was withdrawn."""
    minutes = (
        Paragraph("p1", "The officer introduced application P/2026/0019 for a footbridge over the Marrow."),
        Paragraph("p2", "Span | 24 metres | Cost | £1.2 million", ParagraphKind.ROW),
        Paragraph("p3", "Width | 3 metres", ParagraphKind.ROW),
        Paragraph("p4", "The Chair thanked the residents who had written in."),
    )
    named = (NamedVote("Lowe", "for"), NamedVote("Ng", "for"), NamedVote("Price", "against"))
    bridge = AgendaItem(
        BRIDGE,
        "12/26",
        "Footbridge over the Marrow",
        MinutesState.PUBLISHED,
        minutes=minutes,
        remarks=(Remark(("p4",), "The Chair", RemarkKind.ROLE, Act.SAID),),
        outcomes=(
            Outcome(OutcomeKind.LOST, "An amendment to widen the bridge was LOST.", "Councillor Price"),
            Outcome(
                OutcomeKind.APPROVED,
                "RESOLVED that:\n(a) permission be granted;\n(b) work begin in spring.",
                "Councillor Lowe",
                "Councillor Ng",
                Votes(2, 1, None, named),
            ),
        ),
        source_url="https://democracy.westmarch.example/mgAi.aspx?ID=2002",
        capture=CAPTURE,
        versions=(Version(CAPTURED_AT, "c" * 64, SHA256),),
    )
    secret = _item(PLANNING, "2003", "13/26", "Land transaction", restricted=True)
    gone = replace(
        _item(PLANNING, "2009", "14/26", "Kiosk on the pier", minutes=("A kiosk was proposed.",)),
        state=MinutesState.WITHDRAWN,
    )
    return Meeting(
        PLANNING,
        "Planning Committee",
        date(2025, 11, 4),
        state=MinutesState.PUBLISHED,
        items=(bridge, secret),
        tombstones=(gone,),
        capture=CAPTURE,
    )


def cancelled() -> Meeting:
    return Meeting(
        CANCELLED, "Planning Committee", date(2025, 12, 2), status=MeetingStatus.CANCELLED, state=MinutesState.AGENDA
    )


def nasty() -> Meeting:
    """Markup in every place where a page could be made to run it."""
    item = AgendaItem(
        NASTY_ITEM,
        SCRIPT,
        f"Noise {SCRIPT} and {HANDLER}",
        MinutesState.PUBLISHED,
        minutes=(
            Paragraph("p1", f"Noise {SCRIPT} was {HANDLER} heard."),
            Paragraph("p2", f"{SCRIPT} | {HANDLER}", ParagraphKind.ROW),
        ),
        remarks=(Remark(("p1",), f"Mr {HANDLER}", RemarkKind.OTHER, Act.SAID, SCRIPT, SettledBy.NAME),),
        outcomes=(Outcome(OutcomeKind.NOTED, f"NOTED {SCRIPT}", HANDLER, SCRIPT),),
        documents=(Document(SCRIPT, HANDLER),),
        source_url=f"javascript:{SCRIPT}",
        capture=Capture(f"javascript:{HANDLER}", CAPTURED_AT, SHA256),
    )
    return Meeting(
        NASTY,
        f"Committee {SCRIPT}{HANDLER}",
        date(2024, 5, 1),
        venue=HANDLER,
        state=MinutesState.PUBLISHED,
        items=(item,),
        attendance=(Attendance(SCRIPT, HANDLER, SCRIPT),),
        source_url="http://[broken",
    )


def bare() -> Meeting:
    """A page that states neither committee nor date nor council."""
    item = AgendaItem(
        BARE_ITEM,
        None,
        "Attendance at harvest time",
        minutes=(Paragraph("p1", "The Forum spoke of attendance at harvest time."),),
        remarks=(Remark(("p1",), "The Forum", RemarkKind.BODY, Act.SAID),),
        capture=CAPTURE,
    )
    return Meeting(BARE, items=(item,), capture=CAPTURE)


def series() -> list[Meeting]:
    """Twenty committees, each with one meeting of two items: long facets and several pages of results.

    The library hours of the first three are one matter by the council's own number.
    """
    places = (
        "Alder",
        "Birch",
        "Cedar",
        "Dogwood",
        "Elder",
        "Fir",
        "Gorse",
        "Hazel",
        "Ivy",
        "Juniper",
        "Larch",
        "Maple",
        "Oak",
        "Pine",
        "Rowan",
        "Spindle",
        "Teasel",
        "Willow",
        "Yarrow",
        "Yew",
    )
    found = []
    for number, place in enumerate(places):
        meeting = MeetingId("westmarch", str(500 + number))
        items = tuple(
            _item(
                meeting,
                f"{500 + number}{part}",
                f"{part}.",
                f"{place} ward: {subject}",
                minutes=(f"Members heard about {subject} and drainage in {place} ward.", "AGREED that work continue."),
                issue="6535" if subject == "library hours" and number < 3 else None,
            )
            for part, subject in enumerate(("library hours", "road repairs"), start=1)
        )
        found.append(
            Meeting(
                meeting,
                f"{place} Area Board",
                date(2020 + number % 5, 1 + number % 12, 10),
                state=MinutesState.PUBLISHED,
                items=items,
                capture=CAPTURE,
            )
        )
    return found


def _item(
    meeting: MeetingId,
    item: str,
    number: str | None,
    title: str,
    *,
    minutes: tuple[str, ...] = (),
    procedural: bool = False,
    restricted: bool = False,
    issue: str | None = None,
) -> AgendaItem:
    paragraphs = tuple(Paragraph(f"p{place}", text) for place, text in enumerate(minutes, start=1))
    return AgendaItem(
        ItemId(meeting.council, meeting.meeting, item),
        number,
        title,
        MinutesState.PUBLISHED,
        minutes=paragraphs,
        procedural=procedural,
        restricted=restricted,
        issue=issue,
        capture=CAPTURE,
    )


def make_site(home: Path) -> Config:
    """The archive above with its index, as the site opens them."""
    fill(home)
    config = Config(home, f"whoosh:{home / 'index'}")
    engine = open_engine(config.index_url)
    with open_archive(home) as archive:
        update(archive, engine)
    engine.close()
    return config
