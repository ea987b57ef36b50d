"""Things that the archive itself says were renamed."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import fill, item


@pytest.fixture
def renamed(holding: Callable[..., Engine]) -> Engine:
    return holding(
        item("kent/1/1", "The Hub", ["The Hub is the building formerly known as the Reading Room."]),
        item("kent/1/2", "The reading room's roof"),
        item("kent/1/3", "Books", ["A room for reading"]),
        item("kent/1/4", "Heating of the Hub"),
        item("kent/1/5", "A hub for buses"),
    )


def answer(engine: Engine, words: str) -> tuple[set[str], tuple[str, ...]]:
    """The last parts of the ids of the hits, and the notes."""
    results = engine.search(Query(words))
    return {hit.id.rpartition("/")[2] for hit in results.hits}, results.notes


@pytest.mark.parametrize(
    ("words", "found", "notes"),
    [
        ("reading room", "1 2 3 4", [ROOM := "“Reading Room”: also searched for “the Hub”."]),
        ("reading-room", "1 4", [ROOM]),
        ("reading room heating", "4", [ROOM]),
        ("title:reading title:room", "1 2 4", [ROOM]),
        ('"reading room"', "1", []),
        ("hub -reading", "4 5", []),
        ("room reading", "1 2 3", []),
        ("hub", "1 4 5", []),
    ],
)
def test_who_types_a_name_that_the_archive_says_was_changed_also_finds_the_other(
    renamed: Engine, words: str, found: str, notes: list[str]
) -> None:
    """A name of one word with its article stands for no word alone; what is quoted or denied stays as it was typed."""
    assert answer(renamed, words) == (set(found.split()), tuple(notes))


def test_both_names_find_each_other(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "Names", ["It was agreed to rename Ashlea Barn as Orme Sea Studio."]),
        item("kent/1/2", "Places at Ashlea Barn"),
        item("kent/1/3", "Orme Sea Studio: results"),
        item("kent/1/4", "A studio at sea off Orme"),
    )
    assert answer(engine, "ashlea barn") == (
        {"1", "2", "3"},
        ("“Ashlea Barn”: also searched for “Orme Sea Studio”.",),
    )
    assert answer(engine, "Orme Sea Studio") == (
        {"1", "2", "3", "4"},
        ("“Orme Sea Studio”: also searched for “Ashlea Barn”.",),
    )


def test_what_was_found_by_the_other_name_is_marked(renamed: Engine) -> None:
    hits = {hit.id: hit for hit in renamed.search(Query("reading room heating")).hits}
    assert [hits["kent/1/4"].title[a:b] for a, b in hits["kent/1/4"].title_marks] == ["Heating", "the Hub"]


def test_of_several_other_names_the_two_commonest_are_searched_for(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "The White Bear (formerly The Crown)"),
        item("kent/1/2", "The White Bear (formerly The Swan)"),
        item("kent/1/3", "White Bear (formerly The Swan)"),
        item("kent/1/4", "The White Bear (formerly The Anchor)"),
    )
    assert answer(engine, "white bear")[1] == ("“White Bear”: also searched for “the Swan”, “the Anchor”.",)


def test_a_renaming_is_read_where_it_is_oldest_and_gone_with_its_item(engine: Engine) -> None:
    later = (item(f"kent/{n}/1", "The Weaving Shed, formerly shut", held_on="2026-02-10") for n in range(2, 60))
    fill(engine, item("kent/1/1", "The Weaving Shed (formerly Orme Shed)", held_on="2020-01-01"), *later)
    assert engine.search(Query("weaving shed")).notes == ("“Weaving Shed”: also searched for “Orme Shed”.",)
    fill(engine, item("kent/1/1", "Another item"), position=2)
    assert engine.search(Query("weaving shed")).notes == ()


def test_a_long_question_takes_both_names_for_one_thing(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "The Civic Hub, formerly the Reading Room"),
        item("kent/1/2", "Sandbags", ["The Civic Hub gave sandbags to Mill Lane."]),
        *(item(f"kent/2/{n}", "A fair", [f"The reading room had fair number {n}."]) for n in range(3)),
    )
    hits = engine.search(Query("what sandbags did the reading room give away in Mill Lane")).hits
    assert hits[0].id == "kent/1/2"
