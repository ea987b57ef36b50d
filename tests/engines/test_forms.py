"""One word in its other forms: with a hyphen and without, plurals with an apostrophe and without, long forms."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import fill, item


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sub-committee", "kent/1/1 kent/2/2"),
        ("subcommittee", "kent/1/1 kent/2/2"),
        ("title:subcommittee", "kent/1/1 kent/2/2"),
        ('"sub-committee"', "kent/1/1"),
        ('"subcommittee"', "kent/2/2"),
        ("subcommittee -subcommittee", "kent/1/1"),
        ("bye-law", "kent/3/3"),
        ("bylaw", "kent/3/3"),
        ("reopening", "kent/4/4"),
    ],
)
def test_a_word_is_found_with_a_hyphen_and_without(holding: Callable[..., Engine], words: str, found: str) -> None:
    """What is quoted or denied stays as it was typed; two words that happen to stand side by side are not one."""
    engine = holding(
        item("kent/1/1", "Licensing Sub-Committee"),
        item("kent/2/2", "Licensing Subcommittee"),
        item("kent/3/3", "The byelaw and the bye-law"),
        item("kent/5/5", minutes=["It is required by law."]),
        item("kent/4/4", "Re-opening of the baths"),
    )
    assert {hit.id for hit in engine.search(Query(words)).hits} == set(found.split())


def test_the_other_way_to_write_a_word_is_told_and_marked_where_there_is_one(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Licensing Sub-Committee"), item("kent/2/2", "Anne Pryce-Boden"))
    results = engine.search(Query("subcommittee"))
    assert results.notes == ("“subcommittee”: also searched for “sub-committee”.",)
    assert [results.hits[0].title[a:b] for a, b in results.hits[0].title_marks] == ["Sub-Committee"]
    assert engine.search(Query("pryce-boden")).notes == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("taxi license", "1 2"),
        ("taxi licences", "1 2"),
        ('"taxi license"', "2"),
        ('taxi "licence"', "1"),
        ("licence -license", "1"),
        ("practise", "3 4"),
        ("advisor", "3 4"),
        ("title:centre", "3 4"),
        ("travelling", "3 4"),
        ("inquiries", "3 4"),
        ("program", "3 4"),
        ("central", "5"),
    ],
)
def test_a_word_that_is_spelt_in_two_ways_is_found_in_both(
    holding: Callable[..., Engine], words: str, found: str
) -> None:
    engine = holding(
        item("kent/1/1", "Taxi licence"),
        item("kent/1/2", "Taxi license"),
        item(
            "kent/1/3", "Defence of the centre", ["It is the practice of an adviser, travelling. Enquiry. Programme."]
        ),
        item("kent/1/4", "Defense of the center", ["To practise as an advisor, traveling. Inquiry. Program."]),
        item("kent/1/5", "Central heating"),
    )
    assert {hit.id for hit in engine.search(Query(words)).hits} == {f"kent/1/{n}" for n in found.split()}


def test_that_a_word_was_searched_for_in_its_other_spelling_is_told(engine: Engine) -> None:
    fill(engine, item(title="Taxi licence"))
    results = engine.search(Query("license"))
    assert results.notes == ("“license”: also searched for “licence”.",)
    assert [results.hits[0].title[a:b] for a, b in results.hits[0].title_marks] == ["licence"]
    assert engine.search(Query("license zebra")).missing == ("zebra",)


@pytest.mark.parametrize("words", ["childrens services", "children's services", "Children’s service", "child services"])
def test_an_apostrophe_left_out_costs_nothing(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(item(title="Children’s Services"))
    assert engine.search(Query(words)).total == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("obrien", "1 2"),
        ("O’Brien", "1 2 9"),
        ("Ó Brien", "1 2 9"),
        ("darcy-hume", "0"),
        ("D'Arcy-Hume", "0"),
        ("speaker:obrien", "1"),
        ("speaker:o’brien", "1 9"),
        ('"obrien"', "2"),
        ("20mph zone", "3 4"),
        ("20 mph zone", "3 4"),
        ("20-mph zone", "3 4"),
        ('"20 mph" zone', "4"),
        ("£421560", "5 6"),
        ("£421,560", "5 6"),
        ("2021", "7"),
    ],
)
def test_names_measures_and_amounts_are_found_however_they_are_written(
    holding: Callable[..., Engine], words: str, found: str
) -> None:
    engine = holding(
        item("kent/0/0", speakers=("Mr D’Arcy-Hume",)),
        item("kent/1/1", speakers=("Councillor O'Brien",)),
        item("kent/2/2", "The OBrien bequest"),
        item("kent/3/3", "A 20mph zone"),
        item("kent/4/4", "A zone of 20 mph"),
        item("kent/5/5", "A grant of £421,560"),
        item("kent/6/6", "A grant of 421560"),
        item("kent/7/7", "The year 2021"),
        item("kent/8/8", "A grant of £2,021"),
        item("kent/9/9", speakers=("Councillor Ó Brien",)),
    )
    assert {hit.id.rpartition("/")[2] for hit in engine.search(Query(words)).hits} == set(found.split())


def test_a_measure_found_in_another_way_is_told_and_marked(engine: Engine) -> None:
    fill(engine, item("kent/3/3", "A 20mph zone"))
    results = engine.search(Query("20 mph"))
    assert results.notes == ("“20 mph”: also searched for “20mph”.",)
    assert [results.hits[0].title[a:b] for a, b in results.hits[0].title_marks] == ["20mph"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("£4.2m", "1 2 3 4"),
        ("£4.2 million", "1 2 3 4"),
        ("4,200,000", "1 2 3 4"),
        ("4200000", "1 2 3 4"),
        ("£4.2million bridge", "1 2 3 4"),
        ('"£4.2m"', "2"),
        ("£12k", "5 6"),
        ("12,000", "5 6"),
        ("2.30pm", "7 8"),
        ("2.30 pm", "7 8"),
        ("5 percent", "9"),
        ("7 million", ""),
        ("12 million", ""),
    ],
)
def test_an_amount_is_found_in_figures_and_in_words(holding: Callable[..., Engine], words: str, found: str) -> None:
    engine = holding(
        item("kent/1/1", "A bridge of £4.2 million"),
        item("kent/2/2", "A bridge of £4.2m"),
        item("kent/3/3", "A bridge of £4,200,000"),
        item("kent/4/4", "A bridge of £4.2million"),
        item("kent/5/5", "A kerb of £12,000"),
        item("kent/6/6", "A kerb of £12k"),
        item("kent/7/7", "Begun at 2.30pm"),
        item("kent/8/8", "Begun at 2.30 pm"),
        item("kent/9/9", "Up by 5 per cent"),
    )
    assert {hit.id.rpartition("/")[2] for hit in engine.search(Query(words)).hits} == set(found.split())


@pytest.mark.parametrize("words", ["section 106", "S106", "s.106", "S.106 agreement"])
def test_a_section_of_an_act_is_found_however_it_is_written(holding: Callable[..., Engine], words: str) -> None:
    texts = ["Section 106 agreement", "S106 agreement", "S.106 agreement", "s 106 agreement"]
    engine = holding(
        *(item(f"kent/{n}/{n}", text) for n, text in enumerate(texts)),
        item("kent/9/9", "Section 278 agreement, 106 pages"),
    )
    assert {hit.title for hit in engine.search(Query(f"{words} -pages")).hits} == set(texts)


@pytest.mark.parametrize(
    ("words", "found", "note"),
    [
        ("hand rail", "1", "“hand rail”: also searched for “handrail”."),
        ("o brien", "3", "“o brien”: also searched for “o'brien”."),
        ("colour red", "4", ""),
        ("lute gong charges", "2", ""),
        ("flytipping", "5", "“flytipping” is in no item. Did you mean “fly tipping”? Searched for that instead."),
        ("busgates", "6", "“busgates” is in no item. Did you mean “bus gates”? Searched for that instead."),
        ("lutegong", "2", "“lutegong” is in no item. Did you mean “lute gong”? Searched for that instead."),
        ("fly-tiping", "5", "“fly-tiping” is in no item. Did you mean “fly-tipping”? Searched for that instead."),
        ("fly-zipping", "", ""),
        ("busgaet", "", ""),
        ("Redcolor", "", ""),
        (
            "lute-gongs charges",
            "2",
            "“lute-gongs” is in no item. Did you mean “lute gongs”? Searched for that instead.",
        ),
        ('"lutegong"', "", ""),
        ("gatebus", "", ""),
        ("theroad", "", ""),
    ],
)
def test_one_word_is_found_as_two_and_two_as_one(
    holding: Callable[..., Engine], words: str, found: str, note: str
) -> None:
    """A word run on is two words only where an item holds them side by side, and no little word is the half of one."""
    engine = holding(
        item("kent/1/1", "Handrail"),
        item("kent/2/2", "Lute gong charges"),
        item("kent/3/3", speakers=("Councillor O'Brien",)),
        item("kent/4/4", "Red", ["The colour was chosen."]),
        item("kent/5/5", "Fly-tipping"),
        item("kent/6/6", "The bus gate in the road"),
        item("kent/7/7", "Coloured"),
    )
    results = engine.search(Query(words))
    assert {hit.id.rpartition("/")[2] for hit in results.hits} == set(found.split())
    assert results.notes == ((note,) if note else ())


@pytest.mark.parametrize(
    ("words", "found"),
    [("SuDS", "1 2 3"), ("suds", "1 2 4"), ("PRoW", "5 6"), ("MAT", "7 8"), ("mats", "7 9")],
)
def test_an_acronym_in_mixed_letters_is_one_in_capitals(holding: Callable[..., Engine], words: str, found: str) -> None:
    engine = holding(
        item("kent/1/1", "Adoption of SuDS"),
        item("kent/2/2", "Adoption of SUDS"),
        item("kent/3/3", "A sustainable drainage system"),
        item("kent/4/4", "Soap suds"),
        item("kent/5/5", "The PRoW officer"),
        item("kent/6/6", "Public rights of way"),
        item("kent/7/7", "Two MATs"),
        item("kent/8/8", "A multi-academy trust"),
        item("kent/9/9", "Gym mats"),
    )
    assert {hit.id.rpartition("/")[2] for hit in engine.search(Query(words)).hits} == set(found.split())


@pytest.mark.parametrize("words", ["HMO", "HMOs", "hmo's", "PCN", "PCNs", "KPI", "KPIs"])
def test_the_plural_of_an_acronym_meets_its_singular(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(item("kent/1/1", "The HMO, the PCN, the KPI"), item("kent/2/2", "All HMOs, PCNs and KPIs"))
    assert engine.search(Query(words)).total == 2


@pytest.mark.parametrize("words", ["lorry", "lorries", "HGVs", "heavy goods vehicles"])
def test_an_everyday_word_meets_that_of_the_minutes_in_singular_and_plural(
    holding: Callable[..., Engine], words: str
) -> None:
    texts = ["A lorry", "Lorries", "HGVs", "The HGV ban", "A heavy goods vehicle"]
    engine = holding(*(item(f"kent/{n}/{n}", text) for n, text in enumerate(texts)))
    assert {hit.title for hit in engine.search(Query(words)).hits} == set(texts)


@pytest.mark.parametrize("words", ["anti-social behaviour", "antisocial behaviour", "ASB"])
def test_a_long_form_is_known_with_its_hyphen(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(
        *(item(f"kent/{n}/{n}", t) for n, t in enumerate(["ASB", "Anti-social behaviour", "Anti social behaviour"])),
    )
    assert engine.search(Query(words)).total == 3


def test_a_councillor_is_found_where_the_minutes_print_initials(engine: Engine) -> None:
    """The title is left out only before a speaker's name; those with it come first, and ten of them are enough."""
    fill(
        engine,
        item("kent/1/1", "Libraries", ["AH spoke of the branches."], speakers=("Alice Hartley",), labels=("AH",)),
        item("kent/2/2", "Code of conduct", ["Alice was named."]),
    )
    found = engine.search(Query("Councillor Hartley libraries"))
    assert ([hit.id for hit in found.hits], found.notes) == (
        ["kent/1/1"],
        ("No item holds all of these words; the title before the speaker's name was left out.",),
    )
    empty = [
        "councillor code of conduct",
        '"councillor" hartley libraries',
        "cllr hartley conduct",
        "councillor libraries",
    ]
    assert [engine.search(Query(words)).total for words in empty] == [0] * 4
    fill(engine, item("kent/3/3", "Libraries", ["Councillor Hartley rose."]), position=2)
    few = engine.search(Query("Cllr Hartley libraries"))
    assert [hit.id for hit in few.hits] == ["kent/3/3", "kent/1/1"]
    assert [one.text[start:end] for one in few.hits[0].snippets for start, end in one.marks] == [
        "Councillor",
        "Hartley",
    ]
    assert few.notes == (
        "Few items hold these words; those without the title before the speaker's name follow, last by best match.",
    )
    fill(
        engine,
        *(item(f"kent/4/{n}", "Libraries", ["Councillor Hartley rose."], position=n) for n in range(9)),
        position=3,
    )
    enough = engine.search(Query("councillor hartley libraries"))
    assert (enough.total, enough.notes) == (10, ())


def test_a_name_of_several_words_is_one_thing_in_a_long_question(engine: Engine) -> None:
    """What was asked about a village comes before whatever else happened there; a surname found alone stays a word."""
    village = "Stourmarket St Mary"
    fill(
        engine,
        *(item(f"kent/1/{n}", f"{n} Ropewalk, {village}", ["A porch was refused."], position=n) for n in range(12)),
        item("kent/2/1", "School places", [f"A classroom at {village} needs money from the county."]),
        item("kent/3/1", "Lamps", ["Mr Obuya asked for lamps."], speakers=("Hafsa Obuya",)),
        item("kent/3/2", "Kerbs", ["Mr Obuya asked for kerbs."], labels=("Mr Obuya",)),
        item("kent/3/3", "Trees", ["Mr Obuya asked for trees."], labels=("Mr Obuya",)),
    )
    asked = engine.search(Query("is there money for a classroom in Stourmarket St Mary"))
    assert asked.hits[0].id == "kent/2/1"
    marked = [one.text[start:end] for one in asked.hits[0].snippets for start, end in one.marks]
    assert village in marked
    assert engine.search(Query("when did Hafsa Obuya speak about lamps")).total == 3


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("M Hartley", "1 4"),
        ("Cllr M Hartley", "1 4"),
        ("M Hartley libraries", "1"),
        ("J Hartley", "2"),
        ("Cllr J Hartley", "2"),
        ("Z Hartley", "1 2 4"),
        ("vitamin d", "3"),
    ],
)
def test_a_speaker_is_found_by_surname_and_initial(holding: Callable[..., Engine], words: str, found: str) -> None:
    """An initial that no speaker of the name has is left out; a letter before another word is a word."""
    engine = holding(
        item("kent/1/1", "Libraries", ["Councillor Hartley spoke."], speakers=("Maud Hartley",)),
        item("kent/1/2", "Lamps", ["Plan M was put by J Hartley."], speakers=("Jo Hartley",)),
        item("kent/1/3", "Vitamins", ["Those of group D: a vitamin."]),
        item("kent/1/4", "A letter of M Hartley"),
    )
    assert {hit.id.rpartition("/")[2] for hit in engine.search(Query(words)).hits} == set(found.split())


def test_a_reference_that_no_item_holds_is_offered_without_the_letters_behind_it(
    holding: Callable[..., Engine],
) -> None:
    """Offered and not searched for: it may be another matter."""
    engine = holding(item("kent/1/1", "22/00041"), item("kent/1/2", "22/00042/OUT"))
    told = [engine.search(Query(w)) for w in ("22/00041/FUL", "22/00042/FUL", "22/00043/FUL", "22/00042/41")]
    assert [(found.total, found.meant) for found in told] == [(0, "22/00041"), (0, "22/00042"), (0, None), (0, None)]


@pytest.mark.parametrize("words", ["number:5a", "number:5(a)", 'number:"5 (A)"', "number:5A."])
def test_a_number_is_the_same_with_brackets_and_without(holding: Callable[..., Engine], words: str) -> None:
    numbers = ["5a", "5(a)", "5 (a).", "5", "5b", "5.1", "51", "77/21", "7721"]
    engine = holding(*(item(f"kent/1/{place}", number=number) for place, number in enumerate(numbers)))
    assert {hit.number for hit in engine.search(Query(words)).hits} == {"5a", "5(a)", "5 (a)."}
    assert [engine.search(Query(f"number:{n}")).total for n in ("5", "5.1", "51", "77/21", "7721")] == [1] * 5
