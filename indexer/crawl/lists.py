"""Which committees a site has and which meetings: by the web service where it answers, else by the pages."""

from collections.abc import Generator, Iterable, Sequence
from datetime import date

from archive.frontier import Listed, Task
from indexer.crawl.asking import Errand, Got, Nothing, Why
from indexer.crawl.errors import CrawlError, NotModernGov, Refused, Suspicious
from indexer.crawl.manners import NO_SUCH_PAGE
from indexer.crawl.moderngov import committees, meetings, service
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.frame import cut_out
from indexer.crawl.moderngov.kinds import Kind, recognise
from indexer.crawl.moderngov.listed import Committee, ListedMeeting
from indexer.crawl.moderngov.urls import (
    committee_lists,
    committees_service,
    meeting_list,
    meetings_service,
)
from indexer.crawl.spider import Ask, Hold, Reply, Slow
from indexer.crawl.trip import LISTS, Handling, Outcome, Trip, days, slashed

SERVICE, PAGE = "meetings", "meeting list"

# Beside robots.txt, a host that turns out to be no ModernGov site is asked for no more addresses than this. What a busy
# service is asked again is not counted: the pages, which may be well, would never be asked for.
_MOST_BEFORE_KNOWN = 3
# Wide enough for all that a council can have online.
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 1, 1)
# ModernGov is no older; where a wide question fails, narrow ones begin here and end two years from now.
_OLDEST = date(1997, 1, 1)
_AHEAD = 731
# Days of one question, when wider ones time out: three years took a real service 11 s, and eleven years failed.
_WIDTHS = (1096, 366, 122, 31)
# A list of meetings goes on over so many pages at the most, and over so many that tell nothing new.
_MOST_PAGES, _MOST_IDLE = 300, 2


def find_committees(trip: Trip) -> Generator[Ask | Hold | Slow, Reply | None, None]:
    """Ask the site for its committees, and enter them. Raises NotModernGov, Suspicious, Refused, Unreachable."""
    found: dict[str, str] = {}
    told = yield from trip.ask(committees_service(trip.asker.base), Errand(trip.stated(_NO_TASK), service=True))
    listed = _parsed(trip, told, "GetCommittees")
    if listed is not None:
        found = {c.number: c.title for c in listed}
    if not found:
        found = yield from _committees_by_page(trip)
    if not found:
        raise Suspicious(f"{trip.asker.base} lists no committees: nothing was changed; look at the site in a browser")
    trip.frontier.list_committees(trip.slug, found)


def first_lists(trip: Trip) -> list[Task]:
    """The tasks that bring the meetings of every committee."""
    if trip.memory.wide is not False and trip.frontier.listed(trip.slug) and not trip.is_off("GetMeetings"):
        return [_window_task(trip, "0", *_window(trip))]
    return [_list_task(trip, number) for number in sorted(trip.titles, key=_by_number)]


def read_service_list(trip: Trip, task: Task) -> Handling:
    """GetMeetings of one committee, or of all of them, in one window of time."""
    number = str(task.about["committee"])
    if trip.is_off("GetMeetings"):
        return Outcome([_page_task(trip, number)])
    since, until = date.fromisoformat(task.about["since"]), date.fromisoformat(task.about["until"])
    told = yield from trip.ask(task.url, Errand(trip.stated(_NO_TASK), service=True))
    if isinstance(told, Got):
        try:
            listed = service.meetings(told.body)
        except CrawlError as error:
            told = Nothing(told.url, Why.BROKEN, str(error))
        else:
            trip.well("GetMeetings")
            return _all_at_once(trip, listed) if number == "0" else _of_committee(trip, number, listed, (since, until))
    if number == "0":
        trip.memory.wide = False
        return Outcome([_list_task(trip, committee) for committee in sorted(trip.titles, key=_by_number)])
    if told.why is Why.TIMED_OUT and (narrower := _narrower(trip, number, since, until)):
        return Outcome(narrower)
    trip.failed("GetMeetings", told)
    return Outcome([_page_task(trip, number)])


def read_page_list(trip: Trip, task: Task) -> Handling:
    """One page of a committee's meetings, and the pages that it leads to."""
    number = str(task.about["committee"])
    told = yield from trip.ask(task.url, Errand(trip.stated(_NO_TASK), via=task.about.get("via")))
    if isinstance(told, Nothing):
        if told.why is not Why.GONE or not task.about.get("depth"):
            trip.memory.partial = True
        return Outcome(reason=told.reason)
    try:
        page = meetings.parse(told.body, told.url)
    except CrawlError as error:
        trip.memory.partial = True
        return Outcome(reason=str(error))
    known = trip.frontier.listed(trip.slug)
    new = [m for m in page.meetings if m.number not in known or known[m.number].listed_at != trip.began_at]
    _enter(trip, page.meetings, number)
    trip.frontier.cover(trip.slug, [number])
    depth, idle = int(task.about.get("depth", 0)) + 1, 0 if new else int(task.about.get("idle", 0)) + 1
    if depth > _MOST_PAGES or idle > _MOST_IDLE or _is_before(page.meetings, trip.since):
        return Outcome()
    about = {"committee": number, "depth": depth, "idle": idle, "via": told.url}
    return Outcome([trip.task(url, PAGE, LISTS, **about) for url in page.further])


def by_page(trip: Trip) -> list[Task]:
    """The first page of every committee's meetings."""
    return [_page_task(trip, number) for number in sorted(trip.titles, key=_by_number)]


def _committees_by_page(trip: Trip) -> Generator[Ask | Hold | Slow, Reply | None, dict[str, str]]:
    """Both pages that may list committees: those that no longer meet stand on one of them only."""
    found: dict[str, str] = {}
    told: Got | Nothing | None = None
    for url in committee_lists(trip.asker.base):
        if not trip.asker.known and trip.asker.addresses >= _MOST_BEFORE_KNOWN:
            break
        told = yield from trip.ask(url, Errand(trip.stated(_NO_TASK)))
        for committee in _on_page(trip, told):
            found.setdefault(committee.number, committee.title)
    if not trip.asker.known and isinstance(told, Nothing) and told.why is Why.FORBIDDEN:
        raise Refused(told.reason)
    if not trip.asker.known:
        raise NotModernGov(
            f"{trip.asker.base} is no ModernGov site: neither its web service nor its committees are there"
        )
    return found


def _on_page(trip: Trip, told: Got | Nothing) -> Sequence[Committee]:
    if isinstance(told, Nothing):
        trip.asker.known |= told.reason == NO_SUCH_PAGE
        return ()
    try:
        found = committees.parse(told.body)
    except CrawlError:
        found = ()
    trip.asker.known |= bool(found) or cut_out(text_of(told.body)).found
    return found


def _parsed(trip: Trip, told: Got | Nothing, operation: str) -> tuple[Committee, ...] | None:
    """The committees of the service's answer; None, and the service is off, where it is no such answer."""
    if isinstance(told, Got):
        try:
            listed = service.committees(told.body)
        except CrawlError as error:
            trip.asker.known |= recognise(told.body) is Kind.ERROR_PAGE or cut_out(text_of(told.body)).found
            told = Nothing(told.url, Why.BROKEN, str(error))
        else:
            trip.asker.known = True
            return listed
    for each in (operation, "GetMeetings", "GetMeeting"):
        trip.memory.off[each] = told.reason
    return None


def _all_at_once(trip: Trip, listed: Sequence[ListedMeeting]) -> Outcome:
    """The answer for all committees counts where it holds most of what is known; some services answer for none."""
    known = trip.frontier.listed(trip.slug)
    told = {meeting.number for meeting in listed}
    expected = [n for n, row in known.items() if _is_asked_for(trip, row)]
    trip.memory.wide = bool(told) and sum(n in told for n in expected) * 2 >= len(expected)
    if not trip.memory.wide:
        return Outcome([_list_task(trip, number) for number in sorted(trip.titles, key=_by_number)])
    for meeting in listed:
        if meeting.committee and meeting.committee.title:
            trip.titles.setdefault(meeting.committee.number, meeting.committee.title)
    trip.frontier.list_committees(trip.slug, trip.titles)
    trip.frontier.cover(trip.slug, trip.titles)
    _enter(trip, listed, None)
    return Outcome()


def _of_committee(trip: Trip, number: str, listed: Sequence[ListedMeeting], window: tuple[date, date]) -> Outcome:
    _enter(trip, [m for m in listed if m.committee is None or m.committee.number == number] or listed, number)
    if window[0] <= _OLDEST or window[0] == trip.since:
        trip.frontier.cover(trip.slug, [number])
    return Outcome()


def _enter(trip: Trip, listed: Iterable[ListedMeeting], committee: str | None) -> None:
    rows = []
    for meeting in listed:
        if trip.since and meeting.held_on and meeting.held_on < trip.since:
            continue
        number = meeting.committee.number if meeting.committee else committee
        told = {
            "held_on": meeting.held_on and meeting.held_on.isoformat(),
            "status": meeting.status,
            "state": meeting.state,
        }
        rows.append(Listed(meeting.number, number, {k: v for k, v in told.items() if v}, trip.began_at))
    trip.frontier.list_meetings(trip.slug, rows)


def _is_asked_for(trip: Trip, row: Listed) -> bool:
    held_on = row.told.get("held_on")
    return row.missing_on is None and (
        trip.since is None or (held_on is not None and held_on >= trip.since.isoformat())
    )


def _is_before(listed: Sequence[ListedMeeting], since: date | None) -> bool:
    """Whether a page of a list lies wholly before the first day that was asked for."""
    dates = [m.held_on for m in listed if m.held_on]
    return since is not None and bool(dates) and max(dates) < since


def _list_task(trip: Trip, number: str) -> Task:
    if trip.is_off("GetMeetings"):
        return _page_task(trip, number)
    return _window_task(trip, number, *_window(trip))


def _window(trip: Trip) -> tuple[date, date]:
    return trip.since or _FIRST_DAY, _LAST_DAY


def _window_task(trip: Trip, number: str, since: date, until: date) -> Task:
    url = meetings_service(trip.asker.base, number, slashed(since), slashed(until))
    return trip.task(url, SERVICE, LISTS, committee=number, since=since.isoformat(), until=until.isoformat())


def _page_task(trip: Trip, number: str) -> Task:
    return trip.task(meeting_list(trip.asker.base, number), PAGE, LISTS, committee=number)


def _narrower(trip: Trip, number: str, since: date, until: date) -> list[Task]:
    """The same span of time in narrower windows; none where it was the narrowest already."""
    first, last = max(since, _OLDEST), min(until, trip.today + days(_AHEAD))
    asked = (until - since).days
    width = next((w for w in _WIDTHS if w < asked), None)
    if width is None or first >= last:
        return []
    trip.memory.width = min(width, trip.memory.width or width)
    tasks, end = [], last
    while end > first:
        begin = max(first, end - days(trip.memory.width))
        tasks.append(_window_task(trip, number, begin, end))
        end = begin
    return tasks


def _by_number(number: str) -> int:
    return int(number)


_NO_TASK = Task("", "", "", 0)
