"""What the reader typed, as a tree: docs/query-language.md is its description. No string is an error.

Words stand side by side for "all of them", which binds more closely than OR. What could not be honoured is told in
notes, sentences for the reader. Brackets are kept on a stack of our own, so that no nesting is too deep.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.search.lexer import Kind, Lexeme, Lexer, is_nothing, shown
from indexer.search.sequence import side_by_side
from indexer.search.tree import Near, Node, Or, Phrase, Prefix, Variants, Word, all_of, any_of, not_of, text_of


@dataclass(frozen=True, slots=True)
class Parsed:
    """`tree` is None where nothing was typed: that asks for everything."""

    tree: Node | None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Group:
    """What stands between two brackets, as far as it was read."""

    field: str | None = None
    alternatives: list[list[Node]] = dataclasses.field(default_factory=lambda: [[]])
    denied: bool = False
    distance: int = 0  # of a NEAR that waits for its right side
    waiting: str = ""  # the operator that waits for what follows it

    @property
    def parts(self) -> list[Node]:
        return self.alternatives[-1]


def parse(words: str) -> Parsed:
    """The tree of what was typed. Takes any string and never raises."""
    if not words.strip():
        return Parsed(None)
    lexer = Lexer(words)
    tree = _Parser(lexer).tree()
    if is_nothing(tree):
        lexer.note(f"There is nothing to search for in “{shown(words)}”: a search needs a letter or a digit.")
    return Parsed(tree, tuple(lexer.notes))


def shortened(words: str) -> str:
    """What of `words` is searched for, as it can be typed: without what is left out and what stands there twice.

    They stay as they are where that would be no shorter.
    """
    tree = parse(words).tree
    short = text_of(tree) if tree is not None else words
    return short if len(short) < len(words) and parse(short).tree == tree else words


class _Parser:
    def __init__(self, lexer: Lexer) -> None:
        self._lexer = lexer
        self._groups = [_Group()]

    def tree(self) -> Node:
        for lexeme in self._lexer.lexemes():
            self._take(lexeme)
        if len(self._groups) > 1:
            self._lexer.note("A bracket was not closed; it was read as if it closed at the end.")
        while len(self._groups) > 1:
            self._close()
        return self._ended(self._groups[0], side_by_side)

    def _take(self, lexeme: Lexeme) -> None:
        group = self._groups[-1]
        if lexeme.kind is Kind.OPEN:
            self._groups.append(_Group(lexeme.field or group.field))
        elif lexeme.kind is Kind.CLOSE:
            self._close()
        elif lexeme.kind is Kind.THING:
            self._add(_within(group.field, lexeme.node))
        elif lexeme.kind is Kind.NOT:
            group.denied, group.waiting = not group.denied, "NOT"
        elif not group.parts or group.waiting:
            self._left_out(lexeme.kind.name)
        elif lexeme.kind is Kind.OR:
            group.alternatives.append([])
            group.waiting = "OR"
        else:
            group.distance, group.waiting = lexeme.distance, lexeme.kind.name

    def _add(self, node: Node) -> None:
        """Put a thing into the group that is open, by the operators that wait for it."""
        group = self._groups[-1]
        if group.denied:
            node = not_of(node)
        if group.distance:
            node = self._near(group, node)
        group.parts.append(node)
        group.denied, group.distance, group.waiting = False, 0, ""

    def _near(self, group: _Group, right: Node) -> Node:
        """`right` near what stands before it; of a chain a NEAR b NEAR c, b is in both."""
        before = group.parts[-1]
        left = before.right if isinstance(before, Near) else before
        one, other = _side(left), _side(right)
        if one is None or other is None or _field_of(one) != _field_of(other):
            self._lexer.note("NEAR stands between two words or phrases; here it was read as “both”.")
            return right
        if not isinstance(before, Near):
            group.parts.pop()
        return Near(one, other, group.distance)

    def _close(self) -> None:
        node = self._ended(self._groups.pop())
        if not is_nothing(node):
            self._add(node)

    def _ended(self, group: _Group, joined: Callable[[list[Node]], Node] = all_of) -> Node:
        if group.waiting:
            self._left_out(group.waiting)
        alternatives = [parts for parts in group.alternatives if parts]
        return joined(alternatives[0]) if len(alternatives) == 1 else any_of(map(all_of, alternatives))

    def _left_out(self, operator: str) -> None:
        sides = "something after it" if operator == "NOT" else "something on either side"
        self._lexer.note(f"{operator} needs {sides}; it was left out.")


def _within(field: str | None, node: Node) -> Node:
    """`node` looked for in `field`, where it names none of its own."""
    if field is None:
        return node
    if isinstance(node, Word | Phrase | Prefix):
        return node if node.field else replace(node, field=field)
    return all_of(_within(field, part) for part in node.parts) if hasattr(node, "parts") else node


def _side(node: Node) -> Word | Phrase | Prefix | Variants | None:
    """`node` as a side of a NEAR; None where it cannot be one."""
    if isinstance(node, Word | Phrase | Prefix | Variants):
        return node
    if isinstance(node, Or):
        leaves = tuple(part for part in node.parts if isinstance(part, Word | Phrase | Prefix))
        same = len(leaves) == len(node.parts) and len({leaf.field for leaf in leaves}) == 1
        return Variants(leaves) if same else None
    return None


def _field_of(side: Word | Phrase | Prefix | Variants) -> str | None:
    return side.leaves[0].field if isinstance(side, Variants) else side.field
