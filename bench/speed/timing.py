"""Clocks: every engine is asked the same job in turn, round after round, so that a noisy machine is noisy for all."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from speed.jobs import Answer, Job, kinds


class Engine(Protocol):
    """One engine with an index to search."""

    name: str

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

    def median(self, kind: str, engine: str) -> float:
        return statistics.median(self.runs[kind, engine])

    def percentile(self, kind: str, engine: str, share: float) -> float:
        ordered = sorted(self.runs[kind, engine])
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def ratio(self, kind: str, engine: str, peer: str) -> float:
        return self.median(kind, engine) / self.median(kind, peer)

    def mean_ratio(self, engine: str, peer: str) -> float:
        """The geometric mean of the ratios over all classes."""
        return statistics.geometric_mean(
            self.ratio(kind, engine, peer) for kind in dict.fromkeys(kind for kind, _ in self.runs)
        )


def time_all(engines: Iterable[Engine], jobs: tuple[Job, ...], rounds: int, *, cold: bool) -> Times:
    """Every job on every engine, `rounds` times. Cold: what the process caches is emptied before each."""
    runs: dict[tuple[str, str], list[float]] = {}
    held = list(engines)
    for _ in range(rounds):
        for job in jobs:
            for engine in held:
                if cold:
                    engine.forget()
                runs.setdefault((job.kind, engine.name), []).append(clocked(lambda e=engine, j=job: e.run(j)))
    return Times({(kind, e.name): runs[kind, e.name] for kind in kinds(jobs) for e in held})


def clocked(run: Callable[[], Any]) -> float:
    """How long `run` takes, in milliseconds."""
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def differences(engines: Sequence[Engine], jobs: Iterable[Job]) -> list[str]:
    """One line for each job whose total, facets or months an engine counts otherwise than the first engine."""
    lines = []
    for job in jobs:
        first, *others = [(engine.name, engine.search(job)) for engine in engines]
        for name, answer in others:
            if answer != first[1]:
                apart = [facet for facet in answer.facets if answer.facets[facet] != first[1].facets[facet]]
                lines.append(
                    f"{job.kind} {' '.join(job.words)}: {first[0]} {first[1].total}, {name} {answer.total} {apart}"
                )
    return lines
