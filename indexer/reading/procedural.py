"""Which items are only procedure: by their title, and by what stands under it.

A title is procedural where each of its parts ("Apologies, substitutes and declarations of interest") is; a title alone
is not enough: an item under it in which something was really discussed is no procedure.
"""

import re
from collections.abc import Iterable, Sequence

from archive.model import Act, AgendaItem
from indexer.reading.patterns import spaced
from indexer.reading.procedures import RULES, Rule, Unless

# The longest title that is compared: the patterns are for titles, and a title made to be slow must not be.
_LONGEST_TITLE = 200
_COMPILED = tuple((rule, re.compile(rule.title)) for rule in RULES)
_NUMBER = re.compile(r"^(?:item )?(?:[a-z]?\d+[a-z]?[.):]?(?:\d+[.)]?)?|\([a-z0-9]+\)) +")
_BETWEEN_PARTS = re.compile(r"(?:,? and |, ?| ?[/&;] ?| [-–] )(?:the |any )?")
_FINAL = re.compile(r" ?\((?:if any|standing item|\d+ min\w*|[\d.: ]+(?:am|pm)?|verbal|to follow)\)?$")
_TRIBUTE = re.compile(
    spaced(
        r"""
    \b(?:tributes?|condolences|passing of|passed away|in memory|minute[’']?s?[’']? silence|stood in silence|
    sad news|(?:the|sudden|recent|sad) death(?: of)?|congratulat\w+|(?:warmest|best|good) wishes|speedy recovery|
    retire\w*|farewell|final meeting|years of service)\b
    """
    ),
    re.I,
)
# One of these stands in every tribute, and in few long texts.
_OF_TRIBUTES = (
    *("tribute", "condolence", "passing", "passed", "memory", "silence", "sad", "death", "congratulat", "wishes"),
    *("recovery", "retire", "farewell", "final", "service"),
)
_NONE = re.compile(
    spaced(
        r"""
    \b(?:no(?:ne|thing)?|nil|not any|were not|neither)\b|\bnot (?:been )?(?:applicable|required|notified|aware|
    received|given notice|raised|informed)\b|\bn/a\b|\bwithout discussion\b
    """
    ),
    re.I,
)
_MONEY = re.compile(r"[£€]\s?\d")
_SPOKEN = (Act.SAID, Act.ASKED, Act.ANSWERED, Act.INTRODUCED)
_IN_CHAIR = re.compile(r"\b(?:chair|mayor|leader|conven[eo]r|clerk|provost)", re.I)
# A few sentences are still "there was none, and here is how to ask next time".
_SHORT = 60
_TALK = 40
_CURT = 12


def is_procedural(item: AgendaItem, more: Sequence[Rule] = ()) -> bool:
    """Whether the item is only procedure, by its title, minutes and `item.remarks`; `more` are a council's rules."""
    rules = _rules_of(plain_title(item.title), more)
    return bool(rules) and not any(_is_more(item, rule.unless) for rule in rules)


def _rules_of(title: str, more: Sequence[Rule]) -> list[Rule]:
    """The rules that name the whole title, or each of its parts; empty where a part is named by none."""
    if whole := _rule_of(title, more):
        return [whole]
    parts = [part for part in _BETWEEN_PARTS.split(title) if part]
    found = [_rule_of(part, more) for part in parts]
    return [rule for rule in found if rule] if len(parts) > 1 and all(found) else []


def _rule_of(title: str, more: Iterable[Rule]) -> Rule | None:
    own = next((rule for rule in more if re.fullmatch(rule.title, title)), None)
    return own or next((rule for rule, pattern in _COMPILED if pattern.fullmatch(title)), None)


def _is_more(item: AgendaItem, unless: Unless) -> bool:
    """Whether what stands under a procedural title makes the item more than procedure."""
    text = " ".join(p.text for p in item.minutes)
    words = len(text.split())
    if unless is Unless.SPOKEN:
        return not text or words > _CURT or any(r.act in _SPOKEN for r in item.remarks)
    if not text or unless is Unless.NEVER:
        return False
    if unless is Unless.ANYTHING:
        return words > _SHORT or _NONE.search(text) is None
    if any(map(text.casefold().__contains__, _OF_TRIBUTES)) and _TRIBUTE.search(text):
        return True
    speakers = {(r.person or r.label): r for r in item.remarks if r.act in _SPOKEN}
    if unless is Unless.DISCUSSED:
        others = [r for r in speakers.values() if not _IN_CHAIR.search(r.label)]
        return len(others) >= 2 or (words > _SHORT and bool(others))
    return (len(speakers) >= 2 and words > _TALK) or _MONEY.search(text) is not None


def plain_title(title: str) -> str:
    """A title as the rules compare it: in lower case, without its number and what only frames it."""
    words = " ".join(title.lower().replace("'", "’").split())
    return _FINAL.sub("", _NUMBER.sub("", words).strip(" .:-–()"))[:_LONGEST_TITLE].strip(" .:-–")
