"""The clerk's pad: paragraphs, remarks and outcomes of one item, put down together so that they cannot part company."""

from dataclasses import dataclass, field, replace

from archive.model import Act, OutcomeKind, Paragraph, ParagraphKind, Votes
from indexer.demo.styles import Speaker, curly
from indexer.demo.truth import TrueOutcome, TrueRemark

Said = tuple[Speaker, Act]


@dataclass(slots=True)
class Draft:
    """`numbering` is "53" to number what is said 53.1, 53.2 ..., "plain" for 1. 2. ..., "" for none."""

    numbering: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    remarks: list[TrueRemark] = field(default_factory=list)
    outcomes: list[TrueOutcome] = field(default_factory=list)
    _count: int = 0

    def say(self, text: str, *said: Said) -> None:
        """A paragraph of the debate, with those who speak in it."""
        self._count += bool(self.numbering)
        label = f"{self._count}." if self.numbering == "plain" else f"{self.numbering}.{self._count}"
        if self.numbering:
            anchor = self._put(text, ParagraphKind.POINT, 1, label)
        else:
            anchor = self._put(text, ParagraphKind.TEXT, None, None)
        self.remarks += [_remark((anchor,), speaker, act) for speaker, act in said]

    def plain(self, text: str, *said: Said) -> None:
        """A paragraph outside the numbering."""
        anchor = self._put(text, ParagraphKind.TEXT, None, None)
        self.remarks += [_remark((anchor,), speaker, act) for speaker, act in said]

    def points(self, texts: list[str], announced: bool = False) -> None:
        """Bullets. Announced ones belong to the remark put down last."""
        anchors = tuple(self._put(text, ParagraphKind.POINT, 1, None) for text in texts)
        if announced:
            last = self.remarks[-1]
            self.remarks[-1] = replace(last, paragraphs=last.paragraphs + anchors)

    def heading(self, text: str) -> None:
        self._put(text, ParagraphKind.HEADING, None, None)

    def table(self, rows: list[str]) -> None:
        for row in rows:
            self._put(row, ParagraphKind.ROW, None, None)

    def spoken_on(self, text: str, speaker: Speaker, act: Act) -> None:
        """A paragraph under a heading that has named its speaker."""
        anchor = self._put(text, ParagraphKind.TEXT, None, None)
        self.remarks.append(_remark((anchor,), speaker, act))

    def decide(self, kind: OutcomeKind, lead: str, clauses: list[str]) -> None:
        """ "RESOLVED that ..." in one sentence or with lettered points; a clause with " // " has points of its own."""
        if len(clauses) == 1 and " // " not in clauses[0]:
            joiner = " " if lead.endswith("that") else " That "
            anchors = [self._put(f"{lead}{joiner}{clauses[0]}.", ParagraphKind.TEXT, None, None)]
        else:
            opening = f"{lead}:" if lead.endswith("that") else lead
            anchors = [self._put(opening, ParagraphKind.TEXT, None, None), *self._lettered(clauses)]
        self.outcomes.append(TrueOutcome(kind, tuple(anchors)))

    def motion(self, text: str, mover: Speaker, seconder: Speaker, votes: Votes | None, kind: OutcomeKind) -> None:
        """A paragraph that tells what became of a motion."""
        anchor = self._put(text, ParagraphKind.TEXT, None, None)
        self.outcomes.append(TrueOutcome(kind, (anchor,), mover.label, seconder.label, votes))

    def letters(self, texts: list[str]) -> None:
        """Points (a), (b) ... below a paragraph that announced them."""
        for letter, text in zip("abcdefgh", texts, strict=False):
            self._put(text, ParagraphKind.POINT, 1, f"({letter})")

    def merge_into_motion(self, count: int, kind: OutcomeKind) -> None:
        """The last `count` paragraphs state the resolution of the motion just carried: one outcome, of its `kind`."""
        anchors = tuple(p.anchor for p in self.paragraphs[-count:])
        last = self.outcomes[-1]
        self.outcomes[-1] = replace(last, kind=kind, paragraphs=anchors)

    def close(self, kind: OutcomeKind, text: str) -> None:
        """A decision told in a sentence of its own: "The Committee noted the report."."""
        self.outcomes.append(TrueOutcome(kind, (self._put(text, ParagraphKind.TEXT, None, None),)))

    def _lettered(self, clauses: list[str]) -> list[str]:
        anchors = []
        for letter, clause in zip("abcdefgh", clauses, strict=False):
            first, *nested = clause.split(" // ")
            end = ":" if nested else (";" if clause is not clauses[-1] else ".")
            anchors.append(self._put(first + end, ParagraphKind.POINT, 1, f"({letter})"))
            for number, part in zip(("i", "ii", "iii", "iv"), nested, strict=False):
                end = "." if part is nested[-1] and clause is clauses[-1] else ";"
                anchors.append(self._put(part + end, ParagraphKind.POINT, 2, f"({number})"))
        return anchors

    def _put(self, text: str, kind: ParagraphKind, level: int | None, label: str | None) -> str:
        anchor = f"p{len(self.paragraphs) + 1}"
        self.paragraphs.append(Paragraph(anchor, curly(" ".join(text.split())), kind, level, label))
        return anchor


@dataclass(frozen=True, slots=True)
class Special:
    """A title and its minutes; `restricted` where the public may not read the papers."""

    title: str
    draft: Draft
    restricted: bool = False


def _remark(anchors: tuple[str, ...], speaker: Speaker, act: Act) -> TrueRemark:
    return TrueRemark(anchors, speaker.label, speaker.kind, act, speaker.person, speaker.settled_by)


def lines(prefix: str, *texts: str) -> tuple[Paragraph, ...]:
    """Plain paragraphs with anchors "d1" ... of an agenda's description, or "r1" ... of a decision."""
    return tuple(Paragraph(f"{prefix}{n}", curly(text)) for n, text in enumerate(texts, 1))
