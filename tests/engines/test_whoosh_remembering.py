"""What is remembered from search to search stays within its room and changes no answer."""

import numpy as np
import pytest

from indexer.search.engines.whoosh.matches import Found
from indexer.search.engines.whoosh.remembering import Remembered, room_of
from indexer.search.errors import SearchError
from indexer.search.tree import Word

ONE, TWO, THREE = ((Word(text),) for text in ("one", "two", "three"))


def found(items: int) -> Found:
    return Found(np.arange(items), np.ones(items))


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    """Two thousand items take 32,000 bytes; there is room for two words."""
    remembered = Remembered(70_000, Found.size)
    remembered.keep(ONE, found(2_000))
    remembered.keep(TWO, found(2_000))
    assert remembered.get(ONE)
    remembered.keep(THREE, found(2_000))
    assert [remembered.get(leaves) is None for leaves in (ONE, TWO, THREE)] == [False, True, False]


@pytest.mark.parametrize(("room", "items"), [(0, 1), (31_000, 2_000)])
def test_what_has_no_room_is_not_kept(room: int, items: int) -> None:
    remembered = Remembered(room, Found.size)
    remembered.keep(ONE, found(items))
    assert remembered.get(ONE) is None


def test_the_room_is_a_setting_in_mib() -> None:
    assert (room_of({}), room_of({"MINUTEBOOK_CACHE": "3"}), room_of({"MINUTEBOOK_CACHE": "0"})) == (
        64 << 20,
        3 << 20,
        0,
    )
    with pytest.raises(SearchError, match="MINUTEBOOK_CACHE is “much”: give a number of MiB"):
        room_of({"MINUTEBOOK_CACHE": "much"})
