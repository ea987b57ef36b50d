"""Writing an index: documents to postings, commits that are on the disk when they are told, nothing half-visible."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, clean_files
from whoosh.reading import TermNotFound
from whoosh.writing import SegmentWriter

from archive.ids import MeetingId
from indexer.search.analysis import value_key, words_of
from indexer.search.document import Document
from indexer.search.engines.whoosh.decoding import decode_segment
from indexer.search.engines.whoosh.generations import Generation, sync, writing_told
from indexer.search.engines.whoosh.reading import DAMAGE, damage_told
from indexer.search.engines.whoosh.rows import encode_row
from indexer.search.engines.whoosh.schema import (
    HIT,
    ITEM,
    MEETING,
    ROW,
    Placed,
    compile_schema,
    exact_name,
    placed,
)
from indexer.search.engines.whoosh.sidecar import open_sidecar, write_sidecar
from indexer.search.schema import FIELDS, TEXT_FIELDS, Kind

# One commit of 100,000 items was measured to hold 2.2 GB; this keeps a rebuild at a fifth of that.
ITEMS_A_COMMIT = 20_000
_POOL_MB = 128


class _Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, made to survive a power cut: it would name a segment before the segment is on the disk."""

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        for segment in segments:
            if open_sidecar(folder, segment.segment_id(), segment.doc_count_all()) is None:
                write_sidecar(folder, segment.segment_id(), decode_segment(self.storage, self.schema, segment))
            for name in segment.list_files(self.storage):
                sync(folder / name)
        toc = TOC(self.schema, segments, self.generation)
        toc.write(self.storage, self.indexname)
        sync(folder / TOC._filename(self.indexname, self.generation))
        sync(folder)
        clean_files(self.storage, self.indexname, self.generation, segments)


class GenerationWriter:
    """Gathers meetings and commits them to one generation. Only for the holder of the index's lock."""

    def __init__(self, generation: Generation, *, flushing: bool) -> None:
        """`flushing`: commit on the way whenever ITEMS_A_COMMIT are gathered, for a generation nobody reads yet."""
        self._generation = generation
        self._path = generation.folder.parent
        self._flushing = flushing
        self._waiting: dict[MeetingId, tuple[Document, ...]] = {}
        self._items = 0

    def replace(self, meeting: MeetingId, documents: Iterable[Document]) -> None:
        """Make `documents` all that the index holds of `meeting`. Raises EngineDown where they cannot be written."""
        self._items -= len(self._waiting.get(meeting, ()))
        self._waiting[meeting] = tuple(documents)
        self._items += len(self._waiting[meeting])
        if self._flushing and self._items >= ITEMS_A_COMMIT:
            self.commit()

    def commit(self) -> None:
        """Write what was gathered: all of it becomes visible at once. Raises EngineDown, WrongIndex."""
        if not self._waiting:
            return
        with writing_told(self._path), damage_told(self._path):
            index = FileIndex(FileStorage(str(self._generation.folder)))
            # Without Whoosh's lock: ours is held, and Whoosh would keep its own until the process ends when it fails.
            self._write(_Writer(index, _lk=False, limitmb=_POOL_MB))
        self._waiting.clear()
        self._items = 0

    def _write(self, writer: _Writer) -> None:
        done = False
        try:
            reader = writer.reader()
            try:
                for meeting, documents in self._waiting.items():
                    _delete(writer, reader, meeting)
                    for document in documents:
                        writer.add_document(**fields_of(document, meeting))
            finally:
                reader.close()
            writer.commit()
            done = True
        finally:
            if not done:
                _abandon(writer)


def create(generation: Generation) -> None:
    """Make an empty Whoosh index in the generation's folder. Raises EngineDown."""
    with writing_told(generation.folder.parent):
        FileIndex.create(FileStorage(str(generation.folder)), compile_schema())


def fields_of(document: Document, meeting: MeetingId) -> dict[str, Any]:
    """A document as the fields of the Whoosh schema."""
    texts = {
        "title": placed([document.title]),
        "description": placed([passage.text for passage in document.description]),
        "decision": placed([passage.text for passage in document.decision]),
        "minutes": placed([passage.text for passage in document.minutes]),
        "speaker": placed(document.speaker_names),
        "number": placed([document.number or ""]),
        "committee": placed([document.committee or ""]),
        "council": placed([document.council or ""]),
    }
    fields = _text_fields(texts) | _value_fields(document)
    fields[ITEM] = [document.id]
    fields[MEETING] = [str(meeting)]
    fields[HIT] = _hit(document)
    fields[ROW] = encode_row(document, {field.name: texts[field.name].length for field in TEXT_FIELDS})
    return fields


def _text_fields(texts: dict[str, Placed]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field in FIELDS:
        if field.name in texts:
            fields[exact_name(field.name)] = texts[field.name]
        if field.kind is Kind.WORDS:
            fields[field.name] = texts[field.name]
    return fields


def _value_fields(document: Document) -> dict[str, Any]:
    day = document.held_on
    return {
        "speaker": document.speaker_names,
        "number": [words] if (words := " ".join(words_of(document.number or ""))) else [],
        "committee": [document.committee] if document.committee else [],
        "council": [document.council] if document.council else [],
        "year": [f"{day:%Y}"] if day else [],
        "date": [day.isoformat()] if day else [],
        "outcome": document.outcomes,
        "state": [document.state] if document.state else [],
        "procedural": ["true" if document.procedural else "false"],
        "issue": [document.issue] if document.issue else [],
    }


def _hit(document: Document) -> str:
    """What a hit shows, as JSON. Paragraphs in the order in which snippets prefer them."""
    passages = (*document.minutes, *document.decision, *document.description)
    told = {
        "id": document.id,
        "council": document.council,
        "committee": document.committee,
        "held_on": document.held_on.isoformat() if document.held_on else None,
        "number": document.number,
        "title": document.title,
        "speakers": document.speakers,
        "outcomes": document.outcomes,
        "state": document.state,
        "procedural": document.procedural,
        "source_url": document.source_url,
        "issue": document.issue,
        "passages": [(passage.anchor, passage.text, passage.speakers) for passage in passages],
    }
    return json.dumps(told, separators=(",", ":"))


def _delete(writer: _Writer, reader: Any, meeting: MeetingId) -> None:
    try:
        matcher = reader.postings(MEETING, value_key(str(meeting)))
    except TermNotFound:
        return
    for number in list(matcher.all_ids()):
        writer.delete_document(number)


def _abandon(writer: _Writer) -> None:
    """Give up a commit that failed. `cancel` itself writes, so it may fail once more on a full disk.

    What then stays behind is named by no table of contents and goes with the next commit or generation.
    """
    with suppress(OSError, *DAMAGE):
        writer.cancel()
