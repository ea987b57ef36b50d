"""Short ways to write minutes and meetings down for the tests of the reading."""

from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Attendance, Meeting, Paragraph, ParagraphKind
from indexer.reading.paragraphs import blocks_of_text, paragraphs
from indexer.reading.read import read

ATTENDANCE = (
    Attendance("Councillor Andrew Smith", "Chair", "Present"),
    Attendance("Councillor Bethan Gwŷther", "Vice-Chair", "Present"),
    Attendance("Councillor Pàdraig O'Dwyer", "Committee Member", "Present"),
    Attendance("Councillor Helena van der Meer", "Committee Member", "Present"),
    Attendance("Councillor Jean-Luc Bréhat", "Committee Member", "Present"),
    Attendance("Councillor Anne Jones", "Committee Member", "Present"),
    Attendance("Councillor Brian Jones", "Committee Member", "Present"),
    Attendance("Councillor Cyril Absentee", "Committee Member", "Apologies"),
    Attendance("Councillor Ruth Sands", "Cabinet Member for Roads, Parks and Streets", "In attendance"),
    Attendance("Andrea Hope (AH)", "Head of Inclusion", "In attendance"),
    Attendance("Mrs Joan Orme", "Director of Public Health", "In attendance"),
    Attendance("Colin Marsh", "Finance Manager", "In attendance"),
)


def minutes(*texts: str) -> tuple[Paragraph, ...]:
    return paragraphs(blocks_of_text("\n\n".join(texts)), "p")


def item(*texts: str, title: str = "Roads", decision: tuple[str, ...] = ()) -> AgendaItem:
    block = paragraphs(blocks_of_text("\n\n".join(decision)), "r")
    return AgendaItem(ItemId("x", "1", "2"), "1.", title, minutes=minutes(*texts), decision=block)


def with_rows(*texts: str) -> AgendaItem:
    """An item in whose minutes a text with "|" is a row; a bar behind the last cell is none of the row's text."""
    lines = tuple(
        Paragraph(f"p{n}", text.removesuffix(" |"), ParagraphKind.ROW if "|" in text else ParagraphKind.TEXT)
        for n, text in enumerate(texts)
    )
    return AgendaItem(ItemId("x", "1", "2"), "1.", "Roads", minutes=lines)


def reading(found: AgendaItem, attendance: tuple[Attendance, ...] = (), committee: str | None = None) -> AgendaItem:
    """The item after reading, in a meeting with this attendance."""
    meeting = Meeting(MeetingId("x", "1"), committee=committee, attendance=attendance, items=(found,))
    return read(meeting).items[0]
