"""Clocks: every engine is asked the same job in turn, round after round, so that a noisy machine is noisy for all."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from speed.jobs import Answer, Job

# "wall" is what somebody waits. "cpu" is the processor time of the process, which others on a busy machine do not
# change much; every engine here searches in one thread, so on an idle machine the two are the same.
CLOCKS: Mapping[str, Callable[[], float]] = {"wall": time.perf_counter, "cpu": time.process_time}


class Engine(Protocol):
    """One engine with an index to search."""

    name: str
    every: int  # asked in each so-many-th round: 1, and more for one that would take most of the time

    def run(self, job: Job) -> Any:
        """The whole job, as fast as it goes: this is what is timed."""

    def search(self, job: Job) -> Answer:
        """The whole job in the form in which engines are compared."""

    def forget(self) -> None:
        """Empty what the process caches. The operating system's page cache stays warm."""

    def close(self) -> None: ...


@dataclass(frozen=True)
class Times:
    """Milliseconds by (class, engine)."""

    runs: Mapping[tuple[str, str], Sequence[float]]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(kind for kind, _ in self.runs))

    @property
    def engines(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(engine for _, engine in self.runs))

    def median(self, kind: str, engine: str) -> float:
        return statistics.median(self.runs[kind, engine])

    def percentile(self, kind: str, engine: str, share: float) -> float:
        ordered = sorted(self.runs[kind, engine])
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def ratio(self, kind: str, engine: str, peer: str) -> float:
        return self.median(kind, engine) / self.median(kind, peer)

    def mean_ratio(self, engine: str, peer: str) -> float:
        """The geometric mean of the ratios over all classes."""
        return statistics.geometric_mean(self.ratio(kind, engine, peer) for kind in self.kinds)


def time_all(engines: Sequence[Engine], jobs: Iterable[Job], rounds: int, clock: str, *, cold: bool) -> Times:
    """Every job on every engine, `rounds` times. Cold: what the process caches is emptied before each."""
    runs: dict[tuple[str, str], list[float]] = {}
    asked = tuple(jobs)
    for number in range(rounds):
        for job in asked:
            for engine in engines:
                if number % engine.every:
                    continue
                if cold:
                    engine.forget()
                taken = clocked(partial(engine.run, job), CLOCKS[clock])
                runs.setdefault((job.kind, engine.name), []).append(taken)
    return Times(runs)


def clocked(run: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long `run` takes, in milliseconds."""
    started = clock()
    run()
    return (clock() - started) * 1000


def differences(engines: Sequence[Engine], jobs: Iterable[Job]) -> list[str]:
    """One line for each job whose total, facets or months an engine counts otherwise than the first engine."""
    lines = []
    for job in jobs:
        (first, held), *others = [(engine.name, engine.search(job)) for engine in engines]
        for name, answer in others:
            if answer != held:
                apart = [facet for facet in answer.facets if answer.facets[facet] != held.facets[facet]]
                lines.append(f"{job.kind} {' '.join(job.words)}: {first} {held.total}, {name} {answer.total} {apart}")
    return lines
