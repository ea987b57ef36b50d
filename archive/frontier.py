"""What the crawler must remember, so that it survives being killed: the frontier, the site's lists, how a crawl went.

It stands in the archive's database beside the record. None of it is evidence: lost, the next crawl asks for more than
it would have needed, and nothing else.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from archive.database import transaction
from archive.warc import warc_date


@dataclass(frozen=True, slots=True)
class Task:
    """One address to ask for. `key` is its canonical form, `about` what whoever added it needs to know again.

    Tasks of the smallest `rank` come first, and of one rank in the order of their keys.
    """

    key: str
    url: str
    kind: str
    rank: int
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """A crawl that has not ended: its moment (UTC), and the day it takes for today."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True)
class Remembered:
    """A council's site as the last crawl left it; `memory` and `told` are the crawler's own words."""

    council: str
    base: str
    memory: dict[str, Any]
    begun: Begun | None
    ended_on: date | None
    told: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Listed:
    """What the crawler knows of a meeting beside its pages; days are the crawl's own. See the table `listing`."""

    meeting: str
    committee: str | None = None
    told: dict[str, Any] = field(default_factory=dict)
    listed_at: datetime | None = None
    fetched_on: date | None = None
    missing_on: date | None = None
    changed: bool = False
    looked: bool = False


class Frontier:
    """The crawler's memory of the councils of one archive."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def together(self) -> AbstractContextManager[None]:
        """All that is entered inside is entered, or nothing."""
        return transaction(self._db)

    # Sites

    def site(self, council: str) -> Remembered | None:
        """What is remembered of a council's site; None where it was never crawled."""
        row = self._db.execute(f"SELECT {_SITE} FROM site WHERE council = ?", (council,)).fetchone()  # noqa: S608
        return _remembered(row) if row else None

    def sites(self) -> list[Remembered]:
        """Every council that was ever crawled, by its slug."""
        return [_remembered(row) for row in self._db.execute(f"SELECT {_SITE} FROM site ORDER BY council")]  # noqa: S608

    def begin(self, council: str, base: str, begun: Begun) -> None:
        """A crawl begins with an empty frontier, and what was told of the last one is over."""
        with self.together():
            self._db.execute("DELETE FROM task WHERE council = ?", (council,))
            self._db.execute(
                """INSERT INTO site (council, base, memory, began_at, began_on) VALUES (?, ?, '{}', ?, ?)
                   ON CONFLICT (council) DO UPDATE SET base = excluded.base, began_at = excluded.began_at,
                                                       began_on = excluded.began_on, told = NULL""",
                (council, base, warc_date(begun.at), begun.on.isoformat()),
            )

    def remember(self, council: str, base: str, memory: dict[str, Any]) -> None:
        """What was learned of the site."""
        with self.together():
            self._db.execute("UPDATE site SET base = ?, memory = ? WHERE council = ?", (base, _json(memory), council))

    def tell(self, council: str, told: dict[str, Any]) -> None:
        """How a crawl went that is to be taken up again."""
        with self.together():
            self._db.execute("UPDATE site SET told = ? WHERE council = ?", (_json(told), council))

    def end(self, council: str, told: dict[str, Any], ended_on: date | None) -> None:
        """The crawl is over, whole where `ended_on` says on which day; nothing of it is to be resumed."""
        with self.together():
            self._db.execute("DELETE FROM task WHERE council = ?", (council,))
            self._db.execute(
                """UPDATE site SET told = ?, ended_on = coalesce(?, ended_on), began_at = NULL, began_on = NULL
                   WHERE council = ?""",
                (_json(told), ended_on and ended_on.isoformat(), council),
            )

    # The frontier

    def add(self, council: str, tasks: Iterable[Task]) -> None:
        """Enter what is not entered yet in this crawl, done or waiting."""
        with self.together():
            self._db.executemany(
                "INSERT OR IGNORE INTO task (council, key, url, kind, rank, about) VALUES (?, ?, ?, ?, ?, ?)",
                [(council, task.key, task.url, task.kind, task.rank, _json(task.about)) for task in tasks],
            )

    def next(self, council: str) -> Task | None:
        """The first of the waiting tasks; None where all are done."""
        row = self._db.execute(
            "SELECT key, url, kind, rank, about FROM task WHERE council = ? AND NOT done ORDER BY rank, key LIMIT 1",
            (council,),
        ).fetchone()
        if row is None:
            return None
        key, url, kind, rank, about = row
        return Task(key, url, kind, rank, json.loads(about))

    def done(self, council: str, key: str, reason: str | None = None) -> None:
        """Enter that a task is done, or why it gave nothing usable."""
        with self.together():
            self._db.execute(
                "UPDATE task SET done = 1, reason = ? WHERE council = ? AND key = ?", (reason, council, key)
            )

    def failures(self, council: str) -> list[tuple[str, str]]:
        """(address, reason) of every task of this crawl that gave nothing usable."""
        return self._db.execute(
            "SELECT url, reason FROM task WHERE council = ? AND reason IS NOT NULL ORDER BY url", (council,)
        ).fetchall()

    def progress(self, council: str) -> tuple[int, int]:
        """(tasks done, tasks in all) of this crawl."""
        done, known = self._db.execute(
            "SELECT coalesce(sum(done), 0), count(*) FROM task WHERE council = ?", (council,)
        ).fetchone()
        return int(done), int(known)

    # The site's lists

    def list_committees(self, council: str, titles: dict[str, str]) -> None:
        """The committees that the site names: number -> title."""
        with self.together():
            self._db.executemany(
                """INSERT INTO committee (council, number, title) VALUES (?, ?, ?)
                   ON CONFLICT (council, number) DO UPDATE SET title = excluded.title""",
                [(council, number, title) for number, title in titles.items()],
            )

    def cover(self, council: str, committees: Iterable[str]) -> None:
        """The meetings of these committees were listed."""
        with self.together():
            self._db.executemany(
                "UPDATE committee SET covered = 1 WHERE council = ? AND number = ?",
                [(council, number) for number in committees],
            )

    def committees(self, council: str) -> dict[str, str]:
        """number -> title of every committee that the site ever named."""
        return dict(self._db.execute("SELECT number, title FROM committee WHERE council = ?", (council,)))

    def covered(self, council: str) -> int:
        """Of how many committees the meetings were ever listed."""
        (count,) = self._db.execute(
            "SELECT count(*) FROM committee WHERE council = ? AND covered", (council,)
        ).fetchone()
        return int(count)

    def list_meetings(self, council: str, meetings: Iterable[Listed]) -> None:
        """What the site's lists say of these meetings; when they were fetched stays as it is known."""
        with self.together():
            self._db.executemany(
                """INSERT INTO listing (council, meeting, committee, told, listed_at) VALUES (?, ?, ?, ?, ?)
                   ON CONFLICT (council, meeting) DO UPDATE SET
                   committee = coalesce(excluded.committee, committee), told = excluded.told,
                   listed_at = excluded.listed_at, missing_on = NULL, changed = changed OR told != excluded.told""",
                [
                    (council, m.meeting, m.committee, _json(m.told), m.listed_at and warc_date(m.listed_at))
                    for m in meetings
                ],
            )

    def fetched(self, council: str, meeting: str, on: date) -> None:
        """The meeting's page was fetched on that day, so it has not vanished."""
        with self.together():
            self._db.execute(
                """INSERT INTO listing (council, meeting, told, fetched_on) VALUES (?, ?, '{}', ?)
                   ON CONFLICT (council, meeting) DO UPDATE SET fetched_on = excluded.fetched_on, missing_on = NULL,
                                                             changed = 0""",
                (council, meeting, on.isoformat()),
            )

    def looked_at(self, council: str, meeting: str) -> None:
        """The meeting's page was looked at, and not only the service's answer."""
        with self.together():
            self._db.execute("UPDATE listing SET looked = 1 WHERE council = ? AND meeting = ?", (council, meeting))

    def missed(self, council: str, meeting: str, on: date) -> date:
        """Enter that the meeting had vanished on that day; returns the first day on which it had."""
        with self.together():
            self._db.execute(
                """INSERT INTO listing (council, meeting, told, missing_on) VALUES (?, ?, '{}', ?)
                   ON CONFLICT (council, meeting) DO UPDATE SET
                   missing_on = coalesce(missing_on, excluded.missing_on)""",
                (council, meeting, on.isoformat()),
            )
        known = self.listing(council, meeting)
        return known.missing_on if known and known.missing_on else on

    def listed(self, council: str) -> dict[str, Listed]:
        """Every meeting that a list or a page ever told of, by its number."""
        rows = self._db.execute(f"SELECT {_LISTING} FROM listing WHERE council = ? ORDER BY meeting", (council,))  # noqa: S608
        return {row[0]: _listed(row) for row in rows}

    def listing(self, council: str, meeting: str) -> Listed | None:
        """One of them."""
        query = f"SELECT {_LISTING} FROM listing WHERE council = ? AND meeting = ?"  # noqa: S608
        row = self._db.execute(query, (council, meeting)).fetchone()
        return _listed(row) if row else None


_SITE = "council, base, memory, began_at, began_on, ended_on, told"
_LISTING = "meeting, committee, told, listed_at, fetched_on, missing_on, changed, looked"


def _remembered(row: tuple[Any, ...]) -> Remembered:
    council, base, memory, began_at, began_on, ended_on, told = row
    return Remembered(
        council,
        base,
        json.loads(memory),
        Begun(datetime.fromisoformat(began_at), date.fromisoformat(began_on)) if began_at else None,
        date.fromisoformat(ended_on) if ended_on else None,
        json.loads(told) if told else None,
    )


def _listed(row: tuple[Any, ...]) -> Listed:
    meeting, committee, told, listed_at, fetched_on, missing_on, changed, looked = row
    return Listed(
        meeting,
        committee,
        json.loads(told),
        datetime.fromisoformat(listed_at) if listed_at else None,
        date.fromisoformat(fetched_on) if fetched_on else None,
        date.fromisoformat(missing_on) if missing_on else None,
        bool(changed),
        bool(looked),
    )


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
