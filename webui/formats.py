"""The forms beside a page in which the answer to a search can be had, each at an address of its own."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from indexer.search.query import Query
from webui.params import SEARCH, SEARCH_NAMES, url_for_query


class Format(StrEnum):
    """A form of an answer, by the ending of its address."""

    JSON = "json"
    CSV = "csv"
    ATOM = "atom"

    @property
    def path(self) -> str:
        return f"{SEARCH}.{self.value}"

    @property
    def names(self) -> frozenset[str]:
        """The parameters that its address takes: of those of the search page all that mean something in it."""
        return SEARCH_NAMES - _MEANINGLESS[self].keys()


# What a form leaves to nobody's choice. A file holds all hits; a feed the newest, or it would tell of nothing new.
_MEANINGLESS: dict[Format, dict[str, Any]] = {
    Format.JSON: {},
    Format.CSV: {"page": 1},
    Format.ATOM: {"page": 1, "order": None},
}
# Address -> the form that it gives.
FORMATS = {form.path: form for form in Format}


def url_in(form: Format, query: Query) -> str:
    """The address of the answer to `query` in a form."""
    return form.path + url_for_query(replace(query, **_MEANINGLESS[form])).removeprefix(SEARCH)
