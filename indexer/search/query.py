"""What a reader asks: words, filters, dates, order, page. One frozen value from the query string to the engine."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HITS_A_PAGE = 10

# The filters of a query, in the order in which pages and documentation name them.
FILTERS = ("committee", "speaker", "council", "year", "outcome", "state")


class Order(StrEnum):
    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Query:
    """A search as asked.

    Several values of one filter widen (any of them), different filters narrow (all of them); None asks for items that
    do not state the value. `date_from` and `date_to` are both inclusive. `order` None means best match where there are
    words, newest first where there are none. `page` counts from 1, ten hits a page. With `procedural`, procedural items
    are not held back.
    """

    words: str = ""
    committee: tuple[str | None, ...] = ()
    speaker: tuple[str | None, ...] = ()
    council: tuple[str | None, ...] = ()
    year: tuple[int | None, ...] = ()
    outcome: tuple[str | None, ...] = ()
    state: tuple[str | None, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    order: Order | None = None
    procedural: bool = False
    page: int = 1


def order_of(query: Query, *, with_words: bool) -> Order:
    """The order to answer in: without words nothing is a better match than anything else."""
    if with_words:
        return query.order or Order.BEST
    return Order.OLDEST if query.order is Order.OLDEST else Order.NEWEST
