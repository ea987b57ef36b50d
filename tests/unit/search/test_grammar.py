"""What was typed becomes a tree, and nothing that can be typed is an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.grammar import Parsed, parse, shortened
from indexer.search.lexer import MAX_WORDS
from indexer.search.tree import (
    NOTHING,
    And,
    Dates,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Variants,
    Word,
    text_of,
)

A, B, C, D = map(Word, "abcd")
ASKED_FOR = "give a year, a month (2021-06), a day (2021-06-30)"
JOINED = Phrase(("post", "16"), joined=True)


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        ("attendance task group", And((Word("attendance"), Word("task"), Word("group")))),
        ("road road Road", Word("road")),
        ("to may 2023 to july 2023 to", And((*map(Word, ("to", "may", "2023", "to", "july", "2023")),))),
        ("may 2023 may 2023 2023", And((Word("may"), Word("2023")))),
        ('"local offer live" Roads', And((Phrase(("local", "offer", "live")), Word("roads")))),
        ("“local offer” „live now“", And((Phrase(("local", "offer")), Phrase(("live", "now"))))),
        ('"kickstarted"', Word("kickstarted", exact=True)),
        ("‘local offer’ live", And((Phrase(("local", "offer")), Word("live")))),
        ("-'local offer', live", And((Not(Phrase(("local", "offer"))), Word("live")))),
        ("title:‘children’s offer’", Phrase(("children's", "offer"), field="title")),
        ("'local' ‘offer’", And((Word("local"), Word("offer")))),
        ("parents' local offer' live", And((Word("parents"), Word("local"), Word("offer"), Word("live")))),
        ("’90s offer’ live", And((Word("90s"), Word("offer"), Word("live")))),
        ("\"the 'local offer' is\"", Phrase(("the", "local", "offer", "is"))),
        ("post-16", JOINED),
        ("22/00041/FUL", Word("22/00041/ful")),
        ('"22/00041"', Word("22/00041", exact=True)),
        ('"application 22/00041"', Phrase(("application", "22", "00041"))),
        ("£421,560 14:30 5a", And((Word("421,560"), Word("14:30"), Word("5a")))),
        ("R&D and/or", And((Phrase(("r", "d"), joined=True), Phrase(("and", "or"), joined=True)))),
        ("children’s O`Brien TŶ", And((Word("children's"), Word("o'brien"), Word("ty")))),
        ("SEND", Word("send", capitals=True)),
        ("5(a) 12", And((Word("5"), A, Word("12")))),
    ],
)
def test_words_are_all_wanted_and_quotations_are_exact(words: str, tree: Node) -> None:
    assert parse(words) == Parsed(tree)


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        ("a b OR c d", Or((And((A, B)), And((C, D))))),
        ("a AND b", And((A, B))),
        ("a OR (b -c)", Or((A, And((B, Not(C)))))),
        ("a NOT b", And((A, Not(B)))),
        ("-a", Not(A)),
        ("NOT -a", A),
        ("-(a b) -(c)", And((Not(And((A, B))), Not(C)))),
        ('-"a b"', Not(Phrase(("a", "b")))),
        ("((a)) (b (c d))", And((A, B, C, D))),
        ("a NEAR/3 b", Near(A, B, 3)),
        ("a NEAR b c", And((Near(A, B, 10), C))),
        ('a NEAR/1 "b c"', Near(A, Phrase(("b", "c")), 1)),
        ("a NEAR/2 b NEAR/3 c", And((Near(A, B, 2), Near(B, C, 3)))),
        ("(a OR b) NEAR c", Near(Variants((A, B)), C, 10)),
        ("drain*", Prefix("drain")),
        ("22/0*", Prefix("22/0")),
        ("or and not near", And((Word("or"), Word("and"), Word("not"), Word("near")))),
    ],
)
def test_operators_join_and_deny(words: str, tree: Node) -> None:
    """In capitals only; what stands side by side binds more closely than OR."""
    assert parse(words) == Parsed(tree)


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        ("title:roads a", And((Word("roads", field="title"), A))),
        ('Speaker:"Jo Smith"', Phrase(("jo", "smith"), field="speaker")),
        ("committee:(a OR -b)", Or((Word("a", field="committee"), Not(Word("b", field="committee"))))),
        ("title:post-16", Phrase(("post", "16"), joined=True, field="title")),
        ("title:drain*", Prefix("drain", field="title")),
        ("-council:kent", Not(Word("kent", field="council"))),
        ("outcome:Noted state:draft", And((Value("outcome", "noted"), Value("state", "draft")))),
        ("number:5a. number:77/21", And((Value("number", "5a"), Value("number", "77 21")))),
        ("date:2021", Dates(date(2021, 1, 1), date(2021, 12, 31))),
        ("date:2020..2021-06", Dates(date(2020, 1, 1), date(2021, 6, 30))),
        ("date:2024-02", Dates(date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2020-05-06..", Dates(date(2020, 5, 6), None)),
        ("date:..2020,", Dates(None, date(2020, 12, 31))),
        ("date:31/5/2021", Dates(date(2021, 5, 31), date(2021, 5, 31))),
        ("before:2021", Dates(None, date(2020, 12, 31))),
        ("after:2021-06", Dates(date(2021, 7, 1), None)),
        ("year:2021", Dates(date(2021, 1, 1), date(2021, 12, 31))),
        ('date:"12 January 2022"', Dates(date(2022, 1, 12), date(2022, 1, 12))),
        ('before:"March 2022"', Dates(None, date(2022, 2, 28))),
    ],
)
def test_fields_take_the_value_right_after_their_colon(words: str, tree: Node) -> None:
    assert parse(words) == Parsed(tree)


@pytest.mark.parametrize(
    ("words", "tree", "note"),
    [
        ("colour:red", And((Word("colour"), Word("red"))), "“colour:” is not a field; searched as words."),
        ("title: a", And((Word("title"), A)), "“title:” needs its value right after the colon; searched as a word."),
        ("a OR", A, "OR needs something on either side; it was left out."),
        ("OR a", A, "OR needs something on either side; it was left out."),
        ("a NOT", A, "NOT needs something after it; it was left out."),
        ("(a", A, "A bracket was not closed; it was read as if it closed at the end."),
        ("a)", A, "A bracket without a partner was read as an ordinary character."),
        ("a NEAR -b", And((A, Not(B))), "NEAR stands between two words or phrases; here it was read as “both”."),
        (
            "*road",
            Word("road"),
            "“*road”: a “*” has its meaning only at the end of a single word; searched without it.",
        ),
        ("a*", A, "“a*”: a word to be completed needs two letters; searched without the “*”."),
        ("a NEAR/0 b", Near(A, B, 1), "NEAR reaches over one word at least: NEAR/0 was read as NEAR/1."),
        ("a NEAR/99 b", Near(A, B, 50), "NEAR reaches over 50 words at most: NEAR/99 was read as NEAR/50."),
        (
            "date:soon",
            Word("soon"),
            f"“date:soon” names no date: {ASKED_FOR} or a range such as 2020..2021-06; searched as words.",
        ),
        (
            "state:won",
            Word("won"),
            "“state:won”: the state is one of agenda, decisions, draft, published, withdrawn; searched as words.",
        ),
        (
            "date:2021..2020",
            Dates(date(2021, 1, 1), date(2020, 12, 31)),
            "“date:2021..2020” ends before it begins: no date lies in it.",
        ),
        (
            '"local offer" 12" pipe',
            And((Phrase(("local", "offer")), Word("12"), Word("pipe"))),
            "A quotation mark without a partner was read as an ordinary character.",
        ),
    ],
)
def test_what_could_not_be_honoured_is_told(words: str, tree: Node, note: str) -> None:
    assert parse(words) == Parsed(tree, (note,))


@pytest.mark.parametrize("words", ["", "  ", "\t\n\u00a0"])
def test_nothing_typed_asks_for_everything(words: str) -> None:
    assert parse(words) == Parsed(None)


@pytest.mark.parametrize("words", ["***", '""', "“ ”", "- / &", "\x00", "\ud800", "((((", "()"])
def test_punctuation_alone_asks_for_nothing_and_says_so(words: str) -> None:
    parsed = parse(words)
    assert parsed.tree == NOTHING
    assert parsed.notes[-1].startswith("There is nothing to search for in “")
    assert parsed.notes[-1].isprintable()


def test_of_a_very_long_query_the_beginning_is_searched_and_the_rest_named() -> None:
    parsed = parse(" ".join(f"w{n}" for n in range(2_000)))
    assert parsed.tree == And(tuple(Word(f"w{n}") for n in range(MAX_WORDS)))
    assert parsed.notes[0].startswith(f"Only the first {MAX_WORDS} words were searched for; left out: “w{MAX_WORDS} w")
    assert len(parsed.notes[0]) < 200


def test_a_very_long_phrase_is_cut_not_dropped() -> None:
    parsed = parse('"' + " ".join(f"w{n}" for n in range(2_000)) + '" end')
    assert parsed.tree == Phrase(tuple(f"w{n}" for n in range(MAX_WORDS)))


def test_ten_thousand_brackets_are_no_deeper_than_one() -> None:
    assert parse("(" * 10_000 + "a").tree == A
    assert parse("-(" * 4_999 + "a").tree == Not(A)


SIGNS = [*"abz", "SEND", "road", "22/41", "14:30", "5a", '"', "“", "(", ")", "-", " ", " ", "OR", "NOT", "NEAR/3", "*"]
NAMED = [
    "title:",
    "speaker:",
    "date:",
    "2021",
    "..",
    "number:",
    "outcome:noted",
    "colour:",
    "O’Brien",
    "ﬁ",
    "½",
    "\x00",
]
typed = st.lists(st.sampled_from([*SIGNS, *NAMED]), max_size=14).map("".join)


@pytest.mark.parametrize("words", ["clerk@kent.gov.uk", "r&d", "title:www.kent.gov.uk/minutes", "post-16", "and/or"])
def test_a_word_with_signs_in_it_is_shown_with_these(words: str) -> None:
    tree = parse(words.upper().replace("TITLE", "title")).tree
    assert tree is not None
    assert text_of(tree) == words


@given(st.text(max_size=300) | typed)
def test_no_string_is_an_error_and_notes_can_be_printed(words: str) -> None:
    parsed = parse(words)
    assert (parsed.tree is None) == (not words.strip())
    assert all(note.isprintable() for note in parsed.notes)
    if parsed.tree == NOTHING:
        assert parsed.notes


@given(st.text(max_size=100) | typed)
def test_a_tree_as_text_is_the_same_tree(words: str) -> None:
    tree = parse(words).tree
    if tree is not None and tree != NOTHING:
        again = parse(text_of(tree))
        assert again == Parsed(tree, tuple(note for note in again.notes if "ends before it begins" in note))


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("road road Road", "road"),
        ("((road repairs))", "road repairs"),
        ("road repairs", "road repairs"),
        ("road -(", "road"),
        ("", ""),
        ('"""', '"""'),
        (" ".join(f"w{n}" for n in range(100)), " ".join(f"w{n}" for n in range(64))),
    ],
)
def test_what_is_searched_for_can_be_typed_again_and_is_never_longer(typed: str, short: str) -> None:
    assert shortened(typed) == short
    assert parse(short).tree == parse(typed).tree
