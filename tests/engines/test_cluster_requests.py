"""How often a cluster is asked for one answer: it is far away, and each request is waited for."""

from contextlib import closing

from indexer.search.engines import open_engine
from indexer.search.engines.opensearch.address import address_of
from indexer.search.query import Query
from tests.engines.corpus import fill, item
from tests.engines.front import Manner, front


def requests_of(url: str, query: Query) -> int:
    """How many requests an engine sends for one search."""
    address, manner = address_of(url.removeprefix("opensearch+")), Manner()
    with (
        front(address.hosts[0].removeprefix("http://"), manner) as host,
        closing(open_engine(f"opensearch+http://{host}/{address.name}")) as engine,
    ):
        engine.search(query)
    return len(manner.asked)


def test_what_would_be_found_without_each_thing_is_asked_for_at_once(cluster_url: str) -> None:
    """Where nothing is found, each filter and each two of them more cost no request more."""
    with closing(open_engine(cluster_url)) as engine:
        fill(engine, item("kent/1/1", "Roads", committee="Highways", held_on="2024-05-01"))
    two = Query("roads", committee=("Nowhere",), council=("york",))
    five = Query(
        "roads", committee=("Nowhere",), council=("york",), year=(1999,), outcome=("agreed",), speaker=("Ann Orme",)
    )
    assert requests_of(cluster_url, two) == requests_of(cluster_url, five)


def test_what_may_be_a_long_form_costs_a_request_only_where_items_hold_its_letters(cluster_url: str) -> None:
    with closing(open_engine(cluster_url)) as engine:
        fill(engine, *(item(f"kent/1/{n}", "Roads and lamps, LR") for n in range(4)))
    assert requests_of(cluster_url, Query("lamp road")) == requests_of(cluster_url, Query("road lamp")) + 1
