"""What the factory wired, for whoever answers a request: the engine, and the archive, opened once a request."""

from pathlib import Path

from flask import current_app, g

from archive.store import Archive, open_archive
from indexer.search.engines.protocol import Engine


def engine() -> Engine:
    """The engine of the site."""
    wired: Engine = current_app.extensions["minutebook.engine"]
    return wired


def archive() -> Archive:
    """The archive of the site; its connection belongs to one thread, so a request has its own. Raises NotArchived."""
    if "archive" not in g:
        home: Path = current_app.extensions["minutebook.home"]
        g.archive = open_archive(home)
    opened: Archive = g.archive
    return opened


def close_archive(_error: BaseException | None) -> None:
    """Close the archive that the request opened, if it did."""
    opened: Archive | None = g.pop("archive", None)
    if opened:
        opened.close()
