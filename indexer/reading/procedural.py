"""Which items are only procedure: the rules as data, so that anybody can read them and a council can add its own.

A title is procedural where each of its parts ("Apologies, substitutes and declarations of interest") is; a title alone
is not enough: an item under it in which something was really discussed is no procedure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from archive.model import Act, AgendaItem
from indexer.reading.patterns import spaced


class Unless(Enum):
    """What makes an item with such a title more than procedure."""

    NEVER = "nothing"
    DEBATED = "two or more people spoke at some length, or somebody was paid tribute to"
    DISCUSSED = "somebody other than the chair spoke, or much stands under it"
    SPOKEN = "anything but a short 'it was noted' stands under it"
    ANYTHING = "anything but 'there was none' stands under it"


@dataclass(frozen=True, slots=True)
class Rule:
    """A title, or a part of one, that names mere procedure.

    `title` is a regular expression for all of it in lower case, without number, apostrophes as ’ and blanks single.
    """

    name: str
    title: str
    unless: Unless = Unless.DEBATED


_RECEIVE = (
    r"(?:(?:to )?(?:confirm|approve|receive|sign|agree|note|consider|record|report|accept)(?:,? as an? (?:true|"
    r"correct|accurate)(?: and (?:correct|accurate))? record,?)?(?: any| the)? |"
    r"(?:confirmation|approval|receipt|signing|consideration|notification|notice) of (?:any |the )?|any |the )*"
)
_HELD = r"(?: (?:of|from|for|at|held|-|–|,|:|\() ?.*\d.*| of (?:the |our )?(?:last|previous|preceding).*)?"
_BODY = r"(?:committee|sub-committee|panel|board|council|cabinet|forum|executive|meeting|authority|commission)"
_PUBLIC = spaced(
    r"""
    (?:member|councillor|public|open) (?:questions?|participation|speaking|speakers|question time|forum|
    open session|session|
    address|addresses|statements|representations|comments)(?: session)?(?:,? and (?:questions|statements|petitions|
    comments))?|
    (?:questions?|statements?|representations?|addresses|comments|
    contributions)(?:,? and \w+)? (?:from|by|of) (?:the |members of the )?(?:public|residents)|
    questions (?:from|by|to) .*|(?:members|councillors)[’'] questions(?: on notice)?|leader’s question time|
    questions? and answers? session\b.*|
    questions on notice|cwestiynau (?:gan |
    oddi wrth )?.*cyhoedd|
    cyfranogiad y cyhoedd|questions under .*|
    written questions(?: (?:by|from|to|of) .*)?|questions|question time|urgent questions|(?:(?:presentation|
    receipt) of )?(?:public )?(?:petitions?|
    deputations?|
    delegations?)(?: and .*| from .*| received)?
    """
)
_URGENT = spaced(
    r"""
    (?:(?:any|notification of|notice of|declaration of|items? of|matters of|other|to consider|consideration of|
    chair(?:man|person)?[’']s|late|additional) )*
    (?:urgent|other|late)(?: urgent)? (?:business|items?|matters|reports?|decisions)(?! taken)\b.*|
    any (?:other )?(?:items?|business|matters?)\b.*\b(?:urgent|urgency)\b.*|
    any other (?:relevant|competent|notified|notifiable|appropriate) business.*|a\.?o\.?c\.?b\.?|
    (?:unrhyw )?(?:eitem(?:au)?|fater(?:ion)?|faterion|materion|fusnes) (?:\w+ )?(?:brys|arall)\b.*|
    other items which the chair.*|any other business.*|a\.?o\.?b\.?|
    (?:such|any) (?:other )?(?:items?|business|matters?) as .*\burgent\b.*|items? (?:considered|deemed) .*\burgent\b.*|
    additional (?:items?|business)(?: of business)?|items? of urgency|urgency(?: items?)?
    """
)

RULES = (
    Rule(
        "apologies",
        rf"leave of absence|{_RECEIVE}(?:apolog(?:y|ies)|absence|absences)(?: (?:for|of|from|received|given)\b.*)?|"
        r"sederunt(?: (?:and|of) .*)?|ymddiheuriad(?:au)?(?: (?:am|dros|gan) .*)?|"
        r"leithscéalta|leisgeulan",
    ),
    Rule(
        "substitutes",
        rf"{_RECEIVE}(?:(?:appointment|attendance|named|membership|changes?|declarations?) (?:of |in )?)?(?:any )?"
        r"(?:substitut(?:e|es|ions?)(?: members?| councillors?)?|replacements?)(?: (?:for|of)\b.*)?",
    ),
    Rule(
        "opening",
        r"(?:(?:the )?chair(?:man|person|woman)?[’']?s? )?(?:introductions?|introductory remarks|"
        r"opening(?: remarks| words|"
        r" prayers?| of (?:the )?meeting)?|welcomes?(?: to (?:the |this )?(?:meeting|members|"
        r"everyone).*)?)(?: (?:from|by) the (?:chair|mayor)\w*)?|prayers?|"
        r"(?:gair o )?groeso|croeso(?: (?:a|gan) .*)?|"
        r"cyflwyniadau|gweddi",
    ),
    Rule(
        "attendance",
        r"(?:roll call|membership(?: changes)?(?= |$)|(?:notification of )?visiting (?:members|councillors)|"
        r"changes (?:to|in|of) (?:the )?(?:committee |panel |"
        r"board )?membership|(?:record of )?attendances?(?: list| record|"
        r" register)?(?: by .*)?|(?:members )?present|"
        r"in attendance|quorum|those present|yn bresennol|presenoldeb|"
        r"(?:reading of the )?notice (?:of|convening) (?:the )?"
        r"meeting(?: and summons)?|summons)",
    ),
    Rule(
        "procedure",
        r"(?:order of )?procedures?(?: (?:for|at|of) .*)?|procedural (?:business|matters|items)|preliminar.*",
    ),
    Rule(
        "declarations",
        # What is declared; a report on the register of gifts or on the code is business.
        rf"{_RECEIVE}(?:(?:members[’']?|councillors[’']?|existing|personal|pecuniary) )*(?:(?:declarations?|"
        rf"disclosures?|"
        r"conflicts?|registers?|notifications?|code of conduct)\b.*\b(?:interests?(?! (?:policy|rate|strategy))|"
        r"whip(?:ping)?|dispensations?|lobbying|"
        r"predetermination|"
        r"substitutes)|(?:declarations?|disclosures?|notifications?)\b.*\bgifts)\b.*|"
        r"(?:disclosable )?pecuniary interests|party whip declarations?|(?:(?:members|"
        r"councillors)[’'] )?declarations under .*|"
        r"disclosures? by members\b.*|declarations?|"
        r"(?:(?:members|councillors)[’'] )?interests|"
        r"(?:requests? for )?dispensations?|"
        r"(?:declarations? of )?(?:the )?party whip|whipping|transparency statements?|"
        r"(?:derbyn )?(?:datganiad(?:au)?|datgan|datgelu) .*\b(?:fuddiant|fuddiannau|buddiant|buddiannau|"
        r"ddiddordeb|diddordeb)\b.*",
        Unless.NEVER,
    ),
    Rule(
        "last minutes",
        rf"{_RECEIVE}(?:(?:draft|previous|last|public|exempt|open|non[- ]exempt|confidential|restricted|"
        rf"part \w{{1,3}}|unconfirmed|"
        rf"action|discussion|{_BODY}) )*(?:minutes?|minute’s|notes|records?|actions?)(?: for (?:approval|confirmation|"
        rf"signature|agreement|signing)| (?:of|from) (?:the )?(?:last|previous|"
        rf"preceding|past)?"
        rf"(?:.{{0,80}} )?(?:{_BODY}s?|meetings?)(?: .*)?|{_HELD})|(?:derbyn |cadarnhau |"
        rf"cymeradwyo )?cofnodion\b(?: .*)?|"
        r"(?:adoption|accuracy) of (?:the )?minutes?(?: .*)?|(?:the )?(?:last|previous) meeting’s minutes|"
        r"minutes ?[-–:] ?(?:to|for) .*",
        Unless.DISCUSSED,
    ),
    Rule("action log", r"action (?:log|list|tracker)|decisions of the last meeting.*", Unless.DISCUSSED),
    Rule("matters arising", r"(?:any )?(?:matters|actions|business|issues) arising\b.*", Unless.ANYTHING),
    Rule(
        "filming and fire",
        r"(?:notices? (?:of|on|about|regarding|concerning|relating to) |(?:the )?(?:audio |sound |"
        r"public )*)?(?:webcast(?:ing)?|filming|"
        r"recordings?|broadcast(?:ing)?|"
        r"live ?stream(?:ing)?)(?: (?:of|at|the|this|public|council|and|notice|announcement|meetings?|"
        r"proceedings|protocol|use|social|"
        r"media|photography)\b)*|.*\b(?:fire (?:evacuation|exits|drill|procedure|alarm)s?|"
        r"evacuation(?: procedures?)?|housekeeping|"
        r"emergency procedures?|(?:health and )?safety (?:briefing|notice|procedures?)|mobile phones|"
        r"health and safety announcement)\b.*",
    ),
    Rule("public questions", _PUBLIC, Unless.ANYTHING),
    Rule("urgent business", _URGENT, Unless.ANYTHING),
    Rule(
        "next meeting",
        r"(?:(?:to note|dates?|times?|venue|day|and|of|the|,|/|&|for|confirmation|schedule) ?)*(?:(?:next|"
        r"future|forthcoming) "
        r"meetings?|meeting dates|dates? of meetings|(?:calendar|programme|schedule|timetable) of meetings|"
        r"next date)(?: (?:dates?|of|the|and|"
        r"times?|venue|"
        rf"{_BODY})\b.*| ?[-–:(].*| \d.*)?|"
        r"dyddiad(?:au)? (?:\w+ )?(?:cyfarfod|gyfarfod)\w* nesaf|cyfarfod nesaf",
        Unless.NEVER,
    ),
    Rule(
        "exclusion",
        r".*\bexclu(?:sion|de|ding)\b.*\b(?:public|press)\b.*|exclusion|re-?admi\w+ of .*public.*|"
        r"(?:consideration of |items? (?:containing|involving) |business (?:containing|involving) )?exempt "
        r"(?:(?:or|and|/) confidential )?(?:information|business|items?)\b.*|(?:the )?(?:press and public|"
        r"public and press)|local government act 1972.*|"
        r"(?:gwahardd|eithrio|cau allan) .*(?:wasg|cyhoedd).*|"
        r"(?:determination|identification|notice) of (?:any )?(?:exempt|confidential|private)\b.*|"
        r".*\bitems? (?:should|are to|to) be (?:taken|considered|heard) in private\b.*|access to information.*",
        Unless.NEVER,
    ),
    Rule(
        "restricted part",
        r"(?:restricted|exempt|confidential|private|closed|part (?:ii|two|2|b))(?: (?:items?|session|business|"
        r"part|matters|"
        r"reports?|agenda)\b.*)?",
        Unless.DISCUSSED,
    ),
    Rule(
        "order of business",
        r"(?:(?:changes?|variation|alterations?) (?:to|in|of) (?:the )?)?(?:order of (?:business|(?:the )?agenda)|"
        r"agenda order)",
    ),
    Rule(
        "work programme",
        r"(?:to (?:note|receive|consider) (?:the )?)?(?:[\w-]+ ){0,3}?(?:work|forward) (?:programme|plan)(?: .{0,60})?",
        Unless.SPOKEN,
    ),
    Rule(
        "closing",
        rf"(?:(?:the )?(?:chair(?:man|woman|person)?|mayor)’s )?(?:close|closure|closing|end|conclusion|"
        rf"adjournment|termination|completion)(?: remarks|"
        rf" of (?:the )?(?:{_BODY}|business|"
        r"proceedings)\b.*)?|duration of (?:the )?meeting|meeting (?:close|closed|ended|concluded)\b.*|"
        r"(?:comfort )?break|"
        r"recess|lunch",
    ),
)
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
    return len(speakers) >= 2 and words > _TALK


def plain_title(title: str) -> str:
    """A title as the rules compare it: in lower case, without its number and what only frames it."""
    words = " ".join(title.lower().replace("'", "’").split())
    return _FINAL.sub("", _NUMBER.sub("", words).strip(" .:-–()"))[:_LONGEST_TITLE].strip(" .:-–")
