"""Other ways to write a word: "sub-committee" and "subcommittee", "O'Brien" and "OBrien", "20mph" and "20 mph",
"licence" and "license"."""

import re
from collections.abc import Iterator, Sequence

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
_SHORTEST = 3  # what is left after a beginning

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
_MEASURE = re.compile(r"(\d+)([^\W\d_]{1,4})", re.ASCII)
_AMOUNT = re.compile(r"(?P<plain>[1-9]\d{3,11})|(?P<parted>[1-9]\d{0,2}(?:,\d{3})+)", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def written_otherwise(part: Node) -> Iterator[Leaf]:
    """Other ways to write a word or a hyphenated word of a query, likely or not; none of what is quoted."""
    if isinstance(part, Phrase) and part.joined:
        whole = "".join(part.words)
        if whole.isalpha() or _MEASURE.fullmatch(whole):
            yield Word(whole, field=part.field)
    elif isinstance(part, Word) and not part.exact:
        for beginning in _BEGINNINGS if part.text.isalpha() else ():
            rest = part.text.removeprefix(beginning)
            if rest != part.text and len(rest) >= _SHORTEST:
                yield Phrase((beginning, rest), joined=True, field=part.field)
        if (other := _otherwise_spelt(part.text)) is not None:
            yield Word(other, field=part.field)
        if name := _NAME.fullmatch(part.text):
            bare = name["bare"]
            yield Word(f"{bare[0]}'{bare[1:]}" if bare else name["sign"] + name["rest"], field=part.field)
        if measure := _MEASURE.fullmatch(part.text):
            yield Phrase((measure[1], measure[2]), field=part.field)
        if (amount := _otherwise_parted(part.text)) is not None:
            yield Word(amount, field=part.field)


def written_together(parts: Sequence[Node]) -> Word | None:
    """The first two parts of a query as one word, where they are a number and its measure ("20 mph"); else None."""
    if len(parts) < 2 or not all(isinstance(part, Word) and not part.exact for part in parts[:2]):
        return None
    number, unit = parts[:2]
    if not isinstance(number, Word) or not isinstance(unit, Word) or number.field != unit.field:
        return None
    together = number.text + unit.text
    return Word(together, field=number.field) if number.text.isdigit() and _MEASURE.fullmatch(together) else None


def _otherwise_spelt(word: str) -> str | None:
    begun = _SPELT.match(word) if word.isalpha() else None
    return _OTHER_SPELLING[begun[0]] + word[begun.end() :] if begun else None


def _otherwise_parted(text: str) -> str | None:
    """A number from a thousand on with its commas, or without; None for what is no such or a year."""
    amount = _AMOUNT.fullmatch(text)
    if not amount:
        return None
    plain = text.replace(",", "")
    other = f"{int(text):,}" if amount["plain"] else plain
    return None if _YEAR.fullmatch(plain) else other
