"""Minutebook as a reader meets it: what is typed goes into the search, nothing beside it."""

from collections.abc import Iterable
from pathlib import Path

from archive.model import Meeting
from indexer.search.document import documents
from indexer.search.engines import open_engine
from indexer.search.query import HITS_A_PAGE, Query
from judged.measures import DEEP


class Minutebook:
    """The embedded engine, filled with `meetings`, in `folder`."""

    name = "Minutebook"

    def __init__(self, meetings: Iterable[Meeting], folder: Path) -> None:
        self._engine = open_engine(f"whoosh:{folder / 'index'}")
        with self._engine.rebuild(1) as batch:
            for meeting in meetings:
                batch.replace(meeting.id, documents(meeting))

    def find(self, words: str) -> list[str]:
        """The ids of the first five pages of hits, procedural items held back as they are for everybody."""
        pages = range(1, DEEP // HITS_A_PAGE + 1)
        return [hit.id for page in pages for hit in self._engine.search(Query(words, page=page)).hits]

    def close(self) -> None:
        self._engine.close()
