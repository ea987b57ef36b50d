"""Which items are of the same matter."""

import pytest

from indexer.search.likeness import Matter
from indexer.search.stemming import stem
from indexer.search.tree import Node, Word

# How many of a thousand items hold a word; a reference stands in a few, and so does the name of a place.
ITEMS = 1_000
FREQUENT = {"application": 300, "area": 200, "conservation": 60, "appraisal": 30, "budget": 150, "road": 200}


def items_with(tree: Node) -> int:
    return FREQUENT.get(tree.text, 5) if isinstance(tree, Word) else 0


def likeness(one: str, other: str, *texts: str) -> float:
    mine, theirs = (Matter(title, texts).compared(items_with, ITEMS) for title in (one, other))
    return mine.likeness(theirs, stem)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Harnford Conservation Area Appraisal", "Harnford Conservation Area Appraisals", True),
        ("Harnford Conservation Area Appraisal", "Elderscote Conservation Area Appraisal", False),
        ("Revenue Budget Monitoring: Quarter 2 2022/23", "Revenue Budget Monitoring: Quarter 4 2025/26", True),
        ("25/01491 - 30 Pennock Road, Sawdry", "24/02817 - 30 Pennock Road, Sawdry", False),
        ("25/01491 - 30 Pennock Road, Sawdry", "Appeal against 25/01491", True),
        ("25/01491 - 30 Pennock Road, Sawdry", "30 Pennock Road, Sawdry", True),
        ("Premises licence: Harn Stores (LA/2023/927)", "Premises licence: Harn Stores (LA/2023/396)", False),
        ("Bridge, meeting of 12/01/2022", "Bridge, meeting of 13/02/2022", True),
        ("Lamps", "Bridges", False),
        ("", "", False),
    ],
)
def test_titles_with_different_references_or_places_are_of_different_matters(
    one: str, other: str, is_same: bool
) -> None:
    assert bool(likeness(one, other)) is is_same


def test_a_rare_reference_in_the_texts_is_surer_than_a_like_title() -> None:
    same_title = "Lamps of Sawdry"
    assert likeness(same_title, same_title) == likeness("Lamps", "Bridges", "As 22/00041 says.") == 1
    assert likeness(same_title, same_title, "As 22/00041 says.") == 2
    assert likeness("Lamps", "Bridges", "In 2022/23, at 12/01/2022.") == 0
