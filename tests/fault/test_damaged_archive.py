"""A database that is damaged in the middle: one clear line with the remedy, and `check` names what it finds."""

import random
import shutil
from pathlib import Path

import pytest

from tests.command_line import called
from tests.pages_by_hand import item_text

PAGE = 4096  # bytes of one of SQLite's
COMMANDS = (
    ("status",),
    ("show", "kent/1"),
    ("export", "--format", "csv"),
    ("index",),
    ("search", "word7"),
    ("forget", "kent/1", "--why", "Asked for."),
    ("reparse", "--no-index"),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sound")
    pages, home = made / "pages", made / "home"
    pages.mkdir()
    for number in range(30):
        words = "\n\n".join(f"Councillor Smith said word{n * number} about Mill Lane." for n in range(2, 40))
        (pages / f"{number}.txt").write_text(item_text(f"Item {number}", words), encoding="utf-8")
    assert called(home, "ingest", "--council", "kent", pages).code == 0
    return home


@pytest.fixture(params=["zeros", "noise", "one bit", "half"])
def damaged(request: pytest.FixtureRequest, sound: Path, tmp_path: Path) -> list[Path]:
    """Homes, each with another place damaged."""
    whole = (sound / "archive.sqlite").read_bytes()
    pages, chance = len(whole) // PAGE, random.Random(7)  # noqa: S311  # the same places every time
    homes = []
    for number in range(1 if request.param == "half" else 3):
        at = chance.randrange(1, pages) * PAGE
        home = shutil.copytree(sound, tmp_path / str(number))
        noise = {
            "zeros": bytes(PAGE),
            "noise": chance.randbytes(PAGE),
            "one bit": bytes(b ^ (place == 3000) for place, b in enumerate(whole[at : at + PAGE])),
            "half": b"",
        }[request.param]
        (home / "archive.sqlite").write_bytes(whole[:at] + noise + (whole[at + PAGE :] if noise else b""))
        homes.append(home)
    return homes


def test_a_damaged_archive_ends_no_command_without_its_line_and_a_remedy(damaged: list[Path]) -> None:
    for home in damaged:
        checked = called(home, "check")
        # A bit that lies in nothing that is in use is no fault; what cannot even be opened cannot be gone through.
        assert checked.code in {0, 1, 4}, checked
        assert ("No fault found." in checked.out) == (checked.code == 0)
        for command in COMMANDS:
            ran = called(home, *command)
            assert ran.code in {0, 1, 4}, (command, ran)
            assert ran.code != 4 or ran.err.count("minutebook: ") == 1, (command, ran)
            assert "not a readable archive" not in ran.err or "`minutebook reparse`" in ran.err, (command, ran)
