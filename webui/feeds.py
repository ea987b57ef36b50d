"""The newest items that a search finds, as an Atom feed (RFC 4287): the index tells which, the archive since when.

An entry is an item at its lasting address. It was published on the day of its meeting and updated when its newest words
were seen, so that who follows a search is told of minutes that take the place of an agenda.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time

from flask import Blueprint, Response, request

from archive.errors import NotArchived
from archive.ids import ItemId
from archive.model import AgendaItem
from indexer.search.query import HITS_A_PAGE, Order, Query
from indexer.search.results import Hit
from webui import wording
from webui.asked import chips, told
from webui.contexts import render
from webui.formats import Format, url_in
from webui.params import item_url, query_from, url_for_query
from webui.result_contexts import FeedEntry, FeedPage
from webui.wired import archive, engine

pages = Blueprint("feeds", __name__)

# Thirty items, three pages of results: one subject hardly brings as many between two looks of a feed reader.
_PAGES = 3
# A feed must tell when it changed (RFC 4287, 4.1.1). One without an entry says so with the beginning of time.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# What XML cannot hold at all: https://www.w3.org/TR/xml/#charsets.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@pages.get(Format.ATOM.path)
def newest() -> Response:
    """The newest items first, by the date of their meetings."""
    query = replace(query_from(request.args), order=Order.NEWEST)
    site = request.host_url.rstrip("/")
    hits = list(_hits(query))
    seen = dict(_seen(hits))
    entries = tuple(filter(None, (_entry(hit, seen[hit.id], site) for hit in hits if hit.id in seen)))
    feed = FeedPage(
        title=f"{told(query.words, tuple(chips(query)))} – Minutebook",
        url=site + url_in(Format.ATOM, query),
        page_url=site + url_for_query(query),
        updated=max((entry.updated for entry in entries), default=_NEVER),
        entries=entries,
    )
    text = _NO_XML.sub("", render(feed).decode("utf-8"))
    return Response(text.encode("utf-8"), mimetype="application/atom+xml")


def _hits(query: Query) -> Iterator[Hit]:
    """The hits of the first pages, each once also where the index grew between two of them."""
    shown: set[str] = set()
    for page in range(1, _PAGES + 1):
        answer = engine().search(replace(query, page=page))
        yield from (hit for hit in answer.hits if hit.id not in shown)
        shown |= {hit.id for hit in answer.hits}
        if answer.total <= page * HITS_A_PAGE:
            return


def _seen(hits: Iterable[Hit]) -> Iterator[tuple[str, datetime | None]]:
    """(id, when its words, as they are now, were first captured) of the items of all these meetings."""
    held = archive()
    for meeting in {ItemId.parse(hit.id).of_meeting for hit in hits}:
        with suppress(NotArchived):  # it left the archive since it was indexed
            for item in held.meeting(meeting).items:
                yield str(item.id), _seen_at(item)


def _entry(hit: Hit, seen: datetime | None, site: str) -> FeedEntry | None:
    """None for an item of which nothing tells when."""
    held = datetime.combine(hit.held_on, time.min, UTC) if hit.held_on else None
    updated = seen or held
    if updated is None:
        return None
    stated = (hit.committee, wording.council(hit.council) if hit.council else None)
    return FeedEntry(
        url=site + item_url(ItemId.parse(hit.id)),
        title=" ".join(filter(None, (hit.number, wording.title(hit.title)))),
        author=", ".join(filter(None, stated)) or wording.NOT_STATED,
        # A meeting that is still to come has published nothing of itself: only its agenda was seen.
        published=held if held and held <= updated else None,
        updated=updated,
        outcomes=hit.outcomes,
        summary=_summary(hit),
    )


def _seen_at(item: AgendaItem) -> datetime | None:
    if item.versions:
        return item.versions[-1].seen_at
    return item.capture.at if item.capture else None


def _summary(hit: Hit) -> str:
    """When and how far, then the passages of the hit."""
    facts = ", ".join(filter(None, (wording.day(hit.held_on), wording.state(hit.state))))
    return " … ".join([f"{facts}.", *(snippet.text for snippet in hit.snippets)])
