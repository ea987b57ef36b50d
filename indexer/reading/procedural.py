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


_INTEREST = r"(?:(?:personal|pecuniary|prejudicial|disclosable|other|members?|and|or|,|predetermination|lobbying|code of conduct)\s?)*"
RULES = (
    Rule("apologies", r"(?:(?:to receive |receipt of |any )?apolog(?:y|ies)(?: for absence| received)?.*)"),
    Rule("substitutes", r"(?:notification of |appointment of |attendance of |named |any |membership and |notice of )?substitut(?:e|es|ions?)\b.*"),
    Rule("membership", r"(?:introductions?|welcome)(?:,? (?:and|&) .*| from the chair.*|, apologies.*|s)?|roll call|attendance(?: list)?|present|quorum"),
    Rule("declarations", rf"(?:(?:to receive |members[’'] |members |notification of |any |receive )?(?:declarations?|disclosures?)(?: or disclosures?)? (?:of |by members )?(?:the )?{_INTEREST}(?:interests?|whipping|party whip|dispensations?|lobbying|members).*)"),
    Rule("declarations alone", r"declarations?|interests|members[’'] interests|dispensations?|the party whip|party whip|whipping declarations?"),
    Rule("last minutes", r"(?:(?:to (?:confirm|approve|receive|sign|agree)|confirmation of|approval of|draft|public|exempt|open|non[- ]exempt|confidential|part \w+)\s)*(?:the )?(?:draft )?(?:previous |last )?minutes(?: (?:of|from) (?:the |our )?(?:last|previous|preceding|meetings?|.{0,80}\bheld on|.{0,80}\bmeeting|\d).*| of the (?:committee|panel|board|council|cabinet|forum|sub-committee)| - .*\d.*|\s?\(.*\)|,? \d.*|, signing| and (?:action log|actions|matters arising))?"),
    Rule("record of last meeting", r"(?:(?:record|notes) of (?:the )?(?:last|previous) meeting|previous minutes|action log|decisions? of the last meeting.*)"),
    Rule("matters arising", r"(?:any )?matters arising.*", Unless.ANYTHING),
    Rule("filming and fire", r"(?:.*\b(?:webcast(?:ing)?|filming|recording of (?:the )?meetings?|fire (?:evacuation|exits|drill|procedure|alarm)|evacuation procedure|housekeeping|emergency procedures?|mobile phones)\b.*)"),
    Rule("public questions", r"(?:.*\b(?:public (?:questions?|participation|speaking|speakers|question time|forum|open session|session|addresses|statements)|questions? (?:from|by|of) (?:members of )?the public|petitions?|deputations?|members[’'] questions|questions (?:from|by) (?:members|councillors)|questions on notice|questions under .*|written questions)\b.*)", Unless.ANYTHING),
    Rule("urgent business", r"(?:(?:any |items? of |matters of |other |to consider |consideration of |chair[’']s |late )*(?:urgent|other|late)(?: urgent)? (?:business|items?|matters|reports?).*|any other business|a\.?o\.?b\.?|items? of urgency|urgency(?: items?)?)", Unless.ANYTHING),
    Rule("next meeting", r"(?:to note (?:the )?)?(?:(?:dates?|times?|venue|and|of|the|,)\s)*(?:(?:next|future|forthcoming) meetings?|meeting dates|dates? of meetings)(?:\s(?:dates?|of|the|and|time|times|venue|committee|panel|board|cabinet|council|forum).*|\s?[-–:].*)?"),
    Rule("exclusion", r"(?:(?:motion|resolution|to consider|proposed|to|possible)\s(?:(?:to|for|the|of|resolution)\s)*)?exclu(?:sion|de|ding)\b.*(?:public|press).*|exempt (?:information|business|items?)(?: - .*)?|(?:items? for )?exclusion|consideration of (?:the )?exclusion.*|exempt or confidential (?:information|items?).*|local government act 1972.*"),
    Rule("restricted part", r"(?:restricted|exempt|confidential|private|closed|open|public|part)\s(?:items?|session|business|part|[12ab]|i{1,2}|one|two)(?:\b.*)?"),
    Rule("order of business", r"(?:change (?:to|in) (?:the )?|variation (?:to|of) (?:the )?)?order of (?:business|the agenda)|election items?|agenda order|adoption of (?:the )?agenda"),
    Rule("closing", r"(?:close|closure|end|conclusion|adjournment) of (?:the )?meeting.*|duration of (?:the )?meeting|meeting close"),
)
_COMPILED = tuple((rule, re.compile(rule.title)) for rule in RULES)
_NUMBER = re.compile(r"^(?:item\s)?(?:[a-z]?\d+[a-z]?[.):]?(?:\d+[.)]?)?|\([a-z0-9]+\))\s+")
_TRIBUTE = re.compile(
    r"\b(?:tributes?|condolences|passing of|passed away|in memory|minute[’']?s?[’']? silence|sad news|death of|congratulat\w+)\b", re.I
)
_NONE = re.compile(
    r"\b(?:no(?:ne)?|nil|not any|were not)\b|\bnot? (?:applicable|required)\b|\bn/a\b|\bwithout discussion\b", re.I
)
_SPOKEN = frozenset({Act.SAID, Act.ASKED, Act.ANSWERED, Act.INTRODUCED})
# A few sentences are still "there was none, and here is how to ask next time".
_SHORT = 60


def is_procedural(item: AgendaItem, more: Iterable[Rule] = ()) -> bool:
    """Whether the item is only procedure. Reads its title, its minutes and `item.remarks`; `more` are a council's rules."""
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
    return _NUMBER.sub("", words).strip(" .:*-–()")[:300]
