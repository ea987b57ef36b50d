"""What Chromium saves as “Webpage, single file” is archived as the page itself is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from archive.model import Meeting
from archive.sighting import Stated
from archive.store import open_archive
from indexer.crawl.saved import ingest
from indexer.demo.council import make_council
from indexer.demo.expected import bare, without_addresses
from indexer.demo.site import running

pytestmark = pytest.mark.slow


def archived(home: Path, page: Path) -> Meeting:
    """The only meeting of a page, without what tells where it came from."""
    with open_archive(home, writing=True) as archive:
        done = ingest(archive, [page], Stated("harnmere"), datetime.now(UTC) + timedelta(minutes=1))
        assert done.unread == ()
        (meeting,) = archive.meetings()
        return without_addresses(bare(archive.meeting(meeting)))


def test_a_meeting_saved_in_one_file_is_the_meeting_with_its_address(chromium: Browser, tmp_path: Path) -> None:
    council = make_council(size="small")
    meeting = max(council.meetings, key=lambda meeting: meeting.has_minutes and len(meeting.items))
    single, plain = tmp_path / "page.mhtml", tmp_path / "page.html"
    with running(council) as site, chromium.new_context() as context:
        address = f"{site.address}ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}"
        page = context.new_page()
        answer = page.goto(address)
        assert answer is not None
        plain.write_bytes(answer.body())
        saved = context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
        single.write_bytes(saved["data"].encode())
    found = archived(tmp_path / "single", single)
    assert (found.source_url or "").startswith(f"{site.address}ieListDocuments.aspx?")
    items = tuple(replace(item, source_url=None) for item in found.items)
    assert replace(found, source_url=None, items=items) == archived(tmp_path / "plain", plain)
