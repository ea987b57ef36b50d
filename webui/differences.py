"""What changed between two versions of a text, word by word, as a page shows it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.model import AgendaItem, Paragraph

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `kind` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """One part of an item, its paragraphs as pieces."""

    name: str
    paragraphs: tuple[tuple[Piece, ...], ...]

    @property
    def changed(self) -> bool:
        return any(piece.kind != "same" for paragraph in self.paragraphs for piece in paragraph)


def changes(before: AgendaItem | None, after: AgendaItem) -> tuple[ChangedPart, ...]:
    """Every part of `after` that either has, beside `before`; all of it is the same where there is nothing before."""
    parts = (
        ("Number", _line(before.number if before else None), _line(after.number)),
        ("Title", _line(before.title if before else None), _line(after.title)),
        ("Minutes", _lines(before.minutes if before else ()), _lines(after.minutes)),
        ("Decision", _lines(before.decision if before else ()), _lines(after.decision)),
        ("On the agenda", _lines(before.description if before else ()), _lines(after.description)),
        ("Documents", _titles(before), _titles(after)),
    )
    return tuple(
        ChangedPart(name, tuple(_paragraphs(now if before is None else then, now)))
        for name, then, now in parts
        if then or now
    )


def _line(text: str | None) -> list[str]:
    return [text] if text else []


def _lines(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [f"{p.label} {p.text}" if p.label else p.text for p in paragraphs]


def _titles(item: AgendaItem | None) -> list[str]:
    return [document.title for document in item.documents] if item else []


def _paragraphs(before: list[str], after: list[str]) -> Iterator[tuple[Piece, ...]]:
    """Paragraph by paragraph; where some were replaced by others, word by word in those that stand opposite."""
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((Piece("same", text),) for text in after[c:d])
            continue
        opposite = min(b - a, d - c)
        yield from (_words(before[a + n], after[c + n]) for n in range(opposite))
        yield from ((Piece("gone", text),) for text in before[a + opposite : b])
        yield from ((Piece("new", text),) for text in after[c + opposite : d])


def _words(before: str, after: str) -> tuple[Piece, ...]:
    then, now = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, before.split(), after.split(), autojunk=False)
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(now[c:d])))
            continue
        if then[a:b]:
            pieces.append(Piece("gone", "".join(then[a:b])))
        if now[c:d]:
            pieces.append(Piece("new", "".join(now[c:d])))
    return tuple(pieces)
