"""Tables of minutes: cells stay in their columns, captions are words, and a table that only places text is none."""

import pytest

from archive.model import ParagraphKind
from indexer.crawl.moderngov.blocks import blocks_of
from indexer.crawl.moderngov.frame import soup_from
from indexer.reading.paragraphs import paragraphs

ROW, POINT, TEXT, HEADING = ParagraphKind.ROW, ParagraphKind.POINT, ParagraphKind.TEXT, ParagraphKind.HEADING


def table(*rows: str, caption: str = "") -> str:
    return f"<table>{caption}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def read(html: str) -> list[tuple[str, ParagraphKind, str | None]]:
    found = paragraphs(blocks_of(soup_from(html)), "p")
    return [(p.text, p.kind, p.label) for p in found]


def texts(html: str) -> list[str]:
    return [text for text, _, _ in read(html)]


def test_a_blank_cell_keeps_its_place_before_another():
    ticks = table(cells("", "For", "Against"), cells("Ada Quill", "", "X"), cells("Cy Marsh", "X", ""))
    assert texts(ticks) == ["| For | Against", "Ada Quill | | X", "Cy Marsh | X"]


def test_a_column_that_is_blank_in_every_row_is_none():
    assert texts(table(cells("Ada Quill", "&nbsp;", "Chair"), cells("Cy Marsh", "", "Clerk"))) == [
        "Ada Quill | Chair",
        "Cy Marsh | Clerk",
    ]


def test_a_cell_over_several_columns_or_rows_leaves_the_others_in_their_place():
    wide = table("<td>Member</td><td colspan='2'>Vote</td>", cells("", "For", "Against"), cells("Quill", "", "X"))
    assert texts(wide) == ["Member | Vote", "| For | Against", "Quill | | X"]
    tall = table("<td rowspan='2'>Pier</td><td>2023</td>", cells("2024"), cells("Quay", "2025"))
    assert texts(tall) == ["Pier | 2023", "| 2024", "Quay | 2025"]


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "9999999999", "2.5"])
def test_a_span_that_is_no_number_of_columns_does_no_harm(span):
    assert texts(table(f"<td colspan='{span}' rowspan='{span}'>Pier</td>", cells("Quay", "2")))[0] == "Pier"


def test_a_table_of_very_many_columns_is_read_without_its_blanks():
    wide = cells(*(str(n) for n in range(500)))
    last = cells(*[""] * 499, "end")
    assert texts(table(wide, last))[1] == "end"


def test_a_tables_caption_is_a_paragraph_above_its_rows():
    html = table(cells("Pier", "2"), cells("Quay", "3"), caption="<caption>Moorings by place</caption>")
    assert read(html) == [("Moorings by place", TEXT, None), ("Pier | 2", ROW, None), ("Quay | 3", ROW, None)]


def test_a_table_that_sets_numbers_beside_paragraphs_gives_numbered_paragraphs():
    html = table(
        cells("8.1", "<p>The Clerk reported that the sluice at the old mill was stuck.</p>"),
        cells("&nbsp;", "<p>&nbsp;</p>"),
        cells("8.2", "<p>Councillor Quill asked when it would be mended.</p><p>Mr Marsh replied in May.</p>"),
        cells("8.3", "<p><b>RESOLVED:</b> That the Committee:-</p>"),
        cells("", "<p>(a) notes the report; and</p>"),
        cells("(b)", "<p>asks for another.</p>"),
    )
    assert read(html) == [
        ("The Clerk reported that the sluice at the old mill was stuck.", POINT, "8.1"),
        ("Councillor Quill asked when it would be mended.", POINT, "8.2"),
        ("Mr Marsh replied in May.", TEXT, None),
        ("RESOLVED: That the Committee:-", POINT, "8.3"),
        ("notes the report; and", POINT, "(a)"),
        ("asks for another.", POINT, "(b)"),
    ]


def test_a_number_beside_a_heading_or_a_part_is_its_own():
    html = table(
        cells("3.1", "<h4>Moorings</h4><p>The Harbour Master said that two of the moorings were to be renewed.</p>"),
        cells("3.2", "<p>(a) The quay was sound.</p><p>(b) The pier was not.</p>"),
    )
    assert read(html)[0] == ("Moorings", HEADING, "3.1")
    assert read(html)[2:] == [("The quay was sound.", POINT, "3.2 (a)"), ("The pier was not.", POINT, "(b)")]


def test_a_table_that_sets_text_beside_nothing_gives_its_paragraphs():
    html = table(
        cells("&nbsp;", "<p>The sluice was stuck.</p><p>RESOLVED: To mend it.</p>"), cells("", "It was mended.")
    )
    assert read(html) == [
        ("The sluice was stuck.", TEXT, None),
        ("RESOLVED: To mend it.", TEXT, None),
        ("It was mended.", TEXT, None),
    ]


def test_the_head_above_numbers_and_paragraphs_is_a_row():
    html = table(cells("Minute No.", "Minute"), cells("1.", "<p>The sluice was mended by the clerk and his son.</p>"))
    assert read(html) == [
        ("Minute No. | Minute", ROW, None),
        ("The sluice was mended by the clerk and his son.", POINT, "1."),
    ]


def test_a_table_of_numbers_and_names_stays_a_table():
    assert read(table(cells("1.1", "Pier"), cells("1.2", "Quay"))) == [
        ("1.1 | Pier", ROW, None),
        ("1.2 | Quay", ROW, None),
    ]
    figures = table(cells("Year", "What the council spent on its moorings in that year"), cells("2.5", "Six"))
    assert [kind for _, kind, _ in read(figures)] == [ROW, ROW]
