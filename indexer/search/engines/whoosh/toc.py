"""The table of contents of a commit: Whoosh's own, and behind it what Whoosh does not tell.

    _MAIN_N.toc     Whoosh's bytes, after which its reader stops
                    JSON: how far into the archive the commit reaches; of each segment's file its length and CRC-32
                    16 bytes: length of the JSON, CRC-32 of all before these bytes, b"MBTOC1\\n\\0"

So all of a commit, its place in the archive too, takes effect by one rename. A table that Whoosh's own writer made has
nothing behind it: such a commit can be searched, reaches nowhere, and is brought up to date from the beginning.
"""

import json
import os
import re
import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC, EmptyIndexError

from indexer.search.engines.whoosh.damage import DAMAGE

INDEX_NAME = "MAIN"  # Whoosh's own name for the only index of a folder

_TABLE = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")
_MAGIC = b"MBTOC1\n\0"
_END = struct.Struct("<II8s")


@dataclass(frozen=True, slots=True)
class Sum:
    """What is known of a file that was written: its length in bytes and its CRC-32."""

    length: int
    crc: int


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: `position` is the archive's sequence number up to which everything is in, `sums` are by file name."""

    number: int
    schema: Any
    segments: list[Any]
    position: int = 0
    sums: Mapping[str, Sum] = field(default_factory=dict)


def newest(folder: Path) -> Commit:
    """The newest commit whose table is whole: a later one that is not counts as if it had never been.

    Raises what reading the newest raises where none is whole; EmptyIndexError where there is none.
    """
    numbers = numbers_in(folder)
    if not numbers:
        raise EmptyIndexError(f"there is no table of contents in {folder}")
    for number in numbers[:-1]:
        try:
            return read(folder, number)
        except DAMAGE:
            continue
    return read(folder, numbers[-1])


def position_in(folder: Path) -> int:
    """How far into the archive the newest commit reaches, whose files are all there.

    Raises as `newest` does, FileNotFoundError and ValueError where a file of the commit is gone or has another length.
    """
    position, lengths = _reached(folder)
    for name, length in lengths.items():
        if (folder / name).stat().st_size != length:
            raise ValueError("a file of a commit is not as long as it was written")
    return position


def _reached(folder: Path) -> tuple[int, Mapping[str, int]]:
    """How far the newest commit reaches, and the length of each of its files, by name."""
    numbers = numbers_in(folder)
    # Whoosh's part, which takes most of the time of reading a table, tells nothing of it.
    with suppress(*DAMAGE):
        told = _told(path_of(folder, numbers[0]).read_bytes())
        return int(told["position"]), {name: int(kept["length"]) for name, kept in told["sums"].items()}
    commit = newest(folder)
    return commit.position, {name: kept.length for name, kept in commit.sums.items()}


def numbers_in(folder: Path) -> list[int]:
    """The numbers of the commits in `folder`, newest first."""
    found = map(_TABLE.fullmatch, os.listdir(folder))  # noqa: PTH208  every search asks, and paths cost more than names
    return sorted((int(match.group(1)) for match in found if match), reverse=True)


def path_of(folder: Path, number: int) -> Path:
    return folder / f"_{INDEX_NAME}_{number}.toc"


def read(folder: Path, number: int) -> Commit:
    """The commit with this number. Raises what reading a damaged table raises, and OSError."""
    data = path_of(folder, number).read_bytes()
    told = _told(data)
    # From memory: of a damaged table Whoosh leaves the file open.
    memory = RamStorage()
    memory.files[path_of(folder, number).name] = data
    table = TOC.read(memory, INDEX_NAME, gen=number)
    sums = {name: Sum(**kept) for name, kept in told.get("sums", {}).items()}
    return Commit(number, table.schema, table.segments, int(told.get("position", 0)), sums)


def write(path: Path, commit: Commit) -> None:
    """Write the table to a new file, which is neither on the disk yet nor in its place. Raises OSError."""
    memory = RamStorage()
    TOC(commit.schema, commit.segments, commit.number).write(memory, INDEX_NAME)
    (table,) = memory.files.values()
    sums = {name: asdict(kept) for name, kept in commit.sums.items()}
    told = json.dumps({"position": commit.position, "sums": sums}, separators=(",", ":")).encode("ascii")
    data = table + told
    path.write_bytes(data + _END.pack(len(told), zlib.crc32(data), _MAGIC))


def _told(data: bytes) -> dict[str, Any]:
    """What stands behind Whoosh's table; nothing where Whoosh wrote it. Raises ValueError where it is damaged."""
    if len(data) < _END.size:
        return {}
    length, crc, magic = _END.unpack(data[-_END.size :])
    if magic != _MAGIC:
        return {}
    if zlib.crc32(data[: -_END.size]) != crc:
        raise ValueError("a table of contents is not what was written")
    told: dict[str, Any] = json.loads(data[-_END.size - length : -_END.size])
    return told
