"""Dates as readers type them."""

from datetime import date

import pytest

from indexer.search.date_words import in_words, span_in, spans_in
from indexer.search.dates import after, before, years_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024-2", (date(2024, 2, 1), date(2024, 2, 29))),
        ("30/06/2021", (date(2021, 6, 30), date(2021, 6, 30))),
        ("30 June 2021", (date(2021, 6, 30), date(2021, 6, 30))),
        ("June 30th, 2021", (date(2021, 6, 30), date(2021, 6, 30))),
        ("june 2021", (date(2021, 6, 1), date(2021, 6, 30))),
        ("June 2021..July 2021", (date(2021, 6, 1), date(2021, 7, 31))),
        ("June 2021 to July 2021", (date(2021, 6, 1), date(2021, 7, 31))),
        ("June–July 2021", (date(2021, 6, 1), date(2021, 7, 31))),
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
    assert span_in(text) == span


def test_before_and_after_leave_out_what_they_name() -> None:
    assert (before("2021-06"), after("2021-06")) == ((None, date(2021, 5, 31)), (date(2021, 7, 1), None))
    assert before("March 2022") == (None, date(2022, 2, 28))
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
        ("from jan 2023 to march 2023", (date(2023, 1, 1), date(2023, 3, 31))),
        ("between 1 january 2023 and 1 march 2023", (date(2023, 1, 1), date(2023, 3, 1))),
        ("from january to march 2023", (date(2023, 1, 1), date(2023, 3, 31))),
        ("january to march 2023", (date(2023, 1, 1), date(2023, 3, 31))),
        ("january-march 2023", (date(2023, 1, 1), date(2023, 3, 31))),
        ("november to 2 january 2023", (date(2022, 11, 1), date(2023, 1, 2))),
        ("10 to 12 january 2023", (date(2023, 1, 10), date(2023, 1, 12))),
        ("10-12 january 2023", (date(2023, 1, 10), date(2023, 1, 12))),
        ("from 30 december to 2 january 2023", (date(2022, 12, 30), date(2023, 1, 2))),
        ("between january and march 2023", (date(2023, 1, 1), date(2023, 3, 31))),
        ("since 2021 until march 2022", (date(2021, 1, 1), date(2022, 3, 31))),
        ("until march 2022", (None, date(2022, 3, 31))),
        ("up to march 2022", (None, date(2022, 3, 31))),
        ("10th of january 2023", (date(2023, 1, 10), date(2023, 1, 10))),
        ("on tuesday 10th january 2023", (date(2023, 1, 10), date(2023, 1, 10))),
        ("january 10 2023", (date(2023, 1, 10), date(2023, 1, 10))),
        ("10-jan-2023", (date(2023, 1, 10), date(2023, 1, 10))),
        ("10/1/23", (date(2023, 1, 10), date(2023, 1, 10))),
        ("10/1/98", (date(1998, 1, 10), date(1998, 1, 10))),
        ("10-01-2023", (date(2023, 1, 10), date(2023, 1, 10))),
        ("01/2023", (date(2023, 1, 1), date(2023, 1, 31))),
        ("2023-01", (date(2023, 1, 1), date(2023, 1, 31))),
        ("2023-01-10", (date(2023, 1, 10), date(2023, 1, 10))),
        ("2010-11", None),
        ("13/2023", None),
        ("10/13/23", None),
        ("22/00041", None),
        ("2025/26", None),
        ("14:30", None),
        ("1/1/0001", None),
        ("10 to 2023", None),
        ("january to march", None),
        ("5/2023 22/00041", None),
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
