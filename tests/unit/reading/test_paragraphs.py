"""What a page shows becomes paragraphs: one for each block with words in it, its marks told apart from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import Paragraph, ParagraphKind
from indexer.reading.paragraphs import Block, blocks_of_text, is_cut, paragraphs
from indexer.reading.whitespace import one_line

TEXT, POINT, ROW, HEADING = ParagraphKind


def read(text: str) -> list[tuple[str, str, int | None, str | None]]:
    return [(p.text, p.kind.value, p.level, p.label) for p in paragraphs(blocks_of_text(text), "p")]


def one(text: str) -> tuple[str, str | None]:
    """Text and label of a text that is one paragraph."""
    (found,) = paragraphs([Block(text)], "p")
    return found.text, found.label


def test_anchors_count_the_paragraphs_and_not_the_spacers() -> None:
    blocks = [Block("\u00a0"), Block("One"), Block(""), Block(" - "), Block("Two")]
    assert paragraphs(blocks, "d") == (Paragraph("d1", "One"), Paragraph("d2", "Two"))


def test_white_space_of_any_sort_is_one_space_and_words_are_neither_glued_nor_split() -> None:
    assert one("The\u00a0\u2009 bridge\r\nwas re\u00adopened\u200b by\tthe\u202fMayor") == (
        "The bridge was reopened by the Mayor",
        None,
    )


def test_lines_of_a_text_are_hard_wraps_until_a_blank_line_or_a_mark() -> None:
    assert read("The Panel heard\nthat it rained.\n\u00a0\nIt left.\n- one\n  more\n- two") == [
        ("The Panel heard that it rained.", "text", None, None),
        ("It left.", "text", None, None),
        ("one more", "point", 1, None),
        ("two", "point", 1, None),
    ]


def test_in_a_text_without_hard_wraps_a_line_that_ends_a_sentence_is_a_paragraph() -> None:
    assert [text for text, *_ in read("Mr Lee said no.\nMrs Dunn asked why.\nAGREED\n- salt\n- grit")] == [
        "Mr Lee said no.",
        "Mrs Dunn asked why.",
        "AGREED",
        "salt",
        "grit",
    ]


@pytest.mark.parametrize("sign", list("·•o-–§*\uf0b7▪●➤→»‐−"))
def test_a_bullet_sign_is_dropped_and_makes_a_point(sign: str) -> None:
    assert read(f"{sign}\u00a0\u00a0 the lamps") == [("the lamps", "point", 1, None)]


@pytest.mark.parametrize(
    "label",
    ["1.", "12)", "(3)", "53.2", "53.2.", "65A.1", "4.1.2", "a)", "(a)", "(i)", "iv)", "(B)", "(xii)", "656.", "(aa)"],
)
def test_a_typed_number_goes_into_the_label(label: str) -> None:
    assert read(f"{label}\tThe lamps were lit.") == [("The lamps were lit.", "point", 1, label)]


@pytest.mark.parametrize(
    "text",
    [
        "2020 was a hard year.",
        "2021. was the year after.",
        "A member asked.",
        "Mr. Dunn spoke.",
        "A. Dunn spoke.",
        "5.30 pm was too late.",
        "2.5 per cent was enough.",
        "10.05 The bell rang.",
        "o’clock",
        "-5 degrees were measured.",
        "§ 106 money was due.",
        "i.e. nothing",
        "p. 14 of the report",
        "(s)he wrote",
        "(see minute 4)",
        "mix) it",
        "Li. was there.",
    ],
)
def test_what_only_looks_like_a_mark_stays_in_the_text(text: str) -> None:
    assert one(text) == (text, None)


def test_a_number_glued_to_a_capital_is_still_a_number() -> None:
    assert one("1.That the report be noted") == ("That the report be noted", "1.")


def test_points_nest_by_the_style_of_their_numbers() -> None:
    text = "1. A\n\n(a) B\n\n(i) C\n\n(ii) D\n\n(b) E\n\n2. F\n\n(a) G"
    assert [(label, level) for _, _, level, label in read(text)] == [
        ("1.", 1), ("(a)", 2), ("(i)", 3), ("(ii)", 3), ("(b)", 2), ("2.", 1), ("(a)", 2),
    ]  # fmt: skip


def test_a_minute_number_lies_under_its_item_s_number() -> None:
    assert [(label, level) for _, _, level, label in read("53. Roads\n53.1 One\n53.2 Two\n54. Bridges")] == [
        ("53.", 1), ("53.1", 2), ("53.2", 2), ("54.", 1),
    ]  # fmt: skip


def test_i_after_h_is_a_letter() -> None:
    assert [(label, level) for _, _, level, label in read("(g) A\n(h) B\n(i) C\n(j) D")] == [
        ("(g)", 1), ("(h)", 1), ("(i)", 1), ("(j)", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", list("·•●▪\uf0b7"))
def test_a_sign_that_is_only_a_bullet_may_stand_right_before_the_words(sign: str) -> None:
    assert paragraphs([Block(f"{sign}Salt")], "p") == (Paragraph("p1", "Salt", ParagraphKind.POINT, 1),)


def test_a_number_with_a_letter_is_a_label_before_a_sentence() -> None:
    assert paragraphs([Block("5a. Salt was bought.")], "p") == (
        Paragraph("p1", "Salt was bought.", ParagraphKind.POINT, 1, "5a."),
    )
    assert paragraphs([Block("5a. is missing")], "p") == (Paragraph("p1", "5a. is missing"),)


def test_bullets_lie_under_a_numbered_point_only_where_they_are_set_in() -> None:
    assert [(t, level) for t, _, level, _ in read("1. One\n   - in\n2. Two\n- out")] == [
        ("One", 1), ("in", 2), ("Two", 1), ("out", 1),
    ]  # fmt: skip


def test_a_list_s_own_depth_counts_before_all_guesses() -> None:
    blocks = [Block("·  deep", POINT, 3), Block("(a) first", POINT, 2)]
    assert paragraphs(blocks, "p") == (
        Paragraph("p1", "deep", POINT, 3),
        Paragraph("p2", "first", POINT, 2, "(a)"),
    )


def test_a_number_in_a_block_of_its_own_belongs_to_the_words_below() -> None:
    assert paragraphs([Block("(a)"), Block("That it be so"), Block("5.")], "p") == (
        Paragraph("p1", "That it be so", POINT, 1, "(a)"),
        Paragraph("p2", "5."),
    )


def test_rows_and_headings_keep_their_kind() -> None:
    blocks = [Block("1. Roads", HEADING), Block("1. | 2,000", ROW)]
    assert paragraphs(blocks, "p") == (
        Paragraph("p1", "Roads", HEADING, None, "1."),
        Paragraph("p2", "1. | 2,000", ROW),
    )


def test_lines_with_tabs_are_rows() -> None:
    assert read("Ward\tPlaces\nOld Quay\t12") == [
        ("Ward | Places", "row", None, None),
        ("Old Quay | 12", "row", None, None),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "...view the full minutes text for item 163.",
        "… view the full agenda text for item 5a",
        "view the full decision text for item 77/21.",
        "Webcast for 164.",
        "View the reasons why document 111./2 is restricted",
        "Restricted enclosure 5",
        "Item 9 Appendix B PDF 232 KB",
    ],
)
def test_the_site_s_own_notes_are_no_paragraphs(note: str) -> None:
    assert read(f"The lamps were lit.\n\n{note}") == [("The lamps were lit.", "text", None, None)]


def test_a_cut_note_at_the_end_of_a_paragraph_is_taken_off() -> None:
    text = "The lamps were ...view the full minutes text for item 6."
    assert read(text) == [("The lamps were", "text", None, None)]
    assert is_cut(text)
    assert is_cut([Block("One"), Block("...view the full minutes text"), Block(" ")])
    assert not is_cut("Members could view the full minutes online.")


def test_prose_about_minutes_stays() -> None:
    assert one("Members could view the full minutes online.")[0] == "Members could view the full minutes online."


@given(st.text(max_size=300), st.sampled_from("pdr"))
def test_any_text_has_paragraphs_without_waste(text: str, prefix: str) -> None:
    found = paragraphs(blocks_of_text(text), prefix)
    assert [p.anchor for p in found] == [f"{prefix}{n}" for n in range(1, len(found) + 1)]
    for paragraph in found:
        assert paragraph.text == " ".join(paragraph.text.split()) != ""
        assert (paragraph.level is not None) == (paragraph.kind is POINT)


def test_controls_that_were_quotation_marks_in_windows_1252_are_these_again() -> None:
    assert read("the Council\x92s plan \x96 \x93good\x94 \x80 5\x90") == [
        ("the Council’s plan – “good” € 5", "text", None, None)
    ]


@given(st.text(max_size=80), st.sampled_from([TEXT, POINT, HEADING, ROW]), st.none() | st.integers(0, 5))
def test_no_letter_is_lost_but_a_bullet_s(text: str, kind: ParagraphKind, level: int | None) -> None:
    found = paragraphs([Block(text, kind, level)], "p")
    kept = "".join(filter(str.isalnum, "".join((p.label or "") + p.text for p in found)))
    given_letters = "".join(filter(str.isalnum, one_line(text)))
    assert kept in {given_letters, given_letters[1:]}
