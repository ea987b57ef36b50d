"""What the query language promises, asked of every engine."""

from collections.abc import Callable

import pytest

from archive.ids import ItemId
from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from indexer.search.results import Suggestion
from tests.engines.corpus import fill, item

ITEMS = (
    item(
        "kent/1/1",
        "Housing need",
        ["The drainage of the estate was poor. The report be noted.", "Councillor Smith spoke of lamps."],
        committee="Planning Committee",
        held_on="2021-03-09",
        number="5a.",
        speakers=("Jo Smith",),
        labels=("Councillor Smith",),
        outcomes=("noted",),
    ),
    item("kent/1/2", "Housing Strategy", ["Report noted be."], held_on="2021-03-09", number="6", position=1),
    item("york/2/3", "Lamps", ["Drains and housing, in a word."], held_on="2020-12-31", state="draft"),
    item(
        "york/2/4", "Mr Smith’s bench", ["A bench for the park, by application 22/00041."], held_on=None, number="77/21"
    ),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"report be noted"', "kent/1/1"),
        ('"the report"', "kent/1/1"),
        ('"report the"', ""),
        ("22/00041", "york/2/4"),
        ("22/00042", ""),
        ("housing -drainage", "kent/1/2 york/2/3"),
        ("housing NOT drainage", "kent/1/2 york/2/3"),
        ("drainage OR bench", "kent/1/1 york/2/4"),
        ("housing (lamps OR strategy)", "kent/1/1 kent/1/2 york/2/3"),
        ("-housing", "york/2/4"),
        ("-(housing OR bench)", ""),
        ("drain*", "kent/1/1 york/2/3"),
        ("title:housing", "kent/1/1 kent/1/2"),
        ("title:hous* -title:strategy", "kent/1/1"),
        ("speaker:smith housing", "kent/1/1"),
        ('speaker:"councillor smith"', "kent/1/1"),
        ("smith", "kent/1/1 york/2/4"),
        ("committee:planning", "kent/1/1"),
        ("council:york", "york/2/3 york/2/4"),
        ("number:5a", "kent/1/1"),
        ("number:77/21", "york/2/4"),
        ("number:77", ""),
        ("outcome:noted", "kent/1/1"),
        ("state:draft", "york/2/3"),
        ("outcome:(noted OR lost)", "kent/1/1"),
        ("number:(5a OR (77/21 OR 9)) -title:bench", "kent/1/1"),
        ("date:(2020 OR 2021-03) housing", "kent/1/1 kent/1/2 york/2/3"),
        ("outcome:(title:strategy OR noted)", "kent/1/1 kent/1/2"),
        ("date:2021", "kent/1/1 kent/1/2"),
        ("date:2020..2021-02", "york/2/3"),
        ("before:2021", "york/2/3"),
        ("after:2020 lamps", "kent/1/1"),
        ("-date:2021", "york/2/3 york/2/4"),
        ("drainage NEAR/3 estate", "kent/1/1"),
        ("estate NEAR/2 drainage", ""),
        ("estate NEAR/3 drainage", "kent/1/1"),
        ("noted NEAR/50 lamps", ""),
        ("(lamps OR drains) NEAR/2 housing", "york/2/3"),
        ("lamps 2020", "york/2/3 kent/1/1"),
    ],
)
def test_the_query_language_finds_what_a_reader_expects(holding: Callable[..., Engine], words: str, found: str) -> None:
    engine = holding(*ITEMS)
    assert {hit.id for hit in engine.search(Query(words)).hits} == set(found.split())


def test_a_search_by_fields_alone_holds_nothing_back(engine: Engine) -> None:
    """It asks where and when, like a filter; with a word of the text the procedural items wait."""
    fill(engine, item("kent/1/1", "Roads"), item("kent/1/2", "Apologies", procedural=True))
    answers = [engine.search(Query(words)) for words in ("date:2026", "committee:forum", "-lamps", "title:apologies")]
    assert [(a.total, a.held_back) for a in answers] == [(2, 0), (2, 0), (2, 0), (0, 1)]


ACRONYMS = (
    item("kent/1/1", "Special educational needs and disabilities"),
    item("kent/2/2", "Inclusion", ["The SEND team reported."]),
    item("kent/3/3", "Letters", ["Officers would send letters."]),
    item("kent/4/4", "Dedicated Schools Grant"),
    item("kent/5/5", "DSG deficit"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("SEND", "kent/1/1 kent/2/2"),
        ("send", "kent/2/2 kent/3/3"),
        ("special educational needs and disabilities", "kent/1/1 kent/2/2"),
        ("dsg", "kent/4/4 kent/5/5"),
        ("dedicated schools grant", "kent/4/4 kent/5/5"),
        ('"dsg"', "kent/5/5"),
        ("title:DSG", "kent/4/4 kent/5/5"),
    ],
)
def test_acronyms_and_long_forms_meet(holding: Callable[..., Engine], words: str, found: str) -> None:
    """In capitals only where the acronym is also a word; a quoted word stays what it is."""
    engine = holding(*ACRONYMS)
    assert {hit.id for hit in engine.search(Query(words)).hits} == set(found.split())


def test_what_was_also_searched_for_is_told_and_marked(holding: Callable[..., Engine]) -> None:
    engine = holding(*ACRONYMS)
    results = engine.search(Query("DSG"))
    assert results.notes == ("“DSG”: also searched for “dedicated schools grant”.",)
    assert {hit.title[slice(*hit.title_marks[0])] for hit in results.hits} == {"DSG", "Dedicated Schools Grant"}


def test_a_word_that_is_in_no_item_is_taken_for_a_slip(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Allotments"), item("kent/1/2", "Library hours"))
    results = engine.search(Query("allotmants"))
    assert [hit.id for hit in results.hits] == ["kent/1/1"]
    assert (results.notes, results.meant, results.instead) == (
        ("“allotmants” is in no item. Did you mean “allotments”? Searched for that instead.",),
        None,  # what was searched for is not offered once more
        "allotments",
    )
    assert engine.search(Query("libary hours")).total == 1
    assert [
        engine.search(Query(words)).total for words in ('"allotmants"', "title:allotmants", "zeppelin", "hoars")
    ] == [
        0,
        0,
        0,
        0,
    ]


def test_a_word_of_english_that_is_in_no_item_is_no_slip(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Bus lanes", ["The officer gave an update."]), item("kent/1/2", "Flood risk"))
    results = engine.search(Query("bus gate"))
    assert (results.total, results.notes, results.meant, results.missing) == (0, (), None, ("gate",))
    beside = engine.search(Query("flood rusk"))  # but where the right word stands beside its neighbour it may be one
    assert (beside.total, beside.notes, beside.meant, beside.instead) == (0, (), "flood risk", None)


def test_a_word_of_english_is_asked_about_where_items_have_another_in_its_company(
    holding: Callable[..., Engine],
) -> None:
    """Paris is no parish, and Mr Patel no Mr Pawel, however many of these there are."""
    engine = holding(*(item(f"kent/1/{n}", "Beach huts", speakers=("Mr Pawel",)) for n in range(5)))
    for words, meant in (("beech huts", "beach huts"), ("mr patel", "mr pawel")):
        results = engine.search(Query(words))
        assert (results.total, results.instead, results.meant) == (0, None, meant)


def test_letters_that_lack_make_a_word_of_english_and_only_perhaps_a_name(holding: Callable[..., Engine]) -> None:
    engine = holding(item("kent/1/1", "Temporary huts", ["Ormelsoy lake"], speakers=("Councillor Stevenson",)))
    assert engine.search(Query("tempory huts")).instead == "temporary huts"
    for words, meant in (("councillor stenson", "councillor stevenson"), ("ormesy lake", "ormelsoy lake")):
        results = engine.search(Query(words))
        assert (results.total, results.instead, results.meant) == (0, None, meant)


@pytest.mark.parametrize("words", ["Thetford", "Cantwell", "Oldroyd", "Councillor Cantwell", "Woodhill road"])
def test_a_name_is_no_two_words_run_together_with_a_slip(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(
        item("kent/1/1", "The ford", ["The councillor can tell of the old road, and of wood at hall."]),
        item("kent/1/2", "Wood hall road"),
    )
    results = engine.search(Query(words))
    assert (results.total, results.instead) == (0, None)


def test_a_short_word_alone_is_offered_put_right(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Library hours"))
    results = engine.search(Query("libary"))
    assert (results.total, results.notes, results.meant, results.instead) == (0, (), "library", None)
    assert engine.search(Query("libary", year=(1999,))).meant is None


def test_a_slip_is_put_right_to_what_fits_its_company(engine: Engine) -> None:
    fill(
        engine,
        item("kent/1/1", "Flood risk"),
        *(item(f"kent/{n}/{n}", "Food standards", ["The risk is low."]) for n in range(2, 5)),
        item("kent/9/9", "Schools Forum", ["Four schools."]),
    )
    assert [engine.search(Query(words)).instead for words in ("flod risk", "schools fourm")] == [
        "flood risk",
        "schools forum",
    ]


def test_a_slip_in_a_long_question_is_told_as_any_other(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Allotments", ["The rents of the allotments were raised."]))
    results = engine.search(Query("why were the rents for allotmants raised again"))
    assert (results.total, results.meant, results.instead) == (
        1,
        None,
        "why were the rents for allotments raised again",
    )


def test_or_in_small_letters_offers_the_operator(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "School"), item("kent/1/2", "Transport"), item("kent/1/3", "Lamps", ["one or two"]))
    assert [
        (results.total, results.meant, results.meant_total)
        for words in ("school or transport", "lamps or transport", "or school", "zebra or yak", "school OR transport")
        for results in (engine.search(Query(words)),)
    ] == [
        (0, "school OR transport", 2),
        (0, "lamps OR transport", 2),
        (0, None, 0),
        (0, None, 0),
        (2, None, 0),
    ]


def test_did_you_mean_is_asked_only_where_it_finds_more(engine: Engine) -> None:
    fill(engine, item("kent/99/1", "Drianage"), *(item(f"kent/{n}/{n}", "Drainage") for n in range(1, 13)))
    assert (engine.search(Query("drianage")).total, engine.search(Query("drianage")).meant) == (1, "drainage")
    assert engine.search(Query("drainage")).meant is None
    assert engine.search(Query("drianage", year=(1999,))).meant is None
    assert engine.search(Query("drianage", outcome=(None,))).meant == "drainage"


def test_a_word_of_english_that_an_item_holds_is_no_slip_for_a_more_frequent_one(
    holding: Callable[..., Engine],
) -> None:
    """Unless hardly anybody uses it: “costal” is typed for “coastal”."""
    shows = [item(f"kent/2/{n}", "Show of coastal lamps", position=n) for n in range(12)]
    engine = holding(item("kent/1/1", "Snow on the costal path"), *shows)
    asked = [engine.search(Query(words)) for words in ("snow", "costal")]
    assert [(found.total, found.meant) for found in asked] == [(1, None), (1, "coastal")]


def test_a_word_newer_than_the_list_of_english_is_no_slip(holding: Callable[..., Engine]) -> None:
    engine = holding(item("kent/1/1", "Rebuilding the baths"), item("kent/1/2", "Rewinding tapes", position=1))
    asked = [engine.search(Query(words)) for words in ("rewilding", "rewildings", "rebiulding")]
    assert [(found.total, found.instead) for found in asked] == [(0, None), (0, None), (1, "rebuilding")]


def test_a_long_question_finds_the_items_that_hold_the_most_of_its_words(engine: Engine) -> None:
    fill(
        engine,
        item("kent/1/1", "Seagulls", ["Seagulls steal food on the promenade."]),
        item("kent/2/2", "Parking", ["The promenade car park."]),
        item("kent/3/3", "Budget", ["Nothing of the kind."]),
    )
    results = engine.search(Query("what can be done about seagulls that steal food"))
    assert [hit.id for hit in results.hits] == ["kent/1/1"]
    assert results.notes == ("No item holds all of these words; these hold the most of them.",)
    for asked in ("what's happening with the seagulls on the promenade", "who's going to steal food here"):
        assert [hit.id for hit in engine.search(Query(asked)).hits][:1] == ["kent/1/1"]
    assert engine.search(Query("what's happening about the reservoir or going on in Kent")).total == 0
    empty = [
        "what can be done about zeppelins over the reservoir",
        '"seagulls steal" what can be done about it',
        "what can be done about seagulls -promenade",
        "22/99999 seagulls steal food on promenade",
        "seagulls steal zeppelins",
        "promenade clerk@kent.gov.uk",
        "who of those at clerk@kent.gov.uk wrote about seagulls",
    ]
    assert [engine.search(Query(words)).total for words in empty] == [0] * len(empty)


@pytest.mark.parametrize(
    ("hold_most", "found", "note"),
    [
        (20, 20, "No item holds all of these words; these hold the most of them."),
        (3, 13, "No item holds all of these words, and few hold the most of them; these hold some of them."),
        (0, 10, "No item holds all of these words, nor the most of them; these hold some of them."),
    ],
)
def test_less_than_most_of_a_question_will_do_only_where_few_items_hold_more(
    holding: Callable[..., Engine], hold_most: int, found: int, note: str
) -> None:
    engine = holding(
        *(item(f"kent/1/{n}", "Gulls", ["They steal."]) for n in range(hold_most)),
        *(item(f"kent/2/{n}", "Gulls") for n in range(5)),
        *(item(f"kent/3/{n}", "Food") for n in range(5)),
        *(item(f"kent/4/{n}", "Lamps") for n in range(60)),
    )
    results = engine.search(Query("what can be done about gulls that steal our food"))
    assert (results.total, results.notes) == (found, (note,))


def test_where_a_page_of_items_holds_all_that_a_question_tells_no_others_follow(engine: Engine) -> None:
    fill(
        engine,
        *(item(f"kent/1/{n}", "Gulls", ["They steal food."]) for n in range(10)),
        *(item(f"kent/2/{n}", "Gulls", ["They steal."]) for n in range(10)),
    )
    results = engine.search(Query("what can be done about gulls that steal our food"))
    assert (results.total, {hit.id.rpartition("/")[0] for hit in results.hits}) == (10, {"kent/1"})


def test_a_date_in_a_question_must_be_answered_where_it_can_be(engine: Engine) -> None:
    fill(
        engine,
        item("kent/1/1", "Gulls steal", held_on="2023-01-10"),
        item("kent/1/2", "Gulls steal food", held_on="2024-01-10"),
        item("kent/1/3", "Lamps", held_on="2023-01-10"),
    )
    question = "what can be done about gulls that steal our food in "
    assert [
        [hit.id for hit in engine.search(Query(question + year)).hits] for year in ("January 2023", "January 2022")
    ] == [["kent/1/1"], ["kent/1/2", "kent/1/1"]]


def test_a_filter_never_changes_what_the_words_mean(engine: Engine) -> None:
    """Whether a question is loosened is for the whole index to say, so that each count is what choosing it shows."""
    fill(
        engine,
        item("kent/1/1", "Seagulls that steal food", ["what can be done about"], committee="A"),
        item("kent/2/2", "Seagulls that steal", committee="B"),
    )
    query = Query("what can be done about seagulls that steal food", committee=("B",))
    assert (engine.search(query).total, engine.search(query).notes) == (0, ())


def test_nothing_found_says_which_word_or_filter_emptied_it(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Roads", committee="Highways"), item("kent/2/2", "Lamps", committee="Forum"))
    absent = engine.search(Query("roads zebra"))
    assert (absent.missing, [(w.left_out, w.total, w.query) for w in absent.without]) == (
        ("zebra",),
        [("“zebra”", 1, Query("roads"))],
    )
    apart = engine.search(Query("roads lamps", page=2))
    assert (apart.missing, [w.query for w in apart.without]) == ((), [Query("lamps"), Query("roads")])
    filtered = engine.search(Query("roads", committee=("Forum",)))
    assert [(w.left_out, w.query) for w in filtered.without] == [("committee “Forum”", Query("roads"))]
    assert engine.search(Query("roads")).without == ()


@pytest.mark.parametrize("words", ["date:2021", "number:5a", "outcome:refused", "zzz OR yyy", "roads NEAR/1 lamps"])
def test_nothing_found_says_so_of_fields_and_operators_too(holding: Callable[..., Engine], words: str) -> None:
    engine = holding(item("kent/1/1", "Roads"), item("kent/2/2", "Lamps"))
    results = engine.search(Query(words))
    assert (results.total, results.missing, results.without) == (0, (words,), ())


def test_where_nothing_is_found_without_one_thing_two_are_left_out(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Flood"), item("kent/2/2", "Colour"), item("kent/3/3", "Red"))
    results = engine.search(Query("colour red flood"))
    assert (results.missing, [(w.left_out, w.total, w.query) for w in results.without]) == (
        (),
        [
            ("“colour” and “red”", 1, Query("flood")),
            ("“colour” and “flood”", 1, Query("red")),
            ("“red” and “flood”", 1, Query("colour")),
        ],
    )


@pytest.mark.parametrize(
    ("query", "total", "without"),
    [
        (
            Query("quarry blasting noise"),
            1,
            [("“blasting”", 3, Query("quarry noise")), ("“noise”", 2, Query("quarry blasting"))],
        ),
        (
            Query("quarry blasting -noise", committee=("Planning",), page=2),
            1,
            [("“blasting”", 2, Query("quarry -noise", committee=("Planning",)))],
        ),
        (Query("quarry -noise"), 2, []),
        (Query("quarry noise"), 3, [("“noise”", 5, Query("quarry"))]),
        (Query("quarry"), 5, []),
        (Query("", committee=("Highways",)), 1, []),
        (Query("quarry blasting noise zebra lion tiger"), 1, []),
        (Query("quarry blasting and its noise near a school"), 1, []),
    ],
)
def test_few_hits_tell_what_more_there_is_without_one_of_the_words(
    holding: Callable[..., Engine], query: Query, total: int, without: list[tuple[str, int, Query]]
) -> None:
    """What finds no more is not offered, nor is what was denied or chosen beside the words left out; nor a word of a
    question that was loosened, or of a whole sentence."""
    engine = holding(
        item("kent/1/1", "Quarry: blasting, and its noise near a school", committee="Planning"),
        item("kent/1/2", "Quarry: blasting, and its dust near a school", committee="Planning"),
        item("kent/1/3", "Quarry: noise", committee="Planning"),
        item("kent/1/4", "Quarry: more noise", committee="Planning"),
        item("kent/1/5", "Quarry", committee="Planning"),
        item("kent/2/6", "Roads", committee="Highways"),
    )
    results = engine.search(query)
    assert (results.total, [(w.left_out, w.total, w.query) for w in results.without]) == (total, without)


@pytest.mark.parametrize(
    ("words", "total", "without"),
    [
        ('"noise of blasting"', 0, [("the quotation marks", 1, Query("noise of blasting"))]),
        ('"quarry blasting"', 1, [("the quotation marks", 2, Query("quarry blasting"))]),
        ('"blast"', 0, [("the quotation marks", 2, Query("blast"))]),
        ('"quarry blasting" zebra', 0, [("“zebra”", 1, Query('"quarry blasting"'))]),
        ('title:"blasting quarry"', 0, [("the quotation marks", 2, Query("title:blasting title:quarry"))]),
        ('quarry -"blasting noise"', 2, []),
    ],
)
def test_what_is_quoted_is_offered_as_plain_words_where_that_finds_more(
    holding: Callable[..., Engine], words: str, total: int, without: list[tuple[str, int, Query]]
) -> None:
    engine = holding(
        item("kent/1/1", "Quarry: blasting, and the noise of it"), item("kent/1/2", "Blasting in a quarry")
    )
    results = engine.search(Query(words))
    assert (results.total, [(w.left_out, w.total, w.query) for w in results.without]) == (total, without)


def test_a_word_beside_one_denied_is_not_missing_because_of_its_other_forms(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Dedicated schools grant"))
    results = engine.search(Query("DSG -schools"))
    assert (results.total, results.missing, [w.left_out for w in results.without]) == (0, (), ["-schools"])


def test_offers_name_dates_as_they_are_typed(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "Roads"))
    left_out = [
        offer.left_out
        for words in ("roads before:1990", "roads after:2030-05", "roads date:2020", "roads date:2020-01-03..2021-06")
        for offer in engine.search(Query(words)).without
    ]
    assert left_out == ["“before:1990”", "“after:2030-05”", "“date:2020”", "“date:2020-01-03..2021-06”"]


def test_acronyms_meet_their_long_forms_beside_near(engine: Engine) -> None:
    fill(engine, item("kent/1/1", minutes=["The timetable of the dedicated schools grant was noted."]))
    results = engine.search(Query("DSG NEAR/10 timetable"))
    assert (results.total, results.notes) == (1, ("“DSG”: also searched for “dedicated schools grant”.",))
    text, marks = results.hits[0].snippets[0].text, results.hits[0].snippets[0].marks
    assert [text[start:end] for start, end in marks] == ["timetable", "dedicated schools grant"]


def test_names_are_suggested_by_their_beginnings(engine: Engine) -> None:
    fill(engine, item("kent/1/1", speakers=("Jo Smith", "Ann Smythe")), item("kent/2/2", speakers=("Jo Smith",)))
    assert engine.suggest("smi") == (Suggestion("speaker", "Jo Smith", 2),)
    assert engine.suggest("j SM") == (Suggestion("speaker", "Jo Smith", 2),)
    assert engine.suggest("forum") == (Suggestion("committee", "Schools Forum", 2),)
    assert engine.suggest(" - ") == ()


def test_similar_items_and_the_same_issue_at_other_meetings(engine: Engine) -> None:
    """What the council numbers as one matter is certain, whatever the titles; the title only makes it likely."""
    fill(
        engine,
        item("kent/1/1", "Drainage at Mill Lane", held_on="2024-01-01", issue="kent/9"),
        item("kent/1/7", "Sewers, the second report of the day", issue="kent/9"),
        item("kent/2/2", "Drainage at Mill Lane", held_on="2025-01-01"),
        item("kent/4/8", "Sewers", held_on="2025-02-01", issue="kent/9"),
        item("kent/5/9", "Sewers again", held_on="2025-03-01", issue="kent/9"),
        item("york/5/9", "Sewers", held_on="2025-03-01", issue="york/9"),
        item("kent/2/3", "Mill Lane: parking"),
        item("kent/3/4", "Budget"),
        item("kent/3/5", "Savings"),
        item("kent/3/6", "Trees"),
    )
    found = engine.similar(ItemId.parse("kent/1/1"))
    assert found is not None
    assert (found.title, *([h.id for h in part] for part in (found.same_issue, found.likely_same, found.like))) == (
        "Drainage at Mill Lane",
        ["kent/5/9", "kent/4/8"],
        ["kent/2/2"],
        ["kent/2/3"],
    )
    assert engine.similar(ItemId.parse("kent/1/99")) is None
