"""Item pages, meeting pages and captured pages: ask the archive, which works while search does not."""

import re
from functools import partial

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from archive.errors import NotArchived
from archive.ids import ItemId, MeetingId, stated_council
from archive.model import AgendaItem, Meeting, MinutesState, Notice, Outcome, Votes
from indexer.search.query import Query
from webui import wording
from webui.contexts import render
from webui.differences import changes
from webui.links import Link
from webui.minutes import Marked, Marking, runs, voices_of
from webui.params import (
    capture_url,
    item_url,
    meeting_url,
    meetings_url,
    similar_url,
    url_for_only,
    url_for_query,
    version_url,
    words_from,
)
from webui.previews import item_preview, meeting_preview
from webui.provenance import papers, provenance
from webui.record_contexts import (
    AgendaRow,
    Attendee,
    ItemPage,
    MeetingPage,
    NoticeEntry,
    OutcomeEntry,
    VersionPage,
    VoteEntry,
)
from webui.wired import archive, engine

pages = Blueprint("items", __name__)

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@pages.get("/<council>/items/<meeting>/<item>")
def item(council: str, meeting: str, item: str) -> tuple[bytes, int] | AnyResponse:
    """One agenda item. A withdrawn one is Gone (410), its page says so and keeps what was read."""
    words = words_from(request.args)
    asked = ItemId.parse(f"{council}/{meeting}/{item}")
    try:
        found = archive().item(asked)
    except NotArchived:
        return redirect(item_url(moved_item(asked), words), 301)
    return render(_item_page(*found, words)), _status(found[1].state)


@pages.get("/<council>/items/<meeting>/<item>/versions/<int:number>")
def version(council: str, meeting: str, item: str, number: int) -> tuple[bytes, int] | AnyResponse:
    """An old version of an item, with what it changed."""
    asked = ItemId.parse(f"{council}/{meeting}/{item}")
    try:
        of_meeting, newest = archive().item(asked)
    except NotArchived:
        return redirect(version_url(moved_item(asked), number), 301)
    if newest.taken_down:
        return gone_page(of_meeting, newest)
    history = archive().history(asked)
    if not 1 <= number <= len(history):
        raise NotArchived(f"item {asked} has no version {number} in this archive")
    return render(_version_page(of_meeting, newest, history, number)), _status(newest.state)


@pages.get("/<council>/meetings/<meeting>")
def meeting(council: str, meeting: str) -> tuple[bytes, int] | AnyResponse:
    """One meeting with its items in order and its attendance."""
    asked = MeetingId.parse(f"{council}/{meeting}")
    try:
        found = archive().meeting(asked)
    except NotArchived:
        moved = archive().moved_to(asked)
        if not isinstance(moved, MeetingId):
            raise
        return redirect(meeting_url(moved), 301)
    return render(_meeting_page(found)), _status(found.state)


@pages.get("/captures/<sha256>")
def capture(sha256: str) -> Response:
    """A captured page, byte for byte, to be saved: somebody else's HTML is never shown as a page of ours."""
    if not _SHA256.fullmatch(sha256):
        raise NotArchived("a captured page is named by its SHA-256, 64 hexadecimal digits")
    kept, content_type, body = archive().capture_page(sha256)
    response = Response(body, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{sha256[:16]}{_ending(content_type)}"'
    response.last_modified = kept.at
    return response


def moved_item(asked: ItemId) -> ItemId:
    """Where an item lives that is not at the id `asked`. Raises NotArchived where it is nowhere."""
    moved = archive().moved_to(asked)
    if not isinstance(moved, ItemId):
        raise NotArchived(f"item {asked} is not in this archive")
    return moved


def gone_page(meeting: Meeting, item: AgendaItem) -> tuple[bytes, int]:
    """The tombstone of an item, for every address of it that has nothing more to show."""
    return render(_item_page(meeting, item, "")), 410


def _status(state: MinutesState | None) -> int:
    return 410 if state is MinutesState.WITHDRAWN else 200


def _ending(content_type: str) -> str:
    kinds = {"text/html": ".html", "text/xml": ".xml", "application/xml": ".xml", "text/plain": ".txt"}
    return kinds.get(content_type.partition(";")[0].strip().lower(), ".bin")


def _item_page(meeting: Meeting, item: AgendaItem, words: str) -> ItemPage:
    mark = Marking(engine().marker(words))
    before, after = _neighbours(meeting, item)
    voices = voices_of(item.remarks, partial(mark, field="speaker"), lambda name: url_for_only("speaker", name))
    return ItemPage(
        title=f"{_printed(item)} – {wording.of_meeting(meeting)}",
        preview=item_preview(meeting, item),
        words=words,
        number=mark.marked(item.number, "number") if item.number else None,
        heading=Marked(wording.heading(item), mark(item.title, "title")),
        crumbs=(*_crumbs(meeting), Link(_when(meeting), meeting_url(meeting.id))),
        held_on=meeting.held_on,
        state=_state(item),
        state_key=item.state,
        meeting_status=meeting.status,
        procedural=item.procedural,
        restricted=item.restricted,
        cut=item.cut,
        withdrawn=item.state is MinutesState.WITHDRAWN and item.taken_down is None,
        taken_down=_notice(item.taken_down),
        outcomes=tuple(_outcome(outcome, mark) for outcome in item.outcomes),
        minutes=runs(item.minutes, mark, voices),
        description=runs(item.description, partial(mark, field="description")),
        decision=runs(item.decision, partial(mark, field="decision")),
        papers=papers(item.documents),
        provenance=provenance(item.source_url or meeting.source_url, item.capture, item),
        previous=before,
        next=after,
        plain_url=item_url(item.id),
        similar_url=similar_url(item.id),
        # Read last: only now everything was looked through.
        found=mark.found,
    )


def _meeting_page(meeting: Meeting) -> MeetingPage:
    return MeetingPage(
        title=wording.of_meeting(meeting),
        preview=meeting_preview(meeting),
        url=meeting_url(meeting.id),
        crumbs=_crumbs(meeting),
        heading=wording.heading_of_meeting(meeting),
        all_meetings=_all_meetings(meeting),
        held_on=meeting.held_on,
        starts_at=wording.clock(meeting.starts_at) if meeting.starts_at else None,
        venue=meeting.venue,
        state=_state(meeting),
        state_key=meeting.state,
        meeting_status=meeting.status,
        items=tuple(_agenda_row(item) for item in meeting.items),
        tombstones=tuple(_agenda_row(item) for item in meeting.tombstones),
        any_taken_down=any(item.taken_down for item in meeting.tombstones),
        withdrawn=_notice(meeting.withdrawn),
        taken_down=_notice(meeting.taken_down),
        attendance=tuple(Attendee(a.name, a.role, a.status) for a in meeting.attendance),
        papers=papers(meeting.documents),
        provenance=provenance(meeting.source_url, meeting.capture),
    )


def _version_page(meeting: Meeting, newest: AgendaItem, history: tuple[AgendaItem, ...], number: int) -> VersionPage:
    shown = history[number - 1]
    seen = shown.versions[-1]
    around = [n if 1 <= n <= len(history) else None for n in (number - 1, number + 1)]
    before, after = (Link(f"Version {n}", version_url(newest.id, n)) if n else None for n in around)
    return VersionPage(
        title=f"{_printed(shown)}: version {number} of {len(history)} – {wording.of_meeting(meeting)}",
        heading=_printed(shown),
        number=number,
        count=len(history),
        seen_at=seen.seen_at,
        state=wording.state(shown.state),
        state_key=shown.state,
        capture_url=capture_url(seen.capture),
        crumbs=(
            Link(wording.of_meeting(meeting), meeting_url(meeting.id)),
            Link(_printed(newest), item_url(newest.id)),
        ),
        parts=changes(history[number - 2] if number > 1 else None, shown),
        previous=before,
        next=after,
    )


def _state(of: AgendaItem | Meeting) -> str | None:
    """How far the minutes have come. What this archive took down was not withdrawn by the council."""
    return wording.TAKEN_DOWN if of.taken_down else wording.state(of.state)


def _notice(notice: Notice | None) -> NoticeEntry | None:
    return NoticeEntry(notice.at, notice.why) if notice else None


def _crumbs(meeting: Meeting) -> tuple[Link, ...]:
    """The council and the committee of a meeting; of what was taken down nobody tells whose it was."""
    council = stated_council(meeting.id.council)
    of_council = Link(wording.council(council), url_for_only("council", council))
    if meeting.taken_down:
        return (of_council,)
    searched = url_for_query(Query(committee=(meeting.committee,), council=(council,)))
    return (of_council, Link(wording.committee(meeting.committee), searched))


def _when(meeting: Meeting) -> str:
    return "Meeting taken down" if meeting.taken_down else wording.day(meeting.held_on)


def _all_meetings(meeting: Meeting) -> Link:
    """The list of the meetings of the same committee, or of the council where that is not told any more."""
    slug = meeting.id.council
    if meeting.taken_down:
        return Link(wording.council(stated_council(slug)), meetings_url(slug))
    url = meetings_url(slug, Query(committee=(meeting.committee,)))
    return Link(wording.committee(meeting.committee), url)


def _neighbours(meeting: Meeting, item: AgendaItem) -> tuple[Link | None, Link | None]:
    ids = [other.id for other in meeting.items]
    if item.id not in ids:
        return None, None
    place = ids.index(item.id)
    around = meeting.items[max(0, place - 1) : place], meeting.items[place + 1 : place + 2]
    before, after = (Link(_printed(found[0]), item_url(found[0].id)) if found else None for found in around)
    return before, after


def _printed(item: AgendaItem) -> str:
    title = wording.heading(item)
    return f"{item.number} {title}" if item.number else title


def _agenda_row(item: AgendaItem) -> AgendaRow:
    kinds = tuple(dict.fromkeys(outcome.kind.value for outcome in item.outcomes))
    return AgendaRow(item_url(item.id), item.number, wording.heading(item), kinds, item.procedural, item.restricted)


def _outcome(outcome: Outcome, mark: Marking) -> OutcomeEntry:
    vote = _vote(outcome.votes) if outcome.votes else None
    return OutcomeEntry(outcome.kind.value, mark.marked(outcome.text), outcome.mover, outcome.seconder, vote)


def _vote(votes: Votes) -> VoteEntry:
    totals = (("for", votes.votes_for), ("against", votes.against), ("abstained", votes.abstained))
    named = tuple(
        (vote, names) for vote, _ in totals if (names := tuple(v.name for v in votes.named if v.vote == vote))
    )
    return VoteEntry(", ".join(f"{number} {vote}" for vote, number in totals if number is not None), named)
