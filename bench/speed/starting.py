"""Opens an index and answers one search in a fresh process: python -m speed.starting ENGINE FOLDER CLOCK."""

import json
import statistics
import sys
from pathlib import Path

from speed.apart import Told, resident_mb, run_apart
from speed.jobs import make_jobs
from speed.named import engine_named
from speed.timing import CLOCKS, clocked
from speed.vocabulary import make_vocabulary

_TIMES = 7


def start_apart(engine: str, folder: Path, clock: str) -> Told:
    """Median `ms` from opening to the first answer, imports apart, and `mb` the process then has resident."""
    told = [run_apart("speed.starting", engine, str(folder), clock) for _ in range(_TIMES)]
    return {name: statistics.median(one[name] for one in told) for name in ("ms", "mb")}


def main(engine: str, folder: str, clock: str) -> None:
    kind = engine_named(engine)
    job = next(job for job in make_jobs(make_vocabulary(7)) if job.kind == "common")
    taken = clocked(lambda: kind(Path(folder)).run(job), CLOCKS[clock])
    print(json.dumps({"ms": taken, "mb": resident_mb()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
