"""What the reader typed, as a small tree: words and "phrases", all of which an item must hold. No string is an error.

A phrase stands between double quotes, straight or typographic; a single quoted word is looked for exactly as it stands,
without stemming. Parts joined by a hyphen, a slash or the like stand for the parts side by side. Everything else is
literal, and punctuation alone means nothing. What could not be honoured is told in notes, sentences for the reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.search.analysis import Token, tokens

# Four times the longest question that makes sense; each word costs a look-up in every field.
MAX_WORDS = 64

_QUOTES = re.compile('["“”„‟«»＂]')

# Signs that join what stands on both sides into one thing; a comma or a colon between letters does not.
_JOINERS = frozenset("-‐‑–/.&@+_")

_NOTED_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded. `exact`: as it stands, else in any form with the same stem. "22/00041" is one word, too."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more folded words that must follow one another, as they stand, in one paragraph."""

    words: tuple[str, ...]


Atom = Word | Phrase


@dataclass(frozen=True, slots=True)
class And:
    """All of `parts`, each once, in the order typed. Without parts nothing matches."""

    parts: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """`tree` is None where nothing was typed: that asks for everything."""

    tree: And | None
    notes: tuple[str, ...] = ()


def parse(words: str) -> Parsed:
    """The tree of what was typed. Takes any string and never raises."""
    if not words.strip():
        return Parsed(None)
    segments, unpaired = _segments(words)
    notes = ["A quotation mark without a partner was read as an ordinary character."] if unpaired else []
    atoms: dict[Atom, None] = {}
    room = MAX_WORDS
    for start, end, quoted in segments:
        for group in _groups(words[start:end], quoted):
            starts = [token.start for token in group if not token.link]
            if room:
                atoms[_atom(_cut(group, starts[room:]), quoted)] = None
            if len(starts) > room:
                notes.append(_too_long(words[start + starts[room] :]))
                return Parsed(And(tuple(atoms)), tuple(notes))
            room -= len(starts)
    if not atoms:
        notes.append(f"There is nothing to search for in “{_shown(words)}”: a search needs a letter or a digit.")
    return Parsed(And(tuple(atoms)), tuple(notes))


def _cut(group: list[Token], left_out: list[int]) -> list[Token]:
    """What of `group` ends before the first of the words that start at `left_out`."""
    return [token for token in group if token.end <= left_out[0]] if left_out else group


def _segments(words: str) -> tuple[list[tuple[int, int, bool]], bool]:
    """(start, end, quoted) of what stands inside and outside quotation marks; whether one was left over."""
    marks = [match.start() for match in _QUOTES.finditer(words)]
    segments, begin = [], 0
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        segments += [(begin, opening, False), (opening + 1, closing, True)]
        begin = closing + 1
    return [*segments, (begin, len(words), False)], len(marks) % 2 == 1


def _groups(text: str, quoted: bool) -> Iterator[list[Token]]:
    """The words and links of `text` that stand for one thing: all of a quotation, else what joiners hold together."""
    found = tokens(text)
    if quoted:
        yield from [found] if found else []
        return
    group: list[Token] = []
    end = 0
    for token in found:
        if group and not token.link and not _joined(group, text[end : token.start]):
            yield group
            group = []
        group.append(token)
        end = token.end if not token.link else end
    if group:
        yield group


def _joined(group: list[Token], between: str) -> bool:
    return between in _JOINERS or group[-1].link


def _atom(group: list[Token], quoted: bool) -> Atom:
    parts = [token for token in group if not token.link]
    links = [token for token in group if token.link]
    if len(parts) == 1:
        return Word(parts[0].text, exact=quoted)
    if len(links) == len(parts) - 1:
        signs = [link.text[len(part.text)] for link, part in zip(links, parts, strict=False)]
        whole = "".join(part.text + sign for part, sign in zip(parts, [*signs, ""], strict=True))
        return Word(whole, exact=quoted)
    return Phrase(tuple(part.text for part in parts))


def _too_long(left_out: str) -> str:
    return f"Only the first {MAX_WORDS} words were searched for; left out: “{_shown(left_out)}”."


def _shown(text: str) -> str:
    """`text` fit for a sentence: one line, no control characters, not long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _NOTED_LENGTH else line[:_NOTED_LENGTH] + "…"
