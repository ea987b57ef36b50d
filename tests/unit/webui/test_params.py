"""The query string <-> Query, both ways."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from werkzeug.datastructures import MultiDict

from archive.ids import ItemId, MeetingId
from archive.model import MinutesState, OutcomeKind
from indexer.search.errors import BadQuery
from indexer.search.query import FILTERS, Order, Query
from webui.params import (
    UnknownParameter,
    around_value,
    first_page,
    has_tracking,
    in_address,
    item_url,
    meeting_url,
    query_from,
    toggled,
    url_at,
    url_for_only,
    url_for_query,
    url_of_page,
    without_tracking,
)

# No control characters (the site makes spaces of them) and no halves of surrogate pairs (no request can hold one).
PLAIN = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
NAMES = PLAIN.filter(bool)


def several(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.none() | values, max_size=3, unique=True).map(tuple)


QUERIES = st.builds(
    Query,
    words=PLAIN.map(str.strip),
    committee=several(NAMES),
    speaker=several(NAMES),
    council=several(NAMES),
    year=several(st.integers(1000, 9999)),
    outcome=several(st.sampled_from([kind.value for kind in OutcomeKind])),
    state=several(st.sampled_from([state.value for state in MinutesState])),
    date_from=st.none() | st.dates(),
    date_to=st.none() | st.dates(),
    order=st.none() | st.sampled_from(Order),
    procedural=st.booleans(),
    page=st.integers(1, 999_999_999),
)


def args_of(url: str) -> MultiDict[str, str]:
    return MultiDict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


@given(QUERIES)
def test_a_query_and_its_address_say_the_same(query: Query) -> None:
    assert query_from(args_of(url_for_query(query))) == query


@given(
    st.lists(
        st.tuples(st.sampled_from(["q", "committee", "year", "from", "page", "order", "x"]), st.text()), max_size=6
    )
)
def test_any_parameters_are_a_query_or_a_bad_query(pairs: list[tuple[str, str]]) -> None:
    """What a reader may write into an address is understood or refused, and nothing else."""
    with suppress(BadQuery):
        query = query_from(MultiDict(pairs))
        assert query_from(args_of(url_for_query(query))) == query


def test_every_parameter_has_its_place_in_the_query() -> None:
    url = (
        "/search?q=road+repairs&committee=Cabinet&committee=&speaker=AH&council=kent&year=2023&year=&outcome=noted"
        "&state=draft&from=2023-01-02&to=2023-05-31&order=oldest&procedural=1&page=3"
    )
    query = Query(
        words="road repairs",
        committee=("Cabinet", None),
        speaker=("AH",),
        council=("kent",),
        year=(2023, None),
        outcome=("noted",),
        state=("draft",),
        date_from=date(2023, 1, 2),
        date_to=date(2023, 5, 31),
        order=Order.OLDEST,
        procedural=True,
        page=3,
    )
    assert query_from(args_of(url)) == query
    assert url_for_query(query) == url


def test_an_empty_field_of_the_form_asks_for_nothing() -> None:
    assert query_from(args_of("/search?q=&from=&to=&order=&page=&procedural=")) == Query()


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=1e3", "page"),
        ("page=1234567890", "page"),
        ("from=banana", "from"),
        ("to=2023-02-30", "to"),
        ("from=20230131", "from"),
        ("year=abc", "year"),
        ("year=٢٠٢٣", "year"),
        ("order=random", "order"),
        ("outcome=won", "outcome"),
        ("state=lost", "state"),
        ("procedural=yes", "procedural"),
        ("q=a&q=b", "q"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_parameter(address: str, named: str) -> None:
    with pytest.raises(BadQuery, match=f"^“{named}”"):
        query_from(args_of("/search?" + address))


def test_more_values_of_a_filter_than_anybody_chooses_are_refused() -> None:
    """The page would grow with their square, and one address could keep the site busy for minutes."""
    assert len(query_from(MultiDict([("committee", str(n)) for n in range(100)])).committee) == 100
    assert query_from(MultiDict([("committee", "Cabinet")] * 200)).committee == ("Cabinet",)
    with pytest.raises(BadQuery, match=r"^“committee” is given 101 values: give at most 100"):
        query_from(MultiDict([("committee", str(n)) for n in range(101)]))


def test_an_unknown_parameter_is_refused_by_name() -> None:
    with pytest.raises(UnknownParameter, match="“colour”"):
        query_from(args_of("/search?q=road&colour=red"))


def test_tracking_parameters_are_dropped_and_all_others_stay_in_order() -> None:
    args = args_of("/search?utm_source=x&q=a%26b&UTM_Campaign=&committee=&fbclid=1&committee=C&gclid=2")
    assert has_tracking(args)
    assert without_tracking("/search", args) == "/search?q=a%26b&committee=&committee=C"
    assert without_tracking("//evil.example", args_of("/?gclid=1")) == "/evil.example"


def test_toggling_a_value_adds_it_or_takes_it_out_and_goes_to_the_first_page() -> None:
    query = Query(words="road", year=(2020,), page=4)
    assert toggled(query, "year", 2021) == Query(words="road", year=(2020, 2021))
    assert toggled(query, "year", 2020) == Query(words="road")
    assert toggled(query, "committee", None) == Query(words="road", year=(2020,), committee=(None,))
    assert url_for_only("committee", None) == "/search?committee="


@given(QUERIES, st.sampled_from(FILTERS), st.data())
def test_a_facets_addresses_are_those_of_its_values_one_by_one(query: Query, name: str, data: st.DataObject) -> None:
    values = [*getattr(query, name), *data.draw(several(st.integers(1000, 9999) if name == "year" else NAMES))]
    before, after = around_value(query, name)
    others = [value for value in values if value not in getattr(query, name)]
    assert [f"{before}{in_address(value)}{after}" for value in others] == [
        url_for_query(toggled(query, name, value)) for value in others
    ]


@given(QUERIES, st.integers(1, 99))
def test_the_address_of_a_page_is_that_of_the_first_and_its_number(query: Query, page: int) -> None:
    assert url_of_page(url_for_query(first_page(query)), page) == url_for_query(replace(query, page=page))


@given(st.none() | PLAIN)
def test_nothing_of_a_value_in_an_address_need_be_escaped(value: str | None) -> None:
    assert escape(in_address(value)) == in_address(value)


def test_addresses_of_items_and_meetings() -> None:
    item = ItemId("kent", "7738", "44440")
    assert item_url(item) == "/kent/items/7738/44440"
    assert url_at(item_url(item, 'a "b" & c'), "p3") == "/kent/items/7738/44440?q=a+%22b%22+%26+c#p3"
    assert meeting_url(MeetingId("127.0.0.1-8000", "9")) == "/127.0.0.1-8000/meetings/9"
