"""The generations of one index: NAME is an alias of the live one, the next is filled beside it, the swap is one step.

    NAME                 alias: where searches look
    NAME-gen-ID          an index: one generation, made by the template NAME
    NAME-gen-ID-writing  alias of it alone: what is written to it goes nowhere when the generation is gone

Each holds, beside items, how far into the archive it reaches (`reached`), written last. Its mapping says by what
version and of which archive it was made.
"""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from indexer.search.engines.opensearch.cluster import Cluster, Conflict, Gone, Unsettled
from indexer.search.engines.opensearch.mapping import MADE_BY, MADE_OF, POSITION, VERSION, template
from indexer.search.errors import Overtaken, SearchError, WrongIndex

# A generation that is filled tells so at every flush; one that was silent for so long belongs to a killed process.
ABANDONED_SECONDS = 3_600
_SWAPS = 5
_TOUCHED = "touched"


@dataclass(frozen=True, slots=True)
class Generation:
    """One index of the cluster, by its name there."""

    index: str

    @property
    def writing(self) -> str:
        return f"{self.index}-writing"

    @property
    def made_at(self) -> float:
        """When it was made, in seconds since 1970; 0 where its name does not say so."""
        stamp = self.index.split("-")[-2]
        return int(stamp) / 1000 if stamp.isdecimal() else 0.0


class Generations:
    """The generations behind one alias."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._name = cluster.address.name
        self._archive: str | None = None

    def nearest(self) -> Generation:
        """The live generation as any node knows it, also while no cluster manager is elected. Raises as `current`."""
        try:
            return self._told_of(self._cluster.get(f"/{self._name}", local="true"))
        except Gone:
            # A node that has just been started knows of no index yet.
            return self.current()

    def current(self) -> Generation:
        """The live generation. Raises NoIndex where there is none, WrongIndex where it is not ours to read."""
        return self._told_of(self._cluster.get(f"/{self._name}"))

    def _told_of(self, described: Mapping[str, Any]) -> Generation:
        self._check_name(described)
        if len(described) != 1:
            raise WrongIndex(f"“{self._name}” stands for {len(described)} indexes: run `minutebook index --rebuild`")
        ((index, told),) = described.items()
        if told["mappings"].get("_meta", {}).get(MADE_BY) != VERSION:
            raise WrongIndex(
                f"the index “{self._name}” was written by another version of Minutebook: "
                "run `minutebook index --rebuild`"
            )
        return Generation(index)

    def claim(self, archive: str | None, *, taking_over: bool) -> None:
        """What is made from now on is made of `archive`. Raises WrongIndex where the live one is another's.

        One of which nobody knows whose it is becomes `archive`'s; what is `taking_over` asks for no leave.
        """
        self._archive = archive
        if taking_over or archive is None:
            return
        try:
            described = self._cluster.get(f"/{self._name}")
        except Gone:
            return
        live = self._told_of(described)
        meta = described[live.index]["mappings"]["_meta"]
        if MADE_OF not in meta:
            self._cluster.request("PUT", f"/{live.index}/_mapping", {"_meta": meta | self._meta()})
        elif meta[MADE_OF] != archive:
            raise WrongIndex(
                f"the index “{self._name}” holds another archive: let --index name one that is this archive's own, or "
                "run `minutebook index --rebuild` to take it over"
            )

    def _meta(self) -> dict[str, str]:
        """What the mapping of a generation says of it beside its fields."""
        return {MADE_BY: VERSION} | ({MADE_OF: self._archive} if self._archive else {})

    def position(self, generation: Generation) -> int:
        """The archive's sequence number up to which everything is in; 0 before the first batch."""
        return self._told(generation, POSITION, "reached")

    def set_position(self, generation: Generation, position: int) -> None:
        """Tell that everything up to `position` is in; where another writer told of a later one that stays."""
        told = {"kind": POSITION, "reached": position}
        with suppress(Conflict):
            self._put(generation, POSITION, told, version=str(position), version_type="external_gte")

    def touch(self, generation: Generation) -> None:
        """Tell that somebody is filling `generation`."""
        self._put(generation, _TOUCHED, {"kind": POSITION, _TOUCHED: int(time.time())})

    @contextmanager
    def make_next(self, *, first: bool = False) -> Iterator[Generation]:
        """An empty generation, which becomes the live one when the block ends well and is removed when it does not.

        The `first` one never takes the place of another: where one came in between, Overtaken is raised.
        """
        self._remove_abandoned()
        self._cluster.request("PUT", f"/_index_template/{self._name}", template(self._cluster.address))
        generation = Generation(f"{self._name}-gen-{time.time_ns() // 1_000_000}-{secrets.token_hex(3)}")
        made = {"aliases": {generation.writing: {}}, "mappings": {"_meta": self._meta()}}
        self._cluster.request("PUT", f"/{generation.index}", made)
        done = False
        try:
            yield generation
            self._swap(generation, first=first)
            done = True
        finally:
            if not done:
                # What cannot be removed now is removed as abandoned later.
                with suppress(SearchError):
                    self._remove(generation)

    def _remove_abandoned(self) -> None:
        """Remove what killed processes left. Raises WrongIndex where the name is somebody else's."""
        live = self._live()
        for index in self._cluster.get(f"/{self._name}-gen-*/_alias"):
            generation = Generation(index)
            if index in live:
                continue
            alive = max(self._told(generation, _TOUCHED, _TOUCHED), generation.made_at)
            if alive < time.time() - ABANDONED_SECONDS:
                self._remove(generation)

    def _swap(self, generation: Generation, *, first: bool) -> None:
        """Let the alias name `generation` alone, and remove what it named before, in one step."""
        for _ in range(_SWAPS):
            old = self._live()
            if first and old:
                raise Overtaken(f"somebody else made the index “{self._name}” first: run `minutebook index` once more")
            actions = [
                {"add": {"index": generation.index, "alias": self._name}},
                *({"remove_index": {"index": index}} for index in old),
            ]
            try:
                self._cluster.request("POST", "/_aliases", {"actions": actions})
            except Gone:
                continue  # somebody else swapped in between
            return
        raise Unsettled(f"others keep swapping the index “{self._name}”: run `minutebook index --rebuild` once more")

    def _live(self) -> list[str]:
        """What the alias names: one index, or none yet."""
        try:
            named = self._cluster.get(f"/{self._name}/_alias")
        except Gone:
            return []
        self._check_name(named)
        return list(named)

    def _check_name(self, named: Mapping[str, object]) -> None:
        if self._name in named:
            raise WrongIndex(
                f"“{self._name}” is an index that Minutebook did not make: remove it, or let the address name another"
            )

    def _told(self, generation: Generation, document: str, field: str) -> int:
        try:
            found = self._cluster.get(f"/{generation.index}/_doc/{document}", routing=POSITION)
        except Gone:
            return 0
        return int(found["_source"][field])

    def _put(self, generation: Generation, document: str, told: Mapping[str, object], **options: str) -> None:
        path = f"/{generation.writing}/_doc/{document}"
        self._cluster.request("PUT", path, told, routing=POSITION, require_alias="true", **options)

    def _remove(self, generation: Generation) -> None:
        with suppress(Gone):
            self._cluster.request("DELETE", f"/{generation.index}")
