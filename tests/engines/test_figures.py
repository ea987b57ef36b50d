"""What readers mean by a figure: an amount with its sign, a share, a measure, an item's number, a short year."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import fill, item

AMOUNTS = (
    item("kent/1/1", "A rise of 5%"),
    item("kent/1/2", "A rise of 5 per cent"),
    item("kent/1/3", "A rise of 5 percent"),
    item("kent/1/4", "A charge of £5"),
    item("kent/1/5", "A charge of 5 pounds, not £5.20 nor £5,860"),
    item("kent/1/6", "Minute 5 of 5 June"),
    item("kent/1/7", "A rise of 4.99%"),
    item("kent/1/8", "Quarter 2", ["It cost £8.9 million, or 4.99 in a hundred."]),
    item("kent/1/9", "A grant of £2 million"),
)


def ids(engine: Engine, words: str) -> set[str]:
    """The last parts of the ids of the hits."""
    return {hit.id.rpartition("/")[2] for hit in engine.search(Query(words)).hits}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("5%", "1 2 3"),
        ("5 per cent", "1 2 3"),
        ("5 percent rise", "1 2 3"),
        ('"5%"', "1"),
        ("rise -5%", "2 3 7"),
        ("(5% OR zebra) rise", "1 2 3"),
        ("4.99%", "7"),
        ("4.99 per cent", "7"),
        ("4.99", "7 8"),
        ("£5", "4 5"),
        ('"£5"', "4"),
        ("5", "1 2 3 4 5 6"),
        ("£5.20", "5"),
        ("5,860", "5"),
        ("860", ""),
        ("£2 million", "9"),
        ("2 million", "9"),
        ("quarter 2", "8"),
        ("£2", "9"),
    ],
)
def test_an_amount_or_a_share_is_more_than_its_figure(holding: Callable[..., Engine], words: str, found: str) -> None:
    assert ids(holding(*AMOUNTS), words) == set(found.split())


def test_a_share_is_marked_with_its_sign_and_told_where_it_is_written_otherwise(engine: Engine) -> None:
    fill(engine, item(title="A rise of 5%, once 5 per cent", minutes=["From 15% to £5"]))
    results = engine.search(Query("5%"))
    hit = results.hits[0]
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["5%", "5 per cent"]
    assert [snippet.marks for snippet in hit.snippets] == [()]
    assert results.notes == ("“5%”: also searched for “5 per cent”.",)
    assert [hit.title[a:b] for a, b in engine.search(Query("5 per cent")).hits[0].title_marks] == ["5%", "5 per cent"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("7.5t", "1 2"),
        ("7.5 tonnes", "1 2"),
        ("20 miles per hour", "3 4"),
        ("20mph", "3 4"),
        ("20 mph zone", "3"),
        ("2.4ha", "5"),
        ("2.4 hectares", "5"),
    ],
)
def test_a_measure_is_found_in_all_its_ways(holding: Callable[..., Engine], words: str, found: str) -> None:
    engine = holding(
        item("kent/1/1", "A limit of 7.5 tonnes"),
        item("kent/1/2", "A limit of 7.5t"),
        item("kent/1/3", "A 20 mph zone"),
        item("kent/1/4", "20 miles an hour"),
        item("kent/1/5", "A site of 2.4 hectares"),
        item("kent/1/6", "Tonnes of 7.5, and miles per hour: 20"),
    )
    assert ids(engine, words) - {"6"} == set(found.split())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("health and safety", "1 2 3"),
        ("health & safety", "1 2 3 4"),
        ('"health and safety"', "1 2"),
        ('"health & safety"', "1 2"),
        ("R&D", "5"),
    ],
)
def test_an_ampersand_in_an_item_is_an_and(holding: Callable[..., Engine], words: str, found: str) -> None:
    """One that was typed asks for nothing more than the words beside it."""
    engine = holding(
        item("kent/1/1", "Health & Safety"),
        item("kent/1/2", "Health and Safety"),
        item("kent/1/3", "Safety and Health"),
        item("kent/1/4", "Health, Safety"),
        item("kent/1/5", "R&D"),
    )
    assert ids(engine, words) == set(found.split())
    marked = engine.search(Query('"health and safety"')).hits
    assert {hit.title[a:b] for hit in marked for a, b in hit.title_marks} == {"Health & Safety", "Health and Safety"}


def test_a_long_form_is_known_with_an_ampersand_and_without_its_and(holding: Callable[..., Engine]) -> None:
    engine = holding(item("kent/1/1", "CAMHS"), item("kent/1/2", "Child & Adolescent Mental Health Services"))
    for words in ("child & adolescent mental health services", "child adolescent mental health services"):
        assert ids(engine, words) == {"1", "2"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("item 5a", "1"),
        ("agenda item 5a lamps", "1"),
        ("Item 6 – Lamps", "2"),
        ("item 7", "3"),
        ("item 5 May 2024", ""),
    ],
)
def test_an_item_is_found_by_its_number(holding: Callable[..., Engine], words: str, found: str) -> None:
    engine = holding(
        item("kent/1/1", "Lamps", number="5a."),
        item("kent/1/2", "More lamps", number="6"),
        item("kent/1/3", "Lamps", ["Deferred to item 7."], number="8"),
    )
    assert ids(engine, words) == set(found.split())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("budget 24/25", "1 2 3"),
        ("budget 24-25", "1 2 3"),
        ("budget 2024/25", "1 2"),
        ("minute 24/25", "3"),
        ("minute 24-25", ""),
    ],
)
def test_a_financial_year_is_known_by_its_last_figures(holding: Callable[..., Engine], words: str, found: str) -> None:
    """What may be two days of a month, or stands after “minute” and the like, is none. Other years follow."""
    engine = holding(
        item("kent/1/1", "Budget 2024/25"),
        item("kent/1/2", "Budget 2024-2025"),
        item("kent/1/3", "Budget, see 24/25"),
        item("kent/1/4", "Budget 2011/12, 2024/26"),
    )
    first = engine.search(Query(words)).hits[: len(found.split())]
    assert {hit.id.rpartition("/")[2] for hit in first} == set(found.split())
