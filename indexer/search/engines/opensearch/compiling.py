"""A tree of the query as a query of OpenSearch: what matches is what `patterns` says, what scores is BM25 by field.

A thing asked for in any field scores as the sum of what it scores in each. The variants of one thing score as the best
of them, a prefix by its field alone.
"""

from collections.abc import Iterable, Sequence
from math import floor
from typing import Any

from indexer.search.engines.opensearch.mapping import ITEM, exact, key
from indexer.search.engines.opensearch.wording import term
from indexer.search.patterns import How, Slot, slots
from indexer.search.schema import FIELDS, TEXT_FIELDS, Field, Kind
from indexer.search.stemming import stem
from indexer.search.tree import (
    And,
    Dates,
    Leaf,
    Most,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Variants,
    Word,
    leaves_of,
)

Part = dict[str, Any]  # a query, or a part of one, in OpenSearch's JSON

# Beside items an index holds documents of its own, which have none of an item's fields.
EVERYTHING: Part = {"term": {"kind": ITEM}}
NOTHING: Part = {"match_none": {}}

_FIELDS = {field.name: field for field in FIELDS}
# What OpenSearch looks up for one prefix inside a NEAR; more is an error there.
_PREFIXED = 1_000
_ALL_PREFIXED = 2_147_483_647
# The numbers of a function's score are rounded to 24 bits: "more than" is told from "as much as" by a little more.
_A_LITTLE = 1e-6


def compiled(tree: Node | None) -> Part:  # noqa: PLR0911  a case for each kind of node
    """The query that finds and scores what `tree` asks for; None asks for everything."""
    match tree:
        case None:
            return matching([EVERYTHING])
        case Word() | Phrase() | Prefix():
            return _any([_in_field(tree, field) for field in _fields_of(tree)])
        case Variants():
            return {"dis_max": {"queries": [compiled(leaf) for leaf in tree.leaves]}}
        case Near():
            return {"bool": {"must": [compiled(tree.left), compiled(tree.right)], "filter": [_near(tree)]}}
        case And():
            return _all(tree.parts)
        case Or():
            return _any([compiled(part) for part in tree.parts])
        case Most():
            return _most(tree)
        case Not():
            return _all((tree,))
        case Dates():
            return matching([dated(tree.first, tree.last)])
        case Value():
            return matching([{"term": {key(tree.field): term(tree.value)}}])


def matching(parts: Sequence[Part]) -> Part:
    """All of `parts`, which score nothing."""
    return {"bool": {"filter": list(parts)}}


def dated(first: Any, last: Any) -> Part:
    """Items of meetings held from `first` to `last`, both dates, inclusive; None is open."""
    bounds = {name: day.isoformat() for name, day in (("gte", first), ("lte", last)) if day}
    return {"range": {"date": bounds}} if bounds else {"exists": {"field": "date"}}


def _all(parts: Sequence[Node]) -> Part:
    asked = [compiled(part) for part in parts if not isinstance(part, Not)]
    denied = [compiled(part.part) for part in parts if isinstance(part, Not)]
    if not parts:
        return NOTHING
    joined: Part = {"must": asked} if asked else {"filter": [EVERYTHING]}
    return {"bool": joined | ({"must_not": denied} if denied else {})}


def _any(parts: Sequence[Part]) -> Part:
    return parts[0] if len(parts) == 1 else {"bool": {"should": list(parts), "minimum_should_match": 1}}


def _most(tree: Most) -> Part:
    """The parts, enough of them and enough of what they tell."""
    parts = [compiled(part) for part in tree.parts]
    told = [
        {"constant_score": {"filter": part, "boost": weight}} for part, weight in zip(parts, tree.weights, strict=True)
    ]
    enough = {
        "function_score": {
            "query": {"bool": {"should": told}},
            "min_score": sum(tree.weights) * tree.least_told * (1 + _A_LITTLE),
        }
    }
    least = floor(len(parts) * tree.least_words) + 1
    return {"bool": {"should": parts, "minimum_should_match": least, "filter": [enough]}}


def _fields_of(leaf: Leaf) -> Sequence[Field]:
    return (_FIELDS[leaf.field],) if leaf.field else TEXT_FIELDS


def _in_field(leaf: Leaf, field: Field) -> Part:
    """`leaf` in one field."""
    asked = slots(leaf)
    boost = {"boost": field.boost}
    if len(asked) > 1:
        text = " ".join(term(slot.text) for slot in asked)
        if asked[-1].how is How.PREFIX:
            wanted = {"query": text, "max_expansions": _ALL_PREFIXED}
            return {"match_phrase_prefix": {exact(field.name): wanted | boost}}
        return {"match_phrase": {exact(field.name): {"query": text} | boost}}
    name, text = _term(asked[0], field)
    return {"prefix" if asked[0].how is How.PREFIX else "term": {name: {"value": text} | boost}}


def _term(slot: Slot, field: Field) -> tuple[str, str]:
    """The field of the index to look in, and for which term."""
    if slot.how is How.STEM and field.kind is Kind.WORDS:
        return field.name, term(stem(slot.text))
    return exact(field.name), term(slot.text)


def _near(node: Near) -> Part:
    """Both sides in one paragraph of one field. Paragraphs lie further apart in the index than any distance is."""
    fields = _fields_of(next(leaves_of(node.left)))
    return _any([part for field in fields for part in _both_ways(node, field)])


def _both_ways(node: Near, field: Field) -> Iterable[Part]:
    left, right = (_spans(side, field) for side in (node.left, node.right))
    for clauses in ([left, right], [right, left]):
        yield {"span_near": {"clauses": clauses, "slop": node.distance - 1, "in_order": True}}


def _spans(side: Leaf | Variants, field: Field) -> Part:
    if isinstance(side, Variants):
        return {"span_or": {"clauses": [_spans(leaf, field) for leaf in side.leaves]}}
    asked = [_span(slot, field) for slot in slots(side)]
    return asked[0] if len(asked) == 1 else {"span_near": {"clauses": asked, "slop": 0, "in_order": True}}


def _span(slot: Slot, field: Field) -> Part:
    name, text = _term(slot, field)
    if slot.how is How.PREFIX:
        rewritten = {"value": text, "rewrite": f"top_terms_boost_{_PREFIXED}"}
        return {"span_multi": {"match": {"prefix": {name: rewritten}}}}
    found: Part = {"span_term": {name: text}}
    # Stems stand at the places of their words, so both fields count as one.
    return found if name == exact(field.name) else {"span_field_masking": {"query": found, "field": exact(field.name)}}
