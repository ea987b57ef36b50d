"""`minutebook demo-site`: the address first, one object for scripts, clear words where it cannot serve."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from indexer.demo.council import make_council
from indexer.demo.site import running
from tests.command_line import ROOT, Ran


@contextmanager
def served(*arguments: str) -> Iterator[str]:
    """The first line on standard output of a running `demo-site`."""
    command = [sys.executable, "-c", "from webui.cli.main import main; main()", "demo-site", "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline()
        finally:
            process.terminate()


def test_the_first_line_holds_the_address_of_the_site_with_its_troubles() -> None:
    with served("--size", "small", "--trouble", "base-folder", "--trouble", "service-off") as line:
        address = line.rstrip("\n").removeprefix("The made-up council is served at ")
        assert address.startswith("http://127.0.0.1:")
        assert address.endswith("/moderngov/")
        assert urlopen(f"{address}mgListCommittees.aspx").status == 200  # noqa: S310  # our own site
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{address}mgWebService.asmx/GetCommittees")  # noqa: S310  # our own site


def test_with_json_the_first_line_is_an_object_and_the_day_is_the_given_one() -> None:
    with served("--size", "small", "--today", "2026-03-31", "--json") as line:
        address = json.loads(line)["address"]
        listed = urlopen(f"{address}ieListMeetings.aspx?CId=124").read().decode()  # noqa: S310  # our own site
    assert "13&nbsp;May&nbsp;2026" in listed
    assert "Oct&nbsp;2026" not in listed


def test_a_port_in_use_and_an_unknown_trouble_are_told(minutebook: Callable[..., Ran]) -> None:
    with running(make_council(size="small")) as site:
        taken = minutebook("demo-site", "--port", str(site.server_address[1]), "--json")
    assert (taken.code, "choose another with --port" in taken.json["error"]) == (4, True)
    unknown = minutebook("demo-site", "--trouble", "no-such-trouble", "--json")
    assert (unknown.code, "service-off" in unknown.json["error"]) == (2, True)
