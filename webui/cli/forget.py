"""`minutebook forget`: an item or a meeting taken down for good."""

from dataclasses import asdict

import click

from archive.database import require_home
from archive.errors import NotArchived
from archive.ids import ItemId, MeetingId
from archive.store import Archive, open_archive, utc_now
from indexer.crawl.councils import register
from indexer.crawl.forgetting import forget
from webui.cli import console
from webui.cli.identity import parsed
from webui.cli.indexing import index_changes, no_index
from webui.cli.place import Place


def _why(_: click.Context, __: click.Parameter, value: str) -> str:
    folded = " ".join(value.split())
    if not folded or not folded.isprintable():
        raise click.BadParameter("say in a few words why it is taken down: the reason is shown in its place")
    return folded


@click.command(short_help="Take an item or a meeting down for good.")
@click.argument("identity", metavar="ITEM|MEETING", callback=parsed)
@click.option("--why", required=True, callback=_why, help="The reason, as readers will be told it.")
@no_index
@console.as_json
@click.pass_obj
def command(place: Place, identity: ItemId | MeetingId, why: str, no_index: bool, as_json: bool) -> None:
    """Take the agenda item COUNCIL/MEETING/ITEM or the meeting COUNCIL/MEETING down for good.

    Either may be given by the address of its page.
    Its words are cut out of every captured page, of old versions and of the index, and out again when a page is fetched
    anew; a tombstone says since when and why. Killed at any moment, it can simply be run again.
    """
    require_home(place.home)  # else opening for writing would make one
    with open_archive(place.home, writing=True) as archive:
        done = forget(archive, _living(archive, identity), (utc_now(), why), register(), console.counter("pages"))
        indexed = not no_index and index_changes(archive, place)
    if as_json:
        console.answer(asdict(done))
    elif done.already:
        console.say(f"{done.id} was taken down before.")
    else:
        console.say(f"{done.id} is taken down: {console.counted(done.pages, 'captured page')} changed.")
    if not indexed:
        console.tell(
            "Until `minutebook index` has been run, searches still find and show the words that were taken down."
        )
        click.get_current_context().exit(0 if no_index else 1)


def _living(archive: Archive, identity: ItemId | MeetingId) -> ItemId | MeetingId:
    """What the id names, or what it has become. Raises NotArchived."""
    if isinstance(identity, MeetingId):
        if not archive.has_meeting(identity):
            identity = archive.moved_to(identity) or identity
        archive.meeting(identity)
        return identity
    try:
        archive.item(identity)
    except NotArchived:
        moved = archive.moved_to(identity)
        if moved is None:
            raise
        return moved
    return identity
