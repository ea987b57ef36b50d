r"""The lists of a recorded vote as minutes print them: who stood on which side, each side read whole or not at all.

The grammar, [ ] for what may be absent, { } for what may be repeated:

    roll   = side { break side }               break: a stop, ";", ",", "|", or nothing before a capital
    side   = [count] opener [mark] [count] [mark] [names] [mark] [count]
    opener = [who] [voting] word [what]        "For", "Those voting against the motion", "Abstentions"
    word   = for, in favour, ayes | against, opposed, noes, nays | abstain(s, ed, ing), abstention(s) |
             not voting, did not vote, absent, interest: these stand on no side
    mark   = ":" "=" "-" "–" "|"
    count  = "3" "(3)" "– 3" "(3 votes)" "Total: 3" "..... 3"
    names  = "none" | name { and name } | "(" names ")"    and: "," ";" "&" "and" "|", or the next title
    name   = [title] { initial, word with a capital, "van der", "ap" } ["(" party, ward or post ")"]
"""

import re
from dataclasses import dataclass

from indexer.reading.names import COUNCILLOR_TITLES, HONOURS, PARTICLE, PLURAL_TITLES, UPPER
from indexer.reading.patterns import spaced

_UNITS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = (
    {word: n for n, word in enumerate(_UNITS)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"none": 0, "nil": 0, "zero": 0}
)
# "twenty-one" and "twenty one"; what begins with "one" may not be the end of it.
NUMBER_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_UNITS[1:10])})\b)?|"
    rf"(?<!ty-)(?:{'|'.join((*_UNITS, 'none', 'nil', 'zero'))}))"
)
_NUMBER = rf"(?:\d{{1,3}}|(?i:{NUMBER_WORD}))(?![\w£%])"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a roll: `vote` is "for", "against", "abstained", or "" for those who did not vote.

    `count` is what is printed of it, `names` have no councillor's title and are None where they cannot be read whole.
    `is_titled` tells that a name has such a title, `is_listed` that a name or a count stands there, `is_away` that the
    side is of those who were not there or had an interest, `is_empty` that nothing stands behind the opener.
    """

    vote: str
    count: int | None
    names: tuple[str, ...] | None
    is_titled: bool = False
    is_listed: bool = False
    is_away: bool = False
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Roll:
    """The sides of a text, from `start` up to `end`: what stands before and behind is about something else."""

    sides: tuple[Side, ...]
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Whether every name of every side is read."""
        return all(side.names is not None for side in self.sides)


_TITLE = rf"(?:{PLURAL_TITLES}|(?:{COUNCILLOR_TITLES})\.?|Members?)"
_WORD = spaced(
    r"""
    (?P<for>for|in favou?r|ayes)|(?P<against>against|opposed|noes|nays)|(?P<abstained>abst(?:entions?|ain(?:ed|ing|
    s)?))|(?P<idle>not voting|did not vote|no vote(?: cast)?)|(?P<away>absent|not present|(?:declared )?
    (?:conflicts? of )?interests?)
    """
)
_THING = "motion|amendment|recommendations?|proposals?|proposition"
_WHAT = spaced(
    rf"""
    (?:(?: (?:(?:of|from|to|on)(?: (?:the|this|that))?|the|this|that)(?: (?:original|substantive|amended|revised|
    officers?[’']?s?|above|planning))* (?:{_THING}|resolution|application|approval|refusal|budget|voting|vote)|
     (?:{_THING}|voting))(?: as amended)?)
    """
)
_WHO = spaced(
    r"""
    (?:(?:there|those|the following|these|members|councillors|cllrs|votes?|number|total)
    (?: (?:members|councillors))? )?(?P<voting>(?:who )?(?:(?:vot(?:ed|ing|es?)|cast|were) )+)?
    """
)
# "There voted for the Minutes being a correct record:" says at length what; "For the record:" opens nothing.
_AT_LENGTH = r"(?(voting)\s(?:of\s)?the\s[^:;|(),.]{1,60}(?=\s?:)|(?!))"
_OPENER = re.compile(
    rf"(?:^[^\w(£]*|(?<=[.;,|(–—])\s?|(?<=\d)\s|(?<=\d\))\s|\s(?=[{UPPER}]))"
    rf"(?P<opener>(?i:{_WHO}(?:{_WORD})\b(?:{_WHAT}|{_AT_LENGTH})?(?:\s(?:were|was))?(?:\sas\sfollows)?))"
    rf"(?=\s?[:=|(–—]|\s-\s|\s{_NUMBER}|\s{_TITLE}\s|\W*$)"
)
_HEAD = re.compile(rf"[^\w(£]*(?:\(?{_NUMBER}\)?\s(?i:(?:votes?|members?|councillors?)\s)?)?(?i:{_WHO}(?:{_WORD})\b)")
_LONGEST_LEAD = 24
_LEAD = re.compile(rf"(?<![\w£.,/-])\(?(?P<count>{_NUMBER})\)?\s(?i:(?:votes?|members?|councillors?)\s)?$")
_VOTES = r"(?:\s(?i:votes?|members?|councillors?)\b)?"
_TOTAL = r"(?i:total\s?(?:votes?)?\s?[:=–-]?\s?)?"
_MARK = re.compile(r"[\s:=|–—-]*")
_COUNT = re.compile(rf"[(\[]?{_TOTAL}(?P<count>{_NUMBER}){_VOTES}[)\]]?(?=[\s:;,.|()–—-]|$)")
_TAIL = re.compile(
    rf"(?:\s?[.…_·]{{2,}}|[,.](?=\s?(?:[(\[–—-]|(?i:total))))?\s?,?\s?[–—:=|-]?\s?(?:[(\[]{_TOTAL}(?P<bracket>{_NUMBER}){_VOTES}[)\]]|"
    rf"{_TOTAL}(?P<plain>\d{{1,3}})(?![\w£%/]){_VOTES})"
)
_NEXT_LEAD = re.compile(rf"[\s.,;|]*(?:and\s)?\(?(?P<count>{_NUMBER})\)?{_VOTES}\s*$")
_NOBODY = re.compile(r"(?i:none|nil|nobody|no-?one)(?![\w’'-])")
_END = re.compile(r"[\s.;,:|)\]–—]*(?:(?<=[\s,;])and)?$")
_STOP = re.compile(r"[\s,;|]*[.)][.)\s]*(?<=\s)")
_PART = (
    rf"(?:[{UPPER}]\.(?:[{UPPER}]\.?)*|(?:Mr|Mrs|Ms|Dr|St|Jr|Snr|Prof|Rev|Revd|Rt|Hon)\.|[{UPPER}][\w’'‘-]*|"
    rf"(?:[a-z]{{1,3}}[’'-][{UPPER}]|ff[a-z])[\w’'‘-]+|{PARTICLE}(?=\s))"
)
_NO_NAMES = spaced(
    r"""
    Groups?|Members?|Councillors?|Cllrs?|All|None|Nil|Unanimous(?:ly)?|Others?|Majority|Rest|Remain\w+|Every\w+|Party|
    Parties|Labour|Conservatives?|Liberals?|Democrats?|Independents?|Present|Officers?|Residents?|Committee|Council|Panel|
    Board|Forum|Motion|Amendment|Recommend\w*|Resolved|Agreed|Carried|Lost|Votes?|Voted|Voting|For|Against|Abst\w+|Total|
    Further|Information|Actions?|Decision|Approval|Refusal|Noting|Discussion|Consultation|The|That|This|It|There|They|
    Those|RESOLVED|AGREED|CARRIED|LOST|FOR|AGAINST
    """
)
_NO_NAME = rf"(?:{_NO_NAMES})(?![\w’'-])"
_NAME = (
    rf"(?!{_NO_NAME}){_PART}"
    rf"(?:\s(?!{_NO_NAME}|(?:Mr|Mrs|Ms|Miss|Dr)\b|(?:{COUNCILLOR_TITLES})\.?\s){_PART}){{0,4}}"
)
_ROLE = spaced(
    r"""
    (?:(?:Vice|Deputy|Depute|Acting|Lord|Lady)[ -])*(?:Chair(?:man|woman|person)?|Conven[oe]r|Mayor(?:ess)?|Provost|
    President|Leader(?: of the Council)?|Speaker)
    """
)
_ITEM = re.compile(
    rf"(?:(?:[Tt]he\s)?(?P<role>{_ROLE})(?=\s?(?:[,;|().:–—]|and\b|&|$))|(?:(?P<title>{_TITLE}):?\s)?"
    rf"(?P<name>{_NAME})){HONOURS}(?:\s?\((?P<note>(?!{_TOTAL}{_NUMBER}[\s)])[^()]{{1,60}})\))?"
)
_AND = re.compile(
    rf"\s*[,;|/](?:\s?(?:and|&|plus)(?=\s))?\s*|\s(?:and|&|plus)\s|\s?[•·]\s?|\s(?=(?:{COUNCILLOR_TITLES})\.?\s)"
)
_PLURAL = re.compile(PLURAL_TITLES)
# What stands in a bracket behind a name and says more than who it is: "(for item 2 only)", "(not present)".
_SAYS_MORE = re.compile(r"\b(?:for|against|abst\w*|absent|not|no|vot\w*|left|except|items?|only|until|after)\b", re.I)
_TWO_LETTERS = re.compile(rf"[{UPPER}][\w’'‘-]*\w")


@dataclass(frozen=True, slots=True)
class _Body:
    """What follows an opener, up to `end`; `next_count` is a count in front of the next opener ("2 against")."""

    count: int | None
    names: tuple[str, ...] | None
    is_titled: bool
    is_listed: bool
    end: int
    next_count: int | None = None


def opened_by(text: str) -> str | None:
    """The side that the first words of a text may open, as in `Side.vote`; None for most, which hold no roll there."""
    head = _HEAD.match(text)
    return _vote(head) if head else None


def roll_of(text: str) -> Roll | None:
    """The first roll of a text; None where nothing in it opens a side."""
    openers = list(_OPENER.finditer(text))
    if not openers:
        return None
    start = openers[0].start("opener")
    lead = _LEAD.search(text[max(0, start - _LONGEST_LEAD) : start])
    waiting = number(lead["count"]) if lead else None
    if lead:
        start -= len(lead[0])
    sides: list[Side] = []
    end = start
    for n, opener in enumerate(openers):
        is_last = n + 1 == len(openers)
        until = len(text) if is_last else openers[n + 1].start("opener")
        body = _body(text[opener.end() : until], is_last, lead is not None)
        count = waiting if lead and waiting is not None else body.count
        is_empty = _END.fullmatch(text, opener.end(), until) is not None
        is_away = opener["away"] is not None
        sides.append(Side(_vote(opener), count, body.names, body.is_titled, body.is_listed, is_away, is_empty))
        waiting, end = body.next_count, opener.end() + body.end
    return Roll(tuple(sides), start, end)


def number(count: str) -> int:
    """A count as printed, in digits or as a word."""
    return int(count) if count.isdigit() else sum(_VALUES[word] for word in re.split(r"[-\s]", count.lower()))


def _vote(opener: re.Match[str]) -> str:
    return next((side for side in ("for", "against", "abstained") if opener[side]), "")


def _body(text: str, is_last: bool, counts_lead: bool) -> _Body:
    count, place, is_marked = _count_before(text)
    in_bracket = text.startswith("(", place)
    listed = _names(text, place + in_bracket)
    place = listed.end
    if in_bracket:
        closing = text.find(")", place)
        place = closing + 1 if closing >= 0 and not text[place:closing].strip(" .") else place
    next_count = None
    if counts_lead and not is_last:
        if following := _NEXT_LEAD.match(text, place):
            next_count, place = number(following["count"]), following.end()
    elif tail := _TAIL.match(text, place):
        told, place = number(tail["bracket"] or tail["plain"]), tail.end()
        count = told if count is None else count
    end = _end(text, place, is_last)
    is_read = end is not None and (listed.names != () or count is not None or listed.is_nobody)
    names = listed.settled(count) if is_read else None
    is_listed = listed.names != () or listed.is_nobody or (count is not None and (is_read or is_marked))
    if listed.is_nobody:
        count = count or 0
    return _Body(count, names, listed.is_titled, is_listed, len(text) if end is None else end, next_count)


def _count_before(text: str) -> tuple[int | None, int, bool]:
    """The count in front of the names, where it ends, and whether a mark stands behind it: "3: ", "(3) – "."""
    place = _after_marks(text, 0)
    found = _COUNT.match(text, place)
    if not found:
        return None, place, False
    place = _after_marks(text, found.end())
    return number(found["count"]), place, not text[found.end() : place].isspace() and place > found.end()


def _after_marks(text: str, place: int) -> int:
    found = _MARK.match(text, place)
    return found.end() if found else place


@dataclass(frozen=True, slots=True)
class _Names:
    names: tuple[str, ...]
    end: int
    is_titled: bool = False
    is_doubtful: bool = False  # "the Mayor, Councillor Lee, ...": one who voted, or two?
    is_broken: bool = False
    is_nobody: bool = False

    def settled(self, count: int | None) -> tuple[str, ...] | None:
        """The names, None where they may be wrong; the count printed tells whether the Mayor is somebody else."""
        return None if self.is_broken or (self.is_doubtful and count != len(self.names)) else self.names


def _names(text: str, place: int) -> _Names:
    if nobody := _NOBODY.match(text, place):
        return _Names((), nobody.end(), is_nobody=True)
    names: list[str] = []
    titled = doubtful = broken = False
    before: tuple[bool, bool] | None = None
    by_comma = False
    item = _ITEM.match(text, place)
    while item:
        name = _name(item)
        broken = broken or name is None
        names.append(name or "")
        titled = titled or item["title"] is not None
        alone = item["title"] is not None and not _PLURAL.fullmatch(item["title"])
        here = item["role"] is not None and item["note"] is None, alone
        doubtful = doubtful or (by_comma and before is not None and {before, here} == {(True, False), (False, True)})
        before, place = here, item.end()
        between = _AND.match(text, place)
        item = _ITEM.match(text, between.end()) if between else None
        by_comma = between is not None and "," in between[0] and "and" not in between[0]
    return _Names(tuple(names), place, titled, doubtful, broken)


def _name(item: re.Match[str]) -> str | None:
    """The name of an item without its title, None where it is nobody's or its bracket says more than who it is."""
    note = item["note"]
    if note and _SAYS_MORE.search(note):
        return None
    if item["role"]:
        holder = _ITEM.fullmatch(note) if note else None
        return holder["name"] if holder and holder["title"] else item["role"]
    return item["name"].strip(" .") if _TWO_LETTERS.search(item["name"]) else None


def _end(text: str, place: int, is_last: bool) -> int | None:
    """Where a side ends: at the end of the text, or before a sentence that is about something else."""
    if _END.match(text, place):
        return len(text)
    stop = _STOP.match(text, place) if is_last else None
    if stop is None:
        return None
    more = _names(text, stop.end())
    goes_on = more.names and (_END.match(text, more.end) or _STOP.match(text, more.end))
    return None if goes_on else stop.end()
