"""Other ways to write numbers and what they count."""

import pytest

from indexer.search.amounts import written_together


@pytest.mark.parametrize(("one", "other"), [("9a", "k"), ("5a", "m"), ("20m", "bn"), ("a9", "k"), ("9", "a9")])
def test_two_words_of_which_the_first_is_no_number_are_no_amount(one: str, other: str) -> None:
    assert written_together(one, other) == ()
