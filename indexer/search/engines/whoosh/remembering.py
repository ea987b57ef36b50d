"""What common words matched, remembered from search to search within a bounded room."""

import os
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from indexer.search.engines.whoosh.sets import Matches
from indexer.search.errors import SearchError
from indexer.search.tree import Leaf

_ROOM_MIB = 64
# What fewer items hold is found as fast as it is remembered.
_FEWEST = 1_000


def room_of(environment: Mapping[str, str] = os.environ) -> int:
    """How many bytes may be remembered, by MINUTEBOOK_CACHE in MiB. Raises SearchError where that is no such number."""
    told = environment.get("MINUTEBOOK_CACHE", str(_ROOM_MIB))
    if not (told.isascii() and told.isdigit()):
        raise SearchError(f"MINUTEBOOK_CACHE is “{told}”: give a number of MiB, 0 for none")
    return int(told) << 20


class Remembered:
    """Matches by their leaves; of too many the one asked for longest ago goes. Any thread may use it."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: OrderedDict[Sequence[Leaf], Matches] = OrderedDict()
        self._bytes = 0
        self._turn = threading.Lock()

    def get(self, leaves: Sequence[Leaf]) -> Matches | None:
        with self._turn:
            if leaves in self._held:
                self._held.move_to_end(leaves)
            return self._held.get(leaves)

    def keep(self, leaves: Sequence[Leaf], matches: Matches) -> None:
        if len(matches) < _FEWEST or _size(matches) > self._room:
            return
        with self._turn:
            if leaves in self._held:
                return
            self._held[leaves] = matches
            self._bytes += _size(matches)
            while self._bytes > self._room:
                self._bytes -= _size(self._held.popitem(last=False)[1])


def _size(matches: Matches) -> int:
    return matches.docs.nbytes + matches.scores.nbytes
