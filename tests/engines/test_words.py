"""Which items hold the words that a reader typed."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import fill, item


def ids(engine: Engine, words: str, **filters: object) -> list[str]:
    return [hit.id for hit in engine.search(Query(words, **filters)).hits]  # type: ignore[arg-type]


def test_all_words_must_be_in_the_item_but_not_in_one_field(engine: Engine) -> None:
    """Words are ANDed over title, description, decision, minutes, speakers and number together."""
    fill(
        engine,
        item("kent/1/1", "Roads", ["Potholes were mended."], speakers=("Ann Orme",), number="5a"),
        item("kent/1/2", "Roads", ["Nothing was mended."], decision=["Agreed."], description=["To consider lamps."]),
    )
    assert ids(engine, "roads potholes") == ["kent/1/1"]
    assert ids(engine, "roads orme 5a mended") == ["kent/1/1"]
    assert ids(engine, "lamps agreed roads") == ["kent/1/2"]
    assert ids(engine, "potholes lamps") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kickstarting", True),
        ('"kickstarted"', True),
        ('"kickstart"', False),
        ('"local offer live"', True),
        ("“Local Offer live”", True),
        ('"offer local live"', False),
        ('"local offers live"', False),
        ("live local", True),
        ('"programme the"', False),
        ('"the programme"', True),
    ],
)
def test_a_word_meets_its_forms_and_a_quotation_only_itself(
    holding: Callable[..., Engine], words: str, found: bool
) -> None:
    """Unquoted words are stemmed; quoted words and phrases are exact; every word counts, "the" too."""
    engine = holding(item(minutes=["The programme was kickstarted.", "The local offer live on the site is new."]))
    assert ids(engine, words) == (["kent/1/1"] if found else [])


def test_a_phrase_does_not_run_from_one_paragraph_into_the_next(engine: Engine) -> None:
    fill(engine, item(title="End", minutes=["the report", "be noted"], speakers=("Ann Lee", "Roy Hart")))
    assert [ids(engine, words) for words in ('"report be"', '"be noted"', '"end the"', '"lee roy"', '"roy hart"')] == [
        [],
        ["kent/1/1"],
        [],
        [],
        ["kent/1/1"],
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ty gwyn", True),
        ("TŶ GWYN", True),
        ("obrien", True),
        ('"obrien"', False),
        ("O'BRIEN", True),
        ("O’Brien", True),
        ("children's", True),
        ('"children’s services"', True),
        ("strasse", True),
        ("5a", True),
        ("4", True),
        ("b", True),
    ],
)
def test_capitals_accents_and_apostrophes_never_matter(holding: Callable[..., Engine], words: str, found: bool) -> None:
    """One letter and one digit are words, too."""
    text = "Tŷ Gwyn: O’Brien of Children's Services, Straße 5a, Key Stage 4, Appendix B."
    engine = holding(item(minutes=[text]))
    assert ids(engine, words) == (["kent/1/1"] if found else [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("22/00041", True),
        ("22/00041/FUL", True),
        ("00041", True),
        ("22/00042", False),
        ("421,560", True),
        ("£421,560", True),
        ("421 , 560", False),
        ("560,421", False),
        ("14:30", True),
        ("30:14", False),
        ("post-16", True),
        ("16", True),
        ("16-post", False),
        ("11,12", False),
        ("P/2019/1234", True),
        ("2019/1234", True),
        ('"application 22/00041"', True),
    ],
)
def test_references_and_numbers_are_found_whole_and_by_their_parts(
    holding: Callable[..., Engine], words: str, found: bool
) -> None:
    text = "Application 22/00041/FUL and P/2019/1234 at 14:30 cost £421,560 for post-16 pupils in years 11, 12."
    engine = holding(item(minutes=[text]))
    assert ids(engine, words) == (["kent/1/1"] if found else [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("£421,560", "2 5"),
        ('"£421,560"', "2 5"),
        ("421,560,000", "3"),
        ("1,421,560", "4"),
        ("421,560.75", "5"),
        ("421,5*", "2 3 5"),
        ("421", ""),
        ("3.5", "6"),
        ("1.3.5", "7"),
        ("12.10.2021", "8"),
    ],
)
def test_an_amount_is_not_found_in_a_longer_one(holding: Callable[..., Engine], words: str, found: str) -> None:
    texts = (
        "£421,560 was left.",
        "£421,560,000",
        "Of £1,421,560.",
        "£421,560.75",
        "3.5. Roads",
        "1.3.5",
        "On 12.10.2021.",
    )
    engine = holding(*(item(f"kent/1/{n}", minutes=[text]) for n, text in enumerate(texts, start=2)))
    assert sorted(ids(engine, words)) == [f"kent/1/{n}" for n in found.split()]


def test_a_name_is_not_stemmed(engine: Engine) -> None:
    """“Banks” is a person, not several banks."""
    fill(engine, item(speakers=("Mr Banks",), number="77/21"))
    assert (ids(engine, "bank"), ids(engine, "banks"), ids(engine, "77/21")) == ([], ["kent/1/1"], ["kent/1/1"])


def test_a_label_is_searched_beside_the_person_it_was_settled_to(engine: Engine) -> None:
    fill(engine, item(speakers=("Alice Hartley",), labels=("AH",)))
    assert (ids(engine, "ah"), ids(engine, '"alice hartley"')) == (["kent/1/1"], ["kent/1/1"])


def test_punctuation_alone_finds_nothing_and_says_so(engine: Engine) -> None:
    """Something was typed, so it is not the search for everything."""
    fill(engine, item())
    results = engine.search(Query("***"))
    assert (results.total, results.hits, results.held_back) == (0, (), 0)
    assert results.notes == ("There is nothing to search for in “***”: a search needs a letter or a digit.",)


def test_no_words_find_everything_and_hold_nothing_back(engine: Engine) -> None:
    fill(engine, item("kent/1/1"), item("kent/1/2", procedural=True))
    results = engine.search(Query("  "))
    assert (results.total, results.held_back, results.notes) == (2, 0, ())


def test_procedural_items_are_held_back_from_total_hits_and_facets(engine: Engine) -> None:
    fill(
        engine,
        item("kent/1/1", "Roads", committee="Highways"),
        item("kent/1/2", "Roads apologies", committee="Forum", procedural=True),
        item("kent/1/3", "Roads again", committee="Forum", procedural=True, held_on="2020-01-01"),
    )
    held = engine.search(Query("roads", year=(2026,)))
    assert (held.total, held.held_back, [hit.id for hit in held.hits]) == (1, 1, ["kent/1/1"])
    assert [facet.value for facet in held.facets["committee"]] == ["Highways"]
    assert held.notes == ()
    shown = engine.search(Query("roads", year=(2026,), procedural=True))
    assert (shown.total, shown.held_back) == (2, 0)


def test_where_only_procedural_items_match_they_are_counted(engine: Engine) -> None:
    """How they are asked for differs between page and command, so each says it; a note would say it twice."""
    fill(engine, item("kent/1/1", "Apologies", procedural=True), item("kent/1/2", "Roads"))
    results = engine.search(Query("apologies"))
    assert (results.total, results.held_back, results.notes) == (0, 1, ())


@pytest.mark.parametrize(
    "words",
    ['"', "a" * 10_000, "word " * 2_000, "\x00\x07", "\ud800", "*", "field:", '"""', "((((", "a OR", "-", "ﷺ ½"],
)
def test_nothing_that_can_be_typed_is_an_error(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(item(minutes=["word"]))
    assert engine.search(Query(words)).total in (0, 1)


def test_a_word_of_any_length_can_be_indexed_and_found(engine: Engine) -> None:
    fill(engine, item(minutes=["x" * 20_000 + " \x00 \ud800 end"]))
    assert (ids(engine, "x" * 20_000), ids(engine, "end")) == (["kent/1/1"], ["kent/1/1"])
