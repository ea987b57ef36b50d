"""Words that no item holds, put right: which word of the index each is a slip of the pen for, in its company; and a
reference that items hold without the letters behind it ("22/00041" for "22/00041/FUL")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from indexer.search.counted import Counted
from indexer.search.english import is_english
from indexer.search.forms import halves, in_either_number
from indexer.search.people import BEFORE_NAMES
from indexer.search.questions import is_asking
from indexer.search.sequence import is_bare, side_by_side, text_in
from indexer.search.spelling import TWO_SLIPS_FROM, Spelling
from indexer.search.tree import And, Node, Phrase, Word, all_of, parts_of, text_of

# Alone, a word that is no item's needs to be long to be taken for a slip: short ones are too often words of their own.
_LONG_ALONE = 7
# Who mistypes more words than this writes another language; looking for the like of each would take long.
_MOST_SLIPS = 4
# A reference has a number and a year, and its letters behind.
_PIECES = 3
# Of the words that one may be a slip for, so many are tried in its company: each try is a search or three.
_TRIED = 8


@dataclass(frozen=True, slots=True)
class Corrected:
    """A query with words put right, and what was changed in sentences for the reader."""

    tree: Node
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slips:
    """`surely` may be searched for unasked; `perhaps`, which puts more words right, is for the reader to choose.

    Surely a slip is what is no word of English and begins as the right word does (few mistype the first letter), in the
    company of other words or where all are long; half of a hyphenated word ("fly-tiping"); and what is two words that
    stand side by side in an item ("busgate"). Two letters that lack in a shorter word make a word of English at most.
    A word of English is perhaps one where the right word stands beside its neighbours, and a reference where items hold
    it without its letters. None: there is no such word.
    """

    surely: Corrected | None
    perhaps: Corrected | None


def slips_in(typed: Node, index: Counted) -> Slips:
    """What each word of `typed` that no item holds may be a slip for; of what is quoted, nothing."""
    parts = parts_of(typed)
    unknown = [part for part in parts if is_bare(part) and not is_asking(part) and not index.count(part)]
    if len(unknown) > _MOST_SLIPS:
        return Slips(None, None)
    sure: dict[Node, Node] = {}
    perhaps: dict[Node, Node] = {}
    for word in unknown:
        if parted := _parted(word, index):
            sure[word] = perhaps[word] = parted
        elif shorter := _shortened(word, index):
            perhaps[word] = shorter  # of another sort, it may be another matter
        elif isinstance(word, Phrase):
            if joined := _half_put_right(word, index):
                sure[word] = perhaps[word] = joined
        else:
            of_its_own = is_english(word.text)
            company = _Company(word, [part for part in parts if part is word or part not in unknown], index)
            spellings = index.like(word.text)
            begun = [spelling for spelling in spellings if spelling.word[0] == word.text[0]]
            if (likely := company.best(spellings)) and (not of_its_own or company.beside(likely)):
                perhaps[word] = likely
            near = company.best([one for one in begun if company.admits(one)])
            if near and not of_its_own:
                sure[word] = near
    if len(sure) == len(parts) and not all(map(_tells_alone, sure, sure.values())):
        sure = {}
    return Slips(_put_right(parts, sure), _put_right(parts, perhaps))


def _tells_alone(typed: Node, right: Node) -> bool:
    return isinstance(right, And | Phrase) or (isinstance(typed, Word) and len(typed.text) >= _LONG_ALONE)


def _parted(typed: Word | Phrase, index: Counted) -> Node | None:
    """The two words, the last in the singular or plural, that follow one another in most items and are `typed` when run
    together."""
    pairs = [pair for pair in _halves(typed) if not any(map(is_asking, pair))]
    ways = [Phrase((one.text, last)) for one, other in pairs for last in in_either_number(other.text)]
    counts = index.counts(ways) if ways else ()  # all at once: a cluster is far away
    found = {pair: sum(either) for pair, either in zip(pairs, zip(counts[::2], counts[1::2], strict=True), strict=True)}
    best = max(found, key=lambda pair: found[pair], default=None)
    return all_of(best) if best and found[best] else None


def _half_put_right(typed: Phrase, index: Counted) -> Phrase | None:
    """A hyphenated word of two without the slip in one of them ("fly-tiping"), as it stands in most items."""
    found: dict[Phrase, int] = {}
    for at, slip in enumerate(typed.words if len(typed.words) == 2 else ()):
        if is_english(slip) or index.count(Word(slip)) or not index.count(Word(typed.words[1 - at])):
            continue
        right = [one.word for one in index.like(slip) if one.slips == 1 and one.word[0] == slip[0]][:_TRIED]
        ways = [replace(typed, words=(one, typed.words[1]) if at == 0 else (typed.words[0], one)) for one in right]
        found |= dict(zip(ways, index.counts(ways), strict=True)) if ways else {}
    best = max(found, key=lambda way: found[way], default=None)
    return replace(best, shown=None) if best and found[best] else None


def _shortened(typed: Word | Phrase, index: Counted) -> Word | None:
    """A reference without the letters behind it, which say of what sort it is, where items hold it so."""
    pieces = typed.text.split("/") if isinstance(typed, Word) else []
    if len(pieces) < _PIECES or not pieces[-1].isalpha():
        return None
    shorter = Word("/".join(pieces[:-1]))
    return shorter if index.count(shorter) else None


def _halves(typed: Word | Phrase) -> Iterator[tuple[Word, Word]]:
    if isinstance(typed, Phrase):
        if len(typed.words) == 2 and "".join(typed.words).isalpha():
            yield Word(typed.words[0]), Word(typed.words[1])
    else:
        yield from ((Word(one), Word(other)) for one, other in halves(typed.text))


def _is_plain(part: Node | None) -> TypeGuard[Word]:
    return isinstance(part, Word) and not part.exact and part.field is None


def _put_right(parts: Sequence[Node], right: Mapping[Node, Node]) -> Corrected | None:
    if not right:
        return None
    notes = [
        f"“{text_of(word)}” is in no item. Did you mean “{text_of(it)}”? Searched for that instead."
        for word, it in right.items()
    ]
    return Corrected(side_by_side(right.get(part, part) for part in parts), tuple(notes))


class _Company:
    """The parts of a query that items hold, and one word between them that none holds."""

    def __init__(self, word: Word, parts: Sequence[Node], index: Counted) -> None:
        self._word = word
        self._index = index
        self._others = [part for part in parts if part is not word]
        at = next(at for at, part in enumerate(parts) if part is word)
        self._before = parts[at - 1] if at else None
        self._after = parts[at + 1] if at + 1 < len(parts) else None

    def best(self, spellings: Sequence[Spelling]) -> Word | None:
        """Of the fewest slips the word that stands beside its neighbours most often, then with all of them in an item.

        There, what has the same letters in another order comes first. Alone, the most frequent one.
        """
        nearest = [spelling for spelling in spellings if spelling.slips == spellings[0].slips][:_TRIED]
        words = [Word(spelling.word) for spelling in nearest]
        return max(words, key=self._fits, default=None) if len(words) > 1 and self._others else next(iter(words), None)

    def admits(self, spelling: Spelling) -> bool:
        """Whether a spelling is near enough to be searched for unasked: where a shorter word lacks two letters, only if
        it is a word of English, and stands behind no “Councillor” or the like, which makes it a name."""
        if spelling.slips == 1 or len(self._word.text) >= TWO_SLIPS_FROM:
            return True
        is_name = self._before is not None and text_in(self._before) in BEFORE_NAMES
        return not is_name and is_english(spelling.word)

    def beside(self, word: Word) -> int:
        """How many items hold `word` next to the word typed before it or after it."""
        pairs = ((self._before, word), (word, self._after))
        phrases = [Phrase((one.text, other.text)) for one, other in pairs if _is_plain(one) and _is_plain(other)]
        return sum(map(self._index.count, phrases))

    def _fits(self, word: Word) -> tuple[int, bool, int]:
        together = self._index.count(all_of([*self._others, word]))
        exchanged = together > 0 and sorted(word.text) == sorted(self._word.text)
        return self.beside(word), exchanged, together
