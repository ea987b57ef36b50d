"""The Whoosh schema takes any text and outlives its process."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.analysis import PARAGRAPH_GAP, tokens
from indexer.search.engines.whoosh.schema import Exact, Stems, compile_schema, placed
from indexer.search.schema import FIELDS
from indexer.search.stemming import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kickstarted", "kickstart"),
        ("children's", "child"),
        ("buses", "bus"),
        ("organizations", "organisation"),
        ("22/00041", "22/00041"),
        ("1990s", "1990s"),
        ("s", "s"),
    ],
)
def test_words_are_stemmed_and_references_are_not(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text(max_size=60) | st.text(alphabet="aeiouysngdlt'’", max_size=30))
def test_any_text_can_be_indexed_and_is_looked_up_by_the_same_terms(text: str) -> None:
    told = placed([text, text])
    stems = {term for term, *_ in Stems().index(told)}
    exact = {term for term, *_ in Exact().index(told)}
    for token in tokens(text):
        assert token.text.encode() in exact
        assert token.link or stem(token.text).encode() in stems


def test_paragraphs_are_kept_apart() -> None:
    assert [token.position for token in placed(["a b", "", "c"]).tokens] == [0, 1, 1 + PARAGRAPH_GAP]


def test_the_schema_holds_every_field_and_survives_pickling() -> None:
    schema = pickle.loads(pickle.dumps(compile_schema()))  # noqa: S301  our own bytes
    assert {field.name for field in FIELDS} <= set(schema.names())
    assert schema["minutes"].process_text("Roads mended") == ["road", "mend"]
    assert schema["minutes_exact"].process_text("Roads mended") == ["roads", "mended"]
