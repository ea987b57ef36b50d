"""Which items hold the words of a query, and how well: BM25F by Whoosh's formula.

The score of an item is the sum, over words and fields, of boost x idf x tf (K1 + 1) / (tf + K1 (1 - B + B length /
average length)), with idf = ln(items / (items holding it + 1)) + 1: whoosh.scoring.BM25F as a sum of single fields.
Unlike Whoosh's, the numbers count living documents only, so that an index built in one go and one grown by a hundred
updates rank alike.
"""

from math import log

from indexer.search.analysis import chain, is_plain
from indexer.search.engines.whoosh.reading import Snapshot
from indexer.search.engines.whoosh.schema import exact_name, stem
from indexer.search.grammar import And, Atom, Phrase
from indexer.search.schema import TEXT_FIELDS, Kind

# Whoosh's defaults, and those of the literature.
_B, _K1 = 0.75, 1.2


def scored(snapshot: Snapshot, tree: And) -> dict[int, float]:
    """Document number -> score, for every document that holds all of `tree`; none where the tree is empty."""
    by_atom = []
    for atom in tree.parts:
        scores = _atom_scores(snapshot, atom)
        if not scores:
            return {}
        by_atom.append(scores)
    if not by_atom:
        return {}
    found = set.intersection(*(set(scores) for scores in by_atom))
    # Summed in the order of the words, so that the same query gives the same number whatever the documents' numbers.
    return {number: sum(scores[number] for scores in by_atom) for number in found}


def _atom_scores(snapshot: Snapshot, atom: Atom) -> dict[int, float]:
    scores: dict[int, float] = {}
    for place, field in enumerate(TEXT_FIELDS):
        frequencies = _frequencies(snapshot, field.name, field.kind, atom)
        if not frequencies:
            continue
        average = _average_length(snapshot, place)
        weight = field.boost * (log(len(snapshot.rows) / (len(frequencies) + 1)) + 1)
        for number, tf in frequencies.items():
            length = snapshot.rows[number].lengths[place]
            gain = tf * (_K1 + 1) / (tf + _K1 * (1 - _B + _B * length / average))
            scores[number] = scores.get(number, 0.0) + weight * gain
    return scores


def _frequencies(snapshot: Snapshot, field: str, kind: Kind, atom: Atom) -> dict[int, int]:
    """How often `atom` stands in each document's `field`: stemmed where both the word and the field are."""
    if isinstance(atom, Phrase):
        return snapshot.phrase_frequencies(exact_name(field), atom.words)
    if kind is Kind.WORDS and is_plain(atom.text) and not atom.exact:
        return snapshot.frequencies(field, stem(atom.text))
    terms = chain(atom.text)
    if len(terms) == 1:
        return snapshot.frequencies(exact_name(field), terms[0])
    return snapshot.phrase_frequencies(exact_name(field), terms)


def _average_length(snapshot: Snapshot, place: int) -> float:
    return snapshot.average_lengths[place] or 1.0
