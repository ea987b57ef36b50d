"""The ground truth of a served council as archive values: what a crawl that misses nothing has in its archive.

    expected(site.council, site.address, "harnmere", Way.SERVICE)   every meeting, in order of date, then number
    bare(meeting)                                                   an archived meeting, to be compared with those

Both ways tell the same but for the addresses of documents (the service hands out mgConvert2PDF, the pages have files,
and they alone have the papers of a meeting itself) and for a meeting without agenda, whose page is called "Agenda" all
the same: `without_addresses` is what they agree in.
"""

import string
from dataclasses import replace
from enum import StrEnum
from urllib.parse import quote

from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Attendance, Document, Meeting, MinutesState
from indexer.demo import pages, truth
from indexer.demo.truth import MadeUpCouncil, Paper

# What may stand in an address as it is: of the printable signs all but those that a browser would escape.
_KEPT = "".join(sign for sign in string.punctuation if sign not in '"<>\\^`{|}')


class Way(StrEnum):
    """By which way the meetings are read."""

    SERVICE = "service"
    PAGES = "pages"


def expected(council: MadeUpCouncil, base: str, slug: str, way: Way) -> tuple[Meeting, ...]:
    """Every meeting with its items, their documents and its attendance, as `bare` gives them.

    `base` is the site's address with a slash at its end.
    """
    return tuple(_meeting(held, base, slug, way) for held in council.meetings)


def bare(meeting: Meeting) -> Meeting:
    """The meeting without what the reading finds in its words, what left its page, and when it was captured.

    Which matter an item belongs to is left out too: only pages tell it.
    """
    items = tuple(
        replace(item, remarks=(), outcomes=(), procedural=False, capture=None, versions=(), issue=None)
        for item in meeting.items
    )
    return replace(meeting, items=items, tombstones=(), capture=None)


def without_addresses(meeting: Meeting) -> Meeting:
    """The meeting with its items' documents known by their numbers alone and without papers of its own.

    Where there is no agenda, there is no state either.

    In this the two ways agree, and an archive that was filled by both.
    """
    items = tuple(replace(i, documents=tuple(replace(d, url=None) for d in i.documents)) for i in meeting.items)
    return replace(meeting, items=items, documents=(), state=meeting.state if items else None)


def _meeting(held: truth.Meeting, base: str, slug: str, way: Way) -> Meeting:
    by_pages = way is Way.PAGES
    packs = tuple(
        Document(p.title, base + _escaped(pages.pack_address(held, p)), f"g{held.id}-{pages.pack_kind(held)}")
        for p in held.papers
    )
    # The service says of an agenda that there is none yet; the page is called "Agenda" all the same.
    state = held.state if held.items or by_pages or held.state is not MinutesState.AGENDA else None
    return Meeting(
        id=MeetingId(slug, str(held.id)),
        committee=held.committee.name,
        held_on=held.held_on,
        starts_at=held.starts_at,
        venue=held.venue,
        state=state,
        status=held.status,
        attendance=tuple(Attendance(a.name, a.role, a.status) for a in held.attendees),
        items=tuple(_item(held, item, (base, slug, way)) for item in held.items),
        documents=packs if by_pages else (),
        source_url=f"{base}ieListDocuments.aspx?MId={held.id}&Ver=4",
    )


def _item(held: truth.Meeting, item: truth.Item, of: tuple[str, str, Way]) -> AgendaItem:
    base, slug, way = of
    return AgendaItem(
        id=ItemId(slug, str(held.id), str(item.id)),
        number=item.number,
        title=item.title,
        state=held.state,
        description=item.description,
        decision=item.decision,
        minutes=item.minutes,
        documents=tuple(_document(paper, base, way) for paper in item.papers),
        restricted=item.restricted,
        source_url=f"{base}mgAi.aspx?ID={item.id}",
    )


def _document(paper: Paper, base: str, way: Way) -> Document:
    service = f"mgConvert2PDF.aspx?ID={paper.number}"
    address = service if way is Way.SERVICE else _escaped(f"documents/s{paper.number}/{paper.title}.pdf")
    return Document(paper.title, base + address, str(paper.number))


def _escaped(address: str) -> str:
    return quote(address, safe=_KEPT)
