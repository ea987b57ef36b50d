"""Every engine under the one contract: a test that takes `engine` runs once for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.search.engines import open_engine
from indexer.search.engines.protocol import Engine
from tests.engines.oracle import Oracle, Store


@pytest.fixture(params=["whoosh", "memory"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Engine]:
    """Opens the engine of one address, at which there is no index yet; each call as another process would."""
    if request.param == "memory":
        store = Store()
        return lambda: Oracle(store)
    return lambda: open_engine(f"whoosh:{tmp_path / 'index'}")


@pytest.fixture
def reopened(opener: Callable[[], Engine]) -> Iterator[Callable[[], Engine]]:
    """Opens the index once more, as another process would."""
    opened: list[Engine] = []

    def open_again() -> Engine:
        opened.append(opener())
        return opened[-1]

    yield open_again
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(reopened: Callable[[], Engine]) -> Engine:
    return reopened()


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of an index in a folder that is not there yet."""
    return f"whoosh:{tmp_path / 'index'}"


@pytest.fixture
def whoosh(url: str) -> Iterator[Engine]:
    """The embedded engine, for what is promised of it alone."""
    engine = open_engine(url)
    yield engine
    engine.close()
