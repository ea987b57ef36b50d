"""Arrays -> one segment of a Whoosh index: the file MAIN_<id>.seg that stock Whoosh opens, searches and merges.

A segment's file (whoosh.filedb.compound) holds other files one after the other, and at its end where each lies: the
postings, the term index, and columns with a value a document: `_stored`, and the rounded length of each scored field.

A *run* is a segment on its way: its sidecar and its column `_stored`, of which whole segments are made (`tidying`).
"""

import pickle
from collections import defaultdict
from pathlib import Path
from typing import Any, BinaryIO

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.formats import Frequency, Positions

from indexer.search.engines.whoosh.arrays import Ints, SegmentArrays
from indexer.search.engines.whoosh.blocks import Form
from indexer.search.engines.whoosh.decoding import lengths_of
from indexer.search.engines.whoosh.posting_file import Field, write_postings
from indexer.search.engines.whoosh.ragged import edges_of
from indexer.search.engines.whoosh.schema import compile_schema
from indexer.search.engines.whoosh.sidecar import write_sidecar
from indexer.search.engines.whoosh.stored_hits import Stored
from indexer.search.engines.whoosh.terms import encode_terms
from indexer.search.engines.whoosh.toc import INDEX_NAME

# Whoosh's column of strings tells where each begins from so many documents on, and takes the narrowest of these types.
_STARTS_FROM = 1 << 15
_STORED_EXT = f"._stored{W3Codec.COLUMN_EXT}"
_CODES = (("B", 1 << 8, ">u1"), ("H", 1 << 16, ">u2"), ("i", 1 << 31, ">i4"), ("I", 1 << 32, ">u4"))


def write_run(folder: Path, arrays: SegmentArrays, stored: Stored) -> W3Segment:
    """Write a run; `stored` as in `write_segment`. Raises OSError."""
    segment = W3Segment(W3Codec(), INDEX_NAME, doccount=arrays.documents)
    with (folder / segment.make_filename(_STORED_EXT)).open("wb") as file:
        _write_strings(file, stored)
    write_sidecar(folder, segment.segment_id(), arrays)
    return segment


def write_segment(folder: Path, arrays: SegmentArrays, stored: Stored) -> W3Segment:
    """Write a segment and its sidecar; whoever names them in a commit brings them to the disk.

    `stored`: the stored fields of each document (`stored.stored_fields`). Raises OSError.
    """
    schema = compile_schema()
    segment = W3Segment(W3Codec(), INDEX_NAME, doccount=arrays.documents)
    segment.compound = True
    held = {name: part for name, part in sorted(arrays.postings.items()) if len(part.docs)}
    lengths = {
        name: arrays.lengths.get(name) or lengths_of(part, arrays.documents)
        for name, part in held.items()
        if schema[name].scorable
    }
    segment._fieldlengths = defaultdict(int, {name: int(each.words.sum()) for name, each in lengths.items()})
    rounded = {name: each.rounded for name, each in lengths.items()}
    fields = {name: Field(_form(schema[name]), part, rounded.get(name)) for name, part in held.items()}
    with (folder / segment.make_filename(segment.COMPOUND_EXT)).open("wb") as file:
        compound = _Compound(file, segment)
        terms = write_postings(file, fields)
        compound.end(W3Codec.POSTS_EXT)
        file.writelines(encode_terms(terms))
        compound.end(W3Codec.TERMS_EXT)
        _write_strings(file, stored)
        compound.end(_STORED_EXT)
        for name, each in rounded.items():
            file.write(each.tobytes().rstrip(b"\0"))
            compound.end(f"._{name}_len{W3Codec.COLUMN_EXT}")
        compound.close()
    write_sidecar(folder, segment.segment_id(), arrays)
    return segment


class _Compound:
    """The file that holds the others: at its beginning where its directory lies, at its end the directory."""

    def __init__(self, file: BinaryIO, segment: W3Segment) -> None:
        self._file, self._segment = file, segment
        self._directory: dict[str, dict[str, int]] = {}
        file.write(bytes(12))
        self._begin = file.tell()

    def end(self, extension: str) -> None:
        """What was written since the last one was the file with this extension."""
        end = self._file.tell()
        name = self._segment.make_filename(extension)
        self._directory[name] = {"offset": self._begin, "length": end - self._begin, "modified": 0}
        self._begin = end

    def close(self) -> None:
        self._file.write(pickle.dumps(self._directory, 2) + pickle.dumps({}, 2))
        end = self._file.tell()
        self._file.seek(0)
        self._file.write(self._begin.to_bytes(8) + (end - self._begin).to_bytes(4))


def _form(field: Any) -> Form:
    if isinstance(field.format, Positions):
        return Form.POSITIONS
    return Form.FREQUENCY if isinstance(field.format, Frequency) else Form.EXISTENCE


def _write_strings(file: BinaryIO, strings: Stored) -> None:
    """A column of strings: they, their lengths, of many where each begins, and the types of the two."""
    file.writelines(strings.parts)
    lengths = strings.lengths
    code, how = _narrowest(lengths)
    file.write(lengths.astype(how).tobytes())
    if len(lengths) <= _STARTS_FROM:
        file.write(code)
        return
    starts = edges_of(lengths)[:-1]
    code_of_starts, how = _narrowest(starts)
    file.write(starts.astype(how).tobytes() + code + code_of_starts + b"X")


def _narrowest(numbers: Ints) -> tuple[bytes, str]:
    most = int(numbers.max()) if len(numbers) else 0
    for code, limit, how in _CODES:
        if most < limit:
            return code.encode(), how
    raise OverflowError("a segment holds more than four GiB of stored text")
