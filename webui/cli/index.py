"""`minutebook index`: archive -> index."""

import click

from archive.database import require_home
from archive.store import open_archive
from indexer.search.build import rebuild, update
from indexer.search.engines import open_engine
from webui.cli import console
from webui.cli.place import Place


@click.command(short_help="Bring the index up to date with the archive.")
@click.option("--rebuild", "anew", is_flag=True, help="Build a new index beside the old one, then swap them.")
@console.as_json
@click.pass_obj
def command(place: Place, anew: bool, as_json: bool) -> None:
    """Bring the index up to date with the archive. Killed at any moment, it can simply be run again."""
    require_home(place.home)  # else opening for writing would make one
    with open_archive(place.home, writing=True) as archive:
        engine = open_engine(place.index_url)
        try:
            done = (rebuild if anew else update)(archive, engine, console.counter("meetings indexed"))
        finally:
            engine.close()
    if as_json:
        console.answer({"meetings": done.meetings, "items": done.items, "position": done.position})
    else:
        console.say(f"{console.counted(done.items, 'item')} of {console.counted(done.meetings, 'meeting')} indexed.")
