"""Addresses of ModernGov pages: one spelling for each, whatever a link looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.crawl.moderngov import addresses, urls

BASE = "https://democracy.thornbeck.example/moderngov/"


@pytest.mark.parametrize(
    "spelling",
    [
        f"{BASE}ieListDocuments.aspx?MId=881&Ver=4",
        f"{BASE}ielistdocuments.ASPX?ver=4&meetingid=881",
        f"{BASE}ieListDocuments.aspx?CId=12&MID=881&Ver=4&J=2&LLL=0&XXR=0#AI14841",
        "HTTPS://Democracy.Thornbeck.Example:443/moderngov/(S(a1b2c3))/ieListDocuments.aspx?bcr=1&MId=881&Ver=4",
        f" {BASE}ieListDocuments.aspx?MId=881&amp;Ver=4\n",
    ],
)
def test_all_spellings_of_a_meetings_address_have_one_canonical_form(spelling):
    """Names and keys are case-insensitive, sessions and display keys are dropped, the meeting alone names the page."""
    assert urls.canonical(spelling) == f"{BASE}ieListDocuments.aspx?MId=881&Ver=4"


def test_pages_that_differ_in_more_than_spelling_keep_different_addresses():
    assert urls.canonical(f"{BASE}mgAi.aspx?ID=1") != urls.canonical(f"{BASE}mgAi.aspx?ID=2")
    assert urls.canonical(f"{BASE}ieListMeetings.aspx?CId=1") != urls.canonical(f"{BASE}ieListMeetings.aspx?CId=2")


@given(st.text(max_size=80))
def test_canonical_is_idempotent_and_never_raises(text):
    once = urls.canonical("https://democracy.thornbeck.example/" + text)
    assert urls.canonical(once) == once


@given(st.text(max_size=80))
def test_no_href_of_any_kind_raises(href):
    for read in (
        urls.mended,
        urls.base_of,
        urls.site_base,
        urls.meeting_number,
        urls.item_number,
        urls.document_number,
    ):
        read(href)
    urls.absolute(href, BASE)
    urls.absolute(href, None)


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://democracy.manchester.gov.uk/mgUserInfo.aspx?UID=192", "https://democracy.manchester.gov.uk/"),
        (
            "http://WWW.torbay.gov.uk/DemocraticServices/ielistdocuments.aspx?x=1",
            "http://www.torbay.gov.uk/DemocraticServices/",
        ),
        ("https://a.example:8080/x/(S(q))/mgAi.aspx?ID=3", "https://a.example:8080/x/"),
        ("https://a.example/mgWebService.asmx/GetMeeting?lMeetingId=3", "https://a.example/"),
        ("https://a.example/documents/s1/x.pdf", None),
        ("mgAi.aspx?ID=3", None),
        ("https://a.example/image.aspx", None),
    ],
)
def test_the_base_is_all_before_the_page(url, base):
    assert urls.base_of(url) == base


def test_a_sites_base_is_found_from_its_root_its_folder_or_any_page():
    assert urls.site_base("https://a.example") == "https://a.example/"
    assert urls.site_base("https://a.example/moderngov") == "https://a.example/moderngov/"
    assert urls.site_base("https://a.example/moderngov/mgAi.aspx?ID=3") == "https://a.example/moderngov/"
    assert urls.site_base("https://a.example/moderngov/uuCoverPage.aspx?bcr=1") == "https://a.example/moderngov/"
    assert urls.site_base("bristol") is None


def test_addresses_are_made_from_a_base():
    assert urls.item_url(BASE, "44440") == f"{BASE}mgAi.aspx?ID=44440"
    assert urls.meeting_url(BASE, "7738") == f"{BASE}ieListDocuments.aspx?MId=7738&Ver=4"
    assert urls.meeting_service(BASE, "7738") == f"{BASE}mgWebService.asmx/GetMeeting?lMeetingId=7738"
    assert urls.meetings_service(BASE, "1", "01/02/2020", "01/03/2020") == (
        f"{BASE}mgWebService.asmx/GetMeetings?lCommitteeId=1&sFromDate=01/02/2020&sToDate=01/03/2020"
    )


@pytest.mark.parametrize(
    ("href", "meeting", "item", "document"),
    [
        ("ieListDocuments.aspx?CId=895&amp;MID=7738#AI44440", "7738", "44440", None),
        ("mgAi.aspx?id=44440", None, "44440", None),
        ("mgMeetingAttendance.aspx?ID=7738", "7738", None, None),
        ("documents/s7942/polc2 - 23.09.2015.pdf", None, None, "7942"),
        ("/x/mgConvert2PDF.aspx?ID=7942", None, None, "7942"),
        ("/x/mgConvert2PDF.aspx?ID=881&T=10", None, None, "g881-10"),
        ("/x/mgConvert2PDF.aspx?ID=881&T=1&CT=2", None, None, "g881-1"),
        ("documents/b33/Supplement.pdf?T=9", None, None, "b33"),
        ("documents/g7738/Agenda.pdf?T=10", None, None, "g7738-10"),
        ("documents/g7738/Minutes.pdf?T=1", None, None, "g7738-1"),
        ("mgUserInfo.aspx?UID=5", None, None, None),
        ("ieListDocuments.aspx?MId=abc", None, None, None),
        ("http://[", None, None, None),
    ],
)
def test_a_link_tells_the_numbers_it_holds(href, meeting, item, document):
    """`s<id>` and `mgConvert2PDF?ID=<id>` are one attachment; packs and supplements are papers of their own."""
    assert (urls.meeting_number(href), urls.item_number(href), urls.document_number(href)) == (meeting, item, document)


def test_hrefs_with_spaces_and_line_breaks_are_mended():
    assert urls.absolute(" documents/s1/a b\r\nc.pdf?T=1&LLL=0", BASE) == f"{BASE}documents/s1/a%20bc.pdf?T=1"
    assert urls.absolute("documents/s1/a.pdf", None) is None
    assert urls.absolute("mailto:x@example.org", BASE) is None
    assert urls.absolute("javascript:alert(1)", BASE) is None


@pytest.mark.parametrize(
    "before",
    [
        "https://web.archive.org/web/20210304050607/",
        "/web/20210304050607mp_/",
        "//webarchive.example/ukgwa/2021/",
        "https://webarchive.example/20210304050607/",
    ],
)
def test_an_address_that_a_web_archive_replays_is_the_one_that_it_had(before):
    page = f"{BASE}mgAi.aspx?ID=5"
    assert urls.absolute(before + page, None) == page
    assert urls.absolute(before + page, "https://web.archive.org/web/20210304050607/https://x.example/") == page
    assert (urls.item_number(before + page), urls.base_of(before + page)) == ("5", BASE)
    assert (
        urls.absolute("https://x.example/a?u=/2021/https://y.example/", None)
        == "https://x.example/a?u=/2021/https://y.example/"
    )


def test_absolute_addresses_come_with_the_saved_one_first_and_then_the_commonest_host():
    page = b"""<!-- saved from url=(0040)https://saved.example/mgAi.aspx?ID=3&amp;Ver=4 -->
    <a href="https://rare.example/mgAi.aspx?ID=1">x</a> https://www.example/page
    <a href='https://often.example/d/ieListDocuments.aspx?CId=1&amp;MId=2'>x</a>
    &lt;a href=&quot;https://often.example/d/mgUserInfo.aspx?UID=2&quot;&gt; <url>https://often.example/d/mgWebService.asmx/GetMeeting</url>
    <a href="https://share.example/?u=https://often.example/d/mgAi.aspx?ID=9">x</a>"""
    assert addresses.absolute_moderngov_addresses(page) == (
        "https://saved.example/mgAi.aspx?ID=3&Ver=4",
        "https://often.example/d/ieListDocuments.aspx?CId=1&MId=2",
        "https://often.example/d/mgUserInfo.aspx?UID=2",
        "https://often.example/d/mgWebService.asmx/GetMeeting",
        "https://often.example/d/mgAi.aspx?ID=9",
        "https://rare.example/mgAi.aspx?ID=1",
    )


@given(st.binary(max_size=300))
def test_no_bytes_make_the_address_search_raise(body):
    addresses.absolute_moderngov_addresses(b"http://a.example/mgAi.aspx?" + body)
