"""What reading a damaged index raises: Whoosh tells of it by whatever its unpickling or unpacking stumbles over."""

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.index import IndexError as WhooshIndexError

from archive.errors import NotArchived
from indexer.search.engines.whoosh.generations import damaged

# A broken pickle, a cut file, a foreign class.
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


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Raise WrongIndex for what reading a damaged file raises."""
    try:
        yield
    except DAMAGE as error:
        raise damaged(path) from error
