"""What the search promises of its speed, each with what was measured, and whether it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import geometric_mean

from speed.apart import Told
from speed.clients import WORKERS, Load
from speed.timing import Times

# The size at which the promises hold, unless one says otherwise; a smaller and a larger one.
SMALL, USUAL, LARGE = 1_000, 100_000, 300_000

OURS, FTS5, TANTIVY, WHOOSH = "ours", "FTS5", "Tantivy", "Whoosh"


@dataclass
class Measured:
    """Everything measured at one size; what was not measured is empty."""

    cold: Times | None = None
    warm: Times | None = None
    hits: Mapping[str, float] = field(default_factory=dict)  # class -> mean number of hits
    built: dict[str, Told] = field(default_factory=dict)
    started: dict[str, Told] = field(default_factory=dict)
    changed: Mapping[tuple[str, int, bool], float] = field(default_factory=dict)
    loads: dict[tuple[str, int], Load] = field(default_factory=dict)
    shell_ms: float | None = None
    page_ms: tuple[float, float] | None = None


@dataclass(frozen=True)
class Promise:
    """One line of the list: in words with its numbers, and whether it is kept."""

    told: str
    kept: bool


def promises(by_size: Mapping[int, Measured]) -> list[Promise]:
    """All promises of which this run measured what they speak of."""
    found: list[Promise] = []
    usual = by_size.get(USUAL, Measured())
    for judge in (_beside_peers, _building, _changing, _starting, _clients, _whole):
        found += judge(usual)
    found += _small(by_size.get(SMALL, Measured()))
    found += _growth(usual, by_size.get(LARGE, Measured()))
    return found


def _beside_peers(usual: Measured) -> Iterator[Promise]:
    for peer, mean, worst in ((TANTIVY, 0.65, 1.25), (FTS5, 0.08, 0.9)):
        if usual.cold and peer in usual.cold.engines:
            yield _at_most(f"cold: geometric mean over {peer}'s", usual.cold.mean_ratio(OURS, peer), mean)
            yield _no_class_over(f"cold: worst class over {peer}'s", usual.cold, peer, worst)
    if usual.warm and TANTIVY in usual.warm.engines:
        yield _no_class_over(f"warm: worst class over {TANTIVY}'s", usual.warm, TANTIVY, 1.1)
    if usual.cold and WHOOSH in usual.cold.engines:
        yield _at_least("times as fast as stock Whoosh, geometric mean", 1 / usual.cold.mean_ratio(OURS, WHOOSH), 150)


def _no_class_over(told: str, times: Times, peer: str, limit: float) -> Promise:
    def excess(kind: str) -> float:
        # Where FTS5 answers in less than a millisecond, two are allowed.
        if peer == FTS5 and times.median(kind, FTS5) < 1:
            return times.median(kind, OURS) / 2 * limit
        return times.ratio(kind, OURS, peer)

    worst = max(times.kinds, key=excess)
    return _at_most(f"{told} ({worst}: {times.median(worst, OURS):.2f} ms)", excess(worst), limit)


def _building(usual: Measured) -> Iterator[Promise]:
    ours, theirs = usual.built.get(OURS), usual.built.get(FTS5)
    if ours and theirs:
        yield _at_least(f"items indexed a second ({ours['rate']:.0f}) over FTS5's", ours["rate"] / theirs["rate"], 0.5)
        yield _at_most(f"size of the index ({ours['mb']:.0f} MB) over FTS5's", ours["mb"] / theirs["mb"], 1.5)
    if ours:
        yield _at_most("building: most memory beside the items themselves, MB", ours["peak_mb"], 1_200)


def _changing(usual: Measured) -> Iterator[Promise]:
    for items, limit, what in ((1, 15, "one item"), (12, 60, "a meeting of 12")):
        if (OURS, items, True) in usual.changed:
            yield _at_most(f"{what} changed and visible, on the disk, ms", usual.changed[OURS, items, True], limit)


def _starting(usual: Measured) -> Iterator[Promise]:
    if told := usual.started.get(OURS):
        yield _at_most("opening and the first answer, imports apart, ms", told["ms"], 60)
        yield _at_most("memory after it, MB resident", told["mb"], 150)


def _clients(usual: Measured) -> Iterator[Promise]:
    one, eight = usual.loads.get((OURS, 1)), usual.loads.get((OURS, 8))
    if one and eight:
        told = f"eight clients' rate over one client's, {WORKERS} processes"
        yield _at_least(told, eight.rate / one.rate, 0.75 * WORKERS)
        yield _at_most("eight clients: p99 over p50", eight.p99 / eight.p50, 5)


def _whole(usual: Measured) -> Iterator[Promise]:
    if usual.shell_ms is not None:
        yield _at_most("`minutebook search` from a shell, ms in all", usual.shell_ms, 500)
    if usual.page_ms is not None:
        yield _at_most("web page: server's time beside the engine's, ms, worst search", usual.page_ms[1], 6)


def _small(small: Measured) -> Iterator[Promise]:
    if times := small.cold:
        worst = max(times.kinds, key=lambda kind: times.percentile(kind, OURS, 0.95))
        told = f"{SMALL:,} items, cold: p95 of the slowest class ({worst}), ms"
        yield _at_most(told, times.percentile(worst, OURS, 0.95), 2.5)


def _growth(usual: Measured, large: Measured) -> Iterator[Promise]:
    before, after = usual.cold, large.cold
    if not before or not after:
        return
    growth = {kind: after.median(kind, OURS) / before.median(kind, OURS) for kind in before.kinds}
    hits = {kind: max(large.hits[kind] / usual.hits[kind], 1) for kind in before.kinds if kind != "rare"}
    worst = max(hits, key=lambda kind: growth[kind] / hits[kind])
    told = f"{LARGE:,} over {USUAL:,} items: growth of the time over growth of the hits, worst class ({worst})"
    # A twentieth is what medians of one run differ by.
    yield _at_most(told, growth[worst] / hits[worst], 1.05)
    yield _at_most(f"{LARGE:,} over {USUAL:,} items: growth of a rare word's time", growth["rare"], 1.1)
    over = geometric_mean(growth.values())
    yield Promise(f"(geometric mean of the growth of all classes: {over:.2f})", kept=True)


def _at_most(told: str, measured: float, limit: float) -> Promise:
    return Promise(f"{told}: {measured:.3g}; promised at most {limit:g}", measured <= limit)


def _at_least(told: str, measured: float, limit: float) -> Promise:
    return Promise(f"{told}: {measured:.3g}; promised at least {limit:g}", measured >= limit)
