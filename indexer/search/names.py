"""Names of several words in a long question: each tells one thing, however many words it is written in.

Else a village called Stourmarket St Mary is three of five telling words, and whatever happened there comes before what
was asked about it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from indexer.search.counted import Counted
from indexer.search.english import is_english
from indexer.search.questions import is_asking
from indexer.search.tree import Node, Phrase, Word

# Of the items that hold a word the share that must hold it beside the other. Some print a name otherwise.
_TOGETHER = 0.8


def names_as_one(parts: Sequence[Node], index: Counted) -> list[Node]:
    """The parts of a question, the words of each name as one phrase.

    A name is words of which the rarer of each two mostly stands beside the other, one of them no word of English and
    hardly found without the rest: a surname that minutes print alone stays a word of its own.
    """
    told: list[Node] = []
    for plain, group in groupby(parts, key=_is_plain):
        run = list(group)
        words = [part for part in run if isinstance(part, Word)] if plain else []
        if any(map(_is_foreign, words)):
            told += (part for linked in _linked(words, index) for part in _as_one(linked, index))
        else:
            told += run
    return told


def _linked(words: Sequence[Word], index: Counted) -> Iterator[list[Word]]:
    """The words, cut wherever two that follow one another do not mostly stand so."""
    linked = list(words[:1])
    for one, other in pairwise(words):
        beside, *each = index.counts([Phrase((one.text, other.text)), one, other])
        if not beside or beside < _TOGETHER * min(each):
            yield linked
            linked = []
        linked.append(other)
    yield linked


def _as_one(words: list[Word], index: Counted) -> Sequence[Node]:
    foreign = [word for word in words if _is_foreign(word)]
    if len(words) < 2 or not foreign:
        return words
    name = Phrase(tuple(word.text for word in words), joined=True)
    whole, *alone = index.counts([name, *foreign])
    return [name] if whole >= _TOGETHER * max(alone) else words


def _is_plain(part: Node) -> bool:
    return isinstance(part, Word) and not part.exact and part.field is None and not is_asking(part)


def _is_foreign(word: Word) -> bool:
    return word.text.isalpha() and not is_english(word.text)
