"""Which segments are merged, and when: an index stays in few segments, and no commit waits for a large merge.

Segments are of a size class; a class reaches to four times the size of the one before. Four of one class become one
of a higher class, so that at most three of each stay, and an item is copied at most once for each class on its way up.
Of those larger than the last class, two become one as soon as that is not too large. Merging comes after the commit,
when what was written is visible already; readers go on with what they have open.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.search.engines.whoosh.commits import Contents
from indexer.search.engines.whoosh.merging import Part, merged
from indexer.search.engines.whoosh.segments import write_segment
from indexer.search.engines.whoosh.stored_hits import Stored, StoredHits

_OF_A_CLASS = 4
_SMALLEST = 16  # items: below this a segment costs what it costs to open, whatever is in it
# What a search does once a segment is a good part of what it does; a merge of so many takes a quarter of a minute.
MOST_ITEMS = 1 << 17
# Of memory, a merge takes so many times what the sidecars hold.
_COPIES = 4
# A segment of which more is deleted than lives is written anew: deleted items slow down every search.
_MOST_DELETED = 0.5


def tidy(contents: Contents, memory: int) -> None:
    """Merge as long as anything is due, a commit each time, in so many bytes of memory.

    Raises OSError, and what a damaged segment raises.
    """
    most = _most_items(contents, contents.segments, memory)
    while chosen := due([(segment.doc_count(), segment.doc_count_all()) for segment in contents.segments], most):
        segments = [contents.segments[place] for place in chosen]
        whole = merge(contents, segments)
        contents.segments[chosen[0]] = whole
        contents.segments = [segment for segment in contents.segments if segment not in segments]
        contents.publish(contents.position)


def due(sizes: Sequence[tuple[int, int]], most: int = MOST_ITEMS) -> list[int]:
    """The places of the segments to be merged now; none if all is well. `sizes`: items that live, and all."""
    classes: dict[int, list[int]] = {}
    for place, (living, every) in enumerate(sizes):
        if every - living > every * _MOST_DELETED:
            return [place]
        classes.setdefault(_class_of(living) if living <= most // _OF_A_CLASS else -1, []).append(place)
    large = sorted(classes.pop(-1, ()), key=lambda place: sizes[place])[:2]
    full = [places for places in classes.values() if len(places) >= _OF_A_CLASS]
    if not full and len(large) > 1 and sum(sizes[place][0] for place in large) <= most:
        return sorted(large)
    return min(full, key=lambda places: sizes[places[0]][0], default=[])


def made_of(contents: Contents, runs: Sequence[Any], memory: int) -> Iterator[Any]:
    """As few segments of the documents of `runs`, in their order, as can be made in so many bytes of memory.

    The runs are removed. Raises as `tidy` does.
    """
    most = _most_items(contents, runs, memory)
    groups: list[list[Any]] = []
    room = 0
    for run in runs:
        if run.doc_count() > room:
            groups.append([])
            room = most
        groups[-1].append(run)
        room -= run.doc_count()
    for group in groups:
        yield merge(contents, group)
        for run in group:
            contents.remove(run)


def merge(contents: Contents, segments: Sequence[Any]) -> Any:
    """One segment of what lives in these, which are not touched; nobody knows of it yet. Raises as `tidy` does."""
    living = [_living(segment) for segment in segments]
    parts = [Part(contents.arrays(segment), lives) for segment, lives in zip(segments, living, strict=True)]
    kept = [StoredHits(contents.folder, s).of(lives) for s, lives in zip(segments, living, strict=True)]
    stored = Stored([part for each in kept for part in each.parts], np.concatenate([each.lengths for each in kept]))
    return write_segment(contents.folder, merged(parts), stored)


def _most_items(contents: Contents, segments: Sequence[Any], memory: int) -> int:
    """How many items like those of the segments may become one segment."""
    items = sum(segment.doc_count_all() for segment in segments)
    size = sum(map(contents.size, segments))
    return min(MOST_ITEMS, memory * items // (_COPIES * size)) if size else MOST_ITEMS


def _class_of(living: int) -> int:
    number, limit = 0, _SMALLEST
    while living > limit:
        number, limit = number + 1, limit * _OF_A_CLASS
    return number


def _living(segment: Any) -> NDArray[np.int64]:
    lives = np.ones(segment.doc_count_all(), np.bool_)
    lives[[*segment.deleted_docs()]] = False
    return np.flatnonzero(lives)
