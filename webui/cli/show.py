"""`minutebook show`: one item, or one meeting."""

from collections.abc import Callable
from typing import TypeVar

import click

from archive.errors import NotArchived
from archive.export import item_json, meeting_json
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting, MinutesState, Paragraph
from archive.store import Archive, open_archive
from webui.cli import console
from webui.cli.identity import parsed
from webui.cli.place import Place

_Id = TypeVar("_Id", MeetingId, ItemId)
_Found = TypeVar("_Found")


@click.command(short_help="Show one agenda item or one meeting.")
@click.argument("identity", metavar="ITEM|MEETING", callback=parsed)
@console.as_json
@click.pass_obj
def command(place: Place, identity: ItemId | MeetingId, as_json: bool) -> None:
    """Show the agenda item COUNCIL/MEETING/ITEM or the meeting COUNCIL/MEETING; either may be given by its address."""
    with open_archive(place.home) as archive:
        if isinstance(identity, MeetingId):
            meeting = _found(archive, identity, archive.meeting)
            console.answer(meeting_json(meeting)) if as_json else _show_meeting(meeting)
        else:
            meeting, item = _found(archive, identity, archive.item)
            console.answer(item_json(meeting, item)) if as_json else _show_item(meeting, item)


def _found(archive: Archive, identity: _Id, look_up: Callable[[_Id], _Found]) -> _Found:
    """What lives at the id, or at the one it has moved to."""
    try:
        return look_up(identity)
    except NotArchived:
        moved = archive.moved_to(identity)
        if moved is None:
            raise
        console.tell(f"{identity} is {moved} now.")
        return look_up(moved)


def _show_meeting(meeting: Meeting) -> None:
    console.say(_heading(meeting, meeting.state))
    if meeting.taken_down:
        console.say(f"It was taken down on {meeting.taken_down.at:%-d %B %Y}: {meeting.taken_down.why}")
    elif meeting.withdrawn:
        console.say(f"It was withdrawn on {meeting.withdrawn.at:%-d %B %Y}: {meeting.withdrawn.why}")
    for line in meeting.attendance:
        console.say("  " + ", ".join(part for part in (line.name, line.role, line.status) if part))
    for item in meeting.items:
        console.say(f"{item.number or '-':>6} {item.title}  [{item.id}]")


def _show_item(meeting: Meeting, item: AgendaItem) -> None:
    if item.taken_down:
        console.say(f"{item.id} was taken down on {item.taken_down.at:%-d %B %Y}: {item.taken_down.why}")
        return
    console.say(f"{item.number or ''} {item.title}".strip())
    console.say(_heading(meeting, item.state))
    for outcome in item.outcomes:
        console.say(f"[{outcome.kind}] {outcome.text}")
    for name, part in (("Description", item.description), ("Decision", item.decision), ("Minutes", item.minutes)):
        if part:
            console.say(f"\n{name}")
            for paragraph in part:
                _show_paragraph(item, paragraph)
    if item.source_url:
        console.say(f"\nSource: {item.source_url}")


def _show_paragraph(item: AgendaItem, paragraph: Paragraph) -> None:
    speakers = ", ".join(item.speakers_of(paragraph.anchor))
    label = f"{paragraph.label} " if paragraph.label else ""
    indent = "  " * (paragraph.level or 0)
    console.say(f"  {paragraph.anchor:>4} {indent}{label}{paragraph.text}{f'  — {speakers}' if speakers else ''}")


def _heading(meeting: Meeting, state: MinutesState | None) -> str:
    held_on = f"{meeting.held_on:%-d %B %Y}" if meeting.held_on else "date not stated"
    parts = (meeting.committee or "committee not stated", held_on, state, meeting.status)
    return " · ".join(part for part in parts if part)
