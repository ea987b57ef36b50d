"""Minutebook as a reader meets it: what is typed goes into the search, nothing beside it."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from archive.ids import ItemId
from archive.model import Meeting
from indexer.search.document import documents
from indexer.search.engines import open_engine
from indexer.search.query import HITS_A_PAGE, Query
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
        """The ids of the first five pages of hits, procedural items held back as they are for everybody."""
        found: list[str] = []
        for page in range(1, DEEP // HITS_A_PAGE + 1):
            found += (hit.id for hit in self._engine.search(Query(words, page=page)).hits)
            if len(found) < page * HITS_A_PAGE:
                break
        return found

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
        page = BeautifulSoup(self._app.test_client().get("/search", query_string={"q": words}).data, "lxml")
        links = page.select(".hits .hit :is(h2, h3) a")
        return [_item_of(urlsplit(str(link["href"])).path) for link in links]

    def close(self) -> None:
        self._app.extensions["minutebook.engine"].close()


def _item_of(path: str) -> str:
    """The id of the item at an address of the site: /COUNCIL/items/MEETING/ITEM."""
    council, _, meeting, item = unquote(path).strip("/").split("/")
    return str(ItemId.parse(f"{council}/{meeting}/{item}"))
