"""The engines that hold an index. `engines.protocol` says what each can do; `open_engine` finds one by its URL."""

from importlib import import_module
from pathlib import Path

from indexer.search.engines.protocol import Engine
from indexer.search.errors import SearchError
from indexer.search.synonyms import load

# How an address begins -> the room that holds the engine, which is told the rest. A room is imported when it is asked
# for: a command does not load an engine that it does not use.
_ROOMS = {"whoosh:": "whoosh", "opensearch+": "opensearch"}


def open_engine(url: str, home: Path | None = None) -> Engine:
    """The engine at `url`: "whoosh:PATH", PATH being the folder of the index, or "opensearch+http://HOST:9200/NAME".

    It knows our synonyms and those of `home`. Opening reads nothing of the index yet: that there is none is told by the
    first search. Raises SearchError for an address that names no engine and for synonyms that cannot be read.
    """
    beginning = next((beginning for beginning in _ROOMS if url.startswith(beginning)), "")
    rest = url.removeprefix(beginning)
    if not (beginning and rest):
        raise SearchError(
            f"“{url}” is no address of an index: write it as whoosh:FOLDER, or as opensearch+http://HOST:9200/NAME"
        )
    try:
        room = import_module(f"indexer.search.engines.{_ROOMS[beginning]}.engine")
    except ModuleNotFoundError as error:
        raise SearchError(f"{error.name} is not installed: run `pip install 'minutebook[opensearch]'`") from error
    engine: Engine = room.open_engine(rest, load(home))
    return engine
