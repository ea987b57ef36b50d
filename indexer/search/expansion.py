"""A query with every other way to write what it asks for, part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.search.analysis import words_of
from indexer.search.defined import Called
from indexer.search.families import plurals
from indexer.search.forms import OtherForms
from indexer.search.naming import Name
from indexer.search.other_names import Form, Named, OtherNames
from indexer.search.people import BEFORE_NAMES
from indexer.search.sequence import plain_words, text_in
from indexer.search.stemming import stem
from indexer.search.tree import (
    And,
    Leaf,
    Near,
    Node,
    Or,
    Phrase,
    Variants,
    Word,
    all_of,
    any_of,
    leaves_of,
    text_of,
)

# Who types three words in capitals, most of them no acronyms, holds the key down and means none of them as one.
_SHOUTED_WORDS = 3


class Expansion:
    """One tree on its way through the synonyms."""

    def __init__(self, names: OtherNames, forms: OtherForms | None, tree: Node, *, widens: bool) -> None:
        """`tree` is all of it. `widens`: what is found one way only is looked for, too."""
        self._names = names
        self._forms = forms
        self._typed = frozenset(stem(word) for leaf in leaves_of(tree) for word in plain_words(leaf, leaf.field))
        self._shouted = _shouted(tree, names)
        self._widens = widens
        self.notes: list[str] = []
        self.widened = False  # whether anything is looked for that is found one way only

    def of(self, node: Node) -> Node:
        if isinstance(node, Word | Phrase):
            leaves = self._leaves(node)
            return Variants(leaves) if len(leaves) > 1 else node
        if isinstance(node, And):
            parts = tuple(self._all(node.parts))
            return parts[0] if len(parts) == 1 else And(parts)
        if isinstance(node, Near):
            return replace(node, left=self._side(node.left), right=self._side(node.right))
        # What is denied is denied as it was typed: more would leave out what nobody named.
        return Or(tuple(map(self.of, node.parts))) if isinstance(node, Or) else node

    def _side(self, side: Leaf | Variants) -> Leaf | Variants:
        either = side.leaves if isinstance(side, Variants) else (side,)
        leaves = tuple(dict.fromkeys(leaf for one in either for leaf in self._leaves(one)))
        return Variants(leaves) if len(leaves) > 1 else side

    def _leaves(self, leaf: Leaf) -> tuple[Leaf, ...]:
        """A word or a hyphenated word with every other way to write it; any other leaf alone."""
        defined = self._forms.defined.names_of(leaf) if self._forms else ()
        known = self._named(leaf) if isinstance(leaf, Word) and not defined else None
        if known and isinstance(leaf, Word) and (named := self._others(known)):
            form = known.form
            own = Word(form.shown, exact=True) if form.in_capitals else replace(leaf, capitals=False)
            self._tell(_as_typed(leaf, form), named)
            return tuple(replace(one, field=leaf.field) for one in (own, *_leaves_of(named)))
        if isinstance(leaf, Phrase) and (spelt := self._long_form((leaf,), 0)):
            form, named, _ = spelt
            self._tell(form.shown, named)
            own_forms = (*form.leaves(), *_leaves_of(named))
            return tuple(dict.fromkeys((leaf, *(replace(one, field=leaf.field) for one in own_forms))))
        if self._forms is None:
            return (leaf,)
        others = self._forms.of(leaf)
        self._tell_forms(leaf, others)
        return (leaf, *others, *self._called(defined, leaf))

    def _others(self, named: Named) -> tuple[Form, ...]:
        """The other forms that are worth looking for.

        An acronym is always told with its first long form, which says what it means. Any other name that the archive
        calls nothing needs no word about it.
        """
        form, found = named.form, named.found if self._widens else named.equals
        others = tuple(other for other in found if other != form and not self._is_typed(other, named))
        if self._forms is not None:
            told = {one for one in found if one.is_acronym} if form in found else set()
            if told:
                told.add(next((one for one in found if one not in told), form))
            held = self._forms.held(_leaves_of(tuple(other for other in others if other not in told)))
            others = tuple(other for other in others if other in told or not held.isdisjoint(other.leaves()))
        self.widened = self.widened or not set(named.equals).issuperset(others)
        return others

    def _is_typed(self, other: Form, named: Named) -> bool:
        """Whether a word that is found one way stands in the query beside: in “swimming pool” no pool is meant by
        swimming."""
        if len(other.words) > 1 or other in named.equals:
            return False
        word = stem(other.words[0])
        return word in self._typed and word not in map(stem, named.form.words)

    def _named(self, word: Word) -> Named | None:
        """The form that `word` is, with what it finds."""
        if word.exact:
            return None
        for text in dict.fromkeys((word.text, word.text.removesuffix("s"))):
            if named := self._names.acronym(text, in_capitals=word.capitals and not self._shouted):
                return named
        return self._names.everyday(word.text)

    def _all(self, parts: tuple[Node, ...], most: int | None = None) -> Iterator[Node]:
        """The parts of an And, words that make up a long form, or are written together, taken together; at `most` so
        many of them as what the index itself has another name for."""
        at, joined = 0, False
        while at < len(parts):
            if defined := self._defined(parts, at, most):
                length, names = defined
                whole = parts[at : at + length]
                inner = all_of(self._all(whole, length - 1))
                yield any_of((inner, *self._called(names, next(leaves_of(whole[0])))))
                at, joined = at + length, False
                continue
            if name := self._name(parts, at):
                yield name
                at, joined = at + 1, False
                continue
            if found := self._long_form(parts, at):
                form, named, length = found
                self._tell(form.shown, named)
                where = getattr(parts[at], "field", None)
                others = tuple(replace(leaf, field=where) for leaf in _leaves_of(named))
            else:
                others, length = self._together(parts[at : at + 2]), 2
            if others:
                # Words that make up a name mean what it names and nothing wider: a "rent rise" is no other rise.
                typed = parts[at : at + length]
                yield Or((all_of(typed if found else tuple(map(self.of, typed))), *others))
                at += length
            else:
                # "st mary's rd": the word that two names share was taken with the first.
                longer = self._together(parts[at - 1 : at + 1]) if joined else ()
                yield Or((self.of(parts[at]), *longer)) if longer else self.of(parts[at])
                at += 1
            joined = bool(others)

    def _name(self, parts: tuple[Node, ...], at: int) -> Node | None:
        """The part as a name, where it stands behind “Councillor” and somebody of that name speaks.

        Mr Price is no tariff, though O'Brien may be written in two ways.
        """
        word = parts[at]
        if self._forms is None or not at or text_in(parts[at - 1]) not in BEFORE_NAMES:
            return None
        if not isinstance(word, Word) or word.field or not self._forms.held((replace(word, field="speaker"),)):
            return None
        others = self._forms.of(word)
        self._tell_forms(word, others)
        return Variants((word, *others)) if others else word

    def _defined(self, parts: tuple[Node, ...], at: int, most: int | None) -> Called | None:
        """The most of the parts from `at` on that the index has a name for and that tear nothing else apart."""
        called = self._forms.defined.names_at(parts, at, most) if self._forms else ()
        whole = (one for one in called if not self._tears(parts, at, at + one.length))
        return next((one for one in whole if not self._is_listed(parts, at, one.length)), None)

    def _is_listed(self, parts: tuple[Node, ...], at: int, length: int) -> bool:
        """Whether a list has another name for so many parts from `at` on: that counts before what the index says."""
        listed = self._long_form(parts, at)
        return listed is not None and listed[2] == length

    def _tears(self, parts: tuple[Node, ...], start: int, end: int) -> bool:
        """Whether what is written in another way, too, begins among the parts from `start` to `end` and ends behind."""
        if self._forms and self._forms.of_two(parts[end - 1 : end + 1]):
            return True
        forms = ((at, self._long_form(parts, at)) for at in range(start, end))
        return any(found and at + found[2] > end for at, found in forms)

    def _called(self, names: tuple[Name, ...], typed: Leaf) -> tuple[Leaf, ...]:
        """What finds the names that the index itself has for what was typed, the first word of which is `typed`."""
        for of in dict.fromkeys(name.of for name in names):
            short = Form(of, tuple(words_of(of)))
            told = _as_typed(typed, short) if isinstance(typed, Word) and short.is_acronym else of
            self._tell(told, (name for name in names if name.of == of))
        return tuple(replace(leaf, field=typed.field) for name in names for leaf in name.leaves)

    def _together(self, pair: tuple[Node, ...]) -> tuple[Leaf, ...]:
        """Other ways to write two words together."""
        if not self._forms:
            return ()
        others = self._forms.of_two(pair)
        self._tell_forms(all_of(pair), others)
        return others

    def _long_form(self, parts: tuple[Node, ...], at: int) -> tuple[Form, tuple[Form, ...], int] | None:
        """The long form that the parts from `at` on make up, its other forms, and how many parts it takes."""
        field = getattr(parts[at], "field", None)
        words = plain_words(parts[at], field)
        beside = (*words, *(plain_words(parts[at + 1], field) if at + 1 < len(parts) else ()))[1:2]
        for named in self._names.beginning_with(words[0]) if words else ():
            form = named.form
            if len(form.words) > 2 and form.words[1:2] != beside:
                continue  # nearly all of them: fifty forms begin with "council"
            wanted = once(form.words)
            typed: tuple[str, ...] = ()
            end = at
            while end < len(parts) and len(typed) < len(wanted):
                typed = once((*typed, *(plain_words(parts[end], field) or ("",))))
                end += 1
            if len(typed) == len(wanted) and same(typed, wanted) and (others := self._others(named)):
                return form, others, end - at
        return None

    def _tell(self, typed: str, others: Iterable[Form | Name]) -> None:
        told = ", ".join(f"“{other.shown}”" for other in others)
        self.notes.append(f"“{typed}”: also searched for {told}.")

    def _tell_forms(self, typed: Node, others: tuple[Leaf, ...]) -> None:
        if others:
            told = ", ".join(f"“{text_of(other).replace(chr(34), '')}”" for other in others)
            self.notes.append(f"“{text_of(typed)}”: also searched for {told}.")


def _leaves_of(forms: tuple[Form, ...]) -> list[Leaf]:
    return [leaf for form in forms for leaf in form.leaves()]


def _as_typed(word: Word, form: Form) -> str:
    """A word of a query that is `form`, in capitals where it was typed so, which is known of letters alone; the “s” of
    several of an acronym apart."""
    if not word.text.isalpha():
        return form.shown
    if not word.capitals:
        return word.text
    plural = form.is_acronym and word.text != form.words[0]
    return word.text[:-1].upper() + "s" if plural else word.text.upper()


def once(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, each once, as in a query; those of “B&B” stay two."""
    once = tuple(dict.fromkeys(words))
    return once if len(once) > 1 else words


def same(typed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words are those of a form; the last may stand in the other number."""
    one, other = typed[-1], words[-1]
    return typed[:-1] == words[:-1] and (one == other or one in plurals(other) or other in plurals(one))


def _shouted(tree: Node, names: OtherNames) -> bool:
    words = [part for part in (tree.parts if isinstance(tree, And) else ()) if isinstance(part, Word)]
    unknown = sum(names.acronym(word.text, in_capitals=True) is None for word in words)
    return len(words) >= _SHOUTED_WORDS and all(word.capitals for word in words) and unknown * 2 >= len(words)
