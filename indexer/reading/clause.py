"""A clause of reported speech, and the sentence it is looked for in."""

import re
from dataclasses import dataclass

from archive.model import Act
from indexer.reading.known import Known
from indexer.reading.mentions import Mention, Sort, mentions, outside_brackets
from indexer.reading.names import NO_PERSON
from indexer.reading.places import Place, answers, aside_of, place_of
from indexer.reading.subjects import predicate_of
from indexer.reading.verbs import GOES_ON, GOES_ON_VERB, NO_AGENT, Predicate, act_of


@dataclass(frozen=True, slots=True)
class Clause:
    """One speaker (or several who speak together) and what they do. `beside` is what stood in commas or brackets.

    `pronoun` is "he", "she" or "they" where no mention but a pronoun speaks.
    """

    labels: tuple[str, ...]
    sort: Sort | None
    act: Act
    start: int
    verb: str
    beside: str = ""
    pronoun: str | None = None


_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\b")
_SAYS = (
    "said stated advised confirmed clarified explained reported commented added noted assured reassured informed "
    "outlined told"
)
_SAYS_ONLY = frozenset(_SAYS.split())
_LOOK_BACK = 220


class Sentence:
    """A sentence with all whom it mentions, and what any clause in it may ask about a place."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.mentions = [m for m in outside_brackets(text, mentions(text)) if self._may_speak(m)]
        self.is_answer = answers(text)
        self.aside = aside_of(text)

    def _may_speak(self, mention: Mention) -> bool:
        """Whether a mention is somebody at all: a word in capitals may be a firm, a street, a fund."""
        if mention.sort is Sort.INITIALS:
            return self.known.is_initials(mention.labels[0])
        if mention.sort is Sort.NAME:
            return self.known.has_name(mention.labels[0]) or not NO_PERSON.search(mention.labels[0])
        if mention.sort is Sort.BARE:
            word = mention.labels[0]
            return self.known.has_word(word) or (mention.start == 0 and self.known.may_be_surname(word))
        return True

    def before(self, start: int) -> str:
        """What stands before `start`, as far back as any rule looks."""
        return self.text[max(0, start - _LOOK_BACK) : start]

    def place(self, start: int) -> Place:
        """Which place of the sentence begins at `start`."""
        return place_of(self.before(start), whole=start <= _LOOK_BACK)

    def going_on(self, start: int, until: int) -> Predicate | None:
        """ "... took the chair and welcomed Members": what the same subject says further on, before `until`."""
        for found in GOES_ON.finditer(self.text, start, until):
            if _RELATIVE.search(self.text, start, found.start()):
                return None
            verb = GOES_ON_VERB.match(self.text, found.end())
            if verb is not None and not verb["had"] and not NO_AGENT.match(self.text, verb.end()):
                return predicate_of(verb)
        return None

    def act(self, predicate: Predicate) -> Act | None:
        """What somebody does who is the subject of `predicate`, None where it is no speech after all."""
        act = act_of(predicate.verb, self.text[predicate.end : predicate.end + 100])
        return Act.ANSWERED if self.is_answer and act is Act.SAID and predicate.word in _SAYS_ONLY else act
