"""Our index is a Whoosh index: stock Whoosh opens it, finds the same items and gives the same scores."""

import random
from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.query import And, Or, Term
from whoosh.scoring import BM25F

from indexer.search.engines import open_engine
from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.generations import Generation
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.schema import exact_name, stem
from indexer.search.grammar import parse
from indexer.search.schema import TEXT_FIELDS, Kind
from tests.engines.corpus import fill, item

VOCABULARY = ["roads", "lamp", "the", "of", "Orme", "drainage", "5a", "library", "hours"]


@pytest.mark.parametrize("words", ["roads", "lamp the", "orme roads hours", "5a", "drainage of the library"])
def test_scores_are_those_of_stock_whoosh(tmp_path: Path, words: str) -> None:
    """On an index without deletions: BM25F as a sum over words and fields, with the boosts of FIELDS."""
    chance = random.Random(7)  # noqa: S311  the same corpus each time

    def text(most: int) -> str:
        return " ".join(chance.choices(VOCABULARY, k=chance.randint(0, most)))

    engine = open_engine(f"whoosh:{tmp_path}")
    fill(
        engine,
        *(
            item(f"kent/1/{n}", text(8), [text(200), text(60)], decision=[text(9)], speakers=(text(2),), number="5a")
            for n in range(60)
        ),
    )
    opened = Opened(Generation(tmp_path / "gen-1"), b"")
    tree = parse(words).tree
    assert tree
    matches = Evaluation(opened).matches(tree)
    ours = dict(zip(map(opened.snapshot.id_of, matches.docs.tolist()), matches.scores.tolist(), strict=True))
    engine.close()
    assert ours == pytest.approx(stock(tmp_path / "gen-1", words.split()), abs=1e-9)
    assert ours


def stock(folder: Path, words: list[str]) -> dict[str, float]:
    """Item -> score as whoosh.searching finds it."""
    query = And([Or([term(field.name, field.kind, field.boost, word) for field in TEXT_FIELDS]) for word in words])
    index = open_dir(str(folder))
    with index.searcher(weighting=BM25F()) as searcher:
        hits = searcher.search(query, limit=None)
        return {f"kent/1/{hit.docnum}": hit.score for hit in hits}


def term(field: str, kind: Kind, boost: float, word: str) -> Term:
    return Term(field, stem(word), boost) if kind is Kind.WORDS else Term(exact_name(field), word, boost)
