"""What every test may use: a home of its own, the command line on it, the real pages where they lie."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from tests.command_line import ROOT, Ran, called

# A deadline would test the machine: what is slow on an idle one is seen in bench/.
settings.register_profile("minutebook", deadline=None)
settings.load_profile("minutebook")

REAL = ROOT.parent / "shared" / "real"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begun last, the longest test would keep one worker busy when the others have long ended."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def minutebook(home: Path) -> Callable[..., Ran]:
    """Run the real command on this test's home, as `called` does."""
    return partial(called, home)


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real pages, which only their keepers have: they are read where they lie."""
    if not REAL.is_dir():
        pytest.skip("the real pages are not beside this checkout")
    return REAL
