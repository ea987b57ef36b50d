"""The Snowball (English) stem of a word, the same for every engine, whatever stemmer its server brings.

The stemmer is Whoosh's own copy: an index built by it must be asked by it, and other Snowball libraries are of other
years and stem some words otherwise. Words whose stems meet though their meanings do not are kept apart here.
"""

from functools import lru_cache

from whoosh.lang.snowball.english import EnglishStemmer

from indexer.search.analysis import is_plain, regular

_stemmer = EnglishStemmer()

# What stemming by suffixes would wrongly bring together: who looks for a hospital does not mean hospitality, nor who
# looks for governance the government. A family a line, the first word its stem; plurals are added. Left together is
# what readers mean together, such as "park" and "parking", "house" and "housing", "plan" and "planning".
_FAMILIES = """
accountant accountancy
activity
alternative alternatively
animal
apartment
authority
boarding
business
collective collectively
conservative
consultant consultancy
conversation
conversion
corporation
crossing
customer
department departmental
elective
evening
executive
experiment experimental experimentally experimentation
governance
hearing
hospitality
important importance importantly
informal informally
initiative
international internationally
landing
majority
minority
mooring
objective
operative
personal personally
positive positively
publication
publicity
railing
reasonable reasonably
relative relatively
renewable
selective
several
standing
training
traveller
university
"""


def _plural(word: str) -> str:
    if word.endswith("y"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("s") else "s")


_STEM_OF = {
    form: line.split()[0] for line in _FAMILIES.split("\n") for word in line.split() for form in (word, _plural(word))
}


@lru_cache(maxsize=100_000)  # a council's minutes use some 40,000 different words
def stem(word: str) -> str:
    """The stem of a folded word; the word itself where it is no plain word."""
    if not is_plain(word):
        return word
    bare = regular(word)
    return _STEM_OF.get(bare) or str(_stemmer.stem(bare))
