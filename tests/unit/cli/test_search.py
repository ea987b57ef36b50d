"""`minutebook search` on the command line: what was asked for is honoured or refused by name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import Ran
from tests.pages_by_hand import ITEM_TEXT, item_text

Command = Callable[..., Ran]


@pytest.mark.parametrize(("option", "value"), [("--outcome", "resloved"), ("--state", "Draft"), ("--year", "23")])
def test_a_value_that_nothing_can_have_is_wrong_usage(minutebook: Command, option: str, value: str) -> None:
    ran = minutebook("search", option, value, "--json")
    assert ran.code == 2
    assert option in ran.json["error"]
    assert value in ran.json["error"]


def test_a_word_with_a_hyphen_before_it_is_left_out_and_is_no_option(minutebook: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ITEM_TEXT, encoding="utf-8")
    minutebook("ingest", page)
    assert minutebook("search", "-zebra", "--json").json["total"] == 1
    assert minutebook("search", "zebra", "-lamps", "--json").json["missing"] == ["zebra"]
    assert minutebook("search", "--comittee", "x", "--json").code == 2
    assert "No item holds zebra." in minutebook("search", "zebra").out


def test_a_program_is_told_in_notes_what_was_meant_and_what_emptied_a_search(
    minutebook: Command, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(item_text("Lamps and gates"), encoding="utf-8")
    minutebook("ingest", page)
    for words, notes in (
        ("gates", []),
        ("gatse", ["Did you mean “gates”? That finds 1.", "No item answers “gatse”."]),
        ("gates zebra", ["No item answers “zebra”.", "Without “zebra” this finds 1."]),
    ):
        assert minutebook("search", words, "--json").json["notes"] == notes


def test_few_hits_are_followed_by_what_more_there_is_without_a_word(minutebook: Command, tmp_path: Path) -> None:
    for number, title in enumerate(("Lamps and gates", "Lamps", "More lamps")):
        page = tmp_path / f"page{number}.txt"
        page.write_text(item_text(title), encoding="utf-8")
        minutebook("ingest", page)
    lines = minutebook("search", "lamps", "gates").out.splitlines()
    assert (lines[0], lines[2]) == ("1 item found.", "Lamps and gates")
    assert lines.index("Without “gates”: 3 items.") > 2


def test_the_value_of_an_option_may_begin_with_a_hyphen(minutebook: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ITEM_TEXT, encoding="utf-8")
    minutebook("ingest", page)
    found = minutebook("search", "--committee", "-foo", "-zebra", "--json").json["facets"]["committee"]
    assert {"value": "-foo", "count": 0, "chosen": True} in found


def test_what_is_not_stated_and_pages_beyond_the_last_are_answered(minutebook: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ITEM_TEXT, encoding="utf-8")
    minutebook("ingest", page)
    for option in ("--state", "--year", "--committee", "--council"):
        assert minutebook("search", option, "", "--json").json["total"] == 1, option
    assert minutebook("search", "--state", "", "--state", "draft", "--json").json["total"] == 1
    assert "There is no page 7: the last is 1." in minutebook("search", "--page", "7").out


def test_a_program_is_told_where_only_procedural_items_match(minutebook: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(item_text(title="Apologies for Absence", minutes="Apologies were received."), encoding="utf-8")
    minutebook("ingest", page)
    answer = minutebook("search", "apologies", "--json").json
    assert (answer["total"], answer["held_back"]) == (0, 1)
    assert answer["notes"] == ["Only procedural items match: they are held back."]
    assert minutebook("search", "apologies", "--procedural", "--json").json["notes"] == []
