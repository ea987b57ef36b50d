"""Which words are one word where their endings do not tell, and which are not though their endings say so."""

from collections import defaultdict

import pytest
from whoosh.lang.snowball.english import EnglishStemmer

from indexer.search.english import words
from indexer.search.families import APART, IRREGULAR, plurals
from indexer.search.stemming import stem

_by_endings = EnglishStemmer().stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("overspent", "overspends"),
        ("withdrew", "withdrawal"),
        ("stolen", "theft"),
        ("paid", "payments"),
        ("closures", "closed"),
        ("demolition", "demolished"),
        ("exclusions", "excluded"),
        ("notification", "notified"),
        ("diversion", "diverted"),
        ("dentistry", "dentists"),
        ("parked", "parking"),
        ("crematoria", "crematorium"),
        ("aldermen", "alderman"),
        ("staff", "staffing"),
        ("experience", "experienced"),
        ("added", "add"),
        ("queueing", "queue"),
        ("cyclists", "cycling"),
        ("sleepers", "sleeping"),
        ("variation", "varied"),
        ("autistic", "autism"),
        ("loneliness", "lonely"),
    ],
)
def test_forms_whose_endings_do_not_tell_are_one_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hospitality", "hospital"),
        ("allotments", "allotted"),
        ("allowances", "allowed"),
        ("emergency", "emerging"),
        ("diversion", "diversity"),
        ("response", "responsible"),
        ("mobility", "mobile"),
        ("parking", "parks"),
        ("planning", "plans"),
        ("officers", "offices"),
        ("managers", "management"),
        ("listed", "lists"),
        ("carefully", "care"),
        ("davies", "davis"),
        ("cooper", "cooperative"),
        ("harris", "harry"),
        ("publication", "publicity"),
        ("qualification", "quality"),
        ("permission", "permit"),
        ("refuse", "refused"),
        ("grants", "granted"),
        ("presentation", "presented"),
        ("outline", "outlined"),
        ("state", "stated"),
        ("points", "pointed"),
        ("second", "seconded"),
        ("security", "secured"),
        ("representations", "represented"),
        ("organisations", "organised"),
        ("indicators", "indicated"),
        ("accounts", "accountability"),
        ("pensioners", "pension"),
        ("tip", "tipping"),
        ("quit", "quite"),
        ("goods", "good"),
        ("coroner", "coronation"),
        ("trained", "train"),
        ("units", "united"),
        ("ads", "added"),
        ("denis", "denied"),
    ],
)
def test_words_that_mean_different_things_are_two_whatever_their_endings(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_each_irregular_form_is_listed_because_its_ending_does_not_tell() -> None:
    needless = [form for form, word in IRREGULAR.items() if _by_endings(form) == _by_endings(word)]
    assert needless == []


def test_no_form_belongs_to_two_families() -> None:
    assert IRREGULAR.keys() & APART.keys() == set()
    assert [word for word in IRREGULAR.values() if word in IRREGULAR or word in APART] == []


def test_each_family_kept_apart_would_be_brought_into_another_by_its_endings() -> None:
    """And is not, though its first word, which is its stem, may be the stem of the other."""
    alike = defaultdict(set)
    for word in words():
        alike[_by_endings(word)].add(word)
    families = defaultdict(set)
    for form, its_stem in APART.items():
        families[its_stem].add(form)
    needless = [
        its_stem
        for its_stem, forms in families.items()
        if {stem(word) for form in forms for word in alike[_by_endings(form)]} <= {its_stem}
    ]
    assert needless == []


@pytest.mark.parametrize(
    ("word", "several"),
    [
        ("library", ("libraries",)),
        ("survey", ("surveys",)),
        ("bus", ("buses",)),
        ("business", ("businesses",)),
        ("church", ("churches",)),
        ("forum", ("fora", "forums")),
        ("child", ("children", "childs")),
        ("children", ()),
        ("works", ()),
        ("2", ()),
    ],
)
def test_a_word_has_its_odd_plural_and_its_regular_one_and_a_plural_none(word: str, several: tuple[str, ...]) -> None:
    assert plurals(word) == several
