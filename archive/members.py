"""The gzip members of a WARC file, one for each record: whole ones, unfinished ones, and what lies between."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b\x08"


def member_at(stream: BinaryIO) -> bytes:
    """The gzip member that begins where `stream` stands; empty where none does or it is broken or not finished."""
    unzip, parts = zlib.decompressobj(wbits=31), []
    while chunk := stream.read(_CHUNK):
        try:
            unzip.decompress(chunk)
        except zlib.error:
            return b""
        if unzip.eof:
            parts.append(chunk[: len(chunk) - len(unzip.unused_data)])
            return b"".join(parts)
        parts.append(chunk)
    return b""


def may_go_on(stream: BinaryIO) -> bool:
    """Whether what begins where `stream` stands is sound as far as it goes: a writer may not be done with it."""
    unzip = zlib.decompressobj(wbits=31)
    while not unzip.eof and (chunk := stream.read(_CHUNK)):
        try:
            unzip.decompress(chunk)
        except zlib.error:
            return False
    return True


def up_to_next(stream: BinaryIO, start: int) -> bytes:
    """The bytes from `start` up to the next whole WARC record; empty where there is none."""
    for at in _gzip_openings(stream, start + 1):
        stream.seek(at)
        member = member_at(stream)
        if member and zlib.decompress(member, wbits=31).startswith(b"WARC/"):
            stream.seek(start)
            return stream.read(at - start)
    return b""


def _gzip_openings(stream: BinaryIO, at: int) -> Iterator[int]:
    """Where from byte `at` on a gzip member may begin. A file is too long to be searched as a whole."""
    while True:
        stream.seek(at)
        part = stream.read(_CHUNK)
        found = part.find(_GZIP)
        if found >= 0:
            yield at + found
            at += found + 1
        elif len(part) < len(_GZIP):
            return
        else:
            at += len(part) - len(_GZIP) + 1
