"""The engines by name. Each is imported when it is asked for, so that the memory of one is not that of all."""

from importlib import import_module
from typing import Any

_PLACES = {
    "ours": ("speed.ours", "Ours"),
    "FTS5": ("speed.fts5", "Fts5"),
    "Tantivy": ("speed.tantivy", "Tantivy"),
    "Whoosh": ("speed.stock", "Stock"),
    # Ours on a server, which takes a minute to start: only where it is asked for.
    "OpenSearch": ("speed.opensearch", "OpenSearch"),
}
OURS = "ours"
USUAL = ("ours", "FTS5", "Tantivy", "Whoosh")


def engine_named(name: str) -> Any:
    """The class of an engine (`speed.timing.Engine`), which also has `build`."""
    module, kind = _PLACES[name]
    return getattr(import_module(module), kind)
