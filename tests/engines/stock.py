"""What Whoosh's own writer makes of documents: the oracle of what ours writes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from archive.ids import ItemId
from indexer.search.analysis import number_key
from indexer.search.document import Document
from indexer.search.engines.whoosh.blocks import BLOCK
from indexer.search.engines.whoosh.schema import HIT, ITEM, MEETING, compile_schema, exact_name, placed
from indexer.search.engines.whoosh.stored import hit_of
from indexer.search.schema import FIELDS, Kind


def write_stock(folder: Path, documents: Sequence[Document]) -> None:
    """An index of one segment in the folder, which is there and empty."""
    index = FileIndex.create(FileStorage(str(folder)), compile_schema())
    writer = SegmentWriter(index, codec=W3Codec(blocklimit=BLOCK))
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
    return fields | _values(document) | {HIT: hit_of(document)}


def _values(document: Document) -> dict[str, Sequence[str]]:
    day, number = document.held_on, number_key(document.number or "")
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
