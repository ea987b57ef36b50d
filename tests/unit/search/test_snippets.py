"""Which passages a hit shows and what is marked in them."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.analysis import tokens
from indexer.search.document import Passage
from indexer.search.grammar import parse
from indexer.search.matching import Matcher
from indexer.search.results import Snippet
from indexer.search.snippets import LENGTH, MOST, snippets, snippets_of


def stem(word: str) -> str:
    """Enough of a stemmer to tell forms of a word from the word."""
    return word.removesuffix("s")


def matcher(words: str) -> Matcher:
    return Matcher(parse(words).tree, stem)


def shown(words: str, *texts: str) -> list[str]:
    """Snippets with marks as brackets."""
    passages = [Passage(f"p{place}", text) for place, text in enumerate(texts, start=1)]
    return [bracketed(snippet) for snippet in snippets(passages, matcher(words))]


def bracketed(snippet: Snippet) -> str:
    text = snippet.text
    for start, end in reversed(snippet.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_forms_of_a_word_are_marked_and_nothing_else() -> None:
    assert shown("road", "Roads and a road; broad roadside ROAD.") == ["[Roads] and a [road]; broad roadside [ROAD]."]


def test_a_phrase_is_one_mark_and_only_where_it_stands() -> None:
    assert shown('"the report" lamp', "The report: the lamp, a report.") == ["[The report]: the [lamp], a report."]


def test_a_reference_is_one_mark() -> None:
    assert shown("22/00041/ful 41", "See 22/00041/FUL and 41/2.") == ["See [22/00041/FUL] and [41]/2."]


def test_the_passage_with_most_of_the_words_near_together_comes_first() -> None:
    far = "Road works. " + "Nothing else happened here today. " * 6 + "The lamp broke."
    assert shown("road lamp", "A road.", far, "A lamp by the road.")[0] == "A [lamp] by the [road]."


def test_words_inside_an_alternative_count_each_of_its_own() -> None:
    """A way to say it that stands there whole comes before one of its words, however short that is."""
    texts = ("A grant.", "The schools.", "The dedicated team.", "The dedicated schools grant overspend.")
    words = "(dedicated schools grant) OR dsg"
    assert shown(words, *texts) == ["The [dedicated] [schools] [grant] overspend."]
    assert shown(words, *texts[:3], "DSG spent.") == ["[DSG] spent."]
    assert shown("road (lamp OR (street light))", "A road.", "A street light.", "A lamp.") == [
        "A [road].",
        "A [lamp].",
        "A [street] [light].",
    ]


def test_words_are_marked_however_many_stand_before_them() -> None:
    text = " ".join(["The road is a road."] * 300)
    for snippet in shown("road", text) + shown("road is", text):
        assert " road" not in snippet


def test_of_passages_with_a_word_the_first_comes_first() -> None:
    assert shown("road", "Roads here.", "A road.", "One road, two roads.", "A road.") == [
        "[Roads] here.",
        "A [road].",
        "One [road], two [roads].",
    ]


def test_a_snippet_ends_with_a_sentence_and_begins_with_one() -> None:
    text = (
        "Before it came Mr. Smith of Leeds. " * 9
        + "Then the lamp was lit. "
        + "After it came another long sentence. " * 9
    )
    (found,) = shown("lamp", text)
    assert found.startswith("Then the [lamp] was lit. After")
    assert found.endswith("sentence.")
    assert len(found) <= LENGTH + 2


def test_a_long_sentence_is_cut_between_words() -> None:
    (found,) = shown("lamp", "before " * 100 + "the lamp " + "after " * 100)
    assert found.startswith("…before before")
    assert "before the [lamp] after" in found
    assert found.endswith(" after…")
    assert len(found) <= LENGTH + 4


def test_near_the_end_of_a_long_sentence_more_of_what_came_before_is_shown() -> None:
    (found,) = shown("lamp", "before " * 100 + "the lamp.")
    assert found.startswith("…before")
    assert found.endswith("the [lamp].")
    assert LENGTH - 10 < len(found) <= LENGTH + 3


def test_further_snippets_come_from_other_paragraphs_and_are_at_most_three() -> None:
    assert shown("road lamp", "A road.", "A lamp.", "The road.") == ["A [road].", "A [lamp].", "The [road]."]
    assert len(shown("road", *[f"{n} road." for n in range(9)])) == MOST
    assert shown("road lamp", "A road and a lamp.", "A road.") == ["A [road] and a [lamp]."]


def test_the_same_words_are_not_shown_twice() -> None:
    """A decision often repeats the minutes."""
    assert shown("road", "The road be mended.", "The road be mended.") == ["The [road] be mended."]


def test_where_nothing_matches_the_opening_is_shown_unmarked() -> None:
    passages = [Passage("p1", "  "), Passage("p2", "First. " + "word " * 100, ("AH",))]
    (opening,) = snippets(passages, matcher("lamp"))
    assert (opening.anchor, opening.speakers, opening.marks) == ("p2", ("AH",), ())
    assert snippets([], matcher("lamp")) == ()
    assert snippets([Passage("p1", "Short.")], matcher("")) == (Snippet("Short.", (), "p1"),)


texts = st.lists(
    st.sampled_from(["road", "Roads", "lamp.", "The", "lamp", "x" * 90, "22/41", "O’Brien", "—", "end. Then", "ŷ!"]),
    max_size=60,
).map(" ".join)
queries = st.sampled_from(
    ["road", "lamp road", '"the lamp"', '"road lamp" 22/41', "o'brien y", '"lamp then"', "***", ""]
)


@given(st.lists(texts, max_size=4), queries)
def test_marks_are_exactly_the_matched_words(paragraphs: list[str], query: str) -> None:
    """Marks are sorted, apart and inside the text; each holds whole words that the query asks for."""
    find = matcher(query)
    passages = [Passage(f"p{place}", text) for place, text in enumerate(paragraphs, start=1)]
    found = snippets(passages, find)
    assert len(found) <= MOST
    assert bool(found) == any(text.strip() for text in paragraphs)
    by_anchor = {passage.anchor: passage.text for passage in passages}
    wanted = {stem(token.text) for token in tokens(query)}
    for snippet in found:
        whole = by_anchor[snippet.anchor or ""]
        assert snippet.text.strip("…") in whole
        assert bool(snippet.marks) == any(find.matches(text) for text in paragraphs)
        end = 0
        for start, stop in snippet.marks:
            assert end <= start < stop <= len(snippet.text)
            assert {stem(token.text) for token in tokens(snippet.text[start:stop])} <= wanted
            end = stop


items = st.lists(st.lists(texts, max_size=4), max_size=5)


@given(items, queries, st.sampled_from(["", "ﬁne", "x" * 16_000]))
def test_several_items_looked_through_together_show_what_each_shows_alone(
    several: list[list[str]], query: str, odd: str
) -> None:
    """One whose letters fold to other places, and one that is long, among them."""
    find = matcher(query)
    told = [
        [Passage(f"p{place}", text) for place, text in enumerate(paragraphs, start=1)]
        for paragraphs in [*several, [f"road {odd}. The lamp"], *several]
    ]
    assert snippets_of(told, find) == [snippets(passages, find) for passages in told]
    names = [text for paragraphs in several for text in (*paragraphs, odd)]
    assert find.all_marks(names, "title") == [find.marks(name, "title") for name in names]


def test_what_stands_in_one_field_alone_is_not_shown_of_another() -> None:
    told = [[Passage("p1", "A lamp."), Passage("d1", "The road.")], [Passage("d1", "A lamp.")]]
    found = snippets_of(told, matcher("description:lamp"))
    assert [[bracketed(snippet) for snippet in one] for one in found] == [["A lamp."], ["A [lamp]."]]
