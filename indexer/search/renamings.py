"""What was renamed, as the archive itself says: where a text has “the Civic Hub, formerly the Reading Room”, “Ashlea
School (now known as Orme Academy)” or “to rename Station Road as Orme Way”, who types the one also finds the other.

Only a name that ends with what it is the name of is read (School, Road, Trust, Ltd), or says so first (Ysgol): of the
rest nobody can tell whether it is a name. People, offices, ratings, decisions and parts of a document come to nothing
by it: “Ms Orme, formerly Head of Planning”, “Good (previously Requires Improvement)”, “Appendix A (previously B)”.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from indexer.search.analysis import words_of
from indexer.search.naming import MOST_PARTS, MOST_WORDS, TOLD, Name, words_together
from indexer.search.questions import JOINING
from indexer.search.tree import Leaf, Node, Phrase, Value

# Every text that tells of another name holds one of these; a letter for a letter, which is fast.
_MARKS = ("ormerly", "reviously", "known", "renam", "aka", "AKA", "a.k.a.")
_MARK = re.compile(r"\b(?:[Ff]ormerly|[Pp]reviously|known|aka|AKA|a\.k\.a\.|renam(?:e|ed|ing))(?!\w)")
_MOST_MARKS = 40  # of an item that has more, no more are looked at
_AROUND = 120  # characters before and behind a mark in which the names stand

_MOST_WORDS = 8  # of a name
_LITTLE = r"(?:of|the|and|&|on|in|at|upon|under|for|by|le|la|de|y|yr)"
_CAPITAL = r"(?:St\.|plc|(?![a-zß-öø-ÿ])[^\W\d_](?:[\w&-]|['’.](?=\w)|(?<=s)['’](?= ))*)"
_NAME = rf"(?<!\w){_CAPITAL}(?: (?:{_LITTLE} ){{0,2}}{_CAPITAL}){{0,{_MOST_WORDS}}}"
_ONE, _OTHER = (rf"[\"“‘']?(?P<{group}>{_NAME})[\"”’']?" for group in ("one", "other"))
_LATER = r"(?:now|also|better|commonly|locally|generally|once|originally|then|since|later|subsequently|recently)"
# What stands between a name and the other that it had, or has: a verbose pattern.
_BETWEEN = rf"""
    (?:(?<=Ltd)\.)?(?:\s?[,–-]\s|,?\s[(\[]|,?\swhich\s|\s)
    (?:(?:is|was|are|were|has|had|have|be|been|being|to|will|would|shall|should)\s)*
    (?:(?:the|a|an)\s[a-z]+\s)?
    (?:(?:[Ff]ormerly|[Pp]reviously)\s(?:called|named|titled|(?:known|reported|referred\sto)\sas)
      |(?<=[,–-]\s)(?:[Ff]ormerly|[Pp]reviously)|(?<=[(\[])(?:[Ff]ormerly|[Pp]reviously)
      |{_LATER}\sknown\sas|known\s{_LATER}\sas
      |(?:{_LATER}\s)?(?P<renamed>renamed)(?:\sas|\sto)?
      |aka|AKA|a\.k\.a\.)
    \s(?:(?:a|an|the)\s)?
"""
_STATED = re.compile(rf"{_ONE}(?P<between>(?x:{_BETWEEN})){_OTHER}")
_RENAMED = re.compile(rf"\brenam(?:e|ed|ing)(?: of)?(?: the)? {_ONE}(?: to be| be)? (?:as|to)(?: the)? {_OTHER}")

_PART_OF_ADDRESS = re.compile(r"(?:\d|\b[^\W\d_a-z][\w'’]*), (?:the )?[\"“‘']?$")
_ON_IT = re.compile(
    r"\b(?:area|block|building|flat|home|house|land|part|plot|premises(?!\ licen)|property|room|site|unit)s?\b"
    r"[^.;]{0,40}\b(?:adjoining|at|behind|in|of|off|on|opposite|to)(?: the)? $",
    re.IGNORECASE,
)
_SUFFERED = re.compile(r"\b(?:was|were|be|been|being|is|are)\b")

# What a name is the name of: its last word, in capitals or not, or its first.
_THINGS = frozenset(
    """
    academy alliance arena arms arts association avenue barn barracks baths beach board bridge buildings centre
    chapel charity church cic cinema clinic close club college commission committee company consortium corporation
    cottage council court crescent depot dock estate farm federation field fields forest forum foundation garden
    gardens grange green grove hall heath hill homes hospice hospital hostel hotel house hub inn institute island
    junction kitchen lane library lido limited lodge ltd manor market mews mill mosque museum nursery office panel
    park partnership pavilion pier place plc pool pub quay restaurant road room rooms school service services shop
    society square stadium station street studio surgery tavern temple terrace theatre tower trust university view
    walk ward way wharf wood woods works workshop yard zone
    """.split()  # noqa: SIM905  a list of them would fill a screen
)
_THINGS_FIRST = frozenset(["canolfan", "coleg", "cyngor", "heol", "llyfrgell", "neuadd", "stryd", "ysbyty", "ysgol"])
# Beside what it is a name of, these make no name: every council has such a thing.
_EVERYWHERE = frozenset(
    """
    a and borough city community county district for high in infant infants junior leisure local new nursery of old on
    our parish primary public secondary special sports the town village youth
    """.split()  # noqa: SIM905
)
_ROADS = frozenset(
    "avenue close crescent grove hill lane mews place road row square street terrace view walk way yard".split()  # noqa: SIM905
)
_BODIES = frozenset("board commission committee council forum panel".split())  # noqa: SIM905
# Where one of these stands in what may be a name, somebody is named.
_PEOPLE = frozenset(
    """
    chair chairman chairwoman cllr councillor deputy director dr executive head lead leader manager member members miss
    mr mrs ms officer outcome prof professor rev secretary sir trustee trustees vice
    """.split()  # noqa: SIM905
)
# What is done to a thing: in a title it stands before the name, with “of”, “at” and the like.
_BEFORE = frozenset(
    """
    alterations amendment application approval award change closure consultation conversion demolition disposal
    extension future grant lease licence management minutes nomination objection opening part purchase
    redevelopment refurbishment refusal renewal report review sale site transfer update use variation
    """.split()  # noqa: SIM905
)
_JOINED_BY = ("of", "at", "for", "on", "to", "in")
_OPENING = frozenset(
    """
    although and at by following for former from if in its land near of on opposite outside resolved agreed noted
    recommended since that the this to when whilst while with
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
        return Value("renamed", _key(self.words))

    def answers(self, items: Sequence[Sequence[str]]) -> Mapping[Hashable, tuple[Name, ...]]:
        """The commonest other names, as these items tell them."""
        asked = _key(self.words)
        told = Counter(pair for texts in items for pair in {*_both_ways(texts)} if _key(words_of(pair[0])) == asked)
        names: dict[str, Name] = {}
        for of, other in sorted(told, key=lambda pair: (-told[pair], pair)):
            names.setdefault(_key(words_of(other)), Name(of, other, _leaves(words_of(other))))
        return {self.words: tuple(names.values())[:TOLD]}


def _leaves(words: Sequence[str]) -> tuple[Leaf, ...]:
    *first, last = words
    return tuple(Phrase((*first, one)) for one in (last, f"{last}'s"))


def questions(runs: Iterable[Sequence[Node]]) -> Iterator[Renaming]:
    """What to ask about each stretch of two words or more in one of `runs`."""
    for parts in runs:
        for start in range(min(len(parts), MOST_PARTS)):
            for end in range(start + 1, min(len(parts), start + MOST_WORDS) + 1):
                words = words_together(parts[start:end])
                if not words or words[0] in JOINING:
                    break
                if len(words) > 1 and _is_name(words):
                    yield Renaming(words)


def renamed_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The names to which the texts of an item give another, each as the index holds it."""
    return tuple(dict.fromkeys(_key(words_of(of)) for of, _ in _both_ways(texts)))


def renamings(text: str, most: int = _MOST_MARKS) -> Iterator[tuple[str, str]]:
    """The two names of each thing that `text` gives another name, as they are written; `most` marks are looked at."""
    for mark in islice(_MARK.finditer(text), most):
        begin = max(mark.start() - _AROUND, 0)
        around = text[begin : mark.end() + _AROUND]
        stated = [*_RENAMED.finditer(around)] or [one for one in _STATED.finditer(around) if _tells(one)]
        for one in stated:
            names = _name(one["one"]), _name(one["other"])
            if one.start() <= mark.start() - begin < one.end() and all(names) and _alike(*names):
                yield names


def _tells(one: re.Match[str]) -> bool:
    """Whether what was found gives one whole name another."""
    before = one.string[: one.start("one")]
    if _PART_OF_ADDRESS.search(before) or _ON_IT.search(before):
        return False  # “The Bear, Mill Lane (formerly The Crown)”, “land at Orme Farm, also known as Hill Farm”
    if "(" in one["between"] or "[" in one["between"]:
        return one.string[one.end() :].startswith((")", "]", ",", ";"))
    return not one["renamed"] or "," in one["between"] or _SUFFERED.search(one["between"]) is not None


def _name(written: str) -> str:
    """What was read as a name without what stands before it; empty where it is none, or more than one."""
    words = written.split()
    start = max((at for at, word in enumerate(words) if word == "The"), default=-1) + 1
    if not _PEOPLE.isdisjoint(word.lower().removesuffix(".") for word in words):
        return ""
    for at, word in enumerate(words):
        if word in _JOINED_BY and not _BEFORE.isdisjoint(map(str.lower, words[:at])):
            start = max(start, at + 1)
    while start < len(words) and words[start].lower() in _OPENING:
        start += 1
    if _ON_IT.search(" ".join((*words[:start], ""))):
        return ""
    told = [word.lower() for word in words[start:]]
    if any(one in _THINGS and other in ("and", "&") for one, other in pairwise(told)):
        return ""
    name = " ".join(words[start:])
    return name if _is_name(words_of(name)) else ""


def _is_name(words: Sequence[str]) -> bool:
    """Whether folded words say what they are the name of, and which of these."""
    if not words or len(words) > _MOST_WORDS:
        return False
    rest = words[1:] if words[0] in _THINGS_FIRST else words[:-1] if words[-1] in _THINGS else ()
    return not _EVERYWHERE.issuperset(rest)


def _alike(one: str, other: str) -> bool:
    """Whether both may be names of one thing, and are not the same: a road is no house, nor is a committee."""
    words = words_of(one), words_of(other)
    one_is, other_is = (tuple(each[-1] in kind for kind in (_ROADS, _BODIES)) for each in words)
    return one_is == other_is and _key(words[0]) != _key(words[1])


def _both_ways(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name to which the texts of an item give another, and that."""
    left = _MOST_MARKS
    for text in texts:
        if left and any(mark in text for mark in _MARKS):
            for one, other in renamings(text, left):
                yield from ((one, other), (other, one))
            left -= min(left, sum(1 for _ in islice(_MARK.finditer(text), left)))


def _key(words: Iterable[str]) -> str:
    """What two ways to write a name share: apostrophes and “and” apart, each word once as in a query."""
    return " ".join(dict.fromkeys(word.replace("'", "") for word in words if word != "and"))
