"""What a segment keeps of a document for showing it as a hit."""

import json
import pickle
import zlib

from indexer.search.document import Document
from indexer.search.engines.whoosh.schema import HIT

# Whoosh's own level.
_LEVEL = 3


def stored_fields(document: Document) -> bytes:
    """The stored fields as Whoosh keeps them: a pickled dictionary, deflated."""
    return zlib.compress(pickle.dumps({HIT: hit_of(document)}, 2), _LEVEL)


def hit_of(document: Document) -> str:
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
