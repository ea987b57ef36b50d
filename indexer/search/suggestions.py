"""Names that what a reader types may be the beginning of."""

from collections.abc import Mapping

from indexer.search.analysis import words_of
from indexer.search.results import Suggestion

# The filters whose values are names that people begin to type.
SUGGESTED = ("committee", "speaker")
_MOST = 8


class Names:
    """The names of committees and speakers in an index, for finding them by their beginnings."""

    def __init__(self, items: Mapping[tuple[str, str], int]) -> None:
        """`items`: (filter, value as published) -> how many items have it."""
        self._names = [(Suggestion(kind, value, count), words_of(value)) for (kind, value), count in items.items()]

    def beginning(self, typed: str) -> tuple[Suggestion, ...]:
        """The most frequent names in which every word of `typed` begins a word; none for nothing typed."""
        wanted = words_of(typed)
        if not wanted:
            return ()
        found = [
            suggestion
            for suggestion, words in self._names
            if all(any(word.startswith(part) for word in words) for part in wanted)
        ]
        return tuple(sorted(found, key=lambda s: (-s.count, s.value))[:_MOST])
