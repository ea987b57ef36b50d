"""Times the whole search job, ours beside SQLite FTS5, Tantivy and stock Whoosh, on a seeded corpus, in one run.

The whole job: ten hits in order with snippets, the exact total, and the counts of six facets (each beside the other
filters) and of the months over all that matches. Warm: as it comes; cold: what the process caches is emptied before
each search, the operating system's page cache is not. Medians; ratios are what lasts on a noisy machine.

Run it with `make bench`; what it printed last, and on which machine, is kept in bench/engines.txt, what it means in
docs/performance.md. To look at one thing again and again:

    python bench/engines.py --items 100000 --folder /tmp/speed --reuse FTS5,Tantivy --parts cold,warm --only phrase
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean

from speed import changing, clients, whole
from speed.building import build_apart
from speed.corpus import Corpus
from speed.jobs import CLASSES, INSTANCES, Job, kinds, make_jobs
from speed.named import OURS, USUAL, engine_named
from speed.promises import Measured, promises
from speed.report import print_machine, print_promises, print_rest, print_times
from speed.starting import start_apart
from speed.timing import CLOCKS, Engine, differences, time_all

PARTS = ("cold", "warm", "building", "starting", "changing", "clients", "whole")


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, nargs="+", default=[1_000, 10_000], help="sizes, each measured in turn")
    parser.add_argument(
        "--engines", type=_names, default=USUAL, help="parted by commas, ours first; OpenSearch only if named"
    )
    parser.add_argument("--parts", type=_names, default=PARTS, help=f"what to measure [default: {','.join(PARTS)}]")
    parser.add_argument("--only", type=_names, help="classes of searches, parted by commas [default: all]")
    parser.add_argument("--each", type=int, default=INSTANCES, help=f"searches of each class, {INSTANCES} at most")
    parser.add_argument("--rounds", type=int, default=7, help="times that every search is timed")
    parser.add_argument("--clock", choices=CLOCKS, default="wall", help="cpu on a machine that others use")
    parser.add_argument("--folder", type=Path, help="where the indexes are kept; else in a temporary folder")
    parser.add_argument("--reuse", type=_names, default=(), help="engines whose index in --folder is taken as it is")
    return parser.parse_args()


def _names(told: str) -> tuple[str, ...]:
    return tuple(told.split(","))


class Bench:
    """One size: its indexes, and everything that is measured of them."""

    def __init__(self, arguments: argparse.Namespace, folder: Path, items: int) -> None:
        self._arguments, self._items, self._clock = arguments, items, arguments.clock
        self._corpus = Corpus()
        self._folder = folder / str(items)
        jobs = make_jobs(self._corpus.vocabulary)[: arguments.each * CLASSES]
        self._jobs = tuple(job for job in jobs if not arguments.only or job.kind in arguments.only)
        self.measured = Measured()

    def run(self) -> None:
        self._build()
        engines: list[Engine] = [engine_named(name)(self._home(name)) for name in self._arguments.engines]
        self._search(engines)
        for engine in engines:
            engine.close()
        for part in ("starting", "changing", "clients", "whole"):
            if part in self._arguments.parts:
                getattr(self, f"_{part}")()
        print_rest(self.measured)

    def _home(self, name: str) -> Path:
        return self._folder / name

    def _build(self) -> None:
        built = self.measured.built
        for name in self._arguments.engines:
            if name not in self._arguments.reuse or not self._home(name).exists():
                built[name] = build_apart(name, self._items, self._home(name))
        if "building" in self._arguments.parts and OURS in built:
            scratch = self._folder / "scratch"
            built["ours, one core"] = build_apart(OURS, self._items, scratch, cores=1)
            shutil.rmtree(scratch)

    def _search(self, engines: list[Engine]) -> None:
        hits: dict[str, list[int]] = {kind: [] for kind in kinds(self._jobs)}
        for job in self._jobs:
            hits[job.kind].append(engines[0].search(job).total)
        self.measured.hits = {kind: fmean(totals) for kind, totals in hits.items()}
        print("\n".join(differences(engines, self._jobs)) or "totals, facets and months of all engines agree")
        print("hits: " + ", ".join(f"{kind} {count:.0f}" for kind, count in self.measured.hits.items()))
        for part in ("cold", "warm"):
            if part in self._arguments.parts:
                times = time_all(engines, self._jobs, self._arguments.rounds, self._clock, cold=part == "cold")
                setattr(self.measured, part, times)
                print_times(f"{part}, ms", times)

    def _starting(self) -> None:
        self.measured.started = {
            name: start_apart(name, self._home(name), self._clock) for name in self._arguments.engines
        }

    def _changing(self) -> None:
        """On copies, so that the indexes stay as they were built."""
        copies = {name: self._folder / f"{name} changed" for name in ("ours", "FTS5")}
        for name, copy in copies.items():
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(self._home(name), copy)
        self.measured.changed = changing.time_changes(self._items, copies["ours"], copies["FTS5"], self._clock)
        for copy in copies.values():
            shutil.rmtree(copy)

    def _clients(self) -> None:
        self.measured.loads = {
            (name, count): clients.load(name, self._home(name), self._jobs, count)
            for name in self._arguments.engines
            for count in (1, 8)
        }

    def _whole(self) -> None:
        # One of each class: a reader asks anything, but seldom the same twice.
        some: dict[str, Job] = {job.kind: job for job in self._jobs}
        self.measured.shell_ms = whole.shell_ms(self._home(OURS), tuple(some.values()), self._clock)
        self.measured.page_ms = whole.page_ms(self._home(OURS), self._jobs, self._clock)


@contextmanager
def folder_of(arguments: argparse.Namespace) -> Iterator[Path]:
    if arguments.folder:
        yield arguments.folder
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def main() -> None:
    arguments = read_arguments()
    print_machine(arguments.clock)
    measured: dict[int, Measured] = {}
    with folder_of(arguments) as folder:
        for items in arguments.items:
            print(f"\n=== {items:,} items", flush=True)
            bench = Bench(arguments, folder, items)
            bench.run()
            measured[items] = bench.measured
    print_promises(promises(measured))


if __name__ == "__main__":
    main()
