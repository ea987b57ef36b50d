"""What belongs to a decision: the points and paragraphs that are listed under its word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.model import OutcomeKind, Paragraph, ParagraphKind
from indexer.reading.decisive import decisive
from indexer.reading.points import lies_under, shape_of
from indexer.reading.votes import opens_with_list


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision found in the text: paragraphs `first` to `last`, in the first from `start` (its sentence) to `end`.

    `word_at` is where the decisive word stands in the first paragraph.
    """

    kind: OutcomeKind
    first: int
    last: int
    start: int
    end: int
    word_at: int
    is_motion: bool = False
    is_weak: bool = False
    carried: tuple[int, int] | None = None  # paragraph and place of the vote that carried the motion it states


_GOES_ON = re.compile(r"(?:[:;,–—-]|\b(?:that|to|and|RESOLVED|AGREED|Resolved|Agreed|unanimously|be))\s*$")
_STOP = re.compile(r"[.?!][\"”’)\]]*\s*$")
_MORE = re.compile(r"[\W_]*(?:That|THAT|To|And that|and|AND)\b")
_ANNOUNCES_PROPOSAL = re.compile(
    r"\b(?:moved|proposed|recommendations?|recommends|motion|amendment|seconded|proposal|asked to|invited to|"
    r"requested to)\b[^.]*[:–-]\s*$",
    re.I,
)
# "It was RESOLVED": a decisive word no further on opens a paragraph of its own, even below a bare "RESOLVED".
_LONGEST_WORD_OPENING = 8
_HEADING_ONLY = re.compile(r"[\W_]*decision(?:s|\(s\))?(?:\s(?:made|taken|reached))?[\W_]*", re.I)
_OF_A_THING = re.compile(
    r"[\W_]*(?!It\b|This\b|The\sfollowing\b)[A-Z][^.;:]{1,160}?\s(?:was|were)\s"
    r"(?:(?:then|therefore|unanimously|formally|accordingly|also)\s)*"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MOST_LINES = 12
# "Reason: the sluice is old." between two parts of a resolution.
_MOST_ASIDE = 2
_ASIDE = re.compile(r"\W*(?:Reasons?|REASONS?|Rationale|Notes?|NOTES?|NB|Because|Voting|Vote)\b|\(")
_PART = re.compile(r"[\W_]*(?:\w{1,3}[.)]?\s+)?(?:That|THAT|To)\b")
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]?\s+\w")


def is_heading_only(text: str) -> bool:
    """Whether a text is "Decision" and nothing more: it names no kind, and may only head what decides."""
    return _HEADING_ONLY.fullmatch(text) is not None


def tells_all(before: str) -> bool:
    """Whether the words before a decisive word say already what became of what: "The application was REFUSED"."""
    return _OF_A_THING.fullmatch(before) is not None


def is_proposed(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether the paragraph stands under one that announces what was only proposed."""
    back = place - 1
    while back >= 0 and paragraphs[back].kind is ParagraphKind.POINT and place - back < 12:
        if _announces_proposal(paragraphs[back].text):
            return True
        back -= 1
    return back >= 0 and _announces_proposal(paragraphs[back].text)


def _announces_proposal(text: str) -> bool:
    # Few paragraphs end so, and each is asked by all that stand below it.
    return text.rstrip().endswith((":", "–", "-")) and _ANNOUNCES_PROPOSAL.search(text[-200:]) is not None


def with_points(decision: Decision, paragraphs: Sequence[Paragraph]) -> Decision:
    """The decision with every paragraph that is listed under its word or goes on with it."""
    opener = paragraphs[decision.first]
    if decision.end < len(opener.text):
        return decision
    last = decision.first
    below = paragraphs[last + 1] if last + 1 < len(paragraphs) else None
    open_end = (
        _GOES_ON.search(opener.text[-30:]) is not None
        or re.search(r"\w{3}", opener.text[decision.end :] or opener.text) is None
        or (below is not None and _is_unfinished(opener.text, below))
    )
    bare = len(opener.text[decision.word_at :].strip(" :–-.")) <= 14 and not decision.is_motion
    while (place := last + 1) < len(paragraphs):
        following = paragraphs[place]
        if following.kind is ParagraphKind.POINT:
            if not lies_under(following, opener) or not (open_end or bare or last > decision.first):
                break
        elif following.kind is ParagraphKind.ROW:
            if not _GOES_ON.search(paragraphs[last].text[-30:]):
                break
        elif not _is_more(following, (opener, paragraphs[last]), decision, place, bare):
            goes_on = _next_of_list(paragraphs, last)
            if goes_on is None:
                break
            place = goes_on
        last = place
    return replace(decision, last=last)


def _next_of_list(paragraphs: Sequence[Paragraph], last: int) -> int | None:
    """Where "(c) ..." goes on with a list whose last point, "(b) these be appointed –", has lines below it.

    Between two parts that both open with "That" a line or two may give a reason.
    """
    point = paragraphs[last]
    if point.kind is not ParagraphKind.POINT or point.label is None:
        return None
    is_open = _GOES_ON.search(point.text[-30:]) is not None
    if not is_open and _PART.match(point.text) is None:
        return None
    for place in range(last + 2, min(last + 2 + (_MOST_LINES if is_open else _MOST_ASIDE), len(paragraphs))):
        label = paragraphs[place].label
        if label is not None and shape_of(label) == shape_of(point.label):
            aside = all(_ASIDE.match(p.text) for p in paragraphs[last + 1 : place])
            goes_on = is_open or (aside and _PART.match(paragraphs[place].text) is not None)
            return place if goes_on and _follows(point.label, label) else None
    return None


def _follows(before: str, label: str) -> bool:
    """Whether two labels of one shape count on: "(b)" and "(c)", "3." and "4.", "(ii)" and "(iii)"."""
    one, two = (re.sub(r"\W", "", text).lower() for text in (before, label))
    if one.isdigit() or two.isdigit():
        return one.isdigit() and two.isdigit() and int(two) == int(one) + 1
    as_letters = len(one) == len(two) == 1 and ord(two) == ord(one) + 1
    return as_letters or (one in _ROMAN and two in _ROMAN and _ROMAN.index(two) == _ROMAN.index(one) + 1)


def _is_unfinished(text: str, below: Paragraph) -> bool:
    """ "RESOLVED: That the Forum" without a full stop goes on in the points below, if they read on from it."""
    return (
        below.kind is ParagraphKind.POINT
        and _STOP.search(text) is None
        and (below.text[:1].islower() or _PART.match(below.text) is not None)
    )


def _is_more(
    following: Paragraph, before: tuple[Paragraph, Paragraph], decision: Decision, place: int, bare: bool
) -> bool:
    """Whether a paragraph that is no point goes on with the decision; `before` are its opener and its last so far."""
    opener, above = before
    if following.kind is ParagraphKind.HEADING or opens_with_list(following.text):
        return False
    first_below = place == decision.first + 1
    if len(following.text) <= 5 or (not first_below and _is_next_number(following.text, above.text)):
        return len(following.text) > 5 or following.text.strip(".;:,").lower() in {"and", "or", "that"}
    own = decisive(following.text[:300], None, True)
    headed = is_heading_only(opener.text) and not _PART.match(following.text)
    another = own is not None and not own.is_weak and tells_all(opener.text[decision.start : decision.word_at])
    if own is not None and (headed or another or not (bare and first_below and own.at > _LONGEST_WORD_OPENING)):
        return False
    if first_below and (bare or _GOES_ON.search(above.text[-30:])):
        return True
    return (
        not decision.is_motion
        and _MORE.match(following.text) is not None
        and following.text.startswith(("That ", "THAT ", "and "))
    )


def _is_next_number(text: str, above: str) -> bool:
    """Whether two paragraphs count on, though nothing marks them as points: "1 That ...", "2 That ..."."""
    here, there = _NUMBERED.match(text), _NUMBERED.match(above)
    return here is not None and there is not None and int(here[1]) == int(there[1]) + 1
