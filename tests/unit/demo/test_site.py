"""The look-alike site: pages and service say the same, every page says that it is made up, HTTP behaves."""

import re
from datetime import timedelta
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag

from indexer.demo.answers import Site
from indexer.demo.council import make_council
from indexer.demo.frame import NOTICE
from indexer.demo.truth import MadeUpCouncil, Meeting

BASE = "http://127.0.0.1:9/"


@pytest.fixture(scope="module")
def council() -> MadeUpCouncil:
    return make_council()


@pytest.fixture(scope="module")
def made_up(council: MadeUpCouncil) -> Site:
    return Site(council, BASE)


@pytest.fixture(scope="module")
def some(council: MadeUpCouncil) -> list[Meeting]:
    """The last four meetings of each committee and all that were not held."""
    last = [m for found in council.meetings_by_committee.values() for m in found[-4:]]
    return [*last, *(m for m in council.meetings if m.status)]


def soup_of(made_up: Site, target: str) -> BeautifulSoup:
    answer = made_up.answer(target)
    assert answer.status == 200, target
    return BeautifulSoup(answer.body, "lxml")


def xml(body: bytes) -> ET.Element:
    return ET.fromstring(body)  # noqa: S314 - our own answer


def words(html: str | Tag) -> list[str]:
    """The texts of the blocks, white space collapsed, spacers left out: an independent reading of a body."""
    soup = BeautifulSoup(html, "lxml") if isinstance(html, str) else html
    blocks = [b for b in soup.find_all(["p", "h3", "li", "tr"]) if b.name == "tr" or b.find_parent("tr") is None]
    texts = [" ".join(b.get_text().replace("\xa0", " ").split()) for b in blocks]
    return [t for t in texts if t and not t.startswith("...view the full")]


def followed(link: Tag) -> str:
    """Where a link leads, as IIS reads it: in lower case, without session and without the keys of its looks."""
    href = re.sub(r"[\r\n]", "", str(link["href"])).strip().lower()
    return "/" + re.sub(r"^\(s\(\w+\)\)/|&(?:j|lll|xxr|bcr|evt|dt|displaypref)=\d", "", href)


def item_body(page: BeautifulSoup, name: str) -> list[str]:
    heading = page.find("h3", string=name, class_="mgSubSubTitleTxt")
    assert isinstance(heading, Tag)
    body = heading.find_next("div", class_="mgWordPara")
    assert isinstance(body, Tag)
    return words(body)


def test_the_service_gives_every_meeting_with_its_items(made_up: Site, some: list[Meeting]) -> None:
    """Ids, display numbers, titles, documents and attendance are those of the truth."""
    for meeting in some:
        root = xml(made_up.answer(f"/mgWebService.asmx/GetMeeting?lMeetingId={meeting.id}").body)
        rows = root.findall("agendaitems/agendaitem")
        assert [
            (
                r.findtext("agendaitemid"),
                (r.findtext("fulldisplaynumberformat") or "").strip(),
                r.findtext("agendaitemtitle"),
            )
            for r in rows
        ] == [(str(i.id), i.number or "", i.title) for i in meeting.items]
        assert [d.text for d in root.findall(".//attachmentid")] == [
            str(p.number) for i in meeting.items for p in i.papers
        ]
        assert [
            (a.get("name"), a.get("roledescription"), a.get("attendance")) for a in root.findall(".//attendee")
        ] == [(a.name, a.role, a.status) for a in meeting.attendees]


def test_item_page_and_service_hold_the_same_paragraphs(made_up: Site, some: list[Meeting]) -> None:
    """Both ways into the site give the words of the truth, paragraph by paragraph."""
    seen = 0
    for meeting in some:
        root = xml(made_up.answer(f"/mgWebService.asmx/GetMeeting?lMeetingId={meeting.id}").body)
        bodies = {r.findtext("agendaitemid"): r.findtext("minutesnonemptyhtmlbody") for r in root.iter("agendaitem")}
        for item in (i for i in meeting.items if i.minutes):
            page = soup_of(made_up, f"/mgAi.aspx?ID={item.id}")
            by_service = words(bodies[str(item.id)] or "")
            assert item_body(page, "Minutes:") == by_service
            assert len(by_service) == len(item.minutes)
            for shown, true in zip(by_service, item.minutes, strict=True):
                assert shown.replace(" ", "").endswith(true.text.replace(" | ", "").replace(" ", ""))
                assert true.label is None or shown.startswith(true.label)
            seen += 1
    assert seen > 100


def test_the_meeting_page_has_every_row_and_cuts_long_minutes(made_up: Site, some: list[Meeting]) -> None:
    cut = 0
    for meeting in some:
        page = soup_of(made_up, f"/ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}")
        cells = page.select("td.mgItemNumberCell")
        anchors = [a["name"] for a in page.select("td.mgItemNumberCell a[name]")]
        assert anchors == [f"AI{i.id}" for i in meeting.items]
        assert [c.get_text(strip=True) for c in cells] == [i.number or "" for i in meeting.items]
        links = [
            followed(a) for a in page.find_all("a", string=re.compile(r"^\.\.\.view the full minutes text for item "))
        ]
        assert links == [f"/mgai.aspx?id={i.id}" for i in meeting.items if i.cut]
        cut += len(links)
    assert cut


def test_the_documents_of_both_ways_have_the_same_numbers(made_up: Site, some: list[Meeting]) -> None:
    for meeting in some:
        page = soup_of(made_up, f"/ieListDocuments.aspx?MId={meeting.id}")
        shown = re.findall(r"documents/s(\d+)/", str(page))
        assert shown == [str(p.number) for i in meeting.items for p in i.papers]


def test_the_heading_tells_committee_day_and_status(made_up: Site, some: list[Meeting]) -> None:
    for meeting in some:
        heading = soup_of(made_up, f"/ieListDocuments.aspx?MId={meeting.id}").select_one("h2.mgSubTitleTxt")
        assert heading is not None
        text = heading.get_text(" ")
        assert meeting.committee.name in text
        assert f"{meeting.held_on:%A}" in text
        assert str(meeting.held_on.year) in text
        assert text.rsplit(", ", 1)[-1].isupper() == bool(meeting.status)


@pytest.mark.parametrize("page", ["mgListCommittees.aspx", "ieDocHome.aspx"])
def test_the_lists_of_committees_name_also_those_that_no_longer_meet(
    made_up: Site, council: MadeUpCouncil, page: str
) -> None:
    links = soup_of(made_up, f"/{page}?bcr=1").select("ul.mgBulletList a")
    numbers = [re.split(r"id=", followed(link))[1] for link in links]
    assert sorted(numbers) == sorted(str(c.id) for c in council.committees)


def test_lists_stop_at_51_rows_and_earlier_and_later_reach_the_rest(made_up: Site, council: MadeUpCouncil) -> None:
    for committee in council.committees:
        target: str | None = f"/ieListMeetings.aspx?CId={committee.id}"
        found: list[str] = []
        while target:
            page = soup_of(made_up, target)
            rows = [followed(a) for a in page.select("a.mgMeetingTableLnk")]
            assert len(rows) <= 51
            found = [*rows, *found]
            earlier = page.find("a", string="Earlier meetings")
            target = followed(earlier) if isinstance(earlier, Tag) else None
        assert [int(href.split("mid=")[1]) for href in found] == [
            m.id for m in council.meetings_by_committee[committee.id]
        ]


def test_links_are_written_in_many_ways_that_lead_to_the_same_pages(made_up: Site, council: MadeUpCouncil) -> None:
    """Any case, a session in the path, display keys, a line break, a blank before: always the same way for one link."""
    hrefs = [
        str(a["href"])
        for c in council.committees
        for a in soup_of(made_up, f"/ieListMeetings.aspx?CId={c.id}").select("a.mgMeetingTableLnk")
    ]
    for way in (
        r"ielistdocuments",
        r"IELISTDOCUMENTS.ASPX\?CID=",
        r"\(S\(\w+\)\)/ie",
        r".*&(J|LLL|XXR|DT)=",
        r".*\r?\n",
        " ie",
    ):
        assert any(re.match(way, href) for href in hrefs), way
    for href in hrefs:
        target = re.sub(r"[\r\n]", "", href).strip()
        assert made_up.answer(f"/{target}").status == 200


def test_later_leads_back_to_the_newest(made_up: Site, council: MadeUpCouncil) -> None:
    first = next(m for m in council.meetings if len(council.meetings_by_committee[m.committee.id]) > 51)
    moment = first.starts.strftime("%Y%m%d%H%M")
    page = soup_of(made_up, f"/ieListMeetings.aspx?Act=later&CId={first.committee.id}&D={moment}&MD=ielistmeetings")
    assert len(page.select("a.mgMeetingTableLnk")) == 51
    assert page.find("a", string="Later meetings") is not None
    year = soup_of(made_up, f"/ieListMeetings.aspx?CommitteeId={first.committee.id}&Year=2023")
    shown = [m for m in council.meetings_by_committee[first.committee.id] if m.held_on.year == 2023]
    assert len(year.select("a.mgMeetingTableLnk")) == len(shown)


def test_every_page_says_that_it_is_made_up(made_up: Site) -> None:
    """A walk over every link from the home page, with at most 40 pages of a kind."""
    queue, seen, kinds = ["/"], set[str](), dict[str, int]()
    while queue:
        target = queue.pop()
        kind = urlsplit(target).path.lower()
        kind = "/documents" if kind.startswith("/documents") else kind
        if target in seen or kinds.get(kind, 0) >= 40:
            continue
        seen.add(target)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = made_up.answer(target)
        assert answer.status in {200, 302}, target
        assert NOTICE.encode() in answer.body, target
        if answer.kind.startswith("text/html") and answer.status == 200:
            page = BeautifulSoup(answer.body, "lxml")
            assert len(page.select("div#modgov")) == 1
            for a in page.find_all("a", href=True):
                parts = urlsplit(urljoin(BASE, str(a["href"])))
                if parts.netloc == urlsplit(BASE).netloc:
                    queue.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    assert {"/mgai.aspx", "/ielistdocuments.aspx", "/documents", "/mguserinfo.aspx", "/mgissuehistoryhome.aspx"} <= set(
        kinds
    )


def test_committees_and_meetings_of_the_service(made_up: Site, council: MadeUpCouncil) -> None:
    """Counts with a leading space, booleans in words, the end day left out, zeros for everything."""
    root = xml(made_up.answer("/mgWebService.asmx/GetCommittees").body)
    assert root.findtext("committeescount") == f" {len(council.committees)}"
    assert {c.findtext("committeeexpired") for c in root.iter("committee")} == {"True", "False"}
    everything = xml(made_up.answer("/mgWebService.asmx/GetMeetings?lCommitteeId=0&sFromDate=0&sToDate=0").body)
    assert everything.findtext("meetingscount") == f" {len(council.meetings)}"
    meeting = council.meetings[30]
    for end, is_in in ((meeting.held_on, False), (meeting.held_on + timedelta(days=1), True)):
        target = (
            f"/MGWEBSERVICE.ASMX/getmeetings?LCOMMITTEEID={meeting.committee.id}"
            f"&sfromdate={quote(f'{meeting.held_on:%d/%m/%Y}')}&STODATE={quote(f'{end:%d/%m/%Y}')}"
        )
        found = xml(made_up.answer(target).body)
        assert (str(meeting.id) in [m.text for m in found.iter("meetingid")]) is is_in
    flat = xml(
        made_up.answer(
            "/mgWebService.asmx/GetAllMeetingsByDate?lCommitteeId=0&sFromDate=0&sToDate=0&bIsAscendingDateOrder=False"
        ).body
    )
    days = [d.text for d in flat.iter("meetingdate")]
    assert days == [f"{m.held_on:%d/%m/%Y}" for m in reversed(council.meetings)]


@pytest.mark.parametrize(
    "target",
    [
        "/mgWebService.asmx/GetMeetings?lCommitteeId=0&sFromDate=0",
        "/mgWebService.asmx/GetMeeting",
        "/mgWebService.asmx/GetMeeting?lMeetingId=1",
        "/mgWebService.asmx/GetMeetings?lCommitteeId=x&sFromDate=0&sToDate=0",
        "/mgWebService.asmx/GetMeetings?lCommitteeId=0&sFromDate=2024-01-01&sToDate=0",
        "/mgWebService.asmx/Nothing",
    ],
)
def test_the_service_answers_500_to_what_it_cannot_read(made_up: Site, target: str) -> None:
    assert made_up.answer(target).status == 500


@pytest.mark.parametrize(
    "target",
    ["/mgAi.aspx?ID=1", "/mgAi.aspx", "/mgAi.aspx?ID=x", "/ieListDocuments.aspx?MId=3", "/mgConvert2PDF.aspx?ID=7",
     "/mgUserInfo.aspx?UID=1", "/ieListMeetings.aspx?CId=102&Act=later&D=soon", "/documents/s1/No.pdf"],
)  # fmt: skip
def test_unknown_numbers_are_redirected_to_the_error_page(made_up: Site, target: str) -> None:
    answer = made_up.answer(target)
    assert (answer.status, answer.location) == (302, "/mgError.aspx")


def test_names_and_keys_are_read_in_any_case_and_sessions_are_dropped(made_up: Site, council: MadeUpCouncil) -> None:
    meeting = council.meetings[0]
    want = made_up.answer(f"/ieListDocuments.aspx?MId={meeting.id}")
    assert made_up.answer(f"/IELISTDOCUMENTS.ASPX?mid={meeting.id}") == want
    assert made_up.answer(f"/(S(abc123))/ielistdocuments.aspx?MeetingId={meeting.id}&J=2") == want


def test_robots_allow_all_but_the_feeds(made_up: Site) -> None:
    assert b"Disallow: /mgRss.aspx" in made_up.answer("/robots.txt").body
    assert made_up.answer("/mgNothing.aspx").status == 404
