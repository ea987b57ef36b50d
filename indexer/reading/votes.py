"""Vote totals and named votes as minutes print them: "For 5, Against 3", "by 7 votes to 3", "For (2): ..."."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from archive.model import NamedVote, Votes
from indexer.reading.rolls import NUMBER_WORD, Roll, Side, number, opened_by, roll_of

_COUNT = rf"(?:\d{{1,3}}|{NUMBER_WORD}\b)"
_SIDE = (
    r"(?:(?P<{0}for>(?:for|in favour)\b(?:\s(?:of\s)?the\s(?:motion|amendment|recommendation|proposal))?)|"
    r"(?P<{0}against>against\b(?:\s(?:of\s)?the\s(?:motion|amendment|recommendation|proposal))?)|"
    r"(?P<{0}abstained>abst(?:entions?|ain(?:ed|ing|s)?)\b))"
)
_SIDE_FIRST = re.compile(rf"\b{_SIDE.format('')}(?:\svotes?)?\s?(?:[:=–-]\s?|\()?\s?(?P<count>{_COUNT})", re.I)
# "Voting: 8 – For 3 – Against" and "(8) For (3) Against" count first, too.
_COUNT_FIRST = re.compile(
    rf"\b(?P<count>{_COUNT})\)?(?:\s[–-])?\s\(?(?:votes?\s|members?\s|councillors?\s|voted\s|voting\s|were\s|"
    rf"cast\s){{0,3}}{_SIDE.format('')}",
    re.I,
)
# "by 7 votes to 3" and "..., 7 votes to 3"; "five votes to each member" is no vote.
_TO = re.compile(
    rf"(?:\b(?:by|vote\sof|majority\sof)\s(?P<for>{_COUNT})\s(?:votes?\s)?to|\b(?P<first>{_COUNT})\svotes?\sto)\s"
    rf"(?P<against>{_COUNT})\b(?(first)(?=\s?(?:$|[.,;:()\]–—-]|(?:votes?|with|and|in\sfavour|that|to)\b)))(?:\s(?:votes?\s)?)?"
    rf"(?:,?\s?(?:with|and)\s(?P<abstained>{_COUNT})\sabst)?",
    re.I,
)
_VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|for|in favou?r|against|abst\w+|carried|lost|ayes|noes|nays|opposed)\b", re.I
)
_PUT = re.compile(r"\b(?:votes?|voted|abst\w+)\b", re.I)
_LONGEST_OPENER = 120


def is_list(text: str) -> bool:
    """Whether a paragraph is part of a recorded vote and nothing else: "For (2): Councillors A and B"."""
    found = _opening(text)
    return found is not None and found.end == len(text)


def opens_with_list(text: str) -> bool:
    """Whether a paragraph begins as part of a recorded vote, whatever it goes on with."""
    return _opening(text) is not None


def opens_side(text: str) -> bool:
    """Whether a paragraph opens a side and has no names: "Those voting against:", "For (3)"."""
    if len(text) > _LONGEST_OPENER or opened_by(text) is None:
        return False
    roll = roll_of(text)
    if roll is None or len(roll.sides) != 1 or roll.start > 0:
        return False
    side = roll.sides[0]
    return roll.end == len(text) and (side.is_empty or (side.names == () and bool(side.count)))


def below_opener(opener: str, below: Sequence[str]) -> tuple[str, int] | None:
    """The list that an opener and the names in the paragraphs below it make, and how many paragraphs those are.

    The names stand in one paragraph, or each with a title in its own.
    """
    lines = 0
    for text in below:
        side = _only_names(text)
        if side is None or (lines and not side.is_titled):
            break
        lines += 1
        if not side.is_titled or len(side.names or ()) > 1 or side.count is not None:
            break
    if not lines:
        return None
    names = ", ".join(text.strip(" .;,") for text in below[:lines])
    return f"{opener.rstrip(' :–-')}: {names}", lines


def _only_names(text: str) -> Side | None:
    """A paragraph of names and nothing else as if it were a side of a vote."""
    roll = roll_of(f"For: {text}")
    if roll is None or len(roll.sides) != 1 or roll.end < len(text):
        return None
    return roll.sides[0] if roll.sides[0].names else None


def beginning(text: str, longest: int) -> str:
    """As many characters of a text, and to its end a roll that begins among them."""
    roll = roll_of(text) if len(text) > longest else None
    return text[: max(longest, roll.end) if roll and roll.start < longest else longest]


def votes_in(texts: Iterable[str]) -> Votes | None:
    """The votes that the paragraphs of one decision print, None where they print none."""
    totals: dict[str, int] = {}
    sides: list[Side] = []
    is_put = False
    for text in texts:
        if not _VOTING.search(text):
            continue
        is_put = is_put or _PUT.search(text) is not None
        told, listed = _told(text)
        sides += listed
        totals |= {side: count for side, count in told.items() if side not in totals}
    named = _named(sides, totals) if is_put or _is_vote(sides) else ()
    if not totals and not named:
        return None
    return Votes(totals.get("for"), totals.get("against"), totals.get("abstained"), named)


def _told(text: str) -> tuple[dict[str, int], Sequence[Side]]:
    """The totals of one paragraph and the sides that it lists."""
    roll = _opening(text) or _within(text)
    if roll is None:
        vote = opened_by(text)
        return _totals(text), (Side(vote, None, None),) if vote else ()
    counts = {side.vote: side.count for side in reversed(roll.sides) if side.vote and side.count is not None}
    return _totals(text[roll.end :]) | counts | _totals(text[: roll.start]), roll.sides


# Several rules ask the same of a paragraph, one after the other.
@lru_cache(maxsize=64)
def _opening(text: str) -> Roll | None:
    """The roll that a text begins with, of which something at least can be read."""
    if opened_by(text) is None:
        return None
    roll = roll_of(text)
    if roll is None or re.search(r"\w", text[: roll.start]) or roll.sides[0].is_away:
        return None
    return roll if any(side.is_listed for side in roll.sides) else None


def _within(text: str) -> Roll | None:
    """A roll in a sentence that decides: "CARRIED (For: Councillors A and B; Against: Councillor C)"."""
    roll = roll_of(text)
    if roll is None or not roll.is_whole or not _is_vote(roll.sides):
        return None
    return roll if any(side.names for side in roll.sides) else None


def _is_vote(sides: Sequence[Side]) -> bool:
    """Whether what is listed can be nothing but a vote: two sides, a count, or councillors by their title."""
    return len({side.vote for side in sides}) > 1 or any(side.count is not None or side.is_titled for side in sides)


def _named(sides: Sequence[Side], totals: dict[str, int]) -> tuple[NamedVote, ...]:
    """Who voted how: all of them, or nobody where any list is not read whole, or not as long as the page says."""
    listed = [side for side in sides if side.vote and side.is_listed]
    if {side.vote for side in sides if side.vote} > {side.vote for side in listed}:
        return ()  # a side is opened and nothing of it can be read
    blocks = [(vote, list(block)) for vote, block in groupby(listed, key=lambda side: side.vote)]
    if len({vote for vote, _ in blocks}) < len(blocks):
        return ()  # the lists of two votes
    named: list[NamedVote] = []
    for vote, block in blocks:
        if any(side.names is None for side in block):
            return ()
        names = [name for side in block for name in side.names or ()]
        if names and totals.get(vote, len(names)) != len(names):
            return ()
        named += [NamedVote(name, vote) for name in names]
    return tuple(named)


def _totals(text: str) -> dict[str, int]:
    if to := _TO.search(text):
        told = {"for": to["for"] or to["first"], "against": to["against"], "abstained": to["abstained"]}
        return {side: number(count) for side, count in told.items() if count is not None}
    side_first, count_first = (
        {_side(m): number(m["count"]) for m in p.finditer(text)} for p in (_SIDE_FIRST, _COUNT_FIRST)
    )
    found = side_first if len(side_first) >= len(count_first) else count_first
    # "for 5 years" alone is no vote; two sides, or the word itself, make one.
    if len(found) >= 2 or (found and _PUT.search(text) and "for" not in side_first):
        return found
    return {}


def _side(found: re.Match[str]) -> str:
    return next(side for side in ("for", "against", "abstained") if found[side])
