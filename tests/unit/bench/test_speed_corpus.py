"""The corpus that speed is measured on: the same for everybody, and like what councils write."""

import sqlite3
from collections import Counter
from contextlib import closing
from statistics import fmean

import pytest

from indexer.search.analysis import words_of
from indexer.search.document import Document
from indexer.search.stemming import stem
from speed.corpus import RARE_ITEMS, Corpus
from speed.people import COMMITTEES, SPEAKERS
from speed.vocabulary import STOP_WORDS, make_vocabulary


@pytest.fixture(scope="module")
def held() -> list[Document]:
    return list(Corpus().documents(1_200))


def texts(document: Document) -> list[str]:
    passages = (*document.description, *document.decision, *document.minutes)
    return [document.title, *(passage.text for passage in passages)]


def test_the_same_seed_gives_the_same_items_and_another_seed_others(held: list[Document]) -> None:
    assert list(Corpus().documents(30)) == held[:30]
    assert list(Corpus(seed=8).documents(30)) != held[:30]


def test_a_larger_corpus_begins_with_the_smaller_one_and_can_be_entered_anywhere(held: list[Document]) -> None:
    assert list(Corpus().documents(100)) == held[:100]
    later = [document for _, items in Corpus().meetings(1_200, first=70) for document in items]
    assert later == held[70 * 12 :]


def test_a_meeting_has_twelve_items_of_one_committee_and_day(held: list[Document]) -> None:
    for meeting, items in Corpus().meetings(36):
        assert [item.position for item in items] == list(range(12))
        assert {item.id.rpartition("/")[0] for item in items} == {str(meeting)}
        assert len({(item.committee, item.held_on, item.council) for item in items}) == 1
    assert len({document.id for document in held}) == len(held)


def test_items_are_as_long_and_as_varied_as_councils_write_them(held: list[Document]) -> None:
    words = [[word for text in texts(document) for word in words_of(text)] for document in held]
    assert 205 < fmean(map(len, words)) < 235
    stops = sum(word in STOP_WORDS for item in words for word in item)
    assert 0.36 < stops / sum(map(len, words)) < 0.41
    assert {len(document.speakers) for document in held} == set(range(7))
    assert {len(document.outcomes) for document in held} == {0, 1, 2}
    assert len({document.hash for document in held}) == len(held)


def test_the_councils_have_forty_committees_six_hundred_speakers_and_fifteen_years() -> None:
    held = list(Corpus().documents(6_000))
    assert {document.committee for document in held} == set(COMMITTEES)
    assert len({name for document in held for name in document.speakers}) == SPEAKERS
    assert sorted({document.held_on.year for document in held if document.held_on}) == list(range(2010, 2025))


def test_a_rare_word_is_as_rare_in_a_larger_corpus(held: list[Document]) -> None:
    found = Counter(word for document in held for text in texts(document) for word in set(words_of(text)))
    assert {found[word] for word in make_vocabulary(7).rare} == {RARE_ITEMS}


def test_no_stemmer_changes_a_word_that_is_asked_for() -> None:
    """Ours is Snowball's, as Tantivy's; FTS5's is Porter's first."""
    vocabulary = make_vocabulary(7)
    asked = (*vocabulary.words[vocabulary.stops :], *vocabulary.names, *vocabulary.rare)
    assert len(set(asked)) == len(asked) > 40_000
    some = sorted({*asked[:1_000], *asked[1_000::20]})
    assert [word for word in some if stem(word) != word] == []
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE words USING fts5(word, tokenize = 'porter unicode61')")
        db.execute("CREATE VIRTUAL TABLE term USING fts5vocab(words, row)")
        db.executemany("INSERT INTO words VALUES (?)", [(word,) for word in asked])
        assert [term for (term,) in db.execute("SELECT term FROM term ORDER BY term")] == sorted(asked)


def test_no_phrase_reaches_from_one_paragraph_into_the_next(held: list[Document]) -> None:
    passages = [p.text for document in held for p in (*document.decision, *document.minutes)]
    assert all(text.startswith("The ") for text in passages)
