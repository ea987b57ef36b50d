"""What is told of a meeting beside its pages: withdrawals, and what a rebuilt archive knows of them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.check import faults
from archive.compose import compose
from archive.errors import NotArchived
from archive.ids import ItemId, MeetingId
from archive.model import MinutesState, Notice, Paragraph
from archive.sighting import Evidence, SightedItem, Sighting, Stated
from archive.store import Archive, open_archive
from archive.warc import Page

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MEETING = MeetingId("kent", "7738")
GONE = "the site no longer lists it"


def put(archive: Archive, body: bytes, at: datetime) -> None:
    """One page that lists the items 1 and 2, entered as intake does it."""
    rows = tuple(SightedItem(n, f"Item {n}", minutes=(Paragraph("p1", "Words."),)) for n in "12")
    told = Sighting("7738", whole=True, items=rows, state=MinutesState.PUBLISHED)
    (kept,) = archive.ledger.keep([Page(body, at)])
    capture, _ = archive.ledger.capture_with(kept.sha256)
    known = [e for _, e in archive.evidence(MEETING)]
    new = Evidence(MEETING, told, Stated(), at, None, kept.sha256)
    archive.put(compose([*known, new], archive.ledger.notices.of(MEETING)), [(capture, told)])


def test_a_withdrawn_meeting_leaves_the_index_and_keeps_its_items_as_tombstones(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, b"page", NOON)
        before, position = archive.meeting(MEETING), archive.position()
        assert archive.withdraw_meeting(MEETING, NOON + HOUR, GONE)
        meeting = archive.meeting(MEETING)
        assert (meeting.state, meeting.items) == (MinutesState.WITHDRAWN, ())
        assert meeting.withdrawn == Notice(NOON + HOUR, GONE)
        assert [(i.id, i.minutes) for i in meeting.tombstones] == [(i.id, i.minutes) for i in before.items]
        assert {i.state for i in meeting.tombstones} == {MinutesState.WITHDRAWN}
        assert [m for _, m in archive.changed_since(position)] == [MEETING]
        assert archive.counts().items == 0
        assert list(faults(archive)) == []


def test_a_meeting_is_withdrawn_once(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, b"page", NOON)
        assert archive.withdraw_meeting(MEETING, NOON + HOUR, GONE)
        position = archive.position()
        assert not archive.withdraw_meeting(MEETING, NOON + 2 * HOUR, "another reason")
        assert (archive.position(), archive.meeting(MEETING).withdrawn) == (position, Notice(NOON + HOUR, GONE))


def test_a_page_captured_later_brings_a_withdrawn_meeting_back(home: Path) -> None:
    with open_archive(home, writing=True) as archive:
        put(archive, b"page", NOON)
        archive.withdraw_meeting(MEETING, NOON + HOUR, GONE)
        put(archive, b"an older page, read late", NOON - HOUR)
        assert archive.meeting(MEETING).withdrawn is not None
        put(archive, b"the page again", NOON + 2 * HOUR)
        meeting = archive.meeting(MEETING)
        assert (meeting.state, meeting.withdrawn, len(meeting.items)) == (MinutesState.PUBLISHED, None, 2)
        assert not archive.withdraw_meeting(MEETING, NOON + HOUR, "said late")
        assert archive.withdraw_meeting(MEETING, NOON + 3 * HOUR, "gone again")
        assert archive.meeting(MEETING).withdrawn == Notice(NOON + 3 * HOUR, "gone again")


def test_a_meeting_that_is_not_archived_cannot_be_withdrawn(home: Path) -> None:
    with open_archive(home, writing=True) as archive, pytest.raises(NotArchived):
        archive.withdraw_meeting(MEETING, NOON, GONE)


def test_a_withdrawal_that_was_not_entered_is_found_again(home: Path) -> None:
    """Killed between the WARC file and the database, the withdrawal happens at the next start."""
    with open_archive(home, writing=True) as archive:
        put(archive, b"page", NOON)
        archive.withdraw_meeting(MEETING, NOON + HOUR, GONE)
        withdrawn = archive.meeting(MEETING)
        archive._db.execute("DELETE FROM withdrawn")
        archive.put(compose([e for _, e in archive.evidence(MEETING)]))
        assert archive.meeting(MEETING).withdrawn is None
    with open_archive(home, writing=True) as archive:
        assert archive.meeting(MEETING) == withdrawn
        assert archive.item(ItemId("kent", "7738", "1"))[1].state is MinutesState.WITHDRAWN
