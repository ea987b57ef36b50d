"""kill -9 of nodes of a cluster under load: what was acknowledged is there, once, and readers wait for moments."""

import os

import pytest

import cluster
from nodes import RUNNERS, setup_of
from speed.corpus import Corpus

pytestmark = pytest.mark.slow

# Eight batches, some before, between and after the two nodes; bench/cluster.py takes 50,000 items.
ITEMS, MEETINGS_A_BATCH = 2_400, 25


def test_a_cluster_loses_a_data_node_and_its_manager_and_no_item(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three nodes, every shard on two of them, writes that wait for both; then a new generation under readers."""
    setup = setup_of(next(iter(RUNNERS)))
    if isinstance(setup, str):
        if os.environ.get("CI") == "true":
            pytest.fail(setup)
        pytest.skip(setup)
    monkeypatch.setenv("MINUTEBOOK_SHARDS", "3")
    monkeypatch.setenv("MINUTEBOOK_REPLICAS", "1")
    monkeypatch.setattr(cluster, "MEETINGS_A_BATCH", MEETINGS_A_BATCH)
    monkeypatch.setattr(cluster, "SWAPPED_SEARCHES", 50)
    monkeypatch.setattr(cluster, "PAUSE_SECONDS", 0.2)
    monkeypatch.setattr(cluster, "DOWN_SECONDS", 3)
    with cluster.three_nodes(setup) as nodes:
        acknowledged = cluster.lose_nodes(nodes, Corpus(), ITEMS)
        cluster.swap(nodes, Corpus(), ITEMS // 8)
    assert len(acknowledged) == ITEMS
    assert "0 doubled, 0 missing or changed" in capsys.readouterr().out
