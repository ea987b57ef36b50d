"""The page that lists a committee's meetings, `ieListMeetings.aspx`: about 51 rows, and links to more."""

import re

from bs4 import BeautifulSoup, Tag

from archive.model import MinutesState
from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.dates import date_in, status_in, time_in
from indexer.crawl.moderngov.frame import cut_out, soup_of
from indexer.crawl.moderngov.listed import ListedMeeting, MeetingList
from indexer.crawl.moderngov.urls import absolute, canonical, committee_number, meeting_number, page_of

_STATE = re.compile(
    r"(?P<draft>draft minutes|ch?ofnodion drafft)|(?P<minutes>minutes|ch?ofnodion)|"
    r"(?P<decisions>decisions|ph?enderfyniadau)|(?P<agenda>agenda|rhaglen)\b",
    re.I,
)
# What stands around a link names its meeting as long as it is a row of a list and not the whole page.
_LONGEST_ROW = 300


def parse(body: bytes, url: str) -> MeetingList:
    """The meetings that the page at `url` lists, each once, and where the list goes on. Raises Unreadable."""
    soup = soup_of(cut_out(text_of(body)))
    found: dict[str, ListedMeeting] = {}
    for link in soup.find_all("a", href=True):
        href = str(link["href"])
        if page_of(href) == "ielistdocuments.aspx" and (number := meeting_number(href)):
            row = _listed(number, link)
            if number not in found or found[number].held_on is None:
                found[number] = row
    return MeetingList(tuple(found.values()), _further(soup, url))


def _listed(number: str, link: Tag) -> ListedMeeting:
    shown = text_in(link)
    around = _row_of(link)
    when = shown if date_in(shown) else around
    told = around.partition(shown)[2] if shown else around
    return ListedMeeting(
        number,
        held_on=date_in(when),
        starts_at=time_in(when),
        status=status_in(told or around),
        state=_state(told),
    )


def _row_of(link: Tag) -> str:
    """The text of the smallest row around the link that says more than the link itself."""
    for parent in link.parents:
        if parent.name in ("li", "tr", "p", "div", "dd"):
            text = text_in(parent)
            return text if len(text) <= _LONGEST_ROW else text_in(link)
    return text_in(link)


def _state(told: str) -> MinutesState | None:
    """The furthest that a row tells of the meeting's minutes: " - Agenda and draft minutes"."""
    states = {
        MinutesState(found.lastgroup if found.lastgroup != "minutes" else "published")
        for found in _STATE.finditer(told)
        if found.lastgroup
    }
    return max(states, key=list(MinutesState).index, default=None)


def _further(soup: BeautifulSoup, url: str) -> tuple[str, ...]:
    """The other pages of the same committee's list."""
    committee, here = committee_number(url), canonical(url)
    links = (
        absolute(str(link["href"]), url)
        for link in soup.find_all("a", href=True)
        if page_of(str(link["href"])) == "ielistmeetings.aspx" and committee_number(str(link["href"])) == committee
    )
    return tuple(dict.fromkeys(link for link in links if link and canonical(link) != here))
