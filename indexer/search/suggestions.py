"""Names that what a reader types may be the beginning of."""

from collections import Counter
from collections.abc import Iterable

from indexer.search.analysis import words_of
from indexer.search.results import Suggestion

# The filters whose values are names that people begin to type.
SUGGESTED = ("committee", "speaker")
_MOST = 8


class Names:
    """The names of committees and speakers in an index, for finding them by their beginnings."""

    def __init__(self, values: Iterable[tuple[str, object]]) -> None:
        """`values` are (filter, value as published), one for each item that has it; None is no name."""
        counts = Counter((kind, value) for kind, value in values if isinstance(value, str))
        self._names = [
            (Suggestion(kind, value, count), words_of(value)) for (kind, value), count in counts.most_common()
        ]

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
