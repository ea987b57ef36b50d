"""What is made ready for the database is what the database holds afterwards."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from archive.compose import Composed
from archive.difference import Put
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting, MinutesState, Paragraph
from archive.rows import MeetingRows, packed, unpacked
from archive.sighting import SightedItem, Sighting
from archive.store import open_archive

ID = MeetingId("kent", "7738")
ITEM = AgendaItem(ItemId("kent", "7738", "1"), "1.", "Roads", minutes=(Paragraph("p1", "Salt was bought."),))
GONE = replace(ITEM, id=ItemId("kent", "7738", "2"), title="Lamps", state=MinutesState.WITHDRAWN)
MEETING = Meeting(ID, "Forum", date(2026, 1, 5), state=MinutesState.DRAFT, items=(ITEM,), tombstones=(GONE,))


def test_rows_tell_the_meeting_that_they_are_of() -> None:
    assert MeetingRows.of(Composed(MEETING)).told() == MEETING


def test_a_packed_sighting_is_unpacked_as_it_was() -> None:
    told = Sighting("7738", False, (SightedItem("1", "Roads", minutes=ITEM.minutes),), held_on=date(2026, 1, 5))
    assert unpacked(packed(told)) == told


def test_rows_that_are_put_are_archived_as_the_meeting_itself_would_be(tmp_path: Path) -> None:
    """The first time all is new; the second time only what differs from what is archived counts as changed."""
    later = replace(MEETING, items=(replace(ITEM, title="Roads and paths"),))
    with open_archive(tmp_path, writing=True) as archive:
        assert archive.put_rows(MeetingRows.of(Composed(MEETING))) == Put(frozenset({ITEM.id, GONE.id}), frozenset())
        first = archive.position()
        assert archive.put_rows(MeetingRows.of(Composed(MEETING))) == Put(frozenset(), frozenset())
        assert (archive.position(), archive.meeting(ID)) == (first, MEETING)
        assert archive.put_rows(MeetingRows.of(Composed(later))) == Put(frozenset(), frozenset({ITEM.id}))
        assert (archive.position() - first, archive.meeting(ID)) == (1, later)


def test_rows_lead_old_ids_of_items_to_their_true_ones(tmp_path: Path) -> None:
    old = ItemId("kent", "7738", "0123456789abcdef")
    with open_archive(tmp_path, writing=True) as archive:
        archive.put_rows(MeetingRows.of(Composed(MEETING, ((old, ITEM.id),))))
        assert archive.moved_to(old) == ITEM.id
