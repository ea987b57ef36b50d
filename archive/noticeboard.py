"""The notices of one archive: which meetings their sites no longer have, what was taken down for good."""

import sqlite3
from contextlib import AbstractContextManager
from datetime import datetime

from archive.codec import decode, encode
from archive.database import transaction
from archive.ids import MeetingId
from archive.model import Notice
from archive.notice import Notices, TakenDown, Withdrawn
from archive.warc import warc_date


class Noticeboard:
    """The notices as the database holds them; what is entered here must stand in a WARC file already."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, meeting: MeetingId) -> Notices:
        """All that was told of the meeting."""
        withdrawn = self._db.execute("SELECT at, reason FROM withdrawn WHERE meeting = ?", (str(meeting),)).fetchone()
        taken = [
            decode(TakenDown, body)
            for (body,) in self._db.execute(
                """SELECT DISTINCT taken_down.body FROM taken_id JOIN taken_down USING (asked)
                   WHERE taken_id.meeting = ? ORDER BY taken_down.at, asked""",
                (str(meeting),),
            )
        ]
        items = {item: t.notice for t in taken for item in t.items if item.of_meeting == meeting}
        return Notices(
            _notice(*withdrawn) if withdrawn else None,
            next((t.notice for t in taken if meeting in t.meetings), None),
            tuple(sorted(items.items(), key=lambda pair: pair[0])),
            tuple(pair for t in taken for pair in t.aliases if pair[0].of_meeting == meeting),
        )

    def anything_taken_down(self) -> bool:
        """Whether anything was ever taken down here."""
        return self._db.execute("SELECT 1 FROM taken_down LIMIT 1").fetchone() is not None

    def taken_down_as(self, identity: str) -> TakenDown | None:
        """What was taken down under this id of an item or a meeting, if it was."""
        row = self._db.execute(
            "SELECT body FROM taken_down JOIN taken_id USING (asked) WHERE taken_id.id = ?", (identity,)
        ).fetchone()
        return decode(TakenDown, row[0]) if row else None

    def taken_down(self) -> list[TakenDown]:
        """Everything that was taken down, in the order in which it was."""
        rows = self._db.execute("SELECT body FROM taken_down ORDER BY at, asked")
        return [decode(TakenDown, body) for (body,) in rows]

    def withdrawn(self) -> list[Withdrawn]:
        """Every meeting that its site once no longer had."""
        rows = self._db.execute("SELECT meeting, at, reason FROM withdrawn ORDER BY meeting")
        return [Withdrawn(MeetingId.parse(m), datetime.fromisoformat(at), reason) for m, at, reason in rows]

    def enter(self, notice: Withdrawn | TakenDown) -> None:
        """Enter a notice; of several that tell of the same the newest counts."""
        with self._transaction():
            if isinstance(notice, Withdrawn):
                self._db.execute(
                    """INSERT INTO withdrawn VALUES (?, ?, ?) ON CONFLICT (meeting) DO UPDATE
                       SET at = excluded.at, reason = excluded.reason WHERE excluded.at > at""",
                    (str(notice.meeting), warc_date(notice.at), notice.reason),
                )
                return
            self._db.execute(
                "INSERT OR REPLACE INTO taken_down VALUES (?, ?, ?, ?)",
                (notice.asked, warc_date(notice.at), notice.why, encode(notice)),
            )
            ids = [(str(i), str(i.of_meeting)) for i in sorted(notice.all_items)] + [
                (str(m), str(m)) for m in notice.meetings
            ]
            self._db.executemany(
                "INSERT OR REPLACE INTO taken_id VALUES (?, ?, ?)", [(*pair, notice.asked) for pair in ids]
            )

    def _transaction(self) -> AbstractContextManager[None]:
        return transaction(self._db)


def _notice(at: str, why: str) -> Notice:
    return Notice(datetime.fromisoformat(at), why)
