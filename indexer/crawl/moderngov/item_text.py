"""The bare text of an agenda-item page, as somebody copied or converted it: lines, no markup."""

from itertools import takewhile

from archive.model import Document, Paragraph
from archive.sighting import SightedItem, Sighting
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.dates import Heading, Place, place
from indexer.crawl.moderngov.kinds import copy_head
from indexer.crawl.moderngov.labels import (
    ANCHOR_PREFIXES,
    DESCRIPTION,
    DOCUMENTS,
    is_item_heading,
    is_out_of_order,
    part_named,
    without_file_size,
)
from indexer.reading.paragraphs import blocks_of_text, is_cut, paragraphs
from indexer.reading.whitespace import one_line

# Where a line that names a meeting can only be the page's own.
_NO_WORDS = (DESCRIPTION, DOCUMENTS)


def parse(body: bytes, base: str | None) -> Sighting:  # noqa: ARG001  # every parser is called alike
    """What the text says of its item. A bare text has no addresses, so `base` plays no part. Raises Unreadable."""
    text = text_of(body)
    lines = text.splitlines()
    opening = _opening(lines)
    title_at = next((at for at in range(opening + 1, len(lines)) if lines[at].strip()), None)
    if title_at is None:
        raise Unreadable("it names no agenda item")
    below = lines[title_at + 1 :]
    parts, told_at = _parts(below)
    told = (place(below[told_at].strip()) if told_at is not None else None) or Place(Heading())
    sections = {part: _paragraphs(parts.get(part), prefix) for part, prefix in ANCHOR_PREFIXES.items()}
    item = SightedItem(
        item=None,
        title=one_line(lines[title_at]),
        number=told.number,
        description=sections["description"] or None,
        decision=sections["decision"],
        minutes=sections["minutes"],
        documents=_documents(parts["documents"]) if "documents" in parts else None,
        cut=any(is_cut("\n".join(lines)) for lines in parts.values()),
    )
    heading = told.heading
    return Sighting(
        meeting=None,
        whole=False,
        items=(item,),
        committee=heading.committee,
        held_on=heading.held_on,
        starts_at=heading.starts_at,
    )


def kept_lines(lines: list[str], title: str) -> list[str]:
    """The lines of such a text with another title and nothing else of its item: its head, the line of the meeting."""
    opening = _opening(lines)
    below = lines[opening + 1 :]
    _, told_at = _parts(below)
    return [*lines[: opening + 1], title, *([below[told_at]] if told_at is not None else []), "Minutes:"]


def _opening(lines: list[str]) -> int:
    """The line that says "Agenda item"; a copy may hold it twice above the title, as a heading and in the way to it."""
    head = takewhile(lambda at: part_named(lines[at].strip()) is None, copy_head(lines))
    named = [at for at in head if is_item_heading(lines[at])]
    if not named:
        raise Unreadable("it does not open as an agenda-item page does")
    return named[-1]


def _parts(lines: list[str]) -> tuple[dict[str, list[str]], int | None]:
    """The lines of each part, and which names the meeting: that is told apart from what decisions and minutes say."""
    parts: dict[str, list[str]] = {DESCRIPTION: []}
    told_at: int | None = None
    part = DESCRIPTION
    labels = [part_named(line.strip()) for line in lines]
    # Minutes may head "Background papers:" of their own; the site's list is the last.
    papers_at = max((n for n, label in enumerate(labels) if label == DOCUMENTS), default=-1)
    for n, (line, label) in enumerate(zip(lines, labels, strict=True)):
        begins = label is not None and label not in parts and not is_out_of_order(label, parts)
        if label is not None and begins and (label != DOCUMENTS or n == papers_at):
            part = label
            parts[part] = []
        elif told_at is None and (found := place(line.strip())) and (found.number or part in _NO_WORDS):
            told_at = n
        else:
            parts[part].append(line)
    return parts, told_at


def _paragraphs(lines: list[str] | None, prefix: str) -> tuple[Paragraph, ...] | None:
    return None if lines is None else paragraphs(blocks_of_text("\n".join(lines)), prefix)


def _documents(lines: list[str]) -> tuple[Document, ...]:
    titles = (without_file_size(line.strip(" \t\u00a0•·-")).strip() for line in lines)
    return tuple(Document(title) for title in titles if title)
