"""What an export writes, to whatever stream or file, and what it leaves where it cannot."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.command_line import ROOT, Ran
from tests.pages_by_hand import item_text

Command = Callable[..., Ran]
LETTERS = "Cyngor Môn – “Tŷ’r Ysgol”"


@pytest.fixture
def filled(minutebook: Command, home: Path, tmp_path: Path) -> Path:
    page = tmp_path / "page.txt"
    page.write_text(item_text(title=LETTERS), encoding="utf-8")
    minutebook("ingest", page)
    return home


def in_a_process(home: Path, *arguments: str | Path, locale: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process whose streams the terminal's locale would have encoded in this way."""
    return subprocess.run(
        [sys.executable, "-c", "from webui.cli.main import main; main()", "--home", home, *arguments],
        capture_output=True, cwd=ROOT, check=False, env={**os.environ, "PYTHONIOENCODING": locale},
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [("export", "--format", "csv"), ("export", "--format", "jsonl"), ("search",)])
@pytest.mark.parametrize("locale", ["ascii", "iso-8859-1", "utf-8:strict"])
def test_what_is_written_is_utf8_whatever_the_terminals_locale(
    arguments: tuple[str, ...], locale: str, filled: Path
) -> None:
    ran = in_a_process(filled, *arguments, locale=locale)
    assert (ran.returncode, LETTERS in ran.stdout.decode(), b"Traceback" in ran.stderr) == (0, True, False), ran.stderr


@pytest.mark.parametrize("arguments", [("export", "--format", "csv"), ("show", "{id}"), ("councils",)], ids=" ".join)
def test_whoever_reads_the_beginning_alone_is_no_fault(
    arguments: tuple[str, ...], filled: Path, minutebook: Command
) -> None:
    (hit,) = minutebook("search", "--json").json["hits"]
    words = [word.format(id=hit["id"]) for word in arguments]
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-c", "from webui.cli.main import main; main()", "--home", filled, *words],
        stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False), ran.stderr


def test_a_file_name_that_is_no_utf8_is_named_as_far_as_it_can_be(home: Path, tmp_path: Path) -> None:
    (tmp_path / "bad\udcff.html").write_text("<html>nothing</html>", encoding="utf-8")
    ran = in_a_process(home, "ingest", "--no-index", tmp_path / "bad\udcff.html", locale="utf-8:strict")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode().endswith("/bad\\udcff.html: it is no ModernGov page\n")


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_export_that_cannot_be_finished_leaves_the_file_of_the_last_one(
    form: str, filled: Path, minutebook: Command, tmp_path: Path
) -> None:
    written = tmp_path / "out" / "items"
    written.parent.mkdir()
    assert minutebook("export", "--format", form, "--output", written).code == 0
    before = written.read_bytes()
    with closing(sqlite3.connect(filled / "archive.sqlite", isolation_level=None)) as database:
        database.execute("UPDATE item SET body = x'00'")
    failed = minutebook("export", "--format", form, "--output", written)
    assert (failed.code, failed.err.count("\n")) == (4, 1), failed.err
    assert {path.name: path.read_bytes() for path in written.parent.iterdir()} == {"items": before}


def test_an_export_goes_into_a_pipe_and_behind_a_link(filled: Path, minutebook: Command, tmp_path: Path) -> None:
    pipe, link, there = tmp_path / "pipe", tmp_path / "link", tmp_path / "there"
    os.mkfifo(pipe)
    link.symlink_to(there)
    with subprocess.Popen(["/bin/cat", pipe], stdout=subprocess.PIPE) as reader:
        assert minutebook("export", "--format", "csv", "--output", pipe).code == 0
        piped, _ = reader.communicate()
    assert minutebook("export", "--format", "csv", "--output", link).code == 0
    assert (link.is_symlink(), there.read_bytes()) == (True, piped)
