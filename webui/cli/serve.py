"""`minutebook serve`: the archive as a web site."""

import click

from archive.database import require_home
from webui.cli.place import Place
from webui.cli.serving import serve_forever


@click.command(short_help="Serve the archive as a web site.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.pass_obj
def command(place: Place, port: int) -> None:
    """Serve the archive as a web site on 127.0.0.1."""
    require_home(place.home)
    serve_forever(place, port)
