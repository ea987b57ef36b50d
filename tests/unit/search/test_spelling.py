"""Which words of the index a misspelt word may be."""

import pytest

from indexer.search.spelling import Lexicon, Spelling

LEXICON = Lexicon(
    {"allotment": 3, "drainage": 5, "biodiversity": 2, "library": 9, "road": 50, "22/41": 1, "bus": 7, "wednesday": 6}
)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("allotmant", [Spelling("allotment", 1, 3)]),
        ("drianage", [Spelling("drainage", 1, 5)]),
        ("libary", [Spelling("library", 1, 9)]),
        ("biodiveristiy", [Spelling("biodiversity", 2, 2)]),
        ("kibrary", [Spelling("library", 1, 9)]),
        ("kivrary", []),
        ("wensday", [Spelling("wednesday", 2, 6)]),
        ("wedsday", [Spelling("wednesday", 2, 6)]),
        ("wedesda", []),
        ("wenzday", []),
        ("bsday", []),
        ("rod", []),
        ("22/42", []),
        ("road", []),
        ("zeppelin", []),
    ],
)
def test_one_slip_is_near_and_two_in_a_long_word(word: str, found: list[Spelling]) -> None:
    """A letter left out, doubled, changed or exchanged with the next; short words and numbers are left alone.

    In a word of middle length two letters may be left out.
    """
    assert LEXICON.like(word) == found


def test_the_nearest_comes_first_then_the_most_frequent() -> None:
    lexicon = Lexicon({"planning": 4, "planting": 8, "planking": 9})
    assert [s.word for s in lexicon.like("plannning")] == ["planning", "planking", "planting"]
