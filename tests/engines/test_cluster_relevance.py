"""The engine on a cluster ranks as well as the embedded one, though its scores are others."""

from statistics import fmean

import pytest

from indexer.search.document import documents
from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from judged.corpus import corpus
from judged.grading import Class
from judged.measures import ndcg
from judged.queries import QUERIES

NEAR = 0.03
# A cluster answers each of them with some dozen requests; every third is of every class and batch.
ASKED = QUERIES[::3]


@pytest.mark.slow
def test_both_engines_rank_the_judged_queries_alike(whoosh: Engine, cluster: Engine) -> None:
    """nDCG@10 over a third of the judged queries differs by 0.03 at most; where nothing is to be found nothing is."""
    means, found_for_nothing = [], []
    for engine in (whoosh, cluster):
        with engine.rebuild(1) as batch:
            for meeting in corpus().meetings:
                batch.replace(meeting.id, documents(meeting))
        answers = [(query, [hit.id for hit in engine.search(Query(query.words)).hits]) for query in ASKED]
        means.append(
            fmean(
                ndcg(found, {item.document.id: grade for item in corpus().items if (grade := query.grade(item))})
                for query, found in answers
                if query.sort is not Class.EMPTY
            )
        )
        found_for_nothing.append([query.words for query, found in answers if query.never and found])
    assert means[1] == pytest.approx(means[0], abs=NEAR)
    assert found_for_nothing == [[], []]
