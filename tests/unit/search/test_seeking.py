"""Looking for letters finds what cutting a text into words finds.

A text with a letter that does not fold at its place is cut into words, so " Ω" behind any text asks the slow way.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search.analysis import fold, words_of
from indexer.search.families import IRREGULAR
from indexer.search.grammar import parse
from indexer.search.matching import Matcher
from indexer.search.seeking import flat
from indexer.search.stemming import stem
from indexer.search.tree import Word

_ROOTS = [
    "relat",
    "organ",
    "possib",
    "sensit",
    "happ",
    "part",
    "hop",
    "fl",
    "council",
    "depend",
    "analog",
    "univers",
    "gent",
]
_ENDINGS = (
    "", "s", "es", "ed", "ing", "ies", "y", "ity", "ility", "ational", "ation", "ization", "ise", "ize",
    "izing", "ively", "ence", "ency", "ogy", "ogist", "ible", "ibly", "iveness", "ousness", "al", "ally", "e",
    "er", "ers", "ment", "'s",
)  # fmt: skip
_WORDS = (
    *IRREGULAR, *IRREGULAR.values(), "dying", "dies", "die", "lying", "lie", "tied", "tying", "sky", "skies",
    "idly", "ugly", "SEND", "send", "Sends", "O’Brien", "o'brien", "Brien", "children’s", "Gŵyneth", "gwyneth",
    "22/00041", "22", "00041", "£421,560", "421", "5a", "A", "the", "P/2019/1234", "14:30", "naïve", "co-op",
    "SuDS", "suds", "PRoW", "MATs", "mats", "hospitality", "authorities", "half-price", "''tis", "rock''n", "_roll",
    "£5", "5", "6%", "6", "&", "and", "5.20", "5,860", "860",
)  # fmt: skip
words = st.one_of(st.sampled_from(_WORDS), st.builds("{}{}".format, st.sampled_from(_ROOTS), st.sampled_from(_ENDINGS)))
between = st.sampled_from([" ", "  ", ", ", ". ", "-", " – ", "\n", "’ ", " '", "`", "/", "… "])
texts = st.lists(st.tuples(words, between), max_size=25).map(lambda pairs: "".join(word + sign for word, sign in pairs))
queries = st.one_of(
    words,
    st.lists(words, min_size=1, max_size=4).map(lambda some: f'"{" ".join(some)}"'),
    words.map(lambda word: word[:3] + "*"),
    st.tuples(words, words).map(" ".join),
    st.tuples(words, words).map(" OR ".join),
    st.tuples(words, words).map(" NEAR/3 ".join),
)


@settings(max_examples=600, deadline=None)
@given(text=texts, query=queries, field=st.sampled_from(["minutes", "title", "speaker", "number"]))
def test_letters_find_what_words_find(text: str, query: str, field: str) -> None:
    matcher = Matcher(parse(query).tree, stem)
    assert matcher.matches(text, field) == matcher.matches(text + " Ω", field)


@settings(max_examples=600, deadline=None)
@given(text=texts, query=queries, ending=st.sampled_from(["", " Ω"]))
def test_the_forms_that_an_index_knows_find_what_stemming_finds(text: str, query: str, ending: str) -> None:
    forms: dict[str, set[str]] = {}
    for word in words_of(f"{text} some more texts"):
        forms.setdefault(stem(word), set()).add(word)
    tree = parse(query).tree
    known = Matcher(tree, stem, lambda stemmed: frozenset(forms.get(stemmed, ())))
    assert known.matches(text + ending) == Matcher(tree, stem).matches(text)


@settings(max_examples=600, deadline=None)
@given(
    text=st.text(alphabet="aA bŵŷâé'’`´ʼ-–/.,:1£%&½²ßﬁ\u0301\u00ad\u200b_ΩдI\u0130", max_size=30),
    query=queries | st.text(max_size=8).filter(lambda typed: "ω" not in typed.casefold()),
)
def test_any_signs_in_a_text_change_nothing(text: str, query: str) -> None:
    matcher = Matcher(parse(query).tree, stem)
    assert matcher.matches(text) == matcher.matches(text + " Ω")


def test_a_word_in_capitals_is_found_in_capitals_only() -> None:
    matcher = Matcher(Word("SEND", exact=True), stem)
    assert matcher.marks("We send SEND news; Send and SENDs.") == ((8, 12), (28, 33))


@given(st.text(max_size=60))
def test_what_is_flat_has_every_sign_at_its_place(text: str) -> None:
    flattened = flat(text)
    assert flattened is None or len(flattened) == len(text)
    assert flattened is None or all(fold(sign) in ("", new) for sign, new in zip(text, flattened, strict=True))
