"""The kind of a page is told by what it holds, in whatever encoding it came."""

from pathlib import Path

import pytest

from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.kinds import Kind, recognise

PAGES = Path(__file__).parents[2] / "pages"
MEETING = "<div id='modgov'><h1>{}</h1><h2>Board - Monday, 2nd March, 2020 7.00 pm</h2></div>"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("meeting-published.html", Kind.MEETING_PAGE),
        ("meeting-without-classes.html", Kind.MEETING_PAGE),
        ("meeting-cancelled.html", Kind.MEETING_PAGE),
        ("item.html", Kind.ITEM_PAGE),
        ("item-without-classes.html", Kind.ITEM_PAGE),
        ("item-copy.txt", Kind.ITEM_TEXT),
        ("attendance.html", Kind.ATTENDANCE_PAGE),
        ("service-draft.xml", Kind.MEETING_XML),
    ],
)
def test_each_kind_of_page_is_recognised_in_every_encoding(page, kind):
    text = (PAGES / page).read_text("utf-8").replace('encoding="utf-8"', "")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert recognise(text.encode(encoding)) is kind


@pytest.mark.parametrize(
    "h1",
    [
        "Agenda",
        "Agenda and minutes",
        "Agenda and draft minutes",
        "Agenda and decisions",
        "Agenda, decisions and minutes",
        "Agenda, decisions and draft minutes",
        "Agenda&#44; decisions&#32;and draft minutes",
    ],
)
def test_every_h1_of_a_meeting_page_is_known(h1):
    assert recognise(MEETING.format(h1).encode()) is Kind.MEETING_PAGE


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", Kind.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n\0\0", Kind.UNKNOWN),
        (b"Dear all,\n\nthe agenda item is late.", Kind.UNKNOWN),
        (b"Agenda item\nwas all he said", Kind.UNKNOWN),
        (b"Agenda item\n\nDrains\n\nMinutes:\n\nNoted.", Kind.ITEM_TEXT),
        (b"Modern.gov Content\n\nAgenda and minutes\n\nBoard", Kind.MEETING_TEXT),
        (b"<html><body><h1>News</h1><p>A challenge.</p>" + b"<p>x</p>" * 200 + b"</body></html>", Kind.UNKNOWN),
        (b"<html><script>var challenge=1;document.cookie='a'</script></html>", Kind.CHALLENGE),
        (b"<div id='modgov'><h1>Error</h1><p>Sorry.</p></div>", Kind.ERROR_PAGE),
        (b"<div id='modgov'><h1>Search results</h1></div>", Kind.OTHER_PAGE),
        (b"<committees><committeescount> 0</committeescount></committees>", Kind.COMMITTEES_XML),
        (b"<?xml version='1.0'?><!-- x --><getmeetings/>", Kind.MEETINGS_XML),
    ],
)
def test_what_is_no_page_of_a_meeting_is_not_taken_for_one(body, kind):
    assert recognise(body) is kind


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Côté".encode(), "Côté"),
        ("Côté’s".encode("cp1252"), "Côté’s"),
        (b'<meta charset="windows-1252">' + "ŵ".encode(), '<meta charset="windows-1252">Åµ'),
        (b'<meta charset="utf-8">' + "Côté’s".encode("cp1252"), '<meta charset="utf-8">Côté’s'),
        (
            b"<?xml version='1.0' encoding='iso-8859-1'?><a>\x92</a>",
            "<?xml version='1.0' encoding='iso-8859-1'?><a>’</a>",
        ),
        ("\ufeff<a>é</a>".encode("utf-16-be"), "<a>é</a>"),
        ("<a>é</a>".encode("utf-16-le"), "<a>é</a>"),
        ("Ŵŷ and Ô and ŵ".encode()[:-1], "Ŵŷ and Ô and \ufffd"),
    ],
)
def test_the_declared_encoding_counts_unless_the_bytes_contradict_it(body, text):
    assert text_of(body) == text
