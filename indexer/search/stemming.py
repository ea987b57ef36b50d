"""The Snowball (English) stem of a word, the same for every engine, whatever stemmer its server brings.

The stemmer is Whoosh's own copy: an index built by it must be asked by it, and other Snowball libraries are of other
years and stem some words otherwise. Words that their endings put wrong are in `families.py`.
"""

from functools import lru_cache

from whoosh.lang.snowball.english import EnglishStemmer

from indexer.search.analysis import is_plain, regular
from indexer.search.families import APART

_stemmer = EnglishStemmer()


@lru_cache(maxsize=100_000)  # a council's minutes use some 40,000 different words
def stem(word: str) -> str:
    """The stem of a folded word; the word itself where it is no plain word."""
    if not is_plain(word):
        return word
    bare = regular(word)
    return APART.get(bare) or str(_stemmer.stem(bare))
