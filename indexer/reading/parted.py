"""What a body did, told in parts behind its name: "The Committee: (a) noted the report; (b) agreed to buy salt".

Each part is read as the sentence that it makes with the name; whose verb decides opens an outcome of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.model import Paragraph, ParagraphKind
from indexer.reading.decisive import decisive
from indexer.reading.elsewhere import is_anothers
from indexer.reading.kinds import Decisive
from indexer.reading.listed import Decision, with_points
from indexer.reading.names import BODY, MEMBERS
from indexer.reading.patterns import spaced
from indexer.reading.points import lies_under
from indexer.reading.sentences import sentences
from indexer.reading.told import OPENING


@dataclass(frozen=True, slots=True)
class _Part:
    """A part in the paragraph at `place`, from `start` to `end`, its label left out."""

    place: int
    start: int
    end: int


_SUBJECT = re.compile(
    spaced(
        rf"""
    (?P<subject>[\W_]*{OPENING}(?P<body>(?:[Tt]he )?(?:{BODY}|{MEMBERS}))(?: (?:then|therefore|also|unanimously|
    formally|accordingly|subsequently|duly|has|have)){{0,2}}) ?:(?: ?[–-])?(?= |$)
    """
    )
)
_LABEL = r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s"
_PARTS_AT = re.compile(rf"\s(?:{_LABEL}|(?=[a-z]))")
_NEXT_PART = re.compile(rf"(?<=;)\s(?:and\s)?(?:{_LABEL})?|(?<=,)\s(?:and\s)?{_LABEL}|(?<=\w)\sand\s{_LABEL}")
_MOST_PARTS = 60
# "unanimously agreed": what may stand before the verb of a part.
_LONGEST_ADVERB = 20
# A colon before small letters or a label, or at the end: few paragraphs hold one.
_MAY_OPEN = re.compile(r":(?:\s?[–-])?(?:\s?$|\s[(a-z\d])")


def parted(paragraphs: Sequence[Paragraph], place: int, committee: str | None) -> dict[int, list[Decision]]:
    """Decisions by paragraph of what a body did in parts behind or below a colon in the paragraph at `place`.

    A paragraph that is not there is to be read by itself; one without decisions holds what another body did.
    """
    text = paragraphs[place].text
    if not _MAY_OPEN.search(text):
        return {}
    told = list(sentences(text))
    start, end = told[-1]
    opener = _SUBJECT.match(text, start, end)
    if opener is None or any(decisive(text[s:e], committee, s == 0) for s, e in told[:-1]):
        return {}
    below = opener.end() == end
    parts = list(_below(paragraphs, place) if below else _inside(text, place, (opener.end(), end)))
    if is_anothers(opener["body"], committee):
        return {part.place: [] for part in parts}
    return _decided(paragraphs, parts, opener["subject"], committee)


def _inside(text: str, place: int, behind: tuple[int, int]) -> Iterator[_Part]:
    """The parts of one sentence, which begin behind its colon."""
    at, end = behind
    opening = _PARTS_AT.match(text, at, end)
    if opening is None:
        return
    start = opening.end()
    for following in _NEXT_PART.finditer(text, start, end):
        yield _Part(place, start, following.start())
        start = following.end()
    yield _Part(place, start, end)


def _below(paragraphs: Sequence[Paragraph], place: int) -> Iterator[_Part]:
    """The points below a colon, and lines below it that go on in small letters."""
    opener = paragraphs[place]
    for n in range(place + 1, min(len(paragraphs), place + 1 + _MOST_PARTS)):
        below = paragraphs[n]
        is_point = below.kind is ParagraphKind.POINT and lies_under(below, opener)
        if not is_point and not (below.kind is ParagraphKind.TEXT and below.text[:1].islower()):
            return
        yield _Part(n, 0, len(below.text))


def _decided(
    paragraphs: Sequence[Paragraph], parts: Sequence[_Part], subject: str, committee: str | None
) -> dict[int, list[Decision]]:
    """Two parts that decide make a list of decisions, where "noted the report" counts wherever it stands."""
    found: list[Decision] = []
    for part in parts:
        if found and found[-1].first < part.place <= found[-1].last:
            continue
        text = paragraphs[part.place].text
        word = _own_word(text[part.start : part.end], subject, committee)
        if word is not None:
            at = part.start + word.at
            told = Decision(word.kind, part.place, part.place, part.start, part.end, at, is_weak=word.is_weak)
            is_point = paragraphs[part.place].kind is ParagraphKind.POINT
            found.append(with_points(told, paragraphs) if is_point else told)
    by_place: dict[int, list[Decision]] = {}
    for decision in found:
        listed = replace(decision, is_weak=False) if len(found) > 1 else decision
        by_place.setdefault(decision.first, []).append(listed)
    return by_place


def _own_word(part: str, subject: str, committee: str | None) -> Decisive | None:
    """The decisive word that a part opens with, by its place in the part."""
    before = len(subject) + 1
    word = decisive(f"{subject} {part}", committee, False)
    if word is None or not before <= word.at <= before + _LONGEST_ADVERB:
        return None
    return replace(word, at=word.at - before, end=word.end - before)
