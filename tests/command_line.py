"""The command line as tests run it: called in their own process, or in one of its own that is ready at once."""

import io
import json
import os
import signal
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from webui.cli.main import main

ROOT = Path(__file__).parent.parent
_PATIENCE_SECONDS = 300

# Importing what a crawl needs takes longer than crawling a small site. One process has done so, and does nothing else;
# each command is a fork of it, as fresh as one that was started.
_READY = get_context("forkserver")
_READY.set_forkserver_preload(
    [
        "tests.command_line",
        *(f"webui.cli.{name}" for name in ("crawl", "demo", "forget", "index", "ingest", "reparse")),
        "indexer.search.engines.whoosh.engine",
        # What Scrapy imports when it starts.
        "scrapy.core.downloader.handlers.http11",
        "scrapy.downloadermiddlewares.cookies",
        "scrapy.extensions.remote_control",
    ]
)


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


def called(home: Path, *arguments: str | Path, **environment: str) -> Ran:
    """Run the real command on a home, in this process: to start one takes longer than most commands take.

    A warning of any library is an error here, and what nobody foresaw is raised instead of being printed.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.chdir(ROOT)
        patched.setattr(sys, "argv", _words(home, arguments))
        for name, value in environment.items():
            patched.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
    assert isinstance(ended.value.code, int)
    return Ran(ended.value.code, *map(_read_back, (out, err)))


def forked(home: Path, *arguments: str | Path) -> Ran:
    """The same in a process of its own, for what only a process does: a crawl's reactor starts but once in each."""
    with TemporaryDirectory() as folder, under_way(home, *arguments, streams=Path(folder)) as process:
        process.join(_PATIENCE_SECONDS)
        assert process.exitcode is not None, "it goes on and on"
        out, err = (Path(folder, name).read_text(encoding="utf-8") for name in ("out", "err"))
    assert "Traceback" not in err, err
    return Ran(process.exitcode, out, err)


@contextmanager
def under_way(home: Path, *arguments: str | Path, streams: Path | None = None) -> Iterator[ForkServerProcess]:
    """The command while it runs, in a process group of its own; what is left of it at the end is killed.

    Its streams go to the files `out` and `err` of the folder `streams`, or nowhere.
    """
    process = _READY.Process(target=_run, args=(_words(home, arguments), dict(os.environ), streams))
    process.start()
    try:
        yield process
    finally:
        kill(process)


def kill(process: ForkServerProcess) -> None:
    """kill -9 of a command and of what it started; nothing where it has ended."""
    if process.exitcode is None and process.pid:
        process.kill()
        with suppress(ProcessLookupError):  # killed before it had a group, or alone in it
            os.killpg(process.pid, signal.SIGKILL)
    process.join()


def _run(words: list[str], environment: Mapping[str, str], streams: Path | None) -> None:
    os.setsid()
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    warnings.simplefilter("error")
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(streams / name if streams else os.devnull, os.O_WRONLY | os.O_CREAT), number)
    sys.argv = words
    main()


def _words(home: Path, arguments: tuple[str | Path, ...]) -> list[str]:
    return ["minutebook", "--home", *map(str, (home, *arguments))]


def _read_back(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
