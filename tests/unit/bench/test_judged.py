"""The judged set keeps its own promises. No search engine has a part in these tests."""

from collections import Counter

from judged import by_lot
from judged.corpus import corpus
from judged.grading import BEST, Class
from judged.queries import BATCHES, HELD_OUT, QUERIES
from judged.strangers import strangers
from judged.written import written


def test_the_set_has_at_least_80_queries_over_600_items_in_every_class() -> None:
    assert len(QUERIES) >= 80
    assert len(corpus().items) >= 600
    assert set(Counter(query.sort for query in QUERIES)) == set(Class)
    assert min(Counter(query.sort for query in QUERIES).values()) >= 7


def test_each_stranger_wrote_eight_queries_of_each_class_over_a_hundred_items() -> None:
    for stranger in strangers():
        answered = [any(map(query.grade, stranger.corpus.items)) for query in stranger.queries]
        assert Counter(query.sort for query in stranger.queries) == dict.fromkeys(Class, 8)
        assert len({query.words for query in stranger.queries}) == 88
        assert len(stranger.corpus.items) >= 100
        assert answered == [query.sort is not Class.EMPTY for query in stranger.queries]


def test_no_query_stands_twice_and_half_of_each_class_of_a_batch_is_held_out() -> None:
    words = [query.words for query in QUERIES]
    assert len(set(words)) == len(words) == sum(map(len, BATCHES))
    for batch in BATCHES:
        for sort in Class:
            inside = [query.words in HELD_OUT for query in batch if query.sort is sort]
            assert inside.count(True) == len(inside) // 2


def test_a_query_with_an_answer_has_an_item_of_the_best_grade() -> None:
    unanswered = [
        query.words
        for query in QUERIES
        if query.sort is not Class.EMPTY and not any(query.grade(item) == BEST for item in corpus().items)
    ]
    assert unanswered == []


def test_what_must_be_empty_has_no_grades_and_no_item_fulfils_its_claim() -> None:
    must = [query for query in QUERIES if query.sort is Class.EMPTY]
    assert all(query.never is not None and not query.grades for query in must)
    fulfilled = {
        query.words: [item.document.id for item in corpus().items if query.never and query.never.holds(item)]
        for query in must
    }
    assert fulfilled == {query.words: [] for query in must}


def test_each_query_of_the_lot_is_after_the_item_that_was_drawn_for_it_by_turns_of_the_classes() -> None:
    order = by_lot.order()
    places = [place for row in by_lot.DRAWN for place in row]
    assert places == sorted(set(places))
    for column, sort in enumerate(sort for sort in Class if sort is not Class.EMPTY):
        drawn = [order[row[column]] for row in by_lot.DRAWN]
        queries = [query for query in by_lot.QUERIES if query.sort is sort]
        assert [query.grade(item) for query, item in zip(queries, drawn, strict=True)] == [BEST] * len(drawn)


def test_the_files_of_written_items_each_name_their_council() -> None:
    councils = Counter(meeting.id.council for meeting in written().meetings)
    assert councils == {"pellbridge": 35, "braddersyke": 34, "wealdbourne": 29}


def test_the_corpus_is_the_same_each_time_it_is_made() -> None:
    first = [item.document.hash for item in corpus().items]
    corpus.cache_clear()
    assert [item.document.hash for item in corpus().items] == first
