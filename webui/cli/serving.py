"""The web site on a production WSGI server, on this machine only."""

import socket
from collections.abc import Callable
from typing import Any
from wsgiref.types import WSGIApplication

import click
import waitress

from webui.app import Config, create_app
from webui.cli import console
from webui.cli.place import Place

# A query of 10,000 characters is up to 90,000 bytes when it is percent-encoded; the answer to it is to be our own.
_LONGEST_HEADERS = 262_144

# So much of an answer waits for a slow reader, beyond a MiB on the disk: only a longer one keeps a thread until it is
# read, and eight who do not read would keep all. A CSV of 400,000 items is as long.
_WAITING = 128 << 20

_THREADS = 8
_HOST = "127.0.0.1"


def require_port(port: int) -> None:
    """Raises ClickException where nothing can be served at `port`: better told before an hour's work than after it."""
    with socket.socket() as tried:
        # As the server will: what an ended server leaves behind for a minute is in nobody's way.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((_HOST, port))
        except OSError as error:
            raise _taken(port, error) from error


def serve_forever(place: Place, port: int, announce: Callable[[str], None] = console.say) -> None:
    """Serve until interrupted; the last line, given to `announce`, holds the address.

    Raises ClickException where the port is taken.
    """
    app = create_app(Config(place.home, place.index_url))
    try:
        server = server_of(app, port)
    except OSError as error:
        raise _taken(port, error) from error
    console.tell("Ctrl+C ends it.")
    announce(f"Minutebook is at http://127.0.0.1:{server.effective_port}/")
    try:
        server.run()
    finally:
        server.close()


def server_of(app: WSGIApplication, port: int, **adjustments: Any) -> Any:
    """The waitress server of a site, which listens and is not running yet. Raises OSError where the port is taken.

    `adjustments` of waitress count before ours.
    """
    ours = {
        "host": _HOST,
        "port": port,
        "threads": _THREADS,
        "ident": "minutebook",
        "max_request_header_size": _LONGEST_HEADERS,
        "outbuf_high_watermark": _WAITING,
        # Whoever reaches a server that listens here alone is on this machine: a web server put in front of it says
        # under which name, and whether with TLS, it was asked.
        "trusted_proxy": _HOST,
        "trusted_proxy_headers": {"x-forwarded-host", "x-forwarded-proto"},
    }
    return waitress.create_server(app, **{**ours, **adjustments})


def _taken(port: int, error: OSError) -> click.ClickException:
    return click.ClickException(f"port {port} cannot be used ({error.strerror}): choose another with --port")
