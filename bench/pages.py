"""Times the way of saved pages into the archive: `ingest --no-index`, then `reparse --no-index` of the same.

The pages are those of the made-up council's agenda items as a browser saves them, each with the address it came from,
inside a council's own template; about 25 KB a page, of which the template is half. Memory is told at several moments:
it must not grow with the number of pages.

    python bench/pages.py [--pages 20000]
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from indexer.demo.answers import Site
from indexer.demo.council import make_council

BASE = "http://127.0.0.1:8765/"
PAGE_BYTES = 25_000
TEMPLATE_BYTES = 12_500
# How far apart the numbers of two copies of the same meeting are.
STRIDE = 1_000_000
SAMPLES_A_RUN = 4


def template() -> bytes:
    """What a council's own template puts before ModernGov's part: styles, menus, scripts."""
    entry = b'<li class="nav-item"><a class="nav-link" href="/services/%d/index.html">Service number %d</a></li>\n'
    entries = b"".join(entry % (number, number) for number in range(TEMPLATE_BYTES // len(entry) + 1))
    return b'<nav><ul class="nav">\n' + entries + b"</ul></nav>\n"


def pages(wanted: int) -> Iterator[tuple[str, bytes]]:
    """(file name, page) of so many agenda items; items whose page would be the same text have another meeting."""
    site = Site(make_council(), BASE)
    items = [(meeting.id, item.id) for meeting in site.council.meetings for item in meeting.items]
    bodies = {item: site.answer(f"/mgAi.aspx?ID={item}").body for _, item in items}
    filler = template()
    longest = sorted(bodies.values(), key=len)[-1]
    more = longest[longest.index(b'<p class="MsoNormal">') : longest.rindex(b"</p>") + 4]
    for number in range(wanted):
        meeting, item = items[number % len(items)]
        shift = number // len(items) * STRIDE
        body = bodies[item].replace(b"MId=%d" % meeting, b"MId=%d" % (meeting + shift))
        body = body.replace(b"<body>", b"<body>\n" + filler, 1)
        at = body.rfind(b'<p class="MsoNormal">')
        missing = max(PAGE_BYTES - len(body), 0)
        if at > 0:
            extra = (more * (missing // len(more) + 1))[:missing]
            body = body[:at] + extra[: extra.rfind(b"</p>") + 4] + body[at:]
        saved = b"<!-- saved from url=(0052)%smgAi.aspx?ID=%d -->\n" % (BASE.encode(), item + shift)
        yield f"{meeting + shift}-{item + shift}.html", body.replace(b"<html", saved + b"<html", 1)


def memory_of(process: int) -> float:
    """Megabytes resident in a process and those it started; 0 where the system does not tell."""
    total = 0.0
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1]) / 1024
        for child in children.read_text(encoding="ascii").split():
            total += memory_of(int(child))
    except OSError:
        return total
    return total


def timed(name: str, count: int, *arguments: str) -> None:
    """Run the command as a user would and print its pace and its memory on the way."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("minutebook")), *arguments], stdout=subprocess.DEVNULL
    )
    samples: list[float] = []
    stopped = threading.Event()

    def sample() -> None:
        while not stopped.wait(0.5):
            samples.append(memory_of(process.pid))

    watcher = threading.Thread(target=sample)
    watcher.start()
    code = process.wait()
    stopped.set()
    watcher.join()
    seconds = time.perf_counter() - started
    told = [samples[len(samples) * part // SAMPLES_A_RUN] for part in range(SAMPLES_A_RUN)] if samples else []
    memory = " ".join(f"{megabytes:.0f}" for megabytes in [*told, max(samples, default=0)])
    print(
        f"{name:<10}{count:>7} pages {seconds:7.1f} s {count / seconds:7.0f} pages/s   MB {memory} (max)  exit {code}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    wanted = parser.parse_args().pages
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        saved, home = Path(folder) / "saved", Path(folder) / "home"
        saved.mkdir()
        size = 0
        for name, body in pages(wanted):
            (saved / name).write_bytes(body)
            size += len(body)
        print(f"{wanted} pages of {size / wanted / 1000:.1f} KB")
        timed("ingest", wanted, "--home", str(home), "ingest", str(saved), "--council", "harnmere", "--no-index")
        timed("reparse", wanted, "--home", str(home), "reparse", "--no-index")


if __name__ == "__main__":
    main()
