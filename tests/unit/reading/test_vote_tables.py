"""Votes in tables: a row for each member or a column for each side is read whole, or nobody is named."""

import pytest

from archive.model import NamedVote, Outcome, Votes
from tests.unit.reading.minutes import reading, with_rows

CARRIED = "The motion was put to the vote and CARRIED."


def outcome(*texts: str) -> Outcome:
    (only,) = reading(with_rows(*texts)).outcomes
    return only


def votes(*texts: str) -> Votes | None:
    return outcome(*texts).votes


def named(vote: str, *names: str) -> tuple[NamedVote, ...]:
    return tuple(NamedVote(name, vote) for name in names)


SIDES = named("for", "Ada Quill", "Di Fox") + named("against", "Cy Marsh") + named("abstained", "Jo Ng")
UNCOUNTED = Votes(None, None, None, SIDES)
COUNTED = Votes(2, 1, 1, SIDES)
TICKS = ("Ada Quill | X", "Cy Marsh | | X", "Jo Ng | | | X", "Di Fox | X", "Al Stone |")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Councillor | For | Against | Abstain", *TICKS), UNCOUNTED),
        (("| For | Against | Abstained", *TICKS), UNCOUNTED),
        (("Members | In favour | Against | Abstentions", *(row.replace("X", "✓") for row in TICKS)), UNCOUNTED),
        (("Name | Yes | No | Abstain", *(row.replace("X", "1") for row in TICKS), "Total | 2 | 1 | 1"), COUNTED),
        (("Councillor | For (2) | Against (1) | Abstain (1)", *TICKS), COUNTED),
        (
            (
                "Councillor | Party | For | Against | Abstain | Absent",
                "Councillor Ada Quill | Lab | X",
                "Cllr Cy Marsh | Con | - | X | -",
                "Jo Ng | | | | X",
                "Di Fox | Con | For",
                "Al Stone | Ind | | | | X",
            ),
            UNCOUNTED,
        ),
        (
            ("Councillor | Vote", "Ada Quill | For", "Cy Marsh | Against", "Jo Ng | Abstain", "Di Fox | For"),
            UNCOUNTED,
        ),
        (
            (
                "Member | Ward | How voted",
                "Ada Quill | Pier | For",
                "Cy Marsh | Quay | Against",
                "Al Stone | Quay | Absent",
                "Jo Ng | Pier | Abstained",
                "Di Fox | Pier | For",
                "Bo Reed | Quay",
            ),
            UNCOUNTED,
        ),
        (("Ada Quill | For", "Cy Marsh | Against", "Jo Ng | Abstained", "Di Fox | For"), UNCOUNTED),
        (("For | Against | Abstain", "Ada Quill | Cy Marsh | Jo Ng", "Di Fox |"), UNCOUNTED),
        (("For | Against | Abstain", "Ada Quill | Cy Marsh | Jo Ng", "Di Fox |", "2 | 1 | 1"), COUNTED),
        (("For (2) | Against (1) | Abstain (1)", "Ada Quill, Di Fox | Cy Marsh | Jo Ng"), COUNTED),
        (
            ("For | Against | Abstain", "Cllr Ada Quill Cllr Di Fox | Cllr Cy Marsh | Cllr Jo Ng"),
            UNCOUNTED,
        ),
    ],
)
def test_a_table_of_votes_is_read_whole(rows: tuple[str, ...], expected: Votes) -> None:
    assert votes(CARRIED, *rows) == expected
    assert votes("A recorded vote was taken:", *rows, "The motion was CARRIED.") == expected
    assert votes("The motion was CARRIED, the votes being as follows:", *rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        ("Councillor | For | Against", "Ada Quill | X", "Cy Marsh | X | X"),
        ("Councillor | For | Against", "Ada Quill | X", "Cy Marsh | | see below"),
        ("Councillor | For | Against", "Ada Quill | X", "Marsh, Cy | | X"),
        ("Councillor | For | Against", "Ada Quill | X", "the Labour Group | | X"),
        ("Councillor | For | Against", "Ada Quill | ✓", "Cy Marsh | ✗"),
        ("Councillor | Vote", "Ada Quill | For", "Cy Marsh | by proxy"),
        ("For | Against", "Ada Quill Di Fox | Cy Marsh"),
        ("For | Against", "Quill Fox | Marsh"),
    ],
)
def test_where_a_row_cannot_be_read_nobody_is_named(rows: tuple[str, ...]) -> None:
    assert votes(CARRIED, *rows) is None


def test_a_table_that_counts_otherwise_than_it_lists_names_nobody() -> None:
    rows = ("Councillor | For | Against", "Ada Quill | X", "Cy Marsh | | X", "Total | 2 | 1")
    assert votes(CARRIED, *rows) == Votes(2, 1)


def test_a_vote_in_which_all_were_for_is_one() -> None:
    rows = ("Name | How voted", "Ada Quill | For", "Di Fox | For")
    assert votes(CARRIED, *rows) == Votes(None, None, None, named("for", "Ada Quill", "Di Fox"))


def test_two_tables_are_two_votes() -> None:
    first = ("Councillor | For | Against", "Ada Quill | X", "Cy Marsh | | X")
    second = ("Councillor | For | Against", "Ada Quill | | X", "Cy Marsh | X")
    amendment = ("The amendment was put and LOST.", *first)
    told = reading(with_rows(*amendment, "The motion was put and CARRIED.", *second)).outcomes
    assert [outcome.votes for outcome in told] == [
        Votes(None, None, None, named("for", "Ada Quill") + named("against", "Cy Marsh")),
        Votes(None, None, None, named("for", "Cy Marsh") + named("against", "Ada Quill")),
    ]
    assert votes(CARRIED, *first, *second) is None


def test_nobody_speaks_in_a_table_of_votes() -> None:
    rows = ("Councillor | Vote", "Councillor Ada Quill | Against", "Councillor Cy Marsh | Abstained")
    assert reading(with_rows(CARRIED, *rows)).remarks == ()


def test_other_tables_are_no_votes() -> None:
    for rows in (
        ("Option | For | Against", "Pier | cheap | slow", "Quay | quick | dear"),
        ("Year | For | Against", "2023 | X", "2024 | | X"),
        ("| For | Against", "Option A | X", "Option B | | X"),
        ("Name | Yes | No", "Pier Trust | X", "Quay Trust | | X"),
        ("Member | Vote", "Ada Quill | Yes please"),
    ):
        assert votes("The motion was CARRIED.", *rows) is None
