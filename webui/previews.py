"""A page in a sentence or two: what search engines and chats show of a link to it."""

from textwrap import shorten

from archive.ids import stated_council
from archive.model import AgendaItem, Meeting
from webui import wording

# What the widest previews show.
_LONGEST = 200


def item_preview(meeting: Meeting, item: AgendaItem) -> str:
    """Whose item it is and of when, and what was decided, else how its text begins; of what was taken down nothing."""
    if item.taken_down:
        return wording.TAKEN_DOWN
    outcomes = [outcome.text for outcome in item.outcomes]
    texts = outcomes or [p.text for part in (item.minutes, item.decision, item.description) for p in part]
    return _preview(meeting, " ".join(texts))


def meeting_preview(meeting: Meeting) -> str:
    """Whose meeting it is and of when, and what stood on its agenda; of what was taken down nothing."""
    if meeting.taken_down:
        return wording.TAKEN_DOWN
    return _preview(meeting, "; ".join(wording.title(item.title) for item in meeting.items if not item.procedural))


def _preview(meeting: Meeting, words: str) -> str:
    whose = f"{wording.council(stated_council(meeting.id.council))}, {wording.of_meeting(meeting)}"
    # Minutes may be long, and shortening looks at every word that it is given.
    return f"{whose}: {shorten(words[: 2 * _LONGEST], _LONGEST, placeholder='…')}" if words else whose
