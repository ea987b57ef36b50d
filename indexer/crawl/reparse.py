"""The archive made anew from its captures: every page is looked at again, then every meeting is put together once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from archive.ids import MeetingId
from archive.rebuild import rebuilding
from archive.sighting import Evidence
from archive.store import Archive
from indexer.crawl.councils import register
from indexer.crawl.forgetting import take_down_again
from indexer.crawl.intake import redirects
from indexer.crawl.lookers import Looked, Lookers
from indexer.crawl.looking import look
from indexer.crawl.saved import Unread
from indexer.crawl.sighted import Sighted

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What the captures gave. `unread` pages are named by their address, else by their SHA-256."""

    pages: int
    meetings: int
    items: int
    unread: tuple[Unread, ...]


def reparse(home: Path, finding: Progress, looking: Progress, putting: Progress) -> Reparsed:
    """Rebuild the archive of `home` from its captures alone.

    The three are told how many pages were found, how many looked at, how many meetings put together. Killed at any
    moment it leaves the archive as it was. Raises ArchiveError where nothing is captured or it cannot be written.
    """
    with rebuilding(home, finding) as rebuilt:
        archive = rebuilt.archive
        unread = [Unread("captures", told) for told in rebuilt.recovered.broken]
        for taken in rebuilt.untold:
            take_down_again(archive, taken, register())
        with Lookers(home, archive.database_file) as lookers:
            pages = _look_at_all(archive, lookers, unread, looking)
            _put_all(archive, lookers, putting)
        _bury_all(archive)
        _redirect(archive)
        held = archive.counts()
    return Reparsed(pages, held.meetings, held.items, tuple(sorted(unread, key=lambda u: (u.path, u.reason))))


def _look_at_all(archive: Archive, lookers: Lookers, unread: list[Unread], progress: Progress) -> int:
    done = 0
    for chunk in lookers.look(archive.ledger.unlooked(), reading=False):
        with archive.together():
            for looked in chunk.looked:
                _enter(archive, looked, unread)
        done += len(chunk.looked)
        progress(done)
    return done


def _enter(archive: Archive, looked: Looked, unread: list[Unread]) -> None:
    page, found = looked.page, looked.found
    if isinstance(found, Sighted):
        archive.enter_evidence(page.id, found.meeting, found.sighting)
        return
    archive.ledger.set_aside(page.id, found)
    if found is not None:
        unread.append(Unread(page.url or page.sha256, found))


def _put_all(archive: Archive, lookers: Lookers, progress: Progress) -> None:
    done = 0
    for batch in lookers.join(archive.told_of()):
        with archive.together():
            for rows in batch:
                archive.put_rows(rows)
        done += len(batch)
        progress(done)


def _bury_all(archive: Archive) -> None:
    """What was taken down as a whole has no page left that tells of it."""
    for taken in archive.ledger.notices.taken_down():
        for meeting in {*taken.meetings, *(item.of_meeting for item in taken.items)}:
            if meeting in taken.meetings or not archive.has_meeting(meeting):
                archive.bury(meeting)


def _redirect(archive: Archive) -> None:
    """Pages that were archived under another council before somebody stated theirs: the old addresses lead on."""
    for capture, councils in archive.ledger.stated_before():
        page = archive.ledger.page(capture)
        stated = archive.ledger.stated(page.sha256)
        now = look(page, stated, register())
        for council in councils:
            was = look(page, replace(stated, council=council), register())
            if isinstance(now, Evidence) and isinstance(was, Evidence) and not archive.evidence(was.meeting):
                moved = [(str(was.meeting), str(now.meeting)), *redirects(was.meeting, now)]
                buried = _buried(archive, was.meeting)
                archive.redirect((old, new) for old, new in moved if old not in buried)


def _buried(archive: Archive, meeting: MeetingId) -> set[str]:
    """What of a meeting was taken down, and the meeting where anything was: its address leads nowhere else."""
    items = {str(item) for item, _ in archive.ledger.notices.of(meeting).items}
    return items | {str(meeting)} if archive.has_meeting(meeting) else items
