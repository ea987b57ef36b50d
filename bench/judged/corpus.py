"""The items of the judged set: two years of the made-up council, and what was written beside it.

Grades are made of the ground truth kept here: what the made-up council knows of an item (its topic, who speaks), the
words themselves, and the keys of the written items. No search engine has a part in it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from archive.ids import ItemId
from archive.model import Meeting
from indexer.demo import truth
from indexer.demo.council import make_council
from indexer.demo.expected import Way, expected
from indexer.demo.names import SLUG
from indexer.demo.topics import TOPICS
from indexer.reading.read import read
from indexer.search.document import Document, document
from judged.written import written

SINCE = date(2024, 7, 1)
BASE = "http://127.0.0.1/"  # where the council would be served; no page is fetched
_FIRST_ISSUE = 7001  # the made-up council numbers its topics from here, in their order


@dataclass(frozen=True)
class Judged:
    """An item and what is known of it. `key` names a written item, `topic` a report of the made-up council.

    `speakers` are all who speak in it, in every form in which they are named.
    """

    document: Document
    key: str | None
    topic: str | None
    speakers: frozenset[str]

    @cached_property
    def text(self) -> str:
        """Title and all paragraphs, one a line."""
        parts = (*self.document.description, *self.document.decision, *self.document.minutes)
        return "\n".join((self.document.title, *(p.text for p in parts)))


@dataclass(frozen=True)
class Corpus:
    meetings: tuple[Meeting, ...]
    items: tuple[Judged, ...]


@cache
def corpus() -> Corpus:
    """The same items in the same order whenever it is called."""
    beside = written()
    key_of = {item: key for key, item in beside.keys.items()}
    council = make_council()
    known = {str(ItemId(SLUG, str(m.id), str(i.id))): i for m in council.meetings for i in m.items}
    made = [m for m in expected(council, BASE, SLUG, Way.SERVICE) if m.held_on and m.held_on >= SINCE]
    meetings = tuple(read(meeting) for meeting in (*made, *beside.meetings))
    items = tuple(
        judged(document(meeting, item), key_of.get(str(item.id)), known.get(str(item.id)))
        for meeting in meetings
        for item in meeting.items
    )
    return Corpus(meetings, items)


def judged(found: Document, key: str | None, true: truth.Item | None = None) -> Judged:
    """An item of the index with what is known of it."""
    if true is None:
        return Judged(found, key, None, frozenset(found.speaker_names))
    topic = list(TOPICS)[true.issue - _FIRST_ISSUE] if true.issue else None
    return Judged(found, key, topic, frozenset(n for r in true.remarks for n in (r.label, r.person) if n))
