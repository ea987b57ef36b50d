"""The two streams of a command: standard output is its answer, standard error what it says while it works."""

import json
import re
import sys
import time
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any

import click

# A page may hold what a terminal obeys; only line breaks and tabs go through.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

# How often a running count is shown: often enough to seem alive, and in a log every few lines at most.
_ON_A_TERMINAL = 0.1
_IN_A_LOG = 5.0
_BAR_WIDTH = 30

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")


def speak_utf8() -> None:
    """Let both streams be UTF-8, whatever the terminal's locale: an answer is the same bytes everywhere.

    What no UTF-8 can be, as a file's name that is none, goes out as an escape, which is JSON's own too.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def answer(value: dict[str, Any]) -> None:
    """Write the one JSON object of a command run with --json."""
    click.echo(json.dumps(value, ensure_ascii=False))


def say(text: str = "") -> None:
    """A line of a command's answer to a person."""
    click.echo(clean(text))


def tell(text: str) -> None:
    """A line of what a command says while it works."""
    click.echo(clean(text), err=True)


def clean(text: str) -> str:
    """Text of a page without what a terminal would obey."""
    return _CONTROLS.sub("", text)


def counter(what: str) -> Callable[[int], None]:
    """A function that shows how many are done: in place on a terminal, a plain line now and then elsewhere."""
    started = last = time.monotonic()
    terminal = sys.stderr.isatty()

    def show(done: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < (_ON_A_TERMINAL if terminal else _IN_A_LOG):
            return
        last = now
        line = f"{done:,} {what}, {done / max(now - started, 0.001):,.0f} a second"
        click.echo(f"\r\x1b[K{line}" if terminal else line, err=True, nl=not terminal)

    return show


def bar() -> Callable[[int, int], None]:
    """A function that shows how many of those known so far are done, and how fast; plain lines in a log."""
    started = last = time.monotonic()
    terminal = sys.stderr.isatty()

    def show(done: int, known: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < (_ON_A_TERMINAL if terminal else _IN_A_LOG):
            return
        last = now
        line = f"{done:,} of {known:,} pages, {done / max(now - started, 0.001):,.1f} a second"
        if terminal:
            filled = _BAR_WIDTH * done // max(known, 1)
            line = f"\r\x1b[K[{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] {line}"
        click.echo(line, err=True, nl=not terminal)

    return show


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 item", "2,000 items"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
