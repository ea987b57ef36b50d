"""What words matched and where they were found, remembered from search to search within a bounded room."""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from indexer.search.errors import SearchError

Key = TypeVar("Key", bound=Hashable)
Held = TypeVar("Held")

_ROOM_MIB = 64
# What an entry takes beside its arrays, about.
_ENTRY = 600


def room_of(environment: Mapping[str, str] = os.environ) -> int:
    """How many bytes may be remembered, by MINUTEBOOK_CACHE in MiB. Raises SearchError where that is no such number."""
    told = environment.get("MINUTEBOOK_CACHE", str(_ROOM_MIB))
    if not (told.isascii() and told.isdigit()):
        raise SearchError(f"MINUTEBOOK_CACHE is “{told}”: give a number of MiB, 0 for none")
    return int(told) << 20


class Remembered(Generic[Key, Held]):
    """Values by key; of too many the one asked for longest ago goes. Any thread may use it."""

    def __init__(self, room: int, size: Callable[[Held], int]) -> None:
        """`room` in bytes, `size` of what is held in bytes."""
        self._room = room
        self._size = size
        self._held: OrderedDict[Key, Held] = OrderedDict()
        self._bytes = 0
        self._turn = threading.Lock()

    def get(self, key: Key) -> Held | None:
        with self._turn:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: Key, value: Held) -> None:
        size = self._size(value) + _ENTRY
        with self._turn:
            if key in self._held or size > self._room:
                return
            self._held[key] = value
            self._bytes += size
            while self._bytes > self._room:
                self._bytes -= self._size(self._held.popitem(last=False)[1]) + _ENTRY
