"""What every test may use: a home of its own, the real pages where they lie, the command line as a process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

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
    """Run the real command in a process of its own, on this test's home."""

    def run(*arguments: str | Path, at: Path = home, **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-c", "from webui.cli.main import main; main()", "--home", at, *arguments],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, **environment},
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def real() -> Path:
    """The folder of real pages, which only their keepers have: they are read where they lie."""
    if not REAL.is_dir():
        pytest.skip("the real pages are not beside this checkout")
    return REAL
