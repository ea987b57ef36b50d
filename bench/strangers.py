"""Measures how well the search ranks what strangers wrote and asked: councils and queries that it was not made by.

As `relevance.py`, with the sets of `judged/strangers/`, each over its own items. What it printed last is kept in
bench/strangers.txt, what the sets showed when they were first asked in docs/relevance.md.
"""

from judged.strangers import Stranger, strangers
from relevance import Among, measure, print_peers, print_promises, print_tables, together


def main() -> None:
    sets = [*strangers()]
    print_peers(sum(len(each.queries) for each in sets), sum(len(each.corpus.items) for each in sets))
    measured = together([measure(each.corpus, each.queries) for each in sets])
    print_tables(measured, [(f"  {each.council}", None, _of(each)) for each in sets])
    print_promises(measured, [("all", None)])


def _of(stranger: Stranger) -> Among:
    queries = frozenset(map(id, stranger.queries))  # two strangers may type the same
    return lambda query: id(query) in queries


if __name__ == "__main__":
    main()
