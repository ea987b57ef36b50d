"""A site on a real server on loopback."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from wsgiref.types import WSGIApplication

from webui.cli.serving import server_of


@contextmanager
def served(app: WSGIApplication, **adjustments: Any) -> Iterator[str]:
    """The address of a site while it is served, "http://127.0.0.1:PORT"; `adjustments` are those of waitress."""
    server = server_of(app, 0, **adjustments)
    thread = Thread(target=server.run)
    thread.start()

    def hang_up() -> None:
        for channel in [*server.active_channels.values()]:
            channel.handle_close()

    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # In the server's own thread: closed in another one, what it is listening to is gone under its hands.
        server.trigger.pull_trigger(hang_up)
        server.task_dispatcher.shutdown()
        server.trigger.pull_trigger(hang_up)
        server.trigger.pull_trigger(server.close)
        thread.join(timeout=10)
        assert not thread.is_alive()
