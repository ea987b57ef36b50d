"""Measures in a process of its own: its memory is its own, and nothing is imported or cached by what ran before."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_BENCH = Path(__file__).parent.parent
_LOOK_SECONDS = 0.1

Told = dict[str, Any]

READY = "ready"


def run_apart(module: str, *arguments: str) -> Told:
    """What `python -m module arguments` prints on its last line, a JSON object, with `peak_mb` put in.

    `peak_mb` is the most memory that the process and its children held together after it printed READY, over what
    they held then: proportional set size, so that what processes share counts once.
    """
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], cwd=_BENCH, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        lines: list[str] = []
        peak = held = 0.0
        for line in iter(process.stdout.readline, ""):
            lines.append(line)
            if line.strip() == READY:
                held = peak = memory_mb(process.pid)
                while process.poll() is None:
                    peak = max(peak, memory_mb(process.pid))
                    time.sleep(_LOOK_SECONDS)
    if process.returncode:
        raise SystemExit(f"{module} {' '.join(arguments)} ended with {process.returncode}")
    told: Told = json.loads(lines[-1])
    return told | {"peak_mb": peak - held}


def memory_mb(root: int) -> float:
    """The proportional set size of a process and all under it, in megabytes."""
    return sum(_proportional(pid) for pid in _tree(root))


def resident_mb() -> float:
    """The resident set size of this process, in megabytes: what others share with it counts whole."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def _tree(root: int) -> Iterator[int]:
    yield root
    with suppress(OSError):
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _proportional(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0
