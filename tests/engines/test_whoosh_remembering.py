"""What is remembered from search to search stays within its room and changes no answer."""

import numpy as np
import pytest

from indexer.search.engines.whoosh.remembering import Remembered, room_of
from indexer.search.engines.whoosh.sets import Matches
from indexer.search.errors import SearchError
from indexer.search.tree import Word

ONE, TWO, THREE = ((Word(text),) for text in ("one", "two", "three"))


def matches(items: int) -> Matches:
    return Matches(np.arange(items), np.ones(items))


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    """Two thousand items take 32,000 bytes; there is room for two words."""
    remembered = Remembered(70_000, Matches.size)
    remembered.keep(ONE, matches(2_000))
    remembered.keep(TWO, matches(2_000))
    assert remembered.get(ONE)
    remembered.keep(THREE, matches(2_000))
    assert [remembered.get(leaves) is None for leaves in (ONE, TWO, THREE)] == [False, True, False]


@pytest.mark.parametrize(("room", "items"), [(0, 1), (31_000, 2_000)])
def test_what_has_no_room_is_not_kept(room: int, items: int) -> None:
    remembered = Remembered(room, Matches.size)
    remembered.keep(ONE, matches(items))
    assert remembered.get(ONE) is None


def test_the_room_is_a_setting_in_mib() -> None:
    assert (room_of({}), room_of({"MINUTEBOOK_CACHE": "3"}), room_of({"MINUTEBOOK_CACHE": "0"})) == (
        64 << 20,
        3 << 20,
        0,
    )
    with pytest.raises(SearchError, match="MINUTEBOOK_CACHE is “much”: give a number of MiB"):
        room_of({"MINUTEBOOK_CACHE": "much"})
