"""Raw blocks of a page -> paragraphs of the record: white space, bullets and typed numbers told from the words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.model import Paragraph, ParagraphKind
from indexer.reading.marks import Depths, Mark, mark_of, part_of
from indexer.reading.notes import ends_cut, without_notes
from indexer.reading.whitespace import INVISIBLE, one_line


@dataclass(frozen=True)
class Block:
    """One raw block as a page shows it; hard wraps, no-break spaces and bullet signs may still be in `text`.

    `kind` is POINT with `level` (from 1) for a list's point, ROW for a table row with its cells joined by " | ",
    HEADING for a heading. `indent` measures how far a block is set in (points of a margin, columns of a text): only
    more or less matters.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int | None = None
    indent: int = 0


_ENDS_SENTENCE = re.compile(r"[.?!:;][\"”’)\]]*$")
_TAB_IN_ROW = re.compile(r"\S[^\S\n]*\t\s*\S")


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: blank lines part them, a line that opens with a bullet or a typed number begins one.

    Other lines are hard wraps of the block above; in a text without any hard wrap each line that ends a sentence is a
    block. A line with tabs inside that wraps nothing is a row of a table.
    """
    lines = text.splitlines()
    gathered = _Lines(wrapped=_is_wrapped(lines))
    for line in lines:
        gathered.add(line)
    gathered.close()
    return tuple(gathered.blocks)


def _is_wrapped(lines: Iterable[str]) -> bool:
    """Whether a text is hard-wrapped anywhere: some line goes on in small letters from the one above."""
    above = ""
    for line in lines:
        stripped = line.translate(INVISIBLE).strip()
        if above and stripped[:1].islower() and mark_of(stripped) is None and not _ENDS_SENTENCE.search(above):
            return True
        above = stripped
    return False


def paragraphs(blocks: Iterable[Block], prefix: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `blocks` in order, with anchors `prefix` 1, 2 ... ("p" minutes, "d" description, "r" decision).

    White space is one space, spacers and the site's own notes are left out, bullet signs are dropped and typed numbers
    stand in `label`. Never raises.
    """
    depths = _Numbering()
    found = [paragraph for block in blocks for paragraph in depths.read(block)]
    found += depths.rest()
    return tuple(
        Paragraph(f"{prefix}{n}", text, kind, level, label) for n, (text, kind, level, label) in enumerate(found, 1)
    )


def is_cut(source: str | Iterable[Block]) -> bool:
    """Whether a text ends where the page refers to the full one: "...view the full minutes text for item 5"."""
    texts = [source] if isinstance(source, str) else [block.text for block in source]
    last = next((clean for text in reversed(texts) if (clean := one_line(text))), "")
    return ends_cut(last)


_Read = tuple[str, ParagraphKind, int | None, str | None]


@dataclass(slots=True)
class _Numbering:
    """What the points so far mean for the next: how deep they lie, and a number that stood in a block of its own."""

    depths: Depths = field(default_factory=Depths)
    dotted: str | None = None
    waiting: tuple[Mark, int] | None = None

    def read(self, block: Block) -> Iterator[_Read]:
        text = without_notes(one_line(block.text))
        if not any(map(str.isalnum, text)):
            return
        if block.kind is ParagraphKind.ROW:
            yield from self.rest()
            self.depths.reset()
            yield text, block.kind, None, None
            return
        mark = mark_of(text, self.dotted)
        if mark is not None and mark.rest >= len(text):
            # A number alone belongs to the words in the next block; a bullet alone is a spacer.
            yield from self.rest()
            self.waiting = (mark, block.indent) if mark.label else None
            return
        if self.waiting is not None and (own := self._numbered(text, mark, block)) is not None:
            self.waiting = None
            yield own
            return
        yield from self.rest()
        yield self._settled(text, mark, block)

    def rest(self) -> Iterator[_Read]:
        """A number that no words came after is published text like any other."""
        if self.waiting is not None:
            label = self.waiting[0].label or ""
            self.waiting = None
            yield label, ParagraphKind.TEXT, None, None

    def _numbered(self, text: str, mark: Mark | None, block: Block) -> _Read | None:
        """The words of a block with the number that stood alone before it; None where that is another's."""
        number, indent = self.waiting or (None, 0)
        if number is None or block.kind not in (ParagraphKind.TEXT, ParagraphKind.HEADING):
            return None
        if mark is not None:
            part = part_of(number, mark) if block.kind is ParagraphKind.TEXT else None
            return self._point(text[mark.rest :], part, None, indent) if part else None
        if block.kind is ParagraphKind.HEADING:
            self.depths.reset()
            return text, block.kind, None, number.label
        return self._point(text, number, None, indent)

    def _settled(self, text: str, mark: Mark | None, block: Block) -> _Read:
        words = text[mark.rest :] if mark else text
        if block.kind is ParagraphKind.HEADING:
            self.depths.reset()
            return words, block.kind, None, mark.label if mark else None
        if mark is not None:
            return self._point(words, mark, block.level if block.kind is ParagraphKind.POINT else None, block.indent)
        if block.kind is ParagraphKind.POINT:
            return words, block.kind, max(block.level or 1, 1), None
        self.depths.reset()
        return words, ParagraphKind.TEXT, None, None

    def _point(self, words: str, mark: Mark, level: int | None, indent: int) -> _Read:
        if mark.style.startswith("decimal") and mark.label and "." in mark.label.rstrip("."):
            self.dotted = mark.label.rstrip(".)")
        told = self.depths.level_of(mark, indent)
        return words, ParagraphKind.POINT, max(level, 1) if level else told, mark.label


@dataclass(slots=True)
class _Lines:
    """The blocks of a text so far, and the lines of the one that is still open."""

    wrapped: bool
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    indent: int = 0
    is_row: bool = False

    def add(self, line: str) -> None:
        stripped = line.translate(INVISIBLE).strip()
        if not stripped:
            self.close()
            return
        mark = mark_of(stripped)
        in_text = bool(self.lines) and not self.is_row
        is_row = mark is None and not in_text and _TAB_IN_ROW.search(stripped) is not None
        if mark is not None or self.is_row or self._is_whole():
            self.close()
        if not self.lines:
            self.indent = len(line) - len(line.lstrip())
            self.is_row = is_row
        self.lines.append(stripped)

    def _is_whole(self) -> bool:
        """Whether the line above ends its paragraph: where nothing is wrapped, each line that ends a sentence does."""
        return not self.wrapped and bool(self.lines) and _ENDS_SENTENCE.search(self.lines[-1]) is not None

    def close(self) -> None:
        if self.lines and self.is_row:
            cells = (" ".join(cell.split()) for cell in self.lines[0].split("\t"))
            self.blocks.append(Block(" | ".join(cell for cell in cells if cell), ParagraphKind.ROW))
        elif self.lines:
            self.blocks.append(Block(" ".join(self.lines), indent=self.indent))
        self.lines.clear()
        self.is_row = False
