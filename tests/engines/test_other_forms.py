"""Other ways to write a thing: wherever in a query it stands, and where the items write it in several ways."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import fill, item


def ids(engine: Engine, words: str) -> set[str]:
    """The last parts of the ids of the hits."""
    return {hit.id.rpartition("/")[2] for hit in engine.search(Query(words)).hits}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("license OR zebra", "1 2"),
        ("(zebra OR £4.2m) -taxi", "3 4"),
        ("(20mph OR zebra) zone", "5"),
        ("20mph NEAR/1 zone", "5"),
        ("(license OR zebra) NEAR/2 taxi", "1 2"),
        ("zebra OR foot bridge", "6"),
        ("taxi -license", "2"),
    ],
)
def test_a_word_is_found_in_its_other_forms_beside_operators(
    holding: Callable[..., Engine], words: str, found: str
) -> None:
    """`OR`, brackets and NEAR change nothing of how a word may be written; what is denied stays as it was typed."""
    engine = holding(
        item("kent/1/1", "Taxi license"),
        item("kent/1/2", "Taxi licence"),
        item("kent/1/3", "A grant of £4.2 million"),
        item("kent/1/4", "A grant of £4,200,000"),
        item("kent/1/5", "A 20 mph zone"),
        item("kent/1/6", "Footbridge"),
    )
    assert ids(engine, words) == set(found.split())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("£0.75m", "1 2"),
        ("£750k", "1 2"),
        ("750,000", "1 2"),
        ("£2m", "3 4 5"),
        ("£2.0m", "3 4 5"),
        ("2 million", "3 4 5"),
        ("£1.25m", "6"),
        ("£1,250k", "6"),
        ("1250000", "6"),
        ("£1234.56", "7"),
        ("£4,300,000.00", "8"),
    ],
)
def test_an_amount_is_found_in_every_way_in_which_a_council_prints_it(
    holding: Callable[..., Engine], words: str, found: str
) -> None:
    """Parts of a million, noughts behind the point, thousands in thousands, pence."""
    engine = holding(
        item("kent/1/1", "A grant of £0.75 million"),
        item("kent/1/2", "A grant of £750,000"),
        item("kent/1/3", "A scheme of £2.0m"),
        item("kent/1/4", "A scheme of £2.00 million"),
        item("kent/1/5", "A scheme of £2m"),
        item("kent/1/6", "An overspend of £1,250k"),
        item("kent/1/7", "A bill of £1,234.56"),
        item("kent/1/8", "A loan of £4.3m"),
    )
    assert ids(engine, words) == set(found.split())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mill rd", "1 2"),
        ("mill road parking", "1 2"),
        ("church st", "3 4"),
        ("church street OR zebra", "3 4"),
        ("saint mary's", "5 6 7"),
        ("st mary's", "5 6 7"),
        ("st mary's rd", "7"),
        ("saint mary's rd trees OR zebra", "7"),
        ("in street", "3"),
        ('"church st"', "4"),
        ("road", "1 7 8"),
        ("cemetery rd", "8"),
        ("cemetery", "8 9"),
    ],
)
def test_the_name_of_a_place_is_found_abbreviated_and_whole(
    holding: Callable[..., Engine], words: str, found: str
) -> None:
    """“St” is a street behind a name and a saint before one; alone, or in quotation marks, it is what was typed."""
    engine = holding(
        item("kent/1/1", "Parking in Mill Road"),
        item("kent/1/2", "Parking, Mill Rd."),
        item("kent/1/3", "Lights in Church Street"),
        item("kent/1/4", "Lights, Church St"),
        item("kent/1/5", "Saint Mary's School"),
        item("kent/1/6", "A visit in St Mary’s"),
        item("kent/1/7", "Trees, St Mary’s Road"),
        item("kent/1/8", "A house, Cemetery Road"),
        item("kent/1/9", "The burial ground"),
    )
    assert ids(engine, words) == set(found.split())


@pytest.mark.parametrize("words", ["2.30pm", "2:30pm", "2.30 pm", "2:30 pm"])
def test_a_time_is_found_with_either_sign_and_its_half_of_the_day_close_by_or_apart(
    holding: Callable[..., Engine], words: str
) -> None:
    times = ["2.30pm", "2:30pm", "2.30 pm", "2:30 pm", "2.30 p.m."]
    engine = holding(
        *(item(f"kent/1/{n}", f"Begun at {time}") for n, time in enumerate(times)), item("kent/1/9", "At 2.30")
    )
    assert engine.search(Query(words)).total == len(times)


@pytest.mark.parametrize("words", ["KT1 1EU", "kt11eu"])
def test_a_postcode_is_found_with_its_space_and_without(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(item("kent/1/1", "Sites at KT1 1EU"), item("kent/1/2", "Sites at KT11EU"))
    assert ids(engine, words) == {"1", "2"}


@pytest.mark.parametrize("words", ["section 106", "s 106", "S. 106", "sec 106", "S106", "sections 106"])
def test_a_section_is_found_by_each_of_its_names(holding: Callable[..., Engine], words: str) -> None:
    texts = ["Section 106 deed", "S106 deed", "S. 106 deed", "Sections 106 and 278", "Sec 106 deed"]
    engine = holding(*(item(f"kent/1/{n}", text) for n, text in enumerate(texts)))
    assert engine.search(Query(words)).total == len(texts)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("flytipping", "1 2"),
        ("title:flytipping", "1 2"),
        ("healthcare", "3 4"),
        ("footbridges", "5 6"),
        ("email", "7 8"),
        ("by-elections", "9 10"),
        ('"healthcare"', "3"),
        ("southward", "11"),
    ],
)
def test_a_word_run_on_is_found_as_two_where_items_write_it_in_both_ways(
    holding: Callable[..., Engine], words: str, found: str
) -> None:
    engine = holding(
        item("kent/1/1", "Flytipping"),
        item("kent/1/2", "Fly tipping"),
        item("kent/1/3", "Healthcare"),
        item("kent/1/4", "Health care"),
        item("kent/1/5", "Footbridges"),
        item("kent/1/6", "A foot-bridge"),
        item("kent/1/7", "By email"),
        item("kent/1/8", "Two e-mails"),
        item("kent/1/9", "By-elections"),
        item("kent/1/10", "A by-election"),
        item("kent/1/11", "To look southward", ["The ward lies south of it."]),
    )
    assert ids(engine, words) == set(found.split())


def test_all_other_forms_of_a_word_are_told_in_one_note(engine: Engine) -> None:
    fill(
        engine,
        item("kent/1/1", "£4.2m"),
        item("kent/1/2", "£4.2 million"),
        item("kent/1/3", "£4,200,000"),
        item("kent/1/4", "Healthcare"),
        item("kent/1/5", "Health care"),
    )
    assert engine.search(Query("£4.2m")).notes == ("“4.2m”: also searched for “4,200,000”, “4.2 million”.",)
    assert engine.search(Query("healthcare")).notes == ("“healthcare”: also searched for “health care”.",)


def test_two_words_that_an_item_writes_as_one_are_not_told_to_be_in_no_item(engine: Engine) -> None:
    fill(engine, item(title="Footbridge"))
    assert engine.search(Query("foot bridge zebra")).missing == ("zebra",)


def test_billions_are_no_slip_for_millions(engine: Engine) -> None:
    fill(engine, item(title="2 billion"), *(item(f"kent/2/{n}", f"{n} million") for n in range(2, 40)))
    assert engine.search(Query("2 billion")).meant is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("£2m", "1 2"),
        ("£2 million", "1 2"),
        ('"2 million"', "2"),
        ("5% rise", "5"),
        ("560", "8"),
        ("12", ""),
        ("3", "9"),
        ("4", ""),
        ("£4.2m", "3 4"),
        ("2026", "7 10"),
        ("5", "5 9"),
        ("minutes:2m OR title:2m", "1 2"),
        ("2m NEAR/3 grant", "1 2"),
        ("22/560", "8"),
        ("00041", "8"),
    ],
)
def test_a_number_is_not_found_in_an_amount(holding: Callable[..., Engine], words: str, found: str) -> None:
    """The parts of references are found, the year of a date, those of lists; the words of an amount stand together."""
    engine = holding(
        item("kent/1/1", "A grant of £2m"),
        item("kent/1/2", "A grant of £2 million"),
        item("kent/1/3", "A loan of £4.2 million, 2 years"),
        item("kent/1/4", "A loan of £4.2m"),
        item("kent/1/5", "A rise of 5%"),
        item("kent/1/6", "A rise of 12.5% to £421,560"),
        item("kent/1/7", "Begun on 10.02.2026"),
        item("kent/1/8", "Application 22/560 and C/00041"),
        item("kent/1/9", "Lots 3,5 and 7"),
        item("kent/1/10", "The year 2026"),
    )
    assert ids(engine, words) == set(found.split())


def test_a_part_of_an_amount_is_not_marked(engine: Engine) -> None:
    fill(engine, item(title="A grant of £2m, not £4.2m", minutes=["It is 2m of 4.2m."]))
    hit = engine.search(Query("2m")).hits[0]
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["2m"]
    assert [[s.text[a:b] for a, b in s.marks] for s in hit.snippets] == [["2m"]]


@pytest.mark.parametrize("words", ["5a million", "3d bn", "1st k", "1,2 million", "5x m", "2.30 xpm"])
def test_what_is_nearly_an_amount_is_words(holding: Callable[..., Engine], words: str) -> None:
    assert holding(item(title="An item")).search(Query(words)).total == 0


@pytest.mark.parametrize(
    ("words", "found", "note"),
    [
        ("MATs", "1 2", "“MATs”: also searched for “multi-academy trust”."),
        ("mats", "1 3", ""),
        ("street-lights", "4 5", "“street light”: also searched for “street lamp”."),
        ("title:street-lights", "4 5", "“street light”: also searched for “street lamp”."),
        ("e-cigarettes", "6 7 8", "“e-cigarette”: also searched for “vape”."),
        ("street-lights OR zebra", "4 5", "“street light”: also searched for “street lamp”."),
    ],
)
def test_several_of_an_acronym_and_a_long_form_with_a_hyphen_meet_their_other_forms(
    holding: Callable[..., Engine], words: str, found: str, note: str
) -> None:
    engine = holding(
        item("kent/1/1", "Two MATs"),
        item("kent/1/2", "A multi-academy trust"),
        item("kent/1/3", "Yoga mats"),
        item("kent/1/4", "Street lamps"),
        item("kent/1/5", "Street-lights"),
        item("kent/1/6", "E-cigarettes"),
        item("kent/1/7", "Vapes"),
        item("kent/1/8", "An e-cigarette"),
    )
    assert ids(engine, words) == set(found.split())
    assert engine.search(Query(words)).notes == ((note,) if note else ())


def test_words_that_are_another_name_for_something_still_stand_best_close_together(
    holding: Callable[..., Engine],
) -> None:
    """“foster carer” also finds “foster parent”, and looks for its words in the title as it did before."""
    engine = holding(
        item("kent/1/1", "Work programme", ["Foster homes.", "Carers, carers of all kinds and carers."]),
        item("kent/2/2", "Who would foster: a report on carers", ["It was noted. " * 20]),
        item("kent/3/3", "Foster parents"),
    )
    assert [hit.id for hit in engine.search(Query("foster carer")).hits][-1] == "kent/1/1"


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("potholes", ()),
        ("bin collection", ("“bin collection”: also searched for “refuse collection”.",)),
        ("TRO", ("“TRO”: also searched for “traffic regulation order”.",)),
        ("EHO", ("“EHO”: also searched for “environmental health officer”, “food inspector”.",)),
    ],
)
def test_other_names_are_told_where_the_archive_has_them_and_what_an_acronym_means_always(
    holding: Callable[..., Engine], words: str, notes: tuple[str, ...]
) -> None:
    engine = holding(
        item("kent/1/1", "Potholes"),
        item("kent/1/2", "Bin collection"),
        item("kent/1/3", "Refuse collections"),
        item("kent/1/4", "A TRO"),
        item("kent/1/5", "Food inspectors"),
    )
    assert engine.search(Query(words)).notes == notes


@pytest.mark.parametrize("words", ["lock keeper's way", "lock keepers way", "lockkeepers way", "lockkeeper’s way"])
def test_a_name_in_the_possessive_is_found_in_one_word_and_in_two(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(item("kent/1/1", "Lockkeeper’s Way"), item("kent/1/2", "The keeper’s way to the lock"))
    assert "1" in ids(engine, words)


def test_an_acronym_with_points_is_no_little_word(holding: Callable[..., Engine]) -> None:
    engine = holding(item("kent/1/1", "IT strategy"), item("kent/1/2", "It was noted"), item("kent/1/3", "The N.H.S."))
    assert ids(engine, "I.T.") == {"1"}
    assert engine.search(Query("I.T.")).notes == ("“i.t”: also searched for “IT”.",)
    assert ids(engine, "N.H.S.") == {"3"}


def test_a_word_is_not_taken_for_another_that_stands_beside_it(holding: Callable[..., Engine]) -> None:
    """Who types “pool” also finds what swims; but in “swimming pool” no pool is meant by swimming."""
    engine = holding(item("kent/1/1", "Swimming in the river"), item("kent/1/2", "Roof of the pool"))
    assert engine.search(Query("pool")).total == 2
    assert engine.search(Query("swimming pool")).total == 0


def test_what_holds_the_word_typed_comes_before_what_holds_a_narrower_name_for_it(
    holding: Callable[..., Engine],
) -> None:
    engine = holding(
        item("kent/1/1", "Hagg Lane", ["Wagons, and more wagons."]),
        item("kent/1/2", "Hagg Lane", ["One lorry, and nothing more."], held_on="2020-01-01"),
    )
    assert [hit.id for hit in engine.search(Query("lorry lane")).hits] == ["kent/1/2", "kent/1/1"]


def test_what_stands_behind_councillor_is_a_name_where_somebody_of_that_name_speaks(
    holding: Callable[..., Engine],
) -> None:
    """Councillor Price is no tariff; what councillors’ expenses are called stays looked for."""
    engine = holding(
        item("kent/1/1", "Tariff", ["The councillor asked."]),
        item("kent/1/2", "Potholes", speakers=("Councillor Price",)),
        item("kent/1/3", "Members’ Allowance", ["A councillor has a claim for mileage."]),
    )
    assert [ids(engine, words) for words in ("councillor price", "price", "councillor expenses")] == [
        {"2"},
        {"1", "2"},
        {"3"},
    ]
    assert engine.search(Query("councillor price")).notes == ()
