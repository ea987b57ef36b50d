"""What was measured, as the tables that are kept in bench/engines.txt."""

import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from speed.clients import WORKERS
from speed.promises import Measured, Promise
from speed.timing import Times


def print_machine(clock: str) -> None:
    """Where and when, by which versions, and how busy the machine is besides."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    processor = next(
        (line.partition(": ")[2] for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "unknown"
    )
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {platform.system()} {platform.machine()}, {processor}, ", end="")
    print(f"{os.cpu_count()} cores, {memory:.0f} GiB, load {os.getloadavg()[0]:.1f} from others at the beginning")
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "tantivy", "whoosh-reloaded"))
    print(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {libraries}")
    if clock == "cpu":
        print(
            "times are the processor's, but for building and many clients: others use this machine, and the clock on",
            end=" ",
        )
        print("the wall would tell of them; waiting for the disk is not in them")


def print_times(title: str, times: Times) -> None:
    """A class a line: median and p95 of each engine, and ours over each peer's."""
    ours, *peers = times.engines
    head = "".join(f"{engine:>10}{'p95':>8}" for engine in times.engines)
    print(f"\n{title:<14}{head}" + "".join(f"{f'/{peer}':>10}" for peer in peers))
    for kind in times.kinds:
        cells = "".join(f"{times.median(kind, e):>10.2f}{times.percentile(kind, e, 0.95):>8.2f}" for e in times.engines)
        print(f"{kind:<14}{cells}" + "".join(f"{times.ratio(kind, ours, peer):>10.3f}" for peer in peers))
    means = "".join(f"{times.mean_ratio(ours, peer):>10.3f}" for peer in peers)
    print(f"{'geometric mean':<14}{' ' * 18 * len(times.engines)}{means}")


def print_rest(measured: Measured) -> None:
    """Everything but the searches themselves."""
    if measured.built:
        print(f"\n{'building':<22}{'items/s':>10}{'cpu s':>8}{'MB':>8}{'peak MB':>10}")
    for name, told in measured.built.items():
        print(f"{name:<22}{told['rate']:>10.0f}{told['cpu_s']:>8.1f}{told['mb']:>8.0f}{told['peak_mb']:>10.0f}")
    if measured.started:
        print(f"\n{'start + first answer':<22}{'ms':>10}{'MB':>8}")
    for name, told in measured.started.items():
        print(f"{name:<22}{told['ms']:>10.1f}{told['mb']:>8.0f}")
    if measured.changed:
        print(f"\n{'changed and visible':<22}{'on disk, ms':>14}{'not waiting':>14}")
    for engine, items in dict.fromkeys((engine, items) for engine, items, _ in measured.changed):
        on_disk, not_waiting = (measured.changed[engine, items, durably] for durably in (True, False))
        print(f"{f'{engine}, {items} items':<22}{on_disk:>14.1f}{not_waiting:>14.1f}")
    if measured.loads:
        print(f"\n{f'{WORKERS} processes, warm':<22}{'answers/s':>10}{'p50 ms':>8}{'p95':>8}{'p99':>8}")
    for (engine, clients), load in measured.loads.items():
        told = f"{engine}, {clients} client{'s' * (clients > 1)}"
        print(f"{told:<22}{load.rate:>10.0f}{load.p50:>8.1f}{load.p95:>8.1f}{load.p99:>8.1f}")
    if measured.shell_ms is not None:
        print(f"\nminutebook search, from a shell: {measured.shell_ms:.0f} ms in all")
    if measured.page_ms is not None:
        print(f"web page beside the engine: {measured.page_ms[0]:.1f} ms, {measured.page_ms[1]:.1f} at the most")


def print_promises(found: Sequence[Promise]) -> None:
    if found:
        print("\npromised")
    for promise in found:
        print(f"{'kept  ' if promise.kept else 'MISSED'}  {promise.told}")


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []
