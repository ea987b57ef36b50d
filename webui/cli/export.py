"""`minutebook export`: every item, for other programs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

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
            with _in_place_of(output) as file:
                count = write(archive, file)
    console.tell(f"{console.counted(count, 'item')} written.")


@contextmanager
def _in_place_of(output: Path) -> Iterator[TextIO]:
    """What is to take the file's place once it is whole: half an export looks like a small one."""
    if output.exists() and not output.is_file():  # a pipe or a device has no place to take
        with output.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    target = output.resolve()
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
