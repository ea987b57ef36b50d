"""Dates as readers type them."""

from datetime import date

import pytest

from indexer.search.dates import after, before, in_words, range_of, spans_in, years_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024-2", (date(2024, 2, 1), date(2024, 2, 29))),
        ("30/06/2021", (date(2021, 6, 30), date(2021, 6, 30))),
        ("2020...2021", (date(2020, 1, 1), date(2021, 12, 31))),
        ("2021-13", None),
        ("0000", None),
        ("..", None),
        ("1..2", None),
        ("2020..2021..2022", None),
        ("soon", None),
    ],
)
def test_a_value_is_a_day_a_month_a_year_or_a_range(text: str, span: object) -> None:
    assert range_of(text) == span


def test_before_and_after_leave_out_what_they_name() -> None:
    assert (before("2021-06"), after("2021-06")) == ((None, date(2021, 5, 31)), (date(2021, 7, 1), None))
    assert (before("0001"), after("9999"), before("x"), after("x")) == (None, None, None, None)


def test_dates_in_words_are_found_where_they_stand() -> None:
    words = ("budget", "10th", "feb", "2026", "may", "2024", "may", "1998", "5", "12345")
    assert in_words(words, 1) == ((date(2026, 2, 10), date(2026, 2, 10)), 3)
    assert in_words(words, 0) is None
    assert [first for first, _ in spans_in(words)] == [date(2026, 2, 10), date(2024, 5, 1), date(1998, 5, 1)]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("in may 2024", (date(2024, 5, 1), date(2024, 5, 31))),
        ("since 2024", (date(2024, 1, 1), None)),
        ("since 1/5/2024", (date(2024, 5, 1), None)),
        ("on 31/2/2024", None),
        ("after 2024", (date(2025, 1, 1), None)),
        ("before may 2024", (None, date(2024, 4, 30))),
        ("from 2019 to may 2021", (date(2019, 1, 1), date(2021, 5, 31))),
        ("2019 to 2021", (date(2019, 1, 1), date(2021, 12, 31))),
        ("between 2019 and 2021", (date(2019, 1, 1), date(2021, 12, 31))),
        ("between 2019", None),
        ("since", None),
        ("31 february 2024", None),
    ],
)
def test_a_word_before_a_date_says_on_which_side_of_it(words: str, span: object) -> None:
    found = in_words(tuple(words.split()), 0)
    assert (found and found[0]) == span
    assert found is None or found[1] == len(words.split())


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024/25", ("2024", "2025")),
        ("2024-2027", ("2024", "2027")),
        ("1999/00", ("1999", "2000")),
        ("2024/24", None),
        ("2024/1234", None),
        ("22/00041", None),
    ],
)
def test_two_years_joined_are_told_from_a_reference(text: str, years: object) -> None:
    assert years_of(text) == years
