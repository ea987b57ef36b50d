"""Made-up words that can be spoken, and how often each is used.

No stemmer changes one of them: they end in "a", "o" or "u", or in "k" or "p" after one of these, and English has no
suffix that ends so. Engines with different stemmers therefore find the same items.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

# Beside STOP_WORDS; names of speakers; words that stand only where they are planted.
WORDS, NAMES, RARE = 48_000, 700, 40

# In the order of how often English uses them; together STOP_SHARE of a text.
_STOPS = """
the of and to in a that for is on be by was with it as at this had from which were would have been an has not are will
their or all any there but its other they who if no also what when than into should between some these
"""
STOP_WORDS = tuple(_STOPS.split())
STOP_SHARE = 0.38

_ONSETS = "b d f g h k l m n p r t v w z br dr gl kr pl sk st tr".split()  # noqa: SIM905
_VOWELS = "aeiou"
_ENDINGS = [vowel + end for vowel, end in product("aou", ("", "", "k", "p"))]

# Zipf's law as Mandelbrot mended it for the most frequent words (frequency of rank r ~ 1 / (r + 2.7)).
_SHIFT = 2.7


@dataclass(frozen=True)
class Vocabulary:
    """Words in the order of their frequency. `rare` are words of no text but where they are planted.

    `chances` are the cumulated chances of `words`, in the same order; `stops` come first in both.
    """

    words: tuple[str, ...]
    chances: np.ndarray
    stops: int
    names: tuple[str, ...]
    rare: tuple[str, ...]


@lru_cache(maxsize=4)
def make_vocabulary(seed: int) -> Vocabulary:
    """The same words for the same seed."""
    made = _made(seed, WORDS + NAMES + RARE)
    content = tuple(next(made) for _ in range(WORDS))
    stops = _shares(len(STOP_WORDS)) * STOP_SHARE
    chances = np.cumsum(np.concatenate([stops, _shares(WORDS) * (1 - STOP_SHARE)]))
    return Vocabulary(
        words=(*STOP_WORDS, *content),
        chances=chances / chances[-1],
        stops=len(STOP_WORDS),
        names=tuple(next(made) for _ in range(NAMES)),
        rare=tuple(next(made) for _ in range(RARE)),
    )


def _shares(ranks: int) -> np.ndarray:
    shares = 1 / (np.arange(1, ranks + 1) + _SHIFT)
    return shares / shares.sum()


def _made(seed: int, most: int) -> Iterator[str]:
    """Different words, `most` or more, the first hundreds of two syllables, later ones of three and four."""
    rng = np.random.default_rng([seed, 1])
    seen = set(STOP_WORDS)
    # Few words are made twice, so twice as many draws are plenty.
    drawn = rng.integers(1 << 16, size=(most * 2, 8)).tolist()
    for numbers in drawn:
        syllables = 1 + (len(seen) > 500) + (len(seen) > 12_000)
        onsets = [_ONSETS[n % len(_ONSETS)] for n in numbers[: syllables + 1]]
        vowels = [_VOWELS[n % len(_VOWELS)] for n in numbers[4 : 4 + syllables]]
        inside = "".join(onset + vowel for onset, vowel in zip(onsets, vowels, strict=False))
        word = inside + onsets[-1] + _ENDINGS[numbers[7] % len(_ENDINGS)]
        if word not in seen:
            seen.add(word)
            yield word
