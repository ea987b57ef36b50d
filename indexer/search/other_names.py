"""The lists of other names: what else a thing is called, as our lists and a council's own say it.

Of some thousand lines a search needs a few. So at a start it is only seen how the forms of each line begin, and a line
is read when a word that begins so is looked up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from indexer.search.analysis import acronym, words_of
from indexer.search.errors import SearchError
from indexer.search.families import IRREGULAR, plurals
from indexer.search.stemming import stem
from indexer.search.tree import Leaf, Phrase, Word

Key = TypeVar("Key")


class Form(NamedTuple):
    """One way to write a thing: as shown, its folded words, and whether it counts only in capitals."""

    shown: str
    words: tuple[str, ...]
    in_capitals: bool = False

    @property
    def is_acronym(self) -> bool:
        return self.in_capitals or acronym(self.shown) is not None

    def leaves(self) -> Iterator[Leaf]:
        """What finds it in a text; a long form in the singular finds its plural, too."""
        if self.in_capitals:
            yield Word(self.shown, exact=True)
        elif len(self.words) == 1:
            yield Word(self.words[0])
        else:
            *first, last = self.words
            for one in (last, *plurals(last)):
                yield Phrase((*first, one))


class Group(NamedTuple):
    """Who types one of `asked` finds all of `found`; where each finds the others, too, they are the same forms."""

    asked: tuple[Form, ...]
    found: tuple[Form, ...]

    @property
    def one_way(self) -> bool:
        return self.asked != self.found


@dataclass(frozen=True)
class Named:
    """A form and all the forms that who types it finds, itself among them or not; these are read when asked for."""

    form: Form
    told: tuple[str, ...]  # the sides of lines that hold what it finds

    @cached_property
    def found(self) -> tuple[Form, ...]:
        return tuple(dict.fromkeys(form for side in self.told for form in _forms(side)))

    @cached_property
    def equals(self) -> tuple[Form, ...]:
        """Those of them that find it, too."""
        sides = (_forms(side) for side in self.told)
        return tuple(dict.fromkeys(form for side in sides if self.form in side for form in side))


class OtherNames:
    """The lines of synonym files. Of two groups that share a form the first counts; what it finds one way is added."""

    def __init__(self, text: str = "") -> None:
        """`text` holds lines that `groups_of` can read."""
        self._lines: dict[str, list[str]] = {}
        self._read: dict[str, _Tables] = {}
        for line in text.splitlines():
            for beginning in {*_beginnings(line)}:
                self._lines.setdefault(beginning, []).append(line)

    def acronym(self, word: str, *, in_capitals: bool) -> Named | None:
        """The acronym that a folded word is, and what it finds; one that is a word, too, only where `in_capitals`."""
        named = self._of(word).acronyms.get(word, {})
        return next((each for strict, each in named.items() if in_capitals or not strict), None)

    def everyday(self, word: str) -> Named | None:
        """The everyday word that a folded word is a form of, and what it finds."""
        by_stem = self._of(word).by_stem
        return by_stem.get(stem(word)) if by_stem else None

    def beginning_with(self, word: str) -> Iterable[Named]:
        """The long forms that begin with a folded word, the longest first, each with what it finds."""
        return self._of(word).by_start.get(word, {}).values()

    def _of(self, word: str) -> "_Tables":
        beginning = _beginning(word)
        if beginning not in self._read:
            self._read[beginning] = _tables(self._lines.get(beginning, ()), beginning)
        return self._read[beginning]


class _Tables(NamedTuple):
    """The forms that begin alike: acronyms by their folded word and whether they count only in capitals, everyday words
    by their stem, long forms by their first word."""

    acronyms: dict[str, dict[bool, Named]]
    by_stem: dict[str, Named]
    by_start: dict[str, dict[tuple[str, ...], Named]]


def groups_of(text: str, source: str) -> tuple[Group, ...]:
    """The groups of a synonym file. Raises SearchError, naming `source` and line, where a line is none."""
    groups = []
    for number, line in enumerate(text.splitlines(), start=1):
        sides = [_forms(side) for side in _sides(line)]
        if not sides:
            continue
        whole = len(sides) == 2 or (len(sides) == 1 and len(sides[0]) > 1)
        if not whole or not all(form.words for side in sides for form in side):
            raise SearchError(
                f"{source}, line {number}: write a group as “DSG = dedicated schools grant”, "
                f"and one that is found one way only as “lorry > wagon”"
            )
        groups.append(Group(sides[0], sides[-1]))
    return tuple(groups)


def _sides(line: str) -> list[str]:
    """What stands before “>” and behind it; one side where there is none, no side where the line says nothing."""
    told = line.partition("#")[0]
    return told.split(">") if told and not told.isspace() else []


def _forms(side: str) -> tuple[Form, ...]:
    return tuple(_form(part.strip()) for part in side.split("="))


def _form(text: str) -> Form:
    bare = text.removesuffix("!").rstrip()
    return Form(bare, tuple(words_of(bare)), bare != text)


def _beginnings(line: str) -> Iterator[str]:
    """How the forms of a line begin that may be asked for."""
    told = line.partition("#")[0]
    for form in told.partition(">")[0].split("=") if told else ():
        if beginning := _beginning_of(form):
            yield beginning


def _beginning_of(form: str) -> str:
    first = form.split(None, 1)[0] if form and not form.isspace() else ""
    if not (first.isascii() and first.isalpha()):
        first = next(iter(words_of(form)), "")
    return _beginning(first.lower())


def _beginning(word: str) -> str:
    """How the stem of a folded word begins, without stemming it: to stem all everyday words at each start takes longer
    than to read them. The third letter may be one that stemming changes: "try", "tries", "use", "using"."""
    root = IRREGULAR.get(word.removesuffix("'s"), word)
    return root[:2] + "i" if root[2:3] in ("e", "y") else root[:3]


def _tables(lines: Iterable[str], beginning: str) -> _Tables:
    """What the lines say of the forms that begin so."""
    tables = _Tables({}, {}, {})
    # What is found one way comes on top of what a form is a name of, wherever the two stand.
    for asked, *found in sorted(map(_sides, lines), key=len):
        side = found[0] if found else asked
        for form in _may_be_typed(asked, beginning):
            first = form.words[0]
            named = Named(form, (side,))
            if len(form.words) > 1:
                _put(tables.by_start.setdefault(first, {}), form.words, named, added=bool(found))
            elif form.is_acronym:
                _put(tables.acronyms.setdefault(first, {}), form.in_capitals, named, added=bool(found))
            else:
                _put(tables.by_stem, stem(first), named, added=bool(found))
    for first, forms in tables.by_start.items():
        tables.by_start[first] = dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))
    return tables


def _put(table: dict[Key, Named], key: Key, named: Named, *, added: bool) -> None:
    known = table.get(key)
    if known is None:
        table[key] = named
    elif added:
        table[key] = Named(known.form, known.told + named.told)


def _may_be_typed(asked: str, beginning: str) -> Iterator[Form]:
    """The forms of a side that begin so, and their long forms without “and” or with an ampersand, which asks for
    nothing."""
    without: dict[tuple[str, ...], Form] = {}
    for text in asked.split("="):
        if _beginning_of(text) == beginning:
            form = _form(text.strip())
            yield form
            words = tuple(word for word in form.words if word != "and")
            if 1 < len(words) < len(form.words):
                without[words] = Form(" ".join(words), words)
    yield from without.values()
