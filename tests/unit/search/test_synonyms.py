"""Different ways to write one thing, ours and a council's own."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from indexer.search import english, street_names, synonyms
from indexer.search.engines import open_engine
from indexer.search.errors import SearchError
from indexer.search.families import plurals
from indexer.search.grammar import parse
from indexer.search.other_names import Form, Group, OtherNames, groups_of
from indexer.search.query import Query
from indexer.search.stemming import stem
from indexer.search.synonyms import FILE_NAME, Synonyms, load
from indexer.search.tree import And, Leaf, Not, Or, Phrase, Variants, Word, leaves_of
from tests.engines.corpus import fill, item

_OFTEN = 20_000_000  # times among the words of English: as often as “inn” or “agenda”

LISTED = """
DSG = dedicated schools grant  # money

WAVE! = wheelchair accessible vehicle
bin = rubbish
vape = e-cigarette
B&B = bed and breakfast
EAL = English as an additional language
LOBO! = lender option borrower option
home library = book lorry
lorry = van > wagon = BUGGY!
bin > litter
mobile library = library van > book lorry
"""
SYNONYMS = Synonyms(OtherNames(LISTED))
E_CIGARETTES = (Phrase(("e", "cigarette")), Phrase(("e", "cigarettes")))
HOME_LIBRARIES = (Phrase(("home", "library")), Phrase(("home", "libraries")))
BOOK_LORRIES = (Phrase(("book", "lorry")), Phrase(("book", "lorries")))
WAVE = Variants(
    (
        Word("WAVE", exact=True),
        Phrase(("wheelchair", "accessible", "vehicle")),
        Phrase(("wheelchair", "accessible", "vehicles")),
    )
)


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        ("WAVE", WAVE),
        ("wave", Word("wave")),
        ("WAVE THE FLAG", And((Word("wave", capitals=True), Word("the", capitals=True), Word("flag", capitals=True)))),
        ('"WAVE"', Word("wave", exact=True)),
        ("-WAVE", Not(Word("wave", capitals=True))),
        ("bins", Variants((Word("bins"), Word("rubbish"), Word("litter")))),
        ("rubbish", Variants((Word("rubbish"), Word("bin")))),
        ("litter", Word("litter")),
        ("lorries", Variants((Word("lorries"), Word("wagon"), Word("BUGGY", exact=True)))),
        ("vans", Variants((Word("vans"), Word("wagon"), Word("BUGGY", exact=True)))),
        ("wagon", Word("wagon")),
        ("mobile libraries", Or((And((Word("mobile"), Word("libraries"))), *BOOK_LORRIES))),
        ("book lorry", Or((And((Word("book"), Word("lorry"))), *HOME_LIBRARIES))),
        ("vaping", Variants((Word("vaping"), *E_CIGARETTES))),
        ("ealing", Word("ealing")),
        ("home libraries", Or((And((Word("home"), Word("libraries"))), *BOOK_LORRIES))),
        (
            "lender option borrower option",
            Or((And((Word("lender"), Word("option"), Word("borrower"))), Word("LOBO", exact=True))),
        ),
        ("plan B", And((Word("plan"), Word("b")))),
        (
            "wheelchair accessible vehicles",
            Or((And((Word("wheelchair"), Word("accessible"), Word("vehicles"))), Word("WAVE", exact=True))),
        ),
        ("title:litter", Word("litter", field="title")),
        (
            "title:rubbish",
            Variants((Word("rubbish", field="title"), Word("bin", field="title"))),
        ),
        ("wheelchair vehicle", And((Word("wheelchair"), Word("vehicle")))),
    ],
)
def test_a_query_meets_the_other_ways_to_write_it(words: str, tree: object) -> None:
    """An everyday word in all its forms, an acronym in none but its plural; a long form in either number.

    In capitals only where the acronym is a word, too; what is quoted or denied stays as it was typed. What is found
    one way only is not found the other.
    """
    typed = parse(words).tree
    assert typed is not None
    assert SYNONYMS.expand(typed)[0] == tree


def test_a_pasted_text_is_looked_for_by_what_is_the_same_thing_alone() -> None:
    """Of twenty words each may find what reports say; more are a text of its own."""
    others = " ".join(f"word{number}" for number in range(19))
    twenty, more = (parse(f"bins {others}{word}").tree for word in ("", " one"))
    assert twenty is not None
    assert more is not None
    found = [tuple(leaves_of(SYNONYMS.expand(tree)[0]))[:3] for tree in (twenty, more)]
    assert found == [
        (Word("bins"), Word("rubbish"), Word("litter")),
        (Word("bins"), Word("rubbish"), Word("word0")),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [("hs2", "HS2"), ("B&B", "B&B"), ("dsg", "dsg"), ("DSG", "DSG"), ("DSGs", "DSGs"), ("Bins", "bins")],
)
def test_a_note_names_a_form_as_typed_and_one_with_a_digit_or_a_sign_as_it_is_listed(words: str, told: str) -> None:
    """Of letters alone it is known whether they were capitals."""
    listed = Synonyms(OtherNames(LISTED + "HS2 = High Speed 2"))
    typed = parse(words).tree
    assert typed is not None
    (note,) = listed.expand(typed)[1]
    assert note.partition(":")[0] == f"“{told}”"


@pytest.mark.parametrize("text", ["DSG", "DSG =", "= x", "a = b = ***", "van >", "> van", "van > wagon > cart"])
def test_a_line_that_is_no_group_is_told_with_its_number(text: str) -> None:
    with pytest.raises(SearchError) as told:
        groups_of("# ours\n" + text, "mine.txt")
    assert str(told.value) == (
        "mine.txt, line 2: write a group as “DSG = dedicated schools grant”, "
        "and one that is found one way only as “lorry > wagon”"
    )


def test_a_council_adds_groups_of_its_own_in_its_home(tmp_path: Path) -> None:
    """They count at once: the index holds nothing of them."""
    engine = open_engine(f"whoosh:{tmp_path / 'index'}", tmp_path)
    fill(engine, item("kent/1/1", "Netherfold Hopper Trust"))
    assert engine.search(Query("NHT")).total == 0
    (tmp_path / "synonyms.txt").write_text("NHT = Netherfold hopper trust\n", encoding="utf-8")
    again = open_engine(f"whoosh:{tmp_path / 'index'}", tmp_path)
    assert again.search(Query("NHT")).total == 1
    for opened in (engine, again):
        opened.close()


def test_what_a_council_says_of_a_form_counts_before_what_we_say(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("LAC = local area committee\n", encoding="utf-8")
    lac, looked_after = parse("LAC").tree, parse("looked after children").tree
    assert lac is not None
    assert looked_after is not None
    assert load(tmp_path).expand(lac)[1] == ("“LAC”: also searched for “local area committee”.",)
    assert load(tmp_path).expand(looked_after)[1] == load().expand(looked_after)[1] != ()


@pytest.mark.parametrize("one_way", [False, True])
def test_in_our_own_file_a_form_stands_once_whatever_its_number_and_ending(*, one_way: bool) -> None:
    """Once among what is found both ways, and once among what is asked for one way."""
    groups = [group.asked for group in _groups() if group.one_way == one_way]
    assert [group for group in groups if len({form.words for form in group}) < len(group)] == []
    in_groups = Counter(met for group in groups for met in {met for form in group for met in _met_by(form)})
    assert [met for met, count in in_groups.items() if count > 1] == []


def test_what_our_own_file_finds_one_way_stands_in_the_order_of_the_alphabet() -> None:
    """So that who adds a line sees whether there is one."""
    asked = [group.asked[0].shown.lower().replace("’", "'") for group in _groups() if group.one_way]
    assert asked == sorted(asked)


def test_who_types_any_form_of_our_own_file_finds_all_the_others_of_its_group() -> None:
    """No longer form that begins with it, nor a group before, takes it away."""
    lost = [
        (form.shown, other.shown)
        for group in _groups()
        for form in group.asked
        for other in group.found
        if other != form and not _found_by(form).issuperset(other.leaves())
    ]
    assert lost == []


@lru_cache
def _groups() -> tuple[Group, ...]:
    return groups_of(Path(synonyms.__file__).with_name(FILE_NAME).read_text(encoding="utf-8"), FILE_NAME)


@lru_cache
def _ours() -> Synonyms:
    return load()


@lru_cache
def _found_by(form: Form) -> frozenset[Leaf]:
    typed = parse(form.shown).tree
    assert typed is not None
    return frozenset(leaves_of(_ours().expand(typed)[0]))


def test_no_everyday_word_of_our_own_file_is_what_stands_behind_the_name_of_a_street() -> None:
    """“Mill Close” would be looked for as whatever else closes."""
    everyday = {form.words[0] for group in _groups() for form in group.asked if len(form.words) == 1}
    assert [word for word in everyday if list(street_names.otherwise("mill", word))] == []


def _met_by(form: Form) -> set[tuple[str, ...]]:
    *first, last = form.words
    if not first and not form.in_capitals:
        return {(stem(last),)}
    return {(*first, one) for one in (last, *plurals(last))}


def test_an_acronym_with_the_stem_of_a_common_word_counts_only_in_capitals() -> None:
    """Else ONS would be looked for as “on”, and SINC as “since”."""
    common = {word: stem(word) for word, times in english.words().items() if times > _OFTEN}
    acronyms = {
        form.words[0]
        for group in _groups()
        for form in (*group.asked, *group.found)
        if form.is_acronym and len(form.words) == 1 and not form.in_capitals
    }
    stems = {stem(acronym) for acronym in acronyms}
    assert [word for word, its_stem in common.items() if its_stem in stems and word not in acronyms] == []


def test_our_own_file_brings_the_acronyms_of_a_council_together() -> None:
    typed = parse("SEND DSG EHCP CIL TRO LGPS").tree
    assert isinstance(typed, And)
    expanded = load().expand(typed)[0]
    assert isinstance(expanded, And)
    assert all(isinstance(part, Variants) for part in expanded.parts)
