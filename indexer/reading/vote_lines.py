"""Where the votes of each decision stand: in its own words, and in the vote lines at once before and after it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.model import Paragraph, ParagraphKind
from indexer.reading.listed import Decision
from indexer.reading.rolls import opened_by
from indexer.reading.sentences import sentences
from indexer.reading.vote_tables import tabled_lists
from indexer.reading.votes import beginning, below_opener, opens_side, opens_with_list

LONGEST_NOTE = 160
_VOTE = re.compile(r"\b[Vv]ot(?:e|es|ed|ing)\b|\bFor\b.*\bAgainst\b")
# Who took no part in a vote is printed among its lists.
_AWAY = re.compile(r"(?:absent|not\spresent|(?:declared\s)?(?:conflicts?\sof\s)?interests?)\s?[:|(–-]", re.I)
_MOST_NAMES = 120


@dataclass(frozen=True, slots=True)
class _Lines:
    """The vote lines of a gap between two decisions; `fills` tells that there is nothing else in it."""

    texts: tuple[str, ...] = ()
    fills: bool = False

    @property
    def has_list(self) -> bool:
        return any(opens_with_list(text) for text in self.texts)


def headed_lists(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The lists whose names stand below their opener ("Those voting against:") or in a table, by index of paragraph.

    The text of the opener, or of a table's first row, is the whole list; the paragraphs of names below it have none.
    """
    found = tabled_lists(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        if place in found or paragraph.kind is ParagraphKind.ROW or not opens_side(paragraph.text):
            continue
        below = [
            p.text if p.kind is not ParagraphKind.HEADING else "" for p in paragraphs[place + 1 : place + _MOST_NAMES]
        ]
        if listed := below_opener(paragraph.text, below):
            text, lines = listed
            found |= {place: text} | dict.fromkeys(range(place + 1, place + 1 + lines), "")
    return found


def vote_texts(
    paragraphs: Sequence[Paragraph], found: Sequence[Decision], headed: Mapping[int, str]
) -> list[list[str]]:
    """For each decision what may print its votes, in order."""
    ends = [*(d.first for d in found), len(paragraphs)]
    belows = [_below(paragraphs, d.last + 1, end, headed) for d, end in zip(found, ends[1:], strict=True)]
    own_lists = False
    keeps: list[bool] = []
    for n in reversed(range(len(found))):
        # Vote lines between two results lead up to the second, unless that has lists of its own behind it.
        keeps.insert(0, not belows[n].fills or n + 1 == len(found) or own_lists)
        own_lists = keeps[0] and belows[n].has_list
    told: list[list[str]] = []
    for n, decision in enumerate(found):
        first, _ = _start(decision)
        is_taken = n > 0 and belows[n - 1].fills and keeps[n - 1]
        above = [] if is_taken else _above(paragraphs, first, found[n - 1].last if n else -1, headed)
        own = [*_own_words(paragraphs[first].text, found, n), *_rest(paragraphs, decision, headed)]
        told.append([*above, *own, *(belows[n].texts if keeps[n] else ())])
    return told


def _start(decision: Decision) -> tuple[int, int]:
    return decision.carried or (decision.first, decision.start)


def _rest(paragraphs: Sequence[Paragraph], decision: Decision, headed: Mapping[int, str]) -> list[str]:
    return _texts(paragraphs, range(_start(decision)[0] + 1, decision.last + 1), headed)


def _own_words(text: str, found: Sequence[Decision], n: int) -> list[str]:
    """A decision's words in its first paragraph, with a note or a roll right behind them and the vote before them."""
    decision = found[n]
    first, at = _start(decision)
    opening = text[:at] if n == 0 or found[n - 1].last < first else ""
    before = [opening] if opens_with_list(opening) else _vote_that_ends(opening)
    if first != decision.first:
        return [*before, text[at:]]
    following = found[n + 1] if n + 1 < len(found) else None
    until = following.start if following and following.first == first else len(text)
    return [*before, text[at : decision.end] + beginning(text[decision.end : until], LONGEST_NOTE)]


def _vote_that_ends(opening: str) -> list[str]:
    """The sentences of a vote right before a decision: "Voting: For 5; Against 2. The motion was CARRIED."."""
    told = [opening[start:end] for start, end in sentences(opening)]
    first = len(told)
    while first and _tells_vote(told[first - 1]):
        first -= 1
    return [" ".join(told[first:])] if first < len(told) else []


def _above(paragraphs: Sequence[Paragraph], first: int, after: int, headed: Mapping[int, str]) -> list[str]:
    place = first - 1
    while place > after and _is_vote_line(paragraphs, place, headed):
        place -= 1
    return _texts(paragraphs, range(place + 1, first), headed)


def _below(paragraphs: Sequence[Paragraph], first: int, before: int, headed: Mapping[int, str]) -> _Lines:
    place = first
    while place < before and _is_vote_line(paragraphs, place, headed):
        place += 1
    return _Lines(tuple(_texts(paragraphs, range(first, place), headed)), first < place == before)


def _texts(paragraphs: Sequence[Paragraph], places: range, headed: Mapping[int, str]) -> list[str]:
    return [text for place in places if (text := headed.get(place, paragraphs[place].text))]


def _is_vote_line(paragraphs: Sequence[Paragraph], place: int, headed: Mapping[int, str]) -> bool:
    text = paragraphs[place].text
    return place in headed or opens_with_list(text) or _tells_vote(text)


def _tells_vote(text: str) -> bool:
    return len(text) < LONGEST_NOTE and bool(_VOTE.search(text) or _AWAY.match(text) or opened_by(text))
