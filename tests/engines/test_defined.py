"""Acronyms that the archive itself defines, and their long forms."""

from collections.abc import Callable

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from tests.engines.corpus import answer, fill, item

CSW = "“CSW”: also searched for “community speed watch”."
WATCH = "“community speed watch”: also searched for “CSW”."


@pytest.fixture
def speed_watch(holding: Callable[..., Engine]) -> Engine:
    return holding(
        item("kent/1/1", "Speeding", ["The Community Speed Watch (CSW) scheme goes on."]),
        item("kent/1/2", "CSW volunteers"),
        item("kent/1/3", "A community speed watch for Mill Lane"),
        item("kent/1/4", "The speed of a community", ["Watch this."]),
    )


@pytest.mark.parametrize(
    ("words", "found", "notes"),
    [
        ("CSW", "1 2 3", [CSW]),
        ("csw", "1 2 3", ["“csw”: also searched for “community speed watch”."]),
        ("CSWs", "1 2 3", ["“CSWs”: also searched for “community speed watch”."]),
        ("community speed watch", "1 2 3 4", [WATCH]),
        ("Community Speed Watches", "1 2 3 4", [WATCH]),
        ("community-speed-watch", "1 2 3", [WATCH]),
        ("community speed watch volunteers", "2", [WATCH]),
        ("title:csw", "2 3", ["“csw”: also searched for “community speed watch”."]),
        ("title:community title:speed title:watch", "2 3", [WATCH]),
        ("CSW OR zebra", "1 2 3", [CSW]),
        ("zebra OR (community speed watch volunteers)", "2", [WATCH]),
        ("CSW NEAR/3 lane", "3", [CSW]),
        ('"CSW"', "1 2", []),
        ('"community speed watch"', "1 3", []),
        ("community -CSW", "3 4", []),
        ("speed watch", "1 3 4", []),
        ("watch speed community", "1 3 4", []),
    ],
)
def test_an_acronym_and_the_long_form_by_which_the_archive_explains_it_find_each_other(
    speed_watch: Engine, words: str, found: str, notes: list[str]
) -> None:
    """In any order of the words a long form finds what it says; what is quoted or denied stays as it was typed."""
    assert answer(speed_watch, words) == (set(found.split()), tuple(notes))


def test_what_was_found_by_the_other_name_is_marked(speed_watch: Engine) -> None:
    hits = {hit.id: hit for hit in speed_watch.search(Query("community speed watch")).hits}
    assert [hits["kent/1/2"].title[a:b] for a, b in hits["kent/1/2"].title_marks] == ["CSW"]
    text = "CSW, or a community speed watch"
    assert [text[a:b] for a, b in speed_watch.marker("CSW").marks(text)] == ["CSW", "community speed watch"]


@pytest.mark.parametrize(
    ("text", "acronym", "long_form"),
    [
        ("Friends of Orme Wood (FoOW)", "FoOW", "friends of orme wood"),
        ("Friends of Orme Wood (FOW)", "fow", "friends of orme wood"),
        ("Orme Wood and Lake Trust (OWLT)", "OWLT", "Orme Wood & Lake Trust"),
        ("The Cross-Ward Working Party (CWP)", "CWP", "cross-ward working party"),
        ("Orme Transport Plan 4 (OTP4)", "OTP4", "Orme Transport Plan 4"),
        ("A Register of Halls of Parish Interest (RHPI)", "RHPI", "register of halls of parish interest"),
        ("OFP (Orme Flood Protocol) was used", "ofp", "orme flood protocol"),
        ("Two Orme Wood Orders (OWOs)", "OWO", "orme wood order"),
        ("Orme Plan (OP)", "OP", "orme plan"),
    ],
)
def test_little_words_hyphens_figures_and_several_of_a_thing_are_read(
    holding: Callable[..., Engine], text: str, acronym: str, long_form: str
) -> None:
    engine = holding(
        item("kent/1/1", "One", [text]),
        item("kent/1/2", acronym.upper()),
        item("kent/1/3", f"The {long_form}"),
    )
    assert answer(engine, acronym)[0] == {"1", "2", "3"}
    assert answer(engine, long_form)[0] == {"1", "2", "3"}


def test_letters_that_stand_in_small_letters_too_are_an_acronym_in_capitals_alone(
    holding: Callable[..., Engine],
) -> None:
    """“fern” is a word wherever an item writes it so, whatever else the archive calls FERN."""
    engine = holding(
        item("kent/1/1", "Friends of Earls Road Nursery (FERN)"),
        item("kent/1/2", "A fern"),
        item("kent/1/3", "The friends of Earls Road Nursery"),
    )
    assert answer(engine, "fern") == ({"1", "2"}, ())
    assert answer(engine, "FERN") == (
        {"1", "2", "3"},
        ("“FERN”: also searched for “friends of earls road nursery”.",),
    )


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("DSG", ("“DSG”: also searched for “dedicated schools grant”.",)),
        ("dedicated schools grant", ("“dedicated schools grant”: also searched for “DSG”.",)),
        ("dog show group", ("“dog show group”: also searched for “DSG”.",)),
    ],
)
def test_what_the_list_says_of_an_acronym_counts_before_what_the_archive_says(
    holding: Callable[..., Engine], words: str, notes: tuple[str, ...]
) -> None:
    engine = holding(
        item("kent/1/1", "The Dedicated Schools Grant (DSG)"), item("kent/1/2", "The Dog Show Group (DSG)")
    )
    assert answer(engine, words) == ({"1", "2"}, notes)


def test_an_archive_that_has_no_long_form_of_the_list_may_mean_something_else(holding: Callable[..., Engine]) -> None:
    engine = holding(item("kent/1/1", "The Dog Show Group (DSG)"), item("kent/1/2", "Prizes of the dog show group"))
    assert answer(engine, "DSG") == ({"1", "2"}, ("“DSG”: also searched for “dog show group”.",))


def test_of_several_long_forms_the_two_commonest_are_searched_for(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "Orme Flood Group (OFG)"),
        item("kent/1/2", "The Orme Folk Guild (OFG)"),
        item("kent/1/3", "Orme Folk Guild (OFG)"),
        item("kent/1/4", "Orme Flood Group (OFG)"),
        item("kent/1/5", "Orme Fair Gala (OFG)"),
        item("kent/1/6", "A fair gala in Orme"),
        item("kent/1/7", "The Orme Folk Guilds"),
    )
    assert answer(engine, "OFG") == (
        {"1", "2", "3", "4", "5", "7"},
        ("“OFG”: also searched for “orme flood group”, “orme folk guild”.",),
    )


def test_a_long_form_is_told_as_it_is_mostly_spelt(holding: Callable[..., Engine]) -> None:
    """Wherever in an item each spelling stands."""
    engine = holding(
        item("kent/1/1", "Funds", ["Orme Flood Groups (OFG)"], decision=["OFG (Orme flood group)"]),
        item("kent/1/2", "Funds", ["OFG (Orme flood group)"], decision=["Orme Flood Groups (OFG)"]),
        item("kent/1/3", "Orme Flood Groups (OFG)"),
    )
    assert answer(engine, "OFG")[1] == ("“OFG”: also searched for “orme flood groups”.",)
    assert answer(engine, "orme flood group")[1] == ("“orme flood groups”: also searched for “OFG”.",)


def test_an_acronym_is_read_where_it_is_oldest(engine: Engine) -> None:
    """It is explained where it is new: what a hundred later items say of it is not read."""
    later = (item(f"kent/{n}/1", "The OFG met", held_on="2026-02-10") for n in range(2, 60))
    fill(engine, item("kent/1/1", "The Orme Flood Group (OFG)", held_on="2020-01-01"), *later)
    assert engine.search(Query("OFG")).notes == ("“OFG”: also searched for “orme flood group”.",)


def test_a_long_form_keeps_the_other_names_of_its_words(holding: Callable[..., Engine]) -> None:
    """What its words are called everywhere is still found."""
    engine = holding(
        item("kent/1/1", "The Orme Traffic Regulation Order (OTRO)"),
        item("kent/1/2", "The TRO for Orme"),
        item("kent/1/3", "OTRO"),
    )
    found, notes = answer(engine, "Orme traffic regulation order")
    assert found == {"1", "2", "3"}
    assert set(notes) == {
        "“traffic regulation order”: also searched for “TRO”.",
        "“orme traffic regulation order”: also searched for “OTRO”.",
    }


def test_a_long_form_inside_another_has_its_own_acronym(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "The Orme Flood Group (OFG)"),
        item("kent/1/2", "The Orme Flood Group Fund (OFGF)"),
        item("kent/1/3", "The OFG and its fund"),
        item("kent/1/4", "OFGF"),
    )
    assert answer(engine, "orme flood group fund")[0] == {"2", "3", "4"}


def test_what_only_stands_beside_capitals_is_not_explained_by_them(holding: Callable[..., Engine]) -> None:
    engine = holding(item("kent/1/1", "Parish Guardians", ["It was for the parish guardians. PG Orme spoke."]))
    assert answer(engine, "parish guardians") == ({"1"}, ())
    assert answer(engine, "PG") == ({"1"}, ())


def test_an_acronym_of_an_item_that_is_gone_is_nothing(engine: Engine) -> None:
    fill(engine, item("kent/1/1", "The Orme Flood Group (OFG)"), item("kent/2/1", "An orme flood group"))
    fill(engine, item("kent/1/1", "Another item"), position=2)
    assert answer(engine, "orme flood group") == ({"1"}, ())
    assert answer(engine, "OFG") == (set(), ())


def test_a_long_question_takes_a_long_form_and_its_acronym_for_one_thing(holding: Callable[..., Engine]) -> None:
    engine = holding(
        item("kent/1/1", "The Orme Flood Group (OFG)"),
        item("kent/1/2", "Sandbags", ["OFG gave sandbags to Mill Lane."]),
        *(item(f"kent/2/{n}", "A fair", [f"Orme had fair number {n}."]) for n in range(3)),
    )
    hits = engine.search(Query("what sandbags did the orme flood group give away in Mill Lane")).hits
    assert hits[0].id == "kent/1/2"


def test_words_that_no_item_holds_find_nothing_beside_an_acronym(speed_watch: Engine) -> None:
    results = speed_watch.search(Query("community speed watch zebra"))
    assert (results.total, results.missing) == (0, ("zebra",))


@pytest.mark.parametrize("words", ["-zebra community-speed watch", "date:2026 community speed watch"])
def test_what_asks_for_no_word_is_no_part_of_a_long_form(speed_watch: Engine, words: str) -> None:
    found, notes = answer(speed_watch, words)
    assert {"1", "2", "3"} <= found
    assert notes == (WATCH,)


def test_words_of_different_fields_are_no_long_form(speed_watch: Engine) -> None:
    assert answer(speed_watch, "title:community speed watch") == ({"3", "4"}, ())


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("orme traffic regulation order", "“traffic regulation order”: also searched for “TRO”."),
        ("orme mill rd", "“mill rd”: also searched for “mill road”."),
    ],
)
def test_an_acronym_of_the_archive_tears_no_other_name_apart(
    holding: Callable[..., Engine], words: str, note: str
) -> None:
    engine = holding(
        item("kent/1/1", "Orme Traffic (OT) and Orme Mill (OM)"),
        item("kent/1/2", "The TRO for Orme, and a sign in Mill Road"),
    )
    assert answer(engine, words) == ({"2"}, (note,))


@pytest.mark.parametrize(
    ("words", "notes"), [("csw", ("“csw”: also searched for “community speed watch”.",)), ("csv", ())]
)
def test_a_slip_of_one_clerk_makes_no_word_of_an_acronym(
    holding: Callable[..., Engine], words: str, notes: tuple[str, ...]
) -> None:
    """In small letters it is one where nine of ten items that hold it hold it in capitals."""
    engine = holding(
        item("kent/1/0", "Community Speed Watch (CSW), Council Safety Visits (CSV)"),
        *(item(f"kent/1/{n}", "CSW and CSV") for n in range(1, 9)),
        item("kent/1/9", "csw, csv"),
        item("kent/1/10", "csv"),
    )
    assert engine.search(Query(words)).notes == notes
