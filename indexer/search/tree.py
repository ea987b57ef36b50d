"""What a reader asks for as a tree, and the tree as text again.

Leaves are looked for in texts: `Word`, `Phrase`, `Prefix`. `Near` and `Variants` hold leaves; `Dates` and `Value` ask
for what an item states; `And`, `Or`, `Not` and `Most` join. `field` None means: in any of the fields where words are
looked for. For every tree that `grammar.parse` makes, parsing `text_of(tree)` gives the same tree.
"""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from indexer.search.dates import typed


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded. `exact`: as it stands, else in any form with the same stem. "22/00041" is one word, too.

    `capitals`: it was typed in capital letters, so it may be an acronym. A `text` in capital letters asks for a word
    that stands in capitals in the item; only synonyms make such.
    """

    text: str
    exact: bool = False
    capitals: bool = False
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more folded words that must follow one another, as they stand, in one paragraph.

    `joined`: typed as one word with signs in it ("post-16"), not between quotation marks. `shown` is that word where
    the signs are no hyphens ("clerk@kent.gov.uk").
    """

    words: tuple[str, ...]
    joined: bool = False
    field: str | None = None
    shown: str | None = dataclasses.field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins with `text`, folded and not stemmed."""

    text: str
    field: str | None = None


Leaf = Word | Phrase | Prefix


@dataclass(frozen=True, slots=True)
class Variants:
    """Different ways to write one thing: any of `leaves`, all scored together as if they were one word."""

    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Both sides in one paragraph, in either order, at most `distance` words apart (1: side by side)."""

    left: Leaf | Variants
    right: Leaf | Variants
    distance: int


@dataclass(frozen=True, slots=True)
class Dates:
    """Meetings held from `first` to `last`, both inclusive; None is open. Items without a date are in no range."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Value:
    """Items of which `field` ("outcome", "state", "number", "issue", "renamed") is exactly `value`."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of `parts`, each once. Without parts nothing matches."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more `parts`, each once."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Most:
    """Enough of `parts`: of them more than the share `least_words`, and of what they tell more than `least_told`.

    `weights` are aligned with `parts` and say what each tells.
    """

    parts: tuple["Node", ...]
    weights: tuple[float, ...]
    least_words: float = 0.5
    least_told: float = 0.5


Node = Word | Phrase | Prefix | Variants | Near | Dates | Value | Not | And | Or | Most

NOTHING = And(())
ANYTHING = Not(NOTHING)

# The fields that say where a meeting stands rather than what was said in it: asking for them alone is asking without
# words.
PLACE_FIELDS = ("committee", "council", "speaker")


def all_of(parts: Iterable[Node]) -> Node:
    """`parts` as one tree: what is nested becomes flat, what is there twice stands once."""
    flat: dict[Node, Node] = {}
    for part in parts:
        for inner in part.parts if isinstance(part, And) else (part,):
            flat.setdefault(without_capitals(inner), inner)
    return next(iter(flat.values())) if len(flat) == 1 else And(tuple(flat.values()))


def any_of(parts: Iterable[Node]) -> Node:
    """One of `parts`; as flat as `all_of`. None gives NOTHING."""
    flat: dict[Node, Node] = {}
    for part in parts:
        for inner in part.parts if isinstance(part, Or) else (part,):
            flat.setdefault(without_capitals(inner), inner)
    if not flat:
        return NOTHING
    return next(iter(flat.values())) if len(flat) == 1 else Or(tuple(flat.values()))


def not_of(part: Node) -> Node:
    return part.part if isinstance(part, Not) else Not(part)


def parts_of(tree: Node) -> tuple[Node, ...]:
    """The things asked for at once: the parts of an And, else the tree itself."""
    return tree.parts if isinstance(tree, And) else (tree,)


def asks_for_most(tree: Node) -> bool:
    """Whether an item need not hold all that is asked for at once."""
    return any(isinstance(part, Most) for part in parts_of(tree))


def leaves_of(tree: Node) -> Iterator[Leaf]:
    """The leaves that an item may hold to match, those behind a Not apart; in order, with repetitions."""
    if isinstance(tree, Word | Phrase | Prefix):
        yield tree
    elif isinstance(tree, Variants):
        yield from tree.leaves
    elif isinstance(tree, Near):
        yield from (*leaves_of(tree.left), *leaves_of(tree.right))
    elif isinstance(tree, And | Or | Most):
        for part in tree.parts:
            yield from leaves_of(part)


def has_words(tree: Node | None) -> bool:
    """Whether a tree asks for words of the text: without them there is nothing to rank by and nothing to hold back."""
    if tree is None:
        return False
    return tree == NOTHING or any(leaf.field not in PLACE_FIELDS for leaf in leaves_of(tree))


def text_of(tree: Node) -> str:  # noqa: PLR0911  a case for each kind of node
    """`tree` in the words of the query language. Raises TypeError for Most, which nobody can type."""
    match tree:
        case Word():
            return _in(tree.field, _quoted(tree.text) if tree.exact else _word(tree))
        case Phrase():
            return _in(
                tree.field, (tree.shown or "-".join(tree.words)) if tree.joined else _quoted(" ".join(tree.words))
            )
        case Prefix():
            return _in(tree.field, f"{tree.text}*")
        case Variants():
            return f"({' OR '.join(map(text_of, tree.leaves))})"
        case Near():
            return f"{text_of(tree.left)} NEAR/{tree.distance} {text_of(tree.right)}"
        case Dates():
            return typed(tree.first, tree.last)
        case Value():
            return f"{tree.field}:{tree.value if tree.value.isalnum() else _quoted(tree.value)}"
        case Not():
            return f"-{_grouped(tree.part)}"
        case And():
            return " ".join(f"({text_of(part)})" if isinstance(part, Or) else text_of(part) for part in tree.parts)
        case Or():
            return " OR ".join(map(text_of, tree.parts))
        case _:
            raise TypeError(f"{type(tree).__name__} cannot be typed")


def without_capitals(node: Node) -> Node:
    """What two parts share that ask for the same."""
    return replace(node, capitals=False) if isinstance(node, Word) and node.capitals else node


def _word(word: Word) -> str:
    return word.text.upper() if word.capitals else word.text


def _quoted(text: str) -> str:
    return f'"{text}"'


def _in(field: str | None, text: str) -> str:
    return f"{field}:{text}" if field else text


def _grouped(part: Node) -> str:
    return f"({text_of(part)})" if isinstance(part, And | Or | Near) else text_of(part)
