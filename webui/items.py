"""Item pages, meeting pages and captured pages: ask the archive, which works while search does not."""

import hashlib
import re
from functools import partial
from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from archive.errors import ArchiveError, NotArchived
from archive.ids import ItemId, MeetingId, stated_council
from archive.model import AgendaItem, Capture, Document, Meeting, MinutesState, Notice, Outcome, Votes
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
from webui.record_contexts import (
    AgendaRow,
    Attendee,
    ItemPage,
    MeetingPage,
    NoticeEntry,
    OutcomeEntry,
    Paper,
    Provenance,
    VersionEntry,
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
    council = stated_council(meeting.id.council)
    before, after = _neighbours(meeting, item)
    voices = voices_of(item.remarks, partial(mark, field="speaker"), lambda name: url_for_only("speaker", name))
    return ItemPage(
        title=f"{wording.heading(item)} – {wording.committee(meeting.committee)}",
        words=words,
        number=mark.marked(item.number, "number") if item.number else None,
        heading=Marked(wording.heading(item), mark(item.title, "title")),
        council=wording.council(council),
        council_url=url_for_only("council", council),
        committee=wording.committee(meeting.committee),
        committee_url=_committee_url(meeting),
        meeting=Link(wording.day(meeting.held_on), meeting_url(meeting.id)),
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
        papers=_papers(item.documents),
        provenance=_provenance(item.source_url or meeting.source_url, item.capture, item),
        previous=before,
        next=after,
        plain_url=item_url(item.id),
        similar_url=similar_url(item.id),
        # Read last: only now everything was looked through.
        found=mark.found,
    )


def _meeting_page(meeting: Meeting) -> MeetingPage:
    council = stated_council(meeting.id.council)
    return MeetingPage(
        title=f"{wording.committee(meeting.committee)}, {wording.day(meeting.held_on)}",
        council=wording.council(council),
        council_url=url_for_only("council", council),
        committee=wording.committee(meeting.committee),
        committee_url=_committee_url(meeting),
        meetings_url=meetings_url(meeting.id.council, Query(committee=(meeting.committee,))),
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
        papers=_papers(meeting.documents),
        provenance=_provenance(meeting.source_url, meeting.capture),
    )


def _version_page(meeting: Meeting, newest: AgendaItem, history: tuple[AgendaItem, ...], number: int) -> VersionPage:
    shown = history[number - 1]
    seen = shown.versions[-1]
    around = [n if 1 <= n <= len(history) else None for n in (number - 1, number + 1)]
    before, after = (Link(f"Version {n}", version_url(newest.id, n)) if n else None for n in around)
    return VersionPage(
        title=f"{wording.title(shown.title)}: version {number} of {len(history)}",
        heading=_printed(shown),
        number=number,
        count=len(history),
        seen_at=seen.seen_at,
        state=wording.state(shown.state),
        state_key=shown.state,
        capture_url=capture_url(seen.capture),
        item=Link(_printed(newest), item_url(newest.id)),
        meeting=Link(
            f"{wording.committee(meeting.committee)}, {wording.day(meeting.held_on)}", meeting_url(meeting.id)
        ),
        parts=changes(history[number - 2] if number > 1 else None, shown),
        previous=before,
        next=after,
    )


def _state(of: AgendaItem | Meeting) -> str | None:
    """How far the minutes have come. What this archive took down was not withdrawn by the council."""
    return "Taken down" if of.taken_down else wording.state(of.state)


def _notice(notice: Notice | None) -> NoticeEntry | None:
    return NoticeEntry(notice.at, notice.why) if notice else None


def _committee_url(meeting: Meeting) -> str:
    council = stated_council(meeting.id.council)
    return url_for_query(Query(committee=(meeting.committee,), council=(council,)))


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


def _papers(documents: tuple[Document, ...]) -> tuple[Paper, ...]:
    return tuple(Paper(document.title, _web_address(document.url)) for document in documents)


def _outcome(outcome: Outcome, mark: Marking) -> OutcomeEntry:
    vote = _vote(outcome.votes) if outcome.votes else None
    return OutcomeEntry(outcome.kind.value, mark.marked(outcome.text), outcome.mover, outcome.seconder, vote)


def _vote(votes: Votes) -> VoteEntry:
    totals = (("for", votes.votes_for), ("against", votes.against), ("abstained", votes.abstained))
    named = tuple(
        (vote, names) for vote, _ in totals if (names := tuple(v.name for v in votes.named if v.vote == vote))
    )
    return VoteEntry(", ".join(f"{number} {vote}" for vote, number in totals if number is not None), named)


def _provenance(source_url: str | None, capture: Capture | None, item: AgendaItem | None = None) -> Provenance:
    versions = [
        VersionEntry(v.seen_at, v.hash, capture_url(v.capture), version_url(item.id, number))
        for number, v in enumerate(item.versions, start=1)
    ] if item else []  # fmt: skip
    return Provenance(
        source_url=_web_address(source_url or (capture.url if capture else None)),
        captured_at=capture.at if capture else None,
        sha256=capture.sha256 if capture else None,
        capture_url=capture_url(capture.sha256) if capture else None,
        cut_sha256=_cut_sha256(capture.sha256) if capture else None,
        versions=tuple(reversed(versions)),
    )


def _cut_sha256(sha256: str) -> str | None:
    """The SHA-256 of what is left of a captured page, where words were taken down out of it; else None."""
    if not archive().ledger.notices.anything_taken_down():
        return None
    try:
        _, _, body = archive().capture_page(sha256)
    except ArchiveError:
        return None  # it cannot be downloaded either, and is told there
    left = hashlib.sha256(body).hexdigest()
    return left if left != sha256 else None


def _web_address(url: str | None) -> str | None:
    """The address where a link may lead to it: a page could state "javascript:" as well."""
    try:
        return url if url and urlsplit(url).scheme.lower() in {"http", "https"} else None
    except ValueError:  # a broken IPv6 address, for one
        return None
