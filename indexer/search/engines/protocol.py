"""What every engine does. Callers know this protocol and no engine."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from archive.ids import ItemId, MeetingId
from indexer.search.document import Document
from indexer.search.matching import Matcher
from indexer.search.query import Query
from indexer.search.results import Hit, Results, Similar, Suggestion


class Batch(Protocol):
    """Changes that become visible together when the batch is left without an error."""

    def replace(self, meeting: MeetingId, documents: Iterable[Document]) -> None:
        """Make `documents` all that the index holds of `meeting`; none takes the meeting out of the index."""


class Engine(Protocol):
    """One index. Raises only SearchError and its kinds."""

    def search(self, query: Query) -> Results:
        """The answer to `query`. Raises NoIndex, WrongIndex, EngineDown; never fails on what the reader typed."""

    def all_hits(self, query: Query) -> Generator[Hit, None, None]:
        """All hits of `query` in the order of its pages, whatever its `page`; without marks and snippets.

        They are those of one moment, that of the first hit, whatever is written meanwhile. Raises as `search` does, at
        the first hit; at a later one where the index went away. Who does not want them all closes it.
        """

    def marker(self, words: str) -> Matcher:
        """What finds in a text the spans that a search for `words` marks.

        Without an index it takes the words as typed. Never raises.
        """

    def similar(self, item: ItemId) -> Similar | None:
        """What is like one item; None where the index does not hold it. Raises as `search` does."""

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """Committees and speakers with a name whose words begin with those of `typed`. Raises as `search` does."""

    def position(self) -> int:
        """The archive's sequence number up to which everything is in the index; 0 where there is no index yet.

        Raises WrongIndex where what the index lies in is not all there.
        """

    def claim(self, archive: str | None, *, taking_over: bool) -> None:
        """Let the index be that of `archive`, as its `identity` names it; None where nothing tells it from others.

        Raises WrongIndex where it is another archive's, unless it is taken over; nothing is written then.
        """

    def update(self, position: int) -> AbstractContextManager[Batch]:
        """A batch of changes; when it ends well they are durable and `position` is written last."""

    def rebuild(self, position: int) -> AbstractContextManager[Batch]:
        """A batch that fills a new, empty index beside the old one; when it ends well it takes the old one's place."""

    def documents(self) -> Iterator[tuple[str, str]]:
        """(item id, hash of the document) of everything indexed, for `check`."""

    def close(self) -> None: ...
