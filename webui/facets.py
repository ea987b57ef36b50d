"""Facets as a page shows them: values with links, hundreds of them on a page of results."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

# Between texts that are escaped together. A page cannot hold it.
_BETWEEN = "\0"
_NO_CHARACTER = "\ufffd"


class FacetLink(NamedTuple):
    """A value of a facet; its link chooses it, or lets go of it where it is chosen. `items` counts, as shown."""

    url: str
    text: str
    items: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet: its first values, and all the others for those who open the list. `open_more`: a chosen one is there."""

    name: str
    legend: str
    values: tuple[FacetLink, ...]
    more: tuple[FacetLink, ...]
    open_more: bool

    @property
    def size(self) -> int:
        return len(self.values) + len(self.more)


def listed(values: Sequence[FacetLink], row: str, chosen_row: str) -> Markup:
    """A row of HTML for each value, by the pattern `row` or `chosen_row`: its `%s` are address, text, count, escaped.

    All are escaped at once: a template takes a microsecond for each text, and a page of results has two thousand.
    """
    texts = [text.replace(_BETWEEN, _NO_CHARACTER) for value in values for text in value[:3]]
    escaped = str(escape(_BETWEEN.join(texts))).split(_BETWEEN) if texts else []
    rows = "".join([chosen_row if value.chosen else row for value in values])
    # Formatted as plain text: Markup would escape once more.
    return Markup(str.__mod__(rows, tuple(escaped)))  # noqa: S704  # every text is escaped above
