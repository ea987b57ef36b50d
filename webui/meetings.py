"""The list of a council's meetings, those without items too, which no search finds: ask the archive."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from archive.errors import NotArchived
from archive.ids import MeetingId, stated_council
from archive.record import Listed
from archive.store import utc_now
from indexer.search.query import Query
from webui import wording
from webui.contexts import render
from webui.home import is_coming
from webui.links import PageLink
from webui.params import meeting_url, meetings_url, query_from
from webui.record_contexts import MeetingEntry, MeetingsPage
from webui.wired import archive

pages = Blueprint("meetings", __name__)


@pages.get("/<council>")
@pages.get("/<council>/items")
def shortened(council: str) -> AnyResponse:
    """Who cuts off the end of an address comes to where it would have been found."""
    _listed(council)
    return redirect(meetings_url(council), 301)


@pages.get("/<council>/items/<meeting>")
def shortened_to_meeting(council: str, meeting: str) -> AnyResponse:
    """The meeting's own page says whether there is such a meeting."""
    return redirect(meeting_url(MeetingId.parse(f"{council}/{meeting}")), 301)


@pages.get("/<council>/meetings")
def of_council(council: str) -> bytes:
    """The meetings of one year, the newest where none is chosen; of a committee those of all years."""
    listed = _listed(council)
    asked = query_from(request.args)
    of_committee = [m for m in listed if not asked.committee or m.committee in asked.committee]
    years = Counter(m.held_on.year if m.held_on else None for m in of_committee)
    chosen = asked.year or (() if asked.committee else tuple(years)[:1])
    shown = [m for m in of_committee if not chosen or (m.held_on.year if m.held_on else None) in chosen]
    name = wording.council(stated_council(council))
    committees = " or ".join(map(wording.committee, asked.committee))
    if committees:
        title = f"Meetings of {committees} – {name}"
    else:
        title = ", ".join([f"Meetings of {name}", *(str(year or "date not stated") for year in chosen)])
    return render(
        MeetingsPage(
            title=title,
            heading=committees or name,
            council=name,
            all_url=meetings_url(council) if asked.committee else None,
            years=tuple(
                PageLink(year, meetings_url(council, Query(committee=asked.committee, year=(year,))), year in chosen)
                for year in years
            ),
            meetings=tuple(_entry(meeting, utc_now().date()) for meeting in shown),
        )
    )


def _listed(council: str) -> Sequence[Listed]:
    MeetingId.parse(f"{council}/0")  # what cannot be a council's slug is not archived
    if listed := archive().listed(council):
        return listed
    raise NotArchived(f"no meeting of {council} is in this archive")


def _entry(meeting: Listed, today: date) -> MeetingEntry:
    return MeetingEntry(
        url=meeting_url(meeting.id),
        heading=wording.heading_of_meeting(meeting),
        label=wording.of_meeting(meeting),
        held_on=meeting.held_on,
        state=None if meeting.taken_down else wording.state(meeting.state),
        state_key=meeting.state,
        status=meeting.status,
        coming=is_coming(meeting, today),
        has_items=meeting.has_items,
        taken_down=meeting.taken_down,
    )
