"""What "he", "she" and "they" say in a sentence; whom they mean, the walk through the paragraphs knows."""

import re
from collections.abc import Iterator, Sequence

from archive.model import Act
from indexer.reading.clause import Clause, Sentence
from indexer.reading.places import Place
from indexer.reading.subjects import predicate_of
from indexer.reading.verbs import NO_AGENT, OPEN, PREDICATE, SILENT

# What must not stand before them is asked after: so most of a text is passed over in C.
_HOLDS_PRONOUN = re.compile(
    r"[HhSsTt](?:(?<=[Hh])e(?<![\w’'-]..)|(?<=[Ss])he(?<![\w’'-]...)|(?<=[Tt])hey(?<![\w’'-]....))\s"
)
_PRONOUN = re.compile(rf"(?<![\w’'-])(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey){PREDICATE.pattern}")
_OPENLY = re.compile(rf"(?P<pronoun>[Hh]e|[Ss]he){OPEN.pattern}")
# "She had written to them twice.": reported speech, told further back in the past; not what she did before the meeting.
_HAD = re.compile(
    r"(?P<pronoun>[Hh]e|[Ss]he)\shad\s(?!(?:(?:already|also|earlier|previously|just)\s)?(?:been|left|joined|"
    r"arrived|sent|given|"
    r"submitted|declared|attended|withdrawn|apologised|tendered|asked|requested|raised|to)\b)(?P<verb>[a-z]+)\b"
)
_DOES = re.compile(rf"(?P<pronoun>[Hh]e|[Ss]he){SILENT.pattern}")


def pronoun_clauses(sentence: Sentence, spoken: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses whose subject is a pronoun; `spoken` are those of people who are named."""
    if not _HOLDS_PRONOUN.search(sentence.text):
        return
    first_spoken = min((c.start for c in spoken), default=len(sentence.text))
    for found in _PRONOUN.finditer(sentence.text):
        where = sentence.place(found.start())
        predicate = predicate_of(found)
        at_start = where is Place.START
        if where is Place.NONE or (not at_start and (predicate.had or found["pronoun"].lower() == "they")):
            continue
        if found.start() > first_spoken and not predicate.is_strong:
            continue
        act = None if NO_AGENT.match(sentence.text, found.end()) else sentence.act(predicate)
        if act is not None:
            yield Clause((), None, act, found.start(), predicate.word, pronoun=found["pronoun"].lower())
    if not spoken and not _PRONOUN.match(sentence.text):
        yield from _opening(sentence)


def _opening(sentence: Sentence) -> Iterator[Clause]:
    """A pronoun that opens the sentence, with a verb that no list holds or one that goes on to say something."""
    predicate, pronoun = None, ""
    if found := _OPENLY.match(sentence.text):
        predicate, pronoun = predicate_of(found), found["pronoun"].lower()
        if NO_AGENT.match(sentence.text, found.end()):
            return
    elif found := _HAD.match(sentence.text):
        yield Clause((), None, Act.SAID, 0, "had", pronoun=found["pronoun"].lower())
    elif found := _DOES.match(sentence.text):
        predicate, pronoun = sentence.going_on(found.end(), len(sentence.text)), found["pronoun"].lower()
    act = sentence.act(predicate) if predicate else None
    if predicate and act is not None:
        yield Clause((), None, act, 0, predicate.word, pronoun=pronoun)
