"""Which segments are merged, and when: an index stays in few segments, and no commit waits for a large merge.

Segments are of a size class; a class reaches to four times the size of the one before. Four of one class become one
of a higher class, so that at most three of each stay, and an item is copied at most once for each class on its way up.
Merging comes after the commit, when what was written is visible already; readers go on with what they have open.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from indexer.search.engines.whoosh.commits import Contents
from indexer.search.engines.whoosh.merging import Part, merged
from indexer.search.engines.whoosh.segments import write_segment
from indexer.search.engines.whoosh.stored import facts_of, told_in
from indexer.search.engines.whoosh.stored_hits import StoredHits

_OF_A_CLASS = 4
_SMALLEST = 16  # items: below this a segment costs what it costs to open, whatever is in it
# A merge takes about 0.1 ms and 5 KB of memory an item. Larger segments are left as they are.
MOST_ITEMS = 60_000
# A segment of which more is deleted than lives is written anew: deleted items slow down every search.
_MOST_DELETED = 0.5


def tidy(contents: Contents) -> None:
    """Merge as long as anything is due, a commit each time. Raises OSError, and what a damaged segment raises."""
    while chosen := due([(segment.doc_count(), segment.doc_count_all()) for segment in contents.segments]):
        merge([contents.segments[place] for place in chosen], contents)


def due(sizes: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the segments to be merged now; none if all is well. `sizes`: items that live, and all."""
    classes: dict[int, list[int]] = {}
    for place, (living, every) in enumerate(sizes):
        if every - living > every * _MOST_DELETED:
            return [place]
        if living <= MOST_ITEMS // _OF_A_CLASS:
            classes.setdefault(_class_of(living), []).append(place)
    full = [places for places in classes.values() if len(places) >= _OF_A_CLASS]
    return min(full, key=lambda places: sizes[places[0]][0], default=[])


def merge(segments: Sequence[Any], contents: Contents) -> None:
    """Replace these segments of `contents` by one, and publish that. Raises OSError."""
    parts = [Part(contents.arrays(segment), _living(segment)) for segment in segments]
    stored = [*_stored(contents, segments)]
    items = [facts_of(told_in(each)) for each in stored]
    whole = write_segment(contents.folder, merged(parts, items), stored)
    place = contents.segments.index(segments[0])
    contents.segments[place] = whole
    contents.segments = [segment for segment in contents.segments if segment not in segments]
    contents.publish(contents.position)


def _class_of(living: int) -> int:
    number, limit = 0, _SMALLEST
    while living > limit:
        number, limit = number + 1, limit * _OF_A_CLASS
    return number


def _living(segment: Any) -> np.ndarray[Any, np.dtype[np.int64]]:
    lives = np.ones(segment.doc_count_all(), np.bool_)
    lives[[*segment.deleted_docs()]] = False
    return np.flatnonzero(lives)


def _stored(contents: Contents, segments: Sequence[Any]) -> Iterator[bytes]:
    """The stored fields of every living document, as they lie there."""
    for segment in segments:
        hits = StoredHits(contents.folder, segment)
        yield from (hits.stored(number) for number in _living(segment).tolist())
