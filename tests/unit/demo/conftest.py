"""The small council, and a reader of its site with the troubles that a test is marked with."""

from collections.abc import Iterable, Iterator

import pytest

from indexer.demo.council import make_council
from indexer.demo.site import running
from indexer.demo.truth import MadeUpCouncil
from tests.unit.demo.reader import Reader


@pytest.fixture(scope="session")
def small() -> MadeUpCouncil:
    return make_council(size="small")


@pytest.fixture
def reading(request: pytest.FixtureRequest, small: MadeUpCouncil) -> Iterator[Reader]:
    """A reader of the site with the troubles that the test is parametrised with."""
    names: Iterable[str] = request.param
    with running(small, troubles=names, wait=0.05) as site:
        reader = Reader(site)
        yield reader
        reader.connection.close()
