"""Settings as the environment gives them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from indexer.crawl.due import window
from tests.command_line import Ran
from tests.pages_by_hand import ITEM_TEXT

SETTINGS = (
    *("MINUTEBOOK_INDEX", "MINUTEBOOK_MEMORY", "MINUTEBOOK_ROTATE", "MINUTEBOOK_CACHE", "MINUTEBOOK_TIMEOUT"),
    *("MINUTEBOOK_LOOKBACK", "MINUTEBOOK_BACKOFF", "MINUTEBOOK_PAUSE", "MINUTEBOOK_CONTACT"),
)


def test_a_setting_that_is_set_to_nothing_counts_as_not_set(minutebook: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ITEM_TEXT, encoding="utf-8")
    nothing = dict.fromkeys(SETTINGS, "")
    assert minutebook("ingest", tmp_path / "page.txt", **nothing).code == 0
    assert minutebook("search", "potholes", "--json", **nothing).json["total"] == 1


def test_a_look_back_longer_than_the_calendar_reaches_to_its_beginning() -> None:
    assert window(date(2026, 3, 1), 7 * 10**9, date(2026, 2, 1), None).since == date.min
