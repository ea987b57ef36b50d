"""The query string <-> Query, both ways, and every link that leads to a page of the site.

Strict on purpose: what a reader asked for is honoured or refused by name, never quietly left out. Only tracking
parameters, which the reader did not choose, are dropped.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote, quote_plus, urlencode

from werkzeug.datastructures import MultiDict

from archive.ids import ItemId, MeetingId
from archive.model import MinutesState, OutcomeKind
from indexer.search.errors import BadQuery
from indexer.search.query import FILTERS, Order, Query

V = TypeVar("V")

_EVERYTHING = Query()
SEARCH = "/search"
SEARCH_NAMES = frozenset({"q", *FILTERS, "from", "to", "order", "procedural", "page"})

_TRACKING = re.compile(r"utm_.*|fbclid|gclid", re.IGNORECASE | re.DOTALL)
# Control characters mean nothing to a reader and are not allowed in HTML.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
# Nine digits are more pages than any archive has, and no number that an engine could choke on.
_PAGE = re.compile(r"[1-9]\d{0,8}", re.ASCII)
# Every value chosen stands in the link of every other, so the page grows with their square: 1,500 took 6 s to make,
# 100 take 0.05 s. No council has so many committees.
_MOST_VALUES = 100


class BadParameter(BadQuery):
    """A parameter of the address holds what it cannot; `names` are those without which the address is in order."""

    def __init__(self, message: str, *names: str) -> None:
        super().__init__(message)
        self.names = frozenset(names)


class UnknownParameter(BadParameter):
    """The address has parameters that its page does not know."""


def has_tracking(names: Iterable[str]) -> bool:
    """Whether somebody's tracking parameters hang on the address."""
    return any(_TRACKING.fullmatch(name) for name in names)


def without_tracking(path: str, args: MultiDict[str, str]) -> str:
    """The same address without its tracking parameters; all others are kept, in their order."""
    return address(path, args, lambda name: not _TRACKING.fullmatch(name))


def without_names(path: str, args: MultiDict[str, str], names: Collection[str]) -> str:
    """The same address without these parameters; all others are kept, in their order."""
    return address(path, args, lambda name: name not in names)


def address(path: str, args: MultiDict[str, str], is_kept: Callable[[str], object] = bool) -> str:
    """The address of `path` with those parameters whose names are kept, in their order."""
    kept = [(name, value) for name, value in args.items(multi=True) if is_kept(name)]
    # One leading slash: "//host" would be another site.
    here = "/" + quote(path.lstrip("/"), safe="/:@-._~")
    return f"{here}?{urlencode(kept)}" if kept else here


def check_names(names: Iterable[str], known: frozenset[str]) -> None:
    """Raises UnknownParameter, whose message names the first that the page does not know."""
    unknown = [name for name in names if name not in known]
    if unknown:
        told = ", ".join(sorted(known)) if known else "none"
        message = f"“{_shown(unknown[0])}” is no parameter of this page (it takes: {told}). Leave it out."
        raise UnknownParameter(message, *unknown)


def words_from(args: MultiDict[str, str]) -> str:
    """What the reader typed, on any page. Raises BadQuery where `q` is given twice."""
    return _CONTROL.sub(" ", _one(args, "q")).strip()


def typed_words(args: MultiDict[str, str]) -> str:
    """What the reader typed, for a page that must be made whatever stands in the address."""
    return _CONTROL.sub(" ", args.get("q", "")).strip()


def query_from(args: MultiDict[str, str]) -> Query:
    """The Query that a query string asks for; the inverse of `url_for_query`.

    An empty filter value asks for "not stated"; any other empty parameter counts as absent. Raises UnknownParameter and
    BadQuery, whose message names the parameter and what it takes.
    """
    check_names(args.keys(), SEARCH_NAMES)
    return Query(
        words=words_from(args),
        committee=_filter(args, "committee", _text),
        speaker=_filter(args, "speaker", _text),
        council=_filter(args, "council", _text),
        year=_filter(args, "year", _year),
        outcome=_filter(args, "outcome", _choice("outcome", OutcomeKind)),
        state=_filter(args, "state", _choice("state", MinutesState)),
        date_from=_day(args, "from"),
        date_to=_day(args, "to"),
        order=_order(args),
        procedural=_procedural(args),
        page=_page(args),
    )


def form_fields(query: Query) -> tuple[tuple[str, str], ...]:
    """The query as (name, value) pairs in one fixed order; what is absent is left out."""
    fields = [("q", query.words)] if query.words else []
    for name in FILTERS:
        fields += [(name, "" if value is None else str(value)) for value in getattr(query, name)]
    fields += [(name, value.isoformat()) for name, value in (("from", query.date_from), ("to", query.date_to)) if value]
    if query.order:
        fields.append(("order", query.order.value))
    if query.procedural:
        fields.append(("procedural", "1"))
    if query.page != 1:
        fields.append(("page", str(query.page)))
    return tuple(fields)


def first_page(query: Query) -> Query:
    """The same query on its first page."""
    return query if query.page == 1 else replace(query, page=1)


def url_for_query(query: Query) -> str:
    """The address of the search page that answers `query`."""
    asked = _encoded(form_fields(query))
    return f"{SEARCH}?{asked}" if asked else SEARCH


def url_of_page(first: str, page: int) -> str:
    """The address of a page of an answer, of which `first` is that of the first."""
    if page == 1:
        return first
    return f"{first}&page={page}" if "?" in first else f"{first}?page={page}"


def toggled(query: Query, name: str, value: str | int | None) -> Query:
    """The query with one value of a filter added, or taken out where it was chosen; on its first page."""
    values = getattr(query, name)
    chosen = tuple(v for v in values if v != value) if value in values else (*values, value)
    changes: dict[str, Any] = {name: chosen, "page": 1}
    return replace(query, **changes)


def around_value(query: Query, name: str) -> tuple[str, str]:
    """What stands before and behind a value (`in_address`) in the addresses that choose one more of the filter `name`.

    A facet may have hundreds of values: what their addresses share is written once.
    """
    later = {"from", "to", "order", "procedural", *FILTERS[FILTERS.index(name) + 1 :]}
    before, after = _around(form_fields(first_page(query)), later)
    return f"{before}{name}=", after


def urls_within(query: Query, spans: Iterable[tuple[date, date]]) -> Iterator[str]:
    """For each span of days the address of the query within it, on its first page; what they share is written once."""
    before, after = _around(
        form_fields(replace(query, date_from=None, date_to=None, page=1)), frozenset({"order", "procedural"})
    )
    for since, until in spans:
        yield f"{before}from={since.isoformat()}&to={until.isoformat()}{after}"


def _around(fields: Sequence[tuple[str, str]], later: Collection[str]) -> tuple[str, str]:
    """The address of a search, before and behind a field that stands in front of those in `later`."""
    at = next((place for place, (field, _) in enumerate(fields) if field in later), len(fields))
    before, after = _encoded(fields[:at]), _encoded(fields[at:])
    return f"{SEARCH}?{before}&" if before else f"{SEARCH}?", f"&{after}" if after else ""


def in_address(value: str | int | None) -> str:
    """A value of a filter as an address holds it; "not stated" is an empty one. Nothing of it need be escaped."""
    return quote_plus("" if value is None else str(value))


# Values of the index: the names of committees and speakers, the same from page to page. Nothing that readers make up.
@lru_cache(maxsize=20_000)
def url_for_only(name: str, value: str | int | None) -> str:
    """The address of the search for everything with one value of a filter."""
    return f"{SEARCH}?{name}={in_address(value)}"


def item_url(item: ItemId, words: str = "") -> str:
    """The address of an item's page, with the words to mark on it."""
    path = f"/{quote(item.council)}/items/{quote(item.meeting)}/{quote(item.item)}"
    return f"{path}?q={_quoted(words)}" if words else path


def url_at(url: str, anchor: str | None) -> str:
    """The address of a paragraph of the page at `url`."""
    return f"{url}#{quote(anchor)}" if anchor else url


def version_url(item: ItemId, number: int) -> str:
    """The address of an old version of an item, counted from 1."""
    return f"{item_url(item)}/versions/{number}"


def similar_url(item: ItemId) -> str:
    """The address of the page of what is like an item."""
    return item_url(item) + "/similar"


def meeting_url(meeting: MeetingId) -> str:
    """The address of a meeting's page."""
    return f"/{quote(meeting.council)}/meetings/{quote(meeting.meeting)}"


def meetings_url(council: str, query: Query = _EVERYTHING) -> str:
    """The address of the list of a council's meetings, narrowed to the committees and years of `query`."""
    asked = _encoded(form_fields(query))
    return f"/{quote(council)}/meetings" + (f"?{asked}" if asked else "")


def capture_url(sha256: str) -> str:
    """The address under which a captured page can be downloaded."""
    return f"/captures/{quote(sha256, safe='')}"


def _encoded(fields: Iterable[tuple[str, str]]) -> str:
    """A query string. The same values stand in all addresses of a page: each is encoded once (3 % of a page)."""
    return "&".join([f"{name}={_quoted(value)}" for name, value in fields])


@lru_cache(maxsize=64)  # readers make them up, 10,000 characters long
def _quoted(text: str) -> str:
    return quote_plus(text)


def _one(args: MultiDict[str, str], name: str) -> str:
    values = args.getlist(name)
    if len(values) > 1:
        raise BadParameter(f"“{name}” is given {len(values)} times: give it once.", name)
    return values[0] if values else ""


def _filter(args: MultiDict[str, str], name: str, read: Callable[[str], V]) -> tuple[V | None, ...]:
    values = tuple(dict.fromkeys(read(text) if text else None for text in args.getlist(name)))
    if len(values) > _MOST_VALUES:
        raise BadParameter(f"“{name}” is given {len(values)} values: give at most {_MOST_VALUES}.", name)
    return values


def _text(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        message = f"“year” is “{_shown(text)}”: give four digits, such as year=2023, or nothing for “not stated”."
        raise BadParameter(message, "year")
    return int(text)


def _choice(name: str, kinds: type[StrEnum]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in set(kinds):
            raise BadParameter(f"“{name}” is “{_shown(text)}”: give one of {', '.join(kinds)}.", name)
        return text

    return read


def _day(args: MultiDict[str, str], name: str) -> date | None:
    text = _one(args, name)
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # a 30th of February: told below like any other text that is no date
    message = f"“{name}” is “{_shown(text)}”: give a date as YYYY-MM-DD, such as {name}=2023-05-31."
    raise BadParameter(message, name)


def _order(args: MultiDict[str, str]) -> Order | None:
    text = _one(args, "order")
    return Order(_choice("order", Order)(text)) if text else None


def _procedural(args: MultiDict[str, str]) -> bool:
    text = _one(args, "procedural")
    if text not in {"", "1"}:
        message = f"“procedural” is “{_shown(text)}”: give 1 to show procedural items too, or leave it out."
        raise BadParameter(message, "procedural")
    return text == "1"


def _page(args: MultiDict[str, str]) -> int:
    text = _one(args, "page")
    if text and not _PAGE.fullmatch(text):
        raise BadParameter(f"“page” is “{_shown(text)}”: give a whole number from 1.", "page")
    return int(text or 1)


def _shown(text: str) -> str:
    """What was given, short enough for a message."""
    text = _CONTROL.sub(" ", text)
    return text if len(text) <= 60 else text[:60] + "…"
