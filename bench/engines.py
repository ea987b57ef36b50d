"""Times the whole search job, ours beside SQLite FTS5 and Tantivy, on a seeded corpus, in one run.

The whole job: ten hits in order with snippets, the exact total, and the counts of six facets and of the months over all
that matches. Warm: as it comes; cold: what the process caches is emptied before each search, the operating system's
page cache is not. Medians; ratios are what lasts on a noisy machine.

    python bench/engines.py --items 100000 --folder /tmp/speed --reuse FTS5,Tantivy
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from speed.corpus import Corpus
from speed.fts5 import Fts5
from speed.jobs import Job, kinds, make_jobs
from speed.ours import Ours
from speed.tantivy import Tantivy
from speed.timing import Engine, Times, differences, time_all

ENGINES = (Ours, Fts5, Tantivy)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--engines", default="ours,FTS5,Tantivy", help="which to measure, ours first")
    parser.add_argument("--only", help="classes to measure, parted by commas")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="where the indexes are kept; else in a temporary folder")
    parser.add_argument("--reuse", default="", help="engines whose index in --folder is taken as it is")
    return parser.parse_args()


@contextmanager
def folder_of(arguments: argparse.Namespace) -> Iterator[Path]:
    if arguments.folder:
        yield arguments.folder
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def build(arguments: argparse.Namespace, corpus: Corpus, items: int, folder: Path) -> list[Engine]:
    """An engine a kind asked for, each filled with the first `items` items."""
    held = None
    engines: list[Engine] = []
    for engine in ENGINES:
        if engine.name not in arguments.engines.split(","):
            continue
        home = folder / str(items) / engine.name
        if engine.name not in arguments.reuse.split(",") or not home.exists():
            shutil.rmtree(home, ignore_errors=True)
            home.parent.mkdir(parents=True, exist_ok=True)
            held = held or list(corpus.meetings(items))
            started = time.perf_counter()
            engine.build(home, held)
            print(f"{engine.name}: built at {items / (time.perf_counter() - started):.0f} items/s", end=", ")
        print(f"{sum(f.stat().st_size for f in home.rglob('*') if f.is_file()) / 1e6:.0f} MB")
        engines.append(engine(home))
    return engines


def print_times(title: str, times: Times, engines: list[Engine], jobs: tuple[Job, ...]) -> None:
    ours, *peers = [engine.name for engine in engines]
    print(
        f"\n{title:<14}"
        + "".join(f"{e.name:>12}{'p95':>9}" for e in engines)
        + "".join(f"{'/' + p:>10}" for p in peers)
    )
    for kind in kinds(jobs):
        cells = "".join(
            f"{times.median(kind, e.name):>12.2f}{times.percentile(kind, e.name, 0.95):>9.2f}" for e in engines
        )
        print(f"{kind:<14}{cells}" + "".join(f"{times.ratio(kind, ours, peer):>10.2f}" for peer in peers))
    ratios = "".join(f"{times.mean_ratio(ours, peer):>10.2f}" for peer in peers)
    print(f"{'geometric mean':<14}{' ' * 21 * len(engines)}{ratios}")


def main() -> None:
    arguments = read_arguments()
    corpus = Corpus()
    jobs = make_jobs(corpus.vocabulary)
    if arguments.only:
        jobs = tuple(job for job in jobs if job.kind in arguments.only.split(","))
    with folder_of(arguments) as folder:
        for items in arguments.items:
            print(f"\n{items} items")
            engines = build(arguments, corpus, items, folder)
            print("\n".join(differences(engines, jobs)) or "all totals, facets and months agree")
            for cold in (False, True):
                times = time_all(engines, jobs, arguments.rounds, cold=cold)
                print_times("cold, ms" if cold else "warm, ms", times, engines, jobs)
            for engine in engines:
                engine.close()


if __name__ == "__main__":
    main()
