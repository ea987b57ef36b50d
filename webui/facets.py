"""Facets as a page shows them: values with links, hundreds of them on a page of results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count, repeat

from markupsafe import Markup, escape

from indexer.search.query import Query
from indexer.search.results import Facet
from webui import wording
from webui.params import around_value, in_address, toggled, url_for_query

Value = str | int | None


@dataclass(frozen=True, slots=True)
class FacetValues:
    """Values of the facet `name` in the order in which they are shown, with how many items each would show.

    An address that chooses a value is made of `around`, with the value between. `chosen`: the places of those that are
    chosen already, each with the address that lets go of it.
    """

    name: str
    values: Sequence[Value]
    counts: Sequence[int]
    around: tuple[str, str]
    chosen: Mapping[int, str]

    def __len__(self) -> int:
        return len(self.values)

    def cut(self, at: int) -> tuple["FacetValues", "FacetValues"]:
        """Those before the place `at`, and the others."""
        before = {place: url for place, url in self.chosen.items() if place < at}
        behind = {place - at: url for place, url in self.chosen.items() if place >= at}
        return (
            FacetValues(self.name, self.values[:at], self.counts[:at], self.around, before),
            FacetValues(self.name, self.values[at:], self.counts[at:], self.around, behind),
        )


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet: its first values, and all the others for those who open the list. `open_more`: a chosen one is there."""

    name: str
    legend: str
    values: FacetValues
    more: FacetValues

    @property
    def open_more(self) -> bool:
        return bool(self.more.chosen)

    @property
    def size(self) -> int:
        return len(self.values) + len(self.more)


def facet_values(query: Query, name: str, facets: Sequence[Facet]) -> FacetValues:
    """The values of a facet of the answer to `query`; there is at least one."""
    values, counts, chosen = zip(*facets, strict=True)
    urls = {place: url_for_query(toggled(query, name, values[place])) for place in compress(count(), chosen)}
    return FacetValues(name, values, counts, around_value(query, name), urls)


def listed(values: FacetValues, row: str, chosen_row: str = "") -> Markup:
    """A row of HTML for each value, by the pattern `row` or `chosen_row`: its `%s` are address, text, count, escaped.

    What the addresses share is escaped once, and a value when it is first shown: a page of results has 600 values, and
    takes a fifth more with an address made and escaped for each.
    """
    opening, behind_address, behind_text, ending = str(row).split("%s")
    before, after = (str(escape(part)) for part in values.around)
    before, after = opening + before, after + behind_address
    # What is chosen may be what a reader made up, and is not kept.
    free = [*values.values]
    for place in values.chosen:
        free[place] = None
    rows = [
        f"{before}{quoted}{after}{text}{behind_text}{count:,}{ending}"
        for (quoted, text), count in zip(map(_written, repeat(values.name), free), values.counts, strict=True)
    ]
    for place, url in values.chosen.items():
        text = escape(wording.facet_value(values.name, values.values[place]))
        rows[place] = str(chosen_row) % (escape(url), text, f"{values.counts[place]:,}")
    return Markup("".join(rows))  # noqa: S704  every text is escaped above


@lru_cache(maxsize=20_000)  # what the index counts: names of committees and speakers, the same from page to page
def _written(name: str, value: Value) -> tuple[str, str]:
    """A value of the facet `name` as it stands in an address, where nothing is left to escape, and as text, escaped."""
    return in_address(value), str(escape(wording.facet_value(name, value)))
