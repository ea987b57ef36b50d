"""`minutebook councils`: the register of ModernGov councils."""

import click

from indexer.crawl.councils import register
from webui.cli import console


@click.command(short_help="List the councils of the register.")
@click.argument("words", nargs=-1)
@console.as_json
def command(words: tuple[str, ...], as_json: bool) -> None:
    """List the councils of the register whose slug or name holds all of WORDS."""
    rows = register().find(" ".join(words))
    if as_json:
        console.answer(
            {"councils": [{"slug": r.slug, "name": r.name, "base": r.base, "closed": r.closed} for r in rows]}
        )
        return
    if not rows:
        console.tell(f"No council of the register has “{' '.join(words)}” in its slug or name.")
    for row in rows:
        console.say(f"{row.slug}  {row.name}  {row.base}{'  (closed)' if row.closed else ''}")
