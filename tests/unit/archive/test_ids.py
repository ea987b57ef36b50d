"""The one identity of meetings and items."""

import pytest

from archive.errors import NotArchived
from archive.ids import ItemId, MeetingId, is_council_slug, stated_council


def test_an_item_is_written_as_its_address_is() -> None:
    item = ItemId("kent", "7738", "44440")
    assert str(item) == "kent/7738/44440"
    assert ItemId.parse("kent/7738/44440") == item
    assert item.of_meeting == MeetingId("kent", "7738")


@pytest.mark.parametrize(
    "text", ["", "kent", "kent/1", "kent/1/2/3", "Kent/1/2", "kent//2", "kent/1/2\n", "kent/1/../2", "kent/1/é", "/1/2"]
)
def test_what_is_no_item_id_is_not_archived(text: str) -> None:
    with pytest.raises(NotArchived, match="COUNCIL/MEETING/ITEM"):
        ItemId.parse(text)


def test_a_host_with_its_port_can_name_a_council() -> None:
    assert is_council_slug("127.0.0.1-8001")
    assert not is_council_slug("127.0.0.1:8001/")


def test_the_council_of_a_page_nobody_can_place_is_not_stated() -> None:
    assert stated_council("unknown") is None
    assert stated_council("kent") == "kent"
