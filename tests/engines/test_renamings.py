"""Things that the archive itself says were renamed."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import answer, fill, item


@pytest.fixture
def renamed(holding: Callable[..., Engine]) -> Engine:
    return holding(
        item("kent/1/1", "The Civic Hub", ["The Civic Hub is the building formerly known as the Reading Room."]),
        item("kent/1/2", "The reading room's roof"),
        item("kent/1/3", "Books", ["A room for reading"]),
        item("kent/1/4", "Heating of the Civic Hub"),
        item("kent/1/5", "A civic duty and a hub for buses"),
    )


@pytest.mark.parametrize(
    ("words", "found", "notes"),
    [
        ("reading room", "1 2 3 4", [ROOM := "“Reading Room”: also searched for “Civic Hub”."]),
        ("reading-room", "1 4", [ROOM]),
        ("reading room heating", "4", [ROOM]),
        ("heating reading room", "4", [ROOM]),
        ("title:reading title:room", "1 2 4", [ROOM]),
        ("civic hub", "1 2 4 5", ["“Civic Hub”: also searched for “Reading Room”."]),
        ("zebra OR (reading room heating)", "4", [ROOM]),
        ('"reading room"', "1", []),
        ("hub -reading", "4 5", []),
        ("room reading", "1 2 3", []),
        ("hub", "1 4 5", []),
        ("title:reading room", "2", []),
    ],
)
def test_who_types_a_name_that_the_archive_says_was_changed_also_finds_the_other(
    renamed: Engine, words: str, found: str, notes: list[str]
) -> None:
    """What is quoted or denied stays as it was typed, and no word of a name stands for it alone."""
    assert answer(renamed, words) == (set(found.split()), tuple(notes))


def test_both_names_find_each_other(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "Names", ["It was agreed to rename Ashlea Library as Orme Sea Pavilion."]),
        item("kent/1/2", "Places at Ashlea Library"),
        item("kent/1/3", "Orme Sea Pavilion: results"),
        item("kent/1/4", "A pavilion at sea off Orme"),
    )
    assert answer(engine, "ashlea library") == (
        {"1", "2", "3"},
        ("“Ashlea Library”: also searched for “Orme Sea Pavilion”.",),
    )
    assert answer(engine, "Orme Sea Pavilion") == (
        {"1", "2", "3", "4"},
        ("“Orme Sea Pavilion”: also searched for “Ashlea Library”.",),
    )


def test_what_was_found_by_the_other_name_is_marked(renamed: Engine) -> None:
    hits = {hit.id: hit for hit in renamed.search(Query("reading room heating")).hits}
    assert [hits["kent/1/4"].title[a:b] for a, b in hits["kent/1/4"].title_marks] == ["Heating", "Civic Hub"]


@pytest.mark.parametrize(
    ("text", "typed", "other"),
    [
        ("George & Dragon Inn (formerly Mill House)", "george and dragon inn", "Mill House"),
        ("George & Dragon Inn (formerly Mill House)", "george & dragon inn", "Mill House"),
        ("George and Dragon Inn (formerly Mill House)", "george dragon inn", "Mill House"),
        ("Mechanics’ Library (formerly Mill House)", "mechanics library", "Mill House"),
        ("Mill House (formerly St. Mary's Infants School)", "st mary’s infants school", "Mill House"),
        ("Ysgol y Garn (formerly Mill School)", "ysgol y garn", "Mill School"),
    ],
)
def test_a_name_is_known_without_its_apostrophe_and_its_and(
    holding: Callable[..., Engine], text: str, typed: str, other: str
) -> None:
    engine = holding(item("kent/1/1", text), item("kent/1/2", f"Roof of {other}"))
    assert answer(engine, typed)[0] == {"1", "2"}


def test_of_several_other_names_the_two_commonest_are_searched_for(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "The White Inn (formerly The Crown Inn)"),
        item("kent/1/2", "The White Inn (formerly The Swan Inn)"),
        item("kent/1/3", "White Inn (formerly the “Swan Inn”)"),
        item("kent/1/4", "The White Inn (formerly The Anchor Inn)"),
    )
    assert answer(engine, "white inn")[1] == ("“White Inn”: also searched for “Swan Inn”, “Anchor Inn”.",)


def test_what_the_list_says_of_a_name_counts_before_what_the_archive_says(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "Mobile Library (formerly Mill Library)"),
        item("kent/1/2", "A library van"),
        item("kent/1/3", "Roof of Mill Library"),
    )
    assert answer(engine, "mobile library") == ({"1", "2"}, ("“mobile library”: also searched for “library van”.",))


def test_the_twenty_oldest_items_tell_and_what_an_item_told_is_gone_with_it(engine: Engine) -> None:
    old = [item(f"kent/{n}/1", "Weaving Works (formerly Orme Works)", held_on="2020-01-01") for n in range(1, 21)]
    late = [item(f"kent/{n}/1", "Weaving Works (formerly Late Works)", held_on="2026-02-10") for n in range(21, 70)]
    fill(engine, *old, *late)
    assert engine.search(Query("weaving works")).notes == ("“Weaving Works”: also searched for “Orme Works”.",)
    fill(engine, *(item(f"kent/{n}/1", "Another item") for n in range(1, 70)), position=2)
    assert engine.search(Query("weaving works")).notes == ()


def test_a_long_question_takes_both_names_for_one_thing(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "The Civic Hub, formerly the Reading Room"),
        item("kent/1/2", "Sandbags", ["The Civic Hub gave sandbags to Mill Lane."]),
        *(item(f"kent/2/{n}", "A fair", [f"The reading room had fair number {n}."]) for n in range(3)),
    )
    hits = engine.search(Query("what sandbags did the reading room give away in Mill Lane")).hits
    assert hits[0].id == "kent/1/2"
