"""Acronyms that the archive itself defines: where a text says “the Community Speed Watch (CSW) scheme”, or “CSW
(Community Speed Watch)”, who types the one also finds the other. Brackets are no words, so texts are read."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple, Self

from indexer.search.analysis import acronym, tokens
from indexer.search.families import plurals
from indexer.search.naming import MOST_PARTS, MOST_WORDS, TOLD, Name
from indexer.search.questions import JOINING
from indexer.search.sequence import plain_words
from indexer.search.stemming import stem
from indexer.search.tree import Leaf, Near, Node, Phrase, Word, all_of, any_of

# Who types an acronym, and the words it may stand for (none: whatever it does) -> whether a list has that already.
Knows = Callable[[str, tuple[str, ...]], bool]

_SHORTEST, _LONGEST = 2, 6  # letters of an acronym that is typed
# A stretch with so many little words that an acronym may take in or not; more are one name no more.
_WAYS = 8
# "csw" is the acronym where hardly an item writes it so, "road" is a word though a heading stands in capitals.
_MOSTLY = 0.9

_REACH = 200  # characters before a bracket in which a long form begins
_OPENED = re.compile(r"\s*[(\[]\s*[\"“‘']?\s*$")
_IN_BRACKETS = re.compile(r"[\"”’']?\s*[(\[]\s*[\"“‘']?([^()\[\]]+?)[\"”’']?\s*[)\]]")
_ENDS = re.compile(r"[.;:!?()\[\]]")  # no long form goes on behind one of these
_HYPHENS = ("-", "‐", "‑")


class _Said(NamedTuple):
    """A word that may be of a long form. `little`: an acronym may do without its initial, and none begins with it."""

    text: str
    initial: str
    little: bool

    @classmethod
    def of(cls, text: str, *, behind_hyphen: bool = False) -> Self:
        return cls(text, text if text.isdigit() else text[0], behind_hyphen or text in JOINING)


class Acronym(NamedTuple):
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

    def is_worth_asking(self, counts: Sequence[int]) -> bool:
        capitals, *written = counts
        return capitals > 0 and _is_acronym(capitals, *written)

    def is_known(self, knows: Knows) -> bool:
        """Whether a list has that already."""
        return knows(self.acronym, tuple(said.text for said in self.run))

    def tree(self) -> Node:
        """What an item holds that has the answer."""
        short = Word(self.acronym, exact=True)
        if not self.run:
            return short
        words = tuple(Word(said.text) for said in self.run)
        beside = any_of(Near(word, short, 1) for word in (words[-1], words[0]))
        return all_of((*words, beside))

    def answers(self, items: Sequence[Sequence[str]]) -> Mapping[Hashable, tuple[Name, ...]]:
        """The names by what was typed."""
        return {self.typed: _short_form(self, items) if self.run else _long_forms(self.acronym, items)}


def questions(words: Iterable[Leaf], runs: Iterable[Sequence[Node]]) -> Iterator[Acronym]:
    """What to ask about `words`, one by one, and about those in each of `runs` together."""
    yield from _of_words(words)
    yield from _of_runs(runs)


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


def _of_words(words: Iterable[Leaf]) -> Iterator[Acronym]:
    """Each word that may be an acronym; in capitals, also several of what it means ("CSWs")."""
    for word in words:
        if isinstance(word, Word) and not word.exact and word.text.isascii() and word.text.isalnum():
            ways = (word.text, word.text.removesuffix("s")) if word.capitals else (word.text,)
            for way in dict.fromkeys(ways):
                if _may_be_typed(way):
                    yield Acronym((word.text, word.capitals), way.upper(), in_capitals=word.capitals)


def _of_runs(joined: Iterable[Sequence[Node]]) -> Iterator[Acronym]:
    """Each stretch of words that may be a long form with each acronym that it may have."""
    for parts in joined:
        said = [(_said_by(part), getattr(part, "field", None)) for part in parts[:MOST_PARTS]]
        for start in range(len(said)):
            run: tuple[_Said, ...] = ()
            for words, field in said[start : start + MOST_WORDS]:
                run += words
                if not words or field != said[start][1] or run[0].little or len(run) > MOST_WORDS:
                    break
                for short in _acronyms_of(run):
                    yield Acronym(tuple(said.text for said in run), short, run)


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
    ranked = sorted(meant, key=lambda one: (-meant[one], one))[:TOLD]
    commonest = (_commonest(told, one) for one in ranked)
    return tuple(Name(short, " ".join(words), _in_both_numbers(words)) for words in commonest)


def _short_form(question: Acronym, items: Sequence[Sequence[str]]) -> tuple[Name, ...]:
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
