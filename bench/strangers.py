"""Measures how well the search ranks what strangers wrote and asked: councils and queries that it was not made by.

As `relevance.py`, with the sets of `judged/strangers/`, each over its own items; then all queries over the items of all
councils, where each has grades for its own council alone. What it printed last is kept in bench/strangers.txt, what the
sets showed when they were first asked in docs/relevance.md.
"""

from collections.abc import Sequence

from judged.corpus import Corpus, Judged
from judged.grading import Judgement, Rule
from judged.strangers import Stranger, strangers
from relevance import Among, measure, print_peers, print_promises, print_tables, together


def main() -> None:
    sets = [*strangers()]
    print_peers(sum(len(each.queries) for each in sets), sum(len(each.corpus.items) for each in sets))
    measured = together([measure(each.corpus, each.queries) for each in sets])
    print_tables(measured, [(f"  {each.council}", None, _of(each)) for each in sets])
    print_promises(measured, [("all", None)])
    at_once = measure(_of_all(sets), [_asked_of_all(query, each) for each in sets for query in each.queries])
    above, known = at_once.above(), at_once.known()
    print(f"\nall councils at once: nDCG@10 {above:+.3f} from the best peer's; known items: MRR {known:.3f}")


def _of(stranger: Stranger) -> Among:
    queries = frozenset(map(id, stranger.queries))  # two strangers may type the same
    return lambda query: id(query) in queries


def _of_all(sets: Sequence[Stranger]) -> Corpus:
    meetings = tuple(meeting for each in sets for meeting in each.corpus.meetings)
    return Corpus(meetings, tuple(item for each in sets for item in each.corpus.items))


def _asked_of_all(query: Judgement, stranger: Stranger) -> Judgement:
    """The query with its grades for the items of one council, whose keys another may have, too."""
    council = frozenset(item.document.id for item in stranger.corpus.items)

    def here(rule: Rule) -> Rule:
        def holds(item: Judged) -> bool:
            return item.document.id in council and rule.holds(item)

        return Rule(holds)

    return Judgement(query.sort, query.words, {grade: here(rule) for grade, rule in query.grades.items()})


if __name__ == "__main__":
    main()
