"""Updates and rebuilds: what was replaced is gone, readers see it, positions are kept."""

import threading
from collections.abc import Callable

import pytest

from archive.ids import MeetingId
from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine
from indexer.search.errors import EngineDown, NoIndex, SearchError
from indexer.search.query import Query
from tests.engines.corpus import fill, item

ONE, TWO = MeetingId("kent", "1"), MeetingId("kent", "2")


def ids(engine: Engine) -> set[str]:
    return {hit.id for hit in engine.search(Query()).hits}


def test_where_nothing_was_indexed_a_search_says_what_to_do(engine: Engine) -> None:
    assert engine.position() == 0
    with pytest.raises(NoIndex, match="minutebook index"):
        engine.search(Query("roads"))
    with pytest.raises(NoIndex):
        list(engine.documents())


def test_an_item_that_left_the_agenda_leaves_the_index(engine: Engine) -> None:
    """A meeting is replaced whole, others stay."""
    fill(engine, item("kent/1/1"), item("kent/1/2"), item("kent/2/3"))
    assert ids(engine) == {"kent/1/1", "kent/1/2", "kent/2/3"}
    fill(engine, item("kent/1/2", "Changed"), position=2)
    assert ids(engine) == {"kent/1/2", "kent/2/3"}
    assert engine.search(Query("changed")).total == 1
    with engine.update(3) as batch:
        batch.replace(TWO, ())
    assert (ids(engine), engine.position()) == ({"kent/1/2"}, 3)


def test_a_meeting_whose_id_begins_like_another_is_another(engine: Engine) -> None:
    fill(engine, item("kent/1/1"), item("kent/11/1"))
    fill(engine, item("kent/1/9"), position=2)
    assert ids(engine) == {"kent/1/9", "kent/11/1"}


def test_the_last_word_on_a_meeting_in_one_batch_counts(engine: Engine) -> None:
    with engine.update(1) as batch:
        batch.replace(ONE, [item("kent/1/1"), item("kent/1/2")])
        batch.replace(ONE, [item("kent/1/3")])
    assert ids(engine) == {"kent/1/3"}


def test_a_batch_left_by_an_error_changes_nothing(engine: Engine) -> None:
    fill(engine, item("kent/1/1"))
    for change in (engine.update, engine.rebuild):
        with pytest.raises(ZeroDivisionError), change(7) as batch:
            batch.replace(ONE, [item(f"kent/1/{1 // 0}")])
        assert (ids(engine), engine.position()) == ({"kent/1/1"}, 1)
    fill(engine, item("kent/1/4"), position=8)
    assert (ids(engine), engine.position()) == ({"kent/1/4"}, 8)


def test_an_error_before_the_first_commit_leaves_no_index(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), engine.update(7) as batch:
        batch.replace(ONE, [item(f"kent/1/{1 // 0}")])
    assert engine.position() == 0
    with pytest.raises(NoIndex):
        engine.search(Query())


def test_a_rebuild_takes_the_place_of_everything(engine: Engine) -> None:
    fill(engine, item("kent/1/1"), item("kent/2/2"))
    with engine.rebuild(5) as batch:
        batch.replace(TWO, [item("kent/2/9")])
        assert ids(engine) == {"kent/1/1", "kent/2/2"}  # until the end the old index answers
    assert (ids(engine), engine.position()) == ({"kent/2/9"}, 5)


def test_a_reader_that_is_open_sees_what_others_wrote(engine: Engine, reopened: Callable[[], Engine]) -> None:
    reader = reopened()
    fill(engine, item("kent/1/1"))
    assert ids(reader) == {"kent/1/1"}
    fill(engine, item("kent/2/2"), position=2)
    assert (ids(reader), reader.position()) == ({"kent/1/1", "kent/2/2"}, 2)
    with engine.rebuild(3) as batch:
        batch.replace(ONE, [item("kent/1/5")])
    assert (ids(reader), reader.position()) == ({"kent/1/5"}, 3)


def test_an_empty_batch_makes_an_empty_index(engine: Engine) -> None:
    with engine.update(4):
        pass
    assert (engine.search(Query()).total, engine.search(Query("x")).total, engine.position()) == (0, 0, 4)


def test_check_learns_the_hash_of_every_document(engine: Engine) -> None:
    documents = [item("kent/2/2"), item("kent/1/1")]
    fill(engine, *documents)
    assert dict(engine.documents()) == {document.id: document.hash for document in documents}


def test_a_score_does_not_depend_on_what_was_deleted(whoosh: Engine, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An index grown by updates ranks as one built in one go."""
    documents = [
        item(f"kent/{n}/{n}", f"roads {'lamps ' * (n % 3)}", ["roads " * (n % 5), "lamps " * (n % 7)])
        for n in range(1, 9)
    ]
    for n in range(1, 9):
        fill(whoosh, item(f"kent/{n}/0", "roads lamps roads", ["lamps " * n]))
    for document in documents:
        fill(whoosh, document)
    fresh = open_engine(f"whoosh:{tmp_path_factory.mktemp('fresh') / 'index'}")
    fill(fresh, *reversed(documents))
    query = Query("roads lamps")
    assert whoosh.search(query) == fresh.search(query)
    fresh.close()


def test_threads_search_one_engine_while_it_is_written(engine: Engine, reopened: Callable[[], Engine]) -> None:
    """The server's threads share an engine: each answer is that of one state of the index."""
    fill(engine, *(item(f"kent/{n}/{n}", "Roads") for n in range(1, 6)))
    totals: list[int] = []
    troubles: list[Exception] = []
    reader = reopened()

    def search() -> None:
        try:
            totals.extend(reader.search(Query("roads")).total for _ in range(30))
        except SearchError as error:
            troubles.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for n in range(6, 11):
        fill(engine, item(f"kent/{n}/{n}", "Roads"), position=n)
    with engine.rebuild(20) as batch:
        for n in range(1, 12):
            batch.replace(MeetingId("kent", str(n)), [item(f"kent/{n}/{n}", "Roads")])
    for thread in threads:
        thread.join()
    assert troubles == []
    assert set(totals) <= set(range(5, 12))


def test_two_writers_do_not_write_at_once(whoosh: Engine, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.lock.WAIT_SECONDS", 0.1)
    with whoosh.update(1), pytest.raises(EngineDown, match="is writing"), open_engine(url).update(1):
        pass


@pytest.mark.parametrize("url", ["", "whoosh:", "nowhere:x", "index"])
def test_an_address_that_names_no_engine_is_refused_with_the_remedy(url: str) -> None:
    with pytest.raises(SearchError, match="whoosh:FOLDER"):
        open_engine(url)
