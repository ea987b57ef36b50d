"""Who is in the room while an item is minuted, and how this committee's clerk names them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from indexer.demo import styles
from indexer.demo.slots import Slots
from indexer.demo.styles import Naming, Speaker, Voice
from indexer.demo.truth import Attendee

T = TypeVar("T")


@dataclass(slots=True)
class Scene:
    """`members` are those present, at least three, the Chair first; `officers` go by post.

    `shared` are the surnames that two councillors bear.
    """

    rng: Random
    voice: Voice
    slots: Slots
    members: tuple[Attendee, ...]
    officers: dict[str, Attendee]
    shared: frozenset[str]
    numbering: str = ""
    group: str = ""
    _queue: list[Attendee] = field(default_factory=list)
    _last: Attendee | None = None
    _used: set[object] = field(default_factory=set)

    def member(self) -> Speaker:
        """The next member to speak; nobody speaks again before the others had a turn."""
        if not self._queue:
            self._queue = list(self.members[1:])
            self.rng.shuffle(self._queue)
            if self._queue[-1] is self._last:
                self._queue.reverse()
        self._last = self._queue.pop()
        return self.named(self._last)

    def named(self, attendee: Attendee) -> Speaker:
        return styles.speaker(attendee, self.voice, attendee.person.last in self.shared)

    def chair(self) -> Speaker:
        if self.voice.naming is Naming.INITIALS:
            return self.named(self.members[0])
        return styles.in_role(self.members[0], "Chair")

    def fresh(self, stock: Sequence[T], count: int = 1) -> list[T]:
        """So many of the stock, in this meeting unheard where there are enough of them."""
        unheard = [thing for thing in stock if thing not in self._used]
        if len(unheard) < count:
            unheard = list(stock)
        drawn = self.rng.sample(unheard, count)
        self._used.update(drawn)
        return drawn

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def fill(self, text: str) -> str:
        return self.slots.fill(text)
