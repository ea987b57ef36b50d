"""What the index holds of an item, field by field: engines compile their schema from it, docs/fields.md shows it."""

from dataclasses import dataclass
from enum import StrEnum

# Counts up whenever an index written before would answer differently: another field, another analysis, another row.
SCHEMA_VERSION = 11


class Kind(StrEnum):
    """How a field is indexed."""

    WORDS = "words"  # stemmed, and beside it word for word with positions
    NAMES = "names"  # word for word with positions, never stemmed: a name is exact
    VALUE = "value"  # the whole value, for filters and facets
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the index.

    `boost` weighs a match in the field against one in the others and is 0 where words are not looked for; `stored`
    tells whether a hit shows it, `facet` whether its values are counted; `help` is the line of the documentation.
    """

    name: str
    kind: Kind
    boost: float = 0.0
    stored: bool = True
    facet: bool = False
    help: str = ""


# The boosts: a title names its subject and is short, so a word there says most; a decision is what readers look for.
# Plain numbers: on the judged queries a title of 2 or 4, a decision of 1 or 2, speakers of 1 move nDCG@10 over all by
# less than 0.001, and no class by more than 0.006.
FIELDS = (
    Field("title", Kind.WORDS, 3.0, help="The item's title."),
    Field("decision", Kind.WORDS, 1.5, help="What was decided, as printed under “Decision”."),
    Field("minutes", Kind.WORDS, 1.0, help="The text of the minutes."),
    Field("description", Kind.WORDS, 1.0, help="What the agenda says of the item."),
    Field("number", Kind.NAMES, 2.0, help="The item's number as displayed: “5a”, “77/21”."),
    Field("committee", Kind.NAMES, facet=True, help="The committee that met."),
    Field("year", Kind.VALUE, facet=True, stored=False, help="The year of the meeting."),
    Field("speaker", Kind.NAMES, 2.0, facet=True, help="Who speaks: the person where settled, and every label."),
    Field("council", Kind.NAMES, facet=True, help="The council, by its slug."),
    Field("date", Kind.DATE, help="The day of the meeting, YYYY-MM-DD."),
    Field("outcome", Kind.VALUE, facet=True, help="The kinds of outcome: resolved, agreed, noted and so on."),
    Field("state", Kind.VALUE, facet=True, help="How far the minutes have come: agenda, decisions, draft, published."),
    Field("procedural", Kind.FLAG, help="Apologies, declarations and the like: held back unless asked for."),
    Field("issue", Kind.VALUE, help="The matter, “council/number”: the same at every meeting, where a page tells it."),
    Field("renamed", Kind.VALUE, stored=False, help="Names to which the item gives another: “X, formerly Y”."),
)

# The fields in which words are looked for, best first.
TEXT_FIELDS = tuple(field for field in FIELDS if field.boost)

# The fields that a reader may name before a word ("title:drainage"); a number is asked for whole.
SEARCHED_ALONE = tuple(
    field.name for field in FIELDS if field.kind in (Kind.WORDS, Kind.NAMES) and field.name != "number"
)

FACETS = tuple(field.name for field in FIELDS if field.facet)
