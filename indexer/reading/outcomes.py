"""Minutes -> outcomes: each decisive word with all that is listed under it, who moved it and how the vote went."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.model import Act, Outcome, OutcomeKind, Paragraph, ParagraphKind, Remark, cells_in
from indexer.reading.decisive import decided_that, decisive
from indexer.reading.kinds import Decisive
from indexer.reading.listed import Decision, is_heading_only, is_proposed, tells_all, with_points
from indexer.reading.parted import parted
from indexer.reading.sentences import sentences
from indexer.reading.speakers import Silent
from indexer.reading.vote_lines import LONGEST_NOTE, headed_lists, vote_texts
from indexer.reading.votes import is_list, votes_in


@dataclass(frozen=True, slots=True)
class _Motion:
    place: int
    remark: Remark
    of_amendment: bool


_NEXT_PART = re.compile(r"\s(?:That|THAT|And that|Also that|Further that)\b")
_LONGEST_PART = 600
_RESULT_ONLY = re.compile(
    r"[\W_]*(?:(?:Motion|Vote|Amendment)\s)?(?:carried|agreed|approved)(?:\sunanimously)?[\W_]*(?:\([^()]*\))?[\W_]*",
    re.I,
)
# "... was LOST. (3 for, 4 against)": a bracket of its own behind the sentence.
_VOTES_BEHIND = re.compile(r"\s\((?=[^()]*\b(?:for|against|votes?|unanimous\w*|abst\w+|nem)\b)[^()]{1,100}\)\.?", re.I)
_AMENDMENT = re.compile(r"\bamendment\b", re.I)
_MOVED_LINE = re.compile(r"[\W_]*(?:moved|proposed|mover|proposer)\b", re.I)
_MOST_MOTIONS = 40
_DECIDED_IN_CELL = re.compile(r"\b(?:RESOLVED|AGREED|RECOMMENDED)\b(?=\s?[:–-]|\s(?:unanimously\s)?(?:that|to)\b)")
# "It was RESOLVED that salt be bought. The Board NOTED the report."
_ANEW = re.compile(
    r"(?:It\swas|The\s[\w-]+(?:\s[A-Z][\w-]+){0,4}|Members|Cabinet)?\s?(?:(?:also|further|then|FURTHER|ALSO)\s)?"
    r"(?:RESOLVED|AGREED|NOTED|RECOMMENDED|APPROVED)\b|It\swas\s(?:(?:also|further|then)\s)?(?:resolved|agreed)\b"
)


def decisions(paragraphs: Sequence[Paragraph], committee: str | None) -> list[Decision]:
    """The decisions of an item's minutes or decision block in order, none inside another."""
    found: list[Decision] = []
    in_parts: dict[int, list[Decision]] = {}
    place = 0
    while place < len(paragraphs):
        in_parts |= parted(paragraphs, place, committee)
        here = in_parts[place] if place in in_parts else _in_paragraph(paragraphs, place, committee)
        found += here
        place = max(place, *(d.last for d in here)) + 1 if here else place + 1
    return _merged(_closing(_told_below(found, paragraphs), paragraphs), paragraphs)


def silent_parts(paragraphs: Sequence[Paragraph], found: Sequence[Decision]) -> dict[int, Silent]:
    """Which paragraphs hold decisions and lists of votes, by index: nobody says anything there."""
    silent = {place: Silent(0, is_vote_list=True) for place, p in enumerate(paragraphs) if is_list(p.text)}
    silent |= dict.fromkeys(headed_lists(paragraphs), Silent(0, is_vote_list=True))
    for decision in found:
        for place in range(decision.first, decision.last + 1):
            start = decision.word_at if place == decision.first else 0
            silent.setdefault(place, Silent(start))
    return silent


def outcomes(
    paragraphs: Sequence[Paragraph], found: Sequence[Decision], remarks: Sequence[Remark]
) -> tuple[Outcome, ...]:
    """The decisions with movers, seconders and votes, in order."""
    places = {p.anchor: n for n, p in enumerate(paragraphs)}
    moved = [(places[r.paragraphs[0]], r) for r in remarks if r.act in {Act.MOVED, Act.SECONDED}]
    amending = {place for place in {place for place, _ in moved} if _AMENDMENT.search(paragraphs[place].text)}
    motions = [_Motion(place, remark, place in amending) for place, remark in sorted(moved, key=lambda m: m[0])]
    printed = vote_texts(paragraphs, found, headed_lists(paragraphs)) if found else []
    told, used, amended = [], -1, -1
    for n, decision in enumerate(found):
        following = found[n + 1].first if n + 1 < len(found) else len(paragraphs)
        until = _told_until(paragraphs, decision, following)
        if _is_amendment(paragraphs, decision):
            mover, seconder = _movers(motions, (max(used, amended), until), True)
            amended = until
        else:
            mover, seconder = _movers(motions, (used, until), False)
            used = until
        told.append(Outcome(decision.kind, text_of(paragraphs, decision), mover, seconder, votes_in(printed[n])))
    return tuple(told)


def text_of(paragraphs: Sequence[Paragraph], decision: Decision) -> str:
    """The decision as published: from its sentence to its last point, a line a paragraph."""
    first = paragraphs[decision.first].text[decision.start : decision.end].strip()
    rest = (_as_printed(p) for p in paragraphs[decision.first + 1 : decision.last + 1])
    return "\n".join([first, *rest])


def _as_printed(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text


def _in_paragraph(paragraphs: Sequence[Paragraph], place: int, committee: str | None) -> list[Decision]:
    paragraph = paragraphs[place]
    if paragraph.kind is ParagraphKind.ROW:
        return _in_row(paragraphs, place, committee)
    if is_list(paragraph.text):
        return []
    text, found = paragraph.text, list[Decision]()
    for start, end in sentences(text):
        if found and not found[-1].is_motion and found[-1].end == len(text):
            # All that follows the word in its paragraph is what was decided, but where another word opens anew.
            if not (_ANEW.match(text, start, end) or _tells_another(text, found[-1], (start, end), committee)):
                continue
            found[-1] = replace(found[-1], end=start)
        word = decisive(text[start:end], committee, start == 0)
        if word is None and start == 0 and not is_proposed(paragraphs, place):
            word = decided_that(text)
        if word is not None:
            found.append(_decision(word, place, (start, end), paragraph))
    if found:
        found[-1] = with_points(found[-1], paragraphs)
    return found


def _in_row(paragraphs: Sequence[Paragraph], place: int, committee: str | None) -> list[Decision]:
    """What is decided in the cells of a row, each by itself; tables list old decisions too, so only in capitals."""
    row = paragraphs[place]
    if not _DECIDED_IN_CELL.search(row.text):
        return []
    found: list[Decision] = []
    for start, end in cells_in(row.text):
        cell = row.text[start:end]
        if _DECIDED_IN_CELL.search(cell):
            inside = _in_paragraph([Paragraph(row.anchor, cell)], 0, committee)
            found += (_moved(d, place, start) for d in inside if _DECIDED_IN_CELL.match(cell, d.word_at))
    return found


def _moved(decision: Decision, place: int, by: int) -> Decision:
    """A decision found in one cell as one of the row at `place`, where the cell starts at `by`."""
    at = {key: getattr(decision, key) + by for key in ("start", "end", "word_at")}
    return replace(decision, first=place, last=place, **at)


def _tells_another(text: str, before: Decision, sentence: tuple[int, int], committee: str | None) -> bool:
    """ "The application was REFUSED. The report was DEFERRED.": each says what became of what."""
    if not tells_all(text[before.start : before.word_at]):
        return False
    start, end = sentence
    word = decisive(text[start:end], committee, False)
    return word is not None and not word.is_weak and tells_all(text[start : start + word.at])


def _decision(word: Decisive, place: int, sentence: tuple[int, int], paragraph: Paragraph) -> Decision:
    start, end = sentence[0] + word.begins, sentence[1]
    if bracket := _VOTES_BEHIND.match(paragraph.text, end):
        end = bracket.end()
    until = len(paragraph.text) if word.holds_on and not word.is_motion else _with_more(paragraph.text, end)
    return Decision(word.kind, place, place, start, until, sentence[0] + word.at, word.is_motion, word.is_weak)


def _with_more(text: str, end: int) -> int:
    """The end of the sentences right behind `end` that go on with a decision: "That grit be bought." """
    while more := _NEXT_PART.match(text, end):
        end += next(last for _, last in sentences(text[more.start() : more.start() + _LONGEST_PART]))
    return min(end, len(text))


def _told_below(found: list[Decision], paragraphs: Sequence[Paragraph]) -> list[Decision]:
    """Without a "Decision" alone in its line where what is right below it decides in words of its own."""
    return [
        decision
        for n, decision in enumerate(found)
        if n + 1 == len(found)
        or decision.last > decision.first
        or found[n + 1].first != decision.first + 1
        or not is_heading_only(paragraphs[decision.first].text)
    ]


def _closing(found: list[Decision], paragraphs: Sequence[Paragraph]) -> list[Decision]:
    """Weak decisions ("The Committee noted the report.") count where they close the item: alone, or after a motion."""
    firm = [d for d in found if not d.is_weak]
    if firm:
        closes = not firm[-1].is_motion or found[-1].last < len(paragraphs) - 1
        return firm if found[-1] is firm[-1] or closes else [*firm, found[-1]]
    weak = [
        d
        for d in found
        if d.last >= len(paragraphs) - 2 or d.first == 0 or paragraphs[d.first].text.startswith(("That", "THAT", "To"))
    ]
    if not weak:
        return []
    return [d for d in weak if paragraphs[d.first].text.startswith(("That", "THAT", "To"))] or weak[-1:]


def _merged(found: list[Decision], paragraphs: Sequence[Paragraph]) -> list[Decision]:
    """A motion's CARRIED and the RESOLVED that states it are one; so are a RESOLVED and a bare "Carried" below it."""
    merged: list[Decision] = []
    for decision in found:
        before = merged[-1] if merged else None
        if before is None or not _is_next(before, decision, paragraphs):
            merged.append(decision)
        elif _is_stated(before, decision, paragraphs):
            merged[-1] = replace(decision, carried=(before.first, before.start))
        elif not before.is_motion and _RESULT_ONLY.fullmatch(paragraphs[decision.first].text):
            merged[-1] = replace(before, last=decision.last)
        else:
            merged.append(decision)
    return merged


def _is_stated(before: Decision, decision: Decision, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a decision states the motion that was carried at once before it."""
    return (
        before.is_motion
        and before.kind is OutcomeKind.AGREED
        and decision.kind not in {OutcomeKind.NOTED, OutcomeKind.LOST, OutcomeKind.WITHDRAWN}
        and not decision.is_motion
        and not _is_amendment(paragraphs, before)
    )


def _is_next(before: Decision, decision: Decision, paragraphs: Sequence[Paragraph]) -> bool:
    between = paragraphs[before.last + 1 : decision.first]
    return all(is_list(p.text) for p in between)


def _is_amendment(paragraphs: Sequence[Paragraph], decision: Decision) -> bool:
    text = paragraphs[decision.first].text[decision.start : decision.end]
    return decision.is_motion and _AMENDMENT.search(text) is not None


def _told_until(paragraphs: Sequence[Paragraph], decision: Decision, following: int) -> int:
    """The last paragraph that may tell who moved a decision: a short "Moved by ..." below it counts."""
    note = decision.last + 1
    if note < min(following, len(paragraphs)):
        text = paragraphs[note].text
        if len(text) < LONGEST_NOTE and _MOVED_LINE.match(text):
            return note
    return decision.last


def _movers(motions: Sequence[_Motion], bounds: tuple[int, int], of_amendment: bool) -> tuple[str | None, str | None]:
    """Who moved and seconded last in the paragraphs after bounds[0] up to bounds[1]."""
    after, until = bounds
    first = bisect_right(motions, after, key=lambda m: m.place)
    last = bisect_right(motions, until, key=lambda m: m.place)
    # A debate has few motions: the nearest are enough, and keep a text made to be slow from being so.
    near = motions[max(first, last - _MOST_MOTIONS) : last]
    chosen = [m for m in near if m.of_amendment == of_amendment] or ([] if of_amendment else near)
    mover = next((m.remark.label for m in reversed(chosen) if m.remark.act is Act.MOVED), None)
    seconder = next((m.remark.label for m in reversed(chosen) if m.remark.act is Act.SECONDED), None)
    return mover, seconder
