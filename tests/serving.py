"""A site on a real server on loopback."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from flask import Flask

from webui.cli.serving import server_of


@contextmanager
def served(app: Flask, **adjustments: Any) -> Iterator[str]:
    """The address of a site while it is served, "http://127.0.0.1:PORT"; `adjustments` are those of waitress."""
    server = server_of(app, 0, **adjustments)
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        server.task_dispatcher.shutdown()
        thread.join(timeout=10)
