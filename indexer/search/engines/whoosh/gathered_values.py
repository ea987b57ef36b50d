"""The values of documents that are compared whole, gathered field by field."""

from array import array
from datetime import date
from functools import lru_cache

import numpy as np

from archive.ids import MeetingId
from indexer.search.analysis import number_key, value_key
from indexer.search.document import Document
from indexer.search.engines.whoosh.arrays import Postings
from indexer.search.engines.whoosh.inverting import Tokens, inverted
from indexer.search.engines.whoosh.schema import ITEM, MEETING
from indexer.search.engines.whoosh.vocabulary import Numbers
from indexer.search.schema import FIELDS, Kind

_NAMES = (ITEM, MEETING, *(field.name for field in FIELDS if field.kind is not Kind.WORDS))


class Values:
    """The values of documents."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._values = {name: array("i") for name in _NAMES}
        self._docs = {name: array("i") for name in _NAMES}
        self._documents = 0

    def add(self, meeting: MeetingId, document: Document) -> None:
        told = {
            ITEM: document.id,
            MEETING: str(meeting),
            "committee": document.committee,
            "council": document.council,
            "number": _number(document.number or ""),
            "state": document.state,
            "issue": document.issue,
            "procedural": "true" if document.procedural else "false",
        }
        if document.held_on:
            told["year"], told["date"] = _year_and_day(document.held_on)
        for name, value in told.items():
            if value:
                self._enter(name, value)
        several = {"speaker": document.speaker_names, "outcome": document.outcomes, "renamed": document.renamed}
        for name, values in several.items():
            for value in values:
                self._enter(name, value)
        self._documents += 1

    def postings(self) -> dict[str, Postings]:
        """The postings of the fields; what a document tells twice counts once."""
        ordered, places = self._numbers.in_order()
        fields = [
            Tokens(places[np.array(self._values[name], np.int64)], np.array(self._docs[name], np.int32))
            for name in _NAMES
        ]
        found = inverted(ordered, fields, counted=False)
        return {name: each.postings for name, each in zip(_NAMES, found, strict=True)}

    def _enter(self, name: str, value: str) -> None:
        self._values[name].append(self._numbers[_key(value)])
        self._docs[name].append(self._documents)


@lru_cache(maxsize=50_000)  # names of some thousand speakers and committees; ids pass through
def _key(value: str) -> str:
    return value_key(value).encode("utf-8", "replace").decode()


_number = lru_cache(maxsize=10_000)(number_key)


@lru_cache(maxsize=20_000)
def _year_and_day(day: date) -> tuple[str, str]:
    return f"{day:%Y}", day.isoformat()
