"""`minutebook reparse`: the archive anew from its captures."""

from dataclasses import asdict

import click

from archive.store import open_archive
from indexer.crawl.reparse import Reparsed, reparse
from webui.cli import console
from webui.cli.indexing import index_changes, no_index
from webui.cli.place import Place


@click.command(short_help="Rebuild the archive from its captures alone.")
@no_index
@console.as_json
@click.pass_obj
def command(place: Place, no_index: bool, as_json: bool) -> None:
    """Read every captured page again and rebuild the archive from them, also where archive.sqlite was lost.

    The old archive serves until the new one takes its place. Killed at any moment, it can simply be run again.
    """
    counters = (console.counter(what) for what in ("pages found", "pages read", "meetings put together"))
    done = reparse(place.home, *counters)
    with open_archive(place.home, writing=True) as archive:
        indexed = no_index or index_changes(archive, place)
    if as_json:
        console.answer(asdict(done))
    else:
        _report(done)
    if done.unread or not indexed:
        click.get_current_context().exit(1)


def _report(done: Reparsed) -> None:
    console.say(
        f"{console.counted(done.pages, 'page')} read: {console.counted(done.items, 'item')} of "
        f"{console.counted(done.meetings, 'meeting')}."
    )
    for unread in done.unread:
        console.say(f"Not read: {unread.path}: {unread.reason}")
