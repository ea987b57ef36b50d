"""What stands between white spaces or quotation marks as leaves of a tree: words, references whole, and phrases."""

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.search.analysis import PER_CENT, POUND, Token, acronym, sign_in, tokens
from indexer.search.tree import NOTHING, Leaf, Node, Phrase, Word

# Signs that join what stands on both sides into one thing; a comma or a colon between letters does not.
_JOINERS = frozenset("-‐‑–/.&@+_")
_JOINED = re.compile(r"[^\W_]+(?:[/.&@+_-][^\W_]+)+")
_SIGNS = frozenset({POUND, PER_CENT})
# Of an amount from a thousand on, or with pence, the figures tell enough; "£5" without its sign is any 5.
_FEW_FIGURES = 3
# What is an operator in capitals is no acronym where it stands for a word.
_OPERATORS = frozenset({"AND", "NEAR", "NOT", "OR"})


def quotation(text: str, field: str | None) -> Node:
    """What stands between quotation marks, looked for in `field`; NOTHING where no letter or digit does."""
    found = _without_sign(tokens(text))
    return _in(field, _leaf(found, quoted=True)) if found else NOTHING


def as_typed(text: str, field: str | None) -> list[Leaf]:
    """The things that a run without quotation marks asks for, looked for in `field`: mostly one."""
    if text == "&":  # between two words it asks for nothing more
        return []
    groups = map(_without_sign, _groups(text))
    return [_in(field, _as_written(_leaf(group, quoted=False), text, group)) for group in groups]


def _groups(text: str) -> Iterator[list[Token]]:
    """The words and links of `text` that stand for one thing: what joiners hold together."""
    group: list[Token] = []
    end = 0
    for token in tokens(text):
        between = text[end : token.start]
        if group and not token.link and between and not (between in _JOINERS or group[-1].link):
            yield group
            group = []
        group.append(token)
        end = token.end if not token.link else end
    if group:
        yield group


def _without_sign(group: list[Token]) -> list[Token]:
    """A group without the pound before its figures, where these tell enough without it."""
    if len(group) < 2 or group[0].text != POUND:
        return group
    figures = group[1].text
    return group if len(group) == 2 and figures.isdigit() and len(figures) <= _FEW_FIGURES else group[1:]


def _leaf(group: list[Token], *, quoted: bool) -> Word | Phrase:
    parts = [token for token in group if not token.link]
    links = [token for token in group if token.link]
    if len(parts) == 1:
        return Word(parts[0].text, exact=quoted)
    if len(links) == len(parts) - 1:
        signs = [sign_in(link.text, part.text) for link, part in zip(links, parts, strict=False)]
        whole = "".join(part.text + sign for part, sign in zip(parts, [*signs, ""], strict=True))
        return Word(whole, exact=quoted)
    return Phrase(tuple(part.text for part in parts), joined=not quoted)


def _in(field: str | None, leaf: Leaf) -> Leaf:
    return replace(leaf, field=field) if field else leaf


def _as_written(leaf: Word | Phrase, text: str, group: list[Token]) -> Leaf:
    """`leaf` with what is known of how it was typed: a word's capitals, the signs between several."""
    typed = text[group[0].start : group[-1].end]
    if isinstance(leaf, Phrase):
        is_shown = _JOINED.fullmatch(typed) or not _SIGNS.isdisjoint(leaf.words)
        return replace(leaf, shown=typed.casefold()) if is_shown else leaf
    # "MATs" are several of what "MAT" is one of.
    as_acronym = typed.isupper() or acronym(typed) in (typed.upper(), typed.removesuffix("s"))
    if typed.isascii() and typed.isalpha() and len(typed) > 1 and as_acronym:
        return leaf if typed in _OPERATORS else replace(leaf, capitals=True)
    return leaf
