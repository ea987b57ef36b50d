"""The mapping of the index, compiled from FIELDS: what each field of a document is to OpenSearch.

Texts arrive cut into words (see `wording`), so that both engines mean the same by a word, a link, a stem and a place;
the analyser only takes them apart again. Nothing is guessed: a field that is not named here is refused.
"""

from typing import Any

from indexer.search.analysis import PARAGRAPH_GAP
from indexer.search.engines.opensearch.address import Address
from indexer.search.query import FILTERS
from indexer.search.ranking import HELD_IN as PLACED
from indexer.search.schema import FIELDS, SCHEMA_VERSION, Field, Kind

# Counts up whenever what this room writes changes while FIELDS do not.
_MAPPING_VERSION = 1
VERSION = f"{SCHEMA_VERSION}.{_MAPPING_VERSION}"

# Between the words of a text, and between the terms that stand at one place: signs that are in no term.
SPACE, BESIDE = " ", "\x1f"
# Lucene takes terms of 32,766 bytes, and a letter has up to four.
LONGEST_TERM = 8_000

# What the `_meta` of a mapping tells of a generation.
MADE_BY, MADE_OF = "minutebook", "archive"

# What a document is: one of these.
ITEM, MEETING, POSITION, TOMBSTONE = "item", "meeting", "position", "tombstone"

_VALUE = {"type": "keyword", "doc_values": True, "norms": False}
_COUNTED = {**_VALUE, "index": False}
_KEPT = {"type": "keyword", "index": False, "doc_values": False}

# A document as it arrived is not kept, only what is shown of it: the archive holds everything, and an index is rebuilt
# from it. `hit` is JSON; `items`, `version`, `reached`, `touched` belong to the documents that are no items.
SHOWN = "hit"
_SOURCE = (SHOWN, "items", "version", "reached", "touched")


def exact(field: str) -> str:
    """The field of the index that holds `field` word for word."""
    return f"{field}_exact"


def key(field: str) -> str:
    """The field that holds the values of `field` as filters compare them."""
    return f"{field}_key"


def shown(field: str) -> str:
    """The field that holds the values of `field` as its facet lists them."""
    return f"{field}_shown"


def properties() -> dict[str, Any]:
    """Field of the index -> how it is indexed."""
    made: dict[str, Any] = {
        "kind": _VALUE,
        "id": _VALUE,
        "meeting": _VALUE,
        "hash": _COUNTED,
        "position": {"type": "integer", "index": False},
        "month": _COUNTED,
        "title_words": {"type": "integer", "index": False},
        SHOWN: _KEPT,
        "items": _KEPT,
        **{name: {"type": "long", "index": False, "doc_values": False} for name in ("version", "reached", "touched")},
    }
    for field in FIELDS:
        made |= _of_field(field)
    return made


def _of_field(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if field.kind is Kind.WORDS:
        made[field.name] = _text(field)
    if field.kind in (Kind.WORDS, Kind.NAMES):
        # The second look at the best hits reads where their words stand.
        made[exact(field.name)] = {**_text(field), "store": field.name in PLACED}
    if field.kind is Kind.DATE:
        made[field.name] = {"type": "date", "format": "strict_date"}
    elif field.kind is Kind.FLAG:
        made[field.name] = {"type": "boolean"}
    elif field.kind is not Kind.WORDS:
        made[key(field.name)] = _VALUE
    if field.name in FILTERS:
        made[shown(field.name)] = _COUNTED
    return made


def _text(field: Field) -> dict[str, Any]:
    return {
        "type": "text",
        "analyzer": "placed",
        "index_options": "positions",
        "norms": field.boost > 0,
        # OpenSearch counts the first word after a gap as one place more.
        "position_increment_gap": PARAGRAPH_GAP - 1,
    }


def template(address: Address) -> dict[str, Any]:
    """The template by which each generation of the index is made."""
    one_copy = address.replicas is None or address.replicas == 1
    settings: dict[str, Any] = {
        "number_of_shards": address.shards,
        # What was written is seen when a batch is whole, and not before.
        "refresh_interval": "-1",
        # A write is told as done when a second copy has it, where there is to be one.
        "write.wait_for_active_shards": "all" if one_copy else str(min(2, 1 + (address.replicas or 0))),
        "analysis": {
            "tokenizer": {
                "words": {"type": "char_group", "tokenize_on_chars": [SPACE], "max_token_length": 4 * LONGEST_TERM}
            },
            "filter": {
                "beside": {"type": "pattern_capture", "preserve_original": False, "patterns": [f"([^{BESIDE}]+)"]}
            },
            "analyzer": {"placed": {"type": "custom", "tokenizer": "words", "filter": ["beside"]}},
        },
    }
    if address.replicas is None:
        settings["auto_expand_replicas"] = "0-1"
    else:
        settings["number_of_replicas"] = address.replicas
    return {
        "index_patterns": [f"{address.name}-gen-*"],
        "template": {
            "settings": settings,
            "mappings": {
                "dynamic": "strict",
                "_meta": {MADE_BY: VERSION},
                "_routing": {"required": True},
                "_source": {"includes": list(_SOURCE)},
                "properties": properties(),
            },
        },
    }
