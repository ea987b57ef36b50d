"""Minutebook as a reader meets it: what is typed goes into the search, nothing beside it."""

from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, SoupStrainer

from archive.ids import ItemId
from archive.model import Meeting
from indexer.search.document import documents
from indexer.search.engines import open_engine
from indexer.search.query import Query
from judged.measures import DEEP
from webui.app import Config, create_app


class Minutebook:
    """The embedded engine, filled with `meetings`, in `folder`."""

    name = "Minutebook"

    def __init__(self, meetings: Iterable[Meeting], folder: Path) -> None:
        self._engine = open_engine(f"whoosh:{folder / 'index'}")
        with self._engine.rebuild(1) as batch:
            for meeting in meetings:
                batch.replace(meeting.id, documents(meeting))

    def find(self, words: str) -> list[str]:
        """The ids of the first fifty hits, procedural items held back as they are for everybody."""
        with closing(self._engine.all_hits(Query(words))) as hits:
            return [hit.id for hit in islice(hits, DEEP)]

    def close(self) -> None:
        self._engine.close()


class FirstPage:
    """The items that the first page of the site shows, from top to bottom, over the index that lies in `folder`.

    Beside the hits these are the few that it shows behind few hits, or where nothing is found, as lacking one of the
    things asked for.
    """

    name = "first page"

    def __init__(self, folder: Path) -> None:
        self._app = create_app(Config(folder, f"whoosh:{folder / 'index'}"))

    def find(self, words: str) -> list[str]:
        page = self._app.test_client().get("/search", query_string={"q": words}).data
        lists = BeautifulSoup(page, "lxml", parse_only=SoupStrainer(class_="hits"))
        links = lists.select(".hit :is(h2, h3) a")
        return [_item_of(urlsplit(str(link["href"])).path) for link in links]

    def close(self) -> None:
        self._app.extensions["minutebook.engine"].close()


def _item_of(path: str) -> str:
    """The id of the item at an address of the site: /COUNCIL/items/MEETING/ITEM."""
    council, _, meeting, item = unquote(path).strip("/").split("/")
    return str(ItemId.parse(f"{council}/{meeting}/{item}"))
