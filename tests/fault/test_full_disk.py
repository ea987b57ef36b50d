"""A disk that fills: one clear line, exit code 4, and nothing archived is lost."""

import resource
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.pages_by_hand import item_text

LIMIT = 150_000


def run(home: Path, *arguments: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command; with `limit` no file may grow beyond so many bytes, which is what a full disk looks like to it."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    code = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nfrom webui.cli.main import main; main()"
    return subprocess.run(  # the child is Python too, and starts no thread before
        [sys.executable, "-c", code, "--home", home, *arguments],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=False, preexec_fn=limited,
    )  # fmt: skip


def test_a_full_disk_ends_with_one_line_and_the_same_command_goes_on_later(tmp_path: Path) -> None:
    pages, home = tmp_path / "pages", tmp_path / "home"
    pages.mkdir()
    for number in range(120):
        words = " ".join(f"word{n * number}" for n in range(2, 400))
        (pages / f"{number}.txt").write_text(item_text(f"Item {number}", words), encoding="utf-8")
    full = run(home, "ingest", "--no-index", pages, limit=LIMIT)
    assert full.returncode == 4
    assert "Traceback" not in full.stderr
    assert "free some space" in full.stderr
    done = run(home, "ingest", pages)
    assert done.returncode == 0, done.stderr
    assert "120 items" in done.stdout
    assert run(home, "export", "--format", "jsonl").stdout.count("\n") == 120
    assert "No fault found." in run(home, "check").stdout
