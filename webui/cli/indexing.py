"""How a command that changes the archive brings the index up to date, at its end or meanwhile, or why it cannot."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from archive.errors import ArchiveError
from archive.store import Archive, open_archive
from indexer.search.build import Progress, rebuild, update
from indexer.search.engines import open_engine
from indexer.search.errors import SearchError, WrongIndex
from webui.cli import console
from webui.cli.place import Place

# A first crawl takes hours: its first meeting is to be found after seconds, and one more minute matters to nobody.
_FIRST_SECONDS, _EVERY_SECONDS = 5.0, 60.0

no_index = click.option("--no-index", is_flag=True, help="Leave the index as it is.")


def index_changes(archive: Archive, place: Place, *, or_anew: bool = False) -> bool:
    """Bring what changed into the index. False, after a line that says so, where that could not be done.

    `or_anew`: an index that is damaged, or that another version wrote, is built anew.
    """
    try:
        _update(archive, place, console.counter("meetings indexed"), or_anew=or_anew)
    except SearchError as error:
        console.tell(f"The archive is safe, but the index could not be brought up to date: {error}")
        return False
    return True


@contextmanager
def indexed_meanwhile(place: Place) -> Iterator[None]:
    """Bring what the block archives into the index while the block runs; trouble is told, and tried again."""
    ended = threading.Event()
    # Whoever fetches must not wait for an index: a site's answers would time out.
    thread = threading.Thread(target=_index_until, args=(ended, place), name="index", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _index_until(ended: threading.Event, place: Place) -> None:
    told, pause = "", _FIRST_SECONDS
    while not ended.wait(pause):
        try:
            with open_archive(place.home) as archive:
                if archive.counts().items:
                    pause = _EVERY_SECONDS
                    _update(archive, place)
        except (ArchiveError, SearchError, OSError) as error:
            if str(error) != told:
                told = str(error)
                console.tell(f"The crawl goes on, but the index could not be brought up to date: {told}")


def _update(archive: Archive, place: Place, progress: Progress | None = None, *, or_anew: bool = False) -> None:
    with closing(open_engine(place.index_url)) as engine:
        try:
            update(archive, engine, progress)
        except WrongIndex:
            if not or_anew:
                raise
            rebuild(archive, engine, progress)
