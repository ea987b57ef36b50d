"""Words that name the committee or the council, where no item holds them."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import item


@pytest.mark.parametrize(
    ("words", "found", "taken"),
    [
        ("planning committee cannery", "1", "“planning committee” was taken for the committee."),
        ("cannery planning committee", "1", "“planning committee” was taken for the committee."),
        ("licensing sub-committee mermaid", "2", "“licensing sub-committee” was taken for the committee."),
        ("full council hedgehog", "3", "“full council” was taken for the committee."),
        ("cabinet hoard", "4", "“cabinet” was taken for the committee."),
        ("CABINET hoard", "4", "“CABINET” was taken for the committee."),
        ("kent hoard", "4", "“kent” was taken for the council."),
        ("kent cabinet hoard", "", ""),
        ("planning cannery", "", ""),
        ('"planning committee" cannery', "", ""),
        ("planning committee mermaid", "", ""),
        ("licensing panel", "", ""),
        ("planning committee quoits", "5", ""),
    ],
)
def test_words_of_a_body_are_taken_for_it_where_no_item_holds_them(
    holding: Callable[..., Engine], words: str, found: str, taken: str
) -> None:
    """One word names a council, but hardly a committee; what is quoted or denied stays what it is."""
    engine = holding(
        item("kent/1/1", "Former cannery", committee="Planning and Building Control Committee"),
        item("kent/2/2", "The Mermaid", committee="Licensing Sub-Committee"),
        item("kent/3/3", "Hedgehog highways", committee="Council"),
        item("kent/4/4", "Loan of the hoard", committee="Cabinet"),
        item("kent/5/5", "Quoits", ["The Planning Committee had asked."], committee="Forum"),
    )
    results = engine.search(Query(words))
    assert {hit.id.rpartition("/")[2] for hit in results.hits} == set(found.split())
    assert results.notes == ((f"No item holds all of these words; {taken}",) if taken else ())
