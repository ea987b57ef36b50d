"""Which items are only procedure: the rules as data, so that anybody can read them and a council can add its own.

A title rule alone is not enough: an item under such a title in which something was really discussed is no procedure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from archive.model import Act, AgendaItem


class Unless(Enum):
    """What makes an item with such a title more than procedure."""

    DEBATED = "two or more people spoke, or somebody was paid tribute to"
    ANYTHING = "anything but 'there was none' stands under it"


@dataclass(frozen=True, slots=True)
class Rule:
    """Titles (a regular expression for the whole title, in lower case, without number) that name mere procedure."""

    name: str
    title: str
    unless: Unless = Unless.DEBATED


_RECEIVE = r"(?:to (?:confirm|approve|receive|sign|agree|note|consider)|confirmation of|approval of|receipt of)\s"
_SUBSTITUTE = (
    r"(?:notification of |appointment of |attendance of |named |any |notice of |membership and )?"
    r"substitut(?:e|es|ions?)"
)
_OPEN = r"(?:the|draft|previous|last|public|exempt|open|non[- ]exempt|confidential|part \w{1,3})\s"
_LAST_MEETING = (
    r"(?:of|from) (?:the |our )?(?:(?:last|previous|preceding|meetings?|\d).*|.{0,80}\b(?:held on|meeting).*|"
    r"(?:committee|panel|board|council|cabinet|forum|sub-committee))"
)
_HOUSEKEEPING = (
    r"webcast(?:ing)?|filming|recording of (?:the )?meetings?|fire (?:evacuation|exits|drill|procedure|alarm)|"
    r"evacuation procedure|housekeeping|emergency procedures?|mobile phones"
)
_PUBLIC = (
    r"public (?:questions?|participation|speaking|speakers|question time|forum|open session|session|addresses|"
    r"statements)|"
    r"questions? (?:from|by|of) (?:members of )?the public|members[’'] questions|questions (?:from|by) (?:members|"
    r"councillors)|"
    r"questions on notice|questions under .*|written questions"
)
_OF_BUSINESS = r"(?:any|items? of|matters of|other|to consider|consideration of|chair[’']s|late)\s"
_EXCLUDING = r"(?:motion|resolution|consider|consideration|proposed|possible|to|for|the|of)\s"
_WHEN = r"(?:to|note|dates?|times?|venue|and|of|the|,)\s"
_FUTURE = r"(?:next|future|forthcoming) meetings?|meeting dates|dates? of meetings"

RULES = (
    Rule("apologies", rf"(?:{_RECEIVE})?(?:any )?apolog(?:y|ies)\b.*"),
    Rule("substitutes", rf"{_SUBSTITUTE}(?:(?: members?| councillors?| and| for|,).*)?"),
    Rule(
        "membership",
        r"introductions?|welcomes?(?:(?:,| and| &| from the chair).*)?|roll call|attendance(?: list)?|present|quorum",
    ),
    Rule(
        "declarations",
        rf"(?:{_RECEIVE})?(?:members[’']? |notification of |any )*(?:declarations?|disclosures?)"
        r"(?: (?:of|by|and|or|any|from|disclosures?|members)\b.{0,60})? (?:interests?|whipping|party whip|"
        r"dispensations?|lobbying)\b.*",
    ),
    Rule(
        "declarations alone",
        r"declarations?|interests|members[’'] interests|dispensations?|(?:the )?party whip|whipping",
    ),
    Rule(
        "last minutes",
        rf"(?:{_RECEIVE}|{_OPEN})*minutes(?: {_LAST_MEETING}| - .*\d.*|\s?\(.*\)|,? \d.*|, signing|"
        r" and (?:action log|actions|matters arising))?",
    ),
    Rule(
        "record of last meeting",
        r"(?:record|notes) of (?:the )?(?:last|previous) meeting|action log|decisions of the last meeting.*",
    ),
    Rule("matters arising", r"(?:any )?matters arising.*", Unless.ANYTHING),
    Rule("filming and fire", rf".*\b(?:{_HOUSEKEEPING})\b.*"),
    Rule("public questions", rf"(?:.*\b)?(?:{_PUBLIC})\b.*", Unless.ANYTHING),
    Rule(
        "petitions",
        rf"(?:{_RECEIVE}|public |questions,? |and |or )*(?:petitions?|deputations?)(?:(?:,| and| or| from|"
        rf" received)\b.*)?",
        Unless.ANYTHING,
    ),
    Rule(
        "urgent business",
        rf"(?:{_OF_BUSINESS})*(?:urgent|other|late)(?: urgent)? (?:business|items?|matters|reports?)\b.*|"
        rf"any other business|"
        r"a\.?o\.?b\.?|items? of urgency|urgency(?: items?)?",
        Unless.ANYTHING,
    ),
    Rule(
        "next meeting",
        rf"(?:{_WHEN})*(?:{_FUTURE})(?:\s(?:dates?|of|the|and|times?|venue|committee|panel|board)\b.*|\s?[-–:].*)?",
    ),
    Rule(
        "exclusion",
        rf"(?:{_EXCLUDING})*exclu(?:sion|de|ding)\b.*\b(?:public|press)\b.*|exclusion|"
        r"exempt (?:or confidential )?(?:information|business|items?)\b.*|local government act 1972.*",
    ),
    Rule("restricted part", r"(?:restricted|exempt|confidential|private|closed)\s(?:items?|session|business|part)\b.*"),
    Rule(
        "order of business",
        r"(?:(?:change|variation) (?:to|in|of) (?:the )?)?(?:order of (?:business|the agenda)|agenda order)",
    ),
    Rule(
        "closing",
        r"(?:close|closure|end|conclusion|adjournment) of (?:the )?meeting.*|duration of (?:the )?meeting|"
        r"meeting close",
    ),
)
# The longest title that is compared: the patterns are for titles, and a title made to be slow must not be.
_LONGEST_TITLE = 200
_COMPILED = tuple((rule, re.compile(rule.title)) for rule in RULES)
_NUMBER = re.compile(r"^(?:item\s)?(?:[a-z]?\d+[a-z]?[.):]?(?:\d+[.)]?)?|\([a-z0-9]+\))\s+")
_TRIBUTE = re.compile(
    r"\b(?:tributes?|condolences|passing of|passed away|in memory|minute[’']?s?[’']? silence|sad news|death of|"
    r"congratulat\w+)\b",
    re.I,
)
_NONE = re.compile(
    r"\b(?:no(?:ne)?|nil|not any|were not)\b|\bnot? (?:applicable|required)\b|\bn/a\b|\bwithout discussion\b", re.I
)
_SPOKEN = frozenset({Act.SAID, Act.ASKED, Act.ANSWERED, Act.INTRODUCED})
# A few sentences are still "there was none, and here is how to ask next time".
_SHORT = 60


def is_procedural(item: AgendaItem, more: Iterable[Rule] = ()) -> bool:
    """Whether the item is only procedure, by its title, minutes and `item.remarks`; `more` are a council's rules."""
    title = _plain(item.title)
    rule = next((rule for rule, pattern in _COMPILED if pattern.fullmatch(title)), None)
    if rule is None:
        rule = next((rule for rule in more if re.fullmatch(rule.title, title)), None)
    if rule is None:
        return False
    text = " ".join(p.text for p in item.minutes)
    if not text:
        return True
    if rule.unless is Unless.ANYTHING:
        return len(text.split()) <= _SHORT and _NONE.search(text) is not None
    return not _is_debate(item, text)


def _is_debate(item: AgendaItem, text: str) -> bool:
    if _TRIBUTE.search(text):
        return True
    speakers = {r.person or r.label for r in item.remarks if r.act in _SPOKEN}
    return len(speakers) >= 2 and len(text.split()) > _SHORT


def _plain(title: str) -> str:
    words = " ".join(title.lower().replace("'", "’").split())
    return _NUMBER.sub("", words).strip(" .:*-–()")[:_LONGEST_TITLE]
