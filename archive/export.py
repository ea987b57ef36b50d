"""Meetings and items as programs read them: the JSON of `show`, JSON Lines, CSV."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from archive.ids import stated_council
from archive.model import AgendaItem, Attendance, Capture, Document, Meeting, Notice, Outcome, Paragraph
from archive.spreadsheet import flag, row_of, several
from archive.store import Archive

CSV_FIELDS = (
    "id",
    "meeting",
    "council",
    "committee",
    "held_on",
    "number",
    "title",
    "state",
    "meeting_status",
    "procedural",
    "speakers",
    "outcomes",
    "outcome_texts",
    "description",
    "decision",
    "minutes",
    "source_url",
    "captured_at",
    "sha256",
)


def item_json(meeting: Meeting, item: AgendaItem) -> dict[str, Any]:
    """One item in the shape of `minutebook show ITEM --json` and of an export line."""
    return {
        "id": str(item.id),
        "council": stated_council(item.id.council),
        "committee": meeting.committee,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
        "number": item.number,
        "title": None if item.taken_down else item.title,
        "speakers": list(item.speakers),
        "outcomes": [_outcome(outcome) for outcome in item.outcomes],
        "state": item.state,
        "procedural": item.procedural,
        "source_url": item.source_url,
        "meeting": str(meeting.id),
        "meeting_status": meeting.status,
        "restricted": item.restricted,
        "description": [_paragraph(item, p) for p in item.description],
        "decision": [_paragraph(item, p) for p in item.decision],
        "minutes": [_paragraph(item, p) for p in item.minutes],
        "remarks": [
            {
                "paragraphs": list(r.paragraphs),
                "label": r.label,
                "kind": r.kind,
                "act": r.act,
                "person": r.person,
                "settled_by": r.settled_by,
            }
            for r in item.remarks
        ],
        "documents": [_document(d) for d in item.documents],
        "versions": [{"seen_at": v.seen_at.isoformat(), "hash": v.hash, "capture": v.capture} for v in item.versions],
        "capture": _capture(item.capture),
        "taken_down": _notice(item.taken_down),
    }


def meeting_json(meeting: Meeting) -> dict[str, Any]:
    """One meeting in the shape of `minutebook show MEETING --json`."""
    return {
        "id": str(meeting.id),
        "council": stated_council(meeting.id.council),
        "committee": meeting.committee,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
        "starts_at": meeting.starts_at.strftime("%H:%M") if meeting.starts_at else None,
        "venue": meeting.venue,
        "state": meeting.state,
        "meeting_status": meeting.status,
        "attendance": [_attendance(a) for a in meeting.attendance],
        "items": [{"id": str(i.id), "number": i.number, "title": i.title} for i in meeting.items],
        "documents": [_document(d) for d in meeting.documents],
        "source_url": meeting.source_url,
        "capture": _capture(meeting.capture),
        "withdrawn": _notice(meeting.withdrawn),
        "taken_down": _notice(meeting.taken_down),
    }


def export_jsonl(archive: Archive, out: TextIO) -> int:
    """Write every item that has not been withdrawn, one JSON object a line. Returns how many."""
    count = 0
    for meeting, item in _items(archive):
        out.write(json.dumps(item_json(meeting, item), ensure_ascii=False) + "\n")
        count += 1
    return count


def export_csv(archive: Archive, out: TextIO) -> int:
    """Write every item that has not been withdrawn as a CSV row of CSV_FIELDS. Returns how many."""
    writer = csv.writer(out)
    writer.writerow(CSV_FIELDS)
    count = 0
    for meeting, item in _items(archive):
        writer.writerow(row_of(_row(meeting, item)))
        count += 1
    return count


def _items(archive: Archive) -> Iterator[tuple[Meeting, AgendaItem]]:
    for meeting_id in archive.meetings():
        meeting = archive.meeting(meeting_id)
        for item in meeting.items:
            yield meeting, item


def _row(meeting: Meeting, item: AgendaItem) -> tuple[object, ...]:
    capture = item.capture
    return (
        item.id,
        meeting.id,
        stated_council(item.id.council),
        meeting.committee,
        meeting.held_on,
        item.number,
        item.title,
        item.state,
        meeting.status,
        flag(item.procedural),
        several(item.speakers),
        several(outcome.kind for outcome in item.outcomes),
        "\n".join(outcome.text for outcome in item.outcomes),
        _text(item.description),
        _text(item.decision),
        _text(item.minutes),
        item.source_url,
        capture.at.isoformat() if capture else None,
        capture.sha256 if capture else None,
    )


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(f"{p.label} {p.text}" if p.label else p.text for p in paragraphs)


def _paragraph(item: AgendaItem, paragraph: Paragraph) -> dict[str, Any]:
    speakers = item.speakers_of(paragraph.anchor)
    return {
        "anchor": paragraph.anchor,
        "kind": paragraph.kind,
        "level": paragraph.level,
        "label": paragraph.label,
        "text": paragraph.text,
        "speaker": speakers[0] if speakers else None,
        "speakers": list(speakers),
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    votes = outcome.votes
    return {
        "kind": outcome.kind,
        "text": outcome.text,
        "mover": outcome.mover,
        "seconder": outcome.seconder,
        "votes": votes
        and {
            "for": votes.votes_for,
            "against": votes.against,
            "abstained": votes.abstained,
            "named": [{"name": n.name, "vote": n.vote} for n in votes.named],
        },
    }


def _document(document: Document) -> dict[str, Any]:
    return {"title": document.title, "url": document.url}


def _attendance(line: Attendance) -> dict[str, Any]:
    return {"name": line.name, "role": line.role, "status": line.status}


def _notice(notice: Notice | None) -> dict[str, Any] | None:
    return {"at": notice.at.isoformat(), "why": notice.why} if notice else None


def _capture(capture: Capture | None) -> dict[str, Any] | None:
    return {"url": capture.url, "at": capture.at.isoformat(), "sha256": capture.sha256} if capture else None
