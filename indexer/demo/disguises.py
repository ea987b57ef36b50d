"""Troubles in which everything can be had, but not as one expects it: other markup, other letters, other addresses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from gzip import compress
from itertools import cycle
from xml.sax.saxutils import escape, unescape

from indexer.demo import lists, menu
from indexer.demo.frame import link
from indexer.demo.messages import HTML, XML, Answer, Answering, Request
from indexer.demo.stage import Stage

FOLDER = "moderngov/"
_END_OF_CONTENT = b'\n</div>\n<div class="mgFooter"'
_BODIES = re.compile(rb"<(minutesnonemptyhtmlbody|decisionnonemptyhtmlbody)>(.*?)</\1>", re.DOTALL)
# Without these three a page would say something else: what it hides, how large a file is, where its words are.
_CLASS = re.compile(rb"""\s+class="(?!mgHide|mgFileSize|mgWordPara)mg\w+"\s?""")
_LISTED = re.compile(rb"mid=(\d+)", re.IGNORECASE)
_MENU = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harnmere Council</title></head><body>
<h1>Harnmere Council</h1><ul><li><a href="/bins">Bins</a></li>
<li><a href="/{FOLDER}mgListCommittees.aspx?bcr=1">Council meetings</a></li></ul></body></html>"""


def empty_bodies(request: Request, truly: Answering, stage: Stage) -> Answer:
    """GetMeeting without the words of minutes and decisions, as where they are published as PDF alone."""
    answer = truly(request)
    if request.operation != "getmeeting":
        return answer
    return replace(answer, body=_BODIES.sub(rb"<\1>\n</\1>", answer.body))


def odd_bodies(request: Request, truly: Answering, stage: Stage) -> Answer:
    """GetMeeting with its HTML, in turn, escaped once, escaped twice and not escaped at all."""
    answer = truly(request)
    if request.operation != "getmeeting":
        return answer
    ways: Iterator[Callable[[bytes], bytes]] = cycle((bytes, _escaped, _unescaped))
    body = _BODIES.sub(lambda found: b"<%b>%b</%b>" % (found[1], next(ways)(found[2]), found[1]), answer.body)
    return replace(answer, body=body)


def _escaped(text: bytes) -> bytes:
    return escape(text.decode()).encode()


def _unescaped(text: bytes) -> bytes:
    return unescape(text.decode()).encode()


def gzip(request: Request, truly: Answering, stage: Stage) -> Answer:
    answer = truly(request)
    if not request.takes_gzip or not answer.body:
        return answer
    headers = (*answer.headers, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"))
    return replace(answer, body=compress(answer.body, mtime=0), headers=headers)


def missing_classes(request: Request, truly: Answering, stage: Stage) -> Answer:
    answer = truly(request)
    return replace(answer, body=_CLASS.sub(b" ", answer.body)) if answer.is_page else answer


def windows_1252(request: Request, truly: Answering, stage: Stage) -> Answer:
    """Pages and service in windows-1252, which only their own first lines tell; other letters as entities."""
    answer = truly(request)
    if answer.kind not in {HTML, XML}:
        return answer
    text = answer.body.decode().replace('<meta charset="utf-8" />', '<meta charset="windows-1252" />')
    text = text.replace('encoding="utf-8"?>', 'encoding="windows-1252"?>')
    return replace(answer, body=text.encode("cp1252", "xmlcharrefreplace"), kind=answer.kind.partition(";")[0])


def base_folder(request: Request, truly: Answering, stage: Stage) -> Answer:
    """Everything but robots.txt stands in a folder, as where one host is a council's whole site."""
    if request.is_robots:
        return truly(request)
    before, found, rest = request.target.partition(f"/{FOLDER}")
    if not found or before:
        return Answer(200 if request.path == "/" else 404, _MENU.encode())
    answer = truly(replace(request, target=f"/{rest}"))
    if answer.location is None:
        return answer
    return replace(answer, location=f"/{FOLDER}{answer.location.removeprefix('/')}")


def two_addresses(request: Request, truly: Answering, stage: Stage) -> Answer:
    """Lists name every second meeting again under the host's other name, and the first committee's last two as joint
    meetings of every other committee.
    """
    answer = truly(request)
    if request.path != "/ielistmeetings.aspx" or not answer.is_page:
        return answer
    elsewhere = stage.base.replace("127.0.0.1", "LocalHost")
    asked = request.asked.get("cid") or request.asked.get("committeeid") or ""
    listed = dict.fromkeys(int(found) for found in _LISTED.findall(answer.body))
    again = [
        link(f"{elsewhere}IElistDOCUMENTS.aspx?mid={number}&cid={asked}&J={number % 9}", "The same meeting")
        for number in list(listed)[::2]
    ]
    joint = stage.council.meetings_by_committee[stage.council.committees[0].id][-2:]
    again += [link(f"ieListDocuments.aspx?CId={asked}&MId={m.id}", "Joint meeting") for m in joint]
    return _with_rows(answer, again)


def error_redirect(request: Request, truly: Answering, stage: Stage) -> Answer:
    """Lists that name what is not there: the site sends whoever follows them to mgError.aspx."""
    answer = truly(request)
    if not answer.is_page:
        return answer
    if request.path == "/ielistmeetings.aspx":
        committee = request.asked.get("cid") or request.asked.get("committeeid") or "0"
        gone = [f"ieListDocuments.aspx?CId={committee}&MId={900_000 + int(committee) * 2 + n}" for n in range(2)]
        return _with_rows(answer, [link(href, "1&nbsp;Apr&nbsp;2019&nbsp;6.00 pm") for href in gone])
    if request.path in {"/mglistcommittees.aspx", "/iedochome.aspx", "/"}:
        gone = ["mgCommitteeDetails.aspx?ID=9001", "ieListMeetings.aspx?CId=9001"]
        return _with_rows(answer, [link(href, "Committee of Former Committees") for href in gone])
    return answer


def endless_calendar(request: Request, truly: Answering, stage: Stage) -> Answer:
    """A trap: meeting lists that are always continued, before and after; past the last meeting they begin again."""
    answer = truly(request)
    if request.path == "/mgcalendarmonthview.aspx" and answer.is_page:
        return _with_rows(answer, menu.neighbouring_months(request.asked, stage.council.today))
    if request.path != "/ielistmeetings.aspx" or not answer.is_page:
        return answer
    asked = request.asked
    if asked.get("act", "").lower() == "later" and _LISTED.search(answer.body) is None:
        committee = asked.get("cid") or asked.get("committeeid")
        answer = truly(replace(request, target=f"/ieListMeetings.aspx?CId={committee}"))
    return _with_rows(answer, lists.always_further(asked, stage.council.today))


def _with_rows(answer: Answer, links: list[str]) -> Answer:
    rows = "\r\n".join(f"<li>{told}</li>" for told in links)
    more = f'\r\n<ul  class="mgNonBulletTableList" >\r\n{rows}\r\n</ul>'.encode()
    return replace(answer, body=answer.body.replace(_END_OF_CONTENT, more + _END_OF_CONTENT, 1))
