"""The engines that hold an index. `engines.protocol` says what each can do; `open_engine` finds one by its URL."""

from importlib import import_module
from pathlib import Path

from indexer.search.engines.protocol import Engine
from indexer.search.errors import SearchError
from indexer.search.synonyms import load

# Scheme of the URL -> the room that holds the engine. A room is imported when its scheme is asked for: a command does
# not load an engine that it does not use.
_ROOMS = {"whoosh": "whoosh"}


def open_engine(url: str, home: Path | None = None) -> Engine:
    """The engine at `url`: "whoosh:PATH", PATH being the folder of the index.

    It knows our synonyms and those of `home`. Opening reads nothing of the index yet: that there is none is told by the
    first search. Raises SearchError for an address that names no engine and for synonyms that cannot be read.
    """
    scheme, colon, rest = url.partition(":")
    room = _ROOMS.get(scheme)
    if not (colon and rest and room):
        raise SearchError(f"“{url}” is no address of an index: write it as whoosh:FOLDER")
    engine: Engine = import_module(f"indexer.search.engines.{room}.engine").open_engine(rest, load(home))
    return engine
