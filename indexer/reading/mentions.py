"""Everybody whom a sentence names, speaking or not: one mention a person, role, post, body or group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from indexer.reading import names
from indexer.reading.names import NAME, TITLES, UPPER
from indexer.reading.verbs import VERB


class Sort(Enum):
    """How a mention names whom it means."""

    TITLED = "titled"
    NAME = "name"
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
    """`labels` as published, without article; more than one for "Councillors Smith, Jones and Patel"."""

    sort: Sort
    start: int
    end: int
    labels: tuple[str, ...]


_NO_FIRST_NAME = (
    r"(?!(?:The|This|That|These|Those|It|In|At|On|For|From|To|By|With|After|Before|During|Following|Further|"
    r"However|Subsequently|"
    r"Also|Then|When|While|Whilst|As|And|But|If|No|All|Some|Any|Each|Every|He|She|They|His|Her|Their|There|Both|"
    r"Resolved|Agreed|"
    r"Noted|Moved|Seconded|Proposed|RESOLVED|Question|Reply|Item|Members|Officers|Councillors?|Cllrs?)\b)"
)
_PLAIN_NAME = rf"{_NO_FIRST_NAME}(?=[{UPPER}][\w’'-]*\.?\s(?:[a-z]{{2,3}}\s){{0,3}}[{UPPER}]){NAME}"
# Named groups may stand in a pattern only once.
_VERB_AHEAD = re.sub(r"\(\?P<\w+>", "(?:", VERB)
_MENTION = re.compile(
    rf"""(?<![\w’'-])(?:
        (?P<plural>{names.PLURAL})
      | (?:[Tt]he\s)?(?P<titled>{names.TITLED})
      | (?:(?:[Aa]n?|[Tt]he)\s(?P<representative>(?:[a-z]+\s)?representatives?\s(?:of|from|for|on\sbehalf\sof)\s
            [^,.;:()]{{2,90}}?(?=\s?[,.;:()]|$|\s{_VERB_AHEAD})))
      | (?:(?:[Aa]n?|[Tt]he)\s(?P<public>{names.PUBLIC}))
      | (?P<publics>(?:[Oo]ne|[Aa]nother|[Ss]ome|Two|Local|Several)\s{names.PUBLIC})
      | (?:[Tt]he\s|[Oo]ur\s)?(?P<role>{names.ROLE})(?![\w’'-])
      | (?:[Aa]|[Tt]he)\s(?P<unnamed>(?:[A-Z]\w+\s)?[Mm]ember(?:\sof\sthe\s[A-Z][\w-]*)?|
            Councillor|[Gg]overnor|[Hh]ead\s?teacher)(?![\w’'-])
      | (?P<one>(?:[Oo]ne|[Aa]nother)\s(?:[Mm]ember|Councillor|Governor))(?![\w’'-])
      | (?:[Tt]he|[Aa]n?|[Oo]ur)\s(?P<job>{names.JOB})(?![\w’'-])
      | (?:[Tt]he|[Aa]n)\s(?P<officer>(?:(?!the\b|\w+ed\b|of\b|and\b)[A-Za-z][\w-]*\s){{0,3}}[Oo]fficers?)(?![\w’'-])
      | (?P<officers>Officers)(?![\w’'-])
      | (?:[Aa]\snumber\sof\s|[Tt]he\s)?(?P<members>{names.MEMBERS})(?![\w’'-])
      | (?:[Tt]he\s)?(?P<body>{names.BODY})
      | (?P<initials>[A-Z]{{2,4}})(?![\w’'-])
      | (?P<name>{_PLAIN_NAME})
    )""",
    re.VERBOSE,
)
_SORTS = {
    "plural": Sort.TITLED,
    "publics": Sort.PUBLIC,
    "one": Sort.UNNAMED,
    "officer": Sort.OFFICERS,
} | {sort.value: sort for sort in Sort}
_PLURAL_TITLE = re.compile(rf"({names.PLURAL_TITLES})\s")
_SINGULAR = {"Messrs": "Mr", "Messrs.": "Mr", "Drs": "Dr", "Drs.": "Dr"}
_BETWEEN_NAMES = re.compile(r"(?:\s\([^()]*\))?(?:,\s(?:and|&)\s|,\s|\s(?:and|&)\s)|\s\([^()]*\)$")
_OPENS_WITH_TITLE = re.compile(rf"{TITLES}\s")


def mentions(text: str) -> Iterator[Mention]:
    """The mentions of `text` in order, none inside another. Possessives ("the Chair's") are none."""
    for found in _MENTION.finditer(text):
        group = found.lastgroup or ""
        label = found[group]
        if not label.endswith(("’s", "'s")):
            labels = tuple(names_of(label)) if group == "plural" else (label,)
            yield Mention(_SORTS[group], found.start(), found.end(), labels)


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
