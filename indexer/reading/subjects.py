"""What may stand between a subject and its verb, and between two who speak together.

A bracket, a job in commas or dashes, whom somebody speaks for: all of it is passed over on the way to the verb.
"""

import re

from indexer.reading.mentions import Mention
from indexer.reading.names import CAPITAL, JOB_WORD, PUBLIC, TAIL, TITLES, UPPER
from indexer.reading.patterns import spaced
from indexer.reading.verbs import AHEAD, OPEN, PREDICATE, SILENT, Predicate

_BRACKET = r"(?:\s*\([^()]{1,100}\))"
_OF = spaced(
    rf"""
    (?: (?:of|from|for|at|in|representing|on behalf of) (?:the |an? )?+(?:{CAPITAL}{TAIL}|
    [^,.;:()\s]{{1,30}}(?: (?!(?:and|&) (?:the )?{TITLES} )[^,.;:()\s]{{1,30}}){{0,5}}?))
    """
)
_IN_COMMAS = r"(?:,\s[^,.;:()]{2,100}(?:\([^()]{1,60}\)[^,.;:()]{0,60})?){1,4},"
_IN_DASHES = r"\s[–-]\s[^–;:]{2,80}?\s?[–-](?=\s)"
_JOB = spaced(
    rf"""
    (?:,| [–-]) (?:the )?{CAPITAL}(?: (?:(?:of|for|and|the|to|&|in|with|at|–|-) ){{0,2}}{CAPITAL}){{0,10}}?,?
    """
)
_BESIDE = spaced(
    rf"""
    (?P<bracket>{_BRACKET}{{0,2}})(?P<of>{_OF}{_BRACKET}?)?(?:(?P<commas>{_IN_COMMAS}|{_IN_DASHES})|
    (?P<job>{_JOB})|(?P<closing>,)|(?P<dash> [–-](?= [a-z])))?
    """
)
# Whether a word that may be a verb can be reached at all: most mentions fail here, at once.
REACHES_VERB = re.compile(_BESIDE + AHEAD)
SPEAKS = re.compile(_BESIDE + PREDICATE.pattern)
OPENLY = re.compile(_BESIDE + OPEN.pattern)
DOES = re.compile(_BESIDE + SILENT.pattern)
WHO = re.compile(rf"(?P<bracket>{_BRACKET}?),?(?:\s[^,.;:()]{{2,100}},)?\swho{PREDICATE.pattern}")
COLON = re.compile(rf"(?P<bracket>{_BRACKET}?)\s?:\s+(?=\S)|(?P<dash>{_BRACKET}?)\s[–-]\s+(?=[\"“‘{UPPER}])")
_TIE = spaced(
    r"""
    ,? (?:and(?: by)?|nor|&|together with|along with|with|as well as|accompanied by|supported by) (?:the )?|/
    """
)
_OF_WHOM = rf"(?:\s(?:of|from|representing)\s(?:the\s)?{CAPITAL}{TAIL})"
_TIED = re.compile(rf"{_BRACKET}?{_OF_WHOM}?(?:,\s(?P<post>[^.;:()]{{2,100}}?))?{_BRACKET}?(?:{_TIE})")
_PUBLIC = re.compile(rf"(?:an?\s|the\s)?{PUBLIC}\b")
COMMA_ONLY = re.compile(rf"{_BRACKET}?,\s(?:the\s)?")
VOTING = re.compile(rf"{_BRACKET}?,?\s(?P<how>abstaining|voting\sagainst|dissenting|(?<!,\s)seconding)\b")


def is_tie(between: str, last: Mention) -> bool:
    """Whether the mention `last` and the one behind `between` act together: "and", after a bracket or a job at most."""
    if len(between) > 240:
        return False
    tied = _TIED.fullmatch(between)
    if tied is None:
        return False
    post = tied["post"]
    if post is None:
        return True
    return bool(last.beside or JOB_WORD.search(post) or _PUBLIC.match(post)) and PREDICATE.search(f" {post}") is None


def predicate_of(found: re.Match[str]) -> Predicate:
    """What was matched at a subject: the verb, where it ends, and whether it is told as the past of the past."""
    groups = found.groupdict()
    verb = groups["verb"] or groups.get("that") or ""
    return Predicate(verb, verb.split(maxsplit=1)[0].lower(), found.end(), groups.get("had") is not None)
