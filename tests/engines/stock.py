"""What Whoosh's own writer makes of documents: the oracle of what ours writes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from archive.ids import ItemId
from indexer.search.analysis import words_of
from indexer.search.document import Document
from indexer.search.engines.whoosh.rows import encode_row
from indexer.search.engines.whoosh.schema import HIT, ITEM, MEETING, ROW, compile_schema, exact_name, placed
from indexer.search.engines.whoosh.stored import hit_of
from indexer.search.schema import FIELDS, TEXT_FIELDS, Kind


def write_stock(folder: Path, documents: Sequence[Document]) -> None:
    """An index of one segment in the folder, which is there and empty."""
    writer = SegmentWriter(FileIndex.create(FileStorage(str(folder)), compile_schema()))
    for document in documents:
        writer.add_document(**fields_of(document))
    writer.commit()


def fields_of(document: Document) -> dict[str, Any]:
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
    fields: dict[str, Any] = {exact_name(name): text for name, text in texts.items()}
    fields |= {field.name: texts[field.name] for field in FIELDS if field.kind is Kind.WORDS}
    lengths = {field.name: len(texts[field.name].tokens) for field in TEXT_FIELDS if field.kind is Kind.NAMES}
    lengths |= {field.name: texts[field.name].length for field in TEXT_FIELDS if field.kind is Kind.WORDS}
    return fields | _values(document) | {HIT: hit_of(document), ROW: encode_row(document, lengths)}


def _values(document: Document) -> dict[str, Sequence[str]]:
    day, number = document.held_on, " ".join(words_of(document.number or ""))
    one = {
        "number": number,
        "committee": document.committee,
        "council": document.council,
        "year": f"{day:%Y}" if day else None,
        "date": day.isoformat() if day else None,
        "state": document.state,
        "issue": document.issue,
        "procedural": "true" if document.procedural else "false",
        ITEM: document.id,
        MEETING: str(ItemId.parse(document.id).of_meeting),
    }
    several = {"speaker": document.speaker_names, "outcome": document.outcomes}
    return {name: [value] if value else [] for name, value in one.items()} | several
