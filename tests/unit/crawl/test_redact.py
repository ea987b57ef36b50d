"""An item cut out of a page's bytes: its words are gone, and all else is read as before."""

import codecs
from dataclasses import replace
from pathlib import Path

import pytest

from archive.sighting import Sighting
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.marks import Marks, marks_of, words_of
from indexer.crawl.moderngov.pages import parse
from indexer.crawl.moderngov.redact import TAKEN_DOWN, without_items, without_marked, words_in

PAGES = [path for path in sorted((Path(__file__).parents[2] / "pages").iterdir()) if path.suffix != ".json"]
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")


def encoded(body: bytes, encoding: str) -> bytes:
    """The page in another encoding, declared where a declaration stands."""
    text = text_of(body).replace("charset=utf-8", f"charset={encoding}").replace('encoding="utf-8"', "")
    start = codecs.BOM_UTF16_LE if encoding == "utf-16" else b""
    return start + text.encode("utf-16-le" if start else encoding, "xmlcharrefreplace")


def others(told: Sighting, at: int) -> Sighting:
    return replace(told, items=tuple(row for place, row in enumerate(told.items) if place != at))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_item_of_every_kind_of_page_can_be_cut_out(path: Path, encoding: str) -> None:
    body = encoded(path.read_bytes(), encoding)
    told = parse(body, None)
    for at, row in enumerate(told.items):
        cut = without_items(body, {at: row})
        after = parse(cut, None)
        assert others(after, at) == others(told, at)
        assert after.items[at].item == row.item
        assert after.items[at].title in {TAKEN_DOWN, row.title and TAKEN_DOWN}
        assert set(words_in(after.items[at])) <= {TAKEN_DOWN, ""}
        rest = {word for other in others(told, at).items for text in words_in(other) for word in words_of(text)}
        own = {word for text in words_in(row) for word in words_of(text) if len(word) > 5} - rest
        assert own & set(words_of(text_of(cut))) <= {"agenda", "minutes", "meeting", "library", "modern"}
        assert without_items(cut, {at: after.items[at]}) == cut


def test_what_stands_beside_the_row_is_not_touched() -> None:
    body = (PAGES[0].parent / "meeting-published.html").read_bytes()
    told = parse(body, None)
    cut = without_items(body, {1: told.items[1]})
    lines = body.splitlines()
    assert [line for line in cut.splitlines() if line not in lines] != []
    assert cut.splitlines()[0] == lines[0]
    assert cut.splitlines()[-1] == lines[-1]


def test_titles_comments_scripts_and_attributes_lose_the_words_too() -> None:
    page = """<html><head><title>Agenda item - Appeal by Mr Thornbury</title>
        <meta name="description" content="Appeal by Mr Thornbury"><script>var t = "Appeal by Mr Thornbury";</script>
        </head><body><ul><li>Home</li><li>Appeal by Mr Thornbury</li></ul><div id="modgov">
        <h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Appeal by Mr Thornbury</h2>
        <div class="mgContent"><p title="Thornbury's">Minutes:</p><!-- Mr Thornbury, of 3 High Street -->
        <div class="mgWordPara"><p>Mr Thorn<b>bury</b> of 3 High Street spoke.</p></div>
        <ul><li><a href="documents/s12/Thornbury%20appeal.pdf">Appeal</a></li></ul>
        <p><a href="ieListDocuments.aspx?MId=77">Meeting of Planning Committee, Thursday, 6th October 2022 5.00 pm</a>
        </p></div></div></body></html>"""
    told = parse(page.encode(), None)
    cut = without_items(page.encode(), {0: told.items[0]})
    assert {"thornbury", "thorn", "appeal", "street"} & set(words_of(cut.decode())) == set()
    after = parse(cut, None)
    assert (after.meeting, after.committee, after.held_on) == (told.meeting, told.committee, told.held_on)
    assert "Home" in cut.decode()


def test_a_page_without_items_loses_the_blocks_that_hold_marked_words() -> None:
    said = "The owner of the kennels at Mill Lane was fined two hundred pounds for the noise."
    page = f"""<body><h2>Decision</h2><p>Kept.</p><ul><li>Decided: {said.replace("Mill", "<i>Mill</i>")}</li>
        <li>Also kept.</li></ul><p title="{said}">And kept.</p></body>"""
    cut = without_marked(page.encode(), Marks(marks_of([said]))).decode()
    assert {"kennels", "mill", "fined", "noise"} & set(words_of(cut)) == set()
    assert ["Kept." in cut, "Also kept." in cut, "And kept." in cut] == [True] * 3
    assert without_marked(b"<p>Nothing of it</p>", Marks(marks_of([said]))) == b"<p>Nothing of it</p>"


def test_words_are_marked_eight_in_a_row_whatever_their_case_and_points() -> None:
    marks = Marks(marks_of(["One two three four, five six seven eight nine ten."]))
    assert marks.are_in("... &lt;p&gt;TWO three&lt;/p&gt; ...") is False
    assert marks.are_in("so: two three FOUR five six seven eight - nine!")
    assert not marks.are_in("two three four five six seven eight")
    assert not Marks(marks_of(["too few words"]))
    assert Marks(marks_of(["too few words"], 2)).are_in("Too few words.")
    assert marks.share_of(["one two three four five six seven eight nine", "a b c d e f g h"]) == 2 / 3


def test_of_a_copied_text_only_the_line_of_the_items_own_meeting_stays() -> None:
    other = "Meeting of Harbour Board, 6 October 2022"
    lines = ("Agenda item", "Sluice", "Minutes:", "He spoke.", other, "Supporting documents:")
    body = "\n\n".join(lines).encode()
    told = parse(body, None)
    assert without_items(body, {0: told.items[0]}) == b"Agenda item\nTaken down\nMinutes:\n"
