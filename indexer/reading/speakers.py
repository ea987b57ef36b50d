"""Minutes -> remarks: who spoke in which paragraphs, as published, and whom this meeting's attendance settles it to.

Nobody is invented: what is told in the passive has no speaker, and who is only mentioned is none.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from archive.model import Act, Paragraph, ParagraphKind, Remark, RemarkKind, cells_in
from indexer.reading.clause import Clause, Sentence
from indexer.reading.clauses import clauses
from indexer.reading.headings import heading_of, is_nobodys, is_said_in_line, opens_anew
from indexer.reading.known import Known, known_in
from indexer.reading.names import TITLED
from indexer.reading.patterns import spaced
from indexer.reading.people import People
from indexer.reading.points import lies_under
from indexer.reading.sentences import sentences
from indexer.reading.speaker import Speaker, speaker_of
from indexer.reading.topics import goes_on, hanging, topic


@dataclass(frozen=True, slots=True)
class Silent:
    """What of a paragraph holds a decision: from `start` on only movers, seconders and votes count."""

    start: int
    is_vote_list: bool = False


_SPEECHES = {Act.SAID, Act.INTRODUCED, Act.ASKED, Act.ANSWERED}
_MOTIONS = {Act.MOVED, Act.SECONDED, Act.VOTED_FOR, Act.VOTED_AGAINST, Act.ABSTAINED}
_FIRST_PERSON = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b")
# Below a question, what the minutes themselves tell: "Ms Kite did not wish to ask a supplementary question."
_ABOUT_OTHERS = re.compile(
    spaced(
        rf"""
    (?:The )?{TITLED} (?:did not|was|were|had|asked|thanked|indicated|declined)\b|There (?:was|were) no\b|(?:No|
    A) supplementary\b|\(?Note\b|In accordance with\b|(?:A|The) (?:(?:written|verbal|full) )?(?:answer|reply|
    response) (?:would|was|had)\b
    """
    ),
)
# How far back "she" may look for a woman when a man spoke last.
_MOST_RECENT = 6
_FOLLOWS = re.compile(
    spaced(
        r"""
    [:;] ?[-–]?$|\b(?:as follows|the following(?: (?:main|key))?(?: (?:points|issues|comments|updates?|matters|
    information))?)(?: to \w+)?\.?$
    """
    ),
    re.I,
)
# "asked the following question:", "read out a statement:" - and the words that follow it.
_WORDS_FOLLOW = re.compile(
    r"\b(?:question|statement|words|message|letter|text|reply|response|follow|said|stated|replied|responded|"
    r"asked|answered)s?\b[^.]{0,60}:\s?[-–]?$"
)
_OWN_WORDS = re.compile(r"^[\"“‘']|\?[\"”’']?$|\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Oo]ur|[Yy]our?)\b")
_POINTS_OPEN = re.compile(
    spaced(
        r"""
    (?:(?:The|His|Her|Their|These|Other|Some|Among the|Amongst the) )?(?:(?:key|main|following|principal|other|
    important|headline) ){0,2}(?:points|issues|areas|headlines|updates|messages|findings|questions|concerns|
    comments|highlights|themes|reasons|suggestions|changes)\b|(?:These|This) (?:were|was|included)\b|
    In particular\b
    """
    ),
    re.I,
)
_IMPERSONAL = re.compile(r"\b(?:raised|noted|discussed|made|asked|agreed|received|considered)\b", re.I)


def remarks(paragraphs: Sequence[Paragraph], people: People, silent: Mapping[int, Silent]) -> tuple[Remark, ...]:
    """Every remark of an item's minutes in order. `silent` says by index which paragraphs hold decisions."""
    walk = _Walk(known_in(paragraphs, people))
    for place, paragraph in enumerate(paragraphs):
        walk.read(paragraph, silent.get(place))
    return tuple(replace(remark, paragraphs=tuple(anchors)) for remark, anchors in walk.remarks)


@dataclass(slots=True)
class _Walk:
    """What was said so far, and who may be meant by "she", by points and by text under a heading."""

    known: Known
    remarks: list[tuple[Remark, list[str]]] = field(default_factory=list)
    here: int = 0  # the first remark of the paragraph that is read
    last: Speaker | None = None
    recent: deque[Speaker] = field(default_factory=lambda: deque(maxlen=_MOST_RECENT))
    heading: tuple[Speaker, Act] | None = None
    in_bullets: bool = False  # whether the paragraph above was a bullet: what stands between bullets announces none
    subject: tuple[Clause, Paragraph] | None = None  # who hangs at the end of the paragraph above: "Members:"
    # Which remarks, the paragraph before the points, and whether it announces them ("as follows:").
    announcing: tuple[list[int], Paragraph, bool] | None = None

    def read(self, paragraph: Paragraph, silent: Silent | None) -> None:
        self._read(paragraph, silent)
        self.in_bullets = paragraph.kind is ParagraphKind.POINT and paragraph.label is None

    def _read(self, paragraph: Paragraph, silent: Silent | None) -> None:
        if silent is not None and silent.is_vote_list:
            return
        if told := heading_of(paragraph.text, self.known):
            self.heading, self.announcing = self._headed(told, paragraph.text), None
            if is_said_in_line(told):
                self._add(paragraph, *self.heading)
        elif paragraph.kind is ParagraphKind.HEADING or is_nobodys(paragraph.text):
            self.heading = self.announcing = None
        else:
            if (self.heading or self.announcing) and opens_anew(paragraph.text):
                self.heading = self.announcing = None
            self._hear(paragraph, silent)

    def _hear(self, paragraph: Paragraph, silent: Silent | None) -> None:
        self.here = len(self.remarks)
        if self.heading and _FIRST_PERSON.search(paragraph.text) and paragraph.kind is not ParagraphKind.ROW:
            # Their own words, as spoken: whom they name says nothing here.
            self._add(paragraph, *self.heading)
            return
        said = self._said(paragraph, silent)
        own = len(self.remarks) > self.here
        if silent is not None and silent.start == 0:
            self.announcing = self.heading = None
            return
        if not own and silent is None and self._goes_on(paragraph):
            return
        if self._belongs(paragraph) and not own:
            self._extend(paragraph)
            return
        if own or _ABOUT_OTHERS.match(paragraph.text):
            self.heading = None
        if not own and self.heading and paragraph.kind is not ParagraphKind.ROW:
            speaker, act = self.heading
            self._add(paragraph, speaker, act)
            self.last = speaker
        if not self._belongs(paragraph) or _announces(paragraph, said):
            self._announce(paragraph, said)

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is the first point below a subject that hangs above it, and says something."""
        above, self.subject = self.subject, None
        if above is not None and paragraph.kind is ParagraphKind.POINT:
            subject, opener = above
            act = goes_on(paragraph.text, subject)
            if act is not None:
                told = range(len(self.remarks), len(self.remarks) + len(subject.labels))
                for speaker in self._speakers(subject, opener.text):
                    self._add(opener, speaker, act)
                    self.remarks[-1][1].append(paragraph.anchor)
                self.announcing = (list(told), opener, True)
                return True
        if paragraph.text.endswith((":", "-", "–")):
            last = paragraph.text[[start for start, _ in sentences(paragraph.text)][-1] :]
            found = hanging(Sentence(last, self.known))
            self.subject = (found, paragraph) if found else None
        return False

    def _headed(self, told: Clause, text: str) -> tuple[Speaker, Act]:
        """Whose the text below a heading is. Who asks and is no member of the meeting comes from the public."""
        speaker = self._speakers(told, text)[0]
        if told.verb and speaker.kind is RemarkKind.OTHER and told.act is not Act.ANSWERED:
            speaker = replace(speaker, kind=RemarkKind.PUBLIC)
        return speaker, told.act

    def _said(self, paragraph: Paragraph, silent: Silent | None) -> list[Speaker]:
        """Put down what is said in the paragraph; returns who speaks in its last sentence."""
        asked_before: str | None = None
        latest: list[Speaker] = []
        in_paragraph: list[Speaker] = []
        for start, end in _sentences(paragraph):
            sentence = paragraph.text[start:end]
            quiet = silent is not None and start >= silent.start
            latest = [] if not _POINTS_OPEN.match(sentence) or _IMPERSONAL.search(sentence) else latest
            verb = ""
            heard = Sentence(sentence, self.known)
            found = clauses(heard)
            if not found and not quiet and (about := topic(heard)):
                self.last = self._speakers(about, sentence)[0]
                self.recent.append(self.last)
            for clause in found:
                if (quiet or (silent and start + clause.start >= silent.start)) and clause.act not in _MOTIONS:
                    continue
                speakers = self._whom(clause, in_paragraph, sentence)
                for speaker in speakers:
                    act = clause.act
                    if act is Act.SAID and asked_before and speaker.label != asked_before and not _is_group(speaker):
                        act = Act.ANSWERED
                    self._add(paragraph, speaker, act)
                if clause.act in _SPEECHES and speakers:
                    latest = latest + speakers if clause.start and clause.verb == verb else speakers
                    verb = clause.verb
                    in_paragraph += speakers
                    asked_before = speakers[-1].label if clause.act is Act.ASKED else None
                if len(speakers) == 1 and not _is_group(speakers[0]):
                    self.last = speakers[0]
                    self.recent.append(speakers[0])
                elif len(speakers) > 1:
                    self.last = None
        return latest

    def _whom(self, clause: Clause, in_paragraph: Sequence[Speaker], sentence: str) -> list[Speaker]:
        if clause.pronoun is None:
            return self._speakers(clause, sentence)
        last = self.last
        if clause.pronoun == "they":
            vague = {RemarkKind.UNNAMED_MEMBER, RemarkKind.PUBLIC, RemarkKind.OTHER, RemarkKind.INITIALS}
            return [last] if last and last in in_paragraph and last.kind in vague else []
        if last is not None and last.pronoun not in {None, clause.pronoun}:
            last = next((s for s in reversed(self.recent) if s.pronoun == clause.pronoun), None)
        if last and clause.verb == "had" and all(r.label != last.label for r, _ in self.remarks[-_MOST_RECENT:]):
            # What somebody had done who has said nothing is the minutes' own telling.
            return []
        return [replace(last, pronoun=clause.pronoun)] if last else []

    def _speakers(self, clause: Clause, sentence: str) -> list[Speaker]:
        return [speaker_of(label, clause, sentence, self.known) for label in clause.labels]

    def _add(self, paragraph: Paragraph, speaker: Speaker, act: Act) -> None:
        for earlier, _ in self.remarks[self.here :]:
            if earlier.label == speaker.label and (earlier.act is act or {earlier.act, act} <= _SPEECHES):
                return
        remark = Remark((), speaker.label, speaker.kind, act, speaker.person, speaker.settled_by)
        self.remarks.append((remark, [paragraph.anchor]))

    def _announce(self, paragraph: Paragraph, said: list[Speaker]) -> None:
        """Bullets right below who spoke last are theirs; numbered points only where they were announced."""
        self.announcing = None
        interrupts = self.in_bullets and not _announces(paragraph, said)
        if said and not interrupts:
            at = {self.remarks[n][0].label: n for n in reversed(range(self.here, len(self.remarks)))}
            told = sorted({at[speaker.label] for speaker in said if speaker.label in at})
            if told:
                self.announcing = (told, paragraph, _announces(paragraph, said))

    def _belongs(self, paragraph: Paragraph) -> bool:
        if self.announcing is None:
            return False
        above = self.announcing[1].text
        if paragraph.kind is ParagraphKind.TEXT and ":" in above[-4:] and _WORDS_FOLLOW.search(above):
            return _OWN_WORDS.search(paragraph.text) is not None
        if paragraph.kind is not ParagraphKind.POINT:
            return False
        _, opener, announced = self.announcing
        return (announced or paragraph.label is None) and lies_under(paragraph, opener)

    def _extend(self, paragraph: Paragraph) -> None:
        if self.announcing is not None:
            for remark in self.announcing[0]:
                self.remarks[remark][1].append(paragraph.anchor)


def _announces(paragraph: Paragraph, said: list[Speaker]) -> bool:
    """Whether points below the paragraph are what its last speaker says."""
    return bool(said) and _FOLLOWS.search(paragraph.text[-60:]) is not None


def _sentences(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; each cell of a table row begins one."""
    if paragraph.kind is not ParagraphKind.ROW:
        yield from sentences(paragraph.text)
        return
    for start, end in cells_in(paragraph.text):
        yield from ((start + first, start + last) for first, last in sentences(paragraph.text[start:end]))


def _is_group(speaker: Speaker) -> bool:
    return speaker.kind is RemarkKind.BODY
