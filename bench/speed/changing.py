"""One changed item, and a meeting of twelve: how long until a search finds what changed.

Ours is given the meeting, as the archive gives it; FTS5 the changed items alone, as its user would. The clock stops
when a search for a new word of the change has its whole answer.
"""

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from indexer.search.document import Document
from speed.corpus import ITEMS_A_MEETING, Corpus, Meeting
from speed.fts5 import Fts5
from speed.jobs import How, Job
from speed.ours import Ours
from speed.timing import CLOCKS, clocked

# Meetings far from one another, so that no two changes meet.
_APART = 37

Changes = dict[tuple[str, int, bool], float]


def time_changes(items: int, ours: Path, fts5: Path, clock: str, times: int = 15) -> Changes:
    """Median milliseconds by (engine, items changed, whether it waits for the disk). Both indexes hold the corpus."""
    corpus = Corpus()
    runs: dict[tuple[str, int, bool], list[float]] = {}
    places = count(0, _APART)
    engines = (Ours(ours), Fts5(fts5))
    for number in range(times):
        for changed in (1, ITEMS_A_MEETING):
            for durably in (True, False):
                for engine in engines:
                    word = f"zub{number}x{changed}{'ab'[durably]}"
                    meeting = next(corpus.meetings(items, first=next(places) % (items // ITEMS_A_MEETING)))
                    taken = _changed(meeting, changed, word)
                    with _waiting(durably):
                        time = clocked(partial(_visible, engine, taken, word, changed, durably), CLOCKS[clock])
                    runs.setdefault((engine.name, changed, durably), []).append(time)
    for engine in engines:
        engine.close()
    return {told: statistics.median(taken) for told, taken in runs.items()}


def _visible(engine: Ours | Fts5, meeting: Meeting, word: str, changed: int, durably: bool) -> None:
    engine.replace(meeting, changed, durably)
    # In quotes: a plain word of so few items would also be looked at for a slip of the pen.
    total = engine.run(Job("changed", (word,), How.PHRASE)).total
    if total != changed:
        raise SystemExit(f"{engine.name}: {changed} items were changed, and {total} are found")


def _changed(meeting: Meeting, items: int, word: str) -> Meeting:
    """The meeting with `word` in its first `items` items."""
    identity, held = meeting
    return identity, (*(_with_word(document, word) for document in held[:items]), *held[items:])


def _with_word(document: Document, word: str) -> Document:
    title = f"{document.title} {word}"
    return replace(document, title=title, hash=f"{word}{document.hash[len(word) :]}")


@contextmanager
def _waiting(durably: bool) -> Iterator[None]:
    """Where the disk is not waited for, what would wait for it does nothing."""
    real = os.fsync
    if not durably:
        os.fsync = lambda _: None
    try:
        yield
    finally:
        os.fsync = real
