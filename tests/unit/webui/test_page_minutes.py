"""Paragraphs as a page lays them out."""

from archive.model import Act, Paragraph, ParagraphKind, Remark, RemarkKind, SettledBy
from webui.minutes import Line, Marked, Point, Points, Row, Run, Table, Voice, runs, voices_of


def nothing(_: str) -> tuple[tuple[int, int], ...]:
    return ()


def point(number: int, level: int | None) -> Paragraph:
    return Paragraph(f"p{number}", f"point {number}", ParagraphKind.POINT, level)


def shown(number: int, *inner: Point) -> Point:
    return Point(Line("text", f"p{number}", Marked(f"point {number}")), inner)


def test_points_nest_by_their_level_wherever_a_list_begins() -> None:
    paragraphs = [point(1, 2), point(2, 3), point(3, 2), point(4, 1), point(5, None)]
    (run,) = runs(paragraphs, nothing)
    assert run.blocks == (Points((shown(1, shown(2)), shown(3), shown(4), shown(5))),)


def test_points_without_end_do_not_nest_without_end() -> None:
    """A hostile page may open a thousand lists; ours must be made and shown all the same."""
    (run,) = runs([point(n, n) for n in range(1, 1500)], nothing)
    depth, found = 0, run.blocks[0].points
    while found:
        depth, found = depth + 1, found[0].inner
    assert depth == 6


def test_rows_become_a_table_of_equal_width_with_the_marks_of_each_cell() -> None:
    rows = [Paragraph("p1", "Span | 24 metres", ParagraphKind.ROW), Paragraph("p2", "Width", ParagraphKind.ROW)]
    (run,) = runs(rows, lambda text: ((0, 2),) if text.startswith("24") else ())
    assert run.blocks == (
        Table(
            (
                Row("p1", (Marked("Span"), Marked("24 metres", ((0, 2),)))),
                Row("p2", (Marked("Width"), Marked(""))),
            )
        ),
    )


def test_a_blank_cell_leaves_the_next_in_its_column() -> None:
    texts = ("| For | Against", "Quill | | X", "Marsh | X", "a|b || c")
    (run,) = runs([Paragraph(f"p{n}", text, ParagraphKind.ROW) for n, text in enumerate(texts)], nothing)
    (table,) = run.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "For", "Against"],
        ["Quill", "", "X"],
        ["Marsh", "X", ""],
        ["a|b || c", "", ""],
    ]


def test_a_speaker_is_named_once_for_a_run_of_paragraphs() -> None:
    paragraphs = [Paragraph(f"p{n}", f"text {n}") for n in range(1, 5)]
    remarks = [
        Remark(("p1", "p2"), "AH", RemarkKind.INITIALS, Act.SAID, "Alice Hartley", SettledBy.INITIALS),
        Remark(("p2",), "AH", RemarkKind.INITIALS, Act.ASKED, "Alice Hartley", SettledBy.INITIALS),
        Remark(("p4",), "Councillor Jo Ng", RemarkKind.COUNCILLOR, Act.SAID, "Jo Ng", SettledBy.NAME),
        Remark(("p4",), "The Chair", RemarkKind.ROLE, Act.SAID),
    ]
    lines = [Line("text", f"p{n}", Marked(f"text {n}")) for n in range(1, 5)]
    voices = voices_of(remarks, lambda name: ((0, 5),) if name.startswith("Alice") else (), lambda name: f"/{name}")
    hartley = Voice(Marked("AH"), Marked("Alice Hartley", ((0, 5),)), "/Alice Hartley")
    others = Voice(Marked("Councillor Jo Ng"), None, "/Jo Ng"), Voice(Marked("The Chair"), None, "/The Chair")
    assert runs(paragraphs, nothing, voices) == (
        Run((hartley,), (lines[0], lines[1])),
        Run((), (lines[2],)),
        Run(others, (lines[3],)),
    )
