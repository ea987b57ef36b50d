"""One meeting brought in: by the web service where it answers, else by its page and the pages that complete it."""

from datetime import date
from typing import Any

from archive.frontier import Task
from archive.model import MinutesState
from archive.sighting import Sighting
from indexer.crawl.asking import Errand, Got, Nothing, Why
from indexer.crawl.errors import CrawlError
from indexer.crawl.moderngov import issue
from indexer.crawl.moderngov.urls import attendance_url, issue_url, item_url, meeting_service, meeting_url
from indexer.crawl.trip import COMPLETING, Handling, Outcome, Trip, newest_first

SERVICE, PAGE, ITEM, ATTENDANCE, ISSUE = "meeting", "meeting page", "item page", "attendance", "issue"
_OPERATION = "GetMeeting"
# So many meetings without an attendance page, and the site has none.
_MOST_WITHOUT = 3


def meeting_task(trip: Trip, number: str, **about: Any) -> Task:
    """The task that brings one meeting; `about` as `page_task` takes it."""
    held_on = about.get("held_on")
    rank = newest_first(date.fromisoformat(held_on) if held_on else None)
    if trip.is_off(_OPERATION):
        return page_task(trip, number, rank, **about)
    return trip.task(meeting_service(trip.asker.base, number), SERVICE, rank, meeting=number, **about)


def page_task(trip: Trip, number: str, rank: int, **about: Any) -> Task:
    """The task that brings one meeting's page.

    `about`: `committee` (its number), `held_on`, `check` where it is only asked whether the meeting is still there,
    `attended` where the attendance is known already, `agenda_only` where the service says that there are
    no minutes yet.
    """
    return trip.task(meeting_url(trip.asker.base, number), PAGE, rank, meeting=number, **about)


def read_by_service(trip: Trip, task: Task) -> Handling:
    """GetMeeting. Where it fails, or tells of no minutes of a meeting that was held, the page is looked at."""
    number = str(task.about["meeting"])
    about = {key: value for key, value in task.about.items() if key != "meeting"}
    by_page = page_task(trip, number, COMPLETING, **about)
    if trip.is_off(_OPERATION):
        return Outcome([by_page])
    told = yield from trip.ask(task.url, Errand(trip.stated(task), service=True))
    sighting = trip.sighting(told) if isinstance(told, Got) else None
    if sighting is None:
        nothing = told if isinstance(told, Nothing) else Nothing(told.url, Why.BROKEN, "it cannot be read")
        trip.failed(_OPERATION, nothing)
        return Outcome([by_page])
    trip.well(_OPERATION)
    known = trip.frontier.listing(trip.slug, number)
    looked = known is not None and known.looked
    trip.frontier.fetched(trip.slug, number, trip.today)
    if _lacks_minutes(sighting, trip.today) and (not looked or trip.memory.bodiless):
        about["attended"] = bool(sighting.attendance) or None
        about["bodiless"] = True
        about["agenda_only"] = sighting.state is MinutesState.AGENDA or None
        return Outcome([page_task(trip, number, COMPLETING, **about)])
    return Outcome()


def read_by_page(trip: Trip, task: Task) -> Handling:
    """The meeting's page, and what completes it: full texts, attendance, the matter at other meetings.

    Where the service told that there are no minutes yet, a page that is not there is nothing to complain of.
    """
    number = str(task.about["meeting"])
    told = yield from trip.ask(
        task.url, Errand(trip.stated(task), task.about.get("via"), titles=tuple(trip.titles.values()))
    )
    if isinstance(told, Nothing):
        if task.about.get("check") and told.why is Why.GONE:
            trip.frontier.missed(trip.slug, number, trip.today)
            return Outcome()
        if task.about.get("agenda_only") and told.why is Why.GONE:
            # The service told all of a meeting of which there are no minutes: without the page nothing is missing.
            trip.frontier.looked_at(trip.slug, number)
            return Outcome()
        return Outcome(reason=told.reason)
    sighting = trip.sighting(told)
    if sighting is None:
        return Outcome(reason=trip.archive.ledger.capture_with(told.sha256)[1] or "it cannot be read")
    trip.frontier.fetched(trip.slug, number, trip.today)
    trip.frontier.looked_at(trip.slug, number)
    trip.memory.bodiless |= bool(task.about.get("bodiless")) and any(row.minutes for row in sighting.items)
    return Outcome(_completing(trip, task, sighting, told.url))


def read_item(trip: Trip, task: Task) -> Handling:
    """The full text of one item."""
    told = yield from trip.ask(task.url, Errand(trip.stated(task), via=task.about.get("via")))
    if isinstance(told, Nothing):
        return Outcome(reason=told.reason)
    return Outcome(reason=None if trip.sighting(told) else trip.archive.ledger.capture_with(told.sha256)[1])


def read_attendance(trip: Trip, task: Task) -> Handling:
    """Who was there. A meeting without such a page has none, and that is nothing to complain of."""
    told = yield from trip.ask(
        task.url, Errand(trip.stated(task), task.about.get("via"), titles=tuple(trip.titles.values()))
    )
    if isinstance(told, Got) and trip.sighting(told):
        trip.well(ATTENDANCE)
        return Outcome()
    count = trip.memory.failures[ATTENDANCE] = trip.memory.failures.get(ATTENDANCE, 0) + 1
    trip.memory.attendance = trip.memory.attendance and count < _MOST_WITHOUT
    return Outcome(reason=told.reason if isinstance(told, Nothing) and told.why is not Why.GONE else None)


def read_issue(trip: Trip, task: Task) -> Handling:
    """The same matter at other meetings: such as no list told of are brought in too."""
    told = yield from trip.ask(task.url, Errand(trip.stated(task), via=task.about.get("via")))
    if isinstance(told, Nothing):
        return Outcome(reason=None if told.why is Why.GONE else told.reason)
    try:
        numbers = issue.meetings(told.body)
    except CrawlError as error:
        return Outcome(reason=str(error))
    known = trip.frontier.listed(trip.slug)
    return Outcome([meeting_task(trip, number) for number in numbers if number not in known and not trip.since])


def _completing(trip: Trip, task: Task, sighting: Sighting, via: str) -> list[Task]:
    base = trip.asker.base
    about = {"meeting": task.about["meeting"], "committee": task.about.get("committee"), "via": via}
    about["held_on"] = task.about.get("held_on") or (sighting.held_on and sighting.held_on.isoformat())
    cut = [row.item for row in sighting.items if row.cut and row.item]
    tasks = [trip.task(item_url(base, item), ITEM, COMPLETING, **about) for item in cut]
    if sighting.attendance is None and not task.about.get("attended") and trip.memory.attendance:
        tasks.append(trip.task(attendance_url(base, str(about["meeting"])), ATTENDANCE, COMPLETING, **about))
    issues = dict.fromkeys(row.issue for row in sighting.items if row.issue)
    histories = [trip.task(issue_url(base, number), ISSUE, newest_first(None), via=via) for number in issues]
    return tasks + [task for task in histories if not trip.archive.ledger.is_kept(task.url)]


def _lacks_minutes(sighting: Sighting, today: date) -> bool:
    """Whether a meeting that was held has items and no word of minutes."""
    held = sighting.held_on is not None and sighting.held_on < today
    return held and bool(sighting.items) and not any(row.minutes for row in sighting.items)
