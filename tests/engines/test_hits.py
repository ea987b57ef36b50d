"""What a hit shows: fields, snippets and marks."""

from collections.abc import Callable
from datetime import date

import pytest

from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from indexer.search.results import Hit, Snippet
from tests.engines.corpus import fill, item


def marked(text: str, marks: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in marks]


def test_a_hit_shows_what_is_stored_of_the_item(engine: Engine) -> None:
    fill(
        engine,
        item(
            title="Attendance",
            minutes=[("AH gave an update on attending.", "AH")],
            speakers=("Alice Hartley",),
            labels=("AH",),
            outcomes=("noted",),
            number="4.",
        ),
    )
    (hit,) = engine.search(Query("attendance")).hits
    snippet = Snippet("AH gave an update on attending.", ((21, 30),), "p1", ("AH",))
    assert hit == Hit(
        id="kent/1/1",
        council="kent",
        committee="Schools Forum",
        held_on=date(2026, 2, 10),
        number="4.",
        title="Attendance",
        speakers=("Alice Hartley",),
        outcomes=("noted",),
        state="published",
        title_marks=((0, 10),),
        snippets=(snippet,),
        speaker_marks=((),),
    )


def test_a_hit_whose_text_does_not_match_shows_its_opening_unmarked(engine: Engine) -> None:
    fill(engine, item(title="Lamps", minutes=["It was dark.", "Then light."], speakers=("Ann",)))
    (by_title,) = engine.search(Query("lamps")).hits
    (by_speaker,) = engine.search(Query("ann")).hits
    assert by_title.snippets == by_speaker.snippets == (Snippet("It was dark.", (), "p1"),)
    assert (by_title.title_marks, by_speaker.title_marks) == (((0, 5),), ())
    assert (by_title.speaker_marks, by_speaker.speaker_marks) == (((),), (((0, 3),),))


def test_an_item_without_text_has_no_snippet(engine: Engine) -> None:
    fill(engine, item(title="Lamps"))
    (hit,) = engine.search(Query("lamps")).hits
    assert hit.snippets == ()


def test_a_phrase_is_one_mark_and_its_words_elsewhere_are_none(engine: Engine) -> None:
    fill(engine, item(title="The report", minutes=["A report was made. The report be noted, the Report BE  noted."]))
    (hit,) = engine.search(Query('"report be noted"')).hits
    (snippet,) = hit.snippets
    assert marked(snippet.text, snippet.marks) == ["report be noted", "Report BE  noted"]
    assert hit.title_marks == ()


def test_a_search_for_markup_marks_only_words(engine: Engine) -> None:
    fill(engine, item(title="Noise <script>", minutes=['<script>alert("x")</script>']))
    (hit,) = engine.search(Query("<script> alert")).hits
    assert marked(hit.title, hit.title_marks) == ["script"]
    assert marked(hit.snippets[0].text, hit.snippets[0].marks) == ["script", "alert", "script"]


def test_a_marker_marks_what_a_search_finds_without_an_index(engine: Engine) -> None:
    """Item pages mark the words of the search they were found by, while search itself may be out of order."""
    text = "Repairs to the road were made; the road repairs went on."
    assert [text[a:b] for a, b in engine.marker("repair")(text)] == ["Repairs", "repairs"]
    assert [text[a:b] for a, b in engine.marker('"road repairs"')(text)] == ["road repairs"]
    assert engine.marker("***")(text) == ()
    question = "what did the committee say about repairs of roads"
    assert [text[a:b] for a, b in engine.marker(question)(text)] == ["Repairs", "road", "road", "repairs"]


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("what did the committee say about potholes in Harnside", ["Harnside", "potholes"]),
        ("the potholes at the academy", ["The", "academy", "at", "the", "potholes", "the"]),
        ("potholez at the academy", ["The", "academy", "at", "the", "potholes", "the"]),
        ("obrien potholes", ["O’Brien", "potholes"]),
    ],
)
def test_a_marker_marks_what_the_results_mark(holding: Callable[..., Engine], words: str, marks: list[str]) -> None:
    """The words that joined a question are no marks where none of the items held them all; a slip is put right."""
    text = "The academy at Harnside, said O’Brien, has the potholes, and the like."
    engine = holding(item(minutes=[text], speakers=("Jo O’Brien",)), item("kent/1/2", "About", ["Committee"]))
    (hit,) = engine.search(Query(words)).hits
    assert marked(hit.snippets[0].text, hit.snippets[0].marks) == marks
    assert [text[a:b] for a, b in engine.marker(words)(text)] == marks
