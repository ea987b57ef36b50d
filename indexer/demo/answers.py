"""What the look-alike answers to an address: pages, service, papers, robots.txt; file names and keys in any case."""

import re
from collections.abc import Callable
from datetime import date, datetime
from threading import Lock

from indexer.demo import frame, lists, menu, pages, service
from indexer.demo.frame import Page
from indexer.demo.messages import TEXT, XML, Answer, Request
from indexer.demo.truth import MadeUpCouncil

_ROBOTS = b"# A made-up council.\r\nUser-agent: *\r\nDisallow: /mgRss.aspx\r\n"
_PAPER = re.compile(r"/documents/([gs])(\d+)/", re.IGNORECASE)


class _Missing(Exception):
    """A parameter of the service is not there or cannot be read: the service answers 500."""


class Site:
    """The whole site as a function from a request's target to an answer; rendered answers are kept."""

    def __init__(self, council: MadeUpCouncil, base: str) -> None:
        self.council, self.base = council, base
        self._kept: dict[str, Answer] = {}
        self._lock = Lock()

    def answer(self, target: str) -> Answer:
        """`target` is a path with its query, "/mgAi.aspx?ID=7". Unknown ids are redirected to mgError.aspx."""
        with self._lock:
            kept = self._kept.get(target)
        if kept is None:
            kept = self._made(target)
            with self._lock:
                self._kept[target] = kept
        return kept

    def _made(self, target: str) -> Answer:
        request = Request(target)
        path, asked = request.path, request.asked
        if request.is_robots:
            return Answer(200, _ROBOTS, "text/plain")
        if (operation := request.operation) is not None:
            return self._service(operation, asked)
        if path.startswith("/documents/") or path == "/mgconvert2pdf.aspx":
            return self._paper(path, asked)
        try:
            page = self._page(path, asked)
        except (KeyError, ValueError):
            return _redirect("/mgError.aspx")
        if page is None:
            return Answer(404, frame.rendered(lists.error_page(), self.council.name))
        return Answer(200, frame.rendered(page, self.council.name))

    def _page(self, path: str, asked: dict[str, str]) -> Page | None:
        """None for a file that is none. Raises KeyError and ValueError for numbers that are none."""
        made = _PAGES.get("/mglistcommittees.aspx" if path == "/" else path)
        return made(self.council, asked) if made else None

    def _paper(self, path: str, asked: dict[str, str]) -> Answer:
        found = _PAPER.match(path)
        number = int(found[2]) if found else int(asked.get("id", "") or "0") if asked.get("id", "0").isdigit() else 0
        if found and found[1] == "g":
            number += 900_000
        paper = self.council.paper_by_number.get(number)
        if paper is None:
            return _redirect("/mgError.aspx")
        return Answer(200, pdf(paper.title), "application/pdf")

    def _service(self, operation: str, asked: dict[str, str]) -> Answer:
        made = _OPERATIONS.get(operation)
        if made is None:
            return Answer(500, b"Request format is unrecognized.\r\n", TEXT)
        try:
            return Answer(200, made(self, asked), XML)
        except (_Missing, KeyError, ValueError):
            return Answer(500, b"Missing or wrong parameter.\r\n", TEXT)


def _redirect(to: str) -> Answer:
    return Answer(
        302,
        f'<html><body><h2>Object moved to <a href="{to}">here</a>.</h2><p>{frame.NOTICE}</p></body></html>'.encode(),
        location=to,
    )


def _number(asked: dict[str, str], *keys: str) -> int:
    """The first of the keys that was given. Raises KeyError where none was, ValueError where it is no number."""
    return int(next(asked[key] for key in (*[k for k in keys if k in asked], keys[0])))


def _meetings(council: MadeUpCouncil, asked: dict[str, str]) -> Page:
    return lists.meetings_page(council, council.committee_by_id[_number(asked, "cid", "committeeid")], asked)


_PAGES: dict[str, Callable[[MadeUpCouncil, dict[str, str]], Page]] = {
    "/mglistcommittees.aspx": lambda council, _: lists.committees_page(council),
    "/iedochome.aspx": lambda council, _: lists.meetings_home(council),
    "/mgmemberindex.aspx": lambda council, _: lists.members_page(council),
    "/mgerror.aspx": lambda *_: lists.error_page(),
    "/mgcalendarmonthview.aspx": menu.calendar_page,
    "/ielistmeetings.aspx": _meetings,
    "/mgcommitteedetails.aspx": lambda council, asked: lists.committee_page(
        council.committee_by_id[_number(asked, "id")]
    ),
    "/ielistdocuments.aspx": lambda council, asked: pages.meeting_page(
        council.meeting_by_id[_number(asked, "mid", "meetingid")]
    ),
    "/mgai.aspx": lambda council, asked: pages.item_page(*council.item_by_id[_number(asked, "id")]),
    "/mgmeetingattendance.aspx": lambda council, asked: pages.attendance_page(
        council.meeting_by_id[_number(asked, "id")]
    ),
    "/mguserinfo.aspx": lambda council, asked: lists.person_page(council, council.person_by_uid[_number(asked, "uid")]),
    "/mgissuehistoryhome.aspx": lambda council, asked: pages.issue_page(council, _number(asked, "iid"), details=False),
    "/ieissuedetails.aspx": lambda council, asked: pages.issue_page(council, _number(asked, "iid"), details=True),
}


def _empty(name: str) -> Callable[[MadeUpCouncil, dict[str, str]], Page]:
    return lambda *_: menu.empty_page(name)


_PAGES |= {f"/{name.lower()}": _empty(name) for name in menu.EMPTY}


def _given(asked: dict[str, str], *keys: str) -> list[str]:
    if any(key not in asked for key in keys):
        raise _Missing
    return [asked[key] for key in keys]


def _day(text: str) -> date | None:
    """ "30/06/2026", or None for "0" and ""."""
    return None if text in {"", "0"} else datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day only


def _get_meetings(site: Site, asked: dict[str, str]) -> bytes:
    committee, first, end = _given(asked, "lcommitteeid", "sfromdate", "stodate")
    return service.meetings(service.meetings_between(site.council, int(committee), (_day(first), _day(end))))


def _get_all_by_date(site: Site, asked: dict[str, str]) -> bytes:
    committee, first, end, ascending = _given(asked, "lcommitteeid", "sfromdate", "stodate", "bisascendingdateorder")
    found = service.meetings_between(site.council, int(committee), (_day(first), _day(end)))
    return service.by_date(found, ascending.lower() == "true")


def _get_meeting(site: Site, asked: dict[str, str]) -> bytes:
    (number,) = _given(asked, "lmeetingid")
    return service.meeting(site.council.meeting_by_id[int(number)], site.base)


def _get_committees_by_user(site: Site, asked: dict[str, str]) -> bytes:
    (uid,) = _given(asked, "luserid")
    person = site.council.person_by_uid[int(uid)]
    return service.committees((c for c in site.council.committees if person in c.members), "committeesbyuser")


_OPERATIONS: dict[str, Callable[[Site, dict[str, str]], bytes]] = {
    "getcommittees": lambda site, _: service.committees(site.council.committees),
    "getmeetings": _get_meetings,
    "getallmeetingsbydate": _get_all_by_date,
    "getmeeting": _get_meeting,
    "getcommitteesbyuser": _get_committees_by_user,
    "getcouncillorsbyward": lambda site, _: service.councillors_by_ward(site.council.people),
}


def pdf(title: str) -> bytes:
    """A PDF of one page that says what it is."""
    plain = title.encode("latin-1", "replace").replace(b"\\", b"").replace(b"(", b"\\(").replace(b")", b"\\)")
    words = b"BT /F1 12 Tf 50 780 Td (" + plain + b") Tj 0 -20 Td (" + frame.NOTICE.encode() + b") Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font 6 0 R >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /F1 5 0 R >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + tail
