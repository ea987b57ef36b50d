"""Every engine under the one contract: a test that takes `engine` runs once for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine


@pytest.fixture(params=["whoosh"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an index that is not there yet."""
    return {"whoosh": f"whoosh:{tmp_path / 'index'}"}[request.param]


@pytest.fixture
def reopened(url: str) -> Iterator[Callable[[], Engine]]:
    """Opens the index at `url` once more, as another process would."""
    opened: list[Engine] = []

    def open_again() -> Engine:
        opened.append(open_engine(url))
        return opened[-1]

    yield open_again
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(reopened: Callable[[], Engine]) -> Engine:
    return reopened()
