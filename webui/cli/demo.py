"""`minutebook demo`: a made-up council, fetched over HTTP, archived, indexed and served."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from archive.database import is_home
from archive.errors import ArchiveError
from archive.lock import LOCK
from archive.store import Archive, open_archive
from indexer.crawl.settings import Pace, Patience
from indexer.crawl.walk import Days, Site, walk
from indexer.demo.council import TODAY, make_council
from indexer.demo.names import SLUG
from indexer.demo.site import LOOPBACK, running
from webui.cli import console
from webui.cli.indexing import index_changes
from webui.cli.place import Place
from webui.cli.serving import require_port, serve_forever

_HOME = Path("minutebook-demo")

# The made-up council keeps its address from one demo to the next, so that its pages are the same pages.
_COUNCIL_PORT = 8765


@click.command(short_help="Archive a made-up council and serve it.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--no-serve", is_flag=True, help="End when everything is archived and indexed.")
@console.as_json
@click.pass_obj
def command(place: Place, port: int, no_serve: bool, as_json: bool) -> None:
    """Start a made-up council's ModernGov site, fetch it over HTTP, archive and index it, and serve the result.

    It works in ./minutebook-demo unless --home is given, and refuses a home that holds anything else.
    """
    place = place.or_home(_HOME)
    _refuse_another(place.home)
    if not no_serve:
        require_port(port)
    with _council_site() as base:
        with open_archive(place.home, writing=True) as archive:
            days, manners = Days(datetime.now(UTC), TODAY), (Pace(delay=0.0), Patience())
            (walked,) = walk(archive, [Site(base, SLUG)], days, manners, console.bar())
            # Whoever tries the demo is not to mend it; an index that lies elsewhere may be another archive's.
            indexed = index_changes(archive, place, or_anew=place.given_index is None)
            counts = archive.counts()
        held = f"{console.counted(counts.items, 'item')} of {console.counted(counts.meetings, 'meeting')}"
        console.tell(f"{held} of a made-up council in {place.home}.")
        if as_json:
            console.answer({"meetings": counts.meetings, "items": counts.items, "requests": walked.requests})
        if walked.unread or not indexed:
            for unread in walked.unread:
                console.tell(f"Not read: {unread.url}: {unread.reason}")
            click.get_current_context().exit(1)
        if not no_serve:
            # With --json standard output holds one object and nothing else.
            serve_forever(place, port, console.tell if as_json else console.say)


@contextmanager
def _council_site() -> Iterator[str]:
    """The made-up council's address while it is served; another port where its own is taken."""
    council = make_council()
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running(council, _COUNCIL_PORT))
        except OSError:
            server = stack.enter_context(running(council))
        yield server.address


def _refuse_another(home: Path) -> None:
    """The demo's pages must never stand among somebody's own."""
    if is_home(home):
        with open_archive(home) as archive:
            mixed = _holds_another(archive)
    else:
        # The lock is what a demo leaves that was killed in its first moment.
        mixed = home.is_dir() and any(entry.name != LOCK for entry in home.iterdir())
    if mixed:
        raise ArchiveError(f"{home} holds something else than the demo: give it a home of its own with --home")


def _holds_another(archive: Archive) -> bool:
    """Whether anything but the demo was archived, crawled or only kept: its own pages all come from this machine."""
    councils = {*archive.councils(), *(site.council for site in archive.frontier.sites())}
    return bool(councils - {SLUG}) or not archive.ledger.is_all_from(f"http://{LOOPBACK}:")
