"""All sightings of one meeting folded into the Meeting, whatever order they were read in.

Pages count in the order of their capture; of the same moment the one whose minutes have come further counts as later,
and a page of one item after the pages of whole meetings. The newest stated value wins; what people stated fills only
what no page states. Only a whole meeting makes an item disappear. A text that ends in "view the full minutes" never
replaces the full text it is the beginning of.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archive.ids import UNKNOWN_COUNCIL, ItemId, MeetingId
from archive.model import (
    AgendaItem,
    Capture,
    Document,
    Meeting,
    MeetingStatus,
    MinutesState,
    Notice,
    Paragraph,
    Version,
)
from archive.notice import NO_NOTICES, Notices
from archive.sighting import Evidence, SightedItem, Sighting

_RANK = {state: rank for rank, state in enumerate(MinutesState, start=1)}
_EMPTY_ON_PURPOSE = frozenset({MeetingStatus.CANCELLED, MeetingStatus.WITHDRAWN, MeetingStatus.POSTPONED})
_PARTS = ("description", "decision", "minutes")
_NUMBER_PARTS = re.compile(r"\d+|[^\W\d]+")

_Text = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """The meeting as all its pages tell it (remarks and outcomes not read yet), and items that got their true id.

    `moved` are (old, new) ids: an item page that did not tell its id was known by its hash until another page did.
    """

    meeting: Meeting
    moved: tuple[tuple[ItemId, ItemId], ...] = ()


def settled_meeting(council: str | None, meeting: str | None, sha256: str) -> MeetingId:
    """The id of a page's meeting; where council or number are not known it is made of the page's own hash."""
    if council is None:
        return MeetingId(UNKNOWN_COUNCIL, page_hash(sha256))
    return MeetingId(council, meeting or page_hash(sha256))


def page_hash(sha256: str, row: int = 0) -> str:
    """What stands in an id for a number that the page does not tell: its hash, or of a later row a hash of both."""
    return sha256[:16] if row == 0 else hashlib.sha256(f"{sha256}/{row}".encode()).hexdigest()[:16]


def row_ids(page: Evidence) -> list[ItemId]:
    """The id of each row of a page, made of the page's hash where the page does not tell it."""
    return [
        ItemId(page.meeting.council, page.meeting.meeting, row.item or page_hash(page.sha256, place))
        for place, row in enumerate(page.sighting.items)
    ]


def compose(evidence: Iterable[Evidence], notices: Notices = NO_NOTICES) -> Composed:
    """The meeting that `evidence` (at least one, all of one meeting) tells of, and `notices` beside it."""
    pages = sorted(evidence, key=_moment)
    meeting_id = pages[0].meeting
    known = _known_items(pages)
    fold = _Fold(meeting_id)
    moved = dict(notices.aliases)
    for page in pages:
        rows = _settled_rows(page, known, moved)
        fold.add(page, rows)
    told = _without_taken_down(fold.meeting(pages), notices)
    if notices.withdrawn and pages[-1].seen_at <= notices.withdrawn.at:
        told = withdrawn(told, notices.withdrawn)
    return Composed(told, tuple(sorted(moved.items())))


def history(evidence: Iterable[Evidence], item: ItemId, notices: Notices = NO_NOTICES) -> tuple[AgendaItem, ...]:
    """The item as it was in each of its versions, oldest first; none of an item that was taken down."""
    if item in dict(notices.items):
        return ()
    pages = sorted(evidence, key=_moment)
    known = _known_items(pages)
    fold = _Fold(item.of_meeting)
    moved = dict(notices.aliases)
    found: list[AgendaItem] = []
    for page in pages:
        fold.add(page, _settled_rows(page, known, moved))
        now = fold.items.get(item)
        if now and fold.told and len(now.versions) > len(found):
            found.append(replace(now, state=fold.told.state))
    return tuple(found)


def withdrawn(meeting: Meeting, notice: Notice) -> Meeting:
    """The meeting when its site no longer has it: what was read stays, as tombstones."""
    gone = (replace(item, state=MinutesState.WITHDRAWN) for item in (*meeting.items, *meeting.tombstones))
    return replace(meeting, state=MinutesState.WITHDRAWN, items=(), tombstones=tuple(gone), withdrawn=notice)


def buried(meeting: MeetingId, notices: Notices) -> Meeting:
    """What is left of a meeting that was taken down."""
    bare = _without_taken_down(Meeting(meeting), notices)
    return replace(bare, state=MinutesState.WITHDRAWN, taken_down=notices.taken_down)


def _without_taken_down(meeting: Meeting, notices: Notices) -> Meeting:
    """The meeting with nothing but their ids left of the items that were taken down."""
    if not notices.items:
        return meeting
    taken = dict(notices.items)
    bare = (AgendaItem(i, None, "", MinutesState.WITHDRAWN, taken_down=notice) for i, notice in notices.items)
    return replace(
        meeting,
        items=tuple(item for item in meeting.items if item.id not in taken),
        tombstones=(*(item for item in meeting.tombstones if item.id not in taken), *bare),
    )


def content_hash(item: AgendaItem) -> str:
    """SHA-256 of an item's words as published: what makes a new version when it changes."""
    texts = [
        [[p.kind, p.level, p.label, p.text] for p in part] for part in (item.description, item.decision, item.minutes)
    ]
    papers = sorted(d.number or d.url or d.title for d in item.documents)
    words = [item.number, item.title, *texts, papers, item.restricted]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def _moment(page: Evidence) -> tuple[object, ...]:
    sighting = page.sighting
    return (page.seen_at, not sighting.whole, _RANK.get(sighting.state, 0) if sighting.state else 0, page.sha256)


def _known_items(pages: Iterable[Evidence]) -> dict[tuple[str, str], str]:
    """(number, title) -> ModernGov's item id, for every row that tells its id; ambiguous rows are left out."""
    found: dict[tuple[str, str], set[str]] = {}
    for page in pages:
        for row in page.sighting.items:
            if row.item and not row.taken_down:
                found.setdefault(_row_key(row), set()).add(row.item)
    return {key: ids.pop() for key, ids in found.items() if len(ids) == 1}


def _row_key(row: SightedItem) -> tuple[str, str]:
    return ((row.number or "").rstrip("."), " ".join(row.title.casefold().split()))


def _settled_rows(
    page: Evidence, known: dict[tuple[str, str], str], moved: dict[ItemId, ItemId]
) -> list[tuple[ItemId, SightedItem]]:
    rows = []
    for own, row in zip(row_ids(page), page.sighting.items, strict=True):
        if row.item is None and (true := known.get(_row_key(row))):
            moved[own] = ItemId(own.council, own.meeting, true)
        rows.append((moved.get(own, own), row))
    return rows


@dataclass(slots=True)
class _Fold:
    """What the pages so far tell."""

    id: MeetingId
    items: dict[ItemId, AgendaItem] = field(default_factory=dict)
    listed: list[ItemId] = field(default_factory=list)
    added: dict[ItemId, None] = field(default_factory=dict)
    told: Meeting | None = None

    def add(self, page: Evidence, rows: list[tuple[ItemId, SightedItem]]) -> None:
        capture = Capture(page.url, page.seen_at, page.sha256)
        self.told = _meeting_so_far(self.told or Meeting(self.id), page.sighting, capture)
        for item_id, row in rows:
            if row.taken_down:  # it keeps its place on the page, and says nothing
                continue
            before = self.items.get(item_id) or AgendaItem(item_id, row.number, row.title)
            self.items[item_id] = _with_version(_item_so_far(before, row), capture)
        if page.sighting.whole and (rows or page.sighting.status in _EMPTY_ON_PURPOSE or not self.items):
            # A page that lists nothing where there was an agenda is a page gone wrong, not an empty agenda.
            self.listed = [item_id for item_id, _ in rows]
            self.added.clear()
        else:
            self.added.update({item_id: None for item_id, _ in rows if item_id not in self.listed})

    def meeting(self, pages: list[Evidence]) -> Meeting:
        told = _filled(self.told or Meeting(self.id), pages)
        listed = [i for i in self.listed if i in self.items]
        added = [i for i in self.added if i in self.items]
        present = listed + sorted(added, key=lambda i: _printed_order(self.items[i]))
        gone = sorted(self.items.keys() - set(present))
        return replace(
            told,
            items=tuple(replace(self.items[i], state=told.state) for i in present),
            tombstones=tuple(replace(self.items[i], state=MinutesState.WITHDRAWN) for i in gone),
        )


def _meeting_so_far(told: Meeting, seen: Sighting, capture: Capture) -> Meeting:
    return replace(
        told,
        committee=seen.committee or told.committee,
        held_on=seen.held_on or told.held_on,
        starts_at=seen.starts_at or told.starts_at,
        venue=seen.venue or told.venue,
        state=seen.state or told.state,
        # A whole page without "CANCELLED" says that the meeting is not, an item's page says nothing of it.
        status=seen.status if seen.whole else told.status,
        attendance=told.attendance if seen.attendance is None else seen.attendance,
        documents=told.documents if seen.documents is None else _papers(told.documents, seen.documents),
        source_url=seen.source_url or told.source_url,
        capture=capture if seen.whole or told.capture is None else told.capture,
    )


def _filled(told: Meeting, pages: list[Evidence]) -> Meeting:
    stated = [page.stated for page in pages]
    committee = next((s.committee for s in reversed(stated) if s.committee), None)
    held_on = next((s.held_on for s in reversed(stated) if s.held_on), None)
    return replace(told, committee=told.committee or committee, held_on=told.held_on or held_on)


def _item_so_far(before: AgendaItem, row: SightedItem) -> AgendaItem:
    description, decision, minutes = (
        _part_so_far(getattr(before, part), getattr(row, part), cut=row.cut) for part in _PARTS
    )
    kept_whole = row.cut and (description, decision, minutes) == (before.description, before.decision, before.minutes)
    silent = all(getattr(row, part) is None for part in _PARTS)
    return replace(
        before,
        number=row.number or before.number,
        title=row.title or before.title,
        description=description,
        decision=decision,
        minutes=minutes,
        cut=before.cut if kept_whole or silent else row.cut,
        documents=before.documents if row.documents is None else _papers(before.documents, row.documents),
        restricted=before.restricted if row.restricted is None else row.restricted,
        source_url=row.source_url or before.source_url,
        issue=row.issue or before.issue,
    )


def _part_so_far(before: _Text, now: _Text | None, *, cut: bool) -> _Text:
    """The newest words, but for cut ones that begin what is known in full."""
    return before if now is None or (cut and _begins(before, now)) else now


def _begins(full: _Text, beginning: _Text) -> bool:
    """Whether `full` opens with `beginning`, whatever dots stand where that was cut."""
    whole = " ".join(p.text for p in full)
    return bool(full) and whole.startswith(" ".join(p.text for p in beginning).rstrip(" .…"))


def _papers(before: tuple[Document, ...], now: tuple[Document, ...]) -> tuple[Document, ...]:
    """The papers of the newest page. One known by its number keeps the address of a page before that of the service."""
    page_urls = {d.number: d.url for d in before if d.number and d.url and "mgConvert2PDF" not in d.url}
    return tuple(
        replace(d, url=page_urls[d.number])
        if d.number in page_urls and (d.url is None or "mgConvert2PDF" in d.url)
        else d
        for d in now
    )


def _with_version(item: AgendaItem, capture: Capture) -> AgendaItem:
    words = content_hash(item)
    versions = item.versions
    if not versions or versions[-1].hash != words:
        versions = (*versions, Version(capture.at, words, capture.sha256))
    return replace(item, versions=versions, capture=capture)


def _printed_order(item: AgendaItem) -> tuple[object, ...]:
    """The order of items that no whole page lists: by their printed numbers, then as ModernGov counts them."""
    parts = _NUMBER_PARTS.findall(item.number or "")
    printed = tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts)
    return (not printed, printed, len(item.id.item), item.id.item)
