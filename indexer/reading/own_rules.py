"""A council's own rules of procedure: `procedural.csv` in the home folder, beside the rules that hold for all.

Columns: council (a slug; empty for every council), title (plain words, case and number never matter; "*" stands for any
words), unless (a name of `Unless` in small letters; empty for "debated").
"""

import csv
import re
from functools import lru_cache
from pathlib import Path

from archive.errors import ArchiveError
from indexer.reading.procedural import plain_title
from indexer.reading.procedures import Rule, Unless

FILE = "procedural.csv"
_COLUMNS = ("council", "title", "unless")


def own_rules(home: Path, council: str) -> tuple[Rule, ...]:
    """The rules that the home's file holds for the council; none where there is no file.

    Raises ArchiveError where a line of the file cannot be understood.
    """
    path = home / FILE
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return ()
    return tuple(rule for whose, rule in _read(path, changed) if whose in {"", council})


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> tuple[tuple[str, Rule], ...]:  # noqa: ARG001 - a changed file is read anew
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"title"} <= set(rows.fieldnames or ()) <= set(_COLUMNS):
            raise ArchiveError(f"{path}: its first line names the columns: {','.join(_COLUMNS)}")
        return tuple(_rule(path, rows.line_num, row) for row in rows)


def _rule(path: Path, line: int, row: dict[str, str | None]) -> tuple[str, Rule]:
    council, title, unless = ((row.get(column) or "").strip() for column in _COLUMNS)
    if None in row or not plain_title(title).strip("* "):
        raise ArchiveError(f"{path}, line {line}: it wants a council, a title and an unless; mend it or take it out")
    if unless.upper() not in {"", *Unless.__members__}:
        names = ", ".join(name.lower() for name in Unless.__members__)
        raise ArchiveError(f"{path}, line {line}: “unless” is one of {names}, or empty")
    words = ".*".join(re.escape(part) for part in re.split(r"\*+", plain_title(title)))
    kind = Unless[unless.upper()] if unless else Unless.DEBATED
    return council, Rule(f"{path.name}: {title}", words, kind)
