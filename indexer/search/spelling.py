"""Which words of the index a word may be a slip of the pen for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# A slip in a short word makes another word more often than not ("road", "read").
_SHORTEST = 4
TWO_SLIPS_FROM = 8
# Who leaves out a syllable ("tempory", "wensday") knows how the word begins and ends.
_TWO_LEFT_OUT_FROM = 6
# No word of a text is longer, and there are fifty ways a letter to mistype one.
_LONGEST = 30
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of the index, how many slips away it is (Damerau-Levenshtein) and how many items hold it."""

    word: str
    slips: int
    items: int


def may_be_a_slip(word: str) -> bool:
    """Whether a word is looked at for slips of the pen at all."""
    return word.isalpha() and _SHORTEST <= len(word) <= _LONGEST


class Lexicon:
    """The words of an index with the number of items that hold each; for finding the like of a misspelt one."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = {word: items for word, items in words.items() if may_be_a_slip(word)}
        self._by_start: dict[str, list[str]] = {}
        for word in self._words:
            self._by_start.setdefault(word[0], []).append(word)

    def like(self, word: str) -> list[Spelling]:
        """Words of the index at most one slip from `word`, two where it is long; nearest first, then most frequent.

        A second slip is looked for only where the first letter is right: few mistype that. In a shorter word the two
        are letters left out inside it.
        """
        if not may_be_a_slip(word):
            return []
        found = {other: 1 for other in _one_slip(word) if other in self._words}
        if len(word) >= _TWO_LEFT_OUT_FROM:
            far = _is_two_slips if len(word) >= TWO_SLIPS_FROM else _is_two_left_out
            others = (other for other in self._by_start.get(word[0], ()) if other not in found)
            found |= {other: 2 for other in others if far(word, other)}
        found.pop(word, None)
        spellings = [Spelling(other, slips, self._words[other]) for other, slips in found.items()]
        return sorted(spellings, key=lambda s: (s.slips, -s.items, s.word))


def _one_slip(word: str) -> Iterable[str]:
    """Every string that one letter left out, doubled, changed or exchanged with the next makes of `word`."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(left + right[1:] for left, right in splits if right),
        *(left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1),
        *(left + letter + right[1:] for left, right in splits if right for letter in _LETTERS),
        *(left + letter + right for left, right in splits for letter in _LETTERS),
    }


def _is_two_slips(word: str, other: str) -> bool:
    return abs(len(other) - len(word)) <= 2 and _distance(word, other) == 2


def _is_two_left_out(word: str, other: str) -> bool:
    """Whether `word` is `other`, which begins and ends with the same letters, without two letters."""
    letters = iter(other)
    return len(other) == len(word) + 2 and other[-1] == word[-1] and all(letter in letters for letter in word)


def _distance(one: str, other: str) -> int:
    """Letters left out, put in, changed, or exchanged with the next, between two words."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, against in enumerate(other, start=1):
            cost = min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1]
