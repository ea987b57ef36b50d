"""One kept page -> what it says, and of whose meeting: recognised, parsed, its council and numbers found.

Bytes to value: no store, no network, so that pages can be looked at in any order, in any process.
"""

from dataclasses import replace

from archive.book import Waiting
from archive.compose import settled_meeting
from archive.sighting import Evidence, Sighting, Stated
from indexer.crawl.councils import Register, slug_of_base
from indexer.crawl.errors import CrawlError, Unreadable
from indexer.crawl.moderngov.addresses import absolute_moderngov_addresses
from indexer.crawl.moderngov.dates import without_subtitle
from indexer.crawl.moderngov.kinds import Kind, recognise
from indexer.crawl.moderngov.pages import parse
from indexer.crawl.moderngov.redact import TAKEN_DOWN
from indexer.crawl.moderngov.urls import base_of, item_number, item_url, meeting_number, meeting_url

_OK = 200

# The longest meeting pages are a few megabytes; one ten times that would only hold up all that wait behind it.
LARGEST_PAGE = 16 * 1024 * 1024
_WITHOUT_MEETINGS = frozenset(
    {Kind.COMMITTEES_XML, Kind.MEETINGS_XML, Kind.COMMITTEE_LIST, Kind.MEETING_LIST, Kind.OTHER_PAGE, Kind.UNKNOWN}
)


def look(page: Waiting, stated: Stated, register: Register) -> Evidence | str | None:
    """What the page says of its meeting; the reason where it cannot be read; None where it is no page of a meeting."""
    if _is_no_business_of_ours(page) or (page.redacted and not page.body):
        return None
    council, base = _whose(page, stated, register)
    try:
        sighting = _parsed(page.body, base)
    except CrawlError as error:
        return str(error)
    sighting = _numbered(sighting, page.url) if council else without_numbers(sighting)
    sighting = _with_list(sighting, stated, page.body)
    if page.redacted:
        sighting = _with_taken_down(sighting)
    meeting = settled_meeting(council, sighting.meeting, page.sha256)
    return Evidence(meeting, sighting, stated, page.at, page.url, page.sha256)


def _parsed(body: bytes, base: str | None) -> Sighting:
    if len(body) > LARGEST_PAGE:
        raise Unreadable(f"it is larger than {LARGEST_PAGE >> 20} MiB, which no page of minutes is")
    return parse(body, base)


def _is_no_business_of_ours(page: Waiting) -> bool:
    """Whether a fetched page was never meant to hold a meeting: robots.txt, a list, an answer that is not 200."""
    return page.status is not None and (page.status != _OK or recognise(page.body) in _WITHOUT_MEETINGS)


def _whose(page: Waiting, stated: Stated, register: Register) -> tuple[str | None, str | None]:
    """(council, base address) of a page: as stated, else by the register, else the host's name, else None."""
    addresses = [*([page.url] if page.url and base_of(page.url) else []), *absolute_moderngov_addresses(page.body)]
    base = base_of(addresses[0]) if addresses else None
    if stated.council:
        row = register.by_slug(stated.council)
        return stated.council, base or (row.base if row else None)
    for address in addresses:
        if row := register.for_address(address):
            return row.slug, base
    return (slug_of_base(base), base) if base else (None, None)


def _numbered(sighting: Sighting, url: str | None) -> Sighting:
    """A sighting whose page does not tell its own numbers, with those of the address it was fetched from."""
    base = base_of(url) if url else None
    if url is None or base is None:
        return sighting
    if sighting.meeting is None and (meeting := meeting_number(url)):
        return replace(sighting, meeting=meeting, source_url=meeting_url(base, meeting))
    only = sighting.items[0] if len(sighting.items) == 1 and not sighting.whole else None
    if only and only.item is None and (item := item_number(url)):
        return replace(sighting, items=(replace(only, item=item, source_url=item_url(base, item)),))
    return sighting


def _with_list(sighting: Sighting, stated: Stated, body: bytes) -> Sighting:
    """A sighting with what its site's list told: the meeting of an item's page, a committee beside its subtitle.

    GetMeeting names a committee only by whom its items are referred to, so there the list knows better.
    """
    if stated.meeting and sighting.meeting is None:
        sighting = replace(sighting, meeting=stated.meeting)
    named = sighting.committee
    if named is None or stated.committee is None or named == stated.committee:
        return sighting
    listed = stated.meeting is not None and recognise(body) is Kind.MEETING_XML
    if listed or without_subtitle(named, (stated.committee,)) == stated.committee:
        return replace(sighting, committee=stated.committee)
    return sighting


def _with_taken_down(sighting: Sighting) -> Sighting:
    """What a cut page still says, also in a home that knows nothing of what was taken down."""
    rows = (replace(row, taken_down=True) if row.title == TAKEN_DOWN else row for row in sighting.items)
    return replace(sighting, items=tuple(rows))


def without_numbers(sighting: Sighting) -> Sighting:
    """A sighting whose council nobody knows: its numbers are no one's, so it is known by its content alone."""
    return replace(sighting, meeting=None, items=tuple(replace(row, item=None) for row in sighting.items))
