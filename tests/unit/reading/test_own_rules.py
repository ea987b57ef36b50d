"""A council's own rules of procedure, as an operator writes them into the home folder."""

import os
from pathlib import Path

import pytest

from archive.errors import ArchiveError
from indexer.reading.own_rules import own_rules
from indexer.reading.procedural import is_procedural
from indexer.reading.procedures import Rule, Unless
from tests.unit.reading.minutes import item


def write(home: Path, text: str) -> Path:
    (home / "procedural.csv").write_text(text, encoding="utf-8")
    return home


def test_a_home_without_the_file_has_no_rules_of_its_own(tmp_path: Path) -> None:
    assert own_rules(tmp_path, "harn") == ()


def test_a_line_holds_for_its_council_and_one_without_for_all(tmp_path: Path) -> None:
    write(tmp_path, "council,title,unless\nharn,Chaplain's Blessing,\n,Moment of Reflection*,anything\n")
    reflection = Rule("procedural.csv: Moment of Reflection*", r"moment\ of\ reflection.*", Unless.ANYTHING)
    blessing = Rule("procedural.csv: Chaplain's Blessing", "chaplain’s\\ blessing", Unless.DEBATED)
    assert own_rules(tmp_path, "harn") == (blessing, reflection)
    assert own_rules(tmp_path, "wick") == (reflection,)
    assert is_procedural(item(title="3. CHAPLAIN’S BLESSING"), own_rules(tmp_path, "harn"))
    assert not is_procedural(item(title="Chaplain’s blessing"), own_rules(tmp_path, "wick"))


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, "council,title,unless\n")
    assert own_rules(tmp_path, "harn") == ()
    write(tmp_path, "council,title,unless\n,Blessing,\n")
    os.utime(tmp_path / "procedural.csv", ns=(1, 1))
    assert len(own_rules(tmp_path, "harn")) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Blessing\n", "its first line names the columns"),
        ("council,title,unless\nharn,*,\n", "line 2: it wants a council, a title and an unless"),
        ("council,title,unless\nharn,Blessing,sometimes\n", "line 2: “unless” is one of never, debated"),
        ("council,title,unless\nharn,Blessing,never,again\n", "line 2: it wants"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ArchiveError, match=told):
        own_rules(write(tmp_path, text), "harn")
