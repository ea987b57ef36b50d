"""A disk that fills: one clear line, exit code 4, and nothing archived is lost."""

import resource
import subprocess
import sys
from pathlib import Path

from tests.command_line import ROOT, called
from tests.pages_by_hand import item_text

LIMIT = 150_000


def run_limited(home: Path, *arguments: str | Path, limit: int = LIMIT) -> subprocess.CompletedProcess[str]:
    """The command while no file may grow beyond so many bytes, which is what a full disk looks like to it."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    code = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nfrom webui.cli.main import main; main()"
    return subprocess.run(  # the child is Python too, and starts no thread before
        [sys.executable, "-c", code, "--home", home, *arguments],
        capture_output=True, text=True, cwd=ROOT, timeout=300, check=False, preexec_fn=limited,
    )  # fmt: skip


def test_a_full_disk_ends_with_one_line_and_the_same_command_goes_on_later(tmp_path: Path) -> None:
    pages, home = tmp_path / "pages", tmp_path / "home"
    pages.mkdir()
    for number in range(120):
        words = " ".join(f"word{n * number}" for n in range(2, 400))
        (pages / f"{number}.txt").write_text(item_text(f"Item {number}", words), encoding="utf-8")
    full = run_limited(home, "ingest", "--no-index", pages)
    assert full.returncode == 4
    assert "Traceback" not in full.stderr
    assert "free some space" in full.stderr
    done = called(home, "ingest", pages)
    assert done.code == 0, done.err
    assert "120 items" in done.out
    assert called(home, "export", "--format", "jsonl").out.count("\n") == 120
    assert "No fault found." in called(home, "check").out


def test_what_is_archived_can_be_read_while_nothing_can_be_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "page.txt").write_text(item_text("Potholes", "Councillor Smith asked about them."), encoding="utf-8")
    assert called(home, "ingest", tmp_path / "page.txt").code == 0
    for command in (("export", "--format", "jsonl"), ("status", "--json"), ("check",), ("search", "potholes")):
        before = called(home, *command)
        full = run_limited(home, *command, limit=0)
        assert (full.returncode, full.stdout, full.stderr) == (before.code, before.out, before.err), command
    refused = run_limited(home, "index", limit=0)
    assert (refused.returncode, refused.stderr.count("\n")) == (4, 1)
