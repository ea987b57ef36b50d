"""Speakers who are named with and without their first names."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import item

TOO = "Few items hold these words; those with “Mr” or the like before the speaker's surname follow, last by best match."


@pytest.fixture
def beach(holding: Callable[..., Engine]) -> Engine:
    return holding(
        item("kent/1/1", "Huts on the beach", speakers=("Mr Derek Ray Youngs",)),
        item("kent/1/2", "Beach", ["Roses grew on the beach."], speakers=("Mr Youngs",)),
        item("kent/1/3", "Beach", ["Beach, beach, beach"], speakers=("Mrs Petra Youngs", "Councillor Youngs")),
        item("kent/1/4", "Sand", speakers=("Mr Jan van Dijk",)),
        item("kent/1/5", "Sand of the beach", speakers=("Mr van Dijk", "Ms Price")),
        item("kent/1/6", "Sand in a hut", speakers=("Mr Dijk",)),
        item("kent/1/7", "Sand", speakers=("Councillor Ann Price",)),
    )


@pytest.mark.parametrize(
    ("words", "found", "notes"),
    [
        ("Derek Ray Youngs beach", ["1", "2"], (TOO,)),
        ("beach Ray Youngs", ["1", "2"], (TOO,)),
        ("Jan van Dijk sand", ["4", "5"], (TOO,)),
        ("Petra Youngs beach", ["3"], ()),
        ("Ann Price sand", ["7"], ()),
        ("Derek Ray Youngs roses", [], ()),
        ("Ray Youngs zebra", [], ()),
        ("Derek Smith beach", [], ()),
        ('"Ray Youngs" beach', ["1"], ()),
        ("speaker:Ray speaker:Youngs beach", ["1"], ()),
    ],
)
def test_a_speaker_may_be_named_by_surname_alone_where_few_items_have_the_first_name(
    beach: Engine, words: str, found: list[str], notes: tuple[str, ...]
) -> None:
    """Behind “Mr” or the like, which minutes put in its place, after an item that has the whole name; a councillor is
    known from the attendance."""
    results = beach.search(Query(words))
    ids = [hit.id.rpartition("/")[2] for hit in results.hits]
    assert (ids if len(notes) else sorted(ids), results.notes) == (found if notes else sorted(found), notes)
