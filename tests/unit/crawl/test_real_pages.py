"""Real pages, read where they lie: what they must give is told in counts, numbers, days and names only."""

from datetime import date, time
from pathlib import Path

import pytest

from archive.model import Attendance, MeetingStatus, MinutesState
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov import pages, service
from indexer.crawl.moderngov.addresses import absolute_moderngov_addresses

REAL = Path(__file__).parents[4] / "shared" / "real"
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real pages do not come with the project")


def read(name):
    return (REAL / name).read_bytes()


def test_a_published_meeting_of_the_web_service():
    sighting = pages.parse(read("lgsf_fixtures/meeting_with_minutes.xml"), None)
    assert (sighting.meeting, sighting.committee, sighting.held_on) == ("4967", "Audit Committee", date(2026, 2, 10))
    assert (sighting.whole, sighting.state, sighting.status) == (True, MinutesState.PUBLISHED, None)
    assert sighting.starts_at == time(10)
    assert [(item.item, item.number, item.title) for item in sighting.items] == [
        ("18831", "1.", "Minutes"),
        ("18833", "9.", "Work Programme"),
    ]
    assert sighting.attendance == (Attendance("Councillor Basil Curley", "Committee Member", "Expected"),)
    assert [[document.number for document in item.documents] for item in sighting.items] == [["60860"], ["60909"]]
    for item in sighting.items:
        texts = [paragraph.text for part in (item.description, item.minutes) for paragraph in part]
        assert len(texts) == 2
        assert not any("<" in text or "&lt;" in text or "\n" in text for text in texts)


def test_a_cancelled_meeting_of_the_web_service():
    sighting = pages.parse(read("lgsf_fixtures/meeting_no_minutes.xml"), "https://democracy.manchester.gov.uk/")
    assert (sighting.meeting, sighting.status, sighting.items) == ("4966", MeetingStatus.CANCELLED, ())
    assert (sighting.held_on, sighting.state, sighting.committee) == (date(2026, 1, 13), None, None)
    assert sighting.source_url == "https://democracy.manchester.gov.uk/ieListDocuments.aspx?MId=4966&Ver=4"


def test_committees_and_meetings_of_the_web_service():
    committees = service.committees(read("lgsf_fixtures/committees.xml"))
    assert [(c.number, c.expired, c.deleted) for c in committees] == [
        ("312", True, False),
        ("163", False, False),
        ("144", False, False),
    ]
    meetings = service.meetings(read("lgsf_fixtures/meetings.xml"))
    assert [(m.number, m.held_on, m.status, m.committee.title) for m in meetings] == [
        ("4966", date(2026, 1, 13), MeetingStatus.CANCELLED, "Audit Committee"),
        ("4967", date(2026, 2, 10), None, "Audit Committee"),
    ]


def test_the_bare_text_of_an_agenda_item_states_no_committee_date_or_number():
    sighting = pages.parse(read("seed/agenda-item.txt"), None)
    (item,) = sighting.items
    assert (sighting.meeting, sighting.committee, sighting.held_on, sighting.state) == (None, None, None, None)
    assert (item.item, item.number, item.description, item.decision, item.documents) == (None, None, None, None, ())
    assert item.title.startswith("Education Transformation Programme")
    assert len(item.minutes) == 16
    assert [p.level for p in item.minutes] == [None] + [1] * 9 + [None] * 6
    assert not sighting.whole
    assert not item.cut


@pytest.mark.parametrize(
    "page", ["search_pages/moderngov_search_no_results.html", "lgsf_fixtures/modgov_decisions_list.html"]
)
def test_pages_without_agenda_items_are_named_as_such(page):
    with pytest.raises(Unreadable, match="ModernGov page"):
        pages.parse(read(page), None)


def test_the_site_of_a_saved_answer_is_found_in_it():
    addresses = absolute_moderngov_addresses(read("lgsf_fixtures/meeting_with_minutes.xml"))
    assert {address.split("/")[2] for address in addresses} == {"democracy.manchester.gov.uk"}
