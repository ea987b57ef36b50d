"""Manners of deciding that clerks of many councils have, and what only looks like them."""

import pytest

from archive.model import OutcomeKind
from tests.unit.reading.minutes import item, reading, with_rows

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
        ("The notes of 2 May were agreed as a correct record.", K.AGREED),
        ("Agreed as a correct record.", K.AGREED),
        ("Outcome: Refused", K.REFUSED),
        ("By general consent the item was deferred.", K.DEFERRED),
        ("The Panel (by a majority) agreed to buy salt.", K.AGREED),
        ("This was carried.", K.AGREED),
        ("The plan was approved subject to two changes.", K.APPROVED),
        ("Put to the vote, it fell by 3 votes to 4.", K.LOST),
        ("The Board resolved accordingly.", K.RESOLVED),
        ("RECOMMENDATION TO CABINET: That fees be held.", K.RECOMMENDED),
        ("The Panel supported the plan and recommended that Cabinet adopt it.", K.RECOMMENDED),
        ("Option 2 was agreed.", K.AGREED),
        ("Decision of the Committee: That salt be bought.", K.RESOLVED),
        ("The Sub-Committee’s decision was to grant the licence.", K.APPROVED),
        ("Approved subject to conditions.", K.APPROVED),
        ("Deferred pending a visit to the site.", K.DEFERRED),
        ("By 6 votes to 4 it was resolved that salt be bought.", K.RESOLVED),
        ("It was determined that the licence be revoked.", K.RESOLVED),
        ("The Committee accepted the recommendations.", K.APPROVED),
        ("The Committee confirmed the minutes of the meeting of 3 May.", K.APPROVED),
        ("The Board was content to approve the plan.", K.APPROVED),
        ("The Committee delegated authority to the Clerk to buy salt.", K.AGREED),
        ("Members noted the report and agreed to buy salt.", K.AGREED),
        ("Mr Lee proposed paying the bill, Mrs Dunn seconded and all agreed.", K.AGREED),
        ("(Motion carried: 8 for, 2 against)", K.AGREED),
        ("Both suggestions were agreed.", K.AGREED),
        ("The date of the next meeting, 3 May at 10.00am, was noted.", K.NOTED),
        ("The application was withdrawn by the applicant.", K.WITHDRAWN),
        ("That the Committee notes the report.", K.NOTED),
        ("THAT the report be noted.", K.NOTED),
        ("R E S O L V E D that salt be bought.", K.RESOLVED),
        ("Resolved, unanimously, that salt be bought.", K.RESOLVED),
        ("RESOLVED, nem. con., that salt be bought.", K.RESOLVED),
        ("The Panel DECIDED to buy salt.", K.RESOLVED),
        ("The change was not agreed.", K.LOST),
        ("Upon a vote the amendment was not supported.", K.LOST),
    ],
)
def test_a_decision_has_the_kind_of_its_word_and_its_whole_text(text: str, kind: OutcomeKind) -> None:
    assert decided(text) == [(kind, text)]


def test_a_change_that_is_said_not_to_be_agreed_is_no_result() -> None:
    for text in (
        "The change was not agreed with residents.",
        "The proposal was not supported by the data.",
        "The motion before Parliament was not supported.",
        "If the motion was not carried, the fee would rise.",
        "The recommendation was carried forward to the next year.",
        "The vote on the budget would be taken in March and carried out by post.",
        "The Council had RESOLVED in May to buy salt.",
        "RESOLVED matters are listed in the log.",
    ):
        assert decided(text) == []


def test_a_reason_between_two_parts_of_a_resolution_does_not_end_it() -> None:
    lines = ("RESOLVED:", "1. That salt be bought.", "Reason: frost is due.", "2. That grit be sold.", "Reason: price.")
    assert decided(*lines) == [(K.RESOLVED, "\n".join(lines[:4]))]
    asked = "Councillor Lee asked that his vote be recorded."
    assert decided(*lines[:2], asked, lines[3]) == [(K.RESOLVED, "\n".join(lines[:2]))]
    assert decided("RESOLVED", "THAT salt be bought.", "THAT grit be sold.") == [
        (K.RESOLVED, "RESOLVED\nTHAT salt be bought.\nTHAT grit be sold."),
    ]


def test_a_decision_alone_in_its_line_only_heads_what_decides() -> None:
    assert decided("Decision", "By two votes to one, the Forum AGREED to buy salt.") == [
        (K.AGREED, "By two votes to one, the Forum AGREED to buy salt.")
    ]


def test_a_decision_taken_takes_what_stands_below() -> None:
    assert decided("DECISION TAKEN", "To buy salt.") == [(K.RESOLVED, "DECISION TAKEN\nTo buy salt.")]


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
    "text",
    [
        "Members voted on the recommendation to approve: For 6; Against 2.",
        "The concerns of Mr Lee were noted.",
        "The amendment was accepted by the mover.",
        "Agreed actions:",
        "AGREED ACTIONS",
        "That the panel be disbanded was moved by Mr Lee.",
    ],
)
def test_what_only_sounds_like_a_decision_is_none(text: str) -> None:
    assert decided(text) == []


def test_a_word_without_a_full_stop_goes_on_in_the_points_that_read_on_from_it() -> None:
    texts = ("RESOLVED: That the Forum", "(i) buys salt; and", "(ii) asks for grit.")
    assert decided(*texts) == [(K.RESOLVED, "\n".join(texts))]


def test_lines_between_the_points_of_a_decision_belong_to_it() -> None:
    texts = ("RESOLVED –", "(a) these be appointed –", "Mr Lee", "Mrs Dunn", "(b) salt be bought.")
    assert decided(*texts, "The meeting closed.") == [(K.RESOLVED, "\n".join(texts))]


def test_another_word_in_a_sentence_of_its_own_opens_anew() -> None:
    assert decided("It was AGREED that the Chair would write. The Board NOTED the report.") == [
        (K.AGREED, "It was AGREED that the Chair would write."),
        (K.NOTED, "The Board NOTED the report."),
    ]


def test_an_item_may_close_with_a_note_after_a_motion() -> None:
    assert decided("The amendment was LOST.", "The Committee noted the report.") == [
        (K.LOST, "The amendment was LOST."),
        (K.NOTED, "The Committee noted the report."),
    ]


def test_a_motion_carried_and_what_it_recommends_are_one() -> None:
    assert decided("The motion was CARRIED, and it was accordingly", "RECOMMENDED to Cabinet that salt be bought.") == [
        (K.RECOMMENDED, "RECOMMENDED to Cabinet that salt be bought.")
    ]


@pytest.mark.parametrize(
    "title",
    ["Ymddiheuriadau / Apologies", "Dyddiad y cyfarfod nesaf / Date of next meeting", "Any Other Relevant Business"],
)
def test_titles_of_procedure_have_many_tongues(title: str) -> None:
    assert reading(item("There were none.", title=title)).procedural


def test_what_a_cell_decides_in_capitals_is_read_without_the_other_cells() -> None:
    rows = (
        "Item | Minute | Action",
        "3.1 | Ms Orme introduced the report. It was RESOLVED that salt be bought. | JB",
        "3.2 | Mr Dunn thanked all. AGREED: to sell the grit. The rest would wait. | JB",
        "3.3 | Agreed to sell the grit | done",
        "3.4 | Land at Mill Lane | REFUSED",
    )
    assert [(o.kind, o.text) for o in reading(with_rows(*rows)).outcomes] == [
        (K.RESOLVED, "It was RESOLVED that salt be bought."),
        (K.AGREED, "AGREED: to sell the grit. The rest would wait."),
    ]
