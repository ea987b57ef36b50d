"""Our index is a Whoosh index: stock Whoosh opens it, finds the same items and gives the same scores."""

import random
from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.query import And, Or, Query, Term
from whoosh.query import Not as StockNot
from whoosh.query.compound import DefaultOr
from whoosh.scoring import BM25F

from indexer.search import tree
from indexer.search.analysis import is_plain
from indexer.search.engines import open_engine
from indexer.search.engines.whoosh.evaluation import Evaluation
from indexer.search.engines.whoosh.generations import Generation
from indexer.search.engines.whoosh.opened import Opened
from indexer.search.engines.whoosh.schema import exact_name
from indexer.search.grammar import parse
from indexer.search.schema import TEXT_FIELDS, Kind
from indexer.search.stemming import stem
from indexer.search.tree import Leaf, Node, Not, Word, all_of, any_of, leaves_of, parts_of
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
    asked = parse(words).tree
    assert asked
    matches = Evaluation(opened).matches(asked)
    ours = dict(zip(map(opened.snapshot.id_of, matches.docs.tolist()), matches.scores.tolist(), strict=True))
    engine.close()
    assert ours == pytest.approx(stock(tmp_path / "gen-1", words.split()), abs=1e-9)
    assert ours


# So that 5,000 queries in all are asked.
CORPORA, QUERIES_EACH = 20, 250

ASKED = [f"{first}{vowel}{last}" for first in "bdlmt" for vowel in "aio" for last in "gnp"]
ASKED += ["22/41", "roads", "the", "send", "o'brien", "14:30", "5"]
WRITTEN = [*ASKED[:-5], "The", "SEND", "O’Brien", "14:30", "22", "41", "road"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(CORPORA))
def test_5000_random_queries_find_what_stock_whoosh_finds(tmp_path: Path, seed: int) -> None:
    """The same items in the same order with the same scores, in one segment or three; ties in any order.

    A word that is asked for as it stands is found like that, too; it is scored by the length of its text in words,
    where Whoosh counts the links as well.
    """
    chance = random.Random(seed)  # noqa: S311  the same corpora and queries each time
    chance.shuffle(WRITTEN)
    opened = random_index(chance, tmp_path)
    with open_dir(str(tmp_path / "gen-1")).searcher(weighting=BM25F()) as searcher:
        for _ in range(QUERIES_EACH):
            node = random_tree(chance)
            matches = Evaluation(opened).matches(node)
            ours = dict(zip(matches.docs.tolist(), matches.scores.tolist(), strict=True))
            # In Whoosh's And a Not adds a score of its own to that of each item: one.
            extra = sum(isinstance(part, Not) for part in parts_of(node))
            theirs = {hit.docnum: hit.score - extra for hit in searcher.search(asked_of_stock(node), limit=None)}
            assert ours.keys() == theirs.keys(), node
            if not all(map(is_stemmed, leaves_of(node))):
                continue
            assert ours == pytest.approx(theirs, abs=1e-6), node
            in_our_order = [theirs[number] for number in sorted(ours, key=ours.__getitem__, reverse=True)]
            assert in_our_order == pytest.approx(sorted(theirs.values(), reverse=True), abs=1e-6), node


def random_index(chance: random.Random, path: Path) -> Opened:
    """Items of words that follow Zipf's law."""

    def words(most: int) -> list[str]:
        return [WRITTEN[int(chance.paretovariate(0.7)) % len(WRITTEN)] for _ in range(chance.randint(0, most))]

    engine = open_engine(f"whoosh:{path}")
    for part in range(chance.choice([1, 3])):
        made = [
            item(
                f"kent/{part}/{n}",
                " ".join(words(6)),
                [" ".join(words(80)) for _ in range(chance.randint(0, 3))],
                decision=[" ".join(words(9))],
                speakers=tuple(dict.fromkeys(words(2))),
                number=chance.choice([None, "5", "22/41"]),
            )
            for n in range(chance.randint(20, 60))
        ]
        fill(engine, *made, position=part + 1)
    engine.close()
    return Opened(Generation(path / "gen-1"), b"")


def is_stemmed(word: Leaf) -> bool:
    """Whether any form of a word is asked for."""
    return isinstance(word, Word) and not word.exact and is_plain(word.text)


def random_tree(chance: random.Random) -> Node:
    """One to four different words, joined by AND, OR and NOT, each inside the other."""
    words = [Word(text, exact=chance.random() < 0.1) for text in chance.sample(ASKED, chance.randint(1, 4))]
    if len(words) == 4:
        return all_of([any_of(words[:2]), words[2], Not(words[3])])
    if len(words) == 3 and chance.random() < 0.4:
        return any_of([all_of(words[:2]), words[2]])
    if len(words) > 1 and chance.random() < 0.3:
        return all_of([*words[1:], Not(words[0])])
    return (all_of if chance.random() < 0.5 else any_of)(words)


def asked_of_stock(node: Node) -> Query:
    """The same query in Whoosh's terms, with the Or that it takes for indexes of many items: that for few lays out
    room for 2,048 each time, which took half of the time.
    """
    match node:
        case tree.And():
            return And([asked_of_stock(part) for part in node.parts])
        case tree.Or():
            return DefaultOr([asked_of_stock(part) for part in node.parts])
        case tree.Not():
            return StockNot(asked_of_stock(node.part))
        case Word():
            stemmed = is_stemmed(node)
            of_fields = [(field, field.kind if stemmed else Kind.NAMES) for field in TEXT_FIELDS]
            return DefaultOr([term(field.name, kind, field.boost, node.text) for field, kind in of_fields])
        case _:
            raise TypeError(node)


def stock(folder: Path, words: list[str]) -> dict[str, float]:
    """Item -> score as whoosh.searching finds it."""
    query = And([Or([term(field.name, field.kind, field.boost, word) for field in TEXT_FIELDS]) for word in words])
    index = open_dir(str(folder))
    with index.searcher(weighting=BM25F()) as searcher:
        hits = searcher.search(query, limit=None)
        return {f"kent/1/{hit.docnum}": hit.score for hit in hits}


def term(field: str, kind: Kind, boost: float, word: str) -> Term:
    return Term(field, stem(word), boost) if kind is Kind.WORDS else Term(exact_name(field), word, boost)
