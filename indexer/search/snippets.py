"""Which passages of an item a hit shows: the best one to three, cut at sentences, as text and spans."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile
from typing import NamedTuple

from indexer.search.document import Passage
from indexer.search.matching import AT_ONCE, Match, Matcher, united
from indexer.search.results import Snippet

# About three lines of the results page; a sentence that is longer is cut between words.
LENGTH = 300
_LEAD = 80  # characters of a long sentence shown before the first match
MOST = 3
# An item of 100,000 words may match anywhere; beyond this many places the best passage is no better.
_PLACES = 400

# Full stops that end no sentence, by the number of letters before them: what looks back has a fixed width.
_ABBREVIATED = ("[A-Z]|p", "Mr|Ms|Dr|St|No|cf|pp", "Mrs|Rev|Nos|i\\.e|e\\.g", "Cllr|Prof|para", "Cllrs|paras")
_SENTENCE_END = re.compile(
    r"([.!?…]"
    + "".join(rf"(?<!\b(?:{some})\.)" for some in _ABBREVIATED)
    + r"[)\]\"'”’»]*)\s+(?=[\"'“‘«(\[£]?[A-Z0-9ÀÁÂÉÈÊÍÎÓÔÖÚÛŴÝŶ])"
)
_WORD_END = re.compile(r"\s+")


class _Window(NamedTuple):
    """Characters `start` to `end` of one passage, with the matches inside, sorted, and the atoms of the query they are.

    `cut` tells whether it begins, and whether it ends, inside a sentence. Windows are in order by what stands first:
    many words asked for come before few (`missed` is what the atoms tell, negative), then those near one another.
    """

    missed: float
    spread: int
    passage: int
    start: int
    end: int
    matches: tuple[Match, ...]
    atoms: frozenset[int]
    cut: tuple[bool, bool]


def snippets(passages: Sequence[Passage], matcher: Matcher) -> tuple[Snippet, ...]:
    """One to three snippets of an item, best first; its opening, unmarked, where no passage matches.

    `passages` are the item's paragraphs in the order in which they are preferred; none gives no snippet.
    """
    return _shown(_windows(passages, matcher), passages, matcher)


def snippets_of(items: Sequence[Sequence[Passage]], matcher: Matcher) -> list[tuple[Snippet, ...]]:
    """`snippets` of each of several items; those that are not long are looked through as one text."""
    if not matcher.is_alike_in_texts:
        return [snippets(passages, matcher) for passages in items]
    short = [passages if sum([len(one.text) for one in passages]) <= AT_ONCE else () for passages in items]
    edges = [*accumulate(map(len, short), initial=0)]
    windows: list[list[_Window]] = [[] for _ in items]
    for place, matches in matcher.among([one.text for passages in short for one in passages], "minutes"):
        item = bisect_right(edges, place) - 1
        if len(windows[item]) <= _PLACES:
            within = place - edges[item]
            windows[item] += _windows_of(within, items[item][within].text, matches, matcher)
    return [
        _shown(found if together else _windows(passages, matcher), passages, matcher)
        for found, together, passages in zip(windows, short, items, strict=True)
    ]


def _shown(windows: list[_Window], passages: Sequence[Passage], matcher: Matcher) -> tuple[Snippet, ...]:
    if windows:
        return tuple(
            [
                _snippet(passages[window.passage], window.start, window.end, window.matches, window.cut)
                for window in _chosen(windows, passages, matcher)
            ]
        )
    opening = next((passage for passage in passages if passage.text.strip()), None)
    if opening is None:
        return ()
    end, cut = _opening(opening.text)
    return (_snippet(opening, 0, end, (), (False, cut)),)


def field_of(anchor: str) -> str:
    """The field of the index in which the paragraph at `anchor` stands."""
    return {"d": "description", "r": "decision"}.get(anchor[:1], "minutes")


def _windows(passages: Sequence[Passage], matcher: Matcher) -> list[_Window]:
    windows: list[_Window] = []
    at = 0
    for field, some in [("minutes", passages)] if matcher.is_alike_in_texts else _by_field(passages):
        for place, matches in matcher.among([passage.text for passage in some], field):
            windows += _windows_of(at + place, some[place].text, matches, matcher)
            if len(windows) > _PLACES:
                return windows
        at += len(some)
    return windows


def _by_field(passages: Sequence[Passage]) -> Iterator[tuple[str, Sequence[Passage]]]:
    for field, some in groupby(passages, lambda passage: field_of(passage.anchor)):
        yield field, [*some]


def _chosen(windows: list[_Window], passages: Sequence[Passage], matcher: Matcher) -> list[_Window]:
    """The best window of all, then such as show a word not shown yet or as many words as the best.

    One a paragraph, and one of each text: a decision often repeats the minutes word for word.
    """
    ranked = sorted(windows)
    chosen: list[_Window] = []
    atoms: frozenset[int] = frozenset()
    paragraphs: set[int] = set()
    texts: set[str] = set()
    for fresh_only in (True, False):
        for window in ranked:
            if len(chosen) == MOST:
                return chosen
            if window.passage in paragraphs:
                continue
            told = matcher.told(atoms | window.atoms)
            if told <= matcher.told(atoms) and (fresh_only or window.missed > ranked[0].missed):
                continue
            text = passages[window.passage].text[window.start : window.end]
            if text not in texts:
                chosen.append(window)
                atoms |= window.atoms
                paragraphs.add(window.passage)
                texts.add(text)
    return chosen


def _windows_of(number: int, text: str, matches: list[Match], matcher: Matcher) -> Iterator[_Window]:
    """For each sentence with matches the window that begins with it and takes in the whole sentences there is room for.

    A sentence that is too long has a window for each match.
    """
    starts, ends = _sentences(text)
    done = -1
    for match in matches[:_PLACES]:
        first = bisect_right(starts, match.start) - 1
        start, end = starts[first], ends[bisect_left(ends, match.end)]
        if end - start > LENGTH:
            start, end = _trimmed(text, start, end, match)
        elif first == done:
            continue
        else:
            done = first
            end = ends[max(bisect_right(ends, start + LENGTH) - 1, 0)]
        within = tuple(_within(matches, start, end))
        atoms = frozenset([other.atom for other in within])
        cut = (start not in starts, end not in ends)
        yield _Window(-matcher.told(atoms), _spread(within, len(atoms)), number, start, end, within, atoms, cut)


def _within(matches: list[Match], start: int, end: int) -> Iterator[Match]:
    for match in matches[bisect_left(matches, (start,)) :]:
        if match.start >= end:
            return
        if match.end <= end:
            yield match


def _spread(matches: Sequence[Match], atoms: int) -> int:
    """How many characters lie between the beginnings of the first and the last of `atoms` different atoms, where these
    stand nearest one another."""
    if atoms == 1:
        return 0
    if atoms == len(matches):
        return matches[-1].start - matches[0].start
    latest: dict[int, int] = {}
    nearest = matches[-1].start
    for match in matches:
        latest[match.atom] = match.start
        if len(latest) == atoms:
            nearest = min(nearest, match.start - min(latest.values()))
    return nearest


def _trimmed(text: str, start: int, end: int, match: Match) -> tuple[int, int]:
    """A part of a long sentence that holds the match, cut between words."""
    first = max(start, min(match.start - _LEAD, end - LENGTH))
    if first > start:
        gap = _WORD_END.search(text, first, match.start)
        first = gap.end() if gap else match.start
    last = min(end, max(first + LENGTH, match.end))
    if last < end:
        gaps = [gap.start() for gap in _WORD_END.finditer(text, match.end, last + 1)]
        last = gaps[-1] if gaps else match.end
    return first, last


def _sentences(text: str) -> tuple[list[int], list[int]]:
    """Where the sentences begin and where they end, without white space around them. Covers every word of `text`."""
    cuts = [*_SENTENCE_END.finditer(text)]
    return [0, *[cut.end() for cut in cuts]], [*[cut.end(1) for cut in cuts], len(text)]


def _opening(text: str) -> tuple[int, bool]:
    """Where the opening of a text ends, and whether inside a sentence."""
    if len(text) <= LENGTH:
        return len(text), False
    ends = (cut.end(1) for cut in _SENTENCE_END.finditer(text))
    whole = [*takewhile(lambda end: end <= LENGTH, ends)]
    if whole:
        return whole[-1], False
    gaps = [gap.start() for gap in _WORD_END.finditer(text, 1, LENGTH + 1)]
    return gaps[-1] if gaps else LENGTH, True


def _snippet(passage: Passage, start: int, end: int, matches: Sequence[Match], cut: tuple[bool, bool]) -> Snippet:
    """A stretch as text, with "…" where a sentence was cut; marks count characters of that text."""
    before, after = "…" if cut[0] else "", "…" if cut[1] else ""
    shift = len(before) - start
    marks = united([(match.start + shift, match.end + shift) for match in matches])
    return Snippet(before + passage.text[start:end] + after, marks, passage.anchor, passage.speakers)
