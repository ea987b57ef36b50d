"""What every test may use: a home of its own, the command line on it, the real pages where they lie."""

import gc
import os
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer

from tests.command_line import ROOT, Ran, called
from tests.sharing import Sharing

# A deadline would test the machine: what is slow on an idle one is seen in bench/.
settings.register_profile("minutebook", deadline=None)
settings.load_profile("minutebook")

REAL = ROOT.parent / "shared" / "real"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many a test waits for a server, a browser or a process."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    return Sharing(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: going through it for garbage took a tenth of all the tests' time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begun last, a long test would keep one worker busy when the others have long ended."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


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
