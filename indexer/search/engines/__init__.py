"""The engines that hold an index. `engines.protocol` says what each can do; `open_engine` finds one by its URL."""

from importlib import import_module

from indexer.search.engines.protocol import Engine
from indexer.search.errors import SearchError

# Scheme of the URL -> the room that holds the engine. A room is imported when its scheme is asked for: a command does
# not load an engine that it does not use.
_ROOMS = {"whoosh": "whoosh"}


def open_engine(url: str) -> Engine:
    """The engine at `url`: "whoosh:PATH", PATH being the folder of the index.

    Opening reads nothing yet: that there is no index is told by the first search. Raises SearchError for an address
    that names no engine.
    """
    scheme, colon, rest = url.partition(":")
    room = _ROOMS.get(scheme)
    if not (colon and rest and room):
        raise SearchError(f"“{url}” is no address of an index: write it as whoosh:FOLDER")
    engine: Engine = import_module(f"indexer.search.engines.{room}.engine").open_engine(rest)
    return engine
