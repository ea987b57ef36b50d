"""`minutebook crawl`: councils' sites into the archive."""

from contextlib import nullcontext
from datetime import UTC, date, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

import click

from archive.ids import is_council_slug
from archive.store import open_archive
from indexer.crawl.councils import register, slug_of_base
from indexer.crawl.moderngov.urls import site_base
from indexer.crawl.settings import Pace, contact, patience
from indexer.crawl.walk import Days, Site, Walked, walk
from webui.cli import console, slugs
from webui.cli.days import day
from webui.cli.indexing import index_changes, indexed_meanwhile, no_index
from webui.cli.place import Place


@click.command(short_help="Bring councils' whole sites into the archive, or what changed since the last time.")
@click.argument("sites", metavar="ADDRESS|SLUG...", nargs=-1, required=True)
@click.option("--slug", callback=slugs.checked, help="The council's slug, for one address that is not in the register.")
@click.option("--since", callback=day, metavar="DATE", help="Only meetings held on this day or later.")
@click.option(
    "--delay", type=click.FloatRange(0), default=1.0, show_default=True, metavar="SECONDS",
    help="Between two requests to a host; less than 1 only for a site on this machine.",
)  # fmt: skip
@click.option("--today", callback=day, metavar="DATE", help="The day to take for today [default: the clock's].")
@no_index
@console.as_json
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917  # one parameter an option
    place: Place,
    sites: tuple[str, ...],
    slug: str | None,
    since: date | None,
    delay: float,
    today: date | None,
    no_index: bool,
    as_json: bool,
) -> None:
    """Bring councils' whole sites into the archive: slugs of the register (`minutebook councils`) or addresses.

    The first crawl brings all; later ones what is new, what is young enough to have changed, and a part of the rest.
    What it has brought is indexed every minute. Killed at any moment, run the same command again: it goes on where it
    was. robots.txt is honoured, one request a second is sent to a host, and a site that refuses is left alone.
    """
    asked = _sites(sites, slug, delay)
    now = datetime.now(UTC)
    days = Days(now, today or _local_day(now), since)
    manners = (Pace(delay, contact()), patience())
    with open_archive(place.home, writing=True) as archive:
        with nullcontext() if no_index else indexed_meanwhile(place):
            walked = walk(archive, asked, days, manners, console.bar())
        indexed = no_index or index_changes(archive, place)
    _tell(walked, as_json)
    click.get_current_context().exit(_code(walked) or (0 if indexed else 1))


def _sites(named: tuple[str, ...], slug: str | None, delay: float) -> list[Site]:
    """The sites that are named, each once. Raises UsageError."""
    found: dict[str, Site] = {}
    for name in named:
        site = _site(name, slug if len(named) == 1 else None)
        if delay < 1 and not _is_loopback(site.base):
            raise click.UsageError(
                f"{site.base} is no site on this machine: a council's is asked at most once a second (--delay 1)"
            )
        known = found.setdefault(site.slug, site)
        if known != site:
            raise click.UsageError(f"{known.base} and {site.base} would both be {site.slug}: crawl them one by one")
    if slug and len(named) > 1:
        raise click.UsageError("--slug names one council, and several are given")
    return list(found.values())


def _site(name: str, slug: str | None) -> Site:
    if "://" in name:
        base = site_base(name)
        if base is None:
            raise click.UsageError(f"“{name[:200]}” is no address of a web site")
        row = register().for_address(base)
        known = slug or (row.slug if row else slug_of_base(base))
        if not is_council_slug(known):
            raise click.UsageError(f"“{name[:200]}” gives no usable slug: give one with --slug")
        return Site(base, known)
    row = register().by_slug(name)
    if row is None:
        raise click.UsageError(
            f"no council “{name[:100]}” is in the register: `minutebook councils` lists what is, "
            "or give the site's address (https://...)"
        )
    if row.closed:
        console.tell(f"{row.name} is marked closed in the register; its site may be gone.")
    return Site(row.base, slug or row.slug)


def _is_loopback(base: str) -> bool:
    host = (urlsplit(base).hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _local_day(now: datetime) -> date:
    return now.astimezone().date()


def _tell(walked: list[Walked], as_json: bool) -> None:
    for one in walked:
        for problem in (one.refused, one.later, one.unreachable, *one.problems):
            if problem:
                console.tell(f"{one.slug}: {problem}")
    if as_json:
        console.answer(_error(walked) | {"councils": [_json(one) for one in walked]})
        return
    for one in walked:
        console.say(
            f"{one.slug}: {console.counted(one.requests, 'request')}; {console.counted(one.committees, 'committee')}, "
            f"{console.counted(one.meetings, 'meeting')}; {console.counted(one.items, 'item')} read: {one.new:,} new, "
            f"{one.changed:,} changed, {one.unchanged:,} unchanged, {one.withdrawn:,} withdrawn."
        )
        for unread in one.unread:
            console.say(f"Not read: {unread.url}: {unread.reason}")


def _json(one: Walked) -> dict[str, object]:
    return {
        "slug": one.slug,
        "refused": one.refused,
        "committees": one.committees,
        "meetings": one.meetings,
        "items": one.items,
        "new": one.new,
        "changed": one.changed,
        "unchanged": one.unchanged,
        "withdrawn": one.withdrawn,
        "requests": one.requests,
        "unread": [{"url": unread.url, "reason": unread.reason} for unread in one.unread],
        "later": one.later or one.unreachable,
        "problems": list(one.problems),
    }


def _error(walked: list[Walked]) -> dict[str, object]:
    """What a script is told beside the councils where the code is 3 or 4."""
    reasons = [f"{one.slug}: {reason}" for one in walked if (reason := one.refused or one.unreachable)]
    return {"error": "; ".join(reasons)} if _code(walked) > 2 else {}


def _code(walked: list[Walked]) -> int:
    """0 all is well, 1 something is left or odd, 3 a site refused, 4 none could be reached."""
    if any(one.refused for one in walked):
        return 3
    if all(one.unreachable for one in walked):
        return 4
    return int(any(one.unread or one.later or one.unreachable or one.problems for one in walked))
