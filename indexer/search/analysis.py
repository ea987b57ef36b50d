"""How a text becomes words, the same way for the index, the query and the marks in a snippet.

A word is a run of letters and digits, apostrophes inside it included; everything else stands between words. Beside the
words stand *links*: two words joined without a space by a slash, point, comma or colon, with digits at the join
("22/00041", "421,560", "14:30"). A link is a term of its own at the place of its first word, so that a reference
survives whole and its parts are still found. A link that is but a part of a longer amount or numbering tells so by the
sign that goes on ("421,560," and ",560,000"): £421,560 is not found in £421,560,000, nor 3.5 in 1.3.5. A number is
looked for by the mark of one that stands whole, which a part of an amount has not: £2m is not found in £4.2m, nor 5 in
5,860 or 5.20. There is no stop list; one letter is a word. Signs that are read are words, too: a pound before a
figure, a per cent after one, and an ampersand between spaces, which is an "and".

A word that stands in capitals, or in more capitals than small letters ("SuDS"), is found in capitals, too ("SEND"
beside "send"): that tells an acronym from a verb.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from indexer.search.families import IRREGULAR

# Apostrophes as typed, as printed, and as lookalikes; three of them are letters to Unicode.
_APOSTROPHES = "'’‘‛＇′`´ʼʻʹ"
_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))

# What may stand inside a word without being a letter of it: combining accents, soft hyphens, zero-width characters.
_INSIDE = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W_ʼʻʹ]"
_RUN = rf"{_LETTER}+(?:[{_INSIDE}]+{_LETTER}*)*"
# Signs that are read as words, whatever stands beside them in the same chunk of a text.
SIGN = r"£(?=[0-9])|(?<=[0-9])%|(?<!\S)&(?!\S)"
POUND, PER_CENT = "£", "%"
_READ = {POUND: POUND, PER_CENT: PER_CENT, "&": "and"}
_WORD = re.compile(rf"{_RUN}(?:[{_APOSTROPHES}]{_RUN})*|{SIGN}")

# Letters that Unicode does not take apart into a base and an accent, but readers without the key on their board do.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})

# Both spellings are British: "organize" and "organise" are one word. Short words ("size", "prize") are left alone.
_IZE = re.compile(r"(?<=\w{4})iz(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)")

# The name of what a verb in "-ify" does; "application" and "publication" are of other verbs.
_IFICATION = re.compile(r"(?<=\w\w)ifications?$")

# Plurals of what no stemmer takes for a word, for want of vowels: HGVs, PCNs, HMOs, KPIs.
_LETTERS = re.compile(r"[bcdfghj-np-tvwxz]+(?:[bcdfghj-np-rtvwxz]|(?<=\w\w)[aeiou])s")

_SEPARATORS = "/.,:"
_OF_NUMBERS = ",."  # by them a number goes on, where a reference only gets another part
_AT_SEPARATOR = re.compile(r"[/.,:]")

_LONGEST_ACRONYM = 8
# What a number that stands whole begins with beside the number itself. No link begins so.
_WHOLE = ":"
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
# What makes a number the end of an amount, where it stands before it, and the beginning of one, where it stands behind.
_BEFORE_END = re.compile(r"[0-9]\.|[0-9],(?=[0-9]{3}(?![0-9]))")
_AFTER_BEGINNING = re.compile(r"\.[0-9]|,[0-9]{3}(?![0-9])")

# A space between a digit and a letter, whichever comes first.
_AT_LETTER = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=[^\W\d]) (?=\d)")

# Positions between the last word of a paragraph and the first of the next: no phrase and no nearness reaches across.
PARAGRAPH_GAP = 100


class Token(NamedTuple):
    """A word or a link of a text: its folded form, its span in characters of the text, its place among the words."""

    text: str
    start: int
    end: int
    position: int
    link: bool = False


def tokens(text: str) -> list[Token]:
    """The words and links of `text` in order; a link comes right after its first word. Any string will do."""
    if text.isascii() and text.isalnum():  # a lone word, as most of what stands between two white spaces is
        return [Token(text.lower(), 0, len(text), 0)]
    found: list[Token] = []
    last: Token | None = None
    before = ""  # the sign of the link that ends with `last`
    for match in _WORD.finditer(text):
        folded = read(match.group())
        if not folded:
            continue
        word = Token(folded, match.start(), match.end(), last.position + 1 if last else 0)
        sign = text[last.end] if last and word.start - last.end == 1 else ""
        if last and sign and _linked(last.text, sign, folded):
            after = text[word.end : word.end + 1] if text[word.end + 1 : word.end + 2].isdigit() else ""
            link = _link(before, last.text, sign, folded, after)
            found.append(Token(link, last.start, word.end, last.position, link=True))
            before = sign
        else:
            before = ""
        found.append(word)
        last = word
    return found


def words_of(text: str) -> list[str]:
    """The folded words of `text` without its links."""
    plain = text.replace("-", " ")
    if text.isascii() and plain.replace(" ", "").isalnum():  # as are most of 4,000 names in a list, read at each start
        return plain.lower().split()
    return [token.text for token in tokens(text) if not token.link]


def fold(word: str) -> str:
    """`word` without capitals, accents and differing apostrophes; empty where nothing of it is a letter or digit."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = _apart(_apart(word.translate(_STRAIGHT)).casefold().translate(_PLAIN))
    kept = "".join(c for c in plain if c.isalnum() or c == "'")
    return kept.strip("'")


def read(word: str) -> str:
    """`word` folded, and a sign as the word that it is read as."""
    return _READ.get(word) or fold(word)


def regular(word: str) -> str:
    """What a stemmer finds the stem of a folded word from: irregular forms, plurals of acronyms and "-ize" made
    regular."""
    bare = word.removesuffix("'s")
    if irregular := IRREGULAR.get(bare):
        return irregular
    return bare[:-1] if _LETTERS.fullmatch(bare) else _IFICATION.sub("ify", _IZE.sub("is", bare))


def beside(text: str, token: Token) -> str | None:
    """What is also found where the word `token` of `text` stands: an acronym in capitals, a number that stands whole
    with its mark; None for any other word."""
    if token.text[0].isdigit():
        return None if token.link or not stands_whole(text, token.start, token.end) else _WHOLE + token.text
    return acronym(text[token.start : token.end])


def stands_whole(text: str, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` of `text` is no part of an amount, as 4 and 2m are in 4.2m, or 5 and 860
    in 5,860; 10.02.2026 is of the year 2026."""
    if _AFTER_BEGINNING.match(text, end):
        return False
    is_end = start > 1 and _BEFORE_END.match(text, start - 2)
    return not is_end or _YEAR.fullmatch(text, start, end) is not None


def whole(word: str) -> str:
    """The term that finds `word`: of a number the one that marks it as standing whole."""
    return _WHOLE + word if word[:1].isdigit() and not has_separator(word) else word


def in_phrase(words: Sequence[str]) -> tuple[str, ...]:
    """The terms that find `words` one after another: a number at either end stands whole, unless it is one with the
    number beside it ("4.2 million", "2024/25")."""
    first, *rest = words
    if not rest:
        return (whole(first),)
    *between, last = rest
    begins = first if rest[0][:1].isdigit() else whole(first)
    return (begins, *between, last if words[-2][:1].isdigit() else whole(last))


def unmarked(term: str) -> str:
    """A term without the mark of a number that stands whole."""
    return term.removeprefix(_WHOLE)


def acronym(written: str) -> str | None:
    """`written` in capitals where most of it stands in them ("SEND", "SuDS", "PRoW"), a plural's “s” apart ("TROs")."""
    if not (1 < len(written) <= _LONGEST_ACRONYM and written.isascii() and any(map(str.isupper, written))):
        return None
    if written.isupper():
        return written
    bare = written.removesuffix("s")
    great = sum(map(str.isupper, bare))
    return bare.upper() if bare.isalpha() and great > 1 and great * 2 > len(bare) else None


def split(word: str) -> list[str]:
    """The words between the separators of a link; a word without is itself."""
    return _AT_SEPARATOR.split(word.strip(_SEPARATORS))


def sign_in(link: str, first: str) -> str:
    """The separator in a link whose first word is `first`."""
    return link.lstrip(_SEPARATORS)[len(first)]


def chain(word: str) -> tuple[str, ...]:
    """The terms of the index that stand for a word of a query, at consecutive places.

    An ordinary word is one term; "22/00041/ful" is the links "22/00041" and "00041/ful", "1,421,560" is "1,421," and
    ",421,560".
    """
    parts = split(word)
    if len(parts) == 1:
        return (word,)
    signs = ["", *_AT_SEPARATOR.findall(word), ""]
    return tuple(map(_link, signs, parts, signs[1:], parts[1:], signs[2:]))


def is_plain(word: str) -> bool:
    """Whether a word may be stemmed: letters and apostrophes only. A number or a reference has one form."""
    return not (has_separator(word) or any(map(str.isdigit, word)))


def has_separator(word: str) -> bool:
    """Whether a term is a link, or a word of a query that becomes links."""
    return any(sign in word for sign in _SEPARATORS)


def value_key(value: str) -> str:
    """What two values of a filter share when they count as the same: capitals, apostrophes and white space apart."""
    return " ".join(unicodedata.normalize("NFC", value).translate(_STRAIGHT).casefold().split())


def number_key(number: str) -> str:
    """What two numbers of items share when they count as the same: "5a", "5(a)." and "5 A" do."""
    return _AT_LETTER.sub("", " ".join(words_of(number)))


def _apart(text: str) -> str:
    # A fraction stays one sign: taken apart, 2½ would be 212.
    return "".join(
        c if unicodedata.decomposition(c).startswith("<fraction>") else unicodedata.normalize("NFKD", c) for c in text
    )


def _link(before: str, left: str, sign: str, right: str, after: str) -> str:
    """Two words as a link; `before` and `after` are the signs, if any, by which other words are joined to them."""
    if sign not in _OF_NUMBERS:
        return left + sign + right
    return (before if before in _OF_NUMBERS else "") + left + sign + right + (sign if after == sign else "")


def _linked(left: str, sign: str, right: str) -> bool:
    if POUND in (left, right) or PER_CENT in (left, right):
        return False
    if sign == "/":
        return any(map(str.isdigit, left)) or any(map(str.isdigit, right))
    return sign in _SEPARATORS and left[-1].isdigit() and right[0].isdigit()
