"""The last step of every command that changes the archive: the index is brought up to date, or why not is said."""

import click

from archive.store import Archive
from indexer.search.build import update
from indexer.search.engines import open_engine
from indexer.search.errors import SearchError
from webui.cli import console
from webui.cli.place import Place

no_index = click.option("--no-index", is_flag=True, help="Leave the index as it is.")


def index_changes(archive: Archive, place: Place) -> bool:
    """Bring what changed into the index. False, after a line that says so, where that could not be done."""
    try:
        engine = open_engine(place.index_url)
        try:
            update(archive, engine, console.counter("meetings indexed"))
        finally:
            engine.close()
    except SearchError as error:
        console.tell(f"The archive is safe, but the index could not be brought up to date: {error}")
        return False
    return True
