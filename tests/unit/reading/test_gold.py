"""The reading is right as often as it is said to be, on both halves of the gold set."""

import pytest

from bench.reading import HALVES, gold, score

LEAST_ITEMS = 75
LEAST_STYLES = 8


@pytest.mark.parametrize("half", HALVES)
def test_what_is_read_from_the_gold_set_is_right(half: str) -> None:
    scores = score(gold(half))
    assert {
        "speakers": scores["speakers"].f1 >= 0.90,
        "persons": scores["persons"].precision >= 0.97 and scores["persons"].recall >= 0.80,
        "outcomes": scores["outcomes"].f1 >= 0.95,
        "procedural": scores["procedural"].f1 >= 0.97,
    } == dict.fromkeys(scores, True), {measure: (s.precision, s.recall, s.f1) for measure, s in scores.items()}


@pytest.mark.parametrize("half", HALVES)
def test_each_half_of_the_gold_set_is_of_many_styles(half: str) -> None:
    meetings = gold(half)
    assert sum(len(one.truth) for one in meetings) >= LEAST_ITEMS
    assert len({one.style for one in meetings}) >= LEAST_STYLES


@pytest.mark.parametrize("half", HALVES)
def test_every_paragraph_that_the_gold_set_names_is_there(half: str) -> None:
    for one in gold(half):
        for item, truth in zip(one.meeting.items, one.truth, strict=True):
            named = {remark["paragraph"] for remark in truth["remarks"]}
            assert named <= {p.anchor for p in item.minutes}, f"{one.name} {item.number}"
