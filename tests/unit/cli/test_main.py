"""The command line as programs meet it: exit codes, one JSON object, one clear line."""

import json
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import ROOT, Ran, called
from tests.pages_by_hand import ITEM_TEXT, item_text

Command = Callable[..., Ran]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "any-name.html"
    path.write_text(ITEM_TEXT, encoding="utf-8")
    return path


def test_an_empty_home_says_how_to_fill_it(minutebook: Command) -> None:
    for command in (
        ["search", "roads"],
        ["serve"],
        ["show", "kent/1/2"],
        ["index"],
        ["export", "--format", "jsonl"],
        ["check"],
    ):
        ran = minutebook(*command)
        assert ran.code == 4, command
        assert ran.err.count("\n") == 1
        assert "minutebook ingest PATH" in ran.err


def test_an_error_is_one_json_object_where_json_was_asked_for(minutebook: Command) -> None:
    assert minutebook("search", "roads", "--json").json.keys() == {"error"}
    wrong = minutebook("search", "--year", "abc", "--json")
    assert (wrong.code, list(wrong.json)) == (2, ["error"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["ingest"],
        ["ingest", "no-such-file"],
        ["ingest", "--council", "Kent County", "."],
        ["search", "--order", "odd"],
        ["search", "--from", "2020-13-01"],
        ["search", "--to", "2021-1-2"],
        ["ingest", "--date", "20210102", "."],
        ["crawl", "--since", "2 January 2021", "kent"],
        ["demo-site", "--today", "2021-1-2"],
        ["search", "--page", "0"],
        ["export", "--format", "xml"],
    ],
)
def test_wrong_usage_ends_with_2(minutebook: Command, arguments: list[str]) -> None:
    ran = minutebook(*arguments)
    assert ran.code == 2
    assert "--help" in ran.err


def test_the_same_page_twice_changes_nothing(minutebook: Command, page: Path) -> None:
    first = minutebook("ingest", page, "--json")
    assert first.json == {
        "captured": 1, "meetings": 1, "items": 1, "new": 1, "changed": 0, "unchanged": 0, "unread": [], "notes": [],
    }  # fmt: skip
    exported = minutebook("export", "--format", "jsonl").out
    second = minutebook("ingest", page, "--json")
    assert {**first.json, "captured": 0, "new": 0, "unchanged": 1} == second.json
    assert minutebook("export", "--format", "jsonl").out == exported
    assert minutebook("check").code == 0


def test_what_a_page_does_not_state_is_null_and_can_be_asked_for(minutebook: Command, page: Path) -> None:
    minutebook("ingest", page)
    found = minutebook("search", "--committee", "", "--json").json
    assert (found["total"], found["hits"][0]["committee"], found["hits"][0]["held_on"]) == (1, None, None)
    assert found["facets"]["committee"] == [{"value": None, "count": 1, "chosen": True}]


def test_options_fill_what_the_page_does_not_state(minutebook: Command, page: Path) -> None:
    minutebook("ingest", page, "--council", "kent", "--committee", " Roads  Forum", "--date", "2020-11-06")
    (hit,) = minutebook("search", "--json").json["hits"]
    assert (hit["council"], hit["committee"], hit["held_on"]) == ("kent", "Roads Forum", "2020-11-06")


def test_a_page_given_again_with_its_council_moves_there(minutebook: Command, page: Path) -> None:
    minutebook("ingest", page)
    (old,) = minutebook("search", "--json").json["hits"]
    moved = minutebook("ingest", page, "--council", "kent", "--json").json
    assert (moved["captured"], moved["items"]) == (0, 1)
    (new,) = minutebook("search", "--json").json["hits"]
    assert new["id"] == old["id"].replace("unknown/", "kent/")
    assert minutebook("show", old["id"], "--json").json["id"] == new["id"]
    assert minutebook("check").code == 0


def test_a_lost_database_is_filled_again_from_the_captures(minutebook: Command, page: Path, home: Path) -> None:
    """What was archived and what was stated come back with the next ingest, whatever that is of."""
    minutebook("ingest", page, "--council", "kent", "--committee", "Roads Forum")
    before = minutebook("export", "--format", "jsonl").out
    for file in home.glob("archive.sqlite*"):
        file.unlink()
    assert minutebook("ingest", page, "--json").json["captured"] == 0
    assert minutebook("index", "--rebuild").code == 0
    assert minutebook("export", "--format", "jsonl").out == before
    assert minutebook("check").code == 0


def test_captures_without_their_archive_say_how_to_make_it_again(minutebook: Command, page: Path, home: Path) -> None:
    minutebook("ingest", page)
    for file in home.glob("archive.sqlite*"):
        file.unlink()
    ran = minutebook("search", "roads")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == f"minutebook: {home} holds captured pages, but their archive is gone: run `minutebook reparse`\n"
    assert minutebook("reparse").code == 0
    assert minutebook("search", "--json").json["total"] == 1


def test_an_index_whose_files_are_gone_is_told_by_whoever_brings_it_up_to_date(
    minutebook: Command, page: Path, home: Path
) -> None:
    minutebook("ingest", page)
    (segment,) = (home / "index" / "gen-1").glob("*.seg")
    segment.unlink()
    damaged = f"the index in {home / 'index'} is damaged: run `minutebook index --rebuild`"
    ran = minutebook("index", "--json")
    assert (ran.code, ran.json) == (4, {"error": damaged})
    for command in (["ingest", page], ["reparse"]):
        ran = minutebook(*command)
        assert (ran.code, damaged in ran.err) == (1, True)
    assert minutebook("index", "--rebuild").code == 0
    assert minutebook("index").code == 0
    assert minutebook("search", "--json").json["total"] == 1


def test_an_item_and_a_meeting_are_known_by_the_addresses_of_their_pages_too(minutebook: Command, page: Path) -> None:
    minutebook("ingest", page, "--council", "kent")
    (hit,) = minutebook("search", "--json").json["hits"]
    council, meeting, item = hit["id"].split("/")
    shown = minutebook("show", hit["id"]).out
    for address in (
        f"/{council}/items/{meeting}/{item}",
        f"http://127.0.0.1:8000/{council}/items/{meeting}/{item}?q=roads#p1",
    ):
        assert minutebook("show", address).out == shown
    whole = f"http://127.0.0.1:8000/{council}/meetings/{meeting}"
    assert minutebook("show", whole, "--json").json["id"] == f"{council}/{meeting}"
    assert minutebook("show", "http://127.0.0.1:8000/search?q=roads").code == 4
    assert minutebook("forget", whole, "--why", "asked for").code == 0
    assert minutebook("search", "--json").json["total"] == 0


def test_a_demo_whose_port_is_taken_says_so_before_it_begins(minutebook: Command, home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        ran = minutebook("demo", "--port", str(port))
    assert ran.code == 4
    assert ran.err == f"minutebook: port {port} cannot be used (Address already in use): choose another with --port\n"
    assert not home.exists()


def test_the_same_bytes_have_the_same_id_in_every_home_and_under_every_name(
    minutebook: Command, page: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(page.read_bytes())
    minutebook("ingest", page)
    called(tmp_path / "elsewhere", "ingest", other)
    one, two = (called(at, "search", "--json").json["hits"][0] for at in (tmp_path / "home", tmp_path / "elsewhere"))
    assert one == two


def test_a_page_that_cannot_be_read_is_named_and_the_rest_goes_on(
    minutebook: Command, page: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_bytes(b"<html><body>A cake recipe</body></html>")
    (folder / "b.html").write_bytes(page.read_bytes())
    (folder / "style.css").write_text("p {}")
    ran = minutebook("ingest", folder, "--json")
    assert ran.code == 1
    assert (ran.json["captured"], ran.json["items"]) == (2, 1)
    (unread,) = ran.json["unread"]
    assert unread["path"] == str(folder / "a.html")
    assert "no ModernGov page" in unread["reason"]
    assert minutebook("ingest", folder, "--json").json["unread"] == [unread]
    assert minutebook("check").code == 0


def test_markup_in_words_comes_out_as_text(minutebook: Command, tmp_path: Path) -> None:
    evil = '<script>alert(1)</script> "><img onerror=alert(2)>'
    path = tmp_path / "evil.txt"
    path.write_text(
        item_text(title=f"Roads {evil}", minutes=f"Councillor {evil} said that potholes were bad."), encoding="utf-8"
    )
    assert minutebook("ingest", path).code == 0
    (hit,) = minutebook("search", "potholes", "--json").json["hits"]
    assert hit["title"] == f"Roads {evil}"
    assert evil in minutebook("show", hit["id"], "--json").json["minutes"][0]["text"]


def test_a_terminal_never_obeys_a_page(minutebook: Command, tmp_path: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_text(item_text(minutes="The potholes \x1b]0;owned\x07\x1b[2J were noted."), encoding="utf-8")
    minutebook("ingest", path)
    out = minutebook("search", "potholes").out
    assert "potholes" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_an_export_has_one_line_an_item_in_the_shape_of_show(minutebook: Command, page: Path) -> None:
    minutebook("ingest", page)
    (line,) = minutebook("export", "--format", "jsonl").out.splitlines()
    item = json.loads(line)
    assert minutebook("show", item["id"], "--json").json == item
    rows = minutebook("export", "--format", "csv").out
    assert rows.startswith("id,meeting,council,committee,held_on,number,title,")


def test_commands_start_fast_because_they_load_little() -> None:
    """`--help` loads no library of another command, `search` none that reads, fetches or serves."""
    heavy = ["bs4", "lxml", "scrapy", "twisted", "flask", "waitress", "warcio"]
    for arguments, unwanted in (
        (["--help"], [*heavy, "whoosh"]),
        (["search", "x"], [m for m in heavy if m != "warcio"]),
    ):
        code = f"import sys; sys.argv = ['minutebook', '--home', 'no-such-home', *{arguments}]\n"
        code += "from webui.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
        code += f"print([m for m in {unwanted} if m in sys.modules])"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
        assert done.stdout.splitlines()[-1] == "[]"


def test_a_search_loads_nothing_that_only_writing_an_index_needs(minutebook: Command, page: Path, home: Path) -> None:
    minutebook("ingest", page)
    code = f"import sys; sys.argv = ['minutebook', '--home', {str(home)!r}, 'search', 'potholes']\n"
    code += "from webui.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "print([m for m in sys.modules if m == 'numpy.ma' or m.endswith(('.writing', '.merging', '.changing'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[0] == "1 item found."
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_council_that_the_register_lacks_is_told(minutebook: Command) -> None:
    ran = minutebook("councils", "atlantis", "city")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "No council of the register has “atlantis city” in its slug or name.\n"


def test_check_names_what_does_not_agree(minutebook: Command, page: Path, home: Path) -> None:
    minutebook("ingest", page)
    with sqlite3.connect(home / "archive.sqlite") as db:
        db.execute("UPDATE item SET body = replace(body, 'potholes', 'pigeons')")
    db.close()
    ran = minutebook("check", "--json")
    assert ran.code == 1
    assert any("the archive does not hold what its captured pages say" in fault for fault in ran.json["faults"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "roads"),
        ("search", "roads", "--json"),
        ("show", "no/such/item", "--json"),
        ("check", "--json"),
        ("status", "--json"),
        ("councils", "--json"),
        ("councils",),
        ("index", "--json"),
        ("reparse", "--json"),
        ("export", "--format", "jsonl"),
        ("export", "--format", "csv"),
        ("export", "--format", "jsonl", "--output", "/dev/full"),
    ],
    ids=" ".join,
)
def test_an_answer_that_cannot_be_written_is_told_in_one_line(
    arguments: tuple[str, ...], minutebook: Command, page: Path, home: Path
) -> None:
    minutebook("ingest", page)
    with open("/dev/full", "w", encoding="ascii") as full:  # noqa: PTH123  # no file, but what a full disk looks like
        ran = subprocess.run(
            [sys.executable, "-c", "from webui.cli.main import main; main()", "--home", home, *arguments],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False,
        )  # fmt: skip
    assert [line.partition(":")[0] for line in ran.stderr.splitlines()] == ["minutebook"], ran.stderr
    assert ran.returncode == 4


def test_a_file_name_that_is_no_utf8_comes_out_as_json(minutebook: Command, tmp_path: Path) -> None:
    (tmp_path / "bad\udcff\nname.html").write_text("<html>nothing</html>", encoding="utf-8")
    ran = minutebook("ingest", "--json", "--no-index", tmp_path / "bad\udcff\nname.html")
    assert ran.code == 1
    assert ran.out.count("\n") == 1
    assert json.loads(ran.out)["unread"][0]["path"].endswith("bad\udcff\nname.html")


def test_a_committee_that_cannot_be_printed_is_wrong_usage(minutebook: Command, page: Path) -> None:
    ran = minutebook("ingest", "--committee", "bad\udcff", page)
    assert ran.code == 2
    assert "cannot be printed" in ran.err
