"""Builds an index in a process of its own: python -m speed.building ENGINE ITEMS FOLDER [CORES].

The documents are made before the clock starts, so that an engine is not charged for them.
"""

import gc
import json
import os
import resource
import shutil
import sys
import time
from pathlib import Path

from speed.apart import READY, Told, run_apart
from speed.corpus import Corpus
from speed.named import engine_named


def build_apart(engine: str, items: int, folder: Path, cores: int | None = None) -> Told:
    """Build afresh in `folder`; what it took: `rate` (items a second), `cpu_s` of all processors,
    `mb` on the disk, `peak_mb` of memory."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    return run_apart("speed.building", engine, str(items), str(folder), *([str(cores)] if cores else []))


def size_mb(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def processor_seconds() -> float:
    """What this process and those it has waited for took of the processors."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(engine: str, items: str, folder: str, cores: str = "") -> None:
    if cores:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(cores)])
    kind = engine_named(engine)
    held = list(Corpus().meetings(int(items)))
    gc.collect()
    gc.freeze()
    print(READY, flush=True)
    before, started = processor_seconds(), time.perf_counter()
    kind.build(Path(folder), held)
    seconds = time.perf_counter() - started
    print(
        json.dumps({"rate": int(items) / seconds, "cpu_s": processor_seconds() - before, "mb": size_mb(Path(folder))})
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
