"""`minutebook check`: do captures, archive and index agree?"""

import click

from archive.check import faults as archive_faults
from archive.store import open_archive
from indexer.search.build import faults as index_faults
from indexer.search.engines import open_engine
from indexer.search.errors import SearchError
from webui.cli import console
from webui.cli.place import Place


@click.command(short_help="Compare captures, archive and index.")
@console.as_json
@click.pass_obj
def command(place: Place, as_json: bool) -> None:
    """Read every capture, the whole archive and the whole index, and compare them: a line a fault.

    What a killed run left behind is no fault: the next run takes it up. Ends with 0 where they agree, with 1 where not.
    """
    with open_archive(place.home) as archive:
        faults = list(archive_faults(archive, console.counter("captures read")))
        engine = open_engine(place.index_url)
        try:
            faults += index_faults(archive, engine)
            behind = sum(1 for _ in archive.changed_since(engine.position()))
        except SearchError as error:
            faults.append(str(error))
            behind = 0
        finally:
            engine.close()
    notes = [f"{console.counted(behind, 'change')} not indexed yet: run `minutebook index`"] if behind > 0 else []
    if as_json:
        console.answer({"faults": faults, "notes": notes})
    else:
        for line in [*faults, *notes]:
            console.say(line)
        console.say(f"{console.counted(len(faults), 'fault')} found." if faults else "No fault found.")
    if faults:
        click.get_current_context().exit(1)
