"""The search page: ask the index, show what it answers."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, request

from archive.ids import ItemId
from indexer.search.grammar import shortened
from indexer.search.query import HITS_A_PAGE, Order, Query
from indexer.search.results import Facet, Hit, Results
from webui import wording
from webui.asked import chips, told
from webui.contexts import render
from webui.facets import FacetBox, facet_values
from webui.formats import Format, url_in
from webui.histogram import histogram
from webui.language import language
from webui.links import Link, PageLink, Paging
from webui.minutes import Marked
from webui.params import (
    first_page,
    form_fields,
    item_url,
    meeting_url,
    query_from,
    url_at,
    url_for_only,
    url_for_query,
    url_of_page,
)
from webui.result_contexts import (
    Choice,
    HitEntry,
    Nearest,
    Offer,
    Passage,
    SearchPage,
    Speaker,
    Taken,
)
from webui.suggesting import suggestions
from webui.wired import engine

pages = Blueprint("search", __name__)

# A dozen values fill a screen beside the hits; the others stand in a list that the reader opens.
_FIRST_VALUES = 12
_NEAREST = 3  # hits of another search that are shown where nothing or little is found
# Longer words are somebody's pasted text, of which the links hold no more than is searched for. Of 10,000 characters a
# page was 2.4 MB, of 5,000 brackets 6.6 MB.
_LONG = 500
# What the reader types or chooses anew; the form keeps all else.
_BOXES = {"q", "from", "to", "order"}
_ORDERS = {Order.BEST: "Best match", Order.NEWEST: "Newest first", Order.OLDEST: "Oldest first"}


@pages.get("/search")
def results() -> bytes:
    """The answer to the query that stands in the address."""
    query = query_from(request.args)
    answer = engine().search(query)
    return render(search_page(query, answer, tuple(_wider(query, answer)), _nearest(answer)))


@pages.get("/suggest")
def suggest() -> dict[str, list[dict[str, str | int]]]:
    """Committees and speakers that what is typed may begin, beside everything else that the form asks for."""
    return {"suggestions": list(suggestions(query_from(request.args), engine().suggest))}


def _wider(query: Query, answer: Results) -> Iterator[Offer]:
    """What would be found without a thing asked for; where nothing is, or else without all filters, or the words."""
    query = replace(query, words=_in_links(query.words), page=1)
    for without in answer.without:
        url = url_for_query(replace(without.query, words=_in_links(without.query.words)))
        yield Offer(f"Search without {without.left_out}", without.total, url)
    unfiltered = Query(words=query.words, order=query.order)
    if answer.total or answer.without or form_fields(unfiltered) == form_fields(query):
        return
    wider = [("Search without the chosen filters", unfiltered)]
    if query.words:
        wider.append(("Show everything that the filters choose", replace(query, words="")))
    for text, asked in wider:
        if total := engine().search(asked).total:
            yield Offer(text, total, url_for_query(asked))


def _nearest(answer: Results) -> Nearest | None:
    """What the offer finds beside the hits that finds the fewest: it keeps what tells most."""
    if not answer.without or (answer.total and not answer.hits):
        return None
    offer = min(answer.without, key=lambda without: without.total)
    shown = {hit.id for hit in answer.hits}
    hits = [hit for hit in engine().search(offer.query).hits if hit.id not in shown][:_NEAREST]
    query = replace(offer.query, words=_in_links(offer.query.words))
    entries = tuple(hit_entry(hit, query.words) for hit in hits)
    return Nearest(offer.left_out, offer.total, url_for_query(query), entries)


def search_page(
    query: Query, answer: Results, wider: tuple[Offer, ...] = (), nearest: Nearest | None = None
) -> SearchPage:
    """The results page; `wider` are searches offered where it is empty or short, `nearest` what one of them finds."""
    last_page = max(1, -(-answer.total // HITS_A_PAGE))
    typed, query = query.words, replace(query, words=_in_links(query.words))
    first = first_page(query)
    first_url, chosen = url_for_query(first), tuple(chips(first))
    return SearchPage(
        title=_title(typed, chosen, query.page),
        words=typed,
        form=tuple(field for field in form_fields(first) if field[0] not in _BOXES),
        date_from=query.date_from,
        date_to=query.date_to,
        orders=_orders(query),
        histogram=histogram(first, answer.months),
        facets=tuple(_facet_box(query, name, values) for name, values in answer.facets.items() if values),
        chips=chosen,
        clear_url=url_for_query(Query(words=query.words, order=query.order)),
        taken=_taken(query, answer.total),
        total=answer.total,
        held_back=answer.held_back,
        held_back_url=url_for_query(replace(first, procedural=True)),
        notes=answer.notes,
        meant=Link(answer.meant, url_for_query(replace(first, words=answer.meant))) if answer.meant else None,
        meant_total=answer.meant_total,
        missing=answer.missing,
        offers=wider,
        nearest=nearest,
        # An item marks the words it was found by, so its address holds them put right.
        hits=tuple(hit_entry(hit, answer.instead or query.words) for hit in answer.hits),
        first_hit=(query.page - 1) * HITS_A_PAGE + 1,
        page=query.page,
        last_page=last_page,
        paging=_paging(query.page, last_page, first_url),
        first_page_url=first_url,
        last_page_url=url_of_page(first_url, last_page),
        dates_swapped=bool(query.date_from and query.date_to and query.date_from > query.date_to),
    )


def _title(typed: str, chosen: tuple[Link, ...], page: int) -> str:
    """What tells an answer from others among tabs, bookmarks and pages gone back to."""
    asked = told(typed, chosen)
    return f"{asked}, page {page} – search" if page > 1 else f"{asked} – search"


def _taken(query: Query, total: int) -> Taken:
    csv_url = url_in(Format.CSV, query) if total else None
    return Taken(csv_url, url_in(Format.JSON, query), url_in(Format.ATOM, query))


def _in_links(words: str) -> str:
    """The words as the links of a page hold them, some 200 of which hold them whole."""
    return shortened(words) if len(words) > _LONG else words


def _orders(query: Query) -> tuple[Choice, ...]:
    """The orders to choose from; the one that holds where none is chosen has no value, so no place in addresses."""
    implied = Order.BEST if query.words else Order.NEWEST
    chosen = query.order or implied
    return tuple(
        Choice("" if order is implied else order.value, text, order is chosen) for order, text in _ORDERS.items()
    )


def _facet_box(query: Query, name: str, facets: tuple[Facet, ...]) -> FacetBox:
    # One value more than fits is no reason for a list to open.
    cut = _FIRST_VALUES if len(facets) > _FIRST_VALUES + 1 else len(facets)
    return FacetBox(name, wording.FACET_NAMES[name], *facet_values(query, name, facets).cut(cut))


def hit_entry(hit: Hit, words: str) -> HitEntry:
    """A hit as lists show it, its addresses with the words to mark."""
    item = ItemId.parse(hit.id)
    url = item_url(item, words)
    return HitEntry(
        url=url,
        number=Marked(hit.number, hit.number_marks) if hit.number else None,
        title=Marked(wording.title(hit.title), hit.title_marks),
        language=language(hit.title),
        committee=wording.committee(hit.committee),
        held_on=hit.held_on,
        council=wording.council(hit.council),
        meeting_url=meeting_url(item.of_meeting),
        state=wording.state(hit.state),
        procedural=hit.procedural,
        speakers=tuple(_speakers(hit)),
        outcomes=hit.outcomes,
        passages=tuple(
            Passage(snippet, url_at(url, snippet.anchor), language(snippet.text)) for snippet in hit.snippets
        ),
    )


def _speakers(hit: Hit) -> Iterator[Speaker]:
    """Those whose name was searched for come first: of many, a hit shows a few."""
    named = list(zip(hit.speakers, hit.speaker_marks, strict=True))
    for name, marks in sorted(named, key=lambda pair: not pair[1]):
        yield Speaker(Marked(name, marks), url_for_only("speaker", name))


def _paging(asked: int, last_page: int, first_url: str) -> Paging:
    here = min(asked, last_page)
    shown = sorted({1, last_page, *range(max(1, here - 2), min(last_page, here + 2) + 1)})
    links: list[PageLink] = []
    for page in shown:
        if links and page - (links[-1].number or 0) > 1:
            links.append(PageLink(None))
        links.append(PageLink(page, url_of_page(first_url, page), page == asked))
    return Paging(
        tuple(links),
        url_of_page(first_url, min(asked - 1, last_page)) if asked > 1 else None,
        url_of_page(first_url, asked + 1) if asked < last_page else None,
    )
