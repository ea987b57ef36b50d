"""What was typed becomes words and phrases, and nothing that can be typed is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.grammar import MAX_WORDS, And, Parsed, Phrase, Word, parse


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("attendance task group", (Word("attendance"), Word("task"), Word("group"))),
        ("road road Road", (Word("road"),)),
        ('"local offer live" Roads', (Phrase(("local", "offer", "live")), Word("roads"))),
        ("“local offer” „live now“", (Phrase(("local", "offer")), Phrase(("live", "now")))),
        ('"kickstarted"', (Word("kickstarted", exact=True),)),
        ("post-16", (Phrase(("post", "16")),)),
        ("22/00041/FUL", (Word("22/00041/ful"),)),
        ('"22/00041"', (Word("22/00041", exact=True),)),
        ('"application 22/00041"', (Phrase(("application", "22", "00041")),)),
        ("£421,560 14:30 5a", (Word("421,560"), Word("14:30"), Word("5a"))),
        ("R&D and/or", (Phrase(("r", "d")), Phrase(("and", "or")))),
        ("committee:planning, *a*", (Word("committee"), Word("planning"), Word("a"))),
        ("children’s O`Brien TŶ", (Word("children's"), Word("o'brien"), Word("ty"))),
        ("a OR (b -c)", (Word("a"), Word("or"), Word("b"), Word("c"))),
    ],
)
def test_words_are_all_wanted_and_quotations_are_exact(words: str, parts: tuple[Word | Phrase, ...]) -> None:
    """Everything but quotation marks and joined words is literal."""
    assert parse(words) == Parsed(And(parts))


@pytest.mark.parametrize("words", ["", "  ", "\t\n\u00a0"])
def test_nothing_typed_asks_for_everything(words: str) -> None:
    assert parse(words) == Parsed(None)


@pytest.mark.parametrize("words", ["***", '""', "“ ”", "- / &", "\x00", "\ud800"])
def test_punctuation_alone_asks_for_nothing_and_says_so(words: str) -> None:
    parsed = parse(words)
    assert parsed.tree == And(())
    (note,) = parsed.notes
    assert note.startswith("There is nothing to search for in “")
    assert note.isprintable()


def test_a_quotation_mark_without_partner_is_an_ordinary_character() -> None:
    note = "A quotation mark without a partner was read as an ordinary character."
    assert parse('"local offer" 12" pipe') == Parsed(
        And((Phrase(("local", "offer")), Word("12"), Word("pipe"))), (note,)
    )


def test_of_a_very_long_query_the_beginning_is_searched_and_the_rest_named() -> None:
    parsed = parse(" ".join(f"w{n}" for n in range(2_000)))
    assert parsed.tree == And(tuple(Word(f"w{n}") for n in range(MAX_WORDS)))
    assert parsed.notes[0].startswith(f"Only the first {MAX_WORDS} words were searched for; left out: “w{MAX_WORDS} w")
    assert len(parsed.notes[0]) < 200


def test_a_very_long_phrase_is_cut_not_dropped() -> None:
    parsed = parse('"' + " ".join(f"w{n}" for n in range(2_000)) + '" end')
    assert parsed.tree == And((Phrase(tuple(f"w{n}" for n in range(MAX_WORDS))),))


@given(st.text(max_size=300) | st.text(alphabet='ab"“” /-.\x00\ud800*:1', max_size=60))
def test_no_string_is_an_error_and_notes_can_be_printed(words: str) -> None:
    parsed = parse(words)
    assert (parsed.tree is None) == (not words.strip())
    assert all(note.isprintable() for note in parsed.notes)
    if parsed.tree == And(()):
        assert parsed.notes


@given(st.text(max_size=100))
def test_what_is_asked_for_is_asked_for_again_by_its_own_words(words: str) -> None:
    """A word of the tree typed again is the same word: folding is done once and for all."""
    tree = parse(words).tree
    for part in tree.parts if tree else ():
        again = f'"{" ".join(part.words)}"' if isinstance(part, Phrase) else part.text
        assert parse(again).tree in (And((part,)), And((Word(part.text),)) if isinstance(part, Word) else None)
