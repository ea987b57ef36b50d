"""Other ways to write what was typed: "sub-committee" and "subcommittee", "foot bridge" and "footbridge", "O'Brien" and
"OBrien", "S.106" and "section 106", "licence" and "license", "SW1A 1AA" and "SW1A1AA"; amounts are in `amounts.py`,
"Mill Rd" and "Mill Road" in `street_names.py`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from indexer.search import amounts, street_names
from indexer.search.acronyms import Knows
from indexer.search.counted import Counted
from indexer.search.defined import Defined
from indexer.search.questions import is_asking
from indexer.search.tree import And, Leaf, Near, Node, Or, Phrase, Variants, Word

# Beginnings that are no words by themselves, so that what stands as two words was one with a hyphen: the index takes a
# hyphen for a space, and "bylaw" must not find "required by law".
_BEGINNINGS = (
    "anti",
    "bye",
    "co",
    "e",
    "inter",
    "micro",
    "mid",
    "multi",
    "non",
    "pre",
    "re",
    "semi",
    "sub",
    "super",
    "trans",
)
_SHORTEST = 3  # what is left after a beginning, and each half of a word in two
_FEW = 3  # items that hold a word which others may write in two
_LONGEST = 30  # no two words run together are longer, and each letter is another place to part them

# How words begin that are spelt in two ways, in Britain or across the sea. What else begins so ("central" is no pair of
# "centre", "practical" none of "practise") has no other spelling that any item holds. Left out is what is another word
# or a name, too (grey, kerb, metre, storey, tyre), and what is one word to the index anyway, by its stem ("travelled",
# "enrolment") or because both are written alike there ("organise").
_SPELLINGS = (
    *(("licenc", "licens"), ("practic", "practis"), ("defenc", "defens"), ("offenc", "offens"), ("pretenc", "pretens")),
    *(("adviser", "advisor"), ("convener", "convenor"), ("counsellor", "counselor"), ("councillor", "councilor")),
    *(("enquir", "inquir"), ("despatch", "dispatch"), ("analys", "analyz"), ("judgement", "judgment")),
    *(("programme", "program"), ("catalogue", "catalog"), ("dialogue", "dialog"), ("artefact", "artifact")),
    *(("centre", "center"), ("theatre", "theater"), ("fibre", "fiber"), ("litre", "liter"), ("plough", "plow")),
    *(("behaviour", "behavior"), ("colour", "color"), ("endeavour", "endeavor"), ("favour", "favor")),
    *(("harbour", "harbor"), ("honour", "honor"), ("labour", "labor"), ("neighbour", "neighbor")),
    *(("paediatric", "pediatric"), ("orthopaedic", "orthopedic"), ("anaesthe", "anesthe"), ("jewellery", "jewelry")),
)
_OTHER_SPELLING = {one: other for pair in _SPELLINGS for one, other in (pair, pair[::-1])}
_SPELT = re.compile("|".join(sorted(_OTHER_SPELLING, key=len, reverse=True)))

_NAME = re.compile(r"(?P<sign>[do])'(?P<rest>[^\W\d_']{3,})|(?P<bare>[do][^\W\d_]{3,})")
_SECTION = re.compile(r"s(\d{1,3}[a-z]?)", re.ASCII)
_SECTION_NUMBER = re.compile(r"\d{1,3}[a-z]?", re.ASCII)
# What a section is called -> the same in the singular.
_SECTION_NAMES = {"section": "section", "sections": "section", "sec": "sec", "s": "s"}
_OUTWARD, _INWARD = r"[a-z]{1,2}\d[a-z\d]?", r"\d[a-z]{2}"
_POSTCODE = re.compile(rf"({_OUTWARD})({_INWARD})", re.ASCII)


class OtherForms:
    """The other ways to write what a query asks for of which an index holds any; without an index, all there may be."""

    def __init__(self, index: Counted | None = None) -> None:
        self._index = index
        self.defined = Defined(index)

    def look_up(self, tree: Node, knows: Knows) -> None:
        """Have the index count at once what `tree` will be asked about: a cluster is far away.

        What the index defines of it is found for what no list `knows`.
        """
        if self._index is not None:
            leaves = [*_leaves_in(tree)]
            longer = [leaf for leaf in leaves if _may_be_parted(leaf)]
            likely = self.defined.likely(leaves, [joined.parts for joined in _joined_in(tree)], knows)
            self._index.counts([*longer, *_candidates(tree), *likely])
            self._index.counts([one for leaf in longer if self._is_parted(leaf) for one in _parted(leaf)])
            self.defined.read()

    def of(self, part: Node) -> tuple[Leaf, ...]:
        """The other ways to write a word or a hyphenated word."""
        ways = self._held(_written_otherwise(part))
        return (*ways, *self._held(_parted(part))) if _may_be_parted(part) and self._is_parted(part) else ways

    def of_two(self, parts: Sequence[Node]) -> tuple[Leaf, ...]:
        """The other ways to write the first two parts of a query together."""
        return self._held(_written_together(parts))

    def held(self, leaves: Sequence[Leaf]) -> frozenset[Leaf]:
        """Those of `leaves` that the index holds, counted at once."""
        if self._index is not None:
            self._index.counts(leaves)
        return frozenset(self._held(leaves))

    def _is_parted(self, part: Word | Phrase) -> bool:
        """Whether a word is worth looking for in two.

        What no item holds is looked at once more with all else that may be wrong with it. What many write in one word
        is one: to part each would double the time of a search for it.
        """
        items = self._index.count(part) if self._index is not None else 1
        return items > 0 and (items <= _FEW or isinstance(part, Phrase))

    def _held(self, leaves: Iterable[Node]) -> tuple[Leaf, ...]:
        index = self._index
        return tuple(
            leaf for leaf in dict.fromkeys(leaves) if isinstance(leaf, Leaf) and (index is None or index.count(leaf))
        )


def halves(word: str) -> Iterator[tuple[str, str]]:
    """A word in two, wherever both halves are long enough."""
    for end in range(_SHORTEST, len(word) - _SHORTEST + 1) if _may_be_two(word) else ():
        yield word[:end], word[end:]


def in_either_number(word: str) -> tuple[str, str]:
    """A word and its singular or plural."""
    return (word, word.removesuffix("s") if word.endswith("s") else word + "s")


def _leaves_in(tree: Node) -> Iterator[Word | Phrase]:
    """The words and hyphenated words of a tree whose other forms are looked for: none of what is denied or quoted."""
    if isinstance(tree, And | Or):
        for part in tree.parts:
            yield from _leaves_in(part)
    elif isinstance(tree, Near):
        yield from (*_leaves_in(tree.left), *_leaves_in(tree.right))
    elif isinstance(tree, Variants):
        for leaf in tree.leaves:
            yield from _leaves_in(leaf)
    elif (isinstance(tree, Word) and not tree.exact) or (isinstance(tree, Phrase) and tree.joined):
        yield tree


def _candidates(tree: Node) -> Iterator[Leaf]:
    for leaf in _leaves_in(tree):
        yield from _written_otherwise(leaf)
    for joined in _joined_in(tree):
        for at in range(len(joined.parts) - 1):
            yield from _written_together(joined.parts[at : at + 2])


def _joined_in(tree: Node) -> Iterator[And]:
    if isinstance(tree, And):
        yield tree
    for part in tree.parts if isinstance(tree, And | Or) else ():
        yield from _joined_in(part)


def _written_otherwise(part: Node) -> Iterator[Leaf]:
    """Other ways to write a word or a hyphenated word of a query, likely or not; none of what is quoted."""
    if isinstance(part, Phrase) and part.joined:
        yield from (replace(leaf, field=part.field) for leaf in (*_unjoined(part.words), *amounts.told_otherwise(part)))
    elif isinstance(part, Word) and not part.exact:
        yield from (replace(leaf, field=part.field) for leaf in _ways_of(part.text))


def _may_be_two(word: str) -> bool:
    return 2 * _SHORTEST <= len(word) <= _LONGEST and word.isalpha()


def _may_be_parted(part: Node) -> TypeGuard[Word | Phrase]:
    """Whether a word may be two, or is a hyphenated word that has a singular or plural."""
    if isinstance(part, Phrase):
        return part.joined and part.words[-1].isalpha() and len(part.words[-1]) >= _SHORTEST
    return isinstance(part, Word) and not part.exact and _may_be_two(part.text)


def _parted(part: Word | Phrase) -> Iterator[Leaf]:
    """The two words that a word may be when run together ("flytipping"), the second in either number; of a hyphenated
    word the other number."""
    if isinstance(part, Phrase):
        _, other = in_either_number(part.words[-1])
        yield replace(part, words=(*part.words[:-1], other), shown=None)
        return
    for one, other in halves(part.text):
        if not is_asking(Word(one)) and not is_asking(Word(other)):
            for last in in_either_number(other):
                yield Phrase((one, last), joined=True, field=part.field, shown=f"{one} {last}")


def _written_together(parts: Sequence[Node]) -> tuple[Leaf, ...]:
    """Other ways to write the first two parts of a query together, likely or not: "20 mph", "4.2 million",
    "section 106", "o brien", "mill rd", "foot bridge"."""
    words = _plain_words(parts)
    return tuple(replace(leaf, field=words[0].field) for leaf in _ways_of_two(*words)) if words else ()


def _plain_words(parts: Sequence[Node]) -> tuple[Word, Word] | None:
    """The first two parts of a query where they are plain words of one field."""
    if len(parts) < 2:
        return None
    one, other = parts[:2]
    if not isinstance(one, Word) or not isinstance(other, Word) or one.exact or other.exact or one.field != other.field:
        return None
    return one, other


def _named_otherwise(one: Word, other: Word) -> Iterator[Leaf]:
    """Other ways to write the place that two words name, likely or not."""
    if not is_asking(one) and not is_asking(other):
        yield from (Phrase(words, field=one.field) for words in street_names.otherwise(one.text, other.text))


def _unjoined(words: Sequence[str]) -> Iterator[Leaf]:
    whole = "".join(words)
    if len(whole) == len(words):
        yield Word(whole.upper(), exact=True)  # "I.T." is IT, and never it
    elif section := _SECTION.fullmatch(whole):  # S.106
        yield Word(whole)
        yield from _sections(section[1], but="s")
    elif whole.isalpha() or amounts.is_measure(whole):
        yield Word(whole)
        if name := _NAME.fullmatch("'".join(words)):
            yield Word(name[0])
        for at, word in enumerate(words):  # darcy-hume
            yield from (Phrase((*words[:at], way, *words[at + 1 :]), joined=True) for way in _with_sign(word))


def _ways_of(text: str) -> Iterator[Leaf]:
    for beginning in _BEGINNINGS if text.isalpha() else ():
        rest = text.removeprefix(beginning)
        if rest != text and len(rest) >= _SHORTEST:
            yield from (Phrase((beginning, last), joined=True) for last in in_either_number(rest))
    if (other := _otherwise_spelt(text)) is not None:
        yield Word(other)
    yield from map(Word, _with_sign(text))
    if (name := _NAME.fullmatch(text)) and name["sign"]:
        yield Word(name["sign"] + name["rest"])
        if name["sign"] == "o":
            yield Phrase(("o", name["rest"]), shown=f"o {name['rest']}")  # Ó Briain
    if section := _SECTION.fullmatch(text):
        yield from _sections(section[1])
    if postcode := _POSTCODE.fullmatch(text):
        yield Phrase((postcode[1], postcode[2]))
    if text == "percent":
        yield Phrase(("per", "cent"))
    yield from amounts.written_otherwise(text)


def _with_sign(word: str) -> Iterator[str]:
    """A name typed without its apostrophe, with it: O'Brien, D'Arcy."""
    if (name := _NAME.fullmatch(word)) and (bare := name["bare"]):
        yield f"{bare[0]}'{bare[1:]}"


def _ways_of_two(one: Word, other: Word) -> Iterator[Leaf]:
    yield from _named_otherwise(one, other)
    if one.text in _SECTION_NAMES and _SECTION_NUMBER.fullmatch(other.text):
        yield Word(f"s{other.text}")
        yield from _sections(other.text, but=one.text)
    elif _POSTCODE.fullmatch(one.text + other.text) and other.text[0].isdigit():
        yield Word(one.text + other.text)
    elif one.text in ("o", "d") and other.text.isalpha() and len(other.text) >= _SHORTEST:
        yield Word(f"{one.text}'{other.text}")
    elif one.text.isalpha() and (last := other.text.removesuffix("'s")).isalpha():
        # Little words make others by chance ("for" and "get"), and are part of no name of a thing. As it stands: the
        # stem of "colour" and "red" in one would be that of "colour".
        if min(len(one.text), len(last)) >= _SHORTEST and not is_asking(one) and not is_asking(other):
            ways = (*in_either_number(last), f"{last.removesuffix('s')}'s")
            yield from (Word(one.text + way, exact=True) for way in ways)
    else:
        yield from amounts.written_together(one.text, other.text)


def _sections(number: str, *, but: str = "") -> Iterator[Phrase]:
    """A section of an act in words, not by the name `but`: that it has in the query."""
    for name, singular in _SECTION_NAMES.items():
        if singular != _SECTION_NAMES.get(but):
            yield Phrase((name, number))


def _otherwise_spelt(word: str) -> str | None:
    begun = _SPELT.match(word) if word.isalpha() else None
    return _OTHER_SPELLING[begun[0]] + word[begun.end() :] if begun else None
