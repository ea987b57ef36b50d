"""What was decided: one outcome a decisive word, with all that is listed under it, its mover and its votes."""

import pytest

from archive.model import NamedVote, Outcome, OutcomeKind, Votes
from tests.unit.reading.minutes import item, reading

K = OutcomeKind


def decided(*texts: str, committee: str | None = None) -> list[tuple[OutcomeKind, str]]:
    return [(o.kind, o.text) for o in reading(item(*texts), committee=committee).outcomes]


def outcome(*texts: str) -> Outcome:
    (only,) = reading(item(*texts)).outcomes
    return only


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("RESOLVED that the report be noted.", K.RESOLVED),
        ("RESOLVED – That the report be noted.", K.RESOLVED),
        ("RESOVLED that the report be noted.", K.RESOLVED),
        ("Resolved: that the report be noted.", K.RESOLVED),
        ("Resolved to note the report.", K.RESOLVED),
        ("Resolved (unanimously) that the report be noted.", K.RESOLVED),
        ("It was RESOLVED that the report be noted.", K.RESOLVED),
        ("It was unanimously resolved that the report be noted.", K.RESOLVED),
        ("After debate, it was resolved to buy salt.", K.RESOLVED),
        ("The Committee resolved to buy salt.", K.RESOLVED),
        ("DECISION: That salt be bought.", K.RESOLVED),
        ("RESOLVED that planning permission be REFUSED.", K.RESOLVED),
        ("AGREED that salt be bought.", K.AGREED),
        ("Agreed: to buy salt.", K.AGREED),
        ("It was agreed that salt be bought.", K.AGREED),
        ("The Committee agreed to buy salt.", K.AGREED),
        ("Members agreed the recommendations.", K.AGREED),
        ("The motion was put to the vote and carried.", K.AGREED),
        ("On being put to the vote, the motion was CARRIED.", K.AGREED),
        ("The amendment was declared lost.", K.LOST),
        ("The motion was LOST.", K.LOST),
        ("The motion was not carried.", K.LOST),
        ("NOTED", K.NOTED),
        ("Noted.", K.NOTED),
        ("The Committee noted the report.", K.NOTED),
        ("RECOMMENDED that Council adopt the plan.", K.RECOMMENDED),
        ("Recommended to Council: That the plan be adopted.", K.RECOMMENDED),
        ("The Panel recommended that Council adopt the plan.", K.RECOMMENDED),
        ("The minutes of the last meeting were approved as a correct record.", K.APPROVED),
        ("The minutes were agreed as a true record and signed by the Chair.", K.AGREED),
        ("Planning permission be GRANTED.", K.APPROVED),
        ("The application was refused.", K.REFUSED),
        ("Consideration of the item was deferred.", K.DEFERRED),
        ("This item was withdrawn from the agenda.", K.WITHDRAWN),
        ("That the recommendations be approved.", K.APPROVED),
        ("To note the report.", K.NOTED),
    ],
)
def test_the_decisive_word_tells_the_kind(text: str, kind: OutcomeKind) -> None:
    assert decided(text) == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "It was noted that it was wet.",
        "It was not resolved that salt be bought.",
        "It was moved and seconded that the application be REFUSED.",
        "Members noted that it was wet.",
        "The Committee had agreed this before.",
        "The Cabinet agreed at its last meeting that salt be bought.",
        "Councillor Smith agreed with the Chair.",
        "The resolution of disputes was slow.",
        "Councillor Smith proposed that the item be deferred.",
        "The lost property office was shut.",
        "It had been resolved in 2019 that salt be bought.",
        "The officers’ recommendation was to approve.",
        "Members asked if it was agreed.",
    ],
)
def test_what_decides_nothing_is_no_outcome(text: str) -> None:
    assert decided(text) == []


def test_what_another_body_decided_is_no_outcome() -> None:
    assert decided("The Cabinet agreed to buy salt.", committee="Planning Committee") == []
    assert decided("The Planning Committee agreed to buy salt.", committee="Planning Committee") != []


def test_points_under_the_word_belong_to_it_at_every_depth() -> None:
    texts = (
        "RESOLVED that:",
        "(a) the report be noted;",
        "(b) these be APPROVED:",
        "(i) salt;",
        "(ii) grit.",
        "It ended.",
    )
    assert decided(*texts) == [
        (K.RESOLVED, "RESOLVED that:\n(a) the report be noted;\n(b) these be APPROVED:\n(i) salt;\n(ii) grit.")
    ]  # fmt: skip


def test_a_bare_word_takes_the_paragraph_below() -> None:
    assert decided("RESOLVED", "That the report be noted.", "The Chair thanked Mr Lee.") == [
        (K.RESOLVED, "RESOLVED\nThat the report be noted.")
    ]


def test_a_finished_sentence_takes_no_points() -> None:
    assert decided("53.1 RESOLVED that salt be bought.", "53.2 It was wet.") == [
        (K.RESOLVED, "RESOLVED that salt be bought.")
    ]


def test_the_text_begins_with_the_sentence_of_the_word() -> None:
    assert decided("The Chair thanked Mr Lee. It was RESOLVED that salt be bought. That grit be bought.") == [
        (K.RESOLVED, "It was RESOLVED that salt be bought. That grit be bought.")
    ]


def test_each_word_opens_an_outcome_of_its_own() -> None:
    assert [kind for kind, _ in decided("RESOLVED that salt be bought.", "RECOMMENDED that Council pay.")] == [
        K.RESOLVED,
        K.RECOMMENDED,
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The application was REFUSED.", "The item was deferred to the next meeting."),
        ("The application was REFUSED. The item was deferred to the next meeting.",),
        ("The application was refused. The item was DEFERRED to the next meeting.",),
    ],
)
def test_two_sentences_that_decide_are_two_outcomes(texts: tuple[str, ...]) -> None:
    found = reading(item(*texts)).outcomes
    assert [o.kind for o in found] == [K.REFUSED, K.DEFERRED]
    assert " ".join(o.text for o in found) == " ".join(texts)


def test_a_motion_carried_and_its_resolution_are_one() -> None:
    assert outcome(
        "Councillor Smith moved and Councillor Lee seconded that salt be bought.",
        "On being put to the vote, the motion was CARRIED (For 5, Against 3, Abstentions 1).",
        "RESOLVED that salt be bought.",
    ) == Outcome(
        K.RESOLVED,
        "RESOLVED that salt be bought.",
        "Councillor Smith",
        "Councillor Lee",
        Votes(5, 3, 1),
    )  # fmt: skip


def test_an_amendment_has_its_own_mover_and_the_motion_keeps_its_own() -> None:
    read = reading(
        item(
            "It was moved by Councillor Smith and seconded by Councillor Lee that salt be bought.",
            "Councillor Dunn moved an amendment, seconded by Councillor Vane, to add grit.",
            "The amendment was put to the vote and LOST (For 2, Against 6).",
            "The motion was put to the vote and CARRIED by 6 votes to 2.",
        )
    )
    assert [(o.kind, o.mover, o.seconder, o.votes) for o in read.outcomes] == [
        (K.LOST, "Councillor Dunn", "Councillor Vane", Votes(2, 6)),
        (K.AGREED, "Councillor Smith", "Councillor Lee", Votes(6, 2)),
    ]


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("For 5, Against 3, Abstentions 1", Votes(5, 3, 1)),
        ("For: 5; Against: 0; Abstain: 2", Votes(5, 0, 2)),
        ("5 for, 3 against, 1 abstention", Votes(5, 3, 1)),
        ("with seven votes in favour and two against", Votes(7, 2)),
        ("by 7 votes to 3", Votes(7, 3)),
        ("8 votes for, none against", Votes(8, 0)),
        ("unanimously", None),
        ("for 5 years", None),
    ],
)
def test_totals_are_read_where_they_are_printed(text: str, votes: Votes | None) -> None:
    assert outcome(f"The motion was CARRIED ({text}).").votes == votes


def test_named_votes_stand_in_the_votes_only() -> None:
    read = reading(
        item(
            "A recorded vote was taken as follows:",
            "For (2): Councillors O’Dwyer and van der Meer.",
            "Against (1): Councillor A Smith.",
            "The motion was CARRIED.",
        )
    )
    assert read.remarks == ()
    assert read.outcomes[0].votes == Votes(
        2, 1, None, (NamedVote("O’Dwyer", "for"), NamedVote("van der Meer", "for"), NamedVote("A Smith", "against"))
    )


def test_the_decision_block_counts_only_where_the_minutes_decide_nothing() -> None:
    block = ("That the report be noted.",)
    assert [o.text for o in reading(item("It was wet.", decision=block)).outcomes] == ["That the report be noted."]
    assert [o.text for o in reading(item("RESOLVED that it rain.", decision=block)).outcomes] == [
        "RESOLVED that it rain."
    ]


@pytest.mark.parametrize(
    ("result", "kind"),
    [("LOST", K.LOST), ("CARRIED", K.AGREED), ("UNANIMOUSLY RESOLVED that salt be bought", K.RESOLVED)],
)
def test_a_result_right_behind_the_seconder_is_no_second_seconder(result: str, kind: OutcomeKind) -> None:
    told = outcome(f"It was moved by Councillor Lee, seconded by Councillor O’Brien and {result}.")
    assert (told.kind, told.mover, told.seconder) == (kind, "Councillor Lee", "Councillor O’Brien")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("At its last meeting the Committee RESOLVED to buy salt.", []),
        ("It was noted that last month it was AGREED to buy salt.", []),
        ("At its last meeting it had asked for more; it was now RESOLVED to buy salt.", [K.RESOLVED]),
        ("RESOLVED that the salt ordered at the last meeting be bought.", [K.RESOLVED]),
        ("Having read the report of its last meeting, the Committee RESOLVED to buy salt.", [K.RESOLVED]),
    ],
)
def test_what_an_earlier_meeting_decided_is_no_outcome_in_capitals_either(text: str, kinds: list[OutcomeKind]) -> None:
    assert [kind for kind, _ in decided(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "On being put to the vote, NOT CARRIED.",
        "NOT CARRIED",
        "Not carried.",
        "Not carried: For 3, Against 5.",
        "Motion not carried (3 for, 5 against)",
        "AMENDMENT NOT CARRIED",
        "Vote: NOT CARRIED",
        "It was not carried.",
        "The debate went on until noon, and then NOT CARRIED.",
        "The motion was NOT AGREED.",
        "An amendment by Councillor Lee was not supported.",
    ],
)
def test_what_was_not_carried_is_lost_whatever_stands_before_it(text: str) -> None:
    assert decided(text) == [(K.LOST, text)]


@pytest.mark.parametrize("text", ["The vote was not carried out.", "The application was NOT CARRIED FORWARD."])
def test_what_was_not_carried_out_or_over_is_no_outcome(text: str) -> None:
    assert decided(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The amendment was REJECTED by 5 votes to 3.", K.LOST),
        ("The amendment was rejected by 5 votes to 3.", K.LOST),
        ("Amendment REJECTED by 5 votes to 3", K.LOST),
        ("Councillor Lee’s motion on the application was REJECTED.", K.LOST),
        ("A motion to approve the application was REJECTED.", K.LOST),
        ("On being put to the vote, REJECTED by 5 votes to 3.", K.LOST),
        ("On being put to the vote it was rejected by 5 votes to 3.", K.LOST),
        ("The Committee, having heard the applicant, REJECTED the amendment.", K.LOST),
        ("The motion was DEFEATED.", K.LOST),
        ("The application was REJECTED.", K.REFUSED),
        ("The application was rejected.", K.REFUSED),
        ("The application was put to the vote and REJECTED.", K.REFUSED),
        ("On the motion of Councillor Lee, the application was REJECTED.", K.REFUSED),
        ("The Committee considered the request and it was REJECTED.", K.REFUSED),
        ("REJECTED", K.REFUSED),
    ],
)
def test_a_rejected_motion_is_lost_and_a_rejected_application_refused(text: str, kind: OutcomeKind) -> None:
    assert decided(text) == [(kind, text)]
