"""The fifth batch of queries: what each is about was drawn by lot over all items, so that nobody chose the subjects.

The items that are not procedural were shuffled with the seed 2611 and gone through in that order, the classes taken by
turns. Where an item could not carry the class whose turn it was, the next took its place: a heading without a text, an
item without a number, speaker, short form or accented, apostrophed or hyphenated word where the class asks for one, or
one after which an earlier query of the class was already. None was passed over because it is dull.

Then, for each, what somebody would type who wants that item or its subject. Queries and grades were written before any
search engine was run on them, by somebody who had not seen the search and of its results no more than
docs/relevance.md told of the earlier batches; so were the eight queries that must find nothing, for which no lot was
drawn.
"""

from random import Random

from judged import by_lot_asking, by_lot_looking, by_lot_wording
from judged.corpus import Judged, corpus
from judged.grading import Judgement

SEED = 2611
# Recognised as procedural since: when the lot was drawn they were among the others, and the order must stay.
_DRAWN_TOO = ("Disclosable Interests",)
QUERIES: tuple[Judgement, ...] = by_lot_looking.QUERIES + by_lot_asking.QUERIES + by_lot_wording.QUERIES

# Places in that order, a row a query of each class, in the order of the classes: the first row are the first queries.
DRAWN: tuple[tuple[int, ...], ...] = (
    (0, 1, 2, 3, 4, 9, 10, 11, 12, 13),
    (14, 15, 16, 17, 18, 28, 29, 30, 31, 32),
    (33, 34, 35, 36, 38, 41, 45, 46, 47, 48),
    (49, 50, 53, 55, 56, 57, 60, 61, 62, 63),
    (64, 65, 66, 68, 69, 80, 82, 83, 84, 85),
    (86, 87, 88, 89, 92, 100, 101, 103, 104, 105),
    (106, 107, 108, 109, 110, 122, 125, 126, 127, 128),
    (130, 131, 132, 133, 134, 138, 139, 140, 141, 142),
)


def order() -> tuple[Judged, ...]:
    """The items as the lot arranged them."""
    items = [item for item in corpus().items if not item.document.procedural or item.document.title in _DRAWN_TOO]
    Random(SEED).shuffle(items)  # noqa: S311 - repeatable
    return tuple(items)
