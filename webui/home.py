"""The home page: what the archive holds, its latest meetings, ways to browse, a search box."""

from datetime import date

from flask import Blueprint, Response

from archive.errors import NotArchived
from archive.ids import stated_council
from archive.model import AgendaItem, Meeting, MinutesState
from archive.record import Listed
from archive.store import utc_now
from indexer.search.errors import SearchError
from indexer.search.query import Order, Query
from indexer.search.results import Facet
from webui import errors, wording
from webui.contexts import render
from webui.facets import FacetBox, facet_values
from webui.links import Link
from webui.params import SEARCH, item_url, meeting_url, meetings_url, url_for_query
from webui.result_contexts import Holdings, HomePage, LatestMeeting
from webui.wired import archive, engine

pages = Blueprint("home", __name__)

_FIRST_TO_BROWSE = 8
# Five meetings fill a screen; more than two of them yet to come would leave too little of what was said.
_MEETINGS, _COMING, _ITEMS = 5, 2, 3


@pages.get("/")
def home() -> bytes:
    """What the archive holds, its latest meetings, and a search box. It is made while search is out of order, too."""
    holdings = _holdings()
    browse: tuple[FacetBox, ...] = ()
    trouble = None
    try:
        facets = engine().search(Query(order=Order.NEWEST)).facets
        browse = tuple(
            _box(name, facets[name]) for name in ("committee", "year", "council") if len(facets.get(name, ())) > 1
        )
    except SearchError as error:
        trouble = errors.told(error)
    return render(
        HomePage(
            title="Minutebook",
            words="",
            holdings=holdings,
            latest=_latest(utc_now().date()) if holdings else (),
            browse=browse,
            meetings=_meetings() if holdings else (),
            newest_url=url_for_query(Query(order=Order.NEWEST)),
            trouble=trouble if holdings else None,
        )
    )


@pages.get("/robots.txt")
def robots() -> Response:
    """What crawlers are asked to leave alone (RFC 9309): searches, each of which links hundreds of others. Items and
    meetings are there to be found."""
    return Response(f"User-agent: *\nDisallow: {SEARCH}\nDisallow: /suggest\n", mimetype="text/plain")


def _holdings() -> Holdings | None:
    try:
        counts = archive().counts()
    except NotArchived:
        return None
    if not counts.items:
        return None
    return Holdings(counts.councils, counts.committees, counts.meetings, counts.items, counts.first, counts.last)


def _meetings() -> tuple[Link, ...]:
    """The lists of all meetings, a council each."""
    return tuple(Link(wording.council(stated_council(slug)), meetings_url(slug)) for slug in archive().councils())


def _box(name: str, facets: tuple[Facet, ...]) -> FacetBox:
    if name == "year":
        # To browse by year is to go back in time; what states none comes last.
        facets = tuple(sorted(facets, key=lambda f: f.value if isinstance(f.value, int) else 0, reverse=True))
    return FacetBox(name, wording.FACET_NAMES[name], *facet_values(Query(), name, facets).cut(_FIRST_TO_BROWSE))


def _latest(today: date) -> tuple[LatestMeeting, ...]:
    """The next meetings and those held last, newest first."""
    coming = archive().coming(today, _COMING)
    held = archive().latest(today, _MEETINGS - len(coming))
    return tuple(_meeting(archive().meeting(meeting), today) for meeting in (*reversed(coming), *held))


def _meeting(meeting: Meeting, today: date) -> LatestMeeting:
    telling = [item for item in meeting.items if not item.procedural and not _is_heading(item)]
    return LatestMeeting(
        url=meeting_url(meeting.id),
        committee=wording.committee(meeting.committee),
        label=wording.of_meeting(meeting),
        council=wording.council(stated_council(meeting.id.council)),
        held_on=meeting.held_on,
        state=wording.state(meeting.state),
        status=meeting.status,
        coming=is_coming(meeting, today),
        items=tuple(Link(wording.heading(item), item_url(item.id)) for item in telling[:_ITEMS]),
    )


def is_coming(meeting: Meeting | Listed, today: date) -> bool:
    """Whether a meeting is still to be held: it has no minutes, and nobody called it off."""
    unwritten = meeting.state in (None, MinutesState.AGENDA) and meeting.status is None
    return unwritten and meeting.held_on is not None and meeting.held_on > today


def _is_heading(item: AgendaItem) -> bool:
    """Whether an item only parts the agenda, such as “Part I”: it has no number, no words and no papers."""
    return not (item.number or item.minutes or item.decision or item.description or item.documents)
