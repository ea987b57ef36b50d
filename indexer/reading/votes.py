"""Vote totals and named votes as minutes print them: "For 5, Against 3", "by 7 votes to 3", "For (2): ..."."""

import re
from collections.abc import Iterable, Iterator

from archive.model import NamedVote, Votes
from indexer.reading.names import COUNCILLOR_TITLES, PARTICLE, PLURAL_TITLES, UPPER

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS = {word: n for n, word in enumerate(_NUMBERS.split())} | {"none": 0, "nil": 0, "zero": 0}
_COUNT = rf"(?:\d{{1,3}}|(?:{'|'.join(_WORDS)})\b)"
_SIDE = (
    r"(?:(?P<{0}for>(?:for|in favour)\b(?:\s(?:of\s)?the\s(?:motion|amendment|recommendation|proposal))?)|"
    r"(?P<{0}against>against\b(?:\s(?:of\s)?the\s(?:motion|amendment|recommendation|proposal))?)|"
    r"(?P<{0}abstained>abst(?:entions?|ain(?:ed|ing|s)?)\b))"
)
_SIDE_FIRST = re.compile(rf"\b{_SIDE.format('')}(?:\svotes?)?\s?(?:[:=–-]\s?|\()?\s?(?P<count>{_COUNT})", re.I)
_COUNT_FIRST = re.compile(
    rf"\b(?P<count>{_COUNT})\s(?:votes?\s|members?\s|councillors?\s|voted\s|voting\s|were\s|"
    rf"cast\s){{0,3}}{_SIDE.format('')}",
    re.I,
)
_TO = re.compile(
    rf"\bby\s(?P<for>{_COUNT})\s(?:votes?\s)?to\s(?P<against>{_COUNT})\b(?:\s(?:votes?\s)?)?"
    rf"(?:,?\s(?:with|and)\s(?P<abstained>{_COUNT})\sabst)?",
    re.I,
)
_LIST = re.compile(
    rf"(?:^|[.;,]\s)(?:(?:Members|Councillors|Those|Votes?)\s)?(?:(?:voting|voted|who voted)\s)?{_SIDE.format('')}"
    rf"\s?(?:\((?P<bracket>\d{{1,3}})\)|[–-]?\s?(?P<plain>\d{{1,3}}))?\s?(?::|\s[–-])\s?(?=\S)",
    re.I,
)
_TITLE = re.compile(rf"(?:{PLURAL_TITLES}|{COUNCILLOR_TITLES})\.?\s")
_NAMES = re.compile(r"\s?(?:,\sand|,|;|\sand|\s&)\s")
_ONE_NAME = re.compile(rf"(?:{PARTICLE}\s){{0,2}}[{UPPER}][\w’'‘.-]*(?:\s[\w’'‘.-]+){{0,4}}")
_VOTING = re.compile(r"\b(?:vot(?:e|es|ed|ing)|for|in favour|against|abst\w+|carried|lost)\b", re.I)


def is_list(text: str) -> bool:
    """Whether a paragraph is part of a recorded vote: "For (2): Councillors A and B"."""
    found = _LIST.match(text)
    return found is not None and (any(_named(text)) or found["bracket"] is not None or found["plain"] is not None)


def votes_in(texts: Iterable[str]) -> Votes | None:
    """The votes that the paragraphs of one decision print, None where they print none."""
    totals: dict[str, int] = {}
    named: list[NamedVote] = []
    for text in texts:
        if not _VOTING.search(text):
            continue
        if is_list(text):
            named += _named(text)
            totals |= {side: count for side, count in _list_totals(text) if side not in totals}
        else:
            totals |= {side: count for side, count in _totals(text).items() if side not in totals}
    if not totals and not named:
        return None
    return Votes(totals.get("for"), totals.get("against"), totals.get("abstained"), tuple(named))


def _totals(text: str) -> dict[str, int]:
    if to := _TO.search(text):
        return {side: _number(count) for side, count in to.groupdict().items() if count is not None}
    side_first, count_first = (
        {_side(m): _number(m["count"]) for m in p.finditer(text)} for p in (_SIDE_FIRST, _COUNT_FIRST)
    )
    found = side_first if len(side_first) >= len(count_first) else count_first
    # "for 5 years" alone is no vote; two sides, or the word itself, make one.
    if len(found) >= 2 or (
        found and re.search(r"\b(?:votes?|voted|abst\w+)\b", text, re.I) and "for" not in side_first
    ):
        return found
    return {}


def _list_totals(text: str) -> Iterator[tuple[str, int]]:
    for found in _LIST.finditer(text):
        count = found["bracket"] or found["plain"]
        if count is not None:
            yield _side(found), int(count)


def _named(text: str) -> Iterator[NamedVote]:
    sides = list(_LIST.finditer(text))
    for found, end in zip(sides, [*(s.start() for s in sides[1:]), len(text)], strict=True):
        for name in _NAMES.split(text[found.end() : end].strip(" .;,")):
            bare = _TITLE.sub("", name).strip(" .")
            if _ONE_NAME.fullmatch(bare) and bare.lower() not in _WORDS:
                yield NamedVote(bare, _side(found))


def _side(found: re.Match[str]) -> str:
    return next(side for side in ("for", "against", "abstained") if found[side])


def _number(count: str) -> int:
    return int(count) if count.isdigit() else _WORDS[count.lower()]
