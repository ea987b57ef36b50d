"""Where in a text the leaves of a query stand: spans for marks, by the same rules as the index."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.search.analysis import Token, beside, has_separator, tokens, unmarked
from indexer.search.patterns import How, Slot, near, slots
from indexer.search.seeking import Forms, Sought, Span, Stem, Words, flat, heads, sought, spans
from indexer.search.tree import And, Leaf, Most, Near, Node, Or, Phrase, Prefix, Variants, Word, parts_of

# The fields whose words are compared as they stand, whatever was typed.
_UNSTEMMED = frozenset({"speaker", "number", "committee", "council"})
# So many characters, or one text, are looked through at once: an item of 100,000 words shows what is found early.
AT_ONCE = 16_000
_TEXTS = frozenset({"decision", "minutes", "description"})
_FOUND_BY_DEFAULT = frozenset({"title", "decision", "minutes", "description", "speaker", "number"})


# The leaves of one thing to be found, or those of the two sides of a NEAR, and how far apart these may be.
_Atom = tuple[tuple[tuple[Leaf, ...], ...], int]


class Match(NamedTuple):
    """Characters `start` to `end` of a text are what atom number `atom` of the query asks for: a leaf, or a NEAR."""

    start: int
    end: int
    atom: int


class Matcher:
    """Finds what one query asks for in texts. `stem` is the stemmer of the engine that found the items.

    `forms` are the words of its index that have a stem, where the texts are of that index.
    """

    def __init__(self, tree: Node | None, stem: Stem, forms: Forms | None = None) -> None:
        self._words = Words(stem, forms)
        self._asked, self._ways = _asked(tree) if tree is not None else ((), ())
        self._told: dict[frozenset[int], float] = {}
        self._parts_in: dict[str, list[_Part]] = {}
        # Whether the same is looked for in all paragraphs, of whatever field.
        self.is_alike_in_texts = all(sides[0][0].field not in _TEXTS for sides, _ in self._asked)

    def matches(self, text: str, field: str = "minutes") -> list[Match]:
        """Every place of `text`, which stands in `field`, that is asked for, by beginning; they may overlap."""
        parts = self._parts(field)
        flattened = flat(text) if parts else None
        cut: _Text | None = None
        matches: list[Match] = []
        for part in parts:
            if flattened is not None and part.words is not None:
                matches += part.found(text, flattened)
            elif flattened is None or part.may_stand_in(flattened):
                cut = cut or _Text(text, self._words if field not in _UNSTEMMED else None)
                matches += [Match(start, end, part.atom) for start, end in cut.found(part)]
        return sorted(matches)

    def among(self, texts: Sequence[str], field: str) -> Iterator[tuple[int, list[Match]]]:
        """The matches in each of several texts, which stand in `field`: the places of those that have any, with these.

        As `matches` finds them; but many short texts are looked through as one.
        """
        for first, some in _at_once(texts) if texts and self._parts(field) else ():
            yield from self._in_lot(some, first, field)

    def _in_lot(self, texts: Sequence[str], first: int, field: str) -> Iterator[tuple[int, list[Match]]]:
        """The same of few texts, of which the first has the place `first`; halved where one is in the way."""
        parts = self._parts(field)
        whole = "\n".join(texts)
        flattened = flat(whole)
        if flattened is not None and all(part.words is not None for part in parts):
            yield from _apart(sorted([match for part in parts for match in part.found(whole, flattened)]), texts, first)
        elif flattened is None and len(texts) > 1:
            half = len(texts) // 2
            yield from self._in_lot(texts[:half], first, field)
            yield from self._in_lot(texts[half:], first + half, field)
        else:
            alone = ((place, self.matches(text, field)) for place, text in enumerate(texts, start=first))
            yield from (found for found in alone if found[1])

    def told(self, atoms: frozenset[int]) -> float:
        """How many parts of the query these atoms are; of a part in several ways the share of the way that they fill
        best."""
        if atoms not in self._told:
            self._told[atoms] = sum(max(len(way & atoms) / len(way) for way in ways) for ways in self._ways)
        return self._told[atoms]

    def marks(self, text: str, field: str = "minutes") -> tuple[Span, ...]:
        """The spans of `text` to be marked: sorted, overlapping ones made one."""
        return united([(match.start, match.end) for match in self.matches(text, field)])

    def all_marks(self, texts: Sequence[str], field: str) -> list[tuple[Span, ...]]:
        """`marks` of each of several texts, which are looked through as one."""
        found = dict(self.among(texts, field))
        return [united([match[:2] for match in found[place]]) if place in found else () for place in range(len(texts))]

    __call__ = marks

    def _parts(self, field: str) -> list["_Part"]:
        """What is looked for in `field`."""
        if field not in self._parts_in:
            words = None if field in _UNSTEMMED else self._words
            self._parts_in[field] = [
                _part(atom, sides, distance, words)
                for atom, (sides, distance) in enumerate(self._asked)
                if _looked_for(sides[0][0], field)
            ]
        return self._parts_in[field]


def united(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted spans with overlapping ones made one; spans that only touch stay apart."""
    if len(spans) < 2:
        return tuple(spans)
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


@dataclass(frozen=True, slots=True)
class _Part:
    """Atom number `atom` of a query: its leaves, or those of the two sides of a NEAR, at most `distance` words apart.

    `words` are the leaves where looking for letters finds them, else None. `needed`: for each side, for each leaf what
    letters its words begin with, one of each; nothing where a glance would spare nothing.
    """

    atom: int
    sides: tuple[tuple[Leaf, ...], ...]
    distance: int
    words: tuple[tuple[Sought, ...], ...] | None
    needed: tuple[tuple[tuple[tuple[str, ...], ...], ...], ...]

    def found(self, text: str, flattened: str) -> list[Match]:
        """Where `words` stand in `text`, which folds to `flattened`."""
        if self.words is None or not self.may_stand_in(flattened):
            return []
        if len(self.words) == 1:
            found: Iterable[Span] = spans(self.words[0], text, flattened)
        else:
            found = {span for one in self.words for span in spans(one, text, flattened)}
        return [Match(start, end, self.atom) for start, end in found]

    def may_stand_in(self, flattened: str) -> bool:
        """Whether all letters are there: a glance that spares most texts the closer look."""
        return all(
            any(all(any(head in flattened for head in heads) for heads in leaf) for leaf in side)
            for side in self.needed
        )


def _part(atom: int, sides: tuple[tuple[Leaf, ...], ...], distance: int, words: Words | None) -> _Part:
    by_letters = [sought(slots(leaf), words) for leaf in sides[0]] if len(sides) == 1 else [None]
    found = tuple(one for one in by_letters if one is not None)
    # Where only words are looked for, looking for them is the glance.
    glance = not all(one is not None and len(one) == 1 for one in by_letters)
    needed = tuple(tuple(heads(slots(leaf), words) for leaf in leaves) for leaves in sides) if glance else ()
    return _Part(atom, sides, distance, found if len(found) == len(by_letters) else None, needed)


def _at_once(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """`texts` by so many as are looked through at once, each lot with the place of its first."""
    first = length = 0
    for place, text in enumerate(texts):
        length += len(text)
        if length > AT_ONCE:
            yield first, texts[first : place + 1]
            first, length = place + 1, 0
    if first < len(texts):
        yield first, texts[first:]


def _apart(matches: Sequence[Match], texts: Sequence[str], first: int) -> Iterator[tuple[int, list[Match]]]:
    """Sorted `matches` in `texts`, laid end to end with a sign between, as matches in each; the first text has the
    place `first`. What reaches from one into the next is none."""
    at, begin = 0, 0
    for place, text in enumerate(texts, start=first):
        end = begin + len(text)
        within = []
        while at < len(matches) and matches[at].start < end:
            match = matches[at]
            at += 1
            if match.end <= end:
                within.append(Match(match.start - begin, match.end - begin, match.atom))
        if within:
            yield place, within
        begin = end + 1


class _Text:
    """The words of one text by their places."""

    def __init__(self, text: str, words: Words | None) -> None:
        self._compared = words
        self._places: dict[str, list[int]] = {}
        self._spans: dict[int, Span] = {}
        self._words: list[Token] = []
        for token in tokens(text):
            self._places.setdefault(token.text, []).append(token.position)
            if token.link:
                continue
            self._words.append(token)
            self._spans[token.position] = (token.start, token.end)
            if written := beside(text, token):
                self._places.setdefault(written, []).append(token.position)
        self._sorted = sorted(self._places)

    def found(self, part: _Part) -> set[Span]:
        """The spans of `part`: of a NEAR those of both sides where they are near one another."""
        found = [[o for leaf in leaves for o in self.occurrences(leaf)] for leaves in part.sides]
        if len(found) == 1:
            return {self.span(*occurrence) for occurrence in found[0]}
        return {self.span(*one) for pair in near(found[0], found[1], part.distance) for one in pair}

    def occurrences(self, leaf: Leaf) -> list[tuple[int, int]]:
        """(place of the first word, of the last) wherever `leaf` stands."""
        asked = slots(leaf)
        # A link stands at the place of its first word and takes in the next.
        extra = len(asked) - 1 + (not isinstance(leaf, Phrase) and has_separator(unmarked(asked[-1].text)))
        starts = set(self._at(asked[0]))
        for step, slot in enumerate(asked[1:], start=1):
            starts &= {place - step for place in self._at(slot)}
        return [(start, start + extra) for start in sorted(starts) if start + extra in self._spans]

    def span(self, first: int, last: int) -> Span:
        return self._spans[first][0], self._spans[last][1]

    def _at(self, slot: Slot) -> list[int]:
        if slot.how is How.PREFIX:
            return [place for term in self._beginning(slot.text) for place in self._places[term]]
        if slot.how is How.EXACT or self._compared is None:
            return self._places.get(slot.text, [])
        stem, forms = self._compared
        stemmed = stem(slot.text)
        if forms is None:
            return [token.position for token in self._words if stem(token.text) == stemmed]
        return [place for form in forms(stemmed) for place in self._places.get(form, ())]

    def _beginning(self, prefix: str) -> Iterator[str]:
        for term in self._sorted[bisect_left(self._sorted, prefix) :]:
            if not term.startswith(prefix):
                return
            yield term


def _looked_for(leaf: Leaf, field: str) -> bool:
    return leaf.field == field or (leaf.field is None and field in _FOUND_BY_DEFAULT)


def _asked(tree: Node) -> tuple[tuple[_Atom, ...], tuple[tuple[frozenset[int], ...], ...]]:
    """Everything of `tree` that may be found, and for each of its parts the ways to hold it, as numbers of atoms."""
    atoms: list[_Atom] = []
    parts = tree.parts if isinstance(tree, And | Most) else parts_of(tree)
    ways = [_ways(part, atoms) for part in parts]
    return tuple(atoms), tuple(some for some in ways if some)


def _ways(node: Node, atoms: list[_Atom]) -> tuple[frozenset[int], ...]:
    """The ways to hold `node`, whose atoms are put to the others. Of what joins alternatives it takes them together."""
    if isinstance(node, Or):
        return tuple(way for part in node.parts for way in _ways(part, atoms))
    if isinstance(node, And | Most):
        together = frozenset().union(*(way for part in node.parts for way in _ways(part, atoms)))
        return (together,) if together else ()
    if isinstance(node, Near):
        atoms.append(((_leaves(node.left), _leaves(node.right)), node.distance))
    elif isinstance(node, Word | Phrase | Prefix | Variants):
        atoms.append(((_leaves(node),), 0))
    else:
        return ()
    return (frozenset([len(atoms) - 1]),)


def _leaves(side: Leaf | Variants) -> tuple[Leaf, ...]:
    return side.leaves if isinstance(side, Variants) else (side,)
