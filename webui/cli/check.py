"""`minutebook check`: do captures, archive and index agree?"""

from contextlib import closing

import click

from archive.check import faults as archive_faults
from archive.errors import ArchiveError
from archive.store import Archive, open_archive
from indexer.search.build import faults as index_faults
from indexer.search.engines import open_engine
from indexer.search.errors import SearchError, WrongIndex
from webui.cli import console
from webui.cli.place import Place

_NOT_COMPARED = "the archive was compared with its captures, but not with the index"


@click.command(short_help="Compare captures, archive and index.")
@console.as_json
@click.pass_obj
def command(place: Place, as_json: bool) -> None:
    """Read every capture, the whole archive and the whole index, and compare them: a line a fault.

    What a killed run left behind is no fault: the next run takes it up. Ends with 0 where they agree, with 1 where not,
    and with 4 where the index could not be reached.
    """
    down: SearchError | None = None
    notes: list[str] = []
    with open_archive(place.home) as archive:
        faults = list(archive_faults(archive, console.counter("records read")))
        try:
            with closing(open_engine(place.index_url)) as engine:
                faults += index_faults(archive, engine)
                notes += _waiting(archive, engine.position())
        except WrongIndex as error:
            faults.append(str(error))
        except ArchiveError as error:
            faults.append(f"{_NOT_COMPARED}: {error}")
        except SearchError as error:
            down = error
    if as_json:
        console.answer(({"error": f"{_NOT_COMPARED}: {down}"} if down else {}) | {"faults": faults, "notes": notes})
    else:
        _report(faults, notes, down)
    click.get_current_context().exit(4 if down else int(bool(faults)))


def _waiting(archive: Archive, position: int) -> list[str]:
    """A note where the index, which reaches to `position`, lacks something."""
    behind = sum(1 for _ in archive.changed_since(position))
    if not behind:
        return []
    if not position:
        return ["nothing is indexed yet: run `minutebook index`"]
    return [f"{console.counted(behind, 'change')} not indexed yet: run `minutebook index`"]


def _report(faults: list[str], notes: list[str], down: SearchError | None) -> None:
    for line in [*faults, *notes]:
        console.say(line)
    if faults or not down:
        console.say(f"{console.counted(len(faults), 'fault')} found." if faults else "No fault found.")
    if down:
        console.tell(f"minutebook: {_NOT_COMPARED}: {down}")
