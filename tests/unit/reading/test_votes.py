"""How members voted: every list of a vote is read whole, however it is printed, or none of it is given out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import NamedVote, OutcomeKind, Votes
from tests.unit.reading.minutes import item, reading

CARRIED = "The motion was put to the vote and CARRIED."


def votes(*texts: str) -> Votes | None:
    """The votes of the one outcome that the texts hold."""
    (only,) = reading(item(*texts)).outcomes
    return only.votes


def named(vote: str, *names: str) -> tuple[NamedVote, ...]:
    return tuple(NamedVote(name, vote) for name in names)


THREE = named("for", "Smith", "Jones", "Brown")
SIX = Votes(3, 2, 1, THREE + named("against", "White", "Green") + named("abstained", "Black"))
FOUR = Votes(3, 1, None, THREE + named("against", "White"))
UNCOUNTED = Votes(None, None, None, FOUR.named)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (
                "For: Councillors Smith, Jones and Brown (3)",
                "Against: Councillors White and Green (2)",
                "Abstained: Councillor Black (1)",
            ),
            SIX,
        ),
        (("For: 3 (Councillors Smith, Jones and Brown)", "Against: 1 (Councillor White)"), FOUR),
        (("For – Councillors Smith, Jones and Brown – 3", "Against – Councillor White – 1"), FOUR),
        (("For: Councillors Smith, Jones and Brown. (3)", "Against: Councillor White. (1)"), FOUR),
        (("For (3): Smith; Jones; Brown", "Against (1): White"), FOUR),
        (("For: Cllr Smith, Cllr Jones & Cllr Brown", "Against: Cllr White"), UNCOUNTED),
        (("For: Cllr Smith Cllr Jones Cllr Brown Against: Cllr White",), UNCOUNTED),
        (("For: Smith, Jones and Brown; Against: White.",), UNCOUNTED),
        (("3 in favour (Smith, Jones and Brown), 1 against (White)",), FOUR),
        (("3 For: Smith, Jones, Brown", "1 Against: White"), FOUR),
        (("Voting for the motion: Councillors Smith, Jones, Brown", "Voting against the motion: White"), UNCOUNTED),
        (("There voted for the plan being a good one: Smith, Jones, Brown ..... 3", "Against: White ..... 1"), FOUR),
        (("Those in favour – Members Smith, Jones and Brown = 3", "Noes – White = 1"), FOUR),
        (("Those voting for were Cllrs Smith, Jones, Brown.", "Those voting against were Cllr White."), UNCOUNTED),
        (("For: Smith, Jones, Brown. Total 3", "Against: White. Total 1"), FOUR),
        (("For: Smith (Lab), Jones (Ind), Brown (Mayor)", "Against: White (Lab)"), UNCOUNTED),
        (("For: Smith, Jones and Brown", "Against: White", "Not voting: Black"), UNCOUNTED),
        (("For: Smith, Jones and Brown", "Against: White", "Absent: Black and the Mayor"), UNCOUNTED),
        (("For 26", "Against: 32", "Abstention: none"), Votes(26, 32, 0)),
        (("For (3): Smith, Jones and Brown", "Against: None"), Votes(3, 0, None, THREE)),
        (("For: 12", "Against: Councillor White (1)"), Votes(12, 1, None, named("against", "White"))),
    ],
)
def test_the_lists_of_a_vote_are_read_whole(texts: tuple[str, ...], expected: Votes) -> None:
    assert votes(CARRIED, *texts) == expected
    assert votes("A recorded vote was taken:", *texts, "The motion was CARRIED.") == expected


def test_a_list_in_the_sentence_that_decides_is_read() -> None:
    listed = "For: Smith, Jones and Brown; Against: White"
    assert votes(f"The motion was CARRIED ({listed}).") == UNCOUNTED
    assert votes(f"The motion was CARRIED. {listed}.") == UNCOUNTED
    assert votes(f"{listed}. The motion was CARRIED.") == UNCOUNTED


@pytest.mark.parametrize(
    "text",
    [
        "Voting: 8 – For 3 – Against 1 – Abstention",
        "Voting: 8 - For, 3 - Against, 1 - Abstention",
        "8 – For 3 – Against 1 – Abstained",
        "Votes: For – 8 – Against – 3 – Abstentions – 1",
        "For 8 – Against 3 – Abstentions 1",
        "Votes (8) For (3) Against (1) Abstention",
    ],
)
def test_a_dash_or_a_bracket_stands_between_a_count_and_its_side(text: str) -> None:
    assert votes("RESOLVED: That salt be bought.", text) == Votes(8, 3, 1)


def test_counts_in_words_are_read_whole() -> None:
    assert votes("It was LOST by twenty-one votes for and thirty against.") == Votes(21, 30)
    assert votes("It was CARRIED by forty votes to nineteen.") == Votes(40, 19)


def test_a_vote_that_is_taken_and_carried_is_another_than_the_one_before() -> None:
    read = reading(
        item(
            "A vote was taken on the amendment, which was not carried.",
            "The vote on the recommendation was then taken, and carried by 22 votes to one, with two abstentions.",
        )
    )
    assert [(o.kind, o.votes) for o in read.outcomes] == [
        (OutcomeKind.LOST, None),
        (OutcomeKind.AGREED, Votes(22, 1, 2)),
    ]


def test_the_rows_of_a_table_are_lists() -> None:
    rows = "Vote\tCouncillors\tCount\n\nFor\tSmith, Jones and Brown\t3\n\nAgainst\tWhite\t1\n\nAbstain\tNone\t0"
    assert votes(CARRIED, rows) == Votes(3, 1, 0, FOUR.named)


@pytest.mark.parametrize(
    "texts",
    [
        ("Those voting for:", "Councillors Smith, Jones and Brown ..... 3", "Those voting against:", "White ..... 1"),
        ("For (3)", "Smith, Jones, Brown", "Against (1)", "White"),
        ("FOR", "Cllr Smith", "Cllr Jones", "Cllr Brown (3)", "AGAINST", "Cllr White (1)"),
    ],
)
def test_names_below_their_opener_are_a_list(texts: tuple[str, ...]) -> None:
    assert votes(CARRIED, *texts) == FOUR
    assert votes(*texts, CARRIED) == FOUR
    assert reading(item(*texts, "Next Steps")).remarks == ()


def test_each_of_two_results_has_the_lists_below_it() -> None:
    found = reading(
        item(
            *("The amendment was LOST.", "For: Smith", "Against: Jones and Brown"),
            *("The motion was CARRIED.", "For: Jones and Brown", "Against: Smith"),
        )
    ).outcomes
    assert [o.votes for o in found] == [
        Votes(named=named("for", "Smith") + named("against", "Jones", "Brown")),
        Votes(named=named("for", "Jones", "Brown") + named("against", "Smith")),
    ]


def test_lists_between_two_results_lead_up_to_the_second() -> None:
    found = reading(
        item("The amendment was LOST.", "For: Jones and Brown", "Against: Smith", "The motion was CARRIED.")
    ).outcomes
    assert [o.votes for o in found] == [None, Votes(named=named("for", "Jones", "Brown") + named("against", "Smith"))]


def test_the_lists_of_two_votes_beside_one_decision_name_nobody() -> None:
    lists = ("For: Smith", "Against: Jones")
    assert votes(CARRIED, *lists, "A vote was taken again.", *lists) is None


@pytest.mark.parametrize(
    "name",
    [
        "A J Smith",
        "A.J. Smith",
        "Mrs L Smith",
        "Dr. Smith",
        "O’Dwyer",
        "van der Meer",
        "d’Arcy",
        "Smith-Jones",
        "ap Rhys",
    ],
)
def test_a_name_is_read_however_it_is_written(name: str) -> None:
    assert votes(CARRIED, f"For: Councillors {name} and Jones", "Against: Councillor White") == Votes(
        named=named("for", name, "Jones") + named("against", "White")
    )


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("For: Councillors Smith, Jones and two others", (None, 1)),
        ("For: Councillor Smith and the Labour Group", (None, 1)),
        ("For (3): Councillors Smith and Jones", (3, 1)),
        ("For (1): Councillors Smith and Jones", (1, 1)),
        ("For: Councillors Smith, Jones (for the first part only)", (None, 1)),
        ("For: Councillor Smith. Councillor Jones. Councillor Brown.", (None, 1)),
        ("For: the Mayor, Councillor Smith, and Councillor Jones", (None, 1)),
        ("For: Councillors Smith and Jones as well as Brown", (None, 1)),
    ],
)
def test_where_a_list_is_not_read_whole_nobody_is_named_and_the_counts_stand(
    text: str, totals: tuple[int | None, int]
) -> None:
    """A name that cannot be read, or a list longer or shorter than the page counts: half a list would be invented."""
    assert votes(CARRIED, text, "Against: Councillor White (1)") == Votes(*totals)


def test_a_side_that_is_opened_and_cannot_be_read_at_all_leaves_nobody_named() -> None:
    assert votes(CARRIED, "For: Councillors Smith and Jones", "Against was the whole of the other group") is None
    assert votes("Against, it seemed: everybody else", "For (1): Councillor Smith", CARRIED) == Votes(1)


def test_a_count_tells_whether_the_mayor_is_somebody_else() -> None:
    assert votes(CARRIED, "For (2): the Mayor, Councillor Smith", "Against: White") == Votes(
        2, None, None, named("for", "Mayor", "Smith") + named("against", "White")
    )


def test_the_count_of_the_sentence_holds_for_the_list_too() -> None:
    lists = ("For: Smith and Jones", "Against: White")
    assert votes("The motion was CARRIED by 2 votes to 1.", *lists) == Votes(
        2, 1, None, named("for", "Smith", "Jones") + named("against", "White")
    )
    assert votes("The motion was CARRIED by 3 votes to 1.", *lists) == Votes(3, 1)


def test_one_word_after_for_is_no_vote_where_nothing_was_voted_on() -> None:
    assert votes("RESOLVED that the report be noted.", "For: Consideration") is None
    assert votes("RESOLVED that the report be noted.", "For: Ambleside") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Committee resolved to approve the plan, 6 votes to 4.", Votes(6, 4)),
        ("The Committee resolved to approve the plan (6 votes to 4).", Votes(6, 4)),
        ("The Committee resolved to approve the plan, 6 votes to 4 with 1 abstention.", Votes(6, 4, 1)),
        ("The Committee resolved to give 6 votes to 4 schools.", None),
    ],
)
def test_votes_to_votes_are_totals(text: str, expected: Votes | None) -> None:
    assert votes(text) == expected


def test_what_follows_in_the_same_paragraph_is_another_decision() -> None:
    found = reading(item("The amendment was LOST. The motion was CARRIED by 6 votes to 2.")).outcomes
    assert [(o.kind, o.votes) for o in found] == [(OutcomeKind.LOST, None), (OutcomeKind.AGREED, Votes(6, 2))]


SURNAMES = ("Smith", "Jones", "O’Dwyer", "van der Meer", "Smith-Jones", "Gwŷther", "de Souza", "McBride", "Ng", "Lee")
FIRST = ("", "A ", "A J ", "A.J. ", "Mrs L ", "Dr ", "Anna ", "Jean-Luc ")
TITLES = (("Councillor ", "Councillors "), ("Cllr ", "Cllrs "), ("Cllr. ", "Cllrs. "), ("", ""))
OPENERS = {
    "for": ("For", "FOR", "In favour", "Voting for", "Votes for", "Those voting in favour of the motion", "Ayes"),
    "against": ("Against", "AGAINST", "Voting against the motion", "Against the motion", "Votes against", "Noes"),
    "abstained": ("Abstained", "Abstentions", "Abstain", "Abstaining", "Those abstaining from voting", "ABSTENTION"),
}
# How a side is printed: {o} its opener, {n} its names, {c} their count.
COUNTED = (
    "{o} ({c}): {n}", "{o} ({c}) – {n}", "{o} {c}: {n}", "{o} – {c} – {n}", "{o} ({c}) {n}",
    "{o}: {c} ({n})", "{o} – {c} ({n})", "{o} {c} ({n})", "{o}: {c} – {n}",
    "{o}: {n} ({c})", "{o}: {n} – {c}", "{o} – {n} – {c}", "{o}: {n}: {c}", "{o}: {n} [{c}]", "{o}: {n} ({c} votes)",
    "{o}: {n} ..... {c}", "{o}: {n}. ({c})", "{o}: {n} (Total: {c})", "{o}: {n} = {c}", "{o} ({n}) {c}",
    "{o} | {n} | {c}", "{o} | {c} | {n}",
)  # fmt: skip
UNCOUNTED_FORMS = ("{o}: {n}", "{o} – {n}", "{o}: {n}.", "{o} ({n})", "{o} | {n}")
BREAKS = ("; ", ". ", ", ", " ")

_names = st.lists(
    st.builds("".join, st.tuples(st.sampled_from(FIRST), st.sampled_from(SURNAMES))), min_size=1, max_size=7
)


@st.composite
def _printed(draw: st.DrawFn) -> tuple[list[str], Votes]:
    """Two or three sides of a vote as paragraphs, and what they say."""
    sides = draw(st.sampled_from([("for", "against"), ("for", "against", "abstained"), ("against", "for")]))
    form = draw(st.sampled_from(COUNTED + UNCOUNTED_FORMS))
    titles = draw(st.sampled_from(TITLES))
    is_each, last = draw(st.booleans()), draw(st.sampled_from((" and ", ", and ", " & ", ", ", "; ")))
    told, counts, everybody = list[str](), dict[str, int](), list[NamedVote]()
    for side in sides:
        names = draw(_names)
        opener = draw(st.sampled_from(OPENERS[side]))
        listed = _listed(names, titles, is_each, last)
        told.append(form.format(o=opener, n=listed, c=len(names)))
        everybody += named(side, *names)
        if "{c}" in form:
            counts[side] = len(names)
    if draw(st.booleans()) and not form.endswith((". ({c})", "}.")):
        told = [draw(st.sampled_from(BREAKS)).join(told)]
    return told, Votes(counts.get("for"), counts.get("against"), counts.get("abstained"), tuple(everybody))


def _listed(names: list[str], titles: tuple[str, str], is_each: bool, last: str) -> str:
    one, many = titles
    if is_each:
        names = [one + name for name in names]
    head = "" if is_each else one if len(names) == 1 else many
    comma = "; " if last == "; " else ", "
    return head + (names[0] if len(names) == 1 else f"{comma.join(names[:-1])}{last}{names[-1]}")


@given(_printed())
def test_any_vote_that_the_grammar_prints_is_read_back_whole(printed: tuple[list[str], Votes]) -> None:
    texts, expected = printed
    assert votes(CARRIED, *texts) == expected


@given(_printed(), st.sampled_from(("and two others", "the Labour Group", "said no", "who left early")), st.data())
def test_a_name_that_cannot_be_read_leaves_no_half_list(
    printed: tuple[list[str], Votes], words: str, data: st.DataObject
) -> None:
    """Words that are no name, behind any of the names: either all are told as printed, or none."""
    texts, expected = printed
    name = data.draw(st.sampled_from(expected.named)).name
    garbled = [text.replace(name, f"{name} {words}", 1) for text in texts]
    for outcome in reading(item(CARRIED, *garbled)).outcomes:
        assert outcome.votes is None or outcome.votes.named in {(), expected.named}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voting: For 5; Against 2; Abstentions 0. The motion was CARRIED.", Votes(5, 2, 0)),
        ("A vote was taken: 6 in favour, 2 against and 1 abstention. RESOLVED that salt be bought.", Votes(6, 2, 1)),
        ("The vote was 5 for and 3 against. Then salt was shown. RESOLVED that it be bought.", None),
    ],
)
def test_the_vote_that_stands_right_before_a_decision_in_its_paragraph_is_its_vote(
    text: str, expected: Votes | None
) -> None:
    assert votes(text) == expected
