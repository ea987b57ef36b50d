"""Which words are English. One that is, and stands in no item, is a word of its own and no slip of the pen."""

from functools import lru_cache
from importlib.resources import files

# The 82,765 commonest words of English, British spellings among them, a word and its frequency a line. Nothing else of
# the package is used, and it is loaded when a search first finds nothing.
_PACKAGE, _LIST = "symspellpy", "frequency_dictionary_en_82_765.txt"


def is_english(word: str) -> bool:
    """Whether a folded word is one of English."""
    return word in words()


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """All of them, folded."""
    listed = files(_PACKAGE).joinpath(_LIST).read_text("utf-8-sig")
    return frozenset(line.partition(" ")[0] for line in listed.splitlines())
