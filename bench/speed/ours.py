"""Minutebook's embedded engine, asked as the web asks it."""

import sys
from collections.abc import Iterable
from pathlib import Path

from indexer.search.engines import open_engine
from indexer.search.engines.whoosh import engine as _engine  # noqa: F401  what opening would else import
from indexer.search.query import Order, Query
from indexer.search.results import Results
from speed.corpus import Meeting
from speed.jobs import Answer, How, Job


class Ours:
    """The index in `folder`."""

    name = "ours"
    every = 1

    def __init__(self, folder: Path) -> None:
        self._url = f"whoosh:{folder}"
        self._open()

    @staticmethod
    def build(folder: Path, meetings: Iterable[Meeting]) -> None:
        engine = open_engine(f"whoosh:{folder}")
        with engine.rebuild(1) as batch:
            for meeting, held in meetings:
                batch.replace(meeting, held)
        engine.close()

    def search(self, job: Job) -> Answer:
        results = self.engine.search(query(job))
        return Answer(
            results.total,
            {name: {f.value: f.count for f in facets if f.count} for name, facets in results.facets.items()},
            {month.month: month.count for month in results.months},
            _shown(results),
        )

    def replace(self, meeting: Meeting, changed: int, durably: bool) -> None:  # noqa: ARG002  the meeting is given whole
        """Let the index hold `meeting` as it is now. Ours always waits for the disk, unless that is taken from it."""
        identity, held = meeting
        with self.engine.update(self.engine.position() + 1) as batch:
            batch.replace(identity, held)

    def run(self, job: Job) -> Results:
        """What is timed."""
        return self.engine.search(query(job))

    def forget(self) -> None:
        """Empty every cache of this process: the engine's own and those of the functions it calls."""
        self.engine.close()
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == "indexer":
                for value in list(vars(module).values()):
                    if hasattr(value, "cache_clear"):
                        value.cache_clear()
        self._open()
        # Opens what a search opens, by a word that no job asks for: an index that stays open is no cache.
        self.engine.search(Query("the"))

    def close(self) -> None:
        self.engine.close()

    def _open(self) -> None:
        self.engine = open_engine(self._url)


def query(job: Job) -> Query:
    """The job as a reader would type it."""
    joined = {
        How.ALL: " ".join(job.words),
        How.ANY: " OR ".join(job.words),
        How.PHRASE: f'"{" ".join(job.words)}"',
        How.PREFIX: f"{' '.join(job.words)}*",
        How.NONE: "",
    }
    return Query(
        joined[job.how],
        committee=(job.committee,) if job.committee else (),
        date_from=job.since,
        date_to=job.until,
        order=Order.NEWEST if job.newest else None,
        procedural=True,
    )


def _shown(results: Results) -> tuple[tuple[str, str, str], ...]:
    return tuple((hit.id, hit.title, " … ".join(s.text for s in hit.snippets)) for hit in results.hits)
