"""Seeded items of made-up councils, as the archive would give them to an index: any number, a block of meetings a time.

A meeting is the same in every corpus of one seed, however many items that corpus has: one of 1,000 items is the
beginning of one of 300,000. Words follow Zipf's law (`speed.vocabulary`); every twelve items are a meeting's agenda.
The rare words stand in RARE_ITEMS of the first 1,000 items each, so that they stay as rare in a larger corpus.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from archive.ids import ItemId, MeetingId
from archive.model import MinutesState, OutcomeKind
from indexer.search.document import Document, Passage
from speed.people import COMMITTEES, COUNCILS, Person, make_people
from speed.vocabulary import Vocabulary, make_vocabulary

SEED = 7
ITEMS_A_MEETING = 12
MEAN_WORDS = 220
FIRST_DAY, YEARS = date(2010, 1, 1), 15
MOST_SPEAKERS = 6
RARE_ITEMS = 30

_BLOCK = 50  # meetings drawn at once: numbers are cheap by the thousand
_SENTENCE, _PARAGRAPH = 17, 4  # words a sentence, sentences a paragraph, about
_TITLE = 6
_STATES = tuple(map(str, (MinutesState.PUBLISHED, MinutesState.DRAFT, MinutesState.DECISIONS, MinutesState.AGENDA)))
_STATE_SHARES = (0.8, 0.1, 0.06, 0.04)
_OUTCOMES = tuple(map(str, OutcomeKind))

Meeting = tuple[MeetingId, tuple[Document, ...]]


@dataclass(frozen=True)
class _Agenda:
    """What the items of one meeting share."""

    id: MeetingId
    committee: str
    held_on: date


class Corpus:
    """The corpus of a seed. Iterating costs about 0.2 ms an item and holds one block of meetings in memory."""

    def __init__(self, seed: int = SEED) -> None:
        self.seed = seed
        self.vocabulary: Vocabulary = make_vocabulary(seed)
        self._people = make_people(seed, self.vocabulary.names)
        words = self.vocabulary.words
        # Each word as it stands inside a sentence, at its beginning and at its end.
        forms = (*words, *(word.capitalize() for word in words), *(word + "." for word in words))
        self._forms = np.array(forms, dtype=object)

    def meetings(self, items: int, first: int = 0) -> Iterator[Meeting]:
        """The first `items` items by meeting, from the meeting at place `first` on; the last one may be short."""
        last = -(-items // ITEMS_A_MEETING)
        for block in range(first // _BLOCK, -(-last // _BLOCK)):
            for place, (meeting, held) in enumerate(self._block(block), start=block * _BLOCK):
                if first <= place < last:
                    yield meeting, held[: items - place * ITEMS_A_MEETING]

    def documents(self, items: int) -> Iterator[Document]:
        """The first `items` items."""
        for _, held in self.meetings(items):
            yield from held

    def _block(self, block: int) -> Iterator[Meeting]:
        rng = np.random.default_rng([self.seed, 2, block])
        texts = self._texts(rng, block)
        for place in range(block * _BLOCK, (block + 1) * _BLOCK):
            committee = int(rng.integers(len(COMMITTEES)))
            council = COUNCILS[committee % len(COUNCILS)]
            day = FIRST_DAY + timedelta(days=int(rng.integers(YEARS * 365)))
            agenda = _Agenda(MeetingId(council, str(place + 1)), COMMITTEES[committee], day)
            yield agenda.id, tuple(self._document(rng, agenda, at, next(texts)) for at in range(ITEMS_A_MEETING))

    def _texts(self, rng: np.random.Generator, block: int) -> Iterator[list[str]]:
        """For each item of the block its title and then its paragraphs."""
        items = _BLOCK * ITEMS_A_MEETING
        # Most items are short and some very long: log-normal with a mean of one.
        lengths = np.maximum(rng.lognormal(-0.32, 0.8, items) * (MEAN_WORDS - _TITLE), 16).astype(int)
        for at, length in enumerate(lengths):
            words = np.searchsorted(self.vocabulary.chances, rng.random(length + _TITLE), side="right")
            paragraphs = self._paragraphs(rng, words[_TITLE:])
            for rare in self._planted(block * items + at):
                paragraphs[-1] = f"{paragraphs[-1]} In {rare} it was so."
            yield [self._title(words[:_TITLE]), *paragraphs]

    def _title(self, words: np.ndarray) -> str:
        return " ".join(self._forms[words].tolist()).capitalize()

    def _paragraphs(self, rng: np.random.Generator, words: np.ndarray) -> list[str]:
        """`words` as sentences and paragraphs. Each paragraph begins with "The", so that no phrase spans two."""
        cuts = [0, *np.cumsum(rng.integers(_SENTENCE - 8, _SENTENCE + 8, 1 + len(words) // _SENTENCE)).tolist()]
        starts = [cut for cut in cuts if cut < len(words) - 1]
        size = len(self.vocabulary.words)
        first_words, last_words = np.array(starts), np.array([*starts[1:], len(words)]) - 1
        words[first_words[::_PARAGRAPH]] = 0
        words[first_words] += size
        words[last_words] += 2 * size
        spoken = self._forms[words].tolist()
        begins = starts[::_PARAGRAPH]
        return [" ".join(spoken[begin:end]) for begin, end in zip(begins, [*begins[1:], len(words)], strict=True)]

    def _planted(self, item: int) -> list[str]:
        return [self.vocabulary.rare[rare] for rare in _rare_places(self.seed, len(self.vocabulary.rare)).get(item, ())]

    def _document(self, rng: np.random.Generator, agenda: _Agenda, position: int, text: list[str]) -> Document:
        title, *paragraphs = text
        item = ItemId(agenda.id.council, agenda.id.meeting, str(int(agenda.id.meeting) * 100 + position))
        people = [self._people[n] for n in rng.choice(len(self._people), rng.integers(MOST_SPEAKERS + 1), False)]
        described, decided = 1 if len(paragraphs) > 1 else 0, 1 if len(paragraphs) > 2 else 0
        rest = paragraphs[described + decided :]
        outcomes = rng.choice(len(_OUTCOMES), int(rng.integers(3)), False) if decided else ()
        reference = f"Reference {rng.integers(10, 25)}/{rng.integers(1, 99_999):05}: " if rng.random() < 0.3 else ""
        return Document(
            id=str(item),
            council=agenda.id.council,
            committee=agenda.committee,
            held_on=agenda.held_on,
            number=f"{position + 1}.",
            title=title,
            position=position,
            description=tuple(Passage(f"d{n}", reference + text) for n, text in enumerate(paragraphs[:described], 1)),
            decision=tuple(Passage(f"r{n}", text) for n, text in enumerate(paragraphs[described:][:decided], 1)),
            minutes=_spoken(rest, people),
            speakers=tuple(person.name for person in people),
            speaker_names=tuple(name for person in people for name in dict.fromkeys((person.name, person.label))),
            outcomes=tuple(_OUTCOMES[n] for n in outcomes),
            state=_STATES[int(np.searchsorted(np.cumsum(_STATE_SHARES), rng.random()))],
            procedural=bool(rng.random() < 0.15),
            source_url=f"https://{agenda.id.council}.example/ieIssueDetails.aspx?IId={item.item}",
            issue=str(rng.integers(1, 99_999)) if rng.random() < 0.2 else None,
            renamed=(),
            hash=hashlib.sha256("\n".join((str(item), reference, *text)).encode()).hexdigest(),
        )


def _spoken(paragraphs: list[str], people: list[Person]) -> tuple[Passage, ...]:
    """The paragraphs of the minutes; in each a speaker, in turn, as long as there are any."""
    labels = [(person.label,) for person in people]
    return tuple(
        Passage(f"p{n}", text, labels[n - 1] if n <= len(labels) else ()) for n, text in enumerate(paragraphs, 1)
    )


@lru_cache(maxsize=4)
def _rare_places(seed: int, words: int) -> dict[int, tuple[int, ...]]:
    """Item -> which rare words are planted there."""
    rng = np.random.default_rng([seed, 3])
    places: dict[int, tuple[int, ...]] = {}
    for word in range(words):
        for item in rng.choice(1_000, RARE_ITEMS, replace=False).tolist():
            places[item] = (*places.get(item, ()), word)
    return places
