"""A segment of ours is what Whoosh's own writer would have written: its reader finds the same in both."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from whoosh.formats import Existence
from whoosh.index import open_dir
from whoosh.reading import IndexReader

from archive.ids import ItemId
from indexer.search.document import Document
from indexer.search.engines.whoosh.commits import Contents
from indexer.search.engines.whoosh.gathering import Gathering
from indexer.search.engines.whoosh.vocabulary import Vocabulary
from tests.engines.corpus import item
from tests.engines.stock import write_stock
from tests.engines.test_oracle import documents


def write_ours(folder: Path, held: Sequence[Document], vocabulary: Vocabulary) -> None:
    gathering = Gathering(vocabulary)
    for document in held:
        gathering.add(ItemId.parse(document.id).of_meeting, document)
    contents = Contents(folder)
    contents.segments.append(gathering.write(folder))
    contents.publish(1)


def told_by(folder: Path) -> dict[str, Any]:
    """Everything that Whoosh's reader tells of an index."""
    with open_dir(str(folder)).reader() as reader:
        count = reader.doc_count_all()
        fields = sorted(reader.indexed_field_names())
        return {
            "documents": count,
            "stored": [reader.stored_fields(number) for number in range(count)],
            "fields": fields,
            "lengths": {name: lengths(reader, name) for name in fields if reader.schema[name].scorable},
            "postings": {name: dict(postings(reader, name)) for name in fields},
            "all terms": list(reader.all_terms()),
        }


def lengths(reader: IndexReader, field: str) -> list[int]:
    numbers = range(reader.doc_count_all())
    each = [reader.doc_field_length(number, field) for number in numbers]
    return [*each, reader.field_length(field), reader.min_field_length(field), reader.max_field_length(field)]


def postings(reader: IndexReader, field: str) -> Iterator[tuple[bytes, Any]]:
    form = reader.schema[field].format
    for term in reader.lexicon(field):
        info, matcher, found = reader.term_info(field, term), reader.postings(field, term), []
        while matcher.is_active():
            read = [matcher.value_as(what) for what in ("frequency", "positions") if form.supports(what)]
            found.append((matcher.id(), matcher.weight(), [] if isinstance(form, Existence) else read))
            block = (matcher.block_max_id(), matcher.block_min_length(), matcher.block_max_length())
            found.append((*block, matcher.block_max_weight()))
            matcher.next()
        counts = (info.weight(), info.doc_frequency(), info.max_weight(), info.min_id(), info.max_id())
        yield term, (counts, info.min_length(), info.max_length(), found)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=documents().filter(bool))
def test_whoosh_reads_the_same_as_if_it_had_written_it(
    held: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> None:
    stock, ours = tmp_path_factory.mktemp("stock"), tmp_path_factory.mktemp("ours")
    write_stock(stock, held)
    write_ours(ours, held, Vocabulary())
    assert told_by(ours) == told_by(stock)


def test_lists_of_many_blocks_long_texts_and_far_positions_are_the_same(tmp_path: Path) -> None:
    """More than one block a term, more than 255 times in one item, positions and documents of two and four bytes."""
    (tmp_path / "stock").mkdir()
    (tmp_path / "ours").mkdir()
    paragraphs = [f"the lamp {'the ' * (n % 3)}w{n}" for n in range(900)]
    held = [
        item(
            f"kent/1/{n}", f"The LAMP 22/{n}", ["the"] * (n % 2) + (paragraphs if n == 300 else []), number=f"{n % 9}a."
        )
        for n in range(2_100)
    ]
    held.append(item("kent/1/long", "", ["a " * 70_000, "the lamp " * 200]))
    write_stock(tmp_path / "stock", held)
    write_ours(tmp_path / "ours", held, Vocabulary())
    assert told_by(tmp_path / "ours") == told_by(tmp_path / "stock")


def test_a_vocabulary_used_before_changes_nothing(tmp_path: Path) -> None:
    vocabulary = Vocabulary()
    first, second = [item("kent/1/1", "Zebra crossings", ["A/1 and 5a"])], [item("kent/2/1", "A crossing", ["Zebra."])]
    for number, held in enumerate((first, second)):
        (tmp_path / f"stock-{number}").mkdir()
        (tmp_path / f"ours-{number}").mkdir()
        write_stock(tmp_path / f"stock-{number}", held)
        write_ours(tmp_path / f"ours-{number}", held, vocabulary)
        assert told_by(tmp_path / f"ours-{number}") == told_by(tmp_path / f"stock-{number}")
