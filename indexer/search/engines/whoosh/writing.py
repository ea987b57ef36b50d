"""Writing an index: documents to segments, commits that are on the disk when they are told, nothing half-visible."""

from collections.abc import Iterable
from typing import Any

from archive.ids import MeetingId
from indexer.search.document import Document
from indexer.search.engines.whoosh.commits import Contents, make_index
from indexer.search.engines.whoosh.gathering import Gathering
from indexer.search.engines.whoosh.generations import Generation, writing_told
from indexer.search.engines.whoosh.reading import damage_told
from indexer.search.engines.whoosh.tidying import tidy
from indexer.search.engines.whoosh.vocabulary import Vocabulary

# One commit of 100,000 items was measured to hold 2.2 GB; this keeps a rebuild at a fifth of that.
ITEMS_A_SEGMENT = 20_000


class GenerationWriter:
    """Gathers meetings and commits them to one generation. Only for the holder of the index's lock."""

    def __init__(self, generation: Generation) -> None:
        self._folder = generation.folder
        self._path = generation.folder.parent
        self._vocabulary = Vocabulary()
        self._gathering = Gathering(self._vocabulary)
        self._meetings: set[str] = set()  # of what is gathered now
        self._written: list[tuple[set[str], Any]] = []  # what was gathered before: meetings, and their segment if any

    def replace(self, meeting: MeetingId, documents: Iterable[Document]) -> None:
        """Make `documents` all that the index holds of `meeting`. Raises EngineDown where they cannot be written."""
        if str(meeting) in self._meetings:
            self._flush()
        self._meetings.add(str(meeting))
        for document in documents:
            self._gathering.add(meeting, document)
        if len(self._gathering) >= ITEMS_A_SEGMENT:
            self._flush()

    def commit(self) -> None:
        """Write what was gathered: all of it becomes visible at once. Raises EngineDown, WrongIndex."""
        self._flush()
        if not self._written:
            return
        with writing_told(self._path), damage_told(self._path):
            contents = Contents(self._folder)
            held, known = [*contents.segments], set[str]()
            for meetings, segment in self._written:
                contents.delete(meetings, held)
                contents.delete(meetings & known, contents.segments[len(held) :])
                known |= meetings
                if segment is not None:
                    contents.segments.append(segment)
            contents.publish()
        self._written.clear()

    def tidy(self) -> None:
        """Merge small segments, where there are many by now. Raises EngineDown, WrongIndex."""
        with writing_told(self._path), damage_told(self._path):
            tidy(Contents(self._folder))

    def _flush(self) -> None:
        """Write the segment of what is gathered; it becomes visible with the next commit."""
        if not self._meetings:
            return
        with writing_told(self._path):
            segment = self._gathering.write(self._folder) if len(self._gathering) else None
        self._written.append((self._meetings, segment))
        self._gathering, self._meetings = Gathering(self._vocabulary), set()


def create(generation: Generation) -> None:
    """Make an empty Whoosh index in the generation's folder. Raises EngineDown."""
    with writing_told(generation.folder.parent):
        make_index(generation.folder)
