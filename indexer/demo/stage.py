"""What the troubles of one served site share: whose site it is, where it stands, and what they have to remember."""

from dataclasses import dataclass, field
from threading import Lock

from indexer.demo.truth import MadeUpCouncil


@dataclass(slots=True)
class Stage:
    """`base` is the site's address with its folder; `wait` how many seconds a silent service keeps a request."""

    council: MadeUpCouncil
    base: str
    wait: float
    _counts: dict[str, int] = field(default_factory=dict)
    _until: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def count(self, what: str) -> int:
        """How often this was called for `what`, this time included."""
        with self._lock:
            self._counts[what] = self._counts.get(what, 0) + 1
            return self._counts[what]

    def shut(self, what: str, now: float) -> bool:
        """Whether `what` was closed by `close` for the moment `now`, in seconds of the monotonic clock."""
        with self._lock:
            return now < self._until.get(what, 0.0)

    def close(self, what: str, until: float) -> None:
        with self._lock:
            self._until[what] = until
