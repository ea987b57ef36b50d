"""What every test may use: a home of its own, the real pages where they lie, the command line."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from webui.cli.main import main

# A deadline would test the machine: what is slow on an idle one is seen in bench/.
settings.register_profile("minutebook", deadline=None)
settings.load_profile("minutebook")

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "real"


@dataclass(frozen=True)
class Ran:
    """A finished command: exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object that stands on standard output, on one line."""
        assert self.out.count("\n") == 1, self.out + self.err
        return json.loads(self.out)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def minutebook(home: Path) -> Callable[..., Ran]:
    """Run the real command on this test's home, as `called` does."""
    return partial(called, home)


@pytest.fixture
def started(home: Path) -> Callable[..., Ran]:
    """The same in a process of its own, for what only a process does: a crawl's reactor starts but once in each."""

    def run(*arguments: str | Path) -> Ran:
        done = subprocess.run(
            [sys.executable, "-c", "from webui.cli.main import main; main()", "--home", home, *arguments],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


def called(home: Path, *arguments: str | Path, **environment: str) -> Ran:
    """Run the real command on a home, in this process: to start one takes longer than most commands take.

    A warning of any library is an error here, and what nobody foresaw is raised instead of being printed.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.chdir(ROOT)
        patched.setattr(sys, "argv", ["minutebook", "--home", *map(str, (home, *arguments))])
        for name, value in environment.items():
            patched.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
    assert isinstance(ended.value.code, int)
    return Ran(ended.value.code, *map(read_back, (out, err)))


def read_back(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real pages, which only their keepers have: they are read where they lie."""
    if not REAL.is_dir():
        pytest.skip("the real pages are not beside this checkout")
    return REAL
