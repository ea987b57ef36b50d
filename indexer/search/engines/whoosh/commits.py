"""What a generation's table of contents names: read, changed, and put into its place in one step that lasts."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, clean_files

from indexer.search.analysis import value_key
from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.decoding import decode_segment
from indexer.search.engines.whoosh.generations import sync
from indexer.search.engines.whoosh.schema import MEETING, compile_schema
from indexer.search.engines.whoosh.segments import INDEX_NAME
from indexer.search.engines.whoosh.sidecar import open_sidecar, write_sidecar


class Contents:
    """The segments of an index, oldest first, as `publish` will name them. Only for the holder of the index's lock."""

    def __init__(self, folder: Path) -> None:
        """Raises what Whoosh raises on a damaged table of contents, and OSError."""
        self.folder = folder
        self.storage = FileStorage(str(folder))
        told = TOC.read(self.storage, INDEX_NAME)
        self.schema: Any = told.schema
        self.segments: list[Any] = told.segments
        self._number = told.generation

    def arrays(self, segment: Any) -> SegmentArrays:
        """What the segment holds, deleted documents included. A sidecar that cannot serve is made anew."""
        name, documents = segment.segment_id(), segment.doc_count_all()
        held = open_sidecar(self.folder, name, documents)
        if held is None:
            held = decode_segment(self.storage, self.schema, segment)
            sync(write_sidecar(self.folder, name, held))
        return held

    def delete(self, meetings: Iterable[str], segments: Iterable[Any]) -> None:
        """Take out what these segments hold of the meetings."""
        keys = [value_key(meeting).encode() for meeting in meetings]
        for segment in segments if keys else ():
            postings = self.arrays(segment).postings[MEETING]
            for key in keys:
                if (place := postings.terms.find(key)) is not None:
                    for document in postings.docs[postings.starts[place] : postings.starts[place + 1]].tolist():
                        segment.delete_document(document)

    def publish(self) -> None:
        """Let the index consist of the segments from now on; what is of no other is removed. Raises OSError."""
        self.segments = [segment for segment in self.segments if segment.doc_count()]
        self._number += 1
        TOC(self.schema, self.segments, self._number).write(self.storage, INDEX_NAME)
        sync(self.folder / TOC._filename(INDEX_NAME, self._number))
        sync(self.folder)
        clean_files(self.storage, INDEX_NAME, self._number, self.segments)


def make_index(folder: Path) -> None:
    """An index without segments. Raises OSError."""
    FileIndex.create(FileStorage(str(folder)), compile_schema())
