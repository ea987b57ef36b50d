"""Filters, facets, orders and pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Order, Query
from indexer.search.results import Facet, Month
from tests.engines.corpus import fill, item

ITEMS = (
    item("kent/1/1", "Roads", committee="Highways", held_on="2024-05-01", speakers=("Ann Orme",), state="draft"),
    item("kent/1/2", "Roads", committee="Highways", held_on="2024-05-01", position=1, outcomes=("noted", "agreed")),
    item("kent/2/3", "Roads", committee="Children’s Panel", held_on="2025-03-09", speakers=("Ann Orme", "Bo Ek")),
    item("york/3/4", "Roads", committee="Highways", held_on="2025-03-09", speakers=("Bo Ek",), labels=("BE",)),
    item("unknown/a/b", "Roads", committee=None, held_on=None, state=None),
)


def ids(engine: Engine, query: Query) -> set[str]:
    return {hit.id for hit in engine.search(query).hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(committee=("Highways",)), "kent/1/1 kent/1/2 york/3/4"),
        (Query(committee=("HIGHWAYS  ", "children's panel")), "kent/1/1 kent/1/2 kent/2/3 york/3/4"),
        (Query(committee=("Highway",)), ""),
        (Query(committee=(None,)), "unknown/a/b"),
        (Query(committee=(None, "Children’s Panel")), "kent/2/3 unknown/a/b"),
        (Query(committee=("Highways",), council=("york",)), "york/3/4"),
        (Query(council=(None,)), "unknown/a/b"),
        (Query(speaker=("Bo Ek",)), "kent/2/3 york/3/4"),
        (Query(speaker=("be",)), "york/3/4"),
        (Query(speaker=("Ek",)), ""),
        (Query(speaker=(None,)), "kent/1/2 unknown/a/b"),
        (Query(year=(2024,)), "kent/1/1 kent/1/2"),
        (Query(year=(None, 2025)), "kent/2/3 york/3/4 unknown/a/b"),
        (Query(outcome=("noted",)), "kent/1/2"),
        (Query(outcome=(None,), year=(2024,)), "kent/1/1"),
        (Query(state=("draft",)), "kent/1/1"),
        (Query(state=(None,)), "unknown/a/b"),
        (Query(date_from=date(2024, 5, 2)), "kent/2/3 york/3/4"),
        (Query(date_from=date(2024, 5, 1), date_to=date(2025, 3, 8)), "kent/1/1 kent/1/2"),
        (Query(date_to=date(2024, 5, 1)), "kent/1/1 kent/1/2"),
    ],
)
@pytest.mark.parametrize("words", ["", "roads"])
def test_several_values_widen_different_filters_narrow(
    holding: Callable[..., Engine], query: Query, found: str, words: str
) -> None:
    """A filter compares whole values; capitals, apostrophes and white space apart; None is "not stated"."""
    engine = holding(*ITEMS)
    assert ids(engine, replace(query, words=words)) == set(found.split())


def test_facets_count_every_matching_item_by_count_then_name(holding: Callable[..., Engine]) -> None:
    engine = holding(*ITEMS)
    assert dict(engine.search(Query("roads")).facets) == {
        "committee": (Facet("Highways", 3), Facet("Children’s Panel", 1), Facet(None, 1)),
        "year": (Facet(2024, 2), Facet(2025, 2), Facet(None, 1)),
        "speaker": (Facet("Ann Orme", 2), Facet("Bo Ek", 2), Facet(None, 2)),
        "council": (Facet("kent", 3), Facet("york", 1), Facet(None, 1)),
        "outcome": (Facet(None, 4), Facet("agreed", 1), Facet("noted", 1)),
        "state": (Facet("published", 3), Facet("draft", 1), Facet(None, 1)),
    }


def test_a_facet_lists_every_value_however_many_there_are(whoosh: Engine) -> None:
    check_every_value_is_listed(whoosh)


def test_a_facet_of_a_cluster_lists_every_value_however_many_there_are(cluster: Engine) -> None:
    check_every_value_is_listed(cluster)


def check_every_value_is_listed(engine: Engine) -> None:
    """More than the 8,000 that a cluster tells at once, and more than the 10,000 of a further look."""
    crowds = [tuple(f"Speaker {start + place:05}" for place in range(3_500)) for start in (0, 3_500, 7_000)]
    often = [crowds[0][0], crowds[1][1]]
    fill(
        engine,
        *(item(f"kent/{at}/{at}", "Roads", speakers=crowd) for at, crowd in enumerate(crowds, start=1)),
        item("kent/9/9", "Roads", speakers=("Ann Orme", *often)),
        item("kent/9/10", "Roads", speakers=("Ann Orme",), procedural=True),
        item("kent/9/11", "Lamps", speakers=(*crowds[0], *crowds[1], *crowds[2], "Zoe Zimmer")),
    )
    once = ["Ann Orme", *(name for crowd in crowds for name in crowd if name not in often)]
    expected = [*(Facet(name, 2) for name in often), *(Facet(name, 1) for name in once)]
    assert list(engine.search(Query("roads")).facets["speaker"]) == expected
    chosen = engine.search(Query("roads", speaker=("Ann Orme",))).facets["speaker"]
    assert [facet._replace(chosen=False) for facet in chosen] == expected
    assert [suggestion.value for suggestion in engine.suggest("zimmer")] == ["Zoe Zimmer"]


def test_months_are_counted_over_all_hits_in_order(engine: Engine) -> None:
    """What is held back is not in them; a date that is not stated is a month of its own, and the last."""
    fill(engine, *ITEMS, item("kent/9/9", "Roads", held_on="2025-03-30", procedural=True))
    assert engine.search(Query("roads")).months == (Month("2024-05", 2), Month("2025-03", 2), Month(None, 1))
    assert engine.search(Query("roads", year=(2025,), procedural=True)).months == (Month("2025-03", 3),)


def test_a_chosen_facet_keeps_the_counts_of_its_other_values(holding: Callable[..., Engine]) -> None:
    engine = holding(*ITEMS)
    facets = engine.search(Query("roads", committee=("highways",))).facets
    assert facets["committee"] == (Facet("Highways", 3, chosen=True), Facet("Children’s Panel", 1), Facet(None, 1))
    assert facets["year"] == (Facet(2024, 2), Facet(2025, 1))


def test_a_chosen_value_is_listed_where_nothing_has_it(holding: Callable[..., Engine]) -> None:
    engine = holding(*ITEMS)
    facets = engine.search(Query("roads", year=(1999,), committee=("Nowhere",))).facets
    assert facets["year"] == (Facet(1999, 0, chosen=True),)
    assert facets["committee"] == (Facet("Nowhere", 0, chosen=True),)


def test_a_count_is_what_choosing_the_value_shows(engine: Engine) -> None:
    """A label that another meeting settled counts where it is listed, because the filter matches it there, too."""
    fill(
        engine,
        item("kent/1/1", speakers=("Councillor Smith",)),
        item("kent/1/2", speakers=("Jo Smith",), labels=("Councillor Smith",)),
        item("kent/1/3", speakers=("COUNCILLOR SMITH",)),
    )
    facet = engine.search(Query()).facets["speaker"]
    assert facet == (Facet("COUNCILLOR SMITH", 3), Facet("Jo Smith", 1))
    for value in facet:
        assert engine.search(Query(speaker=(str(value.value),))).total == value.count


def test_every_order_is_the_same_however_the_items_were_indexed(engine: Engine) -> None:
    """Date order is the order of meetings; what states no date comes last in both."""
    for document in reversed(ITEMS):
        fill(engine, *[d for d in ITEMS if d.id.rpartition("/")[0] == document.id.rpartition("/")[0]])
    newest = ["kent/2/3", "york/3/4", "kent/1/1", "kent/1/2", "unknown/a/b"]
    oldest = ["kent/1/1", "kent/1/2", "kent/2/3", "york/3/4", "unknown/a/b"]
    answers = {order: [hit.id for hit in engine.search(Query("roads", order=order)).hits] for order in Order}
    assert answers == {Order.NEWEST: newest, Order.OLDEST: oldest, Order.BEST: answers[Order.BEST]}
    assert [hit.id for hit in engine.search(Query()).hits] == newest
    assert [hit.id for hit in engine.search(Query(order=Order.BEST)).hits] == newest


def test_a_better_match_comes_first_and_a_tie_goes_to_the_newer_meeting(engine: Engine) -> None:
    fill(
        engine,
        item("kent/1/1", "Lamps", ["Roads were named once."], held_on="2026-01-01"),
        item("kent/2/2", "Roads", ["Roads, roads and roads."], held_on="2020-01-01"),
        item("kent/3/3", "Lamps", ["Roads were named once."], held_on="2026-02-01"),
    )
    assert [hit.id for hit in engine.search(Query("roads")).hits] == ["kent/2/2", "kent/3/3", "kent/1/1"]


def test_the_item_that_has_a_number_comes_before_those_that_speak_of_it(engine: Engine) -> None:
    """Also where its texts say nothing of what was typed."""
    fill(
        engine,
        item("kent/1/1", "Petitions", number="33/21", held_on="2021-01-01"),
        item("kent/2/2", "Sites", ["A petition (minute 33/21) was referred.", "See 33/21."]),
    )
    for words in ("33/21", "minute 33/21"):
        assert [hit.id for hit in engine.search(Query(words)).hits] == ["kent/1/1", "kent/2/2"]


def test_pages_hold_ten_hits_and_the_page_beyond_the_last_is_empty(engine: Engine) -> None:
    fill(engine, *(item(f"kent/{n}/{n}", held_on=f"2026-01-{n:02}") for n in range(1, 24)))
    pages = [engine.search(Query(page=page)) for page in (1, 2, 3, 4, 400)]
    assert [len(page.hits) for page in pages] == [10, 10, 3, 0, 0]
    assert {page.total for page in pages} == {23}
    assert [hit.id for page in pages for hit in page.hits] == [f"kent/{n}/{n}" for n in range(23, 0, -1)]
