"""The lists of other names: what else a thing is called, as our lists and a council's own say it.

Of some thousand lines a search needs a few. So at a start it is only seen how the forms of each line begin, and a line
is read when a word that begins so is looked up.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter
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


class Named(NamedTuple):
    """A form and all the forms that who types it finds, itself among them or not."""

    form: Form
    found: tuple[Form, ...]


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
        sides = _sides(line)
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


def _sides(line: str) -> list[tuple[Form, ...]]:
    told = line.partition("#")[0]
    if not told or told.isspace():
        return []
    return [tuple(_form(part.strip()) for part in side.split("=")) for side in told.split(">")]


def _form(text: str) -> Form:
    bare = text.removesuffix("!").rstrip()
    return Form(bare, tuple(words_of(bare)), bare != text)


def _beginnings(line: str) -> Iterator[str]:
    """How the forms of a line begin that may be asked for."""
    told = line.partition("#")[0]
    for form in told.partition(">")[0].split("=") if told else ():
        first = form.split(None, 1)[0] if form and not form.isspace() else ""
        if first.isascii() and first.isalpha():
            yield _beginning(first.lower())
        elif words := words_of(form):
            yield _beginning(words[0])


def _beginning(word: str) -> str:
    """The first two letters of the stem of a folded word, without stemming it: to stem all everyday words at each start
    takes longer than to read them."""
    return IRREGULAR.get(word.removesuffix("'s"), word)[:2]


def _tables(lines: Iterable[str], beginning: str) -> _Tables:
    """What the lines say of the forms that begin so."""
    tables = _Tables({}, {}, {})
    groups = (Group(sides[0], sides[-1]) for sides in map(_sides, lines))
    # What is found one way comes on top of what a form is a name of, wherever the two stand.
    for group in sorted(groups, key=attrgetter("one_way")):
        for form in (*group.asked, *_without_and(group.asked)):
            first = form.words[0]
            if _beginning(first) != beginning:
                continue
            if len(form.words) > 1:
                _put(tables.by_start.setdefault(first, {}), form.words, form, group)
            elif form.is_acronym:
                _put(tables.acronyms.setdefault(first, {}), form.in_capitals, form, group)
            else:
                _put(tables.by_stem, stem(first), form, group)
    for first, forms in tables.by_start.items():
        tables.by_start[first] = dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))
    return tables


def _put(table: dict[Key, Named], key: Key, form: Form, group: Group) -> None:
    known = table.get(key)
    if known is None:
        table[key] = Named(form, group.found)
    elif group.one_way:
        table[key] = Named(known.form, (*known.found, *group.found))


def _without_and(group: tuple[Form, ...]) -> Iterator[Form]:
    """The long forms of a group as they may be typed, without “and” or with an ampersand, which asks for nothing."""
    known = {form.words for form in group}
    for form in group:
        words = tuple(word for word in form.words if word != "and")
        if len(words) > 1 and words not in known:
            known.add(words)
            yield Form(" ".join(words), words)
