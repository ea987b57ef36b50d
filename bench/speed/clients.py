"""Many clients at once: a worker process a core, as the web site runs, and one queue before them."""

import multiprocessing
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import numpy as np

from speed.jobs import Job
from speed.named import engine_named

WORKERS = os.cpu_count() or 1
_SECONDS = 5.0


@dataclass(frozen=True)
class Load:
    """`rate` is in answers a second; the others are milliseconds from asking to the answer, waiting included."""

    rate: float
    p50: float
    p95: float
    p99: float


def load(engine: str, folder: Path, jobs: Sequence[Job], clients: int) -> Load:
    """What `clients` see that each ask the next job as soon as they have an answer."""
    start = multiprocessing.get_context("spawn")
    asked, answered = start.SimpleQueue(), start.SimpleQueue()
    workers = [start.Process(target=_work, args=(engine, folder, tuple(jobs), asked, answered)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for _ in workers:
        answered.get()
    rng = np.random.default_rng(11)
    times: list[float] = []
    begun = time.perf_counter()
    for _ in range(clients):
        asked.put((int(rng.integers(len(jobs))), time.perf_counter()))
    while time.perf_counter() - begun < _SECONDS:
        asked_at = answered.get()
        times.append(time.perf_counter() - asked_at)
        asked.put((int(rng.integers(len(jobs))), time.perf_counter()))
    seconds = time.perf_counter() - begun
    for _ in workers:
        asked.put(None)
    for worker in workers:
        worker.join()
    ordered = sorted(1000 * one for one in times)
    p50, p95, p99 = (ordered[int(share * len(ordered))] for share in (0.5, 0.95, 0.99))
    return Load(len(times) / seconds, p50, p95, p99)


def _work(
    engine: str,
    folder: Path,
    jobs: tuple[Job, ...],
    asked: "SimpleQueue[tuple[int, float] | None]",
    answered: "SimpleQueue[float]",
) -> None:
    opened = engine_named(engine)(folder)
    for job in jobs:
        opened.run(job)
    answered.put(0.0)
    while (told := asked.get()) is not None:
        place, when = told
        opened.run(jobs[place])
        answered.put(when)
    opened.close()
