"""What a body did, told in parts behind its name and a colon."""

import pytest

from archive.model import OutcomeKind
from tests.unit.reading.minutes import item, reading

K = OutcomeKind


def decided(*texts: str, committee: str | None = None) -> list[tuple[OutcomeKind, str]]:
    return [(o.kind, o.text) for o in reading(item(*texts), committee=committee).outcomes]


@pytest.mark.parametrize(
    "texts",
    [
        ("The Committee: (a) noted the report; (b) agreed to buy salt; and (c) recommended that Council pay.",),
        ("The Committee: noted the report; agreed to buy salt; and recommended that Council pay.",),
        ("Following debate, the Committee: a) noted the report, b) agreed to buy salt and c) recommended a plan.",),
        ("The Committee:", "(a) noted the report;", "(b) agreed to buy salt;", "(c) recommended that Council pay."),
        ("The Committee:", "- noted the report", "- agreed to buy salt", "- recommended that Council pay", "It ended."),
        ("The Committee then:", "noted the report;", "agreed to buy salt;", "recommended that Council pay."),
        ("Members:", "(i) NOTED the report;", "(ii) AGREED to buy salt;", "(iii) RECOMMENDED that Council pay."),
    ],
)
def test_each_verb_in_a_list_behind_a_body_and_a_colon_opens_an_outcome(texts: tuple[str, ...]) -> None:
    assert [kind for kind, _ in decided(*texts)] == [K.NOTED, K.AGREED, K.RECOMMENDED]


def test_a_part_of_what_a_body_did_holds_what_is_listed_under_it() -> None:
    texts = ("The Committee:", "(a) noted the report;", "(b) agreed to buy:", "(i) salt;", "(ii) grit.", "It ended.")
    assert decided(*texts) == [(K.NOTED, "noted the report;"), (K.AGREED, "agreed to buy:\n(i) salt;\n(ii) grit.")]
    assert decided("The Committee: (a) agreed to buy salt; and (b) deferred the plan.") == [
        (K.AGREED, "agreed to buy salt;"),
        (K.DEFERRED, "deferred the plan."),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Members: (a) asked who paid; (b) noted that it was wet.",),
        ("The Cabinet:", "(a) AGREED to buy salt;", "(b) noted the report."),
        ("At its last meeting, the Committee:", "(a) agreed to buy salt;", "(b) noted the report."),
        ("It was proposed that the Committee:", "(a) agreed to buy salt;", "(b) noted the report."),
        ("The Committee asked two things: (a) who agreed; (b) why.",),
    ],
)
def test_a_list_of_what_decides_nothing_here_is_no_outcome(texts: tuple[str, ...]) -> None:
    assert decided(*texts, committee="Planning Committee") == []


def test_a_point_that_decides_in_words_of_its_own_is_read_by_itself() -> None:
    assert decided("Members:", "(a) asked who paid;", "(b) heard Mr Lee. It was AGREED that salt be bought.") == [
        (K.AGREED, "It was AGREED that salt be bought.")
    ]
