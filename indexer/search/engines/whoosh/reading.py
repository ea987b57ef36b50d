"""One opened state of the index: rows, postings and stored hits, by document number. Everything read goes through here.

Whoosh tells of a damaged file by whatever its unpickling or unpacking stumbles over; here that becomes WrongIndex.
"""

import errno
import json
import pickle
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import TermNotFound

from archive.errors import NotArchived
from indexer.search.engines.whoosh.generations import Generation, damaged, unreadable
from indexer.search.engines.whoosh.rows import Row, decode_row
from indexer.search.engines.whoosh.schema import HIT, ITEM, ROW, exact_name
from indexer.search.schema import TEXT_FIELDS
from indexer.search.spelling import Lexicon
from indexer.search.suggestions import SUGGESTED, Names

INDEX_NAME = "MAIN"  # Whoosh's own name for the only index of a folder

# What reading a broken pickle, a cut file or a foreign class raises.
DAMAGE = (
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    NotArchived,
    OverflowError,
    TypeError,
    ValueError,
    WhooshIndexError,
    pickle.UnpicklingError,
    struct.error,
    zlib.error,
)

# A file that is gone, or a damaged number that sends the reader to a negative place in one: no fault of the disk.
_DAMAGED = (errno.ENOENT, errno.EINVAL)


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Raise WrongIndex for what reading a damaged file raises."""
    try:
        yield
    except DAMAGE as error:
        raise damaged(path) from error


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Raise WrongIndex for what a damaged file raises, EngineDown for what the operating system does."""
    with damage_told(path):
        try:
            yield
        except OSError as error:
            raise (damaged(path) if error.errno in _DAMAGED else unreadable(path, error)) from error


class _Storage(FileStorage):  # type: ignore[misc]
    """Whoosh's folder, which remembers what it opened: on a damaged file Whoosh forgets to close it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def abandon(self) -> None:
        """Close what an opening that failed left open."""
        for file in self._opened:
            if not file.is_closed:
                file.close()


class Snapshot:
    """The index as it was when opened. Document numbers are those of one snapshot and mean nothing in another.

    Not for several threads at once: Whoosh's readers share the place in their files. Raises WrongIndex, EngineDown.
    """

    def __init__(self, generation: Generation, known: Mapping[str, Sequence[Row]]) -> None:
        """Open the newest commit of `generation`; `known` are rows of segments read before."""
        self._path = generation.folder.parent
        self._storage = _Storage(generation.folder)
        self.segments: dict[str, Sequence[Row]] = {}
        self.rows: dict[int, Row] = {}
        done = False
        try:
            with _reading(self._path):
                self._open(known)
            done = True
        finally:
            if not done:
                self._storage.abandon()

    def is_newest(self) -> bool:
        """Whether no commit came after this one."""
        try:
            return bool(TOC._latest_generation(self._storage, INDEX_NAME) == self._commit)
        except FileNotFoundError:
            return False

    def close(self) -> None:
        self._reader.close()

    def frequencies(self, field: str, term: str) -> dict[int, int]:
        """Document number -> how often `term` stands in `field` there."""
        with _reading(self._path):
            matcher = self._postings(field, term)
            found = {}
            while matcher is not None and matcher.is_active():
                found[matcher.id()] = int(matcher.weight())
                matcher.next()
            return found

    def positions(self, field: str, term: str, numbers: Sequence[int]) -> dict[int, Sequence[int]]:
        """Where `term` stands in `field` of those documents of `numbers` (ascending) that hold it."""
        found: dict[int, Sequence[int]] = {}
        with _reading(self._path):
            matcher = self._postings(field, term)
            for number in numbers if matcher is not None else ():
                if matcher.is_active() and matcher.id() < number:
                    matcher.skip_to(number)
                if not matcher.is_active():
                    break
                if matcher.id() == number:
                    found[number] = matcher.value_as("positions")
        return found

    def beginning(self, field: str, prefix: str) -> Sequence[str]:
        """The terms of `field` that begin with `prefix`, in order."""
        with _reading(self._path):
            return [str(term, "utf-8", "replace") for term in self._reader.expand_prefix(field, prefix)]

    def number_of(self, item: str) -> int | None:
        """The document that holds an item; None where none does."""
        return next(iter(self.frequencies(ITEM, item)), None)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of all texts, for finding what a misspelt one may have been."""
        words: dict[str, int] = {}
        with _reading(self._path):
            for field in TEXT_FIELDS:
                name = exact_name(field.name)
                for term in self._reader.lexicon(name):
                    word = str(term, "utf-8", "replace")
                    words[word] = max(words.get(word, 0), int(self._reader.doc_frequency(name, term)))
        return Lexicon(words)

    @cached_property
    def names(self) -> Names:
        """The names of committees and speakers with the number of items of each."""
        return Names((kind, value) for row in self.rows.values() for kind in SUGGESTED for _, value in row.shown[kind])

    def hit(self, number: int) -> dict[str, Any]:
        """What is stored of a document for showing it."""
        with _reading(self._path):
            told: dict[str, Any] = json.loads(self._reader.stored_fields(number)[HIT])
            return told

    def _open(self, known: Mapping[str, Sequence[Row]]) -> None:
        toc = TOC.read(self._storage, INDEX_NAME)
        self._commit = toc.generation
        self._reader: Any = FileIndex._reader(self._storage, toc.schema, toc.segments, toc.generation)
        for leaf, base in self._reader.leaf_readers():
            self._take_rows(leaf, base, known)
        self.average_lengths = self._averages()

    def _take_rows(self, leaf: Any, base: int, known: Mapping[str, Sequence[Row]]) -> None:
        segment = leaf.segment() if leaf.doc_count_all() else None
        if segment is None:
            return
        name = str(segment.segment_id())
        rows = known.get(name)
        if rows is None:
            column = leaf.column_reader(ROW, translate=False)
            rows = [decode_row(column[number]) for number in range(leaf.doc_count_all())]
        self.segments[name] = rows
        deleted = frozenset(segment.deleted_docs())
        self.rows.update((base + number, row) for number, row in enumerate(rows) if number not in deleted)

    def _averages(self) -> tuple[float, ...]:
        """The mean number of words in each of TEXT_FIELDS."""
        totals = [0] * len(TEXT_FIELDS)
        for row in self.rows.values():
            totals = [total + words for total, words in zip(totals, row.words, strict=True)]
        return tuple(total / max(len(self.rows), 1) for total in totals)

    def _postings(self, field: str, term: str) -> Any:
        try:
            return self._reader.postings(field, term)
        except TermNotFound:
            return None
