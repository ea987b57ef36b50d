"""`minutebook demo-site`: the made-up council's ModernGov site by itself, to try a crawl on, with its troubles."""

from contextlib import suppress
from datetime import date
from typing import Any

import click

from indexer.demo.council import SIZES, TODAY, make_council
from indexer.demo.site import WAIT, DemoSite
from indexer.demo.troubles import TROUBLES
from webui.cli import console
from webui.cli.days import day

_LISTED = "\b\nTroubles:\n" + "\n".join(f"  {name:21}{trouble.told}" for name, trouble in TROUBLES.items())


@click.command(short_help="Serve a made-up council's own site, with troubles if you like.", epilog=_LISTED)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option(
    "--trouble", "troubles", type=click.Choice(list(TROUBLES)), metavar="NAME", multiple=True,
    help="What is wrong with the site; may be repeated.",
)  # fmt: skip
@click.option(
    "--today", callback=day, default=TODAY.isoformat(), metavar="DATE", show_default=True,
    help="The day on which the site stands as it is.",
)  # fmt: skip
@click.option("--size", type=click.Choice(list(SIZES)), default="normal", show_default=True, help="How large it is.")
@click.option(
    "--wait", type=click.FloatRange(0), default=WAIT, show_default=True, metavar="SECONDS",
    help="How long a silent web service keeps a request before it closes the connection.",
)  # fmt: skip
@console.as_json
def command(today: date, size: str, as_json: bool, **served: Any) -> None:
    """Serve the made-up council's ModernGov site on 127.0.0.1 until interrupted.

    The same day and size give the same site; a later day's has newer minutes and other agendas. The address is the
    first line on standard output.
    """
    try:
        site = DemoSite(make_council(today=today, size=size), **served)
    except OSError as error:
        raise click.ClickException(
            f"port {served['port']} cannot be used ({error.strerror}): choose another with --port"
        ) from error
    if as_json:
        console.answer({"address": site.address})
    else:
        console.say(f"The made-up council is served at {site.address}")
    console.tell("Ctrl+C ends it.")
    with site, suppress(KeyboardInterrupt):
        site.serve_forever()
