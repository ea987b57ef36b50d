"""Manners of deciding that clerks of many councils have, and what only looks like them."""

import pytest

from archive.model import OutcomeKind
from tests.unit.reading.minutes import item, reading

K = OutcomeKind


def decided(*texts: str) -> list[tuple[OutcomeKind, str]]:
    return [(o.kind, o.text) for o in reading(item(*texts)).outcomes]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DECISION: DEFERRED to the meeting in May.", K.DEFERRED),
        ("DECISION: Permission GRANTED subject to conditions.", K.APPROVED),
        ("DECISION: The return was approved.", K.APPROVED),
        ("Moved by AB, seconded by CD, and carried with one abstention: that salt be bought.", K.AGREED),
        ("The minute of the meeting of 22 August was approved.", K.APPROVED),
    ],
)
def test_a_decision_has_the_kind_of_its_word_and_its_whole_text(text: str, kind: OutcomeKind) -> None:
    assert decided(text) == [(kind, text)]


def test_a_decision_alone_in_its_line_only_heads_what_decides() -> None:
    assert decided("Decision", "By two votes to one, the Forum AGREED to buy salt.") == [
        (K.AGREED, "By two votes to one, the Forum AGREED to buy salt.")
    ]


def test_numbered_paragraphs_below_agreed_are_all_its_own() -> None:
    texts = ("AGREED: –", "1 That salt be bought.", "2 That grit be REFUSED.")
    assert decided(*texts) == [(K.AGREED, "\n".join(texts))]


def test_what_is_quoted_or_another_bodys_is_no_outcome() -> None:
    assert decided("“It was agreed in May that salt be bought,” the paper said.") == []
    assert decided("It was agreed by the Trust’s board that salt be bought.") == []


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED by six votes to two that the Council buy salt.",
        "It was agreed by a majority of the Committee that salt be bought.",
        "It was agreed by Members that salt be bought.",
    ],
)
def test_how_it_was_decided_is_no_other_body(text: str) -> None:
    assert [words for _, words in decided(text)] == [text]


@pytest.mark.parametrize(
    "title",
    ["Ymddiheuriadau / Apologies", "Dyddiad y cyfarfod nesaf / Date of next meeting", "Any Other Relevant Business"],
)
def test_titles_of_procedure_have_many_tongues(title: str) -> None:
    assert reading(item("There were none.", title=title)).procedural
