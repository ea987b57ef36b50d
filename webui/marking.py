"""Which words of an item's page are marked: those that the search it was found by matches.

It needs no index, only the rules by which one is searched, so that marks are there while search is out of order.
"""

from indexer.search.engines.whoosh.schema import stem
from indexer.search.grammar import parse
from indexer.search.matching import Matcher
from webui.minutes import Marker


def marker_of(words: str) -> Marker:
    """What finds the places of a text that `words`, as the reader typed them, match. Never raises."""
    # The stems of the embedded engine. Another engine's may differ in a rare word; then a mark is missing, no hit.
    return Matcher(parse(words).tree, stem).marks
