"""`minutebook ingest`: saved pages into the archive."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from archive.sighting import Stated
from archive.store import open_archive, utc_now
from indexer.crawl.saved import Ingested, ingest
from webui.cli import console, slugs
from webui.cli.days import day
from webui.cli.indexing import index_changes, no_index
from webui.cli.place import Place


def _folded(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.isprintable():
        raise click.BadParameter("it holds characters that cannot be printed")
    return " ".join(value.split()) or None if value is not None else None


@click.command(short_help="Bring saved pages, folders of pages and WARC files into the archive.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--council", callback=slugs.checked, help="The council's slug, where the page does not tell it.")
@click.option("--committee", callback=_folded, help="The committee, where the page does not state it.")
@click.option(
    "--date",
    "held_on",
    callback=day,
    metavar="YYYY-MM-DD",
    help="The day of the meeting (YYYY-MM-DD), where the page does not state it.",
)
@no_index
@console.as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  # one parameter an option
    place: Place,
    paths: tuple[Path, ...],
    council: str | None,
    committee: str | None,
    held_on: date | None,
    no_index: bool,
    as_json: bool,
) -> None:
    """Bring saved pages, folders of pages and WARC files into the archive.

    Agenda-item and meeting pages of a ModernGov site (HTML, or with all that belongs to them in one file: MHTML,
    Safari's web archive), bare text copies of agenda-item pages, GetMeeting answers (XML), and WACZ files of crawlers
    are known by their content. A page that cannot be read is kept all the same, and named; a file that no page can be
    got out of is only named.
    """
    with open_archive(place.home, writing=True) as archive:
        done = ingest(archive, paths, Stated(council, committee, held_on), utc_now(), console.counter("pages"))
        for note in done.notes:
            console.tell(note)
        indexed = no_index or index_changes(archive, place)
    if as_json:
        console.answer(_json(done))
    else:
        _report(done)
    if done.unread or not indexed:
        click.get_current_context().exit(1)


def _json(done: Ingested) -> dict[str, object]:
    return {
        "captured": done.captured,
        "meetings": done.meetings,
        "items": done.items,
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "unread": [asdict(unread) for unread in done.unread],
        "notes": list(done.notes),
    }


def _report(done: Ingested) -> None:
    console.say(
        f"{console.counted(done.captured, 'page')} kept; {console.counted(done.items, 'item')} of "
        f"{console.counted(done.meetings, 'meeting')}: {done.new:,} new, {done.changed:,} changed, "
        f"{done.unchanged:,} unchanged."
    )
    for unread in done.unread:
        console.say(f"Not read: {' '.join(unread.path.split())}: {unread.reason}")
