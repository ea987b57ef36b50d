"""Who speaks in which paragraphs, as published: a table of sentences in many councils' manners."""

import pytest

from archive.model import Act, Attendance, RemarkKind, SettledBy
from tests.unit.reading.minutes import ATTENDANCE, item, reading

C, F, P, R, B, U, N, X = (
    RemarkKind.COUNCILLOR, RemarkKind.OFFICER, RemarkKind.PUBLIC, RemarkKind.ROLE, RemarkKind.BODY,
    RemarkKind.UNNAMED_MEMBER, RemarkKind.INITIALS, RemarkKind.OTHER,
)  # fmt: skip


def said(*texts: str) -> list[tuple[str, str, RemarkKind, Act]]:
    """(anchors, label, kind, act) of every remark; anchors joined by a space."""
    read = reading(item(*texts))
    return [(" ".join(r.paragraphs), r.label, r.kind, r.act) for r in read.remarks]


def labels(*texts: str) -> list[str]:
    return [label for _, label, _, _ in said(*texts)]


@pytest.mark.parametrize(
    ("text", "label", "kind", "act"),
    [
        ("Councillor Smith said that the lamps were out.", "Councillor Smith", C, Act.SAID),
        ("Councillor A Smith asked when the lamps would be lit.", "Councillor A Smith", C, Act.ASKED),
        ("Councillor A. B. Smith also asked for a map.", "Councillor A. B. Smith", C, Act.ASKED),
        ("Cllr. van der Meer queried the cost.", "Cllr. van der Meer", C, Act.ASKED),
        ("County Councillor Gwŷther felt that more could be done.", "County Councillor Gwŷther", C, Act.SAID),
        ("Councillor Mrs O’Dwyer welcomed the report.", "Councillor Mrs O’Dwyer", C, Act.SAID),
        ("Councillor Smith (Chair) thanked the volunteers.", "Councillor Smith", C, Act.SAID),
        ("Councillor Smith, Chair of the Audit Committee, said so.", "Councillor Smith", C, Act.SAID),
        ("Councillor Smith, as Chair, moved the recommendations.", "Councillor Smith", C, Act.MOVED),
        ("Mr Dunn asked about ditches.", "Mr Dunn", X, Act.ASKED),
        ("Sir Roger D’Arcy-Nuttall presented the petition.", "Sir Roger D’Arcy-Nuttall", X, Act.INTRODUCED),
        ("The Reverend Jean-Luc Bréhat spoke of the hospice.", "Reverend Jean-Luc Bréhat", X, Act.SAID),
        ("Dr Môn ap Hywel reported that doses had arrived.", "Dr Môn ap Hywel", X, Act.SAID),
        ("Mrs Vane (objector) said that bins were full.", "Mrs Vane", P, Act.SAID),
        ("Mr Vane spoke against the application.", "Mr Vane", P, Act.SAID),
        ("Mr Vane, for the applicant, said that it was sound.", "Mr Vane", P, Act.SAID),
        ("Ms Orme, Head of Housing, introduced the report.", "Ms Orme", F, Act.INTRODUCED),
        ("Jane Doe, Assistant Director, Education and Skills, introduced it.", "Jane Doe", F, Act.INTRODUCED),
        ("Jane Doe (Harn Trust) gave a presentation on beds.", "Jane Doe", X, Act.INTRODUCED),
        ("The Head of Housing, Rhiannon Môn, explained the plan.", "Rhiannon Môn", F, Act.SAID),
        ("The Cabinet Member for Roads, Councillor Sands, introduced it.", "Councillor Sands", C, Act.INTRODUCED),
        ("The Director for Public Health advised that flu was rife.", "Director for Public Health", F, Act.SAID),
        ("The Director of Children, Skills and Care said no.", "Director of Children, Skills and Care", F, Act.SAID),
        ("The Chief Executive reported back.", "Chief Executive", F, Act.SAID),
        ("The Monitoring Officer clarified the rule.", "Monitoring Officer", F, Act.SAID),
        ("Officers confirmed that it had been mended.", "Officers", F, Act.SAID),
        ("The Chair invited questions.", "Chair", R, Act.SAID),
        ("The Vice-Chairman asked for a map.", "Vice-Chairman", R, Act.ASKED),
        ("The Chairperson of the Forum thanked him.", "Chairperson of the Forum", R, Act.SAID),
        ("The Cabinet Member for Care and Health said so.", "Cabinet Member for Care and Health", R, Act.SAID),
        ("The Leader of the Council responded to the debate.", "Leader of the Council", R, Act.ANSWERED),
        ("A Member asked about salt.", "Member", U, Act.ASKED),
        ("One Member felt that salt was dear.", "One Member", U, Act.SAID),
        ("A member of the public asked about salt.", "member of the public", P, Act.ASKED),
        ("A representative of the Tenants’ Panel said no.", "representative of the Tenants’ Panel", X, Act.SAID),
        ("A representative of Age UK (Ms Jones) said no.", "representative of Age UK", X, Act.SAID),
        ("The applicant’s agent said that it was sound.", "applicant’s agent", P, Act.SAID),
        ("The Committee welcomed the report.", "Committee", B, Act.SAID),
        ("The Cabinet Committee thanked the officers.", "Cabinet Committee", B, Act.SAID),
        ("Members debated the report and thanked Ms Orme for it.", "Members", B, Act.SAID),
        ("AH gave an update.", "AH", N, Act.SAID),
        ("CM asked whether it was wet.", "CM", N, Act.ASKED),
        ("The report was introduced by Ms Orme.", "Ms Orme", X, Act.INTRODUCED),
        ("Members were advised by the Head of Legal Services that it was not.", "Head of Legal Services", F, Act.SAID),
        ("Councillor Smith declared an interest in item 5.", "Councillor Smith", C, Act.DECLARED),
        ("Councillor Smith abstained.", "Councillor Smith", C, Act.ABSTAINED),
        ("Councillor Smith voted against the motion.", "Councillor Smith", C, Act.VOTED_AGAINST),
        ("Councillor Smith voted that the motion be put.", "Councillor Smith", C, Act.VOTED_FOR),
        ("Councillor Smith: Will the lamps be lit?", "Councillor Smith", C, Act.SAID),
        ("In reply, Ms Orme said that they would.", "Ms Orme", X, Act.ANSWERED),
        ("In response to a question from Councillor Smith, Ms Orme confirmed it.", "Ms Orme", X, Act.ANSWERED),
        ("In response to questions from Councillors Smith and Lee on salt, AH said so.", "AH", N, Act.ANSWERED),
        ("Responding to Mr Lee, the Chair said that it was.", "Chair", R, Act.ANSWERED),
        ("During the debate Councillor Smith stressed the cost.", "Councillor Smith", C, Act.SAID),
        ("At the invitation of the Chair, Mr Roe addressed the meeting.", "Mr Roe", X, Act.SAID),
        ("Questions were responded to by the Head of Roads.", "Head of Roads", F, Act.ANSWERED),
        ("A debate took place, during which Councillor Roe said no.", "Councillor Roe", C, Act.SAID),
        ("On behalf of the Trust, Mr Lee apologised.", "Mr Lee", X, Act.SAID),
    ],
)  # fmt: skip
def test_the_speaker_of_a_sentence(text: str, label: str, kind: RemarkKind, act: Act) -> None:
    assert said(text) == [("p1", label, kind, act)]


@pytest.mark.parametrize(
    "text",
    [
        "It was confirmed that the lamps were lit.",
        "It was also noted that schools were open.",
        "The report of Mr Smith set out the cost.",
        "Consideration was given to a report by the Director of Place.",
        "The Committee considered a report on salt.",
        "Members were informed that it was wet.",
        "Apologies were received from Councillors Smith and Jones.",
        "The work of Councillor Jones and Mr Lee had been welcomed.",
        "Councillor Smith left the meeting.",
        "Councillor Smith’s question was answered.",
        "The DSG reported a deficit.",
        "In response to a question raised by Councillor Smith, it was confirmed that it was.",
        "RESOLVED that Councillor Smith be thanked.",
        "Present: Councillors Smith, Jones and Patel",
        "Chair: Councillor Smith",
        "The Key Stage results improved.",
        "Concern was expressed that it was wet.",
    ],
)
def test_nobody_is_invented(text: str) -> None:
    assert said(text) == []


def test_who_is_mentioned_is_no_speaker() -> None:
    assert labels("Councillor Lee congratulated Cllr Jones and asked Mr Dunn to bow.") == ["Councillor Lee"]
    assert labels("The Chair said that Councillor Jones supported it.") == ["Chair"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Councillors Smith, Jones and Patel said no.", ["Councillor Smith", "Councillor Jones", "Councillor Patel"]),
        ("Cllrs Smith & O’Dwyer said no.", ["Cllr Smith", "Cllr O’Dwyer"]),
        ("Mr Lee and Mrs Dunn explained the plan.", ["Mr Lee", "Mrs Dunn"]),
        ("AH and CM reported that it was wet.", ["AH", "CM"]),
        ("Councillor Smith moved and Councillor Jones seconded it.", ["Councillor Smith", "Councillor Jones"]),
        ("It was moved by Councillor Smith, seconded by Councillor Jones.", ["Councillor Smith", "Councillor Jones"]),
        ("Mr Booth, seconded by Mrs Lee, proposed that it be noted.", ["Mr Booth", "Mrs Lee"]),
        ("(Moved: Cllr Smith; Seconded: Cllr Jones)", ["Cllr Smith", "Cllr Jones"]),
        ("Questions were asked by Councillors Smith and Jones.", ["Councillor Smith", "Councillor Jones"]),
        ("Mr Lee asked whether it was wet, and Ms Orme replied that it was.", ["Mr Lee", "Ms Orme"]),
    ],
)  # fmt: skip
def test_several_speakers_have_a_remark_each(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_who_speaks_after_a_question_answers() -> None:
    assert said("Councillor Smith asked about salt. Ms Orme advised that it was dear.") == [
        ("p1", "Councillor Smith", C, Act.ASKED),
        ("p1", "Ms Orme", X, Act.ANSWERED),
    ]


def test_a_pronoun_carries_the_last_single_speaker_over() -> None:
    assert said(
        "Ms Orme reported on flu. She also advised rest.",
        "In terms of cost, she reassured Members that there was none.",
    ) == [("p1", "Ms Orme", X, Act.SAID), ("p2", "Ms Orme", X, Act.SAID)]


def test_a_pronoun_of_the_other_sex_is_somebody_else() -> None:
    assert said("Mr Lee reported on flu.", "She advised rest.") == [("p1", "Mr Lee", X, Act.SAID)]


def test_announced_points_belong_to_the_announcer() -> None:
    assert said("AH gave an update as follows:", "- one", "- two", "The Chair thanked her.") == [
        ("p1 p2 p3", "AH", N, Act.SAID),
        ("p4", "Chair", R, Act.SAID),
    ]


def test_the_next_minute_number_is_no_announced_point() -> None:
    assert said("53.1 AH reported:", "- one", "53.2 It was wet.", "53.3 CM asked why.") == [
        ("p1 p2", "AH", N, Act.SAID),
        ("p4", "CM", N, Act.ASKED),
    ]


def test_what_stands_between_bullets_takes_none_of_them() -> None:
    texts = ("These points were raised:", "- salt", "The Chair said that grit was late.", "- lamps")
    assert said(*texts) == [("p3", "Chair", R, Act.SAID)]


def test_points_that_open_with_a_verb_belong_to_the_subject_above_them() -> None:
    assert said("In the debate, Members:", "(a) asked about salt;", "(b) urged haste.") == [
        ("p1 p2 p3", "Members", B, Act.ASKED)
    ]
    assert said("The Clerk:", "- Mr Lee", "- Mrs Dunn") == []


def test_what_she_had_done_is_hers_to_tell_where_she_spoke() -> None:
    assert said("Mrs Orme said no.", "She had written twice.") == [
        ("p1", "Mrs Orme", X, Act.SAID),
        ("p2", "Mrs Orme", X, Act.SAID),
    ]
    assert said("Mrs Orme took the chair.", "She had walked there.") == []


def test_words_in_quotation_marks_below_a_reply_are_its_own() -> None:
    assert said("The Chair responded as follows:", "“We have written to them.”") == [
        ("p1 p2", "Chair", R, Act.ANSWERED)
    ]


def test_who_wrote_a_report_may_be_he() -> None:
    assert labels("The Panel considered a report of the Head of Parks. He explained that fees would rise.") == [
        "Head of Parks"
    ]


def test_points_below_a_passive_belong_to_nobody() -> None:
    assert said("AH gave an update. The following points were noted:", "- one") == [("p1", "AH", N, Act.SAID)]


def test_a_point_with_a_speaker_of_its_own_is_theirs() -> None:
    assert said("Members asked the following questions:", "- Councillor Lee asked why.", "- when it began") == [
        ("p1 p3", "Members", B, Act.ASKED),
        ("p2", "Councillor Lee", C, Act.ASKED),
    ]


def test_a_heading_gives_the_text_below_to_its_person() -> None:
    assert said(
        "Question 1 from Mr Edwin Larkspur", "“Why is it wet?”", "I live by the river.",
        "Reply by Councillor Smith", "It rained.",
        "Supplementary question from Mr Larkspur", "Why?",
    ) == [
        ("p2", "Mr Edwin Larkspur", P, Act.ASKED),
        ("p3", "Mr Edwin Larkspur", P, Act.ASKED),
        ("p5", "Councillor Smith", C, Act.ANSWERED),
        ("p7", "Mr Larkspur", P, Act.ASKED),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["A: Yes, said Ms Orme.", "Question 2 – Parking, Mill Lane", "Question 3 – Mill Lane", "Petition: Save the Pool"],
)
def test_what_a_question_is_about_or_its_answer_is_nobody(heading: str) -> None:
    assert said(heading, "It would be looked into.") == []


def test_a_heading_may_name_who_asks_without_a_title() -> None:
    assert said("Public Question 1 – Edwin Larkspur", "Why is it wet?") == [("p2", "Edwin Larkspur", P, Act.ASKED)]


def test_a_name_of_the_attendance_before_a_colon_opens_what_they_say() -> None:
    read = reading(item("Colin Marsh: The accounts were late.", "Fay Unknown: The accounts were early."), ATTENDANCE)
    assert [(r.paragraphs, r.label, r.act, r.person) for r in read.remarks] == [
        (("p1",), "Colin Marsh", Act.SAID, "Colin Marsh")
    ]
    assert reading(item("Colin Marsh: Finance Manager", "Joan Orme: Director"), ATTENDANCE).remarks == ()


@pytest.mark.parametrize(
    ("text", "label", "act"),
    [
        ("In answer to Councillor Lee’s question Mrs Orme confirmed that it would.", "Mrs Orme", Act.ANSWERED),
        ("In response to a question Mrs Orme advised that it would.", "Mrs Orme", Act.ANSWERED),
        ("The Committee was addressed by Mr Dunn.", "Mr Dunn", Act.SAID),
        ("The questions were addressed by Mr Dunn.", "Mr Dunn", Act.ANSWERED),
        ("A question was put by Mr Dunn about salt.", "Mr Dunn", Act.ASKED),
        ("Motion 2 by Mr Dunn:", "Mr Dunn", Act.MOVED),
        ("Seconded: Mr Dunn Carried", "Mr Dunn", Act.SECONDED),
        ("Councillor Lee – Item 5 – Personal", "Councillor Lee", Act.DECLARED),
        ("Councillor Lee – Minute 12 – Pecuniary interest as a tenant", "Councillor Lee", Act.DECLARED),
        ("Councillor Lee: non-pecuniary, as a governor", "Councillor Lee", Act.DECLARED),
    ],
)
def test_what_is_done_by_more_manners_of_telling(text: str, label: str, act: Act) -> None:
    assert [(found, done) for _, found, _, done in said(text)] == [(label, act)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Councillor Lee of Mill Parish Council and Mr Dunn (a resident) spoke.", ["Councillor Lee", "Mr Dunn"]),
        ("Mr Dunn of the Mill Trust and Ms Vane of the Lake Trust spoke.", ["Mr Dunn", "Ms Vane"]),
        ("Mr Dunn, a resident, and Ms Vane, the agent, spoke.", ["Mr Dunn", "Ms Vane"]),
        ("Jane Doe, Director of Finance, and Kit Lowe, Head of Roads, spoke.", ["Jane Doe", "Kit Lowe"]),
        ("Councillor Lee, Leader, and Kit Lowe, Head of Roads, spoke.", ["Councillor Lee", "Kit Lowe"]),
        ("Jane Doe, Director of Finance and Kit Lowe, Head of Roads spoke.", ["Jane Doe", "Kit Lowe"]),
        ("Jane Doe, Director of Finance and Kit Lowe, Head of Roads, spoke.", ["Jane Doe", "Kit Lowe"]),
        ("Jane Doe, Director of Finance & Kit Lowe, Head of Roads, spoke.", ["Jane Doe", "Kit Lowe"]),
        ("Jane Doe, Engineer and Kit Lowe, Clerk spoke.", ["Jane Doe", "Kit Lowe"]),
        ("The Director of Finance and Kit Lowe, Head of Roads, spoke.", ["Director of Finance", "Kit Lowe"]),
        (
            "Jane Doe, Director of Finance and Kit Lowe, Head of Roads and Ann Vane, Clerk spoke.",
            ["Jane Doe", "Kit Lowe", "Ann Vane"],
        ),
        ("Thanks were given by Jane Doe, Clerk and Kit Lowe, Head of Roads.", ["Jane Doe", "Kit Lowe"]),
        ("Jane Doe, Director of Finance and Property Services, spoke.", ["Jane Doe"]),
        ("Jane Doe, Director of Law and Democratic Governance, Monitoring Officer, spoke.", ["Jane Doe"]),
    ],
)
def test_two_speak_together_though_each_speaks_for_somebody(text: str, who: list[str]) -> None:
    assert labels(text) == who


def test_a_question_in_the_line_that_names_its_asker_is_theirs_and_its_answer_is_not() -> None:
    assert said(
        "Question 1 from Mr Larkspur: Why is it wet?", "I live by the river.", "Answer: It rained.", "It will dry.",
        "Question 2 from Councillor Lee (Mill ward): When will it be dry?",
        "Reply from Councillor Smith: By the end of May.",
    ) == [
        ("p1", "Mr Larkspur", P, Act.ASKED),
        ("p2", "Mr Larkspur", P, Act.ASKED),
        ("p5", "Councillor Lee", C, Act.ASKED),
        ("p6", "Councillor Smith", C, Act.ANSWERED),
    ]  # fmt: skip


def test_who_is_welcomed_and_gave_an_update_speaks() -> None:
    assert labels("The Chair welcomed Mrs Orme, Director of Public Health, who gave a brief update.") == [
        "Chair",
        "Mrs Orme",
    ]
    assert labels("The Chair welcomed Mrs Orme, who gave her time.") == ["Chair"]


def test_who_is_answered_does_not_hold_the_post_behind_the_comma() -> None:
    assert labels("In response to Councillor Lee, the Head of Parks (Ann Vane) said no.") == ["Head of Parks"]


def test_a_cabinet_members_portfolio_may_stand_behind_a_dash() -> None:
    post = "Cabinet Member – Housing and Planning"
    assert labels(f"The {post} introduced the report.") == [post]
    assert labels("The Cabinet Member – Ann Orme – introduced the report.") == ["Ann Orme"]


def test_who_asked_the_question_that_is_answered_does_not_answer_it() -> None:
    assert labels("In response to the question Mr Dunn asked, salt was bought.") == []


def test_names_in_a_list_of_votes_are_no_speakers() -> None:
    assert said("For (2): Councillors Smith and Jones.", "Against (1): Councillor Lee said no.") == []


@pytest.mark.parametrize(
    ("text", "person", "by"),
    [
        ("Councillor Smith said no.", "Andrew Smith", SettledBy.NAME),
        ("Cllr A Smith said no.", "Andrew Smith", SettledBy.NAME),
        ("Councillor B Smith said no.", None, None),
        ("Councillor Gwyther said no.", "Bethan Gwŷther", SettledBy.NAME),
        ("Councillor O’Dwyer said no.", "Pàdraig O'Dwyer", SettledBy.NAME),
        ("Councillor van der Meer said no.", "Helena van der Meer", SettledBy.NAME),
        ("Councillor Brehat said no.", "Jean-Luc Bréhat", SettledBy.NAME),
        ("Councillor Jones said no.", None, None),
        ("Councillor B Jones said no.", "Brian Jones", SettledBy.NAME),
        ("Councillor Absentee said no.", None, None),
        ("Mrs Orme said no.", "Joan Orme", SettledBy.NAME),
        ("Mr Orme said no.", None, None),
        ("Colin Marsh said no.", "Colin Marsh", SettledBy.NAME),
        ("AH said no.", "Andrea Hope", SettledBy.INITIALS),
        ("CM said no.", "Colin Marsh", SettledBy.INITIALS),
        ("CA said no.", None, None),
        ("ZZ said no.", None, None),
        ("The Chairman said no.", "Andrew Smith", SettledBy.ROLE),
        ("The Vice Chair said no.", "Bethan Gwŷther", SettledBy.ROLE),
        ("The Cabinet Member for Roads, Parks and Streets said no.", "Ruth Sands", SettledBy.ROLE),
        ("The Director for Public Health said no.", "Joan Orme", SettledBy.ROLE),
        ("The Head of Waste said no.", None, None),
    ],
)
def test_the_attendance_settles_who_a_label_means(text: str, person: str | None, by: SettledBy | None) -> None:
    """Exactly one who was there, else nobody: a member who sent apologies never."""
    (remark,) = reading(item(text), ATTENDANCE).remarks
    assert (remark.person, remark.settled_by) == (person, by)


def test_initials_that_two_share_settle_nobody() -> None:
    both = (Attendance("Ann Hill", "Governor", "Present"), Attendance("Amir Hassan", "Governor", "Present"))
    (remark,) = reading(item("AH said no."), both).remarks
    assert (remark.label, remark.person) == ("AH", None)


def test_a_key_that_belongs_to_somebody_absent_settles_nobody() -> None:
    listed = (Attendance("Ann Hill (AH)", "Governor", "Absent"), Attendance("Amir Hassan", "Governor", "Present"))
    (remark,) = reading(item("AH said no."), listed).remarks
    assert remark.person is None


def test_an_untitled_list_tells_councillors_by_their_role() -> None:
    """Some councils print "Mr A Yelland" for councillors too."""
    listed = (Attendance("Mr A Yelland", "Member", "Present"), Attendance("Mrs B Dunn", "Solicitor", "In attendance"))
    read = reading(item("Mr Yelland asked why. Mrs Dunn said so."), listed)
    assert [(r.kind, r.person) for r in read.remarks] == [(C, "A Yelland"), (F, "B Dunn")]
