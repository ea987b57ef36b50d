"""The folders of an index: one generation is live, the next is filled beside it, and the swap is one rename.

    INDEX/current        which generation is live and by what schema it was written
    INDEX/gen-N/         a Whoosh index (`toc`, `segments`) with a sidecar beside each segment
    INDEX/writer.lock    held by the process that writes

A generation that `current` does not name is what a killed writer left; the next writer removes it.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archive.errors import InUse
from archive.lock import WriterLock
from indexer.search.errors import EngineDown, NoIndex, WrongIndex
from indexer.search.schema import SCHEMA_VERSION

_CURRENT = "current"
_LONGEST = 1 << 10  # bytes, more than `current` has
_GENERATION = re.compile(r"gen-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Generation:
    """One folder of the index."""

    folder: Path

    @property
    def number(self) -> int:
        match = _GENERATION.fullmatch(self.folder.name)
        return int(match.group(1)) if match else 0


class Generations:
    """The generations in one folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._current = str(path / _CURRENT)

    def current(self) -> Generation:
        """The live generation. Raises NoIndex where there is none, WrongIndex where another version wrote it."""
        generation, schema = self._named()
        if schema != SCHEMA_VERSION:
            raise WrongIndex(
                f"the index in {self.path} was written by another version of Minutebook: "
                "run `minutebook index --rebuild`"
            )
        return generation

    def to_keep(self) -> Generation | None:
        """The live generation, also one that another version wrote: until it is replaced it is all there is."""
        try:
            return self._named()[0]
        except (NoIndex, WrongIndex):
            return None

    def stamp(self) -> bytes:
        """What changes whenever another generation becomes the live one. Raises NoIndex, EngineDown."""
        try:
            handle = os.open(self._current, os.O_RDONLY)
            try:
                return os.read(handle, _LONGEST)
            finally:
                os.close(handle)
        except FileNotFoundError:
            raise self._none() from None
        except OSError as error:
            raise unreadable(self.path, error) from error

    def make_next(self) -> Generation:
        """An empty folder for the generation after every one there is. Only for the holder of the lock."""
        self.path.mkdir(parents=True, exist_ok=True)
        last = max((generation.number for generation in self._all()), default=0)
        generation = Generation(self.path / f"gen-{last + 1}")
        generation.folder.mkdir()
        return generation

    def require_room(self, live: Generation | None) -> None:
        """Raises EngineDown where there is no room for another generation as large as `live`."""
        needed = sum(path.stat().st_size for path in live.folder.iterdir()) if live else 0
        free = shutil.disk_usage(self.path).free
        if needed > free:
            raise EngineDown(
                f"a new index needs as much room beside the old one in {self.path}, {needed >> 20} MiB, "
                f"and {free >> 20} MiB are free: free some space, then run `minutebook index --rebuild`"
            )

    def make_current(self, generation: Generation) -> None:
        """Let `generation` be the live one from now on, and remove the others."""
        # By name alone an index that was deleted and made anew would look like the old one; file times are too coarse.
        mark = os.urandom(8).hex()
        told = json.dumps({"generation": generation.folder.name, "schema": SCHEMA_VERSION, "mark": mark})
        write_durably(self.path / _CURRENT, told)
        self.remove_others(generation)

    def remove_others(self, live: Generation | None) -> None:
        """Remove every generation but `live`. Readers that have one open keep what they opened."""
        for generation in self._all():
            if live is None or generation.folder != live.folder:
                shutil.rmtree(generation.folder, ignore_errors=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """The right to write, for as long as the block runs. Raises EngineDown where another process has it."""
        try:
            with writing_told(self.path):
                self.path.mkdir(parents=True, exist_ok=True)
                held = WriterLock(self.path)
        except InUse as error:
            raise EngineDown(str(error)) from error
        try:
            yield
        finally:
            held.release()

    def _named(self) -> tuple[Generation, object]:
        """The generation that `current` names and the version of its schema."""
        try:
            told = json.loads((self.path / _CURRENT).read_text(encoding="ascii"))
            name, schema = str(told["generation"]), told["schema"]
        except FileNotFoundError:
            raise self._none() from None
        except OSError as error:
            raise unreadable(self.path, error) from error
        except (ValueError, KeyError, TypeError):
            raise damaged(self.path) from None
        if not _GENERATION.fullmatch(name):
            raise damaged(self.path)
        return Generation(self.path / name), schema

    def _none(self) -> NoIndex:
        return NoIndex(f"nothing is indexed in {self.path} yet: run `minutebook index`")

    def _all(self) -> list[Generation]:
        return [Generation(path) for path in self.path.iterdir() if _GENERATION.fullmatch(path.name)]


def damaged(path: Path) -> WrongIndex:
    return WrongIndex(f"the index in {path} is damaged: run `minutebook index --rebuild`")


def unwritable(path: Path, error: OSError) -> EngineDown:
    """What to tell of an index that could not be written: the archive is whole, only the index is behind."""
    return EngineDown(
        f"the index in {path} could not be written ({error.strerror or error}): "
        "free some space or mend the permissions, then run `minutebook index`"
    )


@contextmanager
def writing_told(path: Path) -> Iterator[None]:
    """Raise EngineDown for what the operating system raises while the index in `path` is written."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


def unreadable(path: Path, error: OSError) -> EngineDown:
    return EngineDown(f"the index in {path} cannot be read ({error.strerror or error}): mend that and search again")


def write_durably(path: Path, text: str) -> None:
    """Replace the file at `path` in one step that survives a power cut."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have the operating system bring a file, or the entries of a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
