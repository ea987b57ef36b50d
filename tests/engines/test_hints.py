"""What words mean beside being words: dates, financial years, the noun beside a reference."""

from collections.abc import Callable
from datetime import date

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Order, Query
from indexer.search.results import Without
from tests.engines.corpus import fill, item

FERRIES = (
    item("kent/1/1", "Ferry, ferry, ferry", held_on="2023-05-01"),
    item("kent/2/2", "Slipway", ["The ferry was named with much else that has nothing to do with it."]),
    item("kent/3/3", "Winter service", ["In 2026 the ferry would stop."], held_on="2025-06-01"),
    item("kent/4/4", "Ferry, ferry", held_on=None),
    item("kent/5/5", "Lamps", held_on="2026-03-03"),
)
OTHERS_TOO = "as few items are of that time, others are found too, and come last by best match."


def test_a_date_beside_other_words_says_which_come_first(holding: Callable[..., Engine]) -> None:
    """Items of meetings held then and such as name it; those of other times follow, for there are few."""
    engine = holding(*FERRIES)
    results = engine.search(Query("ferry 2026"))
    assert {hit.id for hit in results.hits[:2]} == {"kent/2/2", "kent/3/3"}
    assert {hit.id for hit in results.hits[2:]} == {"kent/1/1", "kent/4/4"}
    assert results.notes == (f"“2026”: also searched for meetings held then; {OTHERS_TOO}",)


def test_neither_the_order_nor_a_filter_changes_what_a_date_in_words_finds(holding: Callable[..., Engine]) -> None:
    engine = holding(*FERRIES)
    newest = engine.search(Query("ferry 2026", order=Order.NEWEST))
    assert [hit.id for hit in newest.hits] == ["kent/2/2", "kent/3/3", "kent/1/1", "kent/4/4"]
    assert [hit.id for hit in engine.search(Query("ferry 2026", year=(2023,))).hits] == ["kent/1/1"]


def test_where_a_page_is_of_the_time_named_no_other_time_follows(engine: Engine) -> None:
    of_then = [item(f"kent/{n}/{n}", "Ferry", held_on="2026-02-01") for n in range(10, 20)]
    fill(engine, *FERRIES, *of_then)
    results = engine.search(Query("ferry 2026"))
    assert (results.total, results.notes) == (12, ("“2026”: also searched for meetings held then.",))


@pytest.mark.parametrize("words", ["ferry 2019", "zeppelin 2026", "ferry date:2019", "title:slipway 2023"])
def test_a_time_of_which_there_is_nothing_finds_nothing(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(*FERRIES)
    assert (engine.search(Query(words)).total, engine.search(Query(words)).notes) == (
        0,
        () if ":2019" in words else (f"“{words[-4:]}”: also searched for meetings held then.",),
    )


def test_nothing_found_offers_the_search_without_the_date_as_a_whole(holding: Callable[..., Engine]) -> None:
    engine = holding(*FERRIES)
    results = engine.search(Query("ferry before March 2019"))
    assert results.missing == ("before march 2019",)
    assert [(w.left_out, w.total, w.query) for w in results.without] == [("“before march 2019”", 4, Query("ferry"))]


@pytest.mark.parametrize(
    ("query", "left_out", "rest"),
    [
        (
            Query("ferry", committee=("Nope",), year=(1999,)),
            "committee “Nope” and year “1999”",
            Query("ferry"),
        ),
        (
            Query("ferry zeppelin", committee=("Nope",), order=Order.NEWEST),
            "“zeppelin” and committee “Nope”",
            Query("ferry", order=Order.NEWEST),
        ),
        (
            Query("", council=("nowhere",), date_to=date(1999, 12, 31)),
            "council “nowhere” and the dates",
            Query(""),
        ),
    ],
)
def test_nothing_found_offers_the_search_without_two_things_that_emptied_it(
    holding: Callable[..., Engine], query: Query, left_out: str, rest: Query
) -> None:
    engine = holding(*FERRIES)
    assert Without(left_out, engine.search(rest).total, rest) in engine.search(query).without


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("ferry since 2026", "kent/2/2"),
        ("ferry after june 2025", "kent/2/2"),
        ("ferry before 2024", "kent/1/1"),
        ("ferry from 2022 to 2024", "kent/1/1"),
        ("ferry between may 2023 and june 2023", "kent/1/1"),
        ("ferry in may 2023", "kent/1/1"),
        ("ferry 1 june 2025", "kent/3/3"),
        ("ferry on 01/06/2025", "kent/3/3"),
        ("ferry 1.6.2025", "kent/3/3"),
        ("ferry 2025-06-01", "kent/3/3"),
        ("ferry 2025-06", "kent/3/3"),
        ("ferry 1/6/25", "kent/3/3"),
        ("ferry 06/2025", "kent/3/3"),
        ("ferry 1st of June 2025", "kent/3/3"),
        ("ferry from May 2025 to July 2025", "kent/3/3"),
        ("ferry May–July 2025", "kent/3/3"),
        ("ferry until June 2023", "kent/1/1"),
        ('ferry "2026"', "kent/3/3"),
        ("ferry date:2023", "kent/1/1"),
    ],
)
def test_a_date_is_read_with_the_words_before_it(holding: Callable[..., Engine], words: str, first: str) -> None:
    engine = holding(*FERRIES)
    assert engine.search(Query(words)).hits[0].id == first


@pytest.mark.parametrize("words", ["what of 1 June 2025 ferry", "ferry 2025-06-01", "ferry 1/6/2025"])
def test_a_day_is_found_as_minutes_write_it(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(item("kent/1/1", "Ferry", ["What of the meeting of 1st June 2025?"], held_on="2025-07-01"))
    (hit,) = engine.search(Query(words)).hits
    assert "1st June 2025" in [s.text[a:b] for s in hit.snippets for a, b in s.marks]


@pytest.mark.parametrize(
    ("words", "meant", "total"),
    [
        ("1 June 2025", "date:2025-06-01", 1),
        ("01/06/2025", "date:2025-06-01", 1),
        ("june 2025", "date:2025-06", 1),
        ("2025", "date:2025", 1),
        ("since 1 January 2025", "after:2024", 3),
        ("from 1 January 2025 to 31 December 2025", "date:2025", 1),
        ("1 June 2024", None, 0),
    ],
)
def test_a_date_alone_offers_the_meetings_held_then(
    holding: Callable[..., Engine], words: str, meant: str | None, total: int
) -> None:
    """It is looked for as words, and no part of it alone is a help."""
    results = holding(*FERRIES).search(Query(words))
    assert (results.meant, results.meant_total, results.without) == (meant, total, ())
    assert results.total == 0


def test_a_date_alone_is_words(holding: Callable[..., Engine]) -> None:
    engine = holding(*FERRIES)
    assert [engine.search(Query(words)).total for words in ("2026", "may 2023", "since 2023")] == [1, 0, 0]


@pytest.mark.parametrize("words", ["2024/25", "2024-25", "2024/2025", "2024–2025"])
def test_a_financial_year_is_found_however_it_is_written(holding: Callable[..., Engine], words: str) -> None:
    written = ["2024/25", "2024-25", "2024/2025", "2024 – 25"]
    engine = holding(
        *(item(f"kent/1/{n}", f"Budget {text}") for n, text in enumerate(written)), item("kent/2/9", "2024")
    )
    results = engine.search(Query(words))
    assert {hit.id for hit in results.hits} == {f"kent/1/{n}" for n in range(4)}
    assert results.notes[0].startswith("“2024")
    assert {hit.title[slice(*hit.title_marks[0])] for hit in results.hits} == set(written)
    assert {hit.id for hit in engine.search(Query(f"budget for {words}")).hits} == {f"kent/1/{n}" for n in range(4)}
    assert engine.search(Query(f'"{words}"')).total < 4


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("minute C/118", "kent/1/1 kent/1/2"),
        ("planning application no. C/118", "kent/1/1 kent/1/2"),
        ("C/118 minute", "kent/1/1 kent/1/2"),
        ("ref PB-4471", "kent/1/2"),
        ("minute C/118 sewers", "kent/1/1"),
        ("bench C/118", ""),
        ('"minute" C/118', ""),
        ("minute C/119", ""),
        ("minute 2024/25", ""),
        ("minute 5/2023", "kent/1/4"),
        ("minute 118", ""),
    ],
)
def test_the_noun_beside_a_reference_need_not_be_in_the_item(
    holding: Callable[..., Engine], words: str, found: str
) -> None:
    engine = holding(
        item("kent/1/1", "Sewers", number="C/118"),
        item("kent/1/2", "Matters arising from C/118", ["Contract PB-4471 was let."]),
        item("kent/1/3", "Logbook", ["The budget of 2024/25."], number="118."),
        item("kent/1/4", "Lamps", number="5/2023", held_on="2020-01-01"),
    )
    assert {hit.id for hit in engine.search(Query(words)).hits} == set(found.split())


def test_that_a_noun_was_read_as_part_of_a_reference_is_told(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Appeal against 22/00041", ["The application was refused."]))
    assert engine.search(Query("application 22/00042")).missing == ("application 22/00042",)
    results = engine.search(Query("application 22/00041"))
    assert results.notes == (
        "“application 22/00041”: searched for the reference; the words beside it need not be there.",
    )
    hit = results.hits[0]
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["22/00041"]
    assert [s.text[a:b] for s in hit.snippets for a, b in s.marks] == ["application"]


def test_what_is_left_out_takes_the_little_words_along_that_joined_it(holding: Callable[..., Engine]) -> None:
    engine = holding(item("kent/1/1", "Lamps"), item("kent/1/2", "Bins of the town"))
    offered = [
        engine.search(Query(words)).without for words in ("lamps and bins", "bins of the lamps", "bins and zebras")
    ]
    assert [[(w.left_out, w.query.words) for w in some] for some in offered] == [
        [("“lamps”", "bins"), ("“bins”", "lamps")],
        [("“bins”", "lamps"), ("“lamps”", "bins")],
        [("“zebras”", "bins")],
    ]


@pytest.mark.parametrize(
    ("words", "found", "told"),
    [
        ("ferry last year", "kent/1/1 kent/2/2 kent/3/3 kent/4/4", "last year"),
        ("lamps last financial year", "kent/5/5", "last financial year"),
        ("ferry yesterday", "kent/1/1 kent/2/2 kent/3/3 kent/4/4", "yesterday"),
        ('ferry "last year"', "", None),
        ("last year", "", None),
        ("zeppelin last year", "", "last year"),
    ],
)
def test_a_time_told_from_today_need_not_be_there(
    holding: Callable[..., Engine], words: str, found: str, told: str | None
) -> None:
    results = holding(*FERRIES).search(Query(words))
    assert {hit.id for hit in results.hits} == set(found.split())
    note = f"“{told}” is told from today and need not be there: name the year or the month, or choose dates."
    assert results.notes == ((note,) if told else ())
