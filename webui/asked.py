"""What a search asks for, in words: the choices that can be taken back, and the title that tells it from others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.search.query import FILTERS, Query
from webui import wording
from webui.links import Link
from webui.params import toggled, url_for_query


def chips(query: Query) -> Iterator[Link]:
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


def told(words: str, chosen: Sequence[Link]) -> str:
    """The words typed and the choices in a line, not longer than a heading can be."""
    asked = ", ".join([words[:80], *(chip.text for chip in chosen)] if words else [chip.text for chip in chosen])
    return wording.shortened(asked) or "All items"
