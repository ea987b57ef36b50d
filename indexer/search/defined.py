"""Acronyms that the archive itself defines: where a text says “the Community Speed Watch (CSW) scheme”, or “CSW
(Community Speed Watch)”, who types the one also finds the other.

Nothing of it stands in the index: brackets are no words. Which texts may define something is asked of the index, and
the few that do are read.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple, Self

from indexer.search.analysis import acronym, tokens
from indexer.search.counted import Counted
from indexer.search.families import plurals
from indexer.search.questions import JOINING
from indexer.search.sequence import plain_words
from indexer.search.stemming import stem
from indexer.search.tree import Leaf, Near, Node, Phrase, Word, all_of, any_of

# Who types an acronym, and the words it may stand for (none: whatever it does) -> whether a list has that already.
Knows = Callable[[str, tuple[str, ...]], bool]

_SHORTEST, _LONGEST = 2, 6  # letters of an acronym that is typed, and words of a long form that is
# Of a longer query no more is looked at: each stretch of it is something to ask the index for.
_MOST_PARTS = 12
# A stretch with so many little words that an acronym may take in or not; more are one name no more.
_WAYS = 8
# "csw" is the acronym where hardly an item writes it so, "road" is a word though a heading stands in capitals.
_MOSTLY = 0.9
_TOLD = 2  # of what an acronym stands for, the commonest

_REACH = 200  # characters before a bracket in which a long form begins
_OPENED = re.compile(r"\s*[(\[]\s*[\"“‘']?\s*$")
_IN_BRACKETS = re.compile(r"[\"”’']?\s*[(\[]\s*[\"“‘']?([^()\[\]]+?)[\"”’']?\s*[)\]]")
_ENDS = re.compile(r"[.;:!?()\[\]]")  # no long form goes on behind one of these
_HYPHENS = ("-", "‐", "‑")


class Name(NamedTuple):
    """Another name that an index has for `of`: as it is shown, and what finds it in a text."""

    of: str
    shown: str
    leaves: tuple[Leaf, ...]


class Called(NamedTuple):
    """How many parts of a query make up what an index has another name for, and the names."""

    length: int
    names: tuple[Name, ...]


class _Said(NamedTuple):
    """A word that may be of a long form. `little`: an acronym may do without its initial, and none begins with it."""

    text: str
    initial: str
    little: bool

    @classmethod
    def of(cls, text: str, *, behind_hyphen: bool = False) -> Self:
        return cls(text, text if text.isdigit() else text[0], behind_hyphen or text in JOINING)


class _Question(NamedTuple):
    """What is asked of the texts: whether `acronym` stands for the words `run`, or what it stands for, where `run` is
    empty. `typed` is what was typed, `in_capitals` or so that it may be an ordinary word."""

    typed: Hashable
    acronym: str
    run: tuple[_Said, ...] = ()
    in_capitals: bool = True

    def counted(self) -> tuple[Word, ...]:
        """What tells, by how many items hold it, whether the question is to be asked."""
        written = (self.acronym,) if self.in_capitals else (self.acronym, self.acronym.lower())
        return tuple(Word(one, exact=True) for one in written)

    def tree(self) -> Node:
        """What an item holds that has the answer."""
        short = Word(self.acronym, exact=True)
        if not self.run:
            return short
        words = tuple(Word(said.text) for said in self.run)
        beside = any_of(Near(word, short, 1) for word in (words[-1], words[0]))
        return all_of((*words, beside))


class Defined:
    """What an index defines of what is typed; without an index nothing. It belongs to one search."""

    def __init__(self, index: Counted | None = None) -> None:
        self._index = index
        self._asked: dict[_Question, None] = {}
        self._seen: set[_Question] = set()
        self._names: dict[Hashable, tuple[Name, ...]] = {}

    def likely(self, words: Iterable[Leaf], joined: Iterable[Sequence[Node]], knows: Knows) -> list[Word]:
        """Take in what is typed, `words` one by one and those in each of `joined` together.

        What it gives is to be counted before `read`.
        """
        if self._index is None:
            return []
        leaves = [*words]
        alone = ((leaf,) for leaf in leaves if isinstance(leaf, Phrase))
        questions = (*_of_words(leaves), *_of_runs((*joined, *alone)))
        new = [question for question in dict.fromkeys(questions) if question not in self._seen]
        self._seen.update(new)
        held = self._index.may_hold([question.acronym for question in new]) if new else frozenset()
        for question in new:
            if question.acronym in held and not knows(question.acronym, tuple(said.text for said in question.run)):
                self._asked[question] = None
        return [word for question in self._asked for word in question.counted()]

    def read(self) -> None:
        """Find the answers to all that was taken in."""
        if self._index is None or not self._asked:
            return
        counts = ((question, [*map(self._index.count, question.counted())]) for question in self._asked)
        asked = [question for question, (capitals, *written) in counts if capitals and _is_acronym(capitals, *written)]
        self._asked.clear()
        found = self._index.texts([question.tree() for question in asked]) if asked else ()
        for question, items in zip(asked, found, strict=True):
            names = _short_form(question, items) if question.run else _long_forms(question.acronym, items)
            self._names[question.typed] = self._names.get(question.typed, ()) + names

    def names_of(self, leaf: Leaf) -> tuple[Name, ...]:
        """What the index says that a word, or a hyphenated word, stands for."""
        key = (leaf.text, leaf.capitals) if isinstance(leaf, Word) else _run((leaf,))
        return self._names.get(key, ())

    def names_at(self, parts: Sequence[Node], at: int, most: int | None = None) -> Iterator[Called]:
        """The parts from `at` on, two or more and at `most` so many, that the index has names for; longest first."""
        longest = min(most or _LONGEST, _LONGEST, len(parts) - at) if self._names else 0
        for length in range(longest, 1, -1):
            if names := self._names.get(_run(parts[at : at + length])):
                yield Called(length, names)


def definitions(text: str, short: str) -> Iterator[tuple[str, ...]]:
    """The long forms, as folded words, by which `text` explains the acronym `short`, in capitals."""
    for found in re.finditer(rf"(?<![^\W_]){short}s?(?![^\W_])", text, re.IGNORECASE):
        if acronym(found.group()) != short:
            continue
        before = text[max(found.start() - _REACH, 0) : found.start()]
        if opened := _OPENED.search(before):
            said = _said_in(_ENDS.split(before[: opened.start()])[-1])
            begin = _begin(said, short.lower())
            if begin is not None and begin < len(said) - 1:
                yield tuple(one.text for one in said[begin:])
        if explained := _IN_BRACKETS.match(text, found.end()):
            said = _said_in(explained[1])
            if len(said) > 1 and _begin(said, short.lower()) == 0:
                yield tuple(one.text for one in said)


def _is_acronym(capitals: int, written: int = 0) -> bool:
    """Whether so many items that hold some letters in capitals, of those that hold them at all, make them an acronym
    in small letters, too."""
    return capitals >= _MOSTLY * written


def _said_in(text: str) -> tuple[_Said, ...]:
    words = [token for token in tokens(text) if not token.link]
    before = (text[max(word.start - 1, 0) : word.start] for word in words)
    return tuple(_Said.of(word.text, behind_hyphen=sign in _HYPHENS) for word, sign in zip(words, before, strict=True))


def _begin(said: Sequence[_Said], letters: str) -> int | None:
    """Where the words begin that end with the last and whose initials are `letters`; None where none do."""
    if not said:
        return None
    *before, last = said
    rest = letters.removesuffix(last.initial)
    if rest != letters and (rest or not last.little):
        begin = _begin(before, rest) if rest else len(before)
        if begin is not None:
            return begin
    return _begin(before, letters) if last.little else None


def _of_words(words: Iterable[Leaf]) -> Iterator[_Question]:
    """Each word that may be an acronym; in capitals, also several of what it means ("CSWs")."""
    for word in words:
        if isinstance(word, Word) and not word.exact and word.text.isascii() and word.text.isalnum():
            ways = (word.text, word.text.removesuffix("s")) if word.capitals else (word.text,)
            for way in dict.fromkeys(ways):
                if _may_be_typed(way):
                    yield _Question((word.text, word.capitals), way.upper(), in_capitals=word.capitals)


def _of_runs(joined: Iterable[Sequence[Node]]) -> Iterator[_Question]:
    """Each stretch of words that may be a long form with each acronym that it may have."""
    for parts in joined:
        said = [(_said_by(part), getattr(part, "field", None)) for part in parts[:_MOST_PARTS]]
        for start in range(len(said)):
            run: tuple[_Said, ...] = ()
            for words, field in said[start : start + _LONGEST]:
                run += words
                if not words or field != said[start][1] or run[0].little or len(run) > _LONGEST:
                    break
                for short in _acronyms_of(run):
                    yield _Question(run, short, run)


def _run(parts: Sequence[Node]) -> tuple[_Said, ...]:
    """The words of parts of a query, all of one field, that may be a long form; none where one part is no word."""
    said = [_said_by(part) for part in parts]
    alike = len({getattr(part, "field", None) for part in parts}) == 1
    return tuple(one for words in said for one in words) if alike and all(said) else ()


def _said_by(part: Node) -> tuple[_Said, ...]:
    words = plain_words(part, getattr(part, "field", None))
    return tuple([_Said.of(word, behind_hyphen=at > 0) for at, word in enumerate(words)])


def _acronyms_of(run: Sequence[_Said]) -> Iterator[str]:
    """What the initials of some words spell, in capitals."""
    if len(run) < _SHORTEST or run[-1].text in JOINING:
        return
    ways = product(*[(said.initial, "") if said.little else (said.initial,) for said in run])
    for initials in islice(ways, _WAYS):
        short = "".join(initials).upper()
        if short.isalnum() and acronym(short) == short and sum(map(str.isalpha, short)) > 1:
            yield short


def _may_be_typed(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word[0].isalpha() and sum(map(str.isalpha, word)) > 1


def _long_forms(short: str, items: Sequence[Sequence[str]]) -> tuple[Name, ...]:
    """The long forms by which most of `items` explain an acronym."""
    told = _explained(short, items)
    meant: Counter[tuple[str, ...]] = Counter()
    for words, holding in told.items():
        meant[_meant(words)] += holding
    ranked = sorted(meant, key=lambda one: (-meant[one], one))[:_TOLD]
    commonest = (_commonest(told, one) for one in ranked)
    return tuple(Name(short, " ".join(words), _in_both_numbers(words)) for words in commonest)


def _short_form(question: _Question, items: Sequence[Sequence[str]]) -> tuple[Name, ...]:
    """The acronym, where one of `items` explains it by the words that were typed."""
    words = _commonest(_explained(question.acronym, items), _meant(said.text for said in question.run))
    return (Name(" ".join(words), question.acronym, (Word(question.acronym, exact=True),)),) if words else ()


def _explained(short: str, items: Sequence[Sequence[str]]) -> Counter[tuple[str, ...]]:
    """How many of `items` explain an acronym by each long form, as they spell it."""
    ways = ({words for text in texts for words in definitions(text, short)} for texts in items)
    return Counter(words for of_item in ways for words in of_item)


def _commonest(told: Counter[tuple[str, ...]], meant: tuple[str, ...]) -> tuple[str, ...]:
    """How a long form is mostly spelt, whatever the order of items and texts; empty where it is not told."""
    return max(sorted(words for words in told if _meant(words) == meant), key=told.__getitem__, default=())


def _in_both_numbers(words: tuple[str, ...]) -> tuple[Phrase, ...]:
    *first, last = words
    numbers = (last, *(plurals(last) or (last.removesuffix("s"),)))
    return tuple(Phrase((*first, one)) for one in dict.fromkeys(numbers))


def _meant(words: Iterable[str]) -> tuple[str, ...]:
    """What two ways to write a long form share: little words and endings apart, each word once as in a query."""
    return tuple(dict.fromkeys(stem(word) for word in words if word not in JOINING))
