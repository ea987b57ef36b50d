"""Words that are written with a hyphen here and without one there: "sub-committee" and "subcommittee"."""

from collections.abc import Iterator

from indexer.search.tree import Leaf, Node, Phrase, Word

# Beginnings that are no words by themselves, so that what stands as two words was one with a hyphen: the index takes a
# hyphen for a space, and "bylaw" must not find "required by law".
_BEGINNINGS = (
    "anti",
    "bye",
    "co",
    "inter",
    "micro",
    "mid",
    "multi",
    "non",
    "pre",
    "re",
    "semi",
    "sub",
    "super",
    "trans",
)
_SHORTEST = 3  # what is left after a beginning


def written_otherwise(part: Node) -> Iterator[Leaf]:
    """Other ways to write a word or a hyphenated word of a query, likely or not; none of what is quoted."""
    if isinstance(part, Phrase) and part.joined and all(map(str.isalpha, part.words)):
        yield Word("".join(part.words), field=part.field)
    elif isinstance(part, Word) and not part.exact and part.text.isalpha():
        for beginning in _BEGINNINGS:
            rest = part.text.removeprefix(beginning)
            if rest != part.text and len(rest) >= _SHORTEST:
                yield Phrase((beginning, rest), joined=True, field=part.field)
