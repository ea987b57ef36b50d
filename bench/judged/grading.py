"""What a judgement is, and the rules that grades are made of: facts about an item, never what an engine says of it.

Grades: 3 is what the reader is after, 2 answers a good part of it, 1 touches on it, 0 (unsaid) does not.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from judged.corpus import Judged

BEST, GOOD, RELATED = 3, 2, 1


class Class(StrEnum):
    """Sorts of query, in the order in which they are printed."""

    KNOWN = "known item"
    PHRASE = "phrase"
    REFERENCE = "reference number"
    PERSON = "person and topic"
    DATED = "dated"
    ACRONYM = "acronym"
    ACCENT = "accent"
    TYPO = "typo"
    PLURAL = "plural"
    QUESTION = "long question"
    EMPTY = "must be empty"


@dataclass(frozen=True)
class Rule:
    """A claim about an item; `&`, `|` and `~` as for sets."""

    holds: Callable[[Judged], bool]

    def __and__(self, other: "Rule") -> "Rule":
        return Rule(lambda item: self.holds(item) and other.holds(item))

    def __or__(self, other: "Rule") -> "Rule":
        return Rule(lambda item: self.holds(item) or other.holds(item))

    def __invert__(self) -> "Rule":
        return Rule(lambda item: not self.holds(item))


@dataclass(frozen=True)
class Judgement:
    """A query as typed and what deserves to be found, best grade first.

    For what must be empty `grades` has no entry and `never` is the claim that no item of the set fulfils.
    """

    sort: Class
    words: str
    grades: Mapping[int, Rule]
    never: Rule | None = None

    def grade(self, item: Judged) -> int:
        return max((grade for grade, rule in self.grades.items() if rule.holds(item)), default=0)


def judged(sort: Class, words: str, best: Rule, good: Rule | None = None, related: Rule | None = None) -> Judgement:
    """A query with an answer."""
    rules = {BEST: best, GOOD: good, RELATED: related}
    return Judgement(sort, words, {grade: rule for grade, rule in rules.items() if rule})


def empty(words: str, never: Rule) -> Judgement:
    """A query without an answer, because no item fulfils `never`."""
    return Judgement(Class.EMPTY, words, {}, never)


def key(*names: str) -> Rule:
    """One of these written items."""
    return Rule(lambda item: item.key in names)


def topic(*names: str) -> Rule:
    """A report of the made-up council on one of these topics."""
    return Rule(lambda item: item.topic in names)


def says(pattern: str) -> Rule:
    """The title or a paragraph holds `pattern`, a regular expression for text in lower case without accents."""
    found = re.compile(pattern)
    return Rule(lambda item: found.search(_plain(item.text)) is not None)


def titled(pattern: str) -> Rule:
    """The title holds `pattern`."""
    found = re.compile(pattern)
    return Rule(lambda item: found.search(_plain(item.document.title)) is not None)


def spoken_by(name: str) -> Rule:
    """Somebody whose name or label holds `name` speaks, moves, seconds or presents."""
    return Rule(lambda item: any(name in _plain(speaker) for speaker in item.speakers))


def numbered(number: str) -> Rule:
    return Rule(lambda item: (item.document.number or "").rstrip(".").lower() == number)


def outcome(kind: str) -> Rule:
    return Rule(lambda item: kind in item.document.outcomes)


def committee(pattern: str) -> Rule:
    """The committee's name holds `pattern`."""
    found = re.compile(pattern)
    return Rule(lambda item: found.search(_plain(item.document.committee or "")) is not None)


def held(first: str, last: str) -> Rule:
    """The meeting was on one of these days or between them."""
    since, until = date.fromisoformat(first), date.fromisoformat(last)
    return Rule(lambda item: item.document.held_on is not None and since <= item.document.held_on <= until)


def in_year(year: int) -> Rule:
    return held(f"{year}-01-01", f"{year}-12-31")


@cache
def _plain(text: str) -> str:
    letters = text.replace("’", "'").casefold().replace("ı", "i").replace("ø", "o").replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
