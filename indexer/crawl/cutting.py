"""What was taken down is cut out of every page before it is kept: the one door into an archive that forgets."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from archive.book import Waiting
from archive.compose import row_ids
from archive.ids import ItemId
from archive.notice import TakenDown
from archive.sighting import Evidence, SightedItem, Stated
from archive.store import Archive
from archive.warc import Page, Redaction, decoded, redacted
from indexer.crawl.councils import Register
from indexer.crawl.errors import CrawlError
from indexer.crawl.looking import look
from indexer.crawl.moderngov.marks import Marks
from indexer.crawl.moderngov.redact import TAKEN_DOWN, without_items, without_marked, words_in

# A page that quotes an item says more beside it; a copy of it says nothing else but for what was mended since.
_OF_A_COPY = 0.5


def guard(archive: Archive, register: Register) -> None:
    """From now on everything that was taken down is cut out of a page before the archive keeps it."""
    archive.ledger.cut_by(Cutter(archive, register).cut)


def is_copy(row: SightedItem, marks: Marks) -> bool:
    """Whether a row says little else than what is marked."""
    return marks.share_of(words_in(row)) > _OF_A_COPY


class Cutter:
    """Cuts everything that was taken down out of pages."""

    def __init__(self, archive: Archive, register: Register) -> None:
        self._archive = archive
        self._register = register

    def cut(self, page: Page, stated: Stated) -> Page:
        """The page as it may be kept."""
        everything = self._archive.ledger.notices.taken_down()
        if not everything:
            return page
        body = decoded(page)
        status = int(page.http[0].split()[0]) if page.http else None
        digest = page.redaction.sha256 if page.redaction else sha256(body).hexdigest()
        known = Waiting(0, "", page.url, page.at, digest, status, body, page.redaction is not None)
        for taken in everything:
            cut = self.without(known, stated.or_else(self._archive.ledger.stated(known.sha256)), taken)
            if cut != known.body:
                page = redacted(page, cut, Redaction(known.sha256, taken.at, taken.why))
                known = replace(known, body=cut, redacted=True)
        return page

    def without(self, page: Waiting, stated: Stated, taken: TakenDown) -> bytes:
        """The page's body without what was taken down; a copy of it that shows itself here is noted."""
        found = look(page, stated, self._register)
        if not isinstance(found, Evidence):
            return without_marked(page.body, Marks(taken.marks)) if page.body else page.body
        if found.meeting in taken.meetings:
            return b""
        rows = self._rows(found, taken)
        if not rows:
            return page.body
        try:
            return without_items(page.body, rows)
        except CrawlError:
            return b""  # what cannot be cut out of a page goes with it

    def _rows(self, found: Evidence, taken: TakenDown) -> dict[int, SightedItem]:
        rows: dict[int, SightedItem] = {}
        copies = []
        for place, (own, row) in enumerate(zip(row_ids(found), found.sighting.items, strict=True)):
            if own in taken.all_items:
                rows[place] = row
            elif row.item is None and row.title != TAKEN_DOWN and is_copy(row, Marks(taken.marks)):
                rows[place] = row
                copies.append(own)
        if copies:
            self._archive.ledger.note(_with_copies(taken, copies))
        return rows


def _with_copies(taken: TakenDown, copies: Iterable[ItemId]) -> TakenDown:
    """The same with what turned out to be of it: the item itself on a page of its meeting, else an item of its own."""
    true = ItemId.parse(taken.asked) if taken.asked.count("/") == 2 else None
    items, aliases = set(taken.items), dict(taken.aliases)
    for copy in copies:
        if true and copy.of_meeting == true.of_meeting:
            aliases[copy] = true
        else:
            items.add(copy)
    return replace(taken, items=tuple(sorted(items)), aliases=tuple(sorted(aliases.items())))
