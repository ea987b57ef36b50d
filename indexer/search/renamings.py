"""What was renamed, as the archive itself says: where a text has “the Civic Hub, formerly the Old Library”, “Ashlea
School (now known as Orme Academy)” or “to rename the Bear as the Crown”, who types the one also finds the other.

A name is a run of words with capital letters and the little words between them. People and their offices, days and
parts of a document are none: “Ms Orme, formerly Head of Planning” and “Appendix A (previously B)” name nothing anew.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from indexer.search.analysis import words_of
from indexer.search.naming import MOST_PARTS, MOST_WORDS, TOLD, Name, words_together
from indexer.search.questions import JOINING
from indexer.search.tree import Leaf, Node, Phrase, Value, Word

# Every text that tells of another name holds one of these; a letter for a letter, which is fast.
_MARKS = ("formerly", "previously", "known", "renam", "aka")
_MARK = re.compile(r"\b(?:formerly|previously|known|aka|renam(?:e|ed|ing))\b")
_MOST_MARKS = 200  # of a text that has more, no more are looked at
_AROUND = 150  # characters before and behind a mark in which the names stand

_LITTLE = r"(?:of|the|and|&|on|in|at|upon|under|for|by|le|la|de|y|yr)"
_CAPITAL = r"(?![a-zß-öø-ÿ])[^\W\d_](?:[\w&-]|['’.](?=\w))*"
_NAME = rf"[\"“‘']?((?:the )?{_CAPITAL}(?: (?:{_LITTLE} ){{0,2}}{_CAPITAL}){{0,8}})[\"”’']?"
_LATER = r"(?:now|also|better|commonly|locally|generally|once|originally|then|since|later|subsequently|recently)"
# What stands between a name and the other that it had, or has: a verbose pattern.
_BETWEEN = rf"""
    (?:,\s|,?\s[(\[]|,?\swhich\s|\s)
    (?:(?:is|was|are|were|has|had|have|be|been|being|to|will|would|shall|should)\s)*
    (?:(?:the|a|an)\s[a-z]+\s)?
    (?:(?:formerly|previously)\s(?:called|known|named|reported|referred\sto|titled)(?:\sas)?
      |(?<=[,(\[])(?:formerly|previously)|(?<=,\s)(?:formerly|previously)
      |(?:{_LATER}\s){{0,2}}known\s(?:{_LATER}\s){{0,2}}as
      |(?:{_LATER}\s)?renamed(?:\sas|\sto)?
      |aka)
    \s(?:(?:a|an)\s)?
"""
_STATED = re.compile(rf"{_NAME}(?x:{_BETWEEN}){_NAME}")
_RENAMED = re.compile(rf"\brenam(?:e|ed|ing)(?: of)? {_NAME}(?: to be| be)? (?:as|to) {_NAME}")

# What may stand before a name with a capital letter, too.
_OPENING = frozenset(
    "agreed and at by for from in land noted of on premises recommended resolved site that to".split()  # noqa: SIM905
)
# What begins so is no name of a thing.
_NONE = frozenset(
    """
    councillor cllr mr mrs ms miss mx dr sir dame lord lady baroness rev reverend alderman professor prof sister
    head director chief executive leader mayor chair chairman chairwoman chairperson deputy assistant vice member
    cabinet officer manager clerk secretary minister acting interim lead senior principal
    appendix annex annexe paragraph section policy item agenda recommendation schedule table minute clause part
    priority phase option condition regulation article chapter figure stage
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905  a list of them would fill a screen
)
# Alone these are bodies and things that every council has.
_COMMON = frozenset(
    """
    authority body board borough building centre charity city club college committee company council department district
    estate government group hall hospital house members officers organisation park partnership programme project report
    road scheme school service site society street team town trust village ward
    """.split()  # noqa: SIM905
)


class Renaming(NamedTuple):
    """What else something is called that is typed in these `words`."""

    words: tuple[str, ...]

    def counted(self) -> tuple[Node, ...]:
        """What tells whether the question is to be asked."""
        return (self.tree(),)

    def is_worth_asking(self, counts: Sequence[int]) -> bool:
        return counts[0] > 0

    def tree(self) -> Node:
        """What an item matches that has the answer."""
        return Value("renamed", " ".join(self.words))

    def answers(self, items: Sequence[Sequence[str]]) -> Mapping[Hashable, tuple[Name, ...]]:
        """The commonest other names, as these items tell them."""
        by_item = ({each for text in texts for each in _both_ways(text)} for texts in items)
        told = Counter((of, shown) for pairs in by_item for words, of, shown in pairs if words == self.words)
        names: dict[str, Name] = {}
        for of, shown in sorted(told, key=lambda pair: (-told[pair], pair)):
            names.setdefault(shown, Name(of, shown, (_leaf(shown),)))
        return {self.words: tuple(names.values())[:TOLD]}


def questions(runs: Iterable[Sequence[Node]]) -> Iterator[Renaming]:
    """What to ask about each stretch of two words or more in one of `runs`."""
    for parts in runs:
        for start in range(min(len(parts), MOST_PARTS)):
            for end in range(start + 1, min(len(parts), start + MOST_WORDS) + 1):
                words = words_together(parts[start:end])
                if not words or words[0] in JOINING:
                    break
                if len(words) > 1 and words[-1] not in JOINING:
                    yield Renaming(words)


def renamed_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The names of two words or more, as who types them writes them, to which `texts` give another."""
    return tuple(dict.fromkeys(" ".join(words) for text in texts for words, _, _ in _both_ways(text)))


def renamings(text: str) -> Iterator[tuple[str, str]]:
    """The two names of each thing that `text` gives another name, as they are written."""
    for mark in islice(_MARK.finditer(text), _MOST_MARKS) if any(mark in text for mark in _MARKS) else ():
        begin = max(mark.start() - _AROUND, 0)
        around = text[begin : mark.end() + _AROUND]
        stated = [*_RENAMED.finditer(around)] or [*_STATED.finditer(around)]
        for one in stated:
            if one.start() <= mark.start() - begin < one.end():
                names = _name(one[1]), _name(one[2])
                if all(names):
                    yield names


def _both_ways(text: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each name of two words or more in `text` as who types it writes it and as it is shown, with the other name."""
    for pair in renamings(text):
        for of, shown in (pair, pair[::-1]):
            bare = of.removeprefix("the ")
            words = tuple(dict.fromkeys(words_of(bare)))
            if len(words) > 1 and words_of(bare) != words_of(shown.removeprefix("the ")):
                yield words, bare, shown


def _leaf(name: str) -> Leaf:
    """What finds a name; one of a single word with the article that it stands behind, if any."""
    words = words_of(name)
    bare = words[1:] if words[0] == "the" and len(words) > 2 else words
    return Phrase(tuple(bare)) if len(bare) > 1 else Word(bare[0], exact=True)


def _name(written: str) -> str:
    """What was read as a name without what opens a sentence, with a small article; empty where it is none."""
    words = written.split()
    while words and words[0].lower() in _OPENING:
        del words[0]
    bare = words[1:] if words and words[0].lower() == "the" else words
    if not bare or bare[0].lower() in _NONE:
        return ""
    if len(bare) == 1 and (len(bare[0]) == 1 or bare[0].lower() in _COMMON):
        return ""
    return " ".join(("the", *bare) if bare is not words else bare)
