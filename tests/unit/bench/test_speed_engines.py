"""What speed is measured with: engines that give the same whole answer, and promises judged by their numbers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from speed.changing import time_changes
from speed.corpus import Corpus
from speed.jobs import FACETS, Answer, Job, make_jobs
from speed.named import USUAL, engine_named
from speed.promises import USUAL as USUAL_SIZE
from speed.promises import Measured, Promise, promises
from speed.timing import Engine, Times, differences, time_all

ITEMS = 120


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("speed")
    for name in USUAL:
        engine_named(name).build(folder / name, Corpus().meetings(ITEMS))
    return folder


@pytest.fixture
def engines(indexes: Path) -> Iterator[list[Engine]]:
    opened = [engine_named(name)(indexes / name) for name in USUAL]
    yield opened
    for engine in opened:
        engine.close()


def jobs() -> tuple[Job, ...]:
    return make_jobs(Corpus().vocabulary)


def test_every_engine_counts_the_same_totals_facets_and_months(engines: list[Engine]) -> None:
    assert differences(engines, jobs()) == []
    for engine in engines:
        engine.forget()
    assert differences(engines, jobs()[:9]) == []


def test_every_engine_shows_ten_hits_with_their_words(engines: list[Engine]) -> None:
    common = jobs()[1]
    for engine in engines:
        shown = engine.search(common).shown
        assert len({identity for identity, _, _ in shown}) == 10
        assert all(common.words[0] in f"{title} {text}".lower() for _, title, text in shown)


def test_date_order_gives_every_engine_the_same_days(engines: list[Engine]) -> None:
    newest = next(job for job in jobs() if job.kind == "date order")
    days = {document.id: document.held_on for document in Corpus().documents(ITEMS)}
    shown = [[days[identity] for identity, _, _ in engine.search(newest).shown] for engine in engines]
    assert all(one == shown[0] for one in shown)
    assert shown[0] == sorted(shown[0], reverse=True)


def test_the_engines_that_are_changed_show_every_change(indexes: Path) -> None:
    """`time_changes` ends the run where a change is not found."""
    times = time_changes(ITEMS, indexes / "ours", indexes / "FTS5", "cpu", times=1)
    assert set(times) == {
        (name, items, durably) for name in ("ours", "FTS5") for items in (1, 12) for durably in (0, 1)
    }


class Counting:
    """An engine that notes what it is asked."""

    def __init__(self, name: str, every: int) -> None:
        self.name, self.every = name, every
        self.asked: list[str] = []

    def run(self, job: Job) -> None:
        self.asked.append(job.kind)

    def search(self, job: Job) -> Answer:
        return Answer(len(job.words), {name: {} for name in FACETS}, {})

    def forget(self) -> None:
        self.asked.append("forgotten")

    def close(self) -> None: ...


def test_engines_take_turns_and_a_slow_one_is_asked_in_fewer_rounds() -> None:
    quick, slow = Counting("quick", 1), Counting("slow", 2)
    times = time_all([quick, slow], jobs()[:2], 3, "cpu", cold=True)
    assert quick.asked == ["forgotten", "rare", "forgotten", "common"] * 3
    assert slow.asked == ["forgotten", "rare", "forgotten", "common"] * 2
    assert times.kinds == ("rare", "common")
    assert times.engines == ("quick", "slow")


def test_a_promise_is_kept_or_missed_by_its_numbers() -> None:
    cold = Times({("rare", "ours"): [1.0, 3.0, 2.0], ("rare", "Tantivy"): [4.0]})
    measured = Measured(cold=cold, hits={"rare": 30}, shell_ms=600, page_ms=(1.0, 6.0))
    assert promises({USUAL_SIZE: measured}) == [
        Promise("cold: geometric mean over Tantivy's: 0.5; promised at most 0.65", kept=True),
        Promise("cold: worst class over Tantivy's (rare: 2.00 ms): 0.5; promised at most 1.25", kept=True),
        Promise("`minutebook search` from a shell, ms in all: 600; promised at most 500", kept=False),
        Promise("web page: server's time beside the engine's, ms, worst search: 6; promised at most 6", kept=True),
    ]


def test_what_was_not_measured_is_not_promised() -> None:
    assert promises({1_000: Measured()}) == []


def test_where_fts5_answers_at_once_two_milliseconds_are_allowed() -> None:
    cold = Times({("rare", "ours"): [1.9], ("rare", "FTS5"): [0.5], ("all", "ours"): [1.0], ("all", "FTS5"): [9.0]})
    judged = {promise.told.partition(" (")[0]: promise.kept for promise in promises({USUAL_SIZE: Measured(cold=cold)})}
    assert judged["cold: worst class over FTS5's"]
