"""Sets of strangers: each some 110 items of an invented council, and 88 queries over these alone, eight a class.

Each was written by somebody who had seen neither the search nor another set, knew the rules by which it is asked, and
graded by hand. A folder of `strangers/` holds `items.txt`, as `written.py` reads it, and `queries.jsonl`: a line a
query, with its class, what is typed (`q`), the grade of each item that deserves one by its key, and why it is asked.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.reading.read import read
from indexer.search.document import document
from judged.corpus import Corpus, judged
from judged.grading import Class, Judgement, key
from judged.written import written

FOLDER = Path(__file__).parent / "strangers"


@dataclass(frozen=True)
class Stranger:
    """What one of them wrote; `council` is the slug of the council."""

    council: str
    corpus: Corpus
    queries: tuple[Judgement, ...]


def strangers() -> Iterator[Stranger]:
    """All sets. Raises ValueError where a query grades an item that is not there."""
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        told = written(folder)
        key_of = {item: name for name, item in told.keys.items()}
        meetings = tuple(map(read, told.meetings))
        held = (document(meeting, item) for meeting in meetings for item in meeting.items)
        items = tuple(judged(each, key_of[each.id]) for each in held)
        lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        queries = tuple(_query(json.loads(line), told.keys) for line in lines if line)
        yield Stranger(folder.name, Corpus(meetings, items), queries)


def _query(told: dict[str, str | dict[str, int]], keys: dict[str, str]) -> Judgement:
    sort, words, grades = Class(told["class"]), str(told["q"]), dict(told["grades"])
    if unknown := grades.keys() - keys.keys():
        raise ValueError(f"“{words}” grades what is not there: {', '.join(sorted(unknown))}")
    by_grade: dict[int, list[str]] = {}
    for name, grade in grades.items():
        by_grade.setdefault(int(grade), []).append(name)
    return Judgement(sort, words, {grade: key(*names) for grade, names in sorted(by_grade.items(), reverse=True)})
