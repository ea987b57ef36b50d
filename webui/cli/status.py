"""`minutebook status`: what is archived of each council, and how its last crawl went."""

import click

from archive.model import MinutesState
from archive.store import open_archive
from indexer.crawl.councils import register
from indexer.crawl.status import Status, statuses
from webui.cli import console
from webui.cli.place import Place


@click.command(short_help="Tell what is archived of each council, and what is not.")
@click.argument("council", required=False)
@console.as_json
@click.pass_obj
def command(place: Place, council: str | None, as_json: bool) -> None:
    """Tell of COUNCIL, or of each: committees and meetings, how the last crawl went, what could not be read."""
    with open_archive(place.home) as archive:
        found = statuses(archive, register(), council)
    if as_json:
        console.answer({"councils": [_json(one) for one in found]})
        return
    for one in found:
        _say(one)


def _say(one: Status) -> None:
    known, covered = one.committees
    states = ", ".join(
        f"{count:,} {state.replace('_', ' ')}" for state, count in sorted(_by_state(one).items()) if count
    )
    console.say(f"{one.slug}{f'  {one.name}' if one.name else ''}{f'  {one.base}' if one.base else ''}")
    console.say(f"  {covered:,} of {console.counted(known, 'committee')} covered")
    console.say(f"  {console.counted(sum(one.meetings.values()), 'meeting')} ({states or 'none'})")
    console.say(f"  {console.counted(one.items, 'item')}, {one.first or '–'} to {one.last or '–'}")
    if one.crawl:
        state = "not finished: run `minutebook crawl` again" if one.crawl.unfinished else "finished"
        console.say(f"  last crawl on {one.crawl.on}, {console.counted(one.crawl.requests, 'request')}, {state}")
        for told in (one.crawl.later, *one.crawl.problems):
            if told:
                console.say(f"  {told}")
    if one.refused:
        console.say(f"  refused: {one.refused}")
    for url, reason in one.unread:
        console.say(f"  not read: {url}: {reason}")
    for item in one.cut:
        console.say(f"  cut: {item}")


def _by_state(one: Status) -> dict[str, int]:
    states = {str(state): one.meetings.get(state, 0) for state in MinutesState}
    return states | {"not_stated": one.meetings.get(None, 0)}


def _json(one: Status) -> dict[str, object]:
    crawl = one.crawl
    return {
        "slug": one.slug,
        "name": one.name,
        "base": one.base,
        "committees": {"known": one.committees[0], "covered": one.committees[1]},
        "meetings": {"total": sum(one.meetings.values()), **_by_state(one)},
        "items": one.items,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
        "last_crawl": crawl
        and {
            "at": crawl.at,
            "on": crawl.on,
            "requests": crawl.requests,
            "unfinished": crawl.unfinished,
            "later": crawl.later,
            "problems": list(crawl.problems),
        },
        "refused": one.refused,
        "unread": [{"url": url, "reason": reason} for url, reason in one.unread],
        "cut": list(one.cut),
    }
