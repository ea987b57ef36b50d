"""Segments are merged into what they would be, had they been written as one; and there are never many of them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir

from archive.ids import ItemId, MeetingId
from indexer.search.document import Document
from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine
from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.gathering import Gathering
from indexer.search.engines.whoosh.merging import Part, merged
from indexer.search.engines.whoosh.tidying import MOST_ITEMS, due
from indexer.search.engines.whoosh.toc import newest
from indexer.search.engines.whoosh.vocabulary import Vocabulary
from indexer.search.query import Query
from tests.engines.corpus import fill, item
from tests.engines.test_oracle import documents
from tests.engines.test_whoosh_sidecar import plain


def arrays(held: Sequence[Document]) -> SegmentArrays:
    gathering = Gathering(Vocabulary())
    for document in held:
        gathering.add(ItemId.parse(document.id).of_meeting, document)
    return gathering.arrays()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(held=st.lists(documents().filter(bool), min_size=1, max_size=4), data=st.data())
def test_what_is_merged_is_what_would_have_been_written_at_once(
    held: list[list[Document]], data: st.DataObject
) -> None:
    """Deleted documents leave no trace, be it a term, a value or a number."""
    lives = [data.draw(st.lists(st.booleans(), min_size=len(part), max_size=len(part))) for part in held]
    living = [d for part, alive in zip(held, lives, strict=True) for d, yes in zip(part, alive, strict=True) if yes]
    if living:
        parts = [Part(arrays(part), np.flatnonzero(alive)) for part, alive in zip(held, lives, strict=True)]
        assert plain(merged(parts)) == plain(arrays(living))


@given(st.lists(st.integers(1, 9_000), max_size=300))
def test_an_index_stays_in_few_segments_however_it_grows(commits: list[int]) -> None:
    """Three of each size class, and of large ones no two that could be one; what is copied stays in proportion."""
    segments: list[int] = []
    copied = 0
    for size in commits:
        segments.append(size)
        while places := due([(living, living) for living in segments]):
            whole = sum(segments[place] for place in places)
            copied += whole
            segments = [living for place, living in enumerate(segments) if place not in places] + [whole]
    large = sorted(living for living in segments if living > MOST_ITEMS // 4)
    assert sum(large[:2]) > MOST_ITEMS or len(large) < 2
    assert len(segments) - len(large) <= 3 * 7
    assert copied <= 9 * sum(commits)


@pytest.mark.parametrize(
    ("sizes", "chosen"),
    [
        ([], []),
        ([(1, 1)] * 3, []),
        ([(1, 1)] * 4, [0, 1, 2, 3]),
        ([(9, 9), (900, 900), (1, 1), (2, 2), (16, 16)], [0, 2, 3, 4]),
        ([(49, 100)], [0]),
        ([(50, 100)], []),
        ([(60_000, 60_000)] * 3, [0, 1]),
        ([(120_000, 120_000), (30_000, 30_000), (60_000, 60_000)], []),
        ([(120_000, 120_000)] * 9, []),
    ],
)
def test_segments_of_one_size_are_merged_and_so_is_one_that_is_mostly_deleted(
    sizes: list[tuple[int, int]], chosen: list[int]
) -> None:
    assert due(sizes) == chosen


def test_an_index_grown_by_many_updates_has_few_segments_and_answers_as_one_built_at_once(
    whoosh: Engine, tmp_path: Path
) -> None:
    """Asked after each update, too: what is known of the segments before is kept."""
    for n in range(60):
        fill(whoosh, item(f"kent/{n % 40}/{n}", f"Lamp {n}", ["The road of lamps."], speakers=(f"Mr {n % 3}",)))
        assert whoosh.search(Query()).total == min(n + 1, 40)
    fresh = open_engine(f"whoosh:{tmp_path / 'fresh'}")
    left = [
        item(f"kent/{n % 40}/{n}", f"Lamp {n}", ["The road of lamps."], speakers=(f"Mr {n % 3}",))
        for n in range(20, 60)
    ]
    with fresh.rebuild(1) as batch:
        for document in left:
            batch.replace(ItemId.parse(document.id).of_meeting, [document])
    for query in (Query(), Query("lamps road"), Query('"road of lamps"'), Query("lamp", speaker=("Mr 1",))):
        assert whoosh.search(query) == fresh.search(query)
    with open_dir(str(tmp_path / "index" / "gen-1")).reader() as reader:
        assert len(reader.leaf_readers()) <= 6
    files = {path.suffix for path in (tmp_path / "index" / "gen-1").iterdir()}
    assert files == {".seg", ".side", ".toc"}
    fresh.close()


def test_a_meeting_told_again_in_one_batch_counts_once(whoosh: Engine) -> None:
    meeting = MeetingId("kent", "1")
    for change in (whoosh.update, whoosh.rebuild):
        with change(1) as batch:
            batch.replace(meeting, [item("kent/1/1", "Old"), item("kent/1/2", "Old")])
            batch.replace(MeetingId("kent", "2"), [item("kent/2/1", "Other")])
            batch.replace(meeting, [item("kent/1/2", "New")])
        assert [hit.title for hit in whoosh.search(Query()).hits] == ["New", "Other"]


def counts(folder: Path) -> list[tuple[int, int]]:
    """Of each segment how many items it holds, and how many of them live."""
    return [(segment.doc_count_all(), segment.doc_count()) for segment in newest(folder).segments]


def test_an_item_that_did_not_change_stays_where_it_is(whoosh: Engine, tmp_path: Path) -> None:
    """What its meeting is told again with is written, and no more; what left the agenda goes."""
    meeting = MeetingId("kent", "1")
    before = [item(f"kent/1/{n}", f"Lamp {n}", position=n) for n in range(4)]
    after = [before[0], item("kent/1/1", "Lamp 1, changed", position=1), before[3]]
    for position, held in enumerate((before, after, after), start=1):
        with whoosh.update(position) as batch:
            batch.replace(meeting, held)
    assert counts(tmp_path / "index" / "gen-1") == [(4, 2), (1, 1)]
    assert list(whoosh.documents()) == [(each.id, each.hash) for each in after]
    assert whoosh.position() == 3
    fresh = open_engine(f"whoosh:{tmp_path / 'fresh'}")
    fill(fresh, *after)
    for query in (Query(), Query("lamp"), Query("lamp changed")):
        assert whoosh.search(query) == fresh.search(query)
    fresh.close()


@given(told=st.lists(st.lists(st.sampled_from("abc"), max_size=3), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_a_meeting_told_again_and_again_the_last_counts(
    told: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In one batch as in several, also where it is told as it was before."""
    engine = open_engine(f"whoosh:{tmp_path_factory.mktemp('index')}")
    meeting = MeetingId("kent", "1")
    with engine.update(1) as batch:
        batch.replace(meeting, [item(f"kent/1/{n}", title) for n, title in enumerate("abc")])
    for _ in range(2):
        with engine.update(2) as batch:
            for titles in told:
                batch.replace(meeting, [item(f"kent/1/{n}", title) for n, title in enumerate(titles)])
        assert sorted((hit.id, hit.title) for hit in engine.search(Query()).hits) == [
            (f"kent/1/{n}", title) for n, title in enumerate(told[-1])
        ]
    engine.close()
