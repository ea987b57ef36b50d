"""What can go wrong with a search. Every message says what to do next.

SearchError
├── BadQuery      the reader asked for something that cannot be answered
├── EngineDown    the index cannot be reached or written
│   └── Overtaken another writer made the index first
├── NoIndex       nothing has been indexed here yet
└── WrongIndex    the index was written by another version of Minutebook, or is damaged
"""


class SearchError(Exception):
    """A search could not be answered; the message is one line for a person and names the remedy."""


class BadQuery(SearchError):
    """The reader asked for something that cannot be answered."""


class EngineDown(SearchError):
    """The index cannot be reached or written."""


class Overtaken(EngineDown):
    """Another writer made the index first: what it does not hold yet can be brought in now."""


class NoIndex(SearchError):
    """Nothing has been indexed here yet."""


class WrongIndex(SearchError):
    """The index was written by another version of Minutebook, or is damaged."""
