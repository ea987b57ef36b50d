"""Everybody whom a sentence names, speaking or not: one mention a person, role, post, body or group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from indexer.reading import names
from indexer.reading.names import NAME, TITLES, UPPER
from indexer.reading.patterns import spaced
from indexer.reading.verbs import PREDICATE


class Sort(Enum):
    """How a mention names whom it means."""

    TITLED = "titled"
    NAME = "name"
    BARE = "bare"  # one word: "Smith", "Maggie"
    ROLE = "role"
    JOB = "job"
    BODY = "body"
    MEMBERS = "members"
    UNNAMED = "unnamed"
    OFFICERS = "officers"
    PUBLIC = "public"
    REPRESENTATIVE = "representative"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True)
class Mention:
    """`labels` as published, without article; more than one for "Councillors Smith, Jones and Patel".

    `end` is behind what belongs to the name without being part of the label ("MBE"). `beside` is the post of somebody
    who is named too: "The Head of Housing, Ms Orme," is one mention of Ms Orme.
    """

    sort: Sort
    start: int
    end: int
    labels: tuple[str, ...]
    beside: str = ""


_NO_FIRST_NAME = spaced(
    r"""
    (?!(?:The|This|That|These|Those|It|In|At|On|For|From|To|By|With|After|Before|During|Following|Further|
    However|Subsequently|Also|Then|When|While|Whilst|As|And|But|If|No|All|Some|Any|Each|Every|He|She|They|His|
    Her|Their|There|Both|Resolved|Agreed|Noted|Moved|Seconded|Proposed|RESOLVED|Question|Reply|Item|Members|
    Officers|Councillors?|Cllrs?|Action|Decision|Motion|Amendment|Recommendation|Mr|Mrs|Ms|Dr)\b)
    """
)
_PLAIN_NAME = rf"{_NO_FIRST_NAME}(?=[{UPPER}][\w’'-]*\.?\s(?:[a-z]{{1,6}}\s){{0,3}}[{UPPER}]){NAME}"
# Named groups may stand in a pattern only once.
_PREDICATE_AHEAD = re.sub(r"\(\?P<\w+>", "(?:", PREDICATE.pattern)
_WORDS = r"[^,.;:()\s]{1,30}(?:\s[^,.;:()\s]{1,30})"
_LONGEST_BRACKET = 100
# What a mention can begin with beside a capital; after an article its noun must come soon.
_ARTICLES = ("the", "an?", "our")
_SMALL_FIRST = (
    *("one", "another", "other", "many", "most", "some", "several", "two", "three", "four", "local"),
    *("members", "councillors", "councillor", "cllr", "governors", "officers", "representatives", r"head\s?teachers"),
    *("mover", "proposer", "seconder"),
)
# How every noun of `_MENTION` begins that may stand in small letters or some words behind its article.
_NOUNS = (
    *("accountant", "advis", "agent", "alderman", "appellant", "applicant", "architect", "auditor", "barrister"),
    *("chair", "chaplain", "chief", "claimant", "clerk", "cllr", "complainant", "consultant", "conven", "co-?ord"),
    *("councillor", "director"),
    *(
        "ecologist",
        "engineer",
        "governor",
        "head",
        "inspector",
        "landowner",
        "lead",
        "licen",
        "manager",
        "mayor",
        "member",
    ),
    *("mover", "neighbour", "objector", "officer", "parent", "petitioner", "planner", "proposer", "questioner"),
    *("registrar", "representative", "resident", r"s\.?151", "seconder", "secretary", "shopkeeper", "solicitor"),
    *("speaker", "spokes", "supporter", "surveyor", "tenant", "trader", "treasurer", "trustee", "vice", "warden"),
)
# Those of a letter together: where another letter stands they are ruled out at once.
_ANY_NOUN = "|".join(
    f"[{letter.upper()}{letter}](?:{'|'.join(noun[1:] for noun in nouns)})"
    for letter, nouns in groupby(sorted(_NOUNS), key=lambda noun: noun[0])
)
_NOUN_SOON = rf"\s(?=[{UPPER}]|(?:\S+\s){{0,4}}?(?:{_ANY_NOUN}))"
# A mention is only tried where one of these begins, behind what ends a word: that is found first, so most of a text is
# passed over in C.
_LETTERS = "".join(sorted({word[0] for word in (*_ARTICLES, *_SMALL_FIRST)}))
_FIRST = rf"(?=[{UPPER}{_LETTERS}])(?=[{UPPER}]|(?:{'|'.join(_ARTICLES)}){_NOUN_SOON}|(?:{'|'.join(_SMALL_FIRST)})\s)"
_BEGINS = re.compile(rf"[^\w’'&-]{_FIRST}")
_OPENS = re.compile(_FIRST)
_MENTION = re.compile(
    rf"""(?:(?:(?<!/)|(?<=/)(?={TITLES}\s))(?:
        (?P<plural>{names.PLURAL}){names.HONOURS}
      | (?:[Tt]he\s)?(?P<titled>{names.TITLED}){names.HONOURS}
      | (?:(?:[Aa]n?|[Tt]he)\s(?P<representative>(?:[a-z]+\s)?representatives?\s(?:of|from|for|on\sbehalf\sof)\s
            {_WORDS}{{0,12}}?(?=\s?[,.;:()]|$|\sand\s(?:an?|the|by)\s|{_PREDICATE_AHEAD})))
      | (?P<those>[Rr]epresentatives\s(?:of|from|for)\s{_WORDS}{{0,12}}?(?=\s?[,.;:()]|$|{_PREDICATE_AHEAD}))
      | (?:(?:[Aa]n?|[Tt]he)\s(?P<spokesman>(?!Legal|Staff)(?:[\w’&-]+\s){{1,4}}?
            (?:[Rr]epresentatives?|spokes(?:man|woman|person))
            (?:\s(?:of|from|for)\s{_WORDS}{{0,7}}?(?={_PREDICATE_AHEAD}))?(?![\w’'-])))
      | (?:(?:[Aa]n?|[Tt]he)\s(?P<public>{names.PUBLIC}))
      | (?P<publics>(?:[Oo]ne|[Aa]nother|[Ss]ome|[Tt]wo|Three|Local|[Ss]everal|A\snumber\sof)\s{names.PUBLIC})
      | (?:[Tt]he\s|[Oo]ur\s)?(?P<role>{names.ROLE})(?![\w’'-])
      | (?:[Tt]he)\s(?P<chair>(?:vice[- ]|deputy\s|acting\s|outgoing\s)?
            (?:chair(?:man|woman|person)?|leader|mayor|convenor|convener)(?!\sof\sgovernors))(?![\w’'-])
      | (?:[Aa]n?|[Tt]he)\s(?P<unnamed>{names.UNNAMED})(?![\w’'-])
      | (?P<one>(?:[Oo]ne|[Aa]nother)\s(?:of\sthe\s)?{names.UNNAMED})(?![\w’'-])
      | (?:[Tt]he|[Aa]n?|[Oo]ur)\s(?:[{UPPER}][\w-]*[’']s?\s)?(?P<job>{names.JOB})(?![\w’'-])
      | (?:[Tt]he|[Aa]n?)\s(?P<officer>(?:(?!the\b|\w+ed\b|of\b|and\b|by\b)[A-Za-z][\w-]*\s){{0,3}}[Oo]fficers?)
            (?![\w’'-])
      | (?:[Tt]he|[Aa]n?)\s(?P<post>{names.POST})(?![\w’'-])
      | (?P<officers>(?:(?:Planning|Council|Senior|Licensing|Highways|Housing|Finance)\s)?[Oo]fficers)(?![\w’'-])
      | (?:[Tt]he\s)?(?P<members>{names.MEMBERS})(?![\w’'-])
      | (?:[Tt]he\s)?(?P<body>{names.BODY})
      )
      | (?P<initials>[A-Z]{{2,4}}[a-z]?|[A-Z]{{1,2}}(?:[a-z]{{1,2}}|[’'])[A-Z]{{1,2}})(?![\w’'-])
      | (?<!/)(?:(?P<untitled_job>{names.JOB})(?=\s[a-z(]|,\s)(?![\w’'-])
      | (?P<name>{_PLAIN_NAME}){names.HONOURS}
      | (?P<bare>{_NO_FIRST_NAME}[{UPPER}][a-z{UPPER}’'-][\w’'-]{{0,30}})(?=\s[a-z(]|,\s|/))
    )""",
    re.VERBOSE,
)
_SORTS = {
    "plural": Sort.TITLED,
    "publics": Sort.PUBLIC,
    "one": Sort.UNNAMED,
    "officer": Sort.OFFICERS,
    "spokesman": Sort.REPRESENTATIVE,
    "those": Sort.REPRESENTATIVE,
    "untitled_job": Sort.JOB,
    "post": Sort.JOB,
    "chair": Sort.ROLE,
} | {sort.value: sort for sort in Sort}
_PLURAL_TITLE = re.compile(rf"({names.PLURAL_TITLES})\s")
_SINGULAR = {"Messrs": "Mr", "Messrs.": "Mr", "Drs": "Dr", "Drs.": "Dr"}
_BETWEEN_NAMES = re.compile(
    spaced(
        rf"""
    {names.HONOURS}(?: \([^()]*\))?(?:, (?:and|&) |, | (?:and|&) )|{names.HONOURS} \([^()]*\)$
    """
    )
)
_OPENS_WITH_TITLE = re.compile(rf"{TITLES}\s")


# Tuples: an enum's members are found in them by identity, which is faster than hashing them.
PERSONS = (Sort.TITLED, Sort.NAME, Sort.BARE, Sort.INITIALS)
POSTS = (Sort.ROLE, Sort.JOB, Sort.PUBLIC, Sort.OFFICERS, Sort.UNNAMED, Sort.REPRESENTATIVE)
GROUPS = (Sort.BODY, Sort.MEMBERS)
_NAMED = (Sort.TITLED, Sort.NAME)
_OF_SOMEBODY = (Sort.ROLE, Sort.JOB, Sort.PUBLIC)
_APPOSED = re.compile(r"(?:,|\s[–-])?\s(?:the\s)?|\s\((?=[^()]{1,60}\))")
_POST_ENDS = re.compile(r"\s?[,.;:)]|$|\s(?:and|seconded|on|to|for)\b|\s\([^()]{1,100}\)(?!\s[a-z])")
_NAME_CLOSES = re.compile(
    spaced(
        r"""
    \)?[,.;:)]|$| [–-] | \([^()]{1,60}\)(?:,|$)| (?:seconded|on)\b| (?:of|from|at) [^,.;:()]{2,60},
    """
    )
)
_AND_SOMEBODY = re.compile(rf"\s(?:and|&)\s(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{1,2}})$")
_NEXT_POST = re.compile(rf",\s(?:the\s)?(?:{names.JOB}|{names.ROLE})(?![\w’'-])")
_NAME_GOES_ON = re.compile(rf"(?:\s\([^()]{{1,60}}\))?{_PREDICATE_AHEAD}|\sand\b")


def mentions(text: str) -> list[Mention]:
    """The mentions of `text` in order, none inside another. Possessives ("the Chair's") are none."""
    joined: list[Mention] = []
    for mention in _found(text):
        before = joined[-1] if joined else None
        between = text[before.end : mention.start] if before else ""
        if before and len(between) <= 6 and _is_named_post(before, mention, between, text):
            joined[-1] = replace(mention, start=before.start, beside=before.labels[0])
        elif before and len(between) <= 6 and _is_post_of(before, mention, between, text):
            joined[-1] = replace(before, beside=mention.labels[0])
        else:
            joined.append(mention)
    return joined


def _is_named_post(post: Mention, named: Mention, between: str, text: str) -> bool:
    """ "The Head of Housing, Ms Orme": who holds the post is named at once."""
    if post.sort not in POSTS or named.sort not in _NAMED or len(named.labels) > 1:
        return False
    if not between.startswith((",", " –", " -")) and not (between == " " and named.sort is Sort.TITLED):
        return False
    if named.sort is Sort.NAME and names.NO_PERSON.search(named.labels[0]):
        return False
    if _APPOSED.fullmatch(between) is None:
        return False
    # "At the invitation of the Chair, Mr Roe spoke": without a closing comma the name belongs to a post that opens.
    return _NAME_CLOSES.match(text, named.end) is not None or (
        (post.start < 5 or between == " ") and _NAME_GOES_ON.match(text, named.end) is not None
    )


def _is_post_of(person: Mention, post: Mention, between: str, text: str) -> bool:
    """ "Ms Orme, the Head of Housing": the post belongs to who is named before it."""
    if person.sort not in PERSONS or person.sort is Sort.BARE or person.beside or post.sort not in _OF_SOMEBODY:
        return False
    if between not in {", ", ", the "} or len(person.labels) > 1:
        return False
    # "In reply to Ms Orme, the Chair said": without a closing comma the post may be the next who speaks.
    return person.start < 5 or _POST_ENDS.match(text, post.end) is not None


def _found(text: str) -> Iterator[Mention]:
    end = 0
    starts = [begins.end() for begins in _BEGINS.finditer(text)]
    if _OPENS.match(text):
        starts.insert(0, 0)
    for start in starts:
        found = _MENTION.match(text, start) if start >= end else None
        if found is None:
            continue
        group = found.lastgroup or ""
        label, end = found[group], found.end()
        if _SORTS[group] in (Sort.JOB, Sort.ROLE) and (cut := _holder_behind(text, label, end)):
            label, end = label[:-cut], end - cut
        if not label.endswith(("’s", "'s", "s’", "s'")):
            labels = tuple(names_of(label)) if group == "plural" else (label,)
            yield Mention(_SORTS[group], found.start(), end, labels)


def _holder_behind(text: str, post: str, end: int) -> int:
    """How much of a post that ends at `end` names the holder of the next: "Clerk and Kit Lowe, Engineer"."""
    behind = _AND_SOMEBODY.search(post)
    if behind is None or names.NO_PERSON.search(behind["name"]) or names.PORTFOLIO_WORD.search(behind["name"]):
        return 0
    is_holder = _NEXT_POST.match(text, end) and not names.JOB_WORD.search(behind["name"])
    return len(behind[0]) if is_holder else 0


def outside_brackets(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without the parties, wards and firms in a bracket right behind a name: "(Labour, Harn East)"."""
    kept: list[Mention] = []
    closes = -1
    for mention in found:
        if mention.start >= closes or mention.sort in (Sort.TITLED, Sort.INITIALS):
            kept.append(mention)
            if text.startswith(" (", mention.end):
                closes = text.find(")", mention.end, mention.end + _LONGEST_BRACKET)
    return kept


def names_of(plural: str) -> Iterator[str]:
    """ "Councillors Smith, Jones and Patel" -> "Councillor Smith", "Councillor Jones", "Councillor Patel"."""
    title = _PLURAL_TITLE.match(plural)
    if title is None:
        yield plural
        return
    singular = _SINGULAR.get(title[1]) or re.sub(r"s(\.?)$", r"\1", title[1])
    for name in _BETWEEN_NAMES.split(plural[title.end() :]):
        if name:
            yield name if _OPENS_WITH_TITLE.match(name) else f"{singular} {name}"
