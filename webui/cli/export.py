"""`minutebook export`: every item, for other programs."""

import sys
from pathlib import Path

import click

from archive.export import export_csv, export_jsonl
from archive.store import open_archive
from webui.cli import console
from webui.cli.place import Place


@click.command(short_help="Write every item as JSON Lines or CSV.")
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), required=True, help="What to write.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write [default: standard output]."
)
@click.pass_obj
def command(place: Place, form: str, output: Path | None) -> None:
    """Write every item that has not been withdrawn.

    A line of JSON Lines has the shape of `minutebook show ITEM --json`. CSV has its flat fields; a cell that a
    spreadsheet would take for a formula opens with an apostrophe.
    """
    write = {"jsonl": export_jsonl, "csv": export_csv}[form]
    with open_archive(place.home) as archive:
        if output is None:
            count = write(archive, sys.stdout)
        else:
            with output.open("w", encoding="utf-8", newline="") as file:
                count = write(archive, file)
    console.tell(f"{console.counted(count, 'item')} written.")
