"""The benchmark's own arithmetic, against figures worked out by hand."""

import math

import pytest

from judged.measures import ndcg, recall, reciprocal_rank

GRADES = {"a": 3, "b": 2, "c": 1}


def test_the_best_order_scores_one_and_nothing_found_scores_nought() -> None:
    assert ndcg(["a", "b", "c", "x"], GRADES) == 1
    assert ndcg([], GRADES) == 0
    assert ndcg(["a"], {}) == 0


def test_ndcg_gains_by_the_grade_and_discounts_by_the_place() -> None:
    best = 7 + 3 / math.log2(3) + 1 / 2
    assert ndcg(["x", "b", "a"], GRADES) == pytest.approx((3 / math.log2(3) + 7 / 2) / best)


def test_ndcg_looks_at_the_first_ten_on_both_sides() -> None:
    many = {str(n): 3 for n in range(40)}
    assert ndcg([str(n) for n in range(10)], many) == 1
    assert ndcg(["x"] * 10 + ["a"], GRADES) == 0


def test_the_reciprocal_rank_waits_for_the_best_grade() -> None:
    assert reciprocal_rank(["b", "c", "x", "a"], GRADES) == 1 / 4
    assert reciprocal_rank(["b", "c"], GRADES) == 0
    assert reciprocal_rank(["x"] * 50 + ["a"], GRADES) == 0


def test_recall_counts_every_graded_item_among_the_first_fifty() -> None:
    assert recall(["c", "x"], GRADES) == 1 / 3
    assert recall(["x"] * 50 + ["a"], GRADES) == 0
    assert recall([str(n) for n in range(50)], {str(n): 1 for n in range(80)}) == 1
