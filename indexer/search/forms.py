"""Other ways to write what was typed: "sub-committee" and "subcommittee", "foot bridge" and "footbridge", "O'Brien" and
"OBrien", "S.106" and "section 106", "licence" and "license"; amounts in `amounts.py`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.search import amounts
from indexer.search.questions import is_asking
from indexer.search.tree import Leaf, Node, Phrase, Word

# Beginnings that are no words by themselves, so that what stands as two words was one with a hyphen: the index takes a
# hyphen for a space, and "bylaw" must not find "required by law".
_BEGINNINGS = (
    "anti",
    "bye",
    "co",
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


def written_otherwise(part: Node) -> Iterator[Leaf]:
    """Other ways to write a word or a hyphenated word of a query, likely or not; none of what is quoted."""
    if isinstance(part, Phrase) and part.joined:
        yield from (replace(leaf, field=part.field) for leaf in _unjoined("".join(part.words)))
    elif isinstance(part, Word) and not part.exact:
        yield from (replace(leaf, field=part.field) for leaf in _ways_of(part.text))


def written_together(parts: Sequence[Node]) -> tuple[Leaf, ...]:
    """Other ways to write the first two parts of a query together, likely or not: "20 mph", "4.2 million",
    "section 106", "o brien", "foot bridge"."""
    if len(parts) < 2:
        return ()
    one, other = parts[:2]
    if not isinstance(one, Word) or not isinstance(other, Word) or one.exact or other.exact or one.field != other.field:
        return ()
    return tuple(replace(leaf, field=one.field) for leaf in _ways_of_two(one, other))


def _unjoined(whole: str) -> Iterator[Leaf]:
    if section := _SECTION.fullmatch(whole):  # S.106
        yield from (Word(whole), Phrase(("section", section[1])))
    elif whole.isalpha() or amounts.is_measure(whole):
        yield Word(whole)


def _ways_of(text: str) -> Iterator[Leaf]:
    for beginning in _BEGINNINGS if text.isalpha() else ():
        rest = text.removeprefix(beginning)
        if rest != text and len(rest) >= _SHORTEST:
            yield Phrase((beginning, rest), joined=True)
    if (other := _otherwise_spelt(text)) is not None:
        yield Word(other)
    if name := _NAME.fullmatch(text):
        bare = name["bare"]
        yield Word(f"{bare[0]}'{bare[1:]}" if bare else name["sign"] + name["rest"])
    if section := _SECTION.fullmatch(text):
        yield from (Phrase(("section", section[1])), Phrase(("s", section[1])))
    if text == "percent":
        yield Phrase(("per", "cent"))
    yield from amounts.written_otherwise(text)


def _ways_of_two(one: Word, other: Word) -> Iterator[Leaf]:
    if one.text == "section" and _SECTION_NUMBER.fullmatch(other.text):
        yield from (Word(f"s{other.text}"), Phrase(("s", other.text)))
    elif one.text in ("o", "d") and other.text.isalpha() and len(other.text) >= _SHORTEST:
        yield Word(f"{one.text}'{other.text}")
    elif one.text.isalpha() and other.text.isalpha():
        # Little words make others by chance ("for" and "get"), and are part of no name of a thing. As it stands: the
        # stem of "colour" and "red" in one would be that of "colour".
        if min(len(one.text), len(other.text)) >= _SHORTEST and not is_asking(one) and not is_asking(other):
            yield from (Word(one.text + last, exact=True) for last in in_either_number(other.text))
    else:
        yield from amounts.written_together(one.text, other.text)


def in_either_number(word: str) -> tuple[str, str]:
    """`word`, and without the plural's "s" or with it."""
    return word, word.removesuffix("s") if word.endswith("s") else word + "s"


def _otherwise_spelt(word: str) -> str | None:
    begun = _SPELT.match(word) if word.isalpha() else None
    return _OTHER_SPELLING[begun[0]] + word[begun.end() :] if begun else None
