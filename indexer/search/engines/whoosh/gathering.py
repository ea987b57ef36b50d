"""Documents -> the arrays of one segment, gathered document by document."""

from operator import attrgetter
from pathlib import Path
from typing import Any

from archive.ids import MeetingId
from indexer.search.document import Document
from indexer.search.engines.whoosh.arrays import SegmentArrays
from indexer.search.engines.whoosh.columns import columns_of
from indexer.search.engines.whoosh.decoding import lengths_of
from indexer.search.engines.whoosh.gathered_values import Values
from indexer.search.engines.whoosh.gathered_words import Words
from indexer.search.engines.whoosh.schema import scored_name
from indexer.search.engines.whoosh.segments import write_run, write_segment
from indexer.search.engines.whoosh.stored import Facts, stored_fields
from indexer.search.engines.whoosh.stored_hits import Stored
from indexer.search.engines.whoosh.vocabulary import Vocabulary
from indexer.search.schema import TEXT_FIELDS

# Documents of a segment: two bytes tell which one.
_MOST = 1 << 16
# What a chunk of text takes at the worst moment, when the postings of the largest field are turned round.
_BYTES_A_CHUNK = 50

_facts = attrgetter(*Facts.__slots__)


class Gathering:
    """The documents of one segment."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = Words(vocabulary)
        self._values = Values()
        self._facts: list[Facts] = []
        self._stored: list[bytes] = []
        self._stored_bytes = 0

    def __len__(self) -> int:
        return len(self._facts)

    def add(self, meeting: MeetingId, document: Document) -> None:
        self._words.add(document)
        self._values.add(meeting, document)
        self._facts.append(Facts(*_facts(document)))
        self._stored.append(stored_fields(document))
        self._stored_bytes += len(self._stored[-1])

    def is_full(self, memory: int) -> bool:
        """Whether the segment should be written now, if that is to take no more than so many bytes; each has room for
        few documents only (`_MOST`)."""
        return len(self) >= _MOST or self._stored_bytes + _BYTES_A_CHUNK * self._words.size >= memory

    def arrays(self) -> SegmentArrays:
        """The documents added, at least one, in their order; to be asked for once."""
        postings, forms = self._words.postings_and_forms()
        postings |= self._values.postings()
        scored = map(scored_name, TEXT_FIELDS)
        lengths = {name: lengths_of(postings[name], len(self)) for name in scored}
        return SegmentArrays(len(self), postings, lengths, forms, columns_of(self._facts))

    def write(self, folder: Path) -> Any:
        """Write the segment of `arrays`. Raises OSError."""
        return write_segment(folder, self.arrays(), Stored.of(self._stored))

    def write_run(self, folder: Path) -> Any:
        """Write them as a run, of which segments are made with others. Raises OSError."""
        return write_run(folder, self.arrays(), Stored.of(self._stored))
