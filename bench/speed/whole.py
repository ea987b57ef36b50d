"""The search as readers meet it: from a shell, and through the web page."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from pathlib import Path

from archive.store import open_archive
from speed.jobs import Job
from speed.ours import query
from speed.timing import CLOCKS, clocked
from webui.app import Config, create_app
from webui.params import url_for_query

_TIMES = 7


def shell_ms(folder: Path, jobs: Sequence[Job], clock: str) -> float:
    """Median milliseconds of `minutebook search` on the index in `folder`, the interpreter's start included."""
    minutebook = str(Path(sys.executable).parent / "minutebook")
    command = [minutebook, "--home", str(_home_beside(folder)), "--index", f"whoosh:{folder}", "search"]
    read = _children_seconds if clock == "cpu" else CLOCKS[clock]
    with tempfile.TemporaryDirectory() as compiled:
        # As installed: Python keeps what it compiled, whatever the machine of the measurement says of that.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        search = partial(subprocess.run, check=True, capture_output=True, env=kept | {"PYTHONPYCACHEPREFIX": compiled})
        search([*command, "the"])
        return statistics.median(
            clocked(lambda j=job: search([*command, query(j).words]), read) for job in jobs for _ in range(2)
        )


def _children_seconds() -> float:
    """The processor time of the processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def page_ms(folder: Path, jobs: Sequence[Job], clock: str) -> tuple[float, float]:
    """(median, most of all jobs) milliseconds that the page of results takes beside the engine's own, in one process.

    Asked through Flask's test client: everything a server does but the socket.
    """
    app = create_app(Config(_home_beside(folder), f"whoosh:{folder}"))
    engine, client = app.extensions["minutebook.engine"], app.test_client()
    beside = []
    for job in jobs:
        asked, address = query(job), url_for_query(query(job))
        if client.get(address).status_code != HTTPStatus.OK:
            raise SystemExit(f"{address} is not answered")
        pages, searches = [], []
        for _ in range(_TIMES):
            pages.append(clocked(lambda a=address: client.get(a), CLOCKS[clock]))
            searches.append(clocked(lambda q=asked: engine.search(q), CLOCKS[clock]))
        beside.append(statistics.median(pages) - statistics.median(searches))
    engine.close()
    return statistics.median(beside), max(beside)


def _home_beside(folder: Path) -> Path:
    """A home with an archive, which both the command and the site want to see; they ask only the index."""
    home = folder.parent / "home"
    open_archive(home, writing=True).close()
    return home
