"""Rules of the parsers that a whole page of its kind does not show, and what damaged pages give."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model import Attendance, Document, MinutesState, Paragraph, ParagraphKind
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov import attendance, item, item_text, meeting, service
from indexer.crawl.moderngov.blocks import blocks_of
from indexer.crawl.moderngov.frame import soup_from, without_wrappers
from indexer.crawl.moderngov.pages import parse

PAGES = Path(__file__).parents[2] / "pages"
BODIES = tuple(page.read_bytes() for page in sorted(PAGES.iterdir()) if page.suffix in (".html", ".xml", ".txt"))
PARSERS = (
    parse,
    meeting.parse,
    item.parse,
    item_text.parse,
    attendance.parse,
    service.parse,
    lambda body, _: service.committees(body),
    lambda body, _: service.meetings(body),
)
BASE = "https://democracy.thornbeck.example/"


def published():
    return (PAGES / "meeting-published.html").read_bytes()


def item_page(content, h2="Drains", links=""):
    head = f'<div id="modgov"><h1>Agenda item</h1><h2>{h2}</h2>{links}'
    return f'{head}<div class="mgContent">{content}</div><div class="mgFooter">'.encode()


def minutes_of(html):
    body = f'<h3 class="mgSubSubTitleTxt">Minutes:</h3><div class="mgWordPara">{html}</div>'
    return item.parse(item_page(body), None).items[0].minutes


def xml(items="", meeting_fields=""):
    return f"<meeting><meetingid>1</meetingid>{meeting_fields}<agendaitems>{items}</agendaitems></meeting>".encode()


def xml_item(fields):
    return f"<agendaitem><agendaitemid>7</agendaitemid><agendaitemtitle>T</agendaitemtitle>{fields}</agendaitem>"


@pytest.mark.parametrize(
    ("h1", "state"),
    [
        ("Agenda", MinutesState.AGENDA),
        ("Agenda and decisions", MinutesState.DECISIONS),
        ("Agenda and draft minutes", MinutesState.DRAFT),
        ("Agenda, decisions and draft minutes", MinutesState.DRAFT),
        ("Agenda, decisions and minutes", MinutesState.PUBLISHED),
        ("Rhaglen", MinutesState.AGENDA),
        ("Rhaglen, penderfyniadau a chofnodion drafft", MinutesState.DRAFT),
        ("Agenda a Chofnodion", MinutesState.PUBLISHED),
        ("Rhaglen a phenderfyniadau", MinutesState.DECISIONS),
        ("Agenda &amp; minutes", MinutesState.PUBLISHED),
        ("Papers", None),
    ],
)
def test_the_h1_tells_the_state_of_the_minutes(h1, state):
    assert meeting.parse(published().replace(b"Agenda and minutes<", h1.encode() + b"<"), None).state is state


@pytest.mark.parametrize("at", [b"</td>\n</tr>\n</table>", b"stiles were wanted", b'</div>\n<div class="mgFooter"'])
def test_a_page_that_breaks_off_is_not_whole_and_its_last_item_is_cut(at):
    """Only a wholly read page may make an item disappear, and half a text must not replace the whole one."""
    sighting = meeting.parse(published().partition(at)[0], BASE)
    assert not sighting.whole
    assert sighting.items[-1].cut


def test_an_item_page_that_breaks_off_is_cut():
    whole = (PAGES / "item.html").read_bytes()
    assert not item.parse(whole, None).items[0].cut
    assert item.parse(whole.partition(b"would run")[0], None).items[0].cut


def test_the_words_of_the_minutes_that_speak_of_full_minutes_stay():
    """Only the site's own note is one: it opens with dots, ends in "text" or is a link to the item's page."""
    (paragraph,) = minutes_of("<p>Residents can view the full minutes online.</p>")
    assert paragraph.text == "Residents can view the full minutes online."
    cut = item.parse(
        item_page('<p>Minutes:</p><p>He said<a href="mgAi.aspx?ID=3">... view the full minutes</a></p>'), None
    )
    assert cut.items[0].cut
    assert cut.items[0].minutes == (Paragraph("p1", "He said"),)


def test_an_item_without_anchor_is_known_by_the_link_to_its_full_text():
    page = published().replace(b'<a  name="AI14842" ></a>', b"")
    assert [i.item for i in meeting.parse(page, None).items] == ["14840", "14841", "14842"]


def test_a_second_text_without_a_label_is_the_minutes():
    """The label "Minutes:" is sometimes missing from an item's page."""
    words = '<div class="mgWordPara"><p>{}</p></div>'
    read = item.parse(item_page(words.format("To note.") + words.format("It was noted.")), None).items[0]
    assert read.description == (Paragraph("d1", "To note."),)
    assert read.minutes == (Paragraph("p1", "It was noted."),)


def test_words_are_never_glued_and_never_split():
    (one,) = minutes_of(
        "<p><span>Andrew </span><span>Stone</span>\r\n<b>wh</b>o\xa0had<br/>he<i>lp</i>ed<o:p></o:p></p>"
    )
    assert one.text == "Andrew Stone who had helped"


def test_a_table_that_only_places_text_gives_its_paragraphs():
    html = "<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>"
    assert [(p.text, p.kind) for p in minutes_of(html)] == [("One.", ParagraphKind.TEXT), ("Two.", ParagraphKind.TEXT)]


def test_hidden_text_comments_and_scripts_are_no_words():
    hidden = "<span class='mgHide'> ref: 3</span><!-- no --><script>no()</script><b style='display: none'> no</b>"
    hidden += "<i hidden> no</i><video>Get a better browser.</video>"
    html = f"<p>Seen{hidden}.</p>"
    assert [p.text for p in minutes_of(html)] == ["Seen."]


def test_the_same_paper_listed_twice_is_one_document():
    paper = '<li><a href="{}">{}</a></li>'
    papers = paper.format("documents/s5/A b.pdf", "A b PDF 3 KB") + paper.format("mgConvert2PDF.aspx?ID=5", "x")
    links = f"<p>Supporting documents:</p><ul>{papers}</ul>"
    assert item.parse(item_page(links), BASE).items[0].documents == (
        Document("A b", f"{BASE}documents/s5/A%20b.pdf", "5"),
    )


@pytest.mark.parametrize(
    "labelled",
    [
        "<p><span class='mgLabel'>Venue: </span>Mill Room&#44; Thornbeck Hall. <a href='x'>View directions</a></p>",
        "<p><strong>Venue</strong>: Mill Room, Thornbeck Hall<br/><strong>Contact:</strong> Ines Farrow</p>",
        "<p>Venue: Mill Room, Thornbeck Hall</p><p>Contact: Ines Farrow</p>",
        "<p><span>Lleoliad:&nbsp;</span><a href='x'>Mill Room, Thornbeck Hall</a> <a href='y'>Cyfarwyddiadau</a></p>",
        "<dl><dt>Venue:</dt><dd>Mill Room, Thornbeck Hall</dd><dt>Contact:</dt><dd>Ines Farrow</dd></dl>",
        "<table><tr><th>Venue</th><td>Mill Room, Thornbeck Hall</td></tr><tr><th>Note</th><td>x</td></tr></table>",
        "<div><label><b>Venue:</b></label> Mill Room, Thornbeck Hall</div>",
    ],
)
def test_the_venue_is_what_stands_behind_its_label(labelled):
    page = published().replace(
        b'<p><span  class="mgLabel" >Venue: </span>', f"{labelled}<p><span>Was: </span>".encode()
    )
    assert meeting.parse(page, None).venue == "Mill Room, Thornbeck Hall"


def test_a_venue_that_only_minutes_name_is_not_the_meetings():
    said = b'<p class="MsoNormal">Venue: The Old Mill</p>'
    page = (
        published().replace(b'<span  class="mgLabel" >Venue: </span>', b"").replace(b"<p class=", said + b"<p class=")
    )
    assert meeting.parse(page, None).venue is None


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>Attendee</td><td>Role</td><td>Attendance</td></tr><tr><td>{}</td><td>Chair</td><td>Present</td></tr>",
        "<tr><th>Name</th><th>Role</th><th>Attendance</th></tr><tr><th>{}</th><td>Chair</td><td>Present</td></tr>",
        "<tr><td>{}</td><td>Chair</td><td>Present</td></tr>",
    ],
)
@pytest.mark.parametrize("summary", ["", " summary='Table of meeting attendance'"])
def test_the_head_of_an_attendance_table_is_nobody_and_the_head_of_a_row_is(table, summary):
    name = '<a href="mgUserInfo.aspx?UID=1">Ada Quill</a>'
    officers = f"<tr><td>{name.replace('Ada Quill', 'Jo Day')}</td><td></td><td>In attendance</td></tr>"
    tables = "".join(f"<table{summary}>{rows}</table>" for rows in (table.format(name), officers))
    told = attendance.parse(tables.encode(), None)
    assert told.attendance == (Attendance("Ada Quill", "Chair", "Present"), Attendance("Jo Day", None, "In attendance"))


def test_a_table_of_votes_in_minutes_is_no_attendance():
    voted = b'<table><tr><td><a href="mgUserInfo.aspx?UID=1">Ada Quill</a></td><td>Absent</td></tr></table>'
    page = published().replace(b'<p class="MsoNormal">&nbsp;</p>', voted)
    assert voted in page
    assert meeting.parse(page, None).attendance == meeting.parse(published(), None).attendance


def test_a_decision_headed_in_minutes_stays_where_it_stands():
    copy = (
        b"Agenda item\n\nSluice\n\nMinutes:\n\nHe spoke.\n\nDecision:\n\nIt was mended.\n\nSupporting documents:\n\nMap"
    )
    html = "<h3>Minutes:</h3><p>He spoke.</p><p><b>Decision:</b></p><p>It was mended.</p><p>Supporting documents:</p>"
    for read in (item_text.parse(copy, None).items[0], item.parse(item_page(html), None).items[0]):
        assert [p.text for p in read.minutes] == ["He spoke.", "Decision:", "It was mended."]
        assert read.decision is None
    marked = '<p class="mgSubItemTitleTxt">{}</p><div class="mgWordPara"><p>Words.</p></div>'
    both = item.parse(item_page(marked.format("Minutes:") + marked.format("Decision:")), None).items[0]
    assert (both.minutes, both.decision) == ((Paragraph("p1", "Words."),), (Paragraph("r1", "Words."),))


def test_a_heading_of_the_sites_above_a_text_is_kept_with_it():
    marked = '<p class="mgSubItemTitleTxt">{}</p>'
    words = '<div class="mgWordPara"><p>{}</p></div>'
    content = marked.format("Decision:") + words.format("Mend it.") + marked.format("Reasons for the decision:")
    content += words.format("It leaks.") + marked.format("Media:") + "<p>Watch it.</p>"
    read = item.parse(item_page(content), None).items[0]
    assert [p.text for p in read.decision] == ["Mend it.", "Reasons for the decision:", "It leaks."]


def test_a_meeting_that_minutes_name_is_not_the_items_own():
    said = "Meeting of Harbour Board, 6 October 2022"
    lines = ("Agenda item", "Sluice", "Minutes:", "He spoke.", said, "Background papers:", "None.")
    copy = "\n\n".join((*lines, "Supporting documents:"))
    html = f'<h3>Minutes:</h3><div class="mgWordPara"><p>He spoke.</p><p>{said}</p></div>'
    for told in (item_text.parse(copy.encode(), None), item.parse(item_page(html), None)):
        assert (told.committee, told.held_on) == (None, None)
        assert [p.text for p in told.items[0].minutes][:2] == ["He spoke.", said]
    assert [p.text for p in item_text.parse(copy.encode(), None).items[0].minutes][2:] == [
        "Background papers:",
        "None.",
    ]


def test_what_a_copied_page_says_of_itself_is_no_word_of_the_item():
    copy = """Agenda item

Tides

Share this item

View the decision for item 5.

View the recorded vote for item 5.

Minutes:

Noted.

Supporting documents:

Tide tables, item 5. pdf icon PDF 88 KB

Sluice, item 5. word icon DOC 2 MB
"""
    (read,) = item_text.parse(copy.encode(), None).items
    assert read.description is None
    assert read.documents == (Document("Tide tables, item 5."), Document("Sluice, item 5."))


@pytest.mark.parametrize("told", ["Link to document 'Tide tables'", "Link to document 'Tide tables' pdf file"])
def test_a_paper_linked_by_its_items_title_is_called_as_the_link_says(told):
    link = (
        f'<p>Supporting documents:</p><p><a class="mgAiTitleLnk" href="documents/s5/x.pdf" title="{told}">Tides</a></p>'
    )
    assert item.parse(item_page(link), None).items[0].documents == (Document("Tide tables", None, "5"),)


def test_a_note_on_a_restricted_paper_is_no_document():
    note = '<a href="mgReasons.aspx?ID=2">View the reasons why document 8./1 is restricted</a>'
    read = item.parse(item_page(f"<p>Supporting documents:</p><ul><li>{note}</li></ul>"), None).items[0]
    assert (read.documents, read.restricted) == ((), True)


def test_an_item_page_saved_by_a_browser_knows_its_own_address():
    saved = b"<!-- saved from url=(0050)https://democracy.thornbeck.example/mgAi.aspx?ID=31 -->\n" + item_page(
        "<p>Text.</p>"
    )
    (read,) = item.parse(saved, None).items
    assert (read.item, read.source_url) == ("31", f"{BASE}mgAi.aspx?ID=31")


@pytest.mark.parametrize(
    ("fields", "item_fields", "state"),
    [
        ("", "", None),
        ("<agendapublished>True</agendapublished>", "", MinutesState.AGENDA),
        ("<decisionpublished>True</decisionpublished>", "", MinutesState.DECISIONS),
        (
            "<minutepublished>False</minutepublished>",
            "<minutesnonemptyhtmlbody>Noted.</minutesnonemptyhtmlbody>",
            MinutesState.DRAFT,
        ),
        ("<minutepublished>True</minutepublished>", "", MinutesState.PUBLISHED),
    ],
)
def test_the_flags_of_the_web_service_tell_the_state(fields, item_fields, state):
    assert service.parse(xml(xml_item(item_fields), fields), None).state is state


@pytest.mark.parametrize(
    "body",
    [
        "&lt;p&gt;Fish &amp;amp; chips &amp;lt;b&amp;gt;.&lt;/p&gt;",
        "&amp;lt;p&amp;gt;Fish &amp;amp;amp; chips &amp;amp;lt;b&amp;amp;gt;.&amp;lt;/p&amp;gt;",
        "<p>Fish &amp; chips &lt;b&gt;.</p>",
        "<p>Fish&nbsp;& chips &lt;b&gt;.",
        "<![CDATA[<p>Fish &amp; chips &lt;b&gt;.</p>]]>",
        "&lt;p&gt;Fish&#x1; &amp;amp;\x0b chips &amp;lt;b&amp;gt;.&lt;/p&gt;",
    ],
    ids=["escaped", "escaped twice", "raw", "raw and not well-formed", "character data", "forbidden characters"],
)
def test_minutes_of_the_web_service_are_read_however_they_are_escaped(body):
    field = f"<minutesnonemptyhtmlbody>{body}</minutesnonemptyhtmlbody>"
    (read,) = service.parse(xml(xml_item(field)), None).items
    assert read.minutes == (Paragraph("p1", "Fish & chips <b>."),)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "no ModernGov page"),
        (b"<meeting><meetingid>1</meetingid><agendaitems>", "XML is broken"),
        (b"<meeting/>", "no number"),
        (xml("<agendaitem/>"), "no number"),
        (b"<!DOCTYPE meeting [<!ENTITY a 'b'>]><meeting><meetingid>&a;</meetingid></meeting>", "no ModernGov page"),
        (b"<committees/>", "GetCommittees answer"),
        (b"<div id='modgov'><h1>Error</h1></div>", "error page"),
        (b"<html><body><h1>Agenda</h1></body></html>", "neither a meeting's date"),
        (b"<html><body><h1>Agenda item</h1></body></html>", "names no agenda item"),
        (b"Modern.gov Content\nAgenda item\n", "names no agenda item"),
        (b"<script>challenge()</script>", "firewall"),
        (b"<div id='modgov'><h1>Agenda item</h1><h2>x</h2>" + b"<div>" * 3000, "nested"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(body, reason):
    with pytest.raises(Unreadable, match=reason):
        parse(body, None)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_pages_are_read_or_refused_and_never_crash(data):
    """Bytes of real shape, cut, doubled and overwritten at random: a value or Unreadable, from every parser."""
    body = bytearray(data.draw(st.sampled_from(BODIES)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 400)))
        piece = data.draw(
            st.one_of(
                st.binary(max_size=20),
                st.just(bytes(body[end : end + 200])),
                st.sampled_from(
                    [
                        b"<",
                        b">",
                        b"</div>",
                        b"<table>",
                        b"<tr><td>",
                        b"&#",
                        b"\x00",
                        b'"',
                        b"<!--",
                        b"<!DOCTYPE x>",
                        b"]]>",
                    ]
                ),
            )
        )
        body[start:end] = piece
    reasons = []
    for parser in PARSERS:
        try:
            parser(bytes(body), BASE)
        except Unreadable as error:
            reasons.append(str(error))
    assert all(reasons)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_refused_by_every_parser_with_a_reason(body):
    reasons = []
    for parser in PARSERS:
        try:
            parser(body, None)
        except Unreadable as error:
            reasons.append(str(error))
    assert all(reasons)


def test_a_page_without_frame_begins_at_its_own_h1():
    """The template's headings, menus and footer are no one's minutes; the h1 that is ModernGov's tells the kind."""
    page = b"""<html><body><h1>Council of Thornbeck</h1><nav><h2>Menu</h2><p>Bins</p></nav>
        <h1><span>Agenda item</span></h1><h2>Drains</h2><h3>Minutes:</h3><p>The drains were cleared.</p>
        <nav>Back</nav><footer><p>Contact us</p></footer></body></html>"""
    only = parse(page, None).items[0]
    assert (only.title, only.description) == ("Drains", None)
    assert only.minutes == (Paragraph("p1", "The drains were cleared."),)


@pytest.mark.parametrize(
    "head", ["Modern.gov Content\nAgenda item", "Agenda item\nModern.gov Content\n\nAgenda item\nDrains\nAgenda item"]
)
def test_a_copy_may_hold_the_h1_more_than_once_above_its_title(head):
    only = parse(f"{head}\nDrains\nMinutes:\nThe drains were cleared.".encode(), None).items[0]
    assert (only.title, only.description) == ("Drains", None)


@pytest.mark.parametrize(
    "words",
    [
        "Webcast for residents was discussed by Members.",
        "Restricted enclosure of the common was opposed. The fence was to go.",
    ],
)
def test_words_that_open_like_a_note_of_the_site_stay(words):
    assert minutes_of(f"<p>{words}</p>") == (Paragraph("p1", words),)
    only = item.parse(item_page(f"<h3>Minutes:</h3><p>{words}</p>"), None).items[0]
    assert only.minutes == (Paragraph("p1", words),)


def test_an_answer_that_declares_a_document_type_or_entities_is_refused():
    """A few lines of nested entities would fill the memory."""
    bomb = b'<!DOCTYPE meeting [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><meeting><meetingid>1</meetingid>&b;</meeting>'
    for body in (bomb, b'<?xml version="1.0"?>' + bomb, bomb.decode().encode("utf-16")):
        for read in (parse, service.parse):
            with pytest.raises(Unreadable):
                read(body, None)


_TAGS = st.sampled_from(
    [
        *("<p>", "<P class='MsoNormal'>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</li>", "</ul>", "<br>", "<pre>"),
        *("<table><tr><td>", "</td></tr></table>", "<td>", "<h3>", "</h3>", "<b>", "</b>", "<a href='x'>", "</a>"),
        *("<span>", "<span style=''>", "<SPAN lang=EN-GB>", "</span>", "</SPAN>", "<o:p>", "</o:p>", "<font size=2>"),
        *("<span class='mgHide'>", "<span style='display: none'>", "<span style='mso-hide:all'>", "</font>"),
        *("one", " two ", "\n", "&nbsp;", "three.", "<!-- <p> <span> -->", "< 5 > 4", "<st1:place>", "</st1:place>"),
    ]
)


@settings(max_examples=500, deadline=None)
@given(pieces=st.lists(_TAGS, max_size=25))
def test_what_word_wraps_around_words_changes_no_block(pieces: list[str]) -> None:
    html = f"<div>{''.join(pieces)}</div>"
    assert blocks_of(soup_from(without_wrappers(html))) == blocks_of(soup_from(html))
