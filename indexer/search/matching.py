"""Where in a text the words and phrases of a query stand: spans for marks, by the same rules as the index."""

from collections.abc import Callable
from dataclasses import dataclass

from indexer.search.analysis import Token, chain, is_plain, tokens
from indexer.search.grammar import And, Atom, Phrase

Stem = Callable[[str], str]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Characters `start` to `end` of a text are what the atom number `atom` of the query asks for."""

    start: int
    end: int
    atom: int


class Matcher:
    """Finds the atoms of one query in texts. `stem` is the stemmer of the engine that found the items."""

    def __init__(self, tree: And | None, stem: Stem) -> None:
        self._stem = stem
        self._stems: dict[str, list[int]] = {}  # stemmed form -> atoms that ask for any word of that stem
        self._chains: dict[str, list[tuple[int, tuple[str, ...]]]] = {}  # first term -> atoms that ask for exact terms
        for number, atom in enumerate(tree.parts if tree else ()):
            self._add(number, atom)

    def matches(self, text: str) -> list[Match]:
        """Every place of `text` that an atom matches, in order of their beginning; they may overlap."""
        if not self._stems and not self._chains:
            return []
        found = tokens(text)
        places = {(token.position, token.text): token for token in found} if self._chains else {}
        matches = []
        for token in found:
            if not token.link and self._stems:
                for number in self._stems.get(self._stem(token.text), ()):
                    matches.append(Match(token.start, token.end, number))
            for number, terms in self._chains.get(token.text, ()):
                if last := _last(token, terms, places):
                    matches.append(Match(token.start, last.end, number))
        return sorted(matches, key=lambda match: (match.start, match.end, match.atom))

    def marks(self, text: str) -> tuple[Span, ...]:
        """The spans of `text` to be marked: sorted, overlapping ones made one."""
        return united([(match.start, match.end) for match in self.matches(text)])

    def _add(self, number: int, atom: Atom) -> None:
        if isinstance(atom, Phrase):
            self._chains.setdefault(atom.words[0], []).append((number, atom.words))
        elif atom.exact or not is_plain(atom.text):
            terms = chain(atom.text)
            self._chains.setdefault(terms[0], []).append((number, terms))
        else:
            self._stems.setdefault(self._stem(atom.text), []).append(number)


def united(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted spans with overlapping ones made one; spans that only touch stay apart."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


def _last(first: Token, terms: tuple[str, ...], places: dict[tuple[int, str], Token]) -> Token | None:
    """The token that ends `terms` where they begin at `first` and follow one another; None where they do not."""
    last: Token | None = first
    for step, term in enumerate(terms[1:], start=1):
        last = places.get((first.position + step, term))
        if last is None:
            return None
    return last
