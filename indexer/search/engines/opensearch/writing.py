"""Writing to a generation: several writers may send meetings in any order, and a late one never wins.

Every document carries the archive's sequence number as its version, and OpenSearch refuses a lower one than it has.
That alone would not do: what a meeting no longer holds has to be known, and must not come back with a write that was
late. So each meeting has a document of its own that names every item it ever held here. A writer claims a meeting by
writing that document before the items, and leaves the meeting alone where somebody with a later number has. An item
that left is not deleted but overwritten by an empty document, because OpenSearch forgets the version of a deletion
after a minute.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from archive.ids import ItemId, MeetingId
from indexer.search.document import Document
from indexer.search.engines.opensearch.bulk import CONFLICT, Action, Answer, Bulk, action, patiently
from indexer.search.engines.opensearch.cluster import Cluster, Gone
from indexer.search.engines.opensearch.generations import Generation, Generations
from indexer.search.engines.opensearch.mapping import MEETING, TOMBSTONE
from indexer.search.engines.opensearch.wording import fields_of
from indexer.search.errors import EngineDown

# A rebuild sends what it has gathered whenever it is so many items, so that memory holds little of it.
ITEMS_A_FLUSH = 2_000
_MEETINGS_A_LOOK = 500


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is to be written of a meeting: its documents, and the items that it held before and does not hold now."""

    documents: tuple[Document, ...]
    left: tuple[str, ...]


class GenerationWriter:
    """Gathers meetings and writes them to one generation, with the archive's sequence number `position`."""

    def __init__(self, cluster: Cluster, generation: Generation, position: int, *, flushing: bool) -> None:
        """`flushing`: write on the way whenever ITEMS_A_FLUSH are gathered, for a generation nobody reads yet."""
        self._cluster = cluster
        self._generations = Generations(cluster)
        self._generation = generation
        self._position = position
        self._flushing = flushing
        self._bulk = Bulk(cluster, generation.writing)
        self._waiting: dict[MeetingId, tuple[Document, ...]] = {}
        self._items = 0

    def replace(self, meeting: MeetingId, documents: Iterable[Document]) -> None:
        """Make `documents` all that the index holds of `meeting`. Raises SearchError where it cannot be written."""
        self._items -= len(self._waiting.get(meeting, ()))
        self._waiting[meeting] = tuple(documents)
        self._items += len(self._waiting[meeting])
        if self._flushing and self._items >= ITEMS_A_FLUSH:
            self._flush()
            self._patiently(lambda: self._generations.touch(self._generation))

    def commit(self) -> None:
        """Write what was gathered, let searches see it, and tell the position last. Raises SearchError."""
        try:
            self._flush()
            self._patiently(lambda: self._cluster.request("POST", f"/{self._generation.index}/_refresh"))
            self._patiently(lambda: self._generations.set_position(self._generation, self._position))
        except Gone as error:
            raise EngineDown("the index was replaced while it was written: run `minutebook index` once more") from error

    def _flush(self) -> None:
        waiting = iter(self._waiting.items())
        while some := dict(islice(waiting, _MEETINGS_A_LOOK)):
            for _ in self._bulk.send(self._actions(self._claimed(some))):
                pass  # of two writers of one item the later one has won
        self._waiting.clear()
        self._items = 0

    def _claimed(self, meetings: Mapping[MeetingId, tuple[Document, ...]]) -> list[_Claim]:
        """The meetings that are ours to write: nobody with a later number has written them."""
        claims: list[_Claim] = []
        left = dict(meetings)
        while left:
            tried = [
                (meeting, known, _claim(left[meeting], known))
                for meeting, known in zip(left, self._known(left), strict=True)
                if not known or known["_source"]["version"] <= self._position
            ]
            statuses = self._bulk.send([self._claiming(*one) for one in tried])
            left = {}
            for (meeting, _, claim), status in zip(tried, statuses, strict=True):
                if status == CONFLICT:  # somebody else claimed it in between
                    left[meeting] = claim.documents
                else:
                    claims.append(claim)
        return claims

    def _known(self, meetings: Iterable[MeetingId]) -> list[Any]:
        """What the index tells of each of the meetings; None where it knows nothing of it."""
        wanted = [(_name_of(meeting), meeting.council) for meeting in meetings]
        return self._patiently(lambda: self._cluster.documents(self._generation.index, wanted))

    def _patiently(self, question: Callable[[], Answer]) -> Answer:
        return patiently(self._cluster, self._generation.writing, question)

    def _claiming(self, meeting: MeetingId, known: Any, claim: _Claim) -> Action:
        """Writes the meeting's own document, unless somebody else does since we looked."""
        where: dict[str, Any] = {"_id": _name_of(meeting), "routing": meeting.council}
        if known:
            where |= {"if_seq_no": known["_seq_no"], "if_primary_term": known["_primary_term"]}
        items = [*(document.id for document in claim.documents), *claim.left]
        told = {"kind": MEETING, "version": self._position, "items": items}
        return action("index" if known else "create", where, told)

    def _actions(self, claims: Iterable[_Claim]) -> Iterator[Action]:
        for claim in claims:
            for document in claim.documents:
                yield action("index", self._where(document.id), fields_of(document))
            for item in claim.left:
                yield action("index", self._where(item), {"kind": TOMBSTONE})

    def _where(self, item: str) -> dict[str, Any]:
        version = {"version": self._position, "version_type": "external_gte"}
        return {"_id": item, "routing": ItemId.parse(item).council, **version}


def _claim(documents: tuple[Document, ...], known: Any) -> _Claim:
    held = {document.id for document in documents}
    before = known["_source"]["items"] if known else ()
    return _Claim(documents, tuple(item for item in before if item not in held))


def _name_of(meeting: MeetingId) -> str:
    """The id of a meeting's own document: that of an item has two strokes, so it is none's."""
    return str(meeting)
