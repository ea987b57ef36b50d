"""The arrays beside a segment: what Whoosh wrote and nothing else, noticed where they cannot serve."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, open_dir
from whoosh.util.numeric import length_to_byte
from whoosh.writing import SegmentWriter

from archive.ids import ItemId
from indexer.search.document import Document
from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine
from indexer.search.engines.whoosh.arrays import Lengths, Postings, SegmentArrays, Strings, TermList
from indexer.search.engines.whoosh.compact import compact, whole
from indexer.search.engines.whoosh.decoding import decode_segment
from indexer.search.engines.whoosh.sidecar import is_whole, open_sidecar, path_of, write_sidecar
from indexer.search.errors import WrongIndex
from indexer.search.query import Order, Query
from tests.engines.corpus import fill, item
from tests.engines.test_oracle import documents


def plain(value: Any) -> Any:
    """Arrays and what holds them as lists, to be compared; postings whole, however they are kept."""
    if isinstance(value, Postings):
        value = whole(value)
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Strings):
        return list(value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return {name: plain(held) for name, held in value.items()} if hasattr(value, "items") else value


def segments(folder: Path) -> list[tuple[str, int]]:
    return [(s.segment_id(), s.doc_count_all()) for s in TOC.read(FileStorage(str(folder)), "MAIN").segments]


def decoded(folder: Path, place: int = 0) -> SegmentArrays:
    storage = FileStorage(str(folder))
    toc = TOC.read(storage, "MAIN")
    return decode_segment(storage, toc.schema, toc.segments[place])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=documents())
def test_a_sidecar_holds_what_its_segment_does(held: list[Document], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("index")
    engine = open_engine(f"whoosh:{path}")
    fill(engine, *held)
    folder = path / "gen-1"
    for place, (name, count) in enumerate(segments(folder)):
        mapped = open_sidecar(folder, name, count)
        assert mapped
        told = decoded(folder, place)
        assert plain(mapped) == plain(told)
        for field, postings in mapped.postings.items():
            assert every_term(postings) == every_term(told.postings[field])
        assert is_whole(folder, name, count)
    engine.close()


def every_term(postings: Postings) -> list[list[Any]]:
    """Who holds each term, and all of them at once."""
    count = len(postings.terms)
    asked = (*(range(n, n + 1) for n in range(count)), range(count))
    return [[plain(part) for part in postings.held(places)] for places in asked]


@given(st.data())
def test_documents_beyond_16_bits_are_found_again(data: st.DataObject) -> None:
    """Whichever of a term lie above the first, second and third border; of one term, of several and of all."""
    documents = data.draw(st.integers(1, 250_000))
    near = [doc for doc in (0, 65_535, 65_536, 131_071, 131_072, 200_000) if doc < documents]
    doc = st.sampled_from(near) | st.integers(0, documents - 1)
    rows = data.draw(st.lists(st.sets(doc, min_size=1, max_size=9).map(sorted), max_size=6))
    terms = TermList.of([b"%d" % number for number in range(len(rows))])
    starts, docs = np.cumsum([0, *map(len, rows)]), np.array([doc for row in rows for doc in row], np.int64)
    kept = compact(Postings(terms, starts, docs), documents)
    assert kept.docs.dtype.itemsize == 2 or documents <= 65_536
    assert whole(kept).docs.tolist() == docs.tolist()
    first = data.draw(st.integers(0, len(rows)))
    for last in range(first, len(rows) + 1):
        assert kept.held(range(first, last)).docs.tolist() == [doc for row in rows[first:last] for doc in row]


@given(st.lists(st.text(max_size=4), unique=True), st.text(max_size=4))
def test_terms_are_found_whole_and_by_their_beginnings(texts: list[str], asked: str) -> None:
    terms = sorted(text.encode() for text in texts)
    held, term = TermList.of(terms), asked.encode()
    assert held.find(term) == (terms.index(term) if term in terms else None)
    assert [terms[place] for place in held.beginning(term)] == [t for t in terms if t.startswith(term)]


def test_lengths_are_rounded_as_whoosh_rounds_them() -> None:
    words = [*range(5_000), 106_373, 106_374, 106_375, 2_000_000]
    assert Lengths.of(np.array(words)).rounded.tolist() == [length_to_byte(length) for length in words]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an index with one segment of two items."""
    engine = open_engine(f"whoosh:{tmp_path / 'index'}")
    fill(engine, item("kent/1/1", minutes=["A lamp."]), item("kent/1/2", "Lamps", minutes=["Two lamps."]))
    engine.close()
    return tmp_path / "index" / "gen-1"


def empty(data: bytes) -> bytes:
    return data[:0]


def halve(data: bytes) -> bytes:
    return data[: len(data) // 2]


def lengthen(data: bytes) -> bytes:
    return data + b"\0"


def garble(data: bytes) -> bytes:
    return bytes(byte ^ 0x5A for byte in data)


def change_the_header(data: bytes) -> bytes:
    return data[:40] + bytes([data[40] ^ 1]) + data[41:]


@pytest.mark.parametrize("damage", [empty, halve, lengthen, garble, change_the_header])
def test_a_damaged_sidecar_is_not_believed_and_written_anew(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    """The answers stay, and the next commit writes it again."""
    ((name, count),) = segments(folder)
    path = path_of(folder, name)
    path.write_bytes(damage(path.read_bytes()))
    assert open_sidecar(folder, name, count) is None
    engine = open_engine(f"whoosh:{folder.parent}")
    assert engine.search(Query("lamps")).total == 2
    fill(engine, item("kent/2/1", minutes=["A road."]), position=2)
    assert [is_whole(folder, *segment) for segment in segments(folder)] == [True] * len(segments(folder))
    assert engine.search(Query("lamps")).total == 2
    engine.close()


def test_arrays_that_cannot_be_computed_with_are_told_as_damage(folder: Path) -> None:
    """One place after another of the sidecar overwritten: an answer or the remedy, never what NumPy stumbles over."""
    ((name, _),) = segments(folder)
    path = path_of(folder, name)
    whole = path.read_bytes()
    told = set()
    for at in range(len(whole) - len(whole) // 2, len(whole), 192):
        path.write_bytes(whole[:at] + b"\xff" * 48 + whole[at + 48 :])
        engine = open_engine(f"whoosh:{folder.parent}")
        for ask in (
            lambda e=engine: e.search(Query("lamps")),
            lambda e=engine: e.search(Query('"two lamps"', order=Order.NEWEST)),
            lambda e=engine: e.similar(ItemId("kent", "1", "2")),
            lambda e=engine: e.suggest("li"),
            lambda e=engine: e.marker("lamps"),
        ):
            try:
                ask()
            except WrongIndex as error:
                told.add(str(error))
        engine.close()
    assert told == {f"the index in {folder.parent} is damaged: run `minutebook index --rebuild`"}


def test_a_changed_array_is_noticed_by_who_reads_all(folder: Path) -> None:
    ((name, count),) = segments(folder)
    path = path_of(folder, name)
    path.write_bytes(path.read_bytes().replace(b"kent/1/2", b"kent/1/3"))
    assert not is_whole(folder, name, count)


def test_the_sidecar_of_another_segment_is_not_believed(folder: Path) -> None:
    ((name, count),) = segments(folder)
    other = path_of(folder, "MAIN_other")
    other.write_bytes(path_of(folder, name).read_bytes())
    assert open_sidecar(folder, "MAIN_other", count) is None
    assert open_sidecar(folder, name, count + 1) is None
    assert open_sidecar(folder, "MAIN_none", count) is None


def test_what_stock_whoosh_wrote_is_found_without_a_sidecar(folder: Path) -> None:
    """Stock Whoosh opens the index, takes an item out, writes its segments into one and removes our file with them."""
    index = open_dir(str(folder))
    writer: SegmentWriter = index.writer()
    writer.delete_document(0)
    writer.commit(optimize=True)
    index.close()
    assert list(folder.glob("*.side")) == []
    engine = open_engine(f"whoosh:{folder.parent}")
    assert [hit.id for hit in engine.search(Query("lamps")).hits] == ["kent/1/2"]
    engine.close()


def test_a_sidecar_that_is_missing_is_no_damage_and_the_next_write_makes_it_anew(
    whoosh: Engine, tmp_path: Path
) -> None:
    fill(whoosh, *(item(f"kent/1/{n}") for n in range(9)))
    folder = tmp_path / "index" / "gen-1"
    for path in folder.glob("*.side"):
        path.unlink()
    assert [held for held, _ in whoosh.documents()] == [f"kent/1/{n}" for n in range(9)]
    fill(whoosh, item("kent/2/1"), position=2)
    assert sorted(path_of(folder, name) for name, _ in segments(folder)) == sorted(folder.glob("*.side"))


def test_an_array_is_read_back_as_it_was_written(folder: Path, tmp_path: Path) -> None:
    arrays = decoded(folder)
    write_sidecar(tmp_path, "MAIN_copy", arrays)
    copy = open_sidecar(tmp_path, "MAIN_copy", arrays.documents)
    assert copy
    assert plain(copy) == plain(arrays)
    assert not any(held.docs.flags.writeable for held in copy.postings.values() if held.docs.size)


def test_the_engine_of_two_segments_has_two_sidecars(whoosh: Engine, tmp_path: Path) -> None:
    fill(whoosh, *(item(f"kent/1/{n}") for n in range(9)))
    fill(whoosh, item("kent/2/1"), position=2)
    folder = tmp_path / "index" / "gen-1"
    assert sorted(path_of(folder, name) for name, _ in segments(folder)) == sorted(folder.glob("*.side"))
