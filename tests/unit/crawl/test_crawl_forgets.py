"""A crawl of a site that still has what was taken down here."""

from pathlib import Path

import pytest

from indexer.demo.council import TODAY, make_council
from indexer.demo.site import running
from tests.command_line import called
from tests.unit.crawl.sites import SLUG, crawl, status

pytestmark = pytest.mark.slow

COUNCIL = make_council(size="small")
ON_THE_DAY = ("--today", TODAY.isoformat())
# More than a site may fail to answer in a row before it is left for later.
MANY = 6


@pytest.mark.parametrize("troubles", [(), ("service-off",)], ids=["service", "pages"])
def test_meetings_that_were_taken_down_are_not_asked_for_again(troubles: tuple[str, ...], tmp_path: Path) -> None:
    held = (m for m in COUNCIL.meetings if m.held_on < TODAY and m.items)
    newest = sorted(held, key=lambda m: m.held_on)[-MANY:]
    with running(COUNCIL, troubles=troubles) as site:
        crawl(tmp_path, site.address, options=ON_THE_DAY)
        for meeting in newest:
            assert called(tmp_path, "forget", f"{SLUG}/{meeting.id}", "--why", "Asked for.", "--no-index").code == 0
        before = len(site.requests)
        again = crawl(tmp_path, site.address, options=ON_THE_DAY)
        asked = " ".join(request.target for request in site.requests[before:])
    assert (again.code, again.council["unread"], again.council["new"]) == (0, [], 0), again.said
    assert [m.id for m in newest if f"MeetingId={m.id}" in asked or f"MId={m.id}" in asked] == []
    assert status(tmp_path)["last_crawl"]["later"] is None
