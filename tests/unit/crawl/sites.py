"""Crawls of the made-up council's site over loopback, with the command as a user runs it, held against its truth."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.model import Meeting
from archive.store import open_archive
from indexer.demo.expected import Way, bare, expected, without_addresses
from indexer.demo.site import DemoSite
from tests.command_line import called, forked

SLUG = "harnmere"


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said on its two streams."""

    code: int
    answer: dict[str, Any]
    said: str

    @property
    def council(self) -> dict[str, Any]:
        (council,) = self.answer["councils"]
        found: dict[str, Any] = council
        return found


def crawl(home: Path, *sites: str, options: tuple[str, ...] = (), slug: str | None = SLUG) -> Ran:
    named = ("--slug", slug) if slug else ()
    ran = forked(home, "crawl", *sites, "--delay", "0", "--no-index", "--json", *named, *options)
    return Ran(ran.code, ran.json, ran.err)


def archived(home: Path) -> dict[str, Meeting]:
    """Every meeting that is in the archive, comparable with `truth`."""
    with open_archive(home) as archive:
        meetings = [archive.meeting(meeting) for meeting in archive.meetings()]
    return {str(m.id): _comparable(m) for m in meetings if m.withdrawn is None}


def truth(site: DemoSite) -> dict[str, Meeting]:
    """Every meeting that the site has."""
    return {str(m.id): _comparable(m) for m in expected(site.council, site.address, SLUG, Way.PAGES)}


def _comparable(meeting: Meeting) -> Meeting:
    return without_addresses(bare(meeting))


def export(home: Path) -> list[dict[str, Any]]:
    """Every item as `export` writes it, but for when its pages were captured."""
    items = [json.loads(line) for line in called(home, "export", "--format", "jsonl").out.splitlines()]
    for item in items:
        item["versions"] = len(item["versions"])
        del item["capture"]
    return items


def status(home: Path) -> dict[str, Any]:
    """What `status` says of the one council."""
    (council,) = called(home, "status", SLUG, "--json").json["councils"]
    found: dict[str, Any] = council
    return found
