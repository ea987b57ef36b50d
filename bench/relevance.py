"""Measures how well the search ranks, ours beside what a user would pick instead, with the judged queries.

Prints nDCG@10, MRR, recall@50 and the share of empty answers where nothing is to be found, for each class of queries
and for all, for Minutebook, SQLite FTS5 and Tantivy, each peer asked for all the words and for any of them. Beside them
stands what the first page of Minutebook's site shows, the items that it offers below the hits among it. How the queries
were judged is told in docs/relevance.md.

Run it with `make bench`; what it printed last is kept in bench/relevance.txt. `--weak` lists the queries that are not
held out and rank below the best peer.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import fmean

from judged.corpus import Corpus, corpus
from judged.grading import Class, Judgement
from judged.measures import ndcg, recall, reciprocal_rank
from judged.ours import FirstPage, Minutebook
from judged.peers import Fts5, Run, Tantivy
from judged.queries import BATCHES, HELD_OUT, QUERIES

# What the search promises: how far it is above the best peer over all, and how often a known item comes first.
MARGIN = 0.06
KNOWN_MRR = 0.95


Among = Callable[[Judgement], bool]
Parts = Sequence[tuple[str, Among | None]]
Rows = Sequence[tuple[str, Class | None, Among | None]]


@dataclass(frozen=True)
class Answer:
    """What one engine made of one query. `empty` tells that it found nothing."""

    query: Judgement
    engine: str
    ndcg: float
    mrr: float
    recall: float
    empty: bool


@dataclass(frozen=True)
class Measured:
    """All answers of all engines, ours first, and those of our first page, which promises are not measured by."""

    engines: tuple[str, ...]
    answers: tuple[Answer, ...]

    def mean(self, measure: str, engine: str, sort: Class | None = None, among: Among | None = None) -> float:
        """The mean of a measure over a class, or over all that has an answer; of the queries `among` which."""
        return fmean(
            getattr(answer, measure)
            for answer in self.answers
            if answer.engine == engine
            and (answer.query.sort is sort if sort else answer.query.sort is not Class.EMPTY)
            and (among is None or among(answer.query))
        )

    def best_peer(self, measure: str, sort: Class | None = None, among: Among | None = None) -> float:
        """The highest mean of the peers' runs."""
        return max(self.mean(measure, engine, sort, among) for engine in self.engines[1:])

    def above(self, among: Among | None = None) -> float:
        """By how much our nDCG@10 is above that of the best of the peers' runs."""
        return self.mean("ndcg", self.engines[0], None, among) - self.best_peer("ndcg", None, among)

    def known(self, among: Among | None = None) -> float:
        """Our MRR of known items."""
        return self.mean("mrr", self.engines[0], Class.KNOWN, among)


def measure(corpus: Corpus, queries: Iterable[Judgement]) -> Measured:
    """Ask every engine every query over the items of `corpus`."""
    held = [item.document for item in corpus.items]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        peers = [peer(held, every) for peer in (Fts5, Tantivy) for every in (True, False)]
        runs: list[Run] = [Minutebook(corpus.meetings, Path(folder)), *peers]
        page = FirstPage(Path(folder))
        for run in (*runs, page):
            opened.callback(run.close)
        answers = [answer for query in queries for answer in _answers(query, corpus, (*runs, page))]
    return Measured(tuple(run.name for run in runs), tuple(answers))


def together(measured: Sequence[Measured]) -> Measured:
    """Several measures, of different items, as one."""
    return Measured(measured[0].engines, tuple(answer for each in measured for answer in each.answers))


def _answers(query: Judgement, corpus: Corpus, runs: Iterable[Run]) -> list[Answer]:
    graded = {item.document.id: query.grade(item) for item in corpus.items}
    grades = {item: grade for item, grade in graded.items() if grade}
    answers = []
    for run in runs:
        found = run.find(query.words)
        scores = (ndcg(found, grades), reciprocal_rank(found, grades), recall(found, grades))
        answers.append(Answer(query, run.name, *scores, not found))
    return answers


def promises(measured: Measured, of_which: Parts) -> dict[str, bool]:
    """Each promise in words, of the queries of each part, and whether it is kept."""
    ours = measured.engines[0]
    emptied = measured.mean("empty", ours, Class.EMPTY)
    kept = {}
    for of, among in of_which:
        above = measured.above(among)
        kept[f"nDCG@10 over {of} is {above:+.3f} from the best peer's; promised {MARGIN:+}"] = above >= MARGIN
    for of, among in of_which:
        known = measured.known(among)
        kept[f"known items of {of}: MRR {known:.3f}; promised {KNOWN_MRR}"] = known >= KNOWN_MRR
    kept[f"empty where nothing is to be found: {emptied:.0%}; promised 100%"] = emptied == 1
    for of, among in of_which:
        for sort in (sort for sort in Class if sort is not Class.EMPTY):
            mean, best = measured.mean("ndcg", ours, sort, among), measured.best_peer("ndcg", sort, among)
            kept[f"{sort} of {of}: nDCG@10 {mean:.3f}, the best peer's {best:.3f}"] = mean >= best
    return kept


def print_peers(queries: int, items: int) -> None:
    """Say how much is asked of how much, and of which peers."""
    print(f"{queries} queries over {items} items, SQLite {sqlite3.sqlite_version}, tantivy {version('tantivy')}")


def print_tables(measured: Measured, parts: Rows) -> None:
    """The measures class by class, of all, and of `parts`."""
    classes = [(str(sort), sort, None) for sort in Class if sort is not Class.EMPTY]
    rows = [*classes, ("all", None, None), *parts]
    _table(measured, "nDCG@10", "ndcg", rows, [FirstPage.name])
    _table(measured, "MRR", "mrr", rows, [FirstPage.name])
    _table(measured, "recall@50", "recall", rows)
    _table(measured, "empty when empty", "empty", [(str(Class.EMPTY), Class.EMPTY, None)])


def print_promises(measured: Measured, of_which: Parts) -> None:
    """Say of each promise whether it is kept."""
    print()
    for promise, kept in promises(measured, of_which).items():
        print(f"{'kept  ' if kept else 'BROKEN'}  {promise}")


def _table(measured: Measured, title: str, name: str, rows: Rows, beside: Sequence[str] = ()) -> None:
    columns = (*measured.engines, *beside)
    print(f"\n{title:<20}" + "".join(f"{column:>13}" for column in columns))
    for label, sort, among in rows:
        means = (measured.mean(name, column, sort, among) for column in columns)
        print(f"{label:<20}" + "".join(f"{mean:>13.3f}" for mean in means))


def _parts() -> Iterator[tuple[str, None, Among]]:
    """The parts of the set that are told apart: what is held out and what is not, and the batches."""
    yield "  not held out", None, lambda query: query.words not in HELD_OUT
    yield "  held out", None, lambda query: query.words in HELD_OUT
    for number, batch in enumerate(BATCHES, start=1):
        yield f"  batch {number}", None, batch.__contains__


def _weak(measured: Measured) -> None:
    ours = {a.query.words: a for a in measured.answers if a.engine == measured.engines[0]}
    for words, mine in ours.items():
        best = max((a for a in measured.answers if a.query.words == words), key=lambda a: a.ndcg)
        if words not in HELD_OUT and best.ndcg > mine.ndcg:
            print(f"{mine.query.sort:<18}{words:<70}{mine.ndcg:>7.3f}{best.ndcg:>7.3f} {best.engine}")


def main() -> None:
    print_peers(len(QUERIES), len(corpus().items))
    measured = measure(corpus(), QUERIES)
    if "--weak" in sys.argv[1:]:
        _weak(measured)
        return
    print_tables(measured, tuple(_parts()))
    print_promises(measured, (("all", None), ("batch 1", BATCHES[0].__contains__)))


if __name__ == "__main__":
    main()
