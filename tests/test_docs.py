"""The documentation names what there is, and there is what it names."""

import os
import re
import shlex
import subprocess
from importlib import import_module
from pathlib import Path

import click
import pytest

from webui.cli.main import COMMANDS, minutebook

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


def code_spans(path: Path) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", path.read_text(encoding="utf-8")))


def command(name: str) -> click.Command:
    found: click.Command = import_module(f"webui.cli.{name.replace('-', '_')}").command
    return found


def options(of: click.Command) -> set[str]:
    return {opt for p in of.params if isinstance(p, click.Option) for opt in p.opts if opt.startswith("--")} - {
        "--help"
    }


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    rows = re.findall(r"^\| `([\w-]+)", (DOCS / "commands.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [row for row in rows if not row.isdecimal()] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    assert command(name).short_help == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| `{name}[ `].*$", text, re.MULTILINE)
    (scripts,) = re.findall(r"^With `--json`[^.]*\.", text, re.MULTILINE | re.DOTALL)
    assert {option for option in options(command(name)) if option not in row} <= {"--json"}
    assert ("--json" in options(command(name))) == (f"`{name}`" in scripts)


def test_every_documented_option_exists() -> None:
    known = options(minutebook).union(*(options(command(name)) for name in COMMANDS)) | {"--help"}
    named = {
        option
        for page in PAGES
        for span in code_spans(page)
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", span)
    }
    assert named - known == set()


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    rows = re.findall(r"^\| `(MINUTEBOOK_\w+)`", (DOCS / "settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    sources = [
        path.read_text(encoding="utf-8") for p in ("archive", "indexer", "webui") for path in (ROOT / p).rglob("*.py")
    ]
    used = {name for source in sources for name in re.findall(r"MINUTEBOOK_[A-Z]+", source)}
    assert set(rows) == used


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_inside_the_documentation_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_make_target_in_the_documentation_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {m for page in PAGES for span in code_spans(page) for m in re.findall(r"^make ([a-z-]+)", span)}
    assert named <= targets


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\]\((\d\d\d-[\w-]+\.md)\)", (DOCS / "decisions" / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))


def test_the_web_site_of_the_compose_file_waits_for_an_archive_and_is_then_served(tmp_path: Path) -> None:
    """`serve` on an empty home ends with 4, which would have it started again and again at the start."""
    web = (ROOT / "compose.yaml").read_text(encoding="utf-8").partition("\n  web:\n")[2]
    command = shlex.split(re.findall(r"^    command: (.+)$", web, re.MULTILINE)[0].replace("$$", "$"))
    stand_in = tmp_path / "minutebook"
    stand_in.write_text('#!/bin/sh\necho "$@"\n', encoding="ascii")
    stand_in.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "MINUTEBOOK_HOME": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as served:
        with pytest.raises(subprocess.TimeoutExpired):
            served.wait(1)
        (tmp_path / "archive.sqlite").touch()
        assert served.communicate(timeout=20)[0] == "serve --port 8000\n"


def test_every_setting_that_the_compose_file_sets_is_documented() -> None:
    """MINUTEBOOK_COUNCILS is the file's own: the councils that its crawler crawls."""
    set_there = set(re.findall(r"MINUTEBOOK_[A-Z]+", (ROOT / "compose.yaml").read_text(encoding="utf-8")))
    documented = set(
        re.findall(r"^\| `(MINUTEBOOK_\w+)`", (DOCS / "settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set_there - documented == {"MINUTEBOOK_COUNCILS"}
