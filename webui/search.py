"""The home page and the search page: ask the index, show what it answers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import compress, count
from pathlib import Path

from flask import Blueprint, current_app, request

from archive.errors import NotArchived
from archive.ids import ItemId
from archive.store import open_archive
from indexer.search.engines.protocol import Engine
from indexer.search.errors import SearchError
from indexer.search.grammar import shortened
from indexer.search.query import FILTERS, HITS_A_PAGE, Order, Query
from indexer.search.results import Facet, Hit, Results
from webui import wording
from webui.contexts import render
from webui.facets import FacetBox, FacetValues
from webui.histogram import histogram
from webui.links import Link, PageLink, Paging
from webui.minutes import Marked
from webui.params import (
    around_value,
    form_fields,
    item_url,
    meeting_url,
    query_from,
    toggled,
    url_at,
    url_for_only,
    url_for_query,
)
from webui.result_contexts import (
    Choice,
    HitEntry,
    Holdings,
    HomePage,
    LatestMeeting,
    Offer,
    Passage,
    SearchPage,
    SimilarPage,
    Speaker,
)
from webui.suggesting import suggestions

pages = Blueprint("search", __name__)

# A dozen values fill a screen beside the hits; the others stand in a list that the reader opens.
_FIRST_VALUES = 12
_FIRST_TO_BROWSE = 8
# Longer words are somebody's pasted text, of which the links hold no more than is searched for. Of 10,000 characters a
# page was 2.4 MB, of 5,000 brackets 6.6 MB.
_LONG = 500
_ORDERS = {Order.BEST: "Best match", Order.NEWEST: "Newest first", Order.OLDEST: "Oldest first"}


@pages.get("/")
def home() -> bytes:
    """What the archive holds, its latest meetings, and a search box."""
    latest, trouble = None, None
    try:
        latest = _engine().search(Query(order=Order.NEWEST))
    except SearchError as error:
        trouble = str(error)
    return render(_home_page(_holdings(), latest, trouble))


@pages.get("/search")
def results() -> bytes:
    """The answer to the query that stands in the address."""
    query = query_from(request.args)
    answer = _engine().search(query)
    wider = () if answer.total else tuple(_wider(query, answer))
    return render(search_page(query, answer, wider))


@pages.get("/suggest")
def suggest() -> dict[str, list[dict[str, str | int]]]:
    """Committees and speakers that what is typed may begin, beside everything else that the form asks for."""
    return {"suggestions": list(suggestions(query_from(request.args), _engine().suggest))}


@pages.get("/<council>/items/<meeting>/<item>/similar")
def similar(council: str, meeting: str, item: str) -> bytes:
    """What is like an item, and the same matter at other meetings."""
    asked = ItemId.parse(f"{council}/{meeting}/{item}")
    found = _engine().similar(asked)
    if found is None:
        raise NotArchived(f"the index holds no item {asked}: search for the words that you are looking for")
    title = wording.title(found.title)
    parts = (tuple(_entry(hit, "") for hit in part) for part in (found.same_issue, found.likely_same, found.like))
    return render(SimilarPage(f"More like “{title}”", Link(title, item_url(asked)), *parts))


def _engine() -> Engine:
    engine: Engine = current_app.extensions["minutebook.engine"]
    return engine


def _holdings() -> Holdings | None:
    home: Path = current_app.extensions["minutebook.home"]
    try:
        archive = open_archive(home)
    except NotArchived:
        return None
    with archive:
        counts = archive.counts()
    if not counts.items:
        return None
    return Holdings(counts.councils, counts.committees, counts.meetings, counts.items, counts.first, counts.last)


def _home_page(holdings: Holdings | None, latest: Results | None, trouble: str | None) -> HomePage:
    facets = latest.facets if latest else {}
    browse = tuple(
        _browse_box(name, facets[name]) for name in ("committee", "year", "council") if len(facets.get(name, ())) > 1
    )
    return HomePage(
        title="Minutebook",
        words="",
        holdings=holdings,
        latest=tuple(_latest(latest.hits)) if latest else (),
        browse=browse,
        newest_url=url_for_query(Query(order=Order.NEWEST)),
        trouble=trouble if holdings else None,
    )


def _browse_box(name: str, facets: tuple[Facet, ...]) -> FacetBox:
    if name == "year":
        # To browse by year is to go back in time; what states none comes last.
        facets = tuple(sorted(facets, key=lambda f: f.value if isinstance(f.value, int) else 0, reverse=True))
    return FacetBox(name, wording.FACET_NAMES[name], *_values(Query(), name, facets).cut(_FIRST_TO_BROWSE))


def _values(query: Query, name: str, facets: tuple[Facet, ...]) -> FacetValues:
    values, counts, chosen = zip(*facets, strict=True)
    urls = {place: url_for_query(toggled(query, name, values[place])) for place in compress(count(), chosen)}
    return FacetValues(name, values, counts, around_value(query, name), urls)


def _latest(hits: tuple[Hit, ...]) -> Iterator[LatestMeeting]:
    """The meetings of the newest items, each with those of its items that are no mere procedure."""
    by_meeting: dict[str, list[Hit]] = {}
    for hit in hits:
        by_meeting.setdefault(str(ItemId.parse(hit.id).of_meeting), []).append(hit)
    for found in by_meeting.values():
        first, telling = found[0], [hit for hit in found if not hit.procedural]
        yield LatestMeeting(
            meeting_url(ItemId.parse(first.id).of_meeting),
            wording.committee(first.committee),
            wording.council(first.council),
            first.held_on,
            wording.state(first.state),
            tuple(Link(wording.title(hit.title), item_url(ItemId.parse(hit.id))) for hit in telling or found[:1]),
        )


def _wider(query: Query, answer: Results) -> Iterator[Offer]:
    """What would be found without a thing asked for, or else without all filters, or without the words."""
    query = replace(query, words=_in_links(query.words), page=1)
    for without in answer.without:
        url = url_for_query(replace(without.query, words=_in_links(without.query.words)))
        yield Offer(f"Search without {without.left_out}", without.total, url)
    unfiltered = Query(words=query.words, order=query.order)
    if answer.without or form_fields(unfiltered) == form_fields(query):
        return
    wider = [("Search without the chosen filters", unfiltered)]
    if query.words:
        wider.append(("Show everything that the filters choose", replace(query, words="")))
    for text, asked in wider:
        if total := _engine().search(asked).total:
            yield Offer(text, total, url_for_query(asked))


def search_page(query: Query, answer: Results, wider: tuple[Offer, ...] = ()) -> SearchPage:
    """The answer as the results page shows it; `wider` are searches to offer where it is empty."""
    last_page = max(1, -(-answer.total // HITS_A_PAGE))
    typed, query = query.words, replace(query, words=_in_links(query.words))
    first = replace(query, page=1)
    kept = [field for field in form_fields(first) if field[0] not in {"q", "from", "to", "order"}]
    return SearchPage(
        title=f"{typed[:80] or 'All items'} – search",
        words=typed,
        form=tuple(kept),
        date_from=query.date_from,
        date_to=query.date_to,
        orders=_orders(query),
        histogram=histogram(first, answer.months),
        facets=tuple(_facet_box(query, name, values) for name, values in answer.facets.items() if values),
        chips=tuple(_chips(first)),
        clear_url=url_for_query(Query(words=query.words, order=query.order)),
        total=answer.total,
        held_back=answer.held_back,
        held_back_url=url_for_query(replace(first, procedural=True)),
        notes=answer.notes,
        meant=Link(answer.meant, url_for_query(replace(first, words=answer.meant))) if answer.meant else None,
        meant_total=answer.meant_total,
        missing=answer.missing,
        offers=wider,
        # An item marks the words it was found by, so its address holds them put right.
        hits=tuple(_entry(hit, answer.instead or query.words) for hit in answer.hits),
        first_hit=(query.page - 1) * HITS_A_PAGE + 1,
        page=query.page,
        last_page=last_page,
        paging=_paging(query, last_page),
        first_page_url=url_for_query(first),
        last_page_url=url_for_query(replace(query, page=last_page)),
        dates_swapped=bool(query.date_from and query.date_to and query.date_from > query.date_to),
    )


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
    return FacetBox(name, wording.FACET_NAMES[name], *_values(query, name, facets).cut(cut))


def _chips(query: Query) -> Iterator[Link]:
    """Every choice with the address of the same search without it."""
    for name in FILTERS:
        for value in getattr(query, name):
            text = f"{wording.FACET_NAMES[name]}: {wording.facet_value(name, value)}"
            yield Link(text, url_for_query(toggled(query, name, value)))
    if query.date_from:
        yield Link(f"From {wording.day(query.date_from)}", url_for_query(replace(query, date_from=None)))
    if query.date_to:
        yield Link(f"To {wording.day(query.date_to)}", url_for_query(replace(query, date_to=None)))
    if query.procedural:
        yield Link("Procedural items shown", url_for_query(replace(query, procedural=False)))


def _entry(hit: Hit, words: str) -> HitEntry:
    item = ItemId.parse(hit.id)
    url = item_url(item, words)
    return HitEntry(
        url=url,
        number=Marked(hit.number, hit.number_marks) if hit.number else None,
        title=Marked(wording.title(hit.title), hit.title_marks),
        committee=wording.committee(hit.committee),
        held_on=hit.held_on,
        council=wording.council(hit.council),
        meeting_url=meeting_url(item.of_meeting),
        state=wording.state(hit.state),
        procedural=hit.procedural,
        speakers=tuple(_speakers(hit)),
        outcomes=hit.outcomes,
        passages=tuple(Passage(snippet, url_at(url, snippet.anchor)) for snippet in hit.snippets),
    )


def _speakers(hit: Hit) -> Iterator[Speaker]:
    """Those whose name was searched for come first: of many, a hit shows a few."""
    named = list(zip(hit.speakers, hit.speaker_marks, strict=True))
    for name, marks in sorted(named, key=lambda pair: not pair[1]):
        yield Speaker(Marked(name, marks), url_for_only("speaker", name))


def _paging(query: Query, last_page: int) -> Paging:
    def url(page: int) -> str:
        return url_for_query(replace(query, page=page))

    here = min(query.page, last_page)
    shown = sorted({1, last_page, *range(max(1, here - 2), min(last_page, here + 2) + 1)})
    links: list[PageLink] = []
    for page in shown:
        if links and page - (links[-1].number or 0) > 1:
            links.append(PageLink(None))
        links.append(PageLink(page, url(page), page == query.page))
    return Paging(
        tuple(links),
        url(min(query.page - 1, last_page)) if query.page > 1 else None,
        url(query.page + 1) if query.page < last_page else None,
    )
