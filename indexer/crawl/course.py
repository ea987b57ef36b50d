"""The way through one council's site: its lists, then every meeting that is due, then what has vanished.

All that is still to be asked for stands in the frontier. A task is done, and what follows from it is entered, in one
transaction after its page was kept and read: killed at any moment, a crawl goes on where it was.
"""

from collections.abc import Callable, Generator, Mapping
from datetime import date, datetime

from archive.errors import NotArchived
from archive.frontier import Begun, Task
from archive.record import Held
from indexer.crawl import lists, visits
from indexer.crawl.due import due, window
from indexer.crawl.spider import Ask, Hold, Reply, Slow
from indexer.crawl.trip import MEETINGS, Handling, Memory, Outcome, Trip

# A crawl that was left unfinished for longer begins anew: what it fetched first is old by now.
_STALE_DAYS = 7
# So many missing meetings are asked for one by one in a crawl; more are looked at in the next one.
_MOST_CHECKED = 50
_FEW = 5

_HANDLERS: dict[str, Callable[[Trip, Task], Handling]] = {
    lists.SERVICE: lists.read_service_list,
    lists.PAGE: lists.read_page_list,
    visits.SERVICE: visits.read_by_service,
    visits.PAGE: visits.read_by_page,
    visits.ITEM: visits.read_item,
    visits.ATTENDANCE: visits.read_attendance,
    visits.ISSUE: visits.read_issue,
}


def begin(trip: Trip, now: datetime, today: date, since: date | None) -> bool:
    """Begin a crawl, or take up the one that was not finished. Returns whether it is taken up."""
    before = trip.frontier.site(trip.slug)
    asked = since.isoformat() if since else None
    if before and before.begun and before.memory.get("since") == asked and before.memory.get("planned") is not None:
        young = abs((now - before.begun.at).days) <= _STALE_DAYS and abs((today - before.begun.on).days) <= _STALE_DAYS
        if young:
            trip.memory = Memory(**before.memory)
            trip.began_at, trip.today = before.begun.at, before.begun.on
            trip.asker.base, trip.asker.resumed_from = before.base, before.begun.at
            return True
    known = Memory(**before.memory).for_the_next_crawl() if before and before.memory else Memory()
    known.since = asked
    trip.memory, trip.began_at, trip.today = known, now, today
    trip.frontier.begin(trip.slug, trip.asker.base, Begun(now, today))
    trip.remember()
    return False


def run(trip: Trip, progress: Callable[[], None]) -> Generator[Ask | Hold | Slow, Reply | None, int]:
    """The crawl, step by step, to its end; returns how many items were withdrawn with meetings that vanished.

    Raises what the asker raises, and Suspicious where the lists cannot be true.
    """
    if not trip.memory.found:
        yield from lists.find_committees(trip)
        trip.memory.found = True
        trip.remember()
    trip.asker.known = True
    trip.titles = trip.frontier.committees(trip.slug)
    if not trip.memory.planned:
        trip.frontier.add(trip.slug, lists.first_lists(trip))
    while True:
        task = trip.frontier.next(trip.slug)
        if not trip.memory.planned and (task is None or task.rank >= MEETINGS):
            _plan(trip)
        elif task is None and not trip.memory.checked:
            _look_for_vanished(trip)
        elif task is None:
            return _withdraw_vanished(trip)
        else:
            yield from _do(trip, task)
            progress()


def _do(trip: Trip, task: Task) -> Generator[Ask | Hold | Slow, Reply | None, None]:
    # Nothing of what a page says of such a meeting would be kept.
    outcome = Outcome() if _is_taken_down(trip, task) else (yield from _HANDLERS[task.kind](trip, task))
    with trip.frontier.together():
        trip.frontier.add(trip.slug, outcome.tasks)
        trip.frontier.done(trip.slug, task.key, outcome.reason)
        trip.remember()


def _is_taken_down(trip: Trip, task: Task) -> bool:
    """Whether a task asks for something of a meeting that was taken down as a whole."""
    number = task.about.get("meeting")
    return number is not None and trip.archive.ledger.notices.of(trip.meeting_id(number)).taken_down is not None


def _plan(trip: Trip) -> None:
    """All lists are read: enter the meetings that are due. A service that lists none at all is not believed."""
    now_listed = [row for row in trip.frontier.listed(trip.slug).values() if row.listed_at == trip.began_at]
    with trip.frontier.together():
        if not now_listed and not trip.is_off("GetMeetings"):
            trip.memory.off["GetMeetings"] = "it lists no meetings"
            trip.frontier.add(trip.slug, lists.by_page(trip))
            trip.remember()
            return
        site = trip.frontier.site(trip.slug)
        days = window(trip.today, trip.patience.look_back, site.ended_on if site else None, trip.since)
        tasks = []
        for row in due(now_listed, trip.archive.held(trip.slug), days):
            about = {"committee": row.committee, "held_on": row.told.get("held_on")}
            tasks.append(visits.meeting_task(trip, row.meeting, **about))
        trip.frontier.add(trip.slug, tasks)
        trip.memory.planned = True
        trip.remember()


def _look_for_vanished(trip: Trip) -> None:
    """Ask for every archived meeting that no list told of: only what is not to be had either has vanished."""
    missing = _missing(trip)
    known = len(trip.archive.held(trip.slug))
    with trip.frontier.together():
        trip.memory.checked = True
        if len(missing) > max(_FEW, known // 2):
            trip.memory.problems.append(
                f"{len(missing)} of {known} archived meetings are not listed any more: nothing was withdrawn; "
                "look at the site in a browser"
            )
        else:
            tasks = [visits.meeting_task(trip, number, check=True) for number in missing[:_MOST_CHECKED]]
            trip.frontier.add(trip.slug, tasks)
        trip.remember()


def _missing(trip: Trip) -> list[str]:
    """Meetings that should be listed and are not; none where some list could not be read."""
    listed = trip.frontier.listed(trip.slug)
    told = {number for number, row in listed.items() if row.listed_at == trip.began_at}
    if trip.memory.partial or not told:
        return []
    held: Mapping[str, Held] = trip.archive.held(trip.slug)
    return [
        number
        for number, have in sorted(held.items())
        if number not in told
        and not have.withdrawn
        and (trip.since is None or (have.held_on is not None and have.held_on >= trip.since))
    ]


def _withdraw_vanished(trip: Trip) -> int:
    """Withdraw what had vanished on an earlier day already."""
    count = 0
    for number in _missing(trip):
        row = trip.frontier.listing(trip.slug, number)
        if row is None or row.missing_on is None or row.missing_on >= trip.today:
            continue
        meeting = trip.meeting_id(number)
        reason = f"the council's site has not had it since {row.missing_on.isoformat()}"
        try:
            items = len(trip.archive.meeting(meeting).items)
        except NotArchived:
            continue
        if trip.archive.withdraw_meeting(meeting, trip.began_at, reason):
            count += items
    return count
