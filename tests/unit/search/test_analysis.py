"""How a text becomes words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.analysis import chain, fold, read, sign_in, tokens, value_key


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text) if not token.link]


def links(text: str) -> list[str]:
    return [token.text for token in tokens(text) if token.link]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chair’s report", ["the", "chair's", "report"]),
        ("children's = children’s = childrenʼs", ["children's"] * 3),
        ("'quoted' councillors’ rock ’n’ roll", ["quoted", "councillors", "rock", "n", "roll"]),
        ("Tŷ Gŵyl Château Łódź Ærø", ["ty", "gwyl", "chateau", "lodz", "aero"]),
        ("e\u0301te\u0301 re\u00adport zero\u200bwidth", ["ete", "report", "zerowidth"]),
        ("ﬁve Straße İstanbul ﬀ", ["five", "strasse", "istanbul", "ff"]),
        ("post-16 5a m² 2½ £5 6%", ["post", "16", "5a", "m2", "2½", "£", "5", "6", "%"]),
        ("fish & chips, R&D, £ and % alone, &c", ["fish", "and", "chips", "r", "d", "and", "alone", "c"]),
        ("snake_case a.b,c", ["snake", "case", "a", "b", "c"]),
        ("\ud800 \x00 *** ´ `", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_folded(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22/00041/FUL", ["22/00041", "00041/ful"]),
        ("P/2019/1234", ["p/2019", "2019/1234"]),
        ("£421,560.50 at 14:30", ["421,560", ",560.50", "14:30"]),
        ("£1,421,560 by 12.10.2021.", ["1,421,", ",421,560", "12.10.", ".10.2021"]),
        ("and/or 1.Apologies years 11, 12 a:1 e.g.", []),
    ],
)
def test_numbers_joined_by_a_sign_survive_whole(text: str, expected: list[str]) -> None:
    assert links(text) == expected


def test_a_link_is_looked_up_by_its_steps() -> None:
    assert (chain("roads"), chain("22/00041/ful")) == (("roads",), ("22/00041", "00041/ful"))
    assert (chain("421,560"), chain("1,421,560")) == (("421,560",), ("1,421,", ",421,560"))


@given(st.lists(st.integers(0, 999).map(str), min_size=2, max_size=5), st.data())
def test_the_steps_of_a_number_are_the_links_of_a_text_that_holds_it(parts: list[str], data: st.DataObject) -> None:
    signs = data.draw(st.lists(st.sampled_from("/.,:"), min_size=len(parts) - 1, max_size=len(parts) - 1))
    number = "".join(part + sign for part, sign in zip(parts, [*signs, ""], strict=True))
    assert tuple(links(f"of {number}, and")) == chain(number)
    assert list(chain(number)) == [token.text for token in tokens(number) if token.link]
    assert [sign_in(link, part) for link, part in zip(links(number), parts, strict=False)] == signs


def test_values_are_compared_without_capitals_apostrophes_and_white_space() -> None:
    assert value_key("  Children’s\u00a0 PANEL\n") == value_key("children's panel") == "children's panel"
    assert value_key("Rhôs") != value_key("Rhos")


@given(st.text(max_size=80) | st.text(alphabet="aß\u0301ﬁİ'’-/1½ £%&\u00ad\ud800ʼ", max_size=40))
def test_every_token_stands_where_it_says(text: str) -> None:
    """Spans count characters of the text as it is, in order, and hold exactly what was read."""
    found = tokens(text)
    parts = [token for token in found if not token.link]
    assert [token.position for token in parts] == list(range(len(parts)))
    end = 0
    for token in parts:
        assert end <= token.start < token.end <= len(text)
        assert read(text[token.start : token.end]) == token.text != ""
        end = token.end
    for token in found:
        if token.link:
            first, second = (part for part in parts if part.position - token.position in (0, 1))
            assert (token.start, token.end) == (first.start, second.end)
            assert token.text.strip(",.") == first.text + text[first.end] + second.text


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=40))
def test_capitals_do_not_matter(text: str) -> None:
    assert all(fold(word.upper()) == fold(word.lower()) for word in words(text) if word.isascii())
